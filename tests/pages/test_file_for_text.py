"""A file in the place of a text, a choice or a PIN is no answer: the form says what is missing, and no page breaks."""

import io
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from governance_app.access.rules import Role
from governance_app.committees.rules import Statute, TieRule
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.rules import Form, MotionState
from tests.pages.test_urn import address
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import seats_of
from tests.support.build_belenios import ADDRESS, ELECTION, an_open_belenios, closes_there, counted_there
from tests.support.build_urn import a_hall, an_open_urn
from tests.support.build_voting import a_motion
from tests.support.pages import visit

COUNT = {"issued": "8", "in_box": "7", "spoiled": "1", "unused": "0", "votes_for": "5", "against": "2", "blank": "0", "null": "0"}
PINS = {"first_pin": "4711", "second_pin": "0815"}


def sends(client: FlaskClient, url: str, given: dict[str, str], as_file: str) -> TestResponse:
    """Send a form with one answer as a file part."""
    form = next(f for f in reversed(visit(client, url).forms()) if f.method == "post" and as_file in f.fields)
    data = {name: values for name, values in form.fields.items() if values} | given
    data[as_file] = (io.BytesIO(b"4711"), "answer.txt")  # type: ignore[assignment]
    return client.post(url, data=data, content_type="multipart/form-data")


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_hall()


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))


@pytest.mark.parametrize("name", ["address", "publication", "first", "first_pin"])
def test_opening_an_election(desk: FlaskClient, meeting: UUID, name: str) -> None:
    motion, seats = a_motion(meeting, Form.BELENIOS), [str(s.seat) for s in seats_of(meeting)]
    given = {"address": ADDRESS, "election": ELECTION, "publication": "full", "first": seats[1], "second": seats[2], **PINS}
    assert sends(desk, address(motion, "/belenios/abrir"), given, name).status_code == 422
    assert reads.motion(motion).state is MotionState.DRAFT


def test_the_count_of_an_urn_spends_no_try_on_it(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_urn(meeting)
    for _try in range(6):
        for name in ("first_pin", "votes_for"):
            assert sends(desk, address(motion, "/urna/contar"), COUNT | PINS, name).status_code == 422
    assert reads.motion(motion).state is MotionState.OPEN


@pytest.mark.parametrize("name", ["login", "password"])
def test_signing_in(client: FlaskClient, app: Flask, name: str) -> None:
    assert sends(client, "/entrar", {"login": "maria.grefa", "password": "una frase larga"}, name).status_code == 422


def test_a_tie_that_is_annulled_keeps_what_was_counted_and_says_so(client: FlaskClient) -> None:
    meeting = a_hall(6, Statute(tie=TieRule.CASTING_VOTE))
    motion = an_open_belenios(meeting)
    chair = signed_in(client, an_account(Role.PRESIDENT, meetings.meeting(meeting).body))
    assert "No se guarda nada de lo contado" in visit(chair, address(motion, "/urna/anular")).main
    closes_there(motion, counted_there(3, 3))
    said = visit(chair, address(motion, "/urna/anular")).main
    assert "Lo contado queda guardado y sellado, pero no vale como resultado" in said
    assert "No se guarda nada" not in said
