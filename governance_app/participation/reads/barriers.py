"""Questions about barriers and what was tried."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.participation.records import BarrierEntryRow, BarrierRow
from governance_app.participation.rules import Barrier, BarrierEntry, NoSuchBarrier


def barriers(body: UUID) -> tuple[Barrier, ...]:
    """Return the barriers of a body with their whole history, the latest met first."""
    return _found(BarrierRow.body_id == body)


def barrier(id: UUID) -> Barrier:
    """Return a barrier. Raises NoSuchBarrier."""
    found = _found(BarrierRow.id == id)
    if not found:
        raise NoSuchBarrier()
    return found[0]


def _found(condition: Any) -> tuple[Barrier, ...]:
    row, entry = BarrierRow, BarrierEntryRow
    told: dict[UUID, list[BarrierEntry]] = defaultdict(list)
    for r in db.session.scalars(select(entry).join(row, row.id == entry.barrier_id).where(condition).order_by(entry.position)):
        told[r.barrier_id].append(BarrierEntry(r.step, r.words, r.at, r.kind, r.helped))
    rows = db.session.scalars(select(row).where(condition).order_by(row.noted_at.desc(), row.id.desc()))
    return tuple(Barrier(r.id, r.body_id, r.meeting_id, tuple(told[r.id])) for r in rows)
