"""Pages of the paper urn; and the walk: whatever a hidden vote's totals were, every place outside reads the same."""

import json
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.decisions import actions as decisions
from governance_app.decisions.rules import DecisionKind
from governance_app.exports import writing
from governance_app.exports.tables import TABLES
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.records import ResultRow
from governance_app.voting.records.belenios import BeleniosRow
from governance_app.voting.records.seals import SealingRow
from governance_app.voting.records.urns import UrnRow
from governance_app.voting.rules import Form, MotionState, Outcome, Publication
from tests.support.build_access import an_account, signed_in
from tests.support.build_api import a_program
from tests.support.build_attendance import AFTER, does, points_of, seats_of
from tests.support.build_belenios import an_open_belenios, closes_there, counted_there
from tests.support.build_minutes import a_draft
from tests.support.build_sealed import counted_box
from tests.support.build_urn import a_hall, an_open_urn, closes, counted
from tests.support.build_voting import a_motion
from tests.support.pages import submit, visit


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_hall()


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))


@pytest.fixture
def chair(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.PRESIDENT, meetings.meeting(meeting).body))


def address(motion: UUID, more: str = "") -> str:
    return f"/trabajo/mociones/{motion}{more}"


def test_an_urn_from_its_warning_to_its_result(desk: FlaskClient, meeting: UUID) -> None:
    motion = a_motion(meeting, Form.PAPER)
    assert "/urna/abrir" in visit(desk, address(motion)).html
    page = visit(desk, address(motion, "/urna/abrir"))
    assert "Pueden votar 7" in page.main
    assert "47,8" in page.main
    assert "37,2" in page.main
    assert "Qué se promete y qué no" in page.main
    seats = [str(s.seat) for s in seats_of(meeting)]
    given = {"publication": "full", "first": seats[1], "first_pin": "4711", "second": seats[1], "second_pin": "0815"}
    again = submit(desk, page, "Abrir la urna", status=422, **given)
    assert "dos organizaciones diferentes" in again.main
    submit(desk, again, "Abrir la urna", **(given | {"second": seats[2], "first_pin": "4711", "second_pin": "0815"}))
    assert reads.motion(motion).state is MotionState.OPEN
    figures = {"issued": "9", "in_box": "7", "spoiled": "1", "unused": "0", "votes_for": "5", "against": "2", "blank": "0", "null": "0"}
    page = visit(desk, address(motion, "/urna/contar"))
    again = submit(desk, page, "Guardar", status=422, **figures, first_pin="4711", second_pin="0815") if "Guardar" in page.main else None
    assert again is not None
    assert "Se entregaron 9 papeletas" in again.main
    assert "4711" not in again.html
    again = submit(desk, again, "Guardar", status=422, **(figures | {"unused": "1"}), first_pin="4711", second_pin="1111")
    assert "Ese no es el PIN" in again.main
    submit(desk, again, "Guardar", **(figures | {"unused": "1"}), first_pin="4711", second_pin="0815")
    said = visit(desk, address(motion)).main
    assert "se puede impugnar hasta" in said
    assert "Papeletas en la urna" in said
    assert "A favor 5" in said


def test_a_vote_is_annulled_by_whoever_declares_results(chair: FlaskClient, meeting: UUID) -> None:
    motion = an_open_urn(meeting)
    page = visit(chair, address(motion, "/urna/anular"))
    submit(chair, page, "Anular la votación", reason="Se perdió un sobre")
    assert "Se perdió un sobre" in visit(chair, address(motion)).main
    assert reads.motion(motion).state is MotionState.ANNULLED


def numbered(meeting: UUID, motion: UUID) -> UUID:
    decision = does(decisions.number_decision, meeting=meeting, item=points_of(meeting)[0], motion=motion, kind=DecisionKind.RESOLUTION,
                    title="Cabeceras", text="Se cuidan las cabeceras.")
    does(decisions.publish, decision=decision)
    return decision


Place = Callable[[FlaskClient, UUID, UUID, UUID], str]


def table(form: str) -> Place:
    return lambda client, meeting, motion, decision: writing.write(
        TABLES["votaciones"], meetings.meeting(meeting).body, "Comité", form, now=AFTER).content.decode("utf-8-sig")


def served(pattern: str) -> Place:
    def read(client: FlaskClient, meeting: UUID, motion: UUID, decision: UUID) -> str:
        path = pattern.format(meeting=meeting, motion=motion, decision=decision)
        if path.endswith(".txt"):
            answer = client.get(path)
            assert answer.status_code == 200
            return str(answer.get_data(as_text=True))
        return visit(client, path, follow=True).main
    return read


def told(pattern: str) -> Place:
    """Return what the programming interface answers to a secretary."""
    def read(client: FlaskClient, meeting: UUID, motion: UUID, decision: UUID) -> str:
        program = a_program(client.application, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
        return json.dumps(program.get(pattern.format(meeting=meeting, motion=motion)))
    return read


PLACES: dict[str, Place] = {
    "the page of the motion": served("/trabajo/mociones/{motion}"), "the wall": served("/trabajo/mociones/{motion}/pared"),
    "the motions of the meeting": served("/trabajo/reuniones/{meeting}/votaciones"),
    "the acta": served("/trabajo/reuniones/{meeting}/acta"), "the acta as text": served("/trabajo/reuniones/{meeting}/acta.txt"),
    "the decision at the desk": served("/trabajo/decisiones/{decision}"), "the decision outside": served("/decisiones/{decision}"),
    "the meeting outside": served("/reuniones/{meeting}"), "CSV": table("csv"), "JSON": table("json"),
    "the question of the public site": lambda client, meeting, motion, decision: str(reads.public_result(motion)),
    "a motion for programs": told("/motions/{motion}"), "the motions for programs": told("/meetings/{meeting}/motions"),
    "the running tally": lambda client, meeting, motion, decision: str(reads.tally(reads.motion(motion))),
}
SAYS_NO_FIGURES = {"the decision at the desk"}
"""Places that would show no figures of any vote: they are walked, but a planted fault cannot show there."""


def held_in_an_urn(meeting: UUID, rule: Publication) -> UUID:
    motion = an_open_urn(meeting, rule)
    closes(motion, counted(4, 2, 1))
    return motion


def held_sealed(meeting: UUID, rule: Publication) -> UUID:
    return counted_box(["for"] * 4 + ["against"] * 2 + ["blank"], rule, meeting)


def held_in_belenios(meeting: UUID, rule: Publication) -> UUID:
    motion = an_open_belenios(meeting, rule)
    closes_there(motion, counted_there(4, 2, 1))
    return motion


HELD = {"urn": held_in_an_urn, "sealed": held_sealed, "belenios": held_in_belenios}


def other_totals(motion: UUID) -> None:
    """Write other totals straight into the tables, as if the same papers had said something else."""
    figures = dict(db.session.get_one(ResultRow, motion).figures)
    tally = figures["tally"] | {"votes_for": 6, "against": 1, "blank": 0}
    figures |= {"tally": tally, "counted": tally, "needed": 5, "base_size": 8}
    db.session.execute(sa.update(ResultRow).where(ResultRow.motion_id == motion).values(figures=figures))
    for table in (UrnRow, SealingRow, BeleniosRow):
        db.session.execute(sa.update(table).where(table.motion_id == motion).values(votes_for=6, against=1, blank=0))
    db.session.commit()


def seen_before_and_after(
    desk: FlaskClient, meeting: UUID, places: list[str], rule: Publication, how: str = "urn",
) -> dict[str, tuple[str, str]]:
    a_draft(meeting)
    motion = HELD[how](meeting, rule)
    result = reads.result(motion)
    assert result is not None
    assert result.outcome is Outcome.CARRIED
    decision = numbered(meeting, motion)
    before = {name: PLACES[name](desk, meeting, motion, decision) for name in places}
    other_totals(motion)
    return {name: (before[name], PLACES[name](desk, meeting, motion, decision)) for name in places}


@pytest.mark.parametrize("how", list(HELD))
@pytest.mark.parametrize("rule", [Publication.OUTCOME, Publication.SMALL_HIDDEN])
def test_no_place_tells_one_hidden_vote_from_another(desk: FlaskClient, meeting: UUID, rule: Publication, how: str) -> None:
    for name, (before, after) in seen_before_and_after(desk, meeting, list(PLACES), rule, how).items():
        assert before == after, name
        assert len(before) > 20, name


def test_a_counted_vote_is_annulled_with_its_result_and_the_page_says_no_figure(chair: FlaskClient, meeting: UUID) -> None:
    motion = an_open_urn(meeting, Publication.FULL)
    closes(motion, counted(5, 2))
    db.session.execute(sa.update(ResultRow).values(at=clock.now()))
    db.session.commit()
    assert "A favor 5" in visit(chair, address(motion)).main
    assert f"{address(motion)}/impugnar" in visit(chair, address(motion)).html
    submit(chair, visit(chair, address(motion, "/impugnar")), "Anular", reason="Un sobre abierto")
    said = visit(chair, address(motion)).main
    assert "Un sobre abierto" in said
    assert "A favor 5" not in said
    assert "/impugnar" not in visit(chair, address(motion)).html
    assert "Votación anulada" in said


@pytest.mark.parametrize(("late", "told"), [(False, "se puede impugnar hasta"), (True, "se podía impugnar hasta")])
def test_a_window_that_is_over_is_spoken_of_as_over(chair: FlaskClient, meeting: UUID, late: bool, told: str) -> None:
    motion = an_open_urn(meeting, Publication.FULL)
    closes(motion, counted(5, 2))
    db.session.execute(sa.update(ResultRow).values(at=clock.now() - timedelta(days=9 if late else 1)))
    db.session.commit()
    said = visit(chair, address(motion)).main
    assert told in said
    assert ("sobre firmado" in said) is not late
