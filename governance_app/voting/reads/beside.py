"""What stands beside the answers of a vote: what was answered before, the casting vote, the lot."""

from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.voting.records import BallotChangeRow, CastingVoteRow, LotRow
from governance_app.voting.rules import CastingVote, ChangedAnswer, Lot


def changed_answers(motion: UUID) -> tuple[ChangedAnswer, ...]:
    """Return what seats had answered before they changed it, the oldest first."""
    rows = db.session.scalars(
        select(BallotChangeRow).where(BallotChangeRow.motion_id == motion).order_by(BallotChangeRow.at, BallotChangeRow.id))
    return tuple(ChangedAnswer(r.seat_id, r.choice, r.at) for r in rows)


def casting_vote(motion: UUID) -> CastingVote | None:
    """Return the chair's casting vote, or None."""
    row = db.session.get(CastingVoteRow, motion)
    return CastingVote(row.person_id, row.choice, row.reason, row.at) if row else None


def lot(motion: UUID) -> Lot | None:
    """Return the lot that broke a tie, or None."""
    row = db.session.get(LotRow, motion)
    return Lot(row.choice, row.how, row.at) if row else None
