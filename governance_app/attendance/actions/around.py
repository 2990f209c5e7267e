"""Use cases around the seats: visitors counted from paper, languages, support that makes coming possible."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads
from governance_app.attendance.actions.presence import check_point, running_meeting
from governance_app.attendance.records import ItemLanguageRow, SupportRow, VisitorCountRow, VisitorSheetRow
from governance_app.attendance.rules import (
    LanguagesInActa,
    MeetingNotRunning,
    NobodyComesTogether,
    Support,
    VisitorGroup,
    VisitorsCounted,
    check_support,
    reconcile,
    tongue_pairs,
)
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import MeetingState
from governance_app.record.actions import append, use_case


@use_case("attendance.count_visitors")
def count_visitors(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, total: int, illegible: int, groups: Sequence[VisitorGroup], note: str = "",
) -> UUID:
    """Keep the groups of the paper sheet; a recount takes the place of the count before it, and the record keeps both totals.

    Raises VisitorsDoNotAddUp (with both figures), GroupTwice, NumberBelowZero.
    """
    held = running_meeting(actor, meeting)
    kept = reconcile(total, illegible, groups)
    db.session.execute(sa.delete(VisitorCountRow).where(VisitorCountRow.meeting_id == meeting))
    db.session.add_all(VisitorCountRow(
        id=new_id(), meeting_id=meeting, sex=g.sex, age_band=g.age_band, affiliation=g.affiliation, number=g.number) for g in kept)
    sheet = db.session.get(VisitorSheetRow, meeting) or VisitorSheetRow(meeting_id=meeting)
    sheet.total, sheet.illegible, sheet.note, sheet.recorded_at = total, illegible, note or "", now
    db.session.add(sheet)
    db.session.flush()
    append(VisitorsCounted(meeting=meeting, total=total, illegible=illegible), now=now, body=held.body)
    return meeting


@use_case("attendance.record_language")
def record_language(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, language: str, item: UUID | None = None,
    interpreted_into: str | None = None, interpreter: UUID | None = None,
) -> UUID:
    """Keep which language was spoken, on a point or in the whole meeting (item None), and into which it was interpreted.

    Saying the same point and language again replaces what was said of them.
    """
    held = running_meeting(actor, meeting)
    reads.check_seen(actor, held, Permission.RECORD_ATTENDANCE, interpreter)
    if item is not None:
        check_point(meeting, item)
    same = (ItemLanguageRow.meeting_id == meeting, ItemLanguageRow.item_id.is_not_distinct_from(item), ItemLanguageRow.language == language)
    db.session.execute(sa.delete(ItemLanguageRow).where(*same))
    db.session.add(ItemLanguageRow(
        id=id, meeting_id=meeting, item_id=item, language=language, interpreted_into=interpreted_into, interpreter_id=interpreter))
    db.session.flush()
    return id


@use_case("attendance.keep_point_languages")
def keep_point_languages(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, item: UUID, spoken: Sequence[str], into: Sequence[str] = (),
) -> UUID:
    """Keep in which languages a point was spoken and into which it was interpreted, in the place of what was said of it before.

    Who interpreted stays where the same pair of languages stays. Raises MeetingNotRunning, NobodyComesTogether, LanguagesInActa,
    NoSuchPoint, TongueNeeded, TongueUnknown, IntoItself.
    """
    _told_later(actor, meeting)
    if meetings.acta_settled(meeting):
        raise LanguagesInActa()
    check_point(meeting, item)
    pairs = tongue_pairs(spoken, into)
    row = ItemLanguageRow
    here = (row.meeting_id == meeting, row.item_id == item)
    before = {(r.language, r.interpreted_into): r.interpreter_id for r in db.session.scalars(sa.select(row).where(*here))}
    db.session.execute(sa.delete(row).where(*here))
    db.session.add_all(row(
        id=new_id(), meeting_id=meeting, item_id=item, language=language, interpreted_into=other,
        interpreter_id=before.get((language, other))) for language, other in pairs)
    db.session.flush()
    return item


def _told_later(actor: Actor, meeting: UUID) -> None:
    """Hold a meeting that was called, also after its closing: what made it possible is often counted later."""
    reads.meeting_for(actor, Permission.TALLY_PARTICIPATION, meeting)
    reads.hold_meeting(meeting)
    held = meetings.meeting(meeting)
    if held.state in (MeetingState.DRAFT, MeetingState.CANCELLED):
        raise MeetingNotRunning(state=held.state)
    if held.by_correspondence:
        raise NobodyComesTogether()


@use_case("attendance.keep_support")
def keep_support(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, lines: Sequence[Support]) -> UUID:
    """Keep what is known of some kinds of support, in the place of what was said of them before; a line that says nothing takes it out.

    Counts without names. Raises MeetingNotRunning, NobodyComesTogether, NumberBelowZero, SupportBeyondNeed, SupportNotOffered,
    OtherSupportUnnamed.
    """
    _told_later(actor, meeting)
    kept = [line for line in map(check_support, lines) if line]
    row = SupportRow
    db.session.execute(sa.delete(row).where(row.meeting_id == meeting, row.kind.in_([line.kind for line in lines])))
    db.session.add_all(row(
        id=new_id(), meeting_id=meeting, kind=one.kind, offered=one.offered, needed=one.needed, given=one.given, note=one.note)
        for one in kept)
    db.session.flush()
    return meeting
