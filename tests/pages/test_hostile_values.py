"""No address and no value that somebody may type, forge or mangle makes a page fail: it is refused, or it is answered."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from governance_app.access.rules import Role
from governance_app.web.fields import MOST
from governance_app.web.forms import ChoiceField, DateField, Form, IntegerField, MomentField, MoneyField, TextField
from governance_app.web.paging import other_answers
from tests.support.build_access import an_account, signed_in
from tests.support.build_committees import an_empty_body


class _Asked(Form):
    """One of each kind of field that reckons or is kept."""

    day = DateField("Día", required=False)
    moment = MomentField("Hora", required=False)
    number = IntegerField("Número", required=False)
    money = MoneyField("Monto", required=False)
    words = TextField("Palabras", required=False)
    year = ChoiceField("Año", required=False, choices=[("2026", "2026")])


def answered(app: Flask, **given: str) -> _Asked:
    """Return the form with what was sent, validated; the token is not what is tried here."""
    with app.test_request_context("/", method="POST", data=given):
        form = _Asked(formdata=MultiDict(given), meta={"csrf": False})
        form.validate()
    return form


@pytest.mark.parametrize(("field", "text"), [
    ("day", "0001-01-01"), ("day", "9999-12-31"), ("day", "1799-12-31"), ("moment", "9999-12-31T23:59"), ("moment", "0001-01-01T00:00"),
    ("number", str(MOST + 1)), ("number", "9" * 310), ("number", "9" * 4300), ("number", "-" + "9" * 400), ("number", "9" * 5000),
    ("money", "9" * 30),
])
def test_what_no_reckoning_can_bear_is_refused_beside_its_field(app: Flask, field: str, text: str) -> None:
    form = answered(app, **{field: text})
    assert form.errors.get(field)


def test_what_is_near_the_limits_is_taken(app: Flask) -> None:
    form = answered(app, day="1800-01-01", moment="2200-12-31T23:59", number=str(MOST), money="999999999999")
    assert not form.errors


def test_signs_that_nobody_writes_are_not_kept(app: Flask) -> None:
    assert answered(app, words=" Ki\x00chwa\x1b \x07").given()["words"] == "Kichwa"
    assert answered(app, words="dos\nlíneas\ty un tabulador").given()["words"] == "dos\nlíneas\ty un tabulador"


def test_spaces_in_a_choice_that_may_stay_empty_are_no_choice(app: Flask) -> None:
    assert answered(app, year="  ").given()["year"] is None


@pytest.mark.parametrize("address", [
    "/organos/a%00b", "/cartelera/a%00b/2026-11", "/calendario/a%00b.ics", "/datos/a%00b/decisiones.csv", "/D/%00",
])
def test_an_address_with_a_control_sign_is_no_address(engine_app: Flask, address: str) -> None:
    assert engine_app.test_client().get(address).status_code == 404


def test_the_last_month_of_the_calendar_has_no_sheet(app: Flask, client: FlaskClient) -> None:
    an_empty_body("comite")
    assert client.get("/cartelera/comite/2026-11").status_code == 200
    assert client.get("/cartelera/comite/9999-12").status_code == 404


@pytest.mark.parametrize("question", [
    "year=%20%20", "on=9999-12-31", "page=-1", "page=99999999999999999999", "endpoint=x", "_method=PUT", "words=%00", "state=%D9%A3",
])
def test_a_strange_question_is_answered(engine_app: Flask, question: str) -> None:
    visitor = engine_app.test_client()
    for path in ("/decisiones", "/reuniones", "/compromisos"):
        assert visitor.get(f"{path}?{question}").status_code == 200, path
    member = signed_in(engine_app.test_client(), an_account(Role.READER, an_empty_body()))
    for path in ("/trabajo/decisiones", "/trabajo/compromisos"):
        assert member.get(f"{path}?{question}").status_code == 200, path


def test_an_address_cannot_turn_the_links_of_a_list_elsewhere(app: Flask) -> None:
    with app.test_request_context("/decisiones?_scheme=javascript&_external=1&endpoint=x&_anchor=a&_method=b&words=agua&page=2&lang=qu"):
        assert other_answers() == {"words": "agua"}


@pytest.mark.parametrize("headers", [{"Origin": "http://[bad"}, {"Referer": "http://[bad"}])
def test_what_is_no_address_comes_from_nowhere(client: FlaskClient, headers: dict[str, str]) -> None:
    answer = client.post("/trabajo/personas/nueva", headers=headers)
    assert answer.status_code in (303, 403)
