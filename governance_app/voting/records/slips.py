"""Table of the slips with which seats answer from their own telephones."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base


class VotingSlipRow(Base):
    """A slip of a seat in a vote: only the hash of its code. At most one of a seat has not ended, by its index."""

    __tablename__ = "voting_slip"
    __table_args__ = (
        sa.ForeignKeyConstraint(["motion_id", "seat_id"], ["elector.motion_id", "elector.seat_id"]),
        sa.Index("uq_voting_slip_running", "motion_id", "seat_id", unique=True, sqlite_where=sa.text("ended_at IS NULL"),
                 postgresql_where=sa.text("ended_at IS NULL")),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    motion_id: Mapped[UUID]
    seat_id: Mapped[UUID]
    code_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    issue_id: Mapped[UUID] = mapped_column(index=True)  # the act that handed it out: repeated, it prints the same sheet
    issued_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
