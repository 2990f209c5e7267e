"""Questions about the record."""

from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.record.records import HeadRow, LeafRow, ReceiptRow
from governance_app.record.rules import GENESIS, first_break


def head() -> tuple[int, str]:
    """Return (number of leaves, digest of the last one; GENESIS when there is none)."""
    row = db.session.get(HeadRow, 1)
    return (row.size, row.digest) if row else (0, GENESIS)


def broken_at() -> int | None:
    """Recompute the whole chain; return the position of the first leaf that does not hold, or None.

    A chain shorter or longer than the head, or ending in another digest, breaks at its end.
    """
    rows = db.session.execute(select(LeafRow.canonical, LeafRow.digest).order_by(LeafRow.position)).all()
    broken = first_break((canonical.encode(), digest) for canonical, digest in rows)
    if broken is not None:
        return broken
    size, digest = head()
    whole = len(rows) == size and (rows[-1].digest if rows else GENESIS) == digest
    return None if whole else len(rows)


def mark_of(act: str, subject: UUID) -> tuple[int, str] | None:
    """Return (position from 0, digest) of the leaf that an acknowledged act on a subject left; None when there is none."""
    found = db.session.execute(
        select(LeafRow.position, LeafRow.digest).join(ReceiptRow, ReceiptRow.position == LeafRow.position)
        .where(ReceiptRow.act == act, ReceiptRow.subject == subject).order_by(LeafRow.position.desc()).limit(1)).one_or_none()
    return (found.position, found.digest) if found else None
