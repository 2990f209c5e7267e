"""Errata on both databases: proposed by one, approved by another or by a later meeting; numbered without a gap; never changed."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from governance_app.access.rules import SYSTEM, MayNot, Role
from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.rules import (
    SHOWN,
    AlreadyPut,
    ErratumDecided,
    ErratumMissing,
    ErratumState,
    NotAPointOfMinutes,
    NotApproved,
    NotCarried,
    OwnErratum,
    QuoteNotFound,
    QuoteRepeated,
    VoteNotEnded,
    VoteNotPut,
)
from governance_app.voting import actions as voting
from governance_app.voting import reads as votes
from governance_app.voting.rules import Choice, Form
from tests.actions.test_minutes_review import leaves
from tests.support.build_access import an_account
from tests.support.build_attendance import does
from tests.support.build_minutes import THEN, a_finished_meeting, an_approved_acta, point_for_minutes
from tests.support.build_voting import voters_of

SENTENCE = "Se habló del río Pastaza."


def the_two(meeting):
    """Return who keeps the acta and who presides."""
    body = meetings.meeting(meeting).body
    return an_account(Role.SECRETARY, body), an_account(Role.PRESIDENT, body)


def proposes_erratum(meeting, actor=SYSTEM, quoted=SENTENCE, says="Se habló del río Palora.", why="Error de escritura"):
    return actions.propose_erratum(
        actor=actor, id=new_id(), now=THEN, meeting=meeting, quoted=quoted, reads_instead=says, why=why).subject


def approves(erratum, actor):
    actions.approve_erratum(actor=actor, id=new_id(), now=THEN, erratum=erratum)


def test_proposed_by_one_and_approved_by_another(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    text = reads.approved(meeting)[1]
    one = proposes_erratum(meeting, keeper)
    assert (reads.erratum(one).state, reads.erratum(one).number, reads.approved_errata(meeting)) == (ErratumState.PROPOSED, None, ())
    approves(one, president)
    (found,) = reads.approved_errata(meeting)
    assert (found.number, found.quoted, found.place) == (1, SENTENCE, "Punto 1. Asunto 1")
    assert text.text[found.position:].startswith(SENTENCE)
    assert reads.approved(meeting)[1] == text
    (leaf,) = leaves("minutes.erratum")
    assert text.sha256 in leaf
    assert '"assent":"president"' in leaf
    assert f'"position":{found.position},' in leaf
    assert not any(word in leaf for word in ("Pastaza", "Palora", "escritura"))


def test_nobody_approves_the_own_one(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    with pytest.raises(MayNot):
        approves(proposes_erratum(meeting, keeper), keeper)
    with pytest.raises(MayNot):
        proposes_erratum(meeting, president)
    both = replace(keeper, grants=(*keeper.grants, *president.grants))
    with pytest.raises(OwnErratum):
        approves(proposes_erratum(meeting, both), both)
    with pytest.raises(OwnErratum):
        approves(proposes_erratum(meeting), SYSTEM)
    assert reads.approved_errata(meeting) == ()


def test_the_sentence_stands_in_the_text_exactly_once(either):
    meeting = an_approved_acta()
    for quoted, error in (("Se habló del mar.", QuoteNotFound), ("Presente", QuoteRepeated), ("se habló del río Pastaza.", QuoteNotFound)):
        with pytest.raises(error):
            proposes_erratum(meeting, quoted=quoted)
    with pytest.raises(NotApproved):
        proposes_erratum(a_finished_meeting())


def test_numbers_have_no_gap_whatever_is_dropped(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    first, second, third = (proposes_erratum(meeting, keeper, says=f"Dice {n}.") for n in range(3))
    approves(third, president)
    does(actions.drop_erratum, THEN, erratum=first, reason="No hacía falta")
    with pytest.raises(ErratumDecided):
        approves(first, president)
    approves(second, president)
    assert [(e.number, e.id) for e in reads.approved_errata(meeting)] == [(1, third), (2, second)]
    assert [(e.state, e.reason) for e in reads.errata(meeting)][-1] == (ErratumState.DROPPED, "No hacía falta")
    with pytest.raises(ErratumDecided):
        does(actions.drop_erratum, THEN, erratum=second, reason="x")


def test_two_approvals_at_once_give_one_number(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    waiting = [proposes_erratum(meeting, keeper, says=f"Dice {n}.") for n in range(2)]
    db.session.remove()

    def approve(n):
        with either.app_context():
            try:
                approves(waiting[n % 2], president)
            except GovernanceError as error:
                return type(error).__name__
            finally:
                db.session.remove()
            return ""

    with ThreadPoolExecutor(4) as hands:
        said = list(hands.map(lambda n: Context().run(approve, n), range(4)))
    assert sorted(said) == ["", "", "ErratumDecided", "ErratumDecided"]
    assert [e.number for e in reads.approved_errata(meeting)] == [1, 2]


@pytest.mark.parametrize("change", [
    "UPDATE acta_erratum SET reads = 'x'", "UPDATE acta_erratum SET state = 'dropped', number = NULL", "DELETE FROM acta_erratum"])
def test_the_database_itself_refuses_to_touch_an_approved_erratum(either, change):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    approves(proposes_erratum(meeting, keeper), president)
    with pytest.raises(DatabaseError, match="never changes"):
        db.session.execute(sa.text(change))
    db.session.rollback()
    assert len(reads.approved_errata(meeting)) == 1


def test_by_the_vote_of_a_later_meeting(either):
    meeting = an_approved_acta()
    coming = meetings.later_opened(meeting).id
    one = proposes_erratum(meeting)
    with pytest.raises(VoteNotPut):
        does(actions.approve_erratum_by_vote, THEN, erratum=one)
    given = {"erratum": one, "item": point_for_minutes(coming), "form": Form.ROLL_CALL}
    motion = does(actions.put_erratum_to_vote, THEN, **given)
    assert reads.erratum(one).digest[:SHOWN] in votes.motion(motion).text.replace(" ", "")
    assert "Pastaza" not in votes.motion(motion).text
    with pytest.raises(AlreadyPut):
        does(actions.put_erratum_to_vote, THEN, **given)
    with pytest.raises(VoteNotEnded):
        does(actions.approve_erratum_by_vote, THEN, erratum=one)
    vote_on(motion, Choice.FOR)
    does(actions.approve_erratum_by_vote, THEN, erratum=one)
    assert [(e.number, e.motion) for e in reads.approved_errata(meeting)] == [(1, motion)]
    assert f'"motion":"{motion}"' in leaves("minutes.erratum")[0]


def test_a_lost_vote_approves_no_erratum(either):
    meeting = an_approved_acta()
    one = proposes_erratum(meeting)
    coming = meetings.later_opened(meeting).id
    motion = does(actions.put_erratum_to_vote, THEN, erratum=one, item=point_for_minutes(coming), form=Form.ROLL_CALL)
    vote_on(motion, Choice.AGAINST)
    with pytest.raises(NotCarried):
        does(actions.approve_erratum_by_vote, THEN, erratum=one)
    assert reads.approved_errata(meeting) == ()


def vote_on(motion, choice):
    does(voting.open_vote, THEN, motion=motion, opened_at=THEN - timedelta(minutes=1))
    does(voting.record_ballots, THEN, motion=motion, choices=dict.fromkeys(voters_of(motion), choice), close_after=True)


def test_which_meeting_votes_on_it(either):
    meeting, other = an_approved_acta(), a_finished_meeting()
    one = proposes_erratum(meeting)
    elsewhere = next(i.id for i in meetings.agenda(other))
    with pytest.raises(NotAPointOfMinutes):
        does(actions.put_erratum_to_vote, THEN, erratum=one, item=elsewhere, form=Form.ROLL_CALL)
    with pytest.raises(ErratumMissing):
        does(actions.drop_erratum, THEN, erratum=uuid4(), reason="x")
