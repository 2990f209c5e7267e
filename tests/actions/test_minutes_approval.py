"""From the presented text to the approved acta, on both databases: frozen, voted, approved; and nothing changes it afterwards."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from governance_app.access.rules import Actor, Grant, MayNot, Role
from governance_app.attendance import actions as attendance
from governance_app.committees.rules import Statute
from governance_app.documents.pdf_file import to_pdf
from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meetings_now
from governance_app.meetings.rules import ActaSettled, ItemKind
from governance_app.minutes import actions, reads
from governance_app.minutes.records.frozen import ActaTextRow, ApprovalRow
from governance_app.minutes.rules import (
    SHOWN,
    AlreadyCarried,
    AlreadyPut,
    ChangeWithoutCorrection,
    ClosingNotAllowed,
    MinutesState,
    NeedsQuorum,
    NotALaterMeeting,
    NotAPointOfMinutes,
    NotCarried,
    NotDraft,
    NotLost,
    ReviewStillRunning,
    Turn,
    UnansweredCorrections,
    VoteNotEnded,
    VoteNotPut,
    WordsFrozen,
    WrongStage,
)
from governance_app.voting import actions as voting
from governance_app.voting import reads as votes
from governance_app.voting.rules import Choice, Form, MotionState
from tests.actions.test_minutes_review import leaves
from tests.support.build_attendance import AFTER, an_open_meeting, does, points_of, principal
from tests.support.build_decisions import a_decision
from tests.support.build_minutes import (
    CLOSES,
    LATER,
    THEN,
    a_finished_meeting,
    a_next_meeting,
    accepts,
    an_acta_in_review,
    an_approved_acta,
    finish_points,
    part,
    point_for_minutes,
    presents,
    proposes,
    refuses,
    votes_on,
    writes,
)
from tests.support.build_voting import voters_of
from tests.support.remembered import remembered


@remembered
def a_presented_acta():
    """Put an acta to the vote at the next meeting; return both meetings."""
    meeting = an_acta_in_review()
    writes(part(meeting).id, "Se habló del río.")
    coming = a_next_meeting(meeting)
    presents(meeting, coming)
    return meeting, coming


def state_of(meeting):
    return reads.minutes_of(meeting).state


def test_what_was_voted_is_what_is_frozen(either):
    meeting, _coming = a_presented_acta()
    _shown, text = reads.candidate(meeting)
    assert sha256(text.text.encode()).hexdigest() == text.sha256
    motion = votes_on(meeting, Choice.FOR)
    assert text.sha256[:SHOWN] in votes.motion(motion).text.replace(" ", "")
    does(actions.approve, THEN, meeting=meeting)
    approval, approved = reads.approved(meeting)
    assert approved == text
    assert (approval.motion, approval.code, approval.figures["votes_for"]) == (motion, "ACTA-001-CGCPP-2026", 7)
    (leaf,) = leaves("minutes.approved")
    for told in (text.sha256, text.shape_sha256, approval.annexes, str(motion), "ACTA-001-CGCPP-2026", '"votes_for":7'):
        assert told in leaf
    assert text.sha256 in leaves("minutes.presented")[0]
    assert [t.kind for t in reads.turns(approval.minutes)] == [Turn.REVIEW_OPENED, Turn.PRESENTED, Turn.APPROVED]


def test_the_approved_acta_no_longer_follows_the_record(either):
    """A decision written down late changes the record, not the text, nor the PDF."""
    meeting = an_approved_acta()
    before = reads.approved(meeting)[1]
    pdf = to_pdf(reads.frozen_shape(before.id))
    a_decision(meeting, late_reason="La hoja llegó por río")
    assert "Cuidar las cabeceras" in str(reads.live(meeting).points[-1].decisions)
    assert reads.approved(meeting)[1] == before
    assert to_pdf(reads.frozen_shape(before.id)) == pdf
    with pytest.raises(NotDraft):
        writes(part(meeting).id, "Otra cosa", base=part(meeting).revision)


@pytest.mark.parametrize("change", [
    "UPDATE acta_text SET text = 'x'", "UPDATE acta_text SET binding = NOT binding", "DELETE FROM acta_text",
    "UPDATE acta_approval SET code = 'x'", "DELETE FROM acta_approval",
])
def test_the_database_itself_refuses_to_touch_what_is_frozen(either, change):
    meeting = an_approved_acta()
    before = reads.approved(meeting)
    with pytest.raises(DatabaseError, match="never changes"):
        db.session.execute(sa.text(change))
    db.session.rollback()
    assert reads.approved(meeting) == before
    assert db.session.scalar(sa.select(sa.func.count()).select_from(ActaTextRow)) == 1
    assert db.session.scalar(sa.select(sa.func.count()).select_from(ApprovalRow)) == 1


def test_words_stay_as_they_are_while_they_are_voted(either):
    meeting, _coming = a_presented_acta()
    with pytest.raises(WordsFrozen):
        writes(part(meeting).id, "Otra cosa", base=part(meeting).revision)
    with pytest.raises(WrongStage):
        proposes(meeting, now=LATER)
    with pytest.raises(WrongStage):
        does(actions.back_to_draft, LATER, meeting=meeting, reason="x")


def test_it_is_not_presented_before_every_correction_is_answered_nor_before_the_last_day(either):
    meeting = an_acta_in_review()
    one, coming = proposes(meeting), a_next_meeting(meeting)
    with pytest.raises(UnansweredCorrections) as error:
        presents(meeting, coming)
    assert error.value.data == {"count": 1, "numbers": "1"}
    refuses(one, now=LATER)
    with pytest.raises(ReviewStillRunning):
        does(actions.present, AFTER, meeting=meeting, item=point_for_minutes(coming))
    presents(meeting, coming)
    assert state_of(meeting) is MinutesState.PRESENTED


def test_where_it_is_voted(either):
    meeting = an_acta_in_review()
    coming = a_next_meeting(meeting)
    other_body = a_next_meeting(a_finished_meeting())
    decision = points_of(coming)[1]
    for item, error in ((uuid4(), NotAPointOfMinutes), (decision, NotAPointOfMinutes), (point_for_minutes(other_body), NotALaterMeeting),
                        (points_of(meeting)[0], NotAPointOfMinutes)):
        with pytest.raises(error):
            does(actions.present, LATER, meeting=meeting, item=item)
    assert state_of(meeting) is MinutesState.IN_REVIEW


def test_never_by_a_click_alone(either):
    """Without a motion, with an open one, with one about something else: nothing is approved."""
    meeting, coming = a_presented_acta()
    with pytest.raises(VoteNotPut):
        does(actions.approve, THEN, meeting=meeting)
    other = does(voting.put_motion, THEN, meeting=coming, item=points_of(coming)[0], text="Aprobar todo", form=Form.ROLL_CALL)
    does(voting.open_vote, THEN, motion=other, opened_at=THEN)
    everybody = dict.fromkeys(voters_of(other), Choice.FOR)
    does(voting.record_ballots, THEN, motion=other, choices=everybody, close_after=True)
    with pytest.raises(VoteNotPut):
        does(actions.approve, THEN, meeting=meeting)
    motion = does(actions.put_to_vote, THEN, meeting=meeting, form=Form.ROLL_CALL)
    with pytest.raises(VoteNotEnded):
        does(actions.approve, THEN, meeting=meeting)
    with pytest.raises(AlreadyPut):
        does(actions.put_to_vote, THEN, meeting=meeting, form=Form.ROLL_CALL)
    does(voting.withdraw_motion, THEN, motion=motion)
    with pytest.raises(VoteNotPut):
        does(actions.approve, THEN, meeting=meeting)
    votes_on(meeting, Choice.FOR)
    does(actions.approve, THEN, meeting=meeting)
    assert state_of(meeting) is MinutesState.APPROVED


def test_a_lost_vote_leads_back_to_review_and_the_text_may_be_presented_again(either):
    meeting, coming = a_presented_acta()
    votes_on(meeting, Choice.AGAINST)
    with pytest.raises(NotCarried):
        does(actions.approve, THEN, meeting=meeting)
    does(actions.not_approved, THEN, meeting=meeting)
    assert (state_of(meeting), len(leaves("minutes.not_approved")), reads.approval(meeting)) == (MinutesState.IN_REVIEW, 1, None)
    presents(meeting, coming, now=THEN)
    assert [p.number for p in reads.presentations(reads.minutes_of(meeting).id)] == [1, 2]


def test_a_carried_vote_is_neither_denied_nor_taken_back(either):
    meeting, _coming = a_presented_acta()
    votes_on(meeting, Choice.FOR)
    with pytest.raises(NotLost):
        does(actions.not_approved, THEN, meeting=meeting)
    with pytest.raises(AlreadyCarried):
        does(actions.take_back, THEN, meeting=meeting, reason="Falta algo")
    assert state_of(meeting) is MinutesState.PRESENTED


def test_without_quorum_no_acta_is_approved(either):
    """The statute lets votes be taken without quorum; an acta is not approved so."""
    statute = Statute(vote_without_quorum=True)
    meeting = an_open_meeting(7, statute)
    finish_points(meeting)
    does(actions.close_and_draft, meeting=meeting, closed_at=CLOSES)
    does(actions.open_review, meeting=meeting, until=CLOSES.date())
    coming = a_next_meeting(meeting)
    for n in range(4):
        does(attendance.record_departure, THEN, meeting=coming, person=principal(coming, n), at=THEN - timedelta(minutes=20))
    presents(meeting, coming)
    votes_on(meeting, Choice.FOR)
    with pytest.raises(NeedsQuorum):
        does(actions.approve, THEN, meeting=meeting)


def test_changes_voted_in_that_meeting_are_corrections_and_the_new_text_is_presented_again(either):
    meeting, coming = a_presented_acta()
    waiting = does(actions.put_to_vote, THEN, meeting=meeting, form=Form.ROLL_CALL)
    does(actions.take_back, THEN, meeting=meeting, reason="La asamblea pide un cambio")
    assert votes.motion(waiting).state is MotionState.WITHDRAWN
    before = reads.candidate(meeting)[1]
    writes(part(meeting).id, "Se habló de otra cosa.", base=part(meeting).revision, now=THEN)
    with pytest.raises(ChangeWithoutCorrection):
        presents(meeting, coming, now=THEN)
    one = proposes(meeting, now=THEN, quoted="Se habló de otra cosa.", instead="Se habló del río Pastaza.")
    accepts(one, now=THEN)
    presents(meeting, coming, now=THEN)
    motion = votes_on(meeting, Choice.FOR)
    does(actions.approve, THEN, meeting=meeting)
    approved = reads.approved(meeting)[1]
    assert "río Pastaza" in approved.text
    assert (approved.number, before.number) == (2, 1)
    assert reads.approval(meeting).motion == motion
    assert reads.frozen_text(before.id) == before


def test_two_approvals_at_once_leave_one(either):
    meeting, _coming = a_presented_acta()
    votes_on(meeting, Choice.FOR)
    db.session.remove()

    def approve(_n):
        with either.app_context():
            try:
                does(actions.approve, THEN, meeting=meeting)
            except GovernanceError as error:
                return type(error).__name__
            finally:
                db.session.remove()
            return ""

    with ThreadPoolExecutor(4) as hands:
        said = list(hands.map(lambda n: Context().run(approve, n), range(4)))
    assert sorted(said) == ["", "WrongStage", "WrongStage", "WrongStage"]
    assert len(leaves("minutes.approved")) == 1


def test_a_repeated_approval_gives_its_receipt(either):
    meeting, _coming = a_presented_acta()
    votes_on(meeting, Choice.FOR)
    keeper = Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, meetings_now.meeting(meeting).body),))
    given = {"actor": keeper, "id": new_id(), "now": THEN, "meeting": meeting}
    assert actions.approve(**given).position == actions.approve(**given).position
    assert len(leaves("minutes.approved")) == 1


def test_who_presents_and_approves(either):
    meeting, coming = a_presented_acta()
    body = meetings_now.meeting(meeting).body
    given = {"id": new_id(), "now": THEN, "meeting": meeting}
    for grant in (Grant(Role.MEMBER, body), Grant(Role.PRESIDENT, body), Grant(Role.SECRETARY, uuid4())):
        actor = Actor(account=uuid4(), grants=(grant,))
        for act, more in ((actions.present, {"item": point_for_minutes(coming)}), (actions.put_to_vote, {"form": Form.ROLL_CALL}),
                          (actions.approve, {}), (actions.not_approved, {}), (actions.take_back, {"reason": "x"})):
            with pytest.raises(MayNot):
                act(actor=actor, **given, **more)


def test_at_closing_where_the_statute_allows_it(either):
    """Heard, frozen and voted in the session; the approved text is the one that was voted, whatever comes until the closing."""
    meeting = an_open_meeting(7, Statute(minutes_approved_at_closing=True))
    does(meetings.add_item, meeting=meeting, title="Lectura y aprobación del acta", kind=ItemKind.MINUTES, reason="Lo pide la asamblea")
    does(actions.start_draft, meeting=meeting)
    writes(part(meeting, "").id, "Se leyó el acta.")
    item = point_for_minutes(meeting)
    does(actions.present, meeting=meeting, item=item)
    text = reads.candidate(meeting)[1]
    assert "La sesión continúa" not in text.text
    votes_on(meeting, Choice.FOR, now=AFTER)
    finish_points(meeting)
    does(actions.close_and_draft, meeting=meeting, closed_at=AFTER)
    does(actions.approve, meeting=meeting)
    approval, approved = reads.approved(meeting)
    assert (approval.at_closing, approval.meeting, approved) == (True, meeting, text)
    with pytest.raises(ActaSettled):
        does(meetings.reopen_meeting, meeting=meeting, reason="Faltó un punto")


def test_at_closing_not_where_the_statute_is_silent(either):
    meeting = an_open_meeting()
    does(meetings.add_item, meeting=meeting, title="Aprobación del acta", kind=ItemKind.MINUTES, reason="Lo pide la asamblea")
    does(actions.start_draft, meeting=meeting)
    with pytest.raises(ClosingNotAllowed):
        does(actions.present, meeting=meeting, item=point_for_minutes(meeting))


def test_a_meeting_whose_acta_is_voted_or_approved_is_not_opened_again(either):
    meeting = an_acta_in_review()
    later = does(meetings.plan_meeting, AFTER, body=meetings_now.meeting(meeting).body, kind=meetings_now.meeting(meeting).kind,
                 starts_at=LATER + timedelta(days=9), place="Casa comunal")
    does(meetings.add_item, AFTER, meeting=later, title="Aprobación del acta", kind=ItemKind.MINUTES)
    does(actions.present, LATER, meeting=meeting, item=point_for_minutes(later))
    with pytest.raises(ActaSettled):
        does(meetings.reopen_meeting, LATER, meeting=meeting, reason="Faltó un punto")
    does(actions.take_back, LATER, meeting=meeting, reason="Faltó un punto")
    does(meetings.reopen_meeting, LATER, meeting=meeting, reason="Faltó un punto")
