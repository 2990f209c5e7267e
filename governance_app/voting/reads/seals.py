"""Questions about sealed electronic votes: how far one is, how many envelopes it has, and what a scrutineer has to open."""

from uuid import UUID

from sqlalchemy import func, or_, select

from governance_app.foundation.database import db
from governance_app.voting.records.seals import EnvelopeRow, PeeledRow, SealingRow
from governance_app.voting.rules import Publication
from governance_app.voting.rules.sealed import SealedTotals, Sealing, Slot


def sealing(motion: UUID) -> Sealing | None:
    """Return the sealed vote of a motion as everybody may know it, or None."""
    row = db.session.get(SealingRow, motion, populate_existing=True)
    return row.sealing() if row else None


def publication(motion: UUID) -> Publication | None:
    """Return what may be published of a sealed vote, or None."""
    row = db.session.get(SealingRow, motion)
    return row.publication if row else None


def totals(motion: UUID) -> SealedTotals | None:
    """Return what the scrutineers counted, for the verdict alone; None before."""
    row = db.session.get(SealingRow, motion)
    return row.totals() if row else None


def turnout(motion: UUID) -> int:
    """Return how many seats have handed in an envelope."""
    return db.session.scalar(select(func.count()).select_from(EnvelopeRow).where(EnvelopeRow.motion_id == motion)) or 0


def replaced(motion: UUID) -> int:
    """Return how many envelopes gave way to a later one of the same seat: whoever voted once and hears of more may ask."""
    row = db.session.get(SealingRow, motion)
    return row.replaced if row else 0


def has_answered(motion: UUID) -> frozenset[UUID]:
    """Return the seats whose envelope is in the box."""
    return frozenset(db.session.scalars(select(EnvelopeRow.seat_id).where(EnvelopeRow.motion_id == motion)))


def envelope_of(motion: UUID, seat: UUID) -> str | None:
    """Return the envelope that a seat handed in last, or None."""
    row = db.session.get(EnvelopeRow, (motion, seat), populate_existing=True)
    return row.envelope if row else None


def envelopes(motion: UUID) -> tuple[str, ...]:
    """Return every envelope in the order of its own letters, which has nothing to do with who handed it in, nor when."""
    return tuple(db.session.scalars(select(EnvelopeRow.envelope).where(EnvelopeRow.motion_id == motion).order_by(EnvelopeRow.envelope)))


def peeled(motion: UUID) -> tuple[str, ...]:
    """Return what the first scrutineer left for the second, in the order of its own letters."""
    return tuple(db.session.scalars(select(PeeledRow.envelope).where(PeeledRow.motion_id == motion).order_by(PeeledRow.envelope)))


def scrutineer_of(code_hash: str) -> tuple[UUID, Slot] | None:
    """Return the motion and the place of the scrutineer to whom a code belongs, or None."""
    row = db.session.scalar(
        select(SealingRow).where(or_(SealingRow.first_code == code_hash, SealingRow.second_code == code_hash)))
    if row is None:
        return None
    return row.motion_id, Slot.FIRST if row.first_code == code_hash else Slot.SECOND
