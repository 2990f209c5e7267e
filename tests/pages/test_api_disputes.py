"""Disputes through the programming interface: a counted vote or election is annulled with its result, and no figure of it is told."""

import json
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import Role
from governance_app.decisions import actions as decisions
from governance_app.decisions.rules import DecisionKind
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.voting import actions
from governance_app.voting.rules import Publication
from tests.support.build_access import an_account
from tests.support.build_api import Program, a_program
from tests.support.build_attendance import AFTER, does, points_of
from tests.support.build_held_elections import an_open_election, enters
from tests.support.build_urn import a_hall, an_open_urn, closes, counted


@pytest.fixture
def meeting(app: Flask, monkeypatch: pytest.MonkeyPatch) -> UUID:
    stand_at(monkeypatch, 1)
    return a_hall()


def stand_at(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    monkeypatch.setattr(clock, "now", lambda: AFTER + timedelta(days=days))


def chair(app: Flask, meeting: UUID) -> Program:
    return a_program(app, an_account(Role.PRESIDENT, meetings.meeting(meeting).body))


def test_a_counted_vote_is_disputed_and_its_figures_are_told_no_more(either: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_at(monkeypatch, 1)
    meeting = a_hall()
    motion, program = an_open_urn(meeting, Publication.FULL), chair(either, meeting)
    assert program.post(f"/motions/{motion}/dispute", 409, reason="Un sobre abierto")["code"] == "NothingToAnnul"
    closes(motion, counted(5, 2))
    assert program.get(f"/motions/{motion}")["result"]["figures"]["tally"]["votes_for"] == 5
    assert program.post(f"/motions/{motion}/dispute", 422, reason=" ")["code"] == "AnnulmentNeedsReason"
    program.post(f"/motions/{motion}/dispute", reason="Un sobre abierto")
    shown = program.get(f"/motions/{motion}")
    assert (shown["state"], shown["result"], shown["answers"], shown["tied"]) == ("annulled", None, None, None)
    assert shown["urn"]["annulled_because"] == "Un sobre abierto"
    assert "votes_for" not in json.dumps(program.get(f"/meetings/{meeting}/motions"))


def test_a_vote_from_which_a_decision_came_stands_and_so_does_one_whose_days_are_over(
    app: Flask, meeting: UUID, monkeypatch: pytest.MonkeyPatch,
) -> None:
    decided, old, program = an_open_urn(meeting), None, chair(app, meeting)
    closes(decided, counted(5, 2))
    does(decisions.number_decision, meeting=meeting, item=points_of(meeting)[0], motion=decided, kind=DecisionKind.RESOLUTION,
         title="Cabeceras", text="Se cuidan las cabeceras.")
    assert program.post(f"/motions/{decided}/dispute", 409, reason="x")["code"] == "DecisionFollowed"
    old = an_open_urn(meeting)
    closes(old, counted(4, 3))
    stand_at(monkeypatch, 20)
    assert chair(app, meeting).post(f"/motions/{old}/dispute", 409, reason="x")["code"] == "DisputeOver"


def test_a_counted_election_is_disputed(app: Flask, meeting: UUID) -> None:
    election, program = an_open_election(meeting, candidates=2), chair(app, meeting)
    assert program.post(f"/elections/{election}/dispute", 409, reason="x")["code"] == "ElectionNotCounted"
    enters(election, (1,), 4)
    does(actions.close_election, election=election, in_box=4)
    assert program.get(f"/elections/{election}")["count"]
    program.post(f"/elections/{election}/dispute", reason="Faltaba una papeleta")
    shown = program.get(f"/elections/{election}")
    assert (shown["election"]["state"], shown["election"]["annulled_because"]) == ("annulled", "Faltaba una papeleta")
    assert shown["count"] is None
