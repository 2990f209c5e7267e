"""The review of an acta: the turns it took, what was proposed, who may propose."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.records import AccountRow
from governance_app.access.rules import Actor, Permission, may
from governance_app.attendance import reads as attendance
from governance_app.committees import reads as committees
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting
from governance_app.minutes.reads.sections import minutes_of, sections
from governance_app.minutes.records import MinutesRow
from governance_app.minutes.records.review import CorrectionRow, TurnRow
from governance_app.minutes.rules import Correction, CorrectionMissing, Minutes, MinutesMissing, TurnTaken, may_propose
from governance_app.people import reads as people


def turns(minutes: UUID) -> tuple[TurnTaken, ...]:
    """Return the turns in the life of an acta, the first first."""
    query = sa.select(TurnRow, AccountRow.name).outerjoin(AccountRow, AccountRow.id == TurnRow.by)
    rows = db.session.execute(query.where(TurnRow.minutes_id == minutes).order_by(TurnRow.position))
    return tuple(TurnTaken(row.kind, row.at, name or "", row.reason, row.until) for row, name in rows)


def corrections(meeting: UUID) -> tuple[Correction, ...]:
    """Return what was proposed in the review of a meeting's acta, by number. Raises MinutesMissing."""
    begun = minutes_of(meeting)
    if begun is None:
        raise MinutesMissing()
    rows = db.session.scalars(sa.select(CorrectionRow).where(CorrectionRow.minutes_id == begun.id).order_by(CorrectionRow.number))
    return _corrections(meeting, rows.all())


def correction(id: UUID) -> Correction:
    """Return one correction as the database has it now. Raises CorrectionMissing."""
    row = db.session.get(CorrectionRow, id, populate_existing=True)
    if row is None:
        raise CorrectionMissing()
    meeting = db.session.scalars(sa.select(MinutesRow.meeting_id).where(MinutesRow.id == row.minutes_id)).one()
    return _corrections(meeting, [row])[0]


def correction_for(actor: Actor, permission: Permission, id: UUID) -> Correction:
    """Return a correction in a body where the actor holds a permission; another committee's is CorrectionMissing."""
    found = correction(id)
    if not may(actor, permission, committees.scope_of(meetings.meeting(found.meeting).body)):
        raise CorrectionMissing()
    return found


def of_the_meeting(actor: Actor, held: Meeting) -> bool:
    """Tell whether somebody may propose corrections of a meeting's acta: a member of the body, or who attended."""
    in_body = may(actor, Permission.CORRECT_MINUTES, committees.scope_of(held.body))
    return may_propose(in_body, actor.person, () if in_body else (a.person for a in attendance.attendees(held.id)))


def to_review(actor: Actor, meeting: UUID) -> tuple[Meeting, Minutes]:
    """Return a meeting and its acta for whoever sees the body from inside or attended; for others it does not exist (MinutesMissing)."""
    held, begun = meetings.meeting(meeting), minutes_of(meeting)
    inside = may(actor, Permission.SEE_BODY, committees.scope_of(held.body))
    if begun is None or held.opened_at is None or not (inside or of_the_meeting(actor, held)):
        raise MinutesMissing()
    return held, begun


def _corrections(meeting: UUID, rows: Sequence[CorrectionRow]) -> tuple[Correction, ...]:
    if not rows:
        return ()
    places = {s.id: f"{s.label}. {s.title}" if s.label else "" for s in sections(meeting)}
    kinds = {s.id: s.kind for s in sections(meeting)}
    names = people.names([r.person_id for r in rows if r.person_id])
    accounts = _accounts([a for r in rows for a in (r.account_id, r.answered_by) if a])
    return tuple(Correction(
        r.id, meeting, r.number, r.section_id, places.get(r.section_id, "") if r.section_id else "", r.person_id,
        names.get(r.person_id, "") if r.person_id else accounts.get(r.account_id, ""), r.told_by, r.proposed_at, r.quoted, r.instead,
        r.why, r.state, r.answered_at, accounts.get(r.answered_by, ""), r.answer, r.mended, r.revision_id,
        kinds.get(r.section_id) if r.section_id else None,
    ) for r in rows)


def _accounts(ids: Sequence[UUID]) -> dict[UUID | None, str]:
    rows = db.session.execute(sa.select(AccountRow.id, AccountRow.name).where(AccountRow.id.in_(ids)))
    return {id: name for id, name in rows}
