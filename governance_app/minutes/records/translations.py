"""Tables of translations of an approved acta, part by part; the final one is a frozen text of its own."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, reference


class TranslationRow(Base):
    """A translation of an approved text: into which language, by whom, reviewed by which speaker; `final_id`: its frozen text."""

    __tablename__ = "acta_translation"
    __table_args__ = (
        sa.UniqueConstraint("minutes_id", "language"),
        sa.CheckConstraint("final_id IS NULL OR reviewer <> ''", name="reviewed"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = reference("minutes")
    text_id: Mapped[UUID] = reference("acta_text")
    language: Mapped[str] = mapped_column(sa.String(10))
    translator: Mapped[str] = mapped_column(sa.String(200))
    reviewer: Mapped[str] = mapped_column(sa.String(200), default="")
    started_at: Mapped[datetime]
    started_by: Mapped[UUID | None]
    final_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("acta_text.id"), unique=True)
    binding_motion_id: Mapped[UUID | None] = reference("motion")


class TranslationPartRow(Base):
    """A part of a translation, by its place in the approved text (from 0)."""

    __tablename__ = "acta_translation_part"
    __table_args__ = (sa.UniqueConstraint("translation_id", "position"), sa.CheckConstraint("position >= 0", name="position"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    translation_id: Mapped[UUID] = reference("acta_translation")
    position: Mapped[int]
    text: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime]
    by: Mapped[UUID | None]
