"""Tables of attendance: events, what attendees had said of themselves, visitors, languages and support."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.attendance.rules import Capacity, Movement, PresenceMode, Source, SupportKind, VisitorAffiliation, VisitorSex
from governance_app.foundation.database import Base, one_of, reference
from governance_app.people.rules import AgeBand


class AttendanceEventRow(Base):
    """An event of presence. Nothing is edited: a wrong one is struck out (when, by which account, why) and stays legible."""

    __tablename__ = "attendance_event"
    __table_args__ = (
        sa.Index("ix_attendance_event_meeting_at", "meeting_id", "at"),
        sa.CheckConstraint(
            "movement <> 'arrives' OR (capacity IS NOT NULL AND (capacity IN ('principal', 'alternate')) = (seat_id IS NOT NULL))",
            name="seat_for_delegates",
        ),
        sa.CheckConstraint("movement NOT IN ('recused', 'recusal_ends') OR item_id IS NOT NULL", name="recusal_has_a_point"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting", index=False)
    person_id: Mapped[UUID] = reference("person")
    movement: Mapped[Movement] = mapped_column(one_of(Movement, "movement"))
    at: Mapped[datetime]
    capacity: Mapped[Capacity | None] = mapped_column(one_of(Capacity, "capacity"))
    seat_id: Mapped[UUID | None] = reference("seat")
    substitutes_id: Mapped[UUID | None] = reference("person")
    letter: Mapped[bool | None]
    mode: Mapped[PresenceMode | None] = mapped_column(one_of(PresenceMode, "mode"))
    item_id: Mapped[UUID | None] = reference("agenda_item")
    source: Mapped[Source] = mapped_column(one_of(Source, "source"), default=Source.HALL)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[UUID | None]
    void_reason: Mapped[str] = mapped_column(sa.String(300), default="")


class AttendeeDescriptionRow(Base):
    """What somebody had said of themselves, copied at their first arrival; None is not recorded.

    It names nobody: `id` is `people.keys.link` of a person's key and the meeting, and rows lie in the order of these ids.
    """

    __tablename__ = "attendee_description"
    __table_args__ = {"sqlite_with_rowid": False}
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    sex: Mapped[str | None] = mapped_column(sa.String(40))
    gender_identity: Mapped[str | None] = mapped_column(sa.String(40))
    age_band: Mapped[str | None] = mapped_column(sa.String(40))
    ethnic_self_id: Mapped[str | None] = mapped_column(sa.String(40))
    nationality: Mapped[str | None] = mapped_column(sa.String(40))
    disability: Mapped[str | None] = mapped_column(sa.String(40))
    community_id: Mapped[UUID | None] = reference("organisation", index=False)
    bloc: Mapped[str | None] = mapped_column(sa.String(40))


class VisitorCountRow(Base):
    """People without a seat counted in groups from the paper sheet."""

    __tablename__ = "visitor_count"
    __table_args__ = (sa.CheckConstraint("number >= 0", name="number"), sa.UniqueConstraint("meeting_id", "sex", "age_band", "affiliation"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    sex: Mapped[VisitorSex] = mapped_column(one_of(VisitorSex, "sex"))
    age_band: Mapped[AgeBand | None] = mapped_column(one_of(AgeBand, "age_band"))
    affiliation: Mapped[VisitorAffiliation] = mapped_column(one_of(VisitorAffiliation, "affiliation"))
    number: Mapped[int]


class VisitorSheetRow(Base):
    """The paper sheet itself: how many people it lists in all, and how many rows nobody could read."""

    __tablename__ = "visitor_sheet"
    __table_args__ = (sa.CheckConstraint("total >= 0 AND illegible >= 0", name="numbers"),)
    meeting_id: Mapped[UUID] = mapped_column(sa.ForeignKey("meeting.id"), primary_key=True)
    total: Mapped[int]
    illegible: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    recorded_at: Mapped[datetime]


class ItemLanguageRow(Base):
    """A language spoken on a point (or in the whole meeting when item_id is None) and whether it was interpreted."""

    __tablename__ = "item_language"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    item_id: Mapped[UUID | None] = reference("agenda_item")
    language: Mapped[str] = mapped_column(sa.String(10))
    interpreted_into: Mapped[str | None] = mapped_column(sa.String(10))
    interpreter_id: Mapped[UUID | None] = reference("person")


class SupportRow(Base):
    """Support of one kind at a meeting: whether it was offered, how many needed it, how many used it (each None: not recorded)."""

    __tablename__ = "support"
    __table_args__ = (
        sa.UniqueConstraint("meeting_id", "kind"),
        sa.CheckConstraint("(given IS NULL OR given >= 0) AND (needed IS NULL OR needed >= 0)", name="numbers"),
        sa.CheckConstraint("given IS NULL OR needed IS NULL OR given <= needed", name="need"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    kind: Mapped[SupportKind] = mapped_column(one_of(SupportKind, "kind"))
    offered: Mapped[bool | None]
    needed: Mapped[int | None]
    given: Mapped[int | None]
    note: Mapped[str] = mapped_column(sa.String(300), default="")
