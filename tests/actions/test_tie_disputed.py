"""A tie broken days after its count: the eight days of dispute, and those of the photograph, run from the result."""

from datetime import timedelta

import pytest
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.committees.rules import Statute, TieRule
from governance_app.decisions import actions as decisions
from governance_app.foundation.ids import new_id
from governance_app.voting import actions, reads
from governance_app.voting.rules import Choice, DisputeOver, MotionState, PhotoTooLate
from tests.actions.test_photo import PHOTO
from tests.support.build_attendance import AFTER
from tests.support.build_urn import a_hall, an_open_urn, closes, counted
from tests.support.build_voting import VOTE_AT

LATER = AFTER + timedelta(days=10)


def test_the_days_of_dispute_of_a_tie_run_from_when_it_was_broken(either: Flask) -> None:
    motion = an_open_urn(a_hall(6, Statute(tie=TieRule.CASTING_VOTE)))
    closes(motion, counted(3, 3))
    assert reads.settled_at(motion) is None
    actions.give_casting_vote(actor=SYSTEM, id=new_id(), now=LATER, motion=motion, choice=Choice.FOR, at=VOTE_AT)
    assert reads.settled_at(motion) == LATER
    with pytest.raises(PhotoTooLate) as late:
        actions.seal_photo(actor=SYSTEM, id=new_id(), now=LATER + timedelta(days=9), motion=motion, photo=PHOTO)
    assert late.value.data["day"] == (LATER + timedelta(days=8)).date()
    with pytest.raises(DisputeOver):
        decisions.dispute_vote(actor=SYSTEM, id=new_id(), now=LATER + timedelta(days=9), motion=motion, reason="Un sobre abierto")
    decisions.dispute_vote(actor=SYSTEM, id=new_id(), now=LATER + timedelta(days=8), motion=motion, reason="Un sobre abierto")
    assert reads.motion(motion).state is MotionState.ANNULLED
