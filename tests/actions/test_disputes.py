"""Eight days of dispute: a count is annulled with its result, which is then a result nowhere; later, and under a decision, it stands."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from governance_app.access.rules import SYSTEM
from governance_app.decisions import actions as decisions
from governance_app.decisions.reads import carried_without_number
from governance_app.decisions.rules import DecisionFollowed, DecisionKind
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.voting import actions, reads
from governance_app.voting.reads import elections
from governance_app.voting.records import ResultRow
from governance_app.voting.records.elections import ElectionResultRow
from governance_app.voting.rules import (
    AnnulmentNeedsReason,
    DisputeOver,
    Form,
    MotionState,
    NothingToAnnul,
    Publication,
    check_dispute,
)
from governance_app.voting.rules.elections import ElectionNotCounted, ElectionState
from tests.actions.test_urn import leaf
from tests.support.build_attendance import AFTER, does, points_of
from tests.support.build_held_elections import an_open_election, enters
from tests.support.build_urn import a_hall, an_open_urn, closes, counted
from tests.support.build_voting import a_motion

WHY = "Un sobre apareció abierto"


def disputes(motion: UUID, days: int = 0, reason: str = WHY) -> None:
    decisions.dispute_vote(actor=SYSTEM, id=new_id(), now=AFTER + timedelta(days=days), motion=motion, reason=reason)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
def test_eight_days_and_not_one_more(counted_on: date, days: int) -> None:
    today = counted_on + timedelta(days=days)
    if days <= 8:
        assert check_dispute(counted_on, today, f"  {WHY} ") == WHY
    else:
        with pytest.raises(DisputeOver) as over:
            check_dispute(counted_on, today, WHY)
        assert over.value.data == {"day": counted_on + timedelta(days=8)}


def test_an_annulled_result_is_a_result_nowhere_and_stays_in_the_record(either: Flask) -> None:
    meeting = a_hall()
    motion = an_open_urn(meeting, Publication.FULL)
    closes(motion, counted(5, 2))
    assert [m.id for m in carried_without_number(meeting)] == [motion]
    with pytest.raises(AnnulmentNeedsReason):
        disputes(motion, reason=" ")
    disputes(motion, days=8)
    assert reads.motion(motion).state is MotionState.ANNULLED
    no_result_anywhere(meeting, motion)
    assert db.session.get_one(ResultRow, motion).outcome.value == leaf("voting.result_annulled")["outcome"] == "carried"
    urn = reads.urns.urn(motion)
    assert urn is not None
    assert urn.annulled_because == WHY
    with pytest.raises(NothingToAnnul):
        disputes(motion)
    closes(an_open_urn(meeting, text=reads.motion(motion).text), counted(6, 1))


def no_result_anywhere(meeting: UUID, motion: UUID) -> None:
    assert reads.result(motion) is None
    assert reads.public_result(motion) is None
    assert reads.tally(reads.motion(motion)).votes_for == 0
    assert carried_without_number(meeting) == ()
    assert reads.voted_in_body(leaf_body(meeting)) == ()


def leaf_body(meeting: UUID) -> UUID:
    return reads.meetings.meeting(meeting).body


def test_after_the_window_a_result_stands(either: Flask) -> None:
    motion = an_open_urn(a_hall())
    closes(motion, counted(5, 2))
    with pytest.raises(DisputeOver):
        disputes(motion, days=9)
    assert reads.motion(motion).state is MotionState.CLOSED
    assert reads.result(motion) is not None


def test_a_vote_from_which_a_decision_came_is_not_annulled(either: Flask) -> None:
    meeting = a_hall()
    motion = an_open_urn(meeting)
    closes(motion, counted(5, 2))
    does(decisions.number_decision, meeting=meeting, item=points_of(meeting)[0], motion=motion, kind=DecisionKind.RESOLUTION,
         title="Cabeceras", text="Se cuidan las cabeceras.")
    with pytest.raises(DecisionFollowed):
        disputes(motion)
    assert reads.result(motion) is not None


def test_only_a_counted_urn_is_disputed(either: Flask) -> None:
    meeting = a_hall()
    with pytest.raises(NothingToAnnul):
        disputes(an_open_urn(meeting))
    with pytest.raises(NothingToAnnul):
        disputes(a_motion(meeting, Form.SHOW_OF_HANDS, point=1))


def test_a_counted_election_has_the_same_eight_days(either: Flask) -> None:
    election = an_open_election(a_hall())
    with pytest.raises(ElectionNotCounted):
        does(actions.dispute_election, election=election, reason=WHY)
    enters(election, (1,), 4)
    enters(election, (2,), 1)
    does(actions.close_election, election=election, in_box=5)
    closed = elections.held_election(election).closed_at
    assert closed is not None
    with pytest.raises(DisputeOver):
        actions.dispute_election(actor=SYSTEM, id=new_id(), now=closed + timedelta(days=9), election=election, reason=WHY)
    assert elections.election_result(election) is not None
    actions.dispute_election(actor=SYSTEM, id=new_id(), now=closed + timedelta(days=8), election=election, reason=WHY)
    held = elections.held_election(election)
    assert (held.state, held.annulled_because) == (ElectionState.ANNULLED, WHY)
    assert elections.election_result(election) is None
    assert elections.public_elections(held.meeting) == ()
    assert db.session.get(ElectionResultRow, election) is not None
    assert leaf("voting.election_annulled")["state"] == "closed"
