"""Say in the record that it was put back from a copy: whatever came after the copy was made is not in it."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from governance_app.foundation.database import db
from governance_app.record.actions.acts import append, use_case
from governance_app.record.records import LeafRow
from governance_app.record.rules import RecordRestored
from governance_app.record.rules.errors import RestoreNotYours


@use_case("record.restore")
def note_restored(*, actor: Any, id: UUID, now: datetime, made_at: datetime, size: int, root: str) -> UUID:
    """Append that the record was put back from a copy of `size` leaves. Its epoch is one more than that of the restore before.

    Witnesses who remember a larger head see from it that leaves after the copy are missing, and since when (design/trust.md T20).
    Raises RestoreNotYours.
    """
    if not getattr(actor, "system", False):
        raise RestoreNotYours()
    before = db.session.scalar(sa.select(sa.func.count()).select_from(LeafRow).where(LeafRow.name == RecordRestored.name)) or 0
    append(RecordRestored(epoch=before + 1, made_at=made_at, size=size, root=root), now=now)
    return id
