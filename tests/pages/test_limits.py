"""What comes from outside is measured before it is read, and believed only as far as the settings say."""

import io
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.attendance.forms import VisitorForm, cell_name, grid_cells
from governance_app.foundation.settings import SettingsMissing, read_settings
from governance_app.voting.forms import REASON, RollCallForm, with_seats
from governance_app.web import answers, limits, navigation, outside
from tests.pages import shell_app
from tests.pages.test_access import hidden
from tests.support.build_access import an_account, signed_in
from tests.support.build_committees import an_empty_body

FAR = "https://asambleas.example.org"


def rosters(body: object) -> str:
    return f"/trabajo/organos/{body}/datos/padron"


def sheet(size: int) -> dict[str, object]:
    return {"content": (io.BytesIO(b"body,name\n" + b"a" * size), "padron.csv")}


# How much

@pytest.mark.parametrize("path", ["/entrar", "/invitacion", "/trabajo/personas"])
def test_nobody_sends_more_than_a_form(client: FlaskClient, path: str) -> None:
    answer = client.post(path, data={"text": "a" * limits.USUAL})
    assert answer.status_code == 413
    assert "Esto es demasiado grande" in answer.get_data(as_text=True)
    assert client.post(path, data=b"a=" * limits.USUAL, content_type="multipart/form-data; boundary=x").status_code == 413


def test_the_page_of_what_is_too_big_speaks_the_readers_language(client: FlaskClient) -> None:
    assert "This is too big" in client.post("/entrar?lang=en", data={"text": "a" * limits.USUAL}).get_data(as_text=True)


def test_a_file_is_taken_only_of_who_is_signed_in_and_only_where_files_are_given(app: Flask) -> None:
    body = an_empty_body()
    desk = signed_in(app.test_client(), an_account(Role.SECRETARY, body))
    given = hidden(desk, rosters(body), "")
    assert desk.post(rosters(body), data=given | sheet(2_000_000)).status_code == 422
    assert desk.post(rosters(body), data=given | sheet(limits.WITH_FILE)).status_code == 413
    assert desk.post("/trabajo/personas", data=given | sheet(2_000_000)).status_code == 413
    assert app.test_client().post(rosters(body), data=given | sheet(2_000_000)).status_code == 413


def test_a_form_of_countless_fields_is_not_shown_again(client: FlaskClient) -> None:
    assert client.post("/entrar", data="a&" * (limits.FIELDS + 1), content_type="application/x-www-form-urlencoded").status_code == 413
    many = {f"f{n}": "x" for n in range(limits.FIELDS + 1)}
    assert client.post("/entrar", data=many, content_type="multipart/form-data").status_code == 413


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_the_largest_forms_are_taken_whole(app: Flask, kind: str) -> None:
    seats = [uuid4() for _ in range(200)]
    roll = with_seats(RollCallForm, [(seat, "x") for seat in seats])
    names = [name for name in vars(roll) if hasattr(getattr(roll, name), "field_class")]
    grid = {cell_name(*cell): "9999" for cell in grid_cells()}
    written = ("Así lo pidió la asamblea según el reglamento. " * 50)[:REASON]
    assert (len(names), len(written)) == (400, REASON)
    assert set(grid) <= set(vars(VisitorForm))
    reasoned = {name: written if "reason" in name else "abstain" for name in names}
    for sent in (reasoned, grid, {"text": "ᐧ" * 20_000, "reason": "\N{HERB}" * 1_000}):
        with app.test_request_context("/", method="POST", data=sent, content_type=kind):
            assert request.form.to_dict() == sent


# From where

@pytest.fixture
def _nobody_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell alone: what a whole application registered in this process before is forgotten here."""
    monkeypatch.setattr(answers, "_actor_provider", None)
    monkeypatch.setattr(navigation, "_entries", {place: [] for place in navigation.PLACES})


@pytest.mark.usefixtures("_nobody_acts")
@pytest.mark.parametrize(("host", "public"), [
    ("x" * 3000, ""), ("a..b", ""), *((host, FAR) for host in ("x" * 3000, "a b", "[::1", "evil_.example", "", "1.2.3.4:99999")),
])
def test_a_host_that_is_none_hears_plain_words(tmp_path: Path, host: str, public: str) -> None:
    app, _deed = shell_app.make(tmp_path, public_url=public)
    for path in ("/long", "/nowhere", "/favicon.svg"):
        answer = app.test_client().get(path, headers={"Host": host})
        assert (answer.status_code, answer.mimetype) == (400, "text/plain")
        assert "No se entendió" in answer.text


@pytest.mark.usefixtures("_nobody_acts")
def test_only_the_public_host_and_this_machine_are_answered(tmp_path: Path) -> None:
    app, _deed = shell_app.make(tmp_path, public_url=FAR)
    for host, status in (("asambleas.example.org", 200), ("127.0.0.1:8000", 200), ("localhost", 200), ("evil.example", 400)):
        answer = app.test_client().get("/long", headers={"Host": host})
        assert answer.status_code == status, host
        assert "evil" not in answer.text
    assert app.test_client().post("/plan", headers={"Host": "evil.example"}).status_code == 400


def test_addresses_for_outside_are_on_the_public_host(tmp_path: Path) -> None:
    for public, address in ((FAR, f"{FAR}/plan?a=1"), ("", "http://127.0.0.1/plan?a=1")):
        app, _deed = shell_app.make(tmp_path, public_url=public)
        with app.test_request_context("/", base_url="http://127.0.0.1"):
            assert outside.full_address("sample.plan", a=1) == address


@pytest.mark.parametrize(("hops", "seen"), [(0, ("127.0.0.1", "http", "localhost")), (1, ("203.0.113.7", "https", "far.example"))])
def test_a_proxy_is_believed_only_when_there_is_one(tmp_path: Path, hops: int, seen: tuple[str, str, str]) -> None:
    app, _deed = shell_app.make(tmp_path, proxy_hops=hops)
    app.add_url_rule("/seen", view_func=lambda: [request.remote_addr, request.scheme, request.host])
    said = {"X-Forwarded-For": "198.51.100.1, 203.0.113.7", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "far.example"}
    assert tuple(app.test_client().get("/seen", headers=said).json) == seen


@pytest.mark.parametrize(("name", "text"), [
    ("GOVERNANCE_PROXY_HOPS", "one"), ("GOVERNANCE_PROXY_HOPS", "-1"), ("GOVERNANCE_PROXY_HOPS", "10"),
    ("GOVERNANCE_PUBLIC_URL", "asambleas.example.org"), ("GOVERNANCE_PUBLIC_URL", FAR + "/actas"), ("GOVERNANCE_PUBLIC_URL", "ftp://x"),
])
def test_a_setting_that_says_nothing_stops_the_start(tmp_path: Path, name: str, text: str) -> None:
    keys = tmp_path / "keys"
    keys.write_text(f"{'1' * 64}\n{'2' * 64}\n")
    given = {"GOVERNANCE_DATABASE_URL": "sqlite://", "GOVERNANCE_SECRET_FILE": str(keys)}
    with pytest.raises(SettingsMissing, match=name):
        read_settings(given | {name: text})
    settings = read_settings(given | {"GOVERNANCE_PROXY_HOPS": "1", "GOVERNANCE_PUBLIC_URL": FAR + "/"})
    assert (settings.proxy_hops, settings.public_url) == (1, FAR)
