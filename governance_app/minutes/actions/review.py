"""The review of an acta: opened, taken back, corrected by those who were there, each correction answered."""

import secrets
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, require, require_known
from governance_app.attendance import reads as attendance
from governance_app.attendance.reads import hold_meeting
from governance_app.committees import reads as committees
from governance_app.committees.rules import need_reason
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting
from governance_app.minutes import reads
from governance_app.minutes.actions.drafting import section_row, write_words
from governance_app.minutes.records import MinutesRow
from governance_app.minutes.records.review import CorrectionRow, TurnRow
from governance_app.minutes.rules import (
    Correction,
    CorrectionAnswered,
    CorrectionProposed,
    CorrectionState,
    DidNotAttend,
    Mended,
    MinutesMissing,
    MinutesState,
    NothingMended,
    NotOfTheMeeting,
    ReviewOpened,
    ReviewTakenBack,
    SectionMoved,
    ToldBy,
    Turn,
    WrongStage,
    check_answer,
    check_proposed,
    check_review,
    correction_words,
    salted_digest,
    state_after,
)
from governance_app.record.actions import append, use_case


@use_case("minutes.open_review")
def open_review(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, until: date) -> UUID:
    """Open the review of a closed meeting's draft; `until`: the last day for corrections. Raises WrongStage, NotYetClosed, LastDayPast."""
    held, row = held_acta(actor, meeting)
    check_review(held.state, until, local_day(now))
    take_turn(row, Turn.REVIEW_OPENED, actor, now, until=until)
    row.review_until = until
    append(ReviewOpened(meeting=meeting, minutes=row.id, until=until), now=now, body=held.body)
    return meeting


@use_case("minutes.back_to_draft")
def back_to_draft(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, reason: str) -> UUID:
    """Take an acta in review back to draft, with a reason; what was proposed stays. Raises WrongStage, ReasonNeeded."""
    held, row = held_acta(actor, meeting)
    take_turn(row, Turn.BACK_TO_DRAFT, actor, now, reason=need_reason(reason))
    append(ReviewTakenBack(meeting=meeting, minutes=row.id), now=now, body=held.body)
    return meeting


@use_case("minutes.propose_correction")
def propose_correction(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, section: UUID | None = None, quoted: str | None = None,
    instead: str | None = None, why: str | None = None,
) -> UUID:
    """Propose a correction with one's own hand. `section` None: of what the record says. The correction has the id of the request.

    Raises NotOfTheMeeting, WrongStage, ReviewOver, CorrectionEmpty, CorrectionTooLong, SectionMissing.
    """
    require_known(actor)
    held = meetings.meeting(meeting)
    if not reads.of_the_meeting(actor, held):
        raise NotOfTheMeeting()
    row = _row_of(meeting)
    check_proposed(row.state, row.review_until, local_day(now), keeper=False)
    return _proposed(held, row, id, now, section, (quoted, instead, why), actor.person, actor, ToldBy.OWN_HAND)


@use_case("minutes.enter_correction")
def enter_correction(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, person: UUID, told_by: ToldBy, section: UUID | None = None,
    quoted: str | None = None, instead: str | None = None, why: str | None = None,
) -> UUID:
    """Write down a correction that somebody who attended told by voice or letter; also after the last day, for what was told in time.

    Raises DidNotAttend, WrongStage, CorrectionEmpty, CorrectionTooLong, SectionMissing.
    """
    held, row = held_acta(actor, meeting)
    if person not in {a.person for a in attendance.attendees(meeting)}:
        raise DidNotAttend("person")
    check_proposed(row.state, row.review_until, local_day(now), keeper=True)
    return _proposed(held, row, id, now, section, (quoted, instead, why), person, actor, told_by)


@use_case("minutes.answer_correction")
def answer_correction(
    *, actor: Actor, id: UUID, now: datetime, correction: UUID, state: CorrectionState, mended: Mended | None = None,
    answer: str | None = None, base: UUID | None = None, text: str | None = None,
) -> UUID:
    """Answer a correction: accepted (also in part), with the new text of its part (`base`: the text one saw), or where the record was
    corrected; or refused with a reason. The answer and the text are written together.

    Raises WrongStage, AlreadyAnswered, AnswerNeedsReason, AnswerNeedsPlace, NoWordsToMend, NothingMended, SectionMoved, TextTooLong.
    """
    asked = reads.correction(correction)
    held, row = held_acta(actor, asked.meeting)
    asked = reads.correction(correction)
    if row.state is not MinutesState.IN_REVIEW:
        raise WrongStage(state=row.state)
    said = check_answer(asked, state, mended, answer)
    mended = None if state is CorrectionState.REFUSED else mended
    kept = db.session.get_one(CorrectionRow, correction)
    if mended is Mended.WORDS:
        kept.revision_id = _mended(row, asked, actor, id, now, base, text)
    kept.state, kept.mended, kept.answer, kept.answered_at, kept.answered_by = state, mended, said, now, actor.account
    kept.answer_salt = secrets.token_bytes(32)
    db.session.flush()
    digest = salted_digest(kept.answer_salt, said, str(kept.revision_id or ""))
    append(CorrectionAnswered(
        minutes=row.id, correction=correction, outcome=state.value, mended=mended.value if mended else "", digest=digest,
    ), now=now, body=held.body)
    return correction


def held_acta(actor: Actor, meeting: UUID) -> tuple[Meeting, MinutesRow]:
    """Return a meeting whose acta the actor keeps, and the acta's row; other writers wait. Raises MayNot, MinutesMissing."""
    held = meetings.meeting(meeting)
    require(actor, Permission.DRAFT_MINUTES, committees.scope_of(held.body))
    return held, _row_of(meeting)


def _row_of(meeting: UUID) -> MinutesRow:
    hold_meeting(meeting)
    query = sa.select(MinutesRow).where(MinutesRow.meeting_id == meeting).execution_options(populate_existing=True)
    row = db.session.scalar(query)
    if row is None:
        raise MinutesMissing()
    return row


def take_turn(row: MinutesRow, kind: Turn, actor: Actor, now: datetime, *, reason: str = "", until: date | None = None) -> None:
    """Lead the acta to the state after this turn, and keep the turn. Raises WrongStage.

    One that was heard at closing without a review, and comes back, is in review until the end of that day.
    """
    row.state = state_after(row.state, kind)
    if row.state is MinutesState.IN_REVIEW and row.review_until is None:
        row.review_until = until or local_day(now)
    last = db.session.scalar(sa.select(sa.func.max(TurnRow.position)).where(TurnRow.minutes_id == row.id)) or 0
    db.session.add(TurnRow(
        id=new_id(), minutes_id=row.id, position=last + 1, kind=kind, at=now, by=actor.account, reason=reason, until=until))
    db.session.flush()


def _proposed(
    held: Meeting, row: MinutesRow, id: UUID, now: datetime, section: UUID | None, words: tuple[str | None, str | None, str | None],
    person: UUID | None, actor: Actor, told_by: ToldBy,
) -> UUID:
    quoted, instead, why = correction_words(*words)
    if section is not None:
        reads.section_of(held.id, section)
        section_row(row.id, section)
    salt = secrets.token_bytes(32)
    last = db.session.scalar(sa.select(sa.func.max(CorrectionRow.number)).where(CorrectionRow.minutes_id == row.id)) or 0
    db.session.add(CorrectionRow(
        id=id, minutes_id=row.id, number=last + 1, section_id=section, person_id=person, account_id=actor.account, told_by=told_by,
        proposed_at=now, quoted=quoted, instead=instead, why=why, salt=salt,
    ))
    db.session.flush()
    digest = salted_digest(salt, str(section or ""), quoted, instead, why)
    append(CorrectionProposed(
        minutes=row.id, correction=id, number=last + 1, told_by=told_by.value, digest=digest), now=now, body=held.body)
    return id


def _mended(
    acta: MinutesRow, asked: Correction, actor: Actor, id: UUID, now: datetime, base: UUID | None, text: str | None,
) -> UUID:
    """Put the corrected text of the part in force; return its revision. Raises SectionMoved when somebody wrote there meanwhile."""
    if asked.section is None:
        raise WrongStage(state=acta.state)
    row = section_row(acta.id, asked.section)
    if base != row.revision_id:
        raise SectionMoved("text")
    if write_words(row, actor, id, now, base, text).text is None or row.revision_id is None:
        raise NothingMended("text")
    return row.revision_id
