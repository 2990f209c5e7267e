"""The table of coverings: which passages of an approved acta are covered, on which ground of the law, who said so twice."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.foundation.unchanging import never_changes
from governance_app.minutes.rules.covering import CoveringState
from governance_app.people.rules import LegalGround


class CoveringRow(Base):
    """A covering of passages. Its number is given with the approval, so that numbers have no gap; from then on it never changes."""

    __tablename__ = "acta_covering"
    __table_args__ = (
        sa.UniqueConstraint("minutes_id", "number"),
        sa.CheckConstraint("(state = 'approved') = (number IS NOT NULL)", name="number"),
        sa.CheckConstraint("(state = 'approved') = (covered_sha256 <> '')", name="digest"),
        sa.CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name="decided"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = reference("minutes")
    number: Mapped[int | None]
    text_id: Mapped[UUID] = reference("acta_text")
    passages: Mapped[list[Any]]
    ground: Mapped[LegalGround] = mapped_column(one_of(LegalGround, "ground"))
    why: Mapped[str] = mapped_column(sa.Text)
    state: Mapped[CoveringState] = mapped_column(one_of(CoveringState, "state"), default=CoveringState.PROPOSED)
    covered_sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[UUID | None] = reference("account")
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = reference("account")
    reason: Mapped[str] = mapped_column(sa.Text, default="")


never_changes(Base.metadata.tables["acta_covering"], "OLD.state = 'approved'")
