"""Questions about slips, whatever the form of the vote."""

from uuid import UUID

from sqlalchemy import select

from governance_app.access.rules import code_hash, read_code
from governance_app.foundation.database import db
from governance_app.voting.records.slips import VotingSlipRow
from governance_app.voting.rules import Slip, SlipReplaced, SlipUnknown


def slip_of(code: str) -> tuple[UUID, UUID]:
    """Return the motion and the seat of a slip by its code as typed, also when the vote is closed.

    Raises CodeIncomplete, CodeMistyped, SlipUnknown, SlipReplaced.
    """
    wanted = select(VotingSlipRow).where(VotingSlipRow.code_hash == code_hash(read_code(code)))
    row = db.session.scalar(wanted.execution_options(populate_existing=True))
    if row is None:
        raise SlipUnknown(field="code")
    if row.ended_at is not None:
        raise SlipReplaced(field="code")
    return row.motion_id, row.seat_id


def running_slips(motion: UUID) -> dict[UUID, Slip]:
    """Return seat → slip of the slips of a vote that work now."""
    return {one.seat: one for one in _slips(VotingSlipRow.motion_id == motion)}


def slips_issued_by(act: UUID) -> tuple[Slip, ...]:
    """Return the slips that one act handed out and that work still."""
    return tuple(_slips(VotingSlipRow.issue_id == act))


def _slips(wanted: object) -> list[Slip]:
    rows = db.session.scalars(
        select(VotingSlipRow).where(wanted, VotingSlipRow.ended_at.is_(None)).order_by(VotingSlipRow.seat_id))  # type: ignore[arg-type]
    return [Slip(r.motion_id, r.seat_id, r.code_hash, r.issued_at, r.ended_at) for r in rows]
