"""The words of an acta: its sections, their revisions, and what is in conflict."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.records import AccountRow
from governance_app.access.rules import Actor, Permission, may
from governance_app.committees import reads as committees
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.records import AgendaItemRow
from governance_app.minutes.records import MinutesRow, RevisionRow, SectionRow
from governance_app.minutes.rules import (
    Conflict,
    Minutes,
    MinutesMissing,
    MinutesState,
    NothingToSettle,
    Revision,
    Section,
    SectionKind,
    SectionMissing,
    merge,
)


def minutes_of(meeting: UUID) -> Minutes | None:
    """Return the acta of a meeting, or None while nobody has begun it."""
    row = db.session.scalar(sa.select(MinutesRow).where(MinutesRow.meeting_id == meeting))
    return Minutes(row.id, row.meeting_id, row.state, row.language, row.started_at, row.review_until) if row else None


def state_now(minutes: UUID) -> MinutesState:
    """Return the state of an acta as the database has it, whatever this session read before: asked when the meeting is held."""
    return db.session.scalars(sa.select(MinutesRow.state).where(MinutesRow.id == minutes)).one()


def minutes_for(actor: Actor, meeting: UUID) -> Minutes:
    """Return the acta of a meeting that `actor` may see from inside. MinutesMissing, MeetingMissing otherwise."""
    held = meetings.meeting_for(actor, meeting)
    found = minutes_of(held.id)
    if found is None:
        raise MinutesMissing()
    return found


def sections(meeting: UUID) -> tuple[Section, ...]:
    """Return the sections of an acta in reading order: opening, one per point (also of points added since), closing."""
    begun = minutes_of(meeting)
    if begun is None:
        raise MinutesMissing()
    rows = db.session.scalars(sa.select(SectionRow).where(SectionRow.minutes_id == begun.id)).all()
    texts, waiting = _texts(rows), _waiting([row.id for row in rows])
    by_kind = {row.kind: row for row in rows if row.item_id is None}
    by_item = {row.item_id: row for row in rows if row.item_id is not None}
    items = meetings.agenda(meeting)

    def made(kind: SectionKind, row: SectionRow | None, item: UUID | None = None, label: str = "", title: str = "") -> Section:
        text = texts.get(row.id) if row else None
        id = row.id if row else item
        assert id is not None  # noqa: S101 — opening and closing are made with the draft; a point lends its id
        if text is None:
            return Section(id, meeting, kind, item, label, title, in_conflict=waiting.get(id, 0))
        return Section(id, meeting, kind, item, label, title, text.text, text.id, text.at, text.by_name, waiting.get(id, 0))

    return (
        made(SectionKind.OPENING, by_kind.get(SectionKind.OPENING)),
        *(made(SectionKind.ITEM, by_item.get(i.id), i.id, i.label, i.title) for i in items),
        made(SectionKind.CLOSING, by_kind.get(SectionKind.CLOSING)),
    )


def meeting_of(section: UUID) -> UUID:
    """Return the meeting a section (or point of a begun acta) belongs to. Raises SectionMissing."""
    by_row = sa.select(MinutesRow.meeting_id).join(SectionRow, SectionRow.minutes_id == MinutesRow.id).where(SectionRow.id == section)
    point = AgendaItemRow
    by_item = sa.select(point.meeting_id).join(MinutesRow, MinutesRow.meeting_id == point.meeting_id).where(point.id == section)
    found = db.session.scalar(by_row) or db.session.scalar(by_item)
    if found is None:
        raise SectionMissing()
    return found


def section_of(meeting: UUID, section: UUID) -> None:
    """Raise SectionMissing unless a part (or point of a begun acta) is of this meeting."""
    if meeting_of(section) != meeting:
        raise SectionMissing()


def section(id: UUID) -> Section:
    """Return one section with its text in force. Raises SectionMissing."""
    return next((s for s in sections(meeting_of(id)) if s.id == id), None) or _gone()


def section_for(actor: Actor, id: UUID) -> Section:
    """Return a section that `actor` may see from inside; another committee's is SectionMissing, as if it did not exist."""
    held = meetings.meeting(meeting_of(id))
    if not may(actor, Permission.SEE_BODY, committees.scope_of(held.body)):
        raise SectionMissing()
    return section(id)


def history(section: UUID) -> tuple[Revision, ...]:
    """Return every revision of a section, the oldest first; what was in conflict too."""
    query = sa.select(RevisionRow, AccountRow.name).outerjoin(AccountRow, AccountRow.id == RevisionRow.by)
    rows = db.session.execute(query.where(RevisionRow.section_id == section).order_by(RevisionRow.at, RevisionRow.id))
    return tuple(_revision(row, name) for row, name in rows)


def conflicts(meeting: UUID) -> tuple[Conflict, ...]:
    """Return what a person must settle, section by section."""
    open_ones = [s for s in sections(meeting) if s.in_conflict]
    return tuple(_conflict(s, r) for s in open_ones for r in history(s.id) if r.conflict and r.settled_at is None)


def conflict(section: UUID, revision: UUID) -> Conflict:
    """Return one conflict as it stands against the text now in force. Raises NothingToSettle."""
    found = next((r for r in history(section) if r.id == revision and r.conflict and r.settled_at is None), None)
    if found is None:
        raise NothingToSettle()
    return _conflict(globals()["section"](section), found)


def texts(meeting: UUID) -> dict[UUID | SectionKind, str]:
    """Return the words in force: by point, and by kind for opening and closing. Nothing before the draft begins."""
    if minutes_of(meeting) is None:
        return {}
    return {s.item or s.kind: s.text for s in sections(meeting)}


def _conflict(section: Section, revision: Revision) -> Conflict:
    base = db.session.get(RevisionRow, revision.base) if revision.base else None
    return Conflict(section, revision, merge(base.text if base else "", revision.text, section.text))


def _texts(rows: Sequence[SectionRow]) -> dict[UUID, Revision]:
    ids = [row.revision_id for row in rows if row.revision_id]
    query = sa.select(RevisionRow, AccountRow.name).outerjoin(AccountRow, AccountRow.id == RevisionRow.by).where(RevisionRow.id.in_(ids))
    return {row.section_id: _revision(row, name) for row, name in db.session.execute(query)}


def _waiting(ids: Sequence[UUID]) -> dict[UUID, int]:
    query = sa.select(RevisionRow.section_id, sa.func.count()).group_by(RevisionRow.section_id)
    open_ones = query.where(RevisionRow.section_id.in_(ids), RevisionRow.conflict, RevisionRow.settled_at.is_(None))
    return {section: count for section, count in db.session.execute(open_ones)}


def _revision(r: RevisionRow, name: str | None) -> Revision:
    return Revision(r.id, r.section_id, r.base_id, r.text, r.at, r.by, name or "", r.conflict, r.settled_at, r.other_id)


def _gone() -> Section:
    raise SectionMissing()
