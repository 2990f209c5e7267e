"""No password comes back on the page "Please send it once more", and nothing private: of any form, whatever its name."""

import pytest
import wtforms
from flask import Flask
from wtforms.fields.core import UnboundField

from governance_app.people import forms as people
from governance_app.web import repeating
from governance_app.web.forms import Form
from tests.house.doors import stand_in

MARK = "zafiro-secreto"
PREFIXES = ("", "clave-", "x-0-")


def kinds(kind: type[Form] = Form) -> list[type[Form]]:
    """Return every form class there is."""
    return [found for below in kind.__subclasses__() for found in (below, *kinds(below))]


def unbound(kind: type[Form]) -> dict[str, UnboundField]:
    return {name: field for one in kind.__mro__ for name, field in vars(one).items() if isinstance(field, UnboundField)}


def passwords() -> set[str]:
    return {name for kind in kinds() for name, field in unbound(kind).items() if issubclass(field.field_class, wtforms.PasswordField)}


def answer_to(app: Flask, endpoint: str, sent: dict[str, str]) -> str:
    """Return the page that answers a write without token."""
    rule = next(rule for rule in app.url_map.iter_rules(endpoint) if "POST" in (rule.methods or ()))
    path = app.url_map.bind("localhost").build(endpoint, {a: stand_in(c) for a, c in rule._converters.items()}, method="POST")
    answer = app.test_client().post(path, data=sent)
    assert answer.status_code == 403
    return answer.get_data(as_text=True)


def test_no_password_survives_the_page_that_asks_to_send_again(app: Flask) -> None:
    assert {"password", "present", "new"} <= passwords()
    for endpoint in ("access.sign_in", "access.change_password", "people.set_identity"):
        page = answer_to(app, endpoint, {"title": "kept", **{f"{prefix}{name}": MARK for prefix in PREFIXES for name in passwords()}})
        assert 'value="kept"' in page
        assert MARK not in page


@pytest.mark.parametrize("kind", [people.IdentityForm, people.ContactForm, people.DescribeForm, people.NationalityForm])
def test_nothing_private_survives_it_and_no_half_form_can_be_sent(app: Flask, kind: type[Form]) -> None:
    private = [name for name, field in unbound(kind).items() if repeating.is_private(field)]
    assert set(unbound(kind)) - set(private) <= {"request_id", "kind"}
    for prefix in PREFIXES:
        for name in private:
            page = answer_to(app, "people.set_identity", {"title": MARK, f"{prefix}{name}": MARK})
            assert MARK not in page
            assert "Abrir otra vez la página" in page


@pytest.mark.parametrize("endpoint", ["access.invitation", "access.join", "access.add_role", "access.reset"])
def test_no_code_of_a_sheet_survives_it(app: Flask, endpoint: str) -> None:
    assert MARK not in answer_to(app, endpoint, {"code": MARK, "login": MARK})


def test_what_is_private_in_one_room_may_be_repeated_in_another(app: Flask) -> None:
    endpoint = next(r.endpoint for r in app.url_map.iter_rules() if r.endpoint.startswith("organisations.") and "POST" in r.methods)
    assert MARK in answer_to(app, endpoint, {"nationality": MARK, "code": "14"})


@pytest.mark.planted
def test_a_page_that_decides_by_a_list_of_names_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeating, "password_names", lambda: {"password", "code", "secret"})
    with pytest.raises(AssertionError):
        test_no_password_survives_the_page_that_asks_to_send_again(app)
    monkeypatch.undo()
    monkeypatch.setattr(repeating, "private_names", set)
    with pytest.raises(AssertionError):
        test_nothing_private_survives_it_and_no_half_form_can_be_sent(app, people.ContactForm)
