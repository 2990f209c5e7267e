"""Tables of what is frozen: texts of an acta, how each was put to the vote, which one was approved, and the errata after that."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.foundation.unchanging import never_changes
from governance_app.minutes.rules import ErratumState

APPROVED_ERRATUM = "OLD.state = 'approved'"


class ActaTextRow(Base):
    """A text as it was frozen: canonical, with its digest; `shape`: what is printed, as JSON ("" of a translation). Never changed.

    `number`: which freezing of this acta in this language. `translates_id`: the approved text that this one translates.
    """

    __tablename__ = "acta_text"
    __table_args__ = (
        sa.UniqueConstraint("minutes_id", "language", "number"),
        sa.CheckConstraint("number >= 1", name="number"),
        sa.CheckConstraint("length(sha256) = 64", name="digest"),
        sa.Index("uq_acta_text_binding_translation", "minutes_id", unique=True,
                 sqlite_where=sa.text("translates_id IS NOT NULL AND binding"),
                 postgresql_where=sa.text("translates_id IS NOT NULL AND binding")),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = reference("minutes")
    language: Mapped[str] = mapped_column(sa.String(10))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(sa.Text)
    shape: Mapped[str] = mapped_column(sa.Text, default="")
    sha256: Mapped[str] = mapped_column(sa.String(64))
    shape_sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    binding: Mapped[bool] = mapped_column(default=True)
    translates_id: Mapped[UUID | None] = reference("acta_text")
    frozen_at: Mapped[datetime]


class PresentationRow(Base):
    """A frozen text put to the vote: at which meeting and point, and by which motion once it is put. At closing: of the meeting itself."""

    __tablename__ = "acta_presentation"
    __table_args__ = (sa.UniqueConstraint("minutes_id", "number"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = reference("minutes")
    number: Mapped[int]
    text_id: Mapped[UUID] = mapped_column(sa.ForeignKey("acta_text.id"), unique=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    item_id: Mapped[UUID] = reference("agenda_item")
    motion_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("motion.id"), unique=True)
    at_closing: Mapped[bool] = mapped_column(default=False)
    presented_at: Mapped[datetime]
    presented_by: Mapped[UUID | None]


class ApprovalRow(Base):
    """The approval of an acta: which frozen text, by which motion of which meeting, with which figures. Never changed."""

    __tablename__ = "acta_approval"
    minutes_id: Mapped[UUID] = mapped_column(sa.ForeignKey("minutes.id"), primary_key=True)
    presentation_id: Mapped[UUID] = mapped_column(sa.ForeignKey("acta_presentation.id"), unique=True)
    text_id: Mapped[UUID] = mapped_column(sa.ForeignKey("acta_text.id"), unique=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), unique=True)
    at_closing: Mapped[bool] = mapped_column(default=False)
    code: Mapped[str] = mapped_column(sa.String(80))
    figures: Mapped[dict[str, Any]]
    annexes_sha256: Mapped[str] = mapped_column(sa.String(64))
    approved_at: Mapped[datetime]
    approved_by: Mapped[UUID | None]


class ErratumRow(Base):
    """An erratum: the sentence of the approved text it quotes, where it stands, what it should read, who said so twice.

    Its number is given with the approval, so that numbers have no gap; from then on it never changes.
    """

    __tablename__ = "acta_erratum"
    __table_args__ = (
        sa.UniqueConstraint("minutes_id", "number"),
        sa.CheckConstraint("(state = 'approved') = (number IS NOT NULL)", name="number"),
        sa.CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name="decided"),
        sa.CheckConstraint("position >= 0", name="position"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = reference("minutes")
    number: Mapped[int | None]
    text_id: Mapped[UUID] = reference("acta_text")
    quoted: Mapped[str] = mapped_column(sa.Text)
    position: Mapped[int]
    reads: Mapped[str] = mapped_column(sa.Text)
    why: Mapped[str] = mapped_column(sa.Text)
    salt: Mapped[bytes]
    state: Mapped[ErratumState] = mapped_column(one_of(ErratumState, "state"), default=ErratumState.PROPOSED)
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[UUID | None] = reference("account")
    motion_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("motion.id"), unique=True)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = reference("account")
    reason: Mapped[str] = mapped_column(sa.Text, default="")


for _rows, _when in ((ActaTextRow, ""), (ApprovalRow, ""), (ErratumRow, APPROVED_ERRATUM)):
    never_changes(_rows.metadata.tables[_rows.__tablename__], _when)
