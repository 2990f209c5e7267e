"""The shell alone: forms that lose nothing, kind errors, headers, forged writes, compression, readable colours."""

import re
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import Markup

from governance_app.foundation.errors import Conflict
from governance_app.languages.rules import OFFERED
from governance_app.web import answers, charts, errors, fields, filters, navigation, sentences
from tests.pages import shell_app
from tests.support import pages
from tests.support.pages import Page, complaints, submit, visit

GOOD = {"title": "Asamblea", "day": "23/11/2026", "colour": "green"}


@pytest.fixture(autouse=True)
def _nobody_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell knows no room: what a whole application registered in this process before is forgotten here."""
    monkeypatch.setattr(answers, "_actor_provider", None)
    monkeypatch.setattr(navigation, "_entries", {place: [] for place in navigation.PLACES})


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Flask, shell_app.Deed]:
    monkeypatch.setattr(answers, "_actor_provider", lambda: SimpleNamespace(known=True, name="Rosa Grefa"))
    return shell_app.make(tmp_path)


@pytest.fixture
def deed(built: tuple[Flask, shell_app.Deed]) -> shell_app.Deed:
    return built[1]


@pytest.fixture
def visitor(built: tuple[Flask, shell_app.Deed]) -> FlaskClient:
    return built[0].test_client()


class _Unworded(Enum):
    ONE = 1


# Forms

def test_a_form_calls_its_action_with_typed_values_and_leads_on(visitor: FlaskClient, deed: shell_app.Deed) -> None:
    answer = submit(visitor, visit(visitor, "/plan"), "Guardar", moment="2026-11-23T14:30", money="1.234,5", **GOOD)
    assert answer.headers["Location"] == "/plan"
    given = deed.given[0]
    assert (given["title"], given["day"], given["colour"]) == ("Asamblea", date(2026, 11, 23), shell_app.Colour.GREEN)
    assert (given["moment"], given["money"], given["sheet"]) == (datetime(2026, 11, 23, 19, 30, tzinfo=UTC), 123450, None)
    assert isinstance(given["id"], UUID)
    assert given["id"].version == 7
    assert given["now"].tzinfo is UTC
    assert "Guardado." in visit(visitor, "/plan").main


def test_a_second_press_sends_the_same_id(visitor: FlaskClient, deed: shell_app.Deed) -> None:
    page = visit(visitor, "/plan")
    for _press in range(2):
        submit(visitor, page, "Guardar", **GOOD)
    assert len({given["id"] for given in deed.given}) == 1


def test_a_wrong_form_keeps_what_was_typed_its_id_and_says_where(visitor: FlaskClient, deed: shell_app.Deed) -> None:
    page = visit(visitor, "/plan")
    again = submit(visitor, page, "Guardar", status=422, title="Minga del río", day="31/02/2026")
    form = again.form_with("Guardar")
    assert form.fields["title"] == ["Minga del río"]
    assert form.fields["day"] == ["31/02/2026"]
    assert form.fields["request_id"] == page.form_with("Guardar").fields["request_id"]
    assert again.links()["Escriba el día así: 23/11/2026."] == "#day"
    assert again.links()["Escoja una de las opciones que se muestran."] == "#colour-0"
    assert not deed.given


@pytest.mark.parametrize(("error", "status", "text", "same_id"), [
    (shell_app.TooFew(field="title", present=3, needed=7), 422, "Hay 3 y faltan 7.", True),
    (shell_app.Moved(), 409, "Cambió.", False),
    (Conflict(), 409, "Alguien cambió esto hace un momento.", False),
])
def test_a_rule_that_says_no_is_said_on_the_form(
    visitor: FlaskClient, deed: shell_app.Deed, error: Exception, status: int, text: str, same_id: bool,
) -> None:
    def refuse() -> Any:
        raise error

    deed.answer = refuse
    page = visit(visitor, "/plan")
    again = submit(visitor, page, "Guardar", status=status, **GOOD)
    assert text in again.main
    before, after = (p.form_with("Guardar").fields["request_id"] for p in (page, again))
    assert (before == after) is same_id


def test_spaces_are_no_title_and_long_text_is_refused(visitor: FlaskClient) -> None:
    page = visit(visitor, "/plan")
    assert "Falta este dato" in submit(visitor, page, "Guardar", status=422, **(GOOD | {"title": "   "})).main
    assert "Use 40 letras o menos" in submit(visitor, page, "Guardar", status=422, **(GOOD | {"title": "a" * 41})).main


@pytest.mark.parametrize(("text", "cents"), [
    ("1.234,50", 123450), ("1234.5", 123450), ("1.234", 123400), ("0,05", 5), ("12", 1200), ("1.234.567,89", 123456789),
])
def test_amounts_are_read_as_people_write_them(text: str, cents: int) -> None:
    assert fields.cents(text) == cents


@pytest.mark.parametrize("text", ["", "doce", "1,2,3", "1,234", "-5", "١٢", "1e3", "12,5x"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        fields.cents(text)


# Forged writes

@pytest.mark.parametrize("headers", [
    {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"},
])
def test_a_write_from_elsewhere_is_refused_even_with_the_token(visitor: FlaskClient, deed: shell_app.Deed, headers: dict[str, str]) -> None:
    form = visit(visitor, "/plan").form_with("Guardar")
    answer = visitor.post("/plan", data=form.fields | GOOD, headers=headers)
    assert answer.status_code == 403
    assert not deed.given


def test_without_a_token_nothing_is_written_and_nothing_typed_is_lost(visitor: FlaskClient, deed: shell_app.Deed) -> None:
    answer = visitor.post("/plan", data=GOOD | {"password": "river", "request_id": "0"})
    page = pages.read(answer, "/plan", 403)
    assert not deed.given
    kept = page.form_with("Enviar otra vez").fields
    assert kept["title"] == ["Asamblea"]
    assert "password" not in kept
    submit(visitor, page, "Enviar otra vez")
    assert deed.given[0]["title"] == "Asamblea"


def test_the_token_of_another_session_is_refused(built: tuple[Flask, shell_app.Deed]) -> None:
    mine, theirs = built[0].test_client(), built[0].test_client()
    token = visit(theirs, "/plan").form_with("Guardar").fields["csrf_token"]
    visit(mine, "/plan")
    assert mine.post("/plan", data=GOOD | {"csrf_token": token}).status_code == 403


# Errors

@pytest.mark.parametrize(("path", "status", "words"), [
    ("/nowhere", 404, "No hay nada en esta dirección"), ("/fails/1", 403, "Aquí no puede hacer esto"), ("/fails/2", 404, "No encontramos"),
    ("/fails/413", 413, "demasiado grande"), ("/fails/429", 429, "Demasiados intentos"), ("/fails/418", 418, "no estaba completo"),
    ("/fails/503", 503, "Algo falló de nuestro lado"), ("/fails/401", 401, "Primero entre"),
])
def test_every_error_has_a_kind_page(visitor: FlaskClient, path: str, status: int, words: str) -> None:
    assert words in visit(visitor, path, status=status).main


def test_a_failure_shows_a_code_and_no_trace(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    app, _deed = shell_app.make(tmp_path)
    app.testing = False
    app.extensions["web_assets"].built = True
    app.extensions["web_assets"].names.update({"main.css": "main.css", "main.js": "main.js"})
    page = visit(app.test_client(), "/fails/3", status=500)
    code = re.search(r"\b[0-9A-F]{8}\b", page.main)
    assert code
    assert code.group() in caplog.text
    assert "secret detail" in caplog.text
    assert "secret detail" not in page.html
    assert "ZeroDivisionError" not in page.html


def test_pages_without_a_build_say_what_to_do(tmp_path: Path) -> None:
    app, _deed = shell_app.make(tmp_path)
    app.testing = False
    app.extensions["web_assets"].built = False
    answer = app.test_client().get("/long")
    assert answer.status_code == 503
    assert "make build" in answer.text


@pytest.mark.parametrize(("address", "safe"), [
    ("/decisiones?año=2026", True), ("/", True), ("//evil.example", False), ("https://evil.example", False), ("/\\evil.example", False),
    ("javascript:alert(1)", False), ("", False), (None, False), ("/a\nb", False), ("/\tevil", False),
])
def test_the_way_back_never_leads_elsewhere(address: str | None, safe: bool) -> None:
    assert errors.safe_next(address) == (address if safe else None)


# Headers, cookies, compression

def test_every_answer_is_guarded(visitor: FlaskClient) -> None:
    for path in ("/long", "/nowhere", "/favicon.svg"):
        headers = visitor.get(path).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["frame-ancestors"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "Strict-Transport-Security" not in headers


def test_cookies_stay_home(tmp_path: Path) -> None:
    app, _deed = shell_app.make(tmp_path, secure=True)
    answer = app.test_client().get("/keep", base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in cookie
    assert "Strict-Transport-Security" in answer.headers


def test_an_unchanged_public_page_is_not_sent_again(visitor: FlaskClient) -> None:
    first = visitor.get("/long", headers={"Accept-Encoding": "br"})
    assert first.headers["Content-Encoding"] == "br"
    assert "palabra" in brotli.decompress(first.data).decode()
    again = visitor.get("/long", headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


@pytest.mark.parametrize(("site", "coding"), [
    (None, None), ("cross-site", None), ("same-site", None), ("same-origin", "gzip"), ("none", "gzip"),
])
def test_a_page_with_a_session_is_compressed_only_for_our_own_pages(visitor: FlaskClient, site: str | None, coding: str | None) -> None:
    visitor.get("/keep")
    answer = visitor.get("/long", headers={"Accept-Encoding": "gzip"} | ({"Sec-Fetch-Site": site} if site else {}))
    assert answer.headers.get("Content-Encoding") == coding
    assert "ETag" not in answer.headers
    assert answer.headers["Cache-Control"] == "private, no-store"


# Words, menus, charts

def test_sentences_and_labels() -> None:
    assert sentences.label(shell_app.Colour.BLUE) == "Azul"
    assert sentences.label(None) == ""
    with pytest.raises(sentences.NoLabel):
        sentences.label(_Unworded.ONE)


def test_paragraphs_escape_and_keep_lines() -> None:
    assert filters.paragraphs("uno\r\ndos\n\n<b>tres</b>") == Markup("<p>uno<br>dos</p><p>&lt;b&gt;tres&lt;/b&gt;</p>")
    assert filters.paragraphs(None) == ""


def test_menus_show_what_the_reader_may_see(visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_entries", {place: [] for place in navigation.PLACES})
    monkeypatch.setattr(navigation, "_permitted", {"plan"}.__contains__)
    entry = navigation.MenuEntry("desk", "Planear", "sample.plan", "calendar", "plan")
    navigation.register([entry, entry, navigation.MenuEntry("desk", "Secreto", "sample.long", "eye", "rule")])
    page = visit(visitor, "/plan")
    assert page.links()["Planear"] == "/plan"
    assert "Secreto" not in page.links()


def test_stacked_parts_touch_and_fill() -> None:
    [(_label, total, parts)] = charts.stacked([("x", (1, 1, 1))], whole=True)
    assert total == 3
    assert [(p.start, p.length) for p in parts] == [(0, 333), (333, 334), (667, 333)]
    assert charts.bars([("a", 0)])[0].length == 0
    assert [p.y for p in charts.line([("a", 0), ("b", 4)], 100)] == [100, 0]
    assert charts.bars([("a", 1), ("b", 8)])[0].width == "12.5%"


# Components

@pytest.mark.parametrize("language", [language.code for language in OFFERED])
def test_every_component_in_every_language(visitor: FlaskClient, language: str) -> None:
    page = visit(visitor, f"/_parts?lang={language}")
    assert len(page.forms()) >= 4
    assert "Draft" in page.text or "Borrador" in page.text or language in ("es", "en")


def test_the_parts_are_for_builders_only(tmp_path: Path) -> None:
    app, _deed = shell_app.make(tmp_path)
    app.testing = False
    app.extensions["web_assets"].built = True
    app.extensions["web_assets"].names.update({"main.css": "main.css", "main.js": "main.js"})
    visit(app.test_client(), "/_parts", status=404)


def test_the_demonstration_says_so(tmp_path: Path) -> None:
    app, _deed = shell_app.make(tmp_path, demonstration=True)
    assert "inventadas" in visit(app.test_client(), "/long").text
    app, _deed = shell_app.make(tmp_path)
    assert "inventadas" not in visit(app.test_client(), "/long").text


# The inspector must see what is wrong

PLAIN = '<html lang="es"><head><title>t</title></head><body><main><h1>h</h1>{}</main></body></html>'


@pytest.mark.parametrize("wrong", [
    "<h1>two</h1>", "<h3>skipped</h3>", '<input name="a">', '<form method="post"></form>', '<p onclick="x()">a</p>',
    '<p style="color:red">a</p>', "<script>x()</script>", '<img src="https://elsewhere.example/a.png" alt="">', "<p>%(name)s</p>",
    '<p id="a"></p><p id="a"></p>', "<button></button>", '<img src="/a.png">', "<table><tr><td>1</td></tr></table>",
    '<a href="#nowhere">a</a>', "<p>{{ x }}</p>", "<p><b>a</p>",
    '<a href="javascript:x()">a</a>', '<input id="a" aria-describedby="b" aria-label="c">',
])
def test_the_inspector_complains(wrong: str) -> None:
    assert not complaints(Page(PLAIN.replace("{}", "<p>all is well</p>")))
    assert complaints(Page(PLAIN.replace("{}", wrong)))


# Colours: WCAG 2.2 contrast of every pair that the style sheets put together

CSS = Path(filters.__file__).parent.parent / "static" / "css"
TEXT_PAIRS = [
    *((ink, paper) for ink in ("ink", "ink-soft", "forest", "river", "achiote") for paper in ("paper", "sheet")),
    ("honey", "honey-soft"), ("river", "river-soft"), ("forest", "forest-soft"), ("achiote", "achiote-soft"),
    ("ink", "river-soft"), ("ink", "forest-soft"), ("ink", "honey-soft"), ("ink", "achiote-soft"),
    ("sheet", "forest"), ("sheet", "forest-mid"), ("sheet", "achiote"),
    ("ink", "sun"), ("ink-soft", "forest-soft"),
]
SHAPE_PAIRS = [("edge", "paper"), ("edge", "sheet"), ("forest-mid", "paper"), ("river", "paper"), ("sun", "forest"), ("ink", "paper")]


def _luminance(colour: str) -> float:
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    names = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", (CSS / "parts" / "ground.css").read_text("utf-8")))
    high, low = sorted((_luminance(names[one]), _luminance(names[other])), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("one", "other"), TEXT_PAIRS)
def test_text_can_be_read(one: str, other: str) -> None:
    assert _contrast(one, other) >= 4.5


@pytest.mark.parametrize(("one", "other"), SHAPE_PAIRS)
def test_shapes_can_be_seen(one: str, other: str) -> None:
    assert _contrast(one, other) >= 3
