"""Tables of the review: the turns an acta takes, the corrections proposed and their answers."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.minutes.rules import CorrectionState, Mended, ToldBy, Turn


class TurnRow(Base):
    """A turn in the life of an acta: to review, back, to the vote, approved or not; with its reason. None is ever changed."""

    __tablename__ = "minutes_turn"
    __table_args__ = (sa.UniqueConstraint("minutes_id", "position"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = reference("minutes")
    position: Mapped[int]
    kind: Mapped[Turn] = mapped_column(one_of(Turn, "kind"))
    at: Mapped[datetime]
    by: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    until: Mapped[date | None]


class CorrectionRow(Base):
    """A correction proposed in the review, and its answer. `section_id` None: about what the record says. Salts stay with the words."""

    __tablename__ = "minutes_correction"
    __table_args__ = (
        sa.UniqueConstraint("minutes_id", "number"),
        sa.CheckConstraint("number >= 1", name="number"),
        sa.CheckConstraint("(state = 'open') = (answered_at IS NULL)", name="answered"),
        sa.CheckConstraint("(state IN ('accepted', 'in_part')) = (mended IS NOT NULL)", name="where_mended"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = reference("minutes")
    number: Mapped[int]
    section_id: Mapped[UUID | None] = reference("minutes_section")
    person_id: Mapped[UUID | None] = reference("person")
    account_id: Mapped[UUID | None] = reference("account")
    told_by: Mapped[ToldBy] = mapped_column(one_of(ToldBy, "told_by"))
    proposed_at: Mapped[datetime]
    quoted: Mapped[str] = mapped_column(sa.Text)
    instead: Mapped[str] = mapped_column(sa.Text)
    why: Mapped[str] = mapped_column(sa.Text)
    salt: Mapped[bytes]
    state: Mapped[CorrectionState] = mapped_column(one_of(CorrectionState, "state"), default=CorrectionState.OPEN)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    answer: Mapped[str] = mapped_column(sa.Text, default="")
    answer_salt: Mapped[bytes | None]
    mended: Mapped[Mended | None] = mapped_column(one_of(Mended, "mended"))
    revision_id: Mapped[UUID | None] = reference("minutes_revision")
