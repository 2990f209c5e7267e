"""Use cases around the seats: visitors counted from paper, languages, support that makes coming possible."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads
from governance_app.attendance.actions.presence import check_point, running_meeting
from governance_app.attendance.records import ItemLanguageRow, SupportRow, VisitorCountRow, VisitorSheetRow
from governance_app.attendance.rules import NumberBelowZero, SupportKind, VisitorGroup, VisitorsCounted, reconcile
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
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


@use_case("attendance.record_support")
def record_support(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, kind: SupportKind, given: int, needed: int | None = None, note: str = "",
) -> UUID:
    """Keep how many people got support of a kind, and how many needed it (None: not counted). Saying it again replaces it."""
    running_meeting(actor, meeting)
    if given < 0 or (needed is not None and needed < 0):
        raise NumberBelowZero(field="given")
    row = db.session.scalar(sa.select(SupportRow).where(SupportRow.meeting_id == meeting, SupportRow.kind == kind))
    row = row or SupportRow(id=id, meeting_id=meeting, kind=kind)
    row.given, row.needed, row.note = given, needed, note or ""
    db.session.add(row)
    db.session.flush()
    return row.id
