"""A vote on which something stands that never changes is not annulled under it."""

import pytest

from governance_app.access.rules import SYSTEM
from governance_app.decisions import actions as decisions
from governance_app.foundation.ids import new_id
from governance_app.minutes import reads
from governance_app.voting import reads as votes
from governance_app.voting.actions import disputes
from governance_app.voting.rules import MotionState, NothingToAnnul, VoteStoodOn
from tests.support.build_attendance import AFTER, an_open_meeting
from tests.support.build_minutes import THEN, an_approved_acta
from tests.support.build_voting import a_motion


def test_the_vote_that_approved_an_acta_is_not_annulled_under_it(either):
    meeting = an_approved_acta()
    found = reads.approval(meeting)
    with pytest.raises(VoteStoodOn) as stands:
        decisions.dispute_vote(actor=SYSTEM, id=new_id(), now=THEN, motion=found.motion, reason="Se contó mal")
    assert stands.value.data == {"code": found.code}
    assert reads.approval(meeting) == found
    assert votes.motion(found.motion).state is MotionState.CLOSED


def test_a_vote_on_which_nothing_stands_is_asked_about_and_goes_on(either):
    motion = a_motion(an_open_meeting())
    assert reads.stands_on(motion) is None
    with pytest.raises(NothingToAnnul):
        decisions.dispute_vote(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion, reason="Se contó mal")


@pytest.mark.planted
def test_a_vote_annulled_without_asking_is_caught(app, monkeypatch):

    monkeypatch.setattr(disputes, "_questions", [])
    with pytest.raises(NothingToAnnul):
        test_the_vote_that_approved_an_acta_is_not_annulled_under_it(app)
