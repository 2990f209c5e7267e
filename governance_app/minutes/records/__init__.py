"""Tables of minutes: the acta, its sections and every revision of their words. What comes after the draft stands in files beside this."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.minutes.records import covering, frozen, review, signing, translations
from governance_app.minutes.rules import MinutesState, SectionKind

__all__ = ["MinutesRow", "RevisionRow", "SectionRow", "covering", "frozen", "review", "signing", "translations"]


class MinutesRow(Base):
    """The acta of a meeting. It takes the meeting's number."""

    __tablename__ = "minutes"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(sa.ForeignKey("meeting.id"), unique=True)
    state: Mapped[MinutesState] = mapped_column(one_of(MinutesState, "state"), default=MinutesState.DRAFT)
    language: Mapped[str] = mapped_column(sa.String(10), default="es")
    started_at: Mapped[datetime]
    review_until: Mapped[date | None]


class SectionRow(Base):
    """A section of an acta; the section of a point has the point's id. `revision_id` is the text in force."""

    __tablename__ = "minutes_section"
    __table_args__ = (sa.UniqueConstraint("minutes_id", "kind", "item_id"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = reference("minutes")
    kind: Mapped[SectionKind] = mapped_column(one_of(SectionKind, "kind"))
    item_id: Mapped[UUID | None] = reference("agenda_item")
    revision_id: Mapped[UUID | None]


class RevisionRow(Base):
    """A revision of a section's words; none is ever changed. `base_id`: what its author saw; two with one base are concurrent."""

    __tablename__ = "minutes_revision"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    section_id: Mapped[UUID] = reference("minutes_section")
    base_id: Mapped[UUID | None]
    text: Mapped[str] = mapped_column(sa.Text)
    language: Mapped[str] = mapped_column(sa.String(10), default="es")
    at: Mapped[datetime]
    by: Mapped[UUID | None]
    other_id: Mapped[UUID | None]  # the revision joined with the base, when this text is a merge or settles a conflict
    conflict: Mapped[bool] = mapped_column(default=False)
    settled_at: Mapped[datetime | None]
