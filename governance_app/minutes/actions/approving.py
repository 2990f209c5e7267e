"""The acta before the vote: a text is frozen and presented, a motion about it put, and then it is approved, or not, by its result."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor
from governance_app.committees.rules import need_reason
from governance_app.documents.shapes import Acta
from governance_app.documents.text_file import acta_text
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting
from governance_app.minutes import reads
from governance_app.minutes.actions.printing import printed_now
from governance_app.minutes.actions.review import held_acta, take_turn
from governance_app.minutes.reads.shapes import shape_to_text
from governance_app.minutes.records import MinutesRow
from governance_app.minutes.records.frozen import ActaTextRow, ApprovalRow, PresentationRow
from governance_app.minutes.rules import (
    ActaApproved,
    ActaNotApproved,
    ActaPresented,
    ActaTakenBack,
    AlreadyPut,
    MinutesState,
    Presentation,
    Turn,
    WrongStage,
    acta_code,
    approval_motion,
    canonical,
    check_approves,
    check_changed,
    check_meeting,
    check_presentable,
    check_refuses,
    check_takes_back,
    figures_of,
    list_digest,
    text_digest,
)
from governance_app.record.actions import append, use_case
from governance_app.voting import actions as voting
from governance_app.voting import reads as votes
from governance_app.voting.rules import Form, Motion, MotionState, Result

voting.ask_before_annulling(reads.stands_on)


@use_case("minutes.present")
def present(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, item: UUID) -> UUID:
    """Freeze the text of an acta and put it to the vote at a point of a later meeting (or of its own, where the statute says so).

    Raises WrongStage, ReviewStillRunning, UnansweredCorrections, TextsClash, NotAPointOfMinutes, NotALaterMeeting, ClosingNotAllowed,
    ChangeWithoutCorrection.
    """
    held, row = held_acta(actor, meeting)
    votes_at, at_closing = _where(held, item)
    corrections, clashes = reads.corrections(meeting), len(reads.conflicts(meeting))
    check_presentable(row.state, row.review_until, local_day(now), corrections, clashes, at_closing=at_closing)
    text = _frozen(row, printed_now(meeting, now), now)
    before = reads.presentations(row.id)
    earlier = reads.frozen_text(before[-1].text) if before else None
    check_changed(earlier, before[-1].presented_at if before else None, text.sha256, corrections)
    db.session.add(text)
    db.session.flush()
    db.session.add(PresentationRow(
        id=id, minutes_id=row.id, number=len(before) + 1, text_id=text.id, meeting_id=votes_at.id, item_id=item, at_closing=at_closing,
        presented_at=now, presented_by=actor.account,
    ))
    take_turn(row, Turn.PRESENTED, actor, now)
    append(ActaPresented(
        meeting=meeting, minutes=row.id, presentation=len(before) + 1, language=text.language, text_sha256=text.sha256,
        shape_sha256=text.shape_sha256, votes_at=votes_at.id, item=item, at_closing=at_closing,
    ), now=now, body=held.body)
    return meeting


@use_case("minutes.put_to_vote")
def put_to_vote(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, form: Form) -> UUID:
    """Put the motion that approves the presented text, in the words that name it by its digest; its vote is held as any other.

    Raises WrongStage, NotPresented, AlreadyPut, and what putting a motion raises.
    """
    held, row = held_acta(actor, meeting)
    shown = _presented(row)
    motion = votes.motion(shown.motion) if shown.motion else None
    if motion is not None and motion.state not in (MotionState.WITHDRAWN, MotionState.ANNULLED):
        raise AlreadyPut()
    text = approval_motion(acta_code(held), reads.frozen_text(shown.text).sha256)
    put = voting.put_motion(actor=actor, id=new_id(), now=now, meeting=shown.meeting, item=shown.item, text=text, form=form)
    db.session.get_one(PresentationRow, shown.id).motion_id = put.subject
    db.session.flush()
    return put.subject


@use_case("minutes.approve")
def approve(*, actor: Actor, id: UUID, now: datetime, meeting: UUID) -> UUID:
    """Declare an acta approved by the motion about its text that was carried with quorum. From now on that text never changes.

    Raises WrongStage, VoteNotPut, VoteNotEnded, NotCarried, NeedsQuorum.
    """
    held, row = held_acta(actor, meeting)
    shown = _presented(row)
    motion, result = _vote(shown)
    found = check_approves(motion, result)
    text, shape = reads.frozen_text(shown.text), reads.frozen_shape(shown.text)
    kept = ApprovalRow(
        minutes_id=row.id, presentation_id=shown.id, text_id=text.id, meeting_id=shown.meeting, motion_id=found.motion,
        at_closing=shown.at_closing, code=acta_code(held), figures=figures_of(found), annexes_sha256=list_digest(shape.annexes),
        approved_at=now, approved_by=actor.account,
    )
    db.session.add(kept)
    take_turn(row, Turn.APPROVED, actor, now)
    append(ActaApproved(
        meeting=meeting, minutes=row.id, code=kept.code, language=text.language, text_sha256=text.sha256,
        shape_sha256=text.shape_sha256, annexes_sha256=kept.annexes_sha256,
        approved_at_meeting=shown.meeting, motion=found.motion, at_closing=shown.at_closing,
        figures=kept.figures,
    ), now=now, body=held.body)
    return meeting


@use_case("minutes.not_approved")
def not_approved(*, actor: Actor, id: UUID, now: datetime, meeting: UUID) -> UUID:
    """Declare that the vote did not approve the acta: it is in review again. Raises WrongStage, VoteNotPut, VoteNotEnded, NotLost."""
    held, row = held_acta(actor, meeting)
    shown = _presented(row)
    motion, result = _vote(shown)
    found = check_refuses(motion, result)
    take_turn(row, Turn.NOT_APPROVED, actor, now)
    append(ActaNotApproved(minutes=row.id, presentation=shown.number, motion=found.motion), now=now, body=held.body)
    return meeting


@use_case("minutes.take_back")
def take_back(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, reason: str) -> UUID:
    """Take a presented text back before the vote, to correct it; a motion that waits is withdrawn.

    Raises WrongStage, VoteNotEnded, AlreadyCarried, ReasonNeeded.
    """
    held, row = held_acta(actor, meeting)
    shown = _presented(row)
    motion, result = _vote(shown)
    check_takes_back(motion, result)
    if motion is not None and motion.state is MotionState.DRAFT:
        voting.withdraw_motion(actor=actor, id=new_id(), now=now, motion=motion.id)
    take_turn(row, Turn.TAKEN_BACK, actor, now, reason=need_reason(reason))
    append(ActaTakenBack(minutes=row.id, presentation=shown.number), now=now, body=held.body)
    return meeting


def _where(held: Meeting, item: UUID) -> tuple[Meeting, bool]:
    """Return the meeting that votes on the acta and whether that is its own."""
    of = reads.meeting_of_point(item) or held.id
    point = next((i for i in meetings.agenda(of) if i.id == item), None)
    votes_at = meetings.meeting(of)
    return votes_at, check_meeting(held, votes_at, point, votes.rules_of_the_day(held))


def _frozen(row: MinutesRow, acta: Acta, now: datetime) -> ActaTextRow:
    text, shape = canonical(acta_text(acta).decode()), shape_to_text(acta)
    last = db.session.scalar(sa.select(sa.func.max(ActaTextRow.number)).where(
        ActaTextRow.minutes_id == row.id, ActaTextRow.language == row.language)) or 0
    return ActaTextRow(
        id=new_id(), minutes_id=row.id, language=row.language, number=last + 1, text=text, shape=shape, sha256=text_digest(text),
        shape_sha256=text_digest(shape), binding=True, frozen_at=now,
    )


def _presented(row: MinutesRow) -> Presentation:
    if row.state is not MinutesState.PRESENTED:
        raise WrongStage(state=row.state)
    return reads.presentation(row.id)


def _vote(shown: Presentation) -> tuple[Motion | None, Result | None]:
    if shown.motion is None:
        return None, None
    votes.hold_motion(shown.motion)
    return votes.motion(shown.motion), votes.result(shown.motion)
