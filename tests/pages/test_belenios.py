"""Pages of a vote held in Belenios: open it, write down its result, and what anybody reads of it outside."""

import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.rules import Form, MotionState, Publication
from governance_app.voting.rules.belenios import in_groups
from tests.pages.test_urn import PLACES, address, numbered
from tests.pages.test_wall import figures
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import seats_of
from tests.support.build_belenios import ADDRESS, ARCHIVE, ELECTION, an_open_belenios, closes_there, counted_there, mark_of
from tests.support.build_minutes import a_draft
from tests.support.build_urn import a_hall
from tests.support.build_voting import a_motion
from tests.support.pages import submit, visit

PINS = {"first_pin": "4711", "second_pin": "0815"}


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_hall()


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))


def test_a_vote_in_belenios_from_its_promise_to_its_result(desk: FlaskClient, meeting: UUID) -> None:
    motion, seats = a_motion(meeting, Form.BELENIOS), [str(s.seat) for s in seats_of(meeting)]
    assert "/belenios/abrir" in visit(desk, address(motion)).html
    page = visit(desk, address(motion, "/belenios/abrir"))
    assert "Pueden votar 7" in page.main
    assert "No envía nada a la elección" in page.main
    given = {"address": ADDRESS, "election": ELECTION, "publication": "full", "first": seats[1], "second": seats[2], **PINS}
    for other, said in (
            ({"address": "http://vote.example.org/"}, "https://"), ({"address": ADDRESS + "ABC-DEFGH"}, "credencial"),
            ({"election": "corta"}, "43 letras"), ({"second": seats[1]}, "dos organizaciones diferentes")):
        page = submit(desk, page, "Abrir la votación en Belenios", status=422, **(given | other))
        assert said in page.main, other
        assert not re.search(r"\b4711\b", page.html)
    submit(desk, page, "Abrir la votación en Belenios", **given)
    assert reads.motion(motion).state is MotionState.OPEN
    said = visit(desk, address(motion))
    assert f'href="{ADDRESS}"' in said.html
    assert in_groups(ELECTION) in said.main
    page = visit(desk, address(motion, "/belenios/contar"))
    figures = {"election": ELECTION, "received": "8", "accepted": "7", "votes_for": "5", "against": "2", "blank": "0", "archive": ARCHIVE,
               "verification": "archive", **PINS}
    for other, told in (
            ({"election": mark_of("another")}, "otra elección"), ({"verification": "none"}, "no hay resultado"),
            ({"blank": "1"}, "suman 8"), ({"accepted": "8", "blank": "1", "received": "9"}, "solo pueden votar 7"),
            ({"received": "6"}, "solo se recibieron 6"), ({"archive": ELECTION}, "dos veces"), ({"second_pin": "1111"}, "no es el PIN")):
        page = submit(desk, page, "Guardar el resultado", status=422, **(figures | other))
        assert told in page.main, other
    submit(desk, page, "Guardar el resultado", **figures)
    told = visit(desk, address(motion)).main
    assert "A favor 5" in told
    assert "se puede impugnar hasta" in told
    assert in_groups(ARCHIVE) in told


def test_a_vote_in_belenios_is_annulled_by_whoever_declares_results(client: FlaskClient, meeting: UUID) -> None:
    chair = signed_in(client, an_account(Role.PRESIDENT, meetings.meeting(meeting).body))
    motion = an_open_belenios(meeting)
    submit(chair, visit(chair, address(motion, "/urna/anular")), "Anular la votación", reason="Se perdió un PIN")
    assert "Se perdió un PIN" in visit(chair, address(motion)).main
    assert reads.motion(motion).state is MotionState.ANNULLED


@pytest.mark.parametrize("rule", [Publication.FULL, Publication.OUTCOME])
def test_outside_stand_the_fingerprints_and_the_address_only_with_all_totals(desk: FlaskClient, meeting: UUID, rule: Publication) -> None:
    a_draft(meeting)
    motion = an_open_belenios(meeting, rule)
    closes_there(motion, counted_there(4, 2, 1))
    decision = numbered(meeting, motion)
    for name in ("the meeting outside", "the decision outside", "the acta as text", "CSV"):
        said = re.sub(r"\s+", " ", PLACES[name](desk, meeting, motion, decision))
        assert "Belenios" in said, name
        assert in_groups(ELECTION) in said, name
        assert in_groups(ARCHIVE) in said, name
        assert (ADDRESS in said) == (rule is Publication.FULL and name.endswith("outside")), name


def test_no_page_of_it_asks_anything_of_the_address(desk: FlaskClient, meeting: UUID) -> None:
    html = visit(desk, address(an_open_belenios(meeting))).html
    assert re.findall(rf'<[a-z]+[^>]*{re.escape(ADDRESS)}[^>]*>', html) == [f'<a href="{ADDRESS}" rel="noopener noreferrer">']


def test_the_wall_shows_no_noughts_where_figures_stay_unsaid(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_belenios(meeting, Publication.OUTCOME)
    closes_there(motion, counted_there(4, 2, 1))
    page = visit(desk, address(motion, "/pared"))
    assert "Aprobada" in page.main
    assert figures(page.html) == []
