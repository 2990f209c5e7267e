"""The errata of an approved acta."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.records import AccountRow
from governance_app.access.rules import Actor, Permission, may
from governance_app.committees import reads as committees
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.minutes.reads.frozen import frozen_text
from governance_app.minutes.reads.sections import minutes_of
from governance_app.minutes.records import MinutesRow
from governance_app.minutes.records.frozen import ErratumRow
from governance_app.minutes.rules import Erratum, ErratumMissing, ErratumState, place_of, salted_digest


def errata(meeting: UUID) -> tuple[Erratum, ...]:
    """Return the errata of a meeting's acta: the approved by number, then what is proposed or was dropped, by its moment."""
    begun = minutes_of(meeting)
    if begun is None:
        return ()
    query = sa.select(ErratumRow).where(ErratumRow.minutes_id == begun.id).order_by(ErratumRow.proposed_at, ErratumRow.id)
    found = _errata(meeting, db.session.scalars(query).all())
    return tuple(sorted(found, key=lambda one: (one.number is None, one.number or 0)))


def approved_errata(meeting: UUID) -> tuple[Erratum, ...]:
    """Return the errata that were approved, by number."""
    return tuple(one for one in errata(meeting) if one.state is ErratumState.APPROVED)


def erratum(id: UUID) -> Erratum:
    """Return an erratum as the database has it now. Raises ErratumMissing."""
    row = db.session.get(ErratumRow, id, populate_existing=True)
    if row is None:
        raise ErratumMissing()
    meeting = db.session.scalars(sa.select(MinutesRow.meeting_id).where(MinutesRow.id == row.minutes_id)).one()
    return _errata(meeting, [row])[0]


def erratum_for(actor: Actor, permission: Permission, id: UUID) -> Erratum:
    """Return an erratum in a body where the actor holds a permission; another committee's is ErratumMissing."""
    found = erratum(id)
    if not may(actor, permission, committees.scope_of(meetings.meeting(found.meeting).body)):
        raise ErratumMissing()
    return found


def _errata(meeting: UUID, rows: Sequence[ErratumRow]) -> tuple[Erratum, ...]:
    ids = {a for r in rows for a in (r.proposed_by, r.decided_by) if a}
    told = db.session.execute(sa.select(AccountRow.id, AccountRow.name).where(AccountRow.id.in_(ids)))
    names: dict[UUID | None, str] = {id: name for id, name in told}
    return tuple(Erratum(
        r.id, meeting, r.number, r.quoted, r.position, place_of(frozen_text(r.text_id).text, r.position), r.reads, r.why,
        salted_digest(r.salt, r.quoted, r.reads, r.why), r.state, r.proposed_at, r.proposed_by, names.get(r.proposed_by, ""),
        r.decided_at, names.get(r.decided_by, ""), r.motion_id, r.reason,
    ) for r in rows)
