"""Use cases of minutes: begin the draft, write a part, settle a conflict, close the meeting with its draft."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, require
from governance_app.attendance.reads import hold_meeting
from governance_app.committees import reads as committees
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, unsettled
from governance_app.minutes import reads
from governance_app.minutes.reads.sections import meeting_of
from governance_app.minutes.records import MinutesRow, RevisionRow, SectionRow
from governance_app.minutes.rules import (
    ElectionsOpen,
    Minutes,
    MinutesDrafted,
    MinutesMissing,
    MinutesState,
    MotionsOpen,
    NothingToSettle,
    NotYetHeld,
    PointsOpen,
    RevisionMissing,
    SectionKind,
    SectionMoved,
    Step,
    check_writable,
    checked,
    step,
)
from governance_app.record.actions import append, use_case
from governance_app.voting import reads as voting
from governance_app.voting.reads import elections
from governance_app.voting.rules import MotionState


@use_case("minutes.start_draft")
def start_draft(*, actor: Actor, id: UUID, now: datetime, meeting: UUID) -> UUID:
    """Begin the acta of a meeting that was opened; once begun, return it. Raises NotYetHeld."""
    return _begin(_held(actor, meeting), id, now)


def _begin(held: Meeting, id: UUID, now: datetime) -> UUID:
    if held.opened_at is None:
        raise NotYetHeld(state=held.state)
    hold_meeting(held.id)
    if begun := reads.minutes_of(held.id):
        return begun.id
    db.session.add(MinutesRow(id=id, meeting_id=held.id, state=MinutesState.DRAFT, language=held.language, started_at=now))
    db.session.flush()
    db.session.add_all(SectionRow(id=new_id(), minutes_id=id, kind=kind) for kind in (SectionKind.OPENING, SectionKind.CLOSING))
    append(MinutesDrafted(meeting=held.id, minutes=id), now=now, body=held.body)
    return id


@use_case("minutes.edit_section")
def edit_section(*, actor: Actor, id: UUID, now: datetime, section: UUID, base: UUID | None, text: str | None) -> UUID:
    """Write the words of a part. `base`: the revision its author saw (None: nothing yet). The revision's id is the request's.

    When somebody wrote meanwhile, other paragraphs are joined; the same ones are kept in both versions until a person settles.
    Raises TextTooLong, NotDraft, RevisionMissing.
    """
    write_words(_locked(actor, section), actor, id, now, base, text)
    return section


def write_words(row: SectionRow, actor: Actor, id: UUID, now: datetime, base: UUID | None, text: str | None) -> Step:
    """Write the words of a part whose row is locked, inside another use case; return what followed. Raises TextTooLong, RevisionMissing."""
    seen, present = _text(row.id, base), _text(row.id, row.revision_id)
    following = step(seen, base != row.revision_id, text or "", present)
    if following.text is None and not following.conflict:
        return following
    if following.conflict or following.joined:
        db.session.add(_revision(id, row, base, checked(text), actor, now, conflict=following.conflict))
    if following.joined and following.text is not None:
        _put_in_force(row, _revision(new_id(), row, row.revision_id, following.text, actor, now, other=id))
    elif following.text is not None:
        _put_in_force(row, _revision(id, row, base, following.text, actor, now))
    return following


@use_case("minutes.settle_conflict")
def settle_conflict(*, actor: Actor, id: UUID, now: datetime, section: UUID, revision: UUID, base: UUID | None, text: str | None) -> UUID:
    """Put in force the text with which a person settles a conflict. `base`: the text in force that person saw.

    Raises SectionMoved when somebody wrote meanwhile, NothingToSettle, TextTooLong.
    """
    row = _locked(actor, section)
    waiting = db.session.get(RevisionRow, revision)
    if waiting is None or waiting.section_id != section or not waiting.conflict or waiting.settled_at is not None:
        raise NothingToSettle()
    if base != row.revision_id:
        raise SectionMoved()
    waiting.settled_at = now
    _put_in_force(row, _revision(id, row, base, checked(text), actor, now, other=revision))
    return section


@use_case("minutes.close_and_draft")
def close_and_draft(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, closed_at: datetime | None = None, defer_rest: bool = False,
) -> UUID:
    """Close a meeting and begin its acta (whoever may close it need not be who writes it). `defer_rest` puts off the points that are left.

    Raises MotionsOpen, ElectionsOpen or PointsOpen, saying which, and what closing a meeting raises (WrongState, OutOfOrder, InTheFuture).
    """
    held = meetings.meeting(meeting)
    require(actor, Permission.RUN_MEETING, committees.scope_of(held.body))
    hold_meeting(meeting)  # a vote that opens at this moment stands in line, and finds the meeting closed
    running = [m for m in voting.motions(meeting) if m.state in (MotionState.OPEN, MotionState.TIED)]
    if running:
        raise MotionsOpen(count=len(running), texts="; ".join(m.text[:80] for m in running))
    electing = elections.running(meeting)
    if electing:
        raise ElectionsOpen(count=len(electing), titles="; ".join(e.title for e in electing))
    left = unsettled(meetings.agenda(meeting))
    if left and not defer_rest:
        raise PointsOpen("defer_rest", count=len(left), labels=", ".join(i.label for i in left))
    meeting_actions.close_meeting(actor=actor, id=new_id(), now=now, meeting=meeting, closed_at=closed_at or now, defer_rest=defer_rest)
    _begin(held, new_id(), now)
    return meeting


def _held(actor: Actor, meeting: UUID) -> Meeting:
    held = meetings.meeting(meeting)
    require(actor, Permission.DRAFT_MINUTES, committees.scope_of(held.body))
    return held


def _locked(actor: Actor, section: UUID) -> SectionRow:
    """Return the section's row, locked, of an acta whose words may still be changed."""
    meeting = meeting_of(section)
    _held(actor, meeting)
    begun: Minutes | None = reads.minutes_of(meeting)
    if begun is None:
        raise MinutesMissing()
    hold_meeting(meeting)
    check_writable(reads.state_now(begun.id))
    return section_row(begun.id, section)


def section_row(minutes: UUID, section: UUID) -> SectionRow:
    """Return the row of a part, locked, made when a point gets its first words. The meeting is held already. Raises SectionMissing."""
    query = sa.select(SectionRow).where(SectionRow.id == section).with_for_update().execution_options(populate_existing=True)
    row = db.session.scalar(query)
    if row is None:
        meeting_of(section)  # the point may have been taken off the agenda a moment ago
        row = SectionRow(id=section, minutes_id=minutes, kind=SectionKind.ITEM, item_id=section)
        db.session.add(row)
        db.session.flush()
    return row


def _text(section: UUID, revision: UUID | None) -> str:
    if revision is None:
        return ""
    row = db.session.get(RevisionRow, revision)
    if row is None or row.section_id != section:
        raise RevisionMissing()
    return row.text


def _revision(
    id: UUID, row: SectionRow, base: UUID | None, text: str, actor: Actor, now: datetime, *, conflict: bool = False,
    other: UUID | None = None,
) -> RevisionRow:
    return RevisionRow(id=id, section_id=row.id, base_id=base, other_id=other, text=text, at=now, by=actor.account, conflict=conflict)


def _put_in_force(row: SectionRow, revision: RevisionRow) -> None:
    db.session.add(revision)
    row.revision_id = revision.id
    db.session.flush()
