"""Tables of meetings, what happened to them, their agenda, convocations and deliveries."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.committees.rules import MatterKind
from governance_app.foundation.database import Base, one_of, reference
from governance_app.meetings.rules import (
    Channel,
    Happening,
    ItemKind,
    ItemState,
    MeetingKind,
    MeetingMode,
    MeetingState,
    NamedForm,
    Read,
)


class MeetingRow(Base):
    """A meeting. Its number is given when it is first convened, without gap per body and year."""

    __tablename__ = "meeting"
    __table_args__ = (
        sa.UniqueConstraint("body_id", "year", "number"),
        sa.CheckConstraint("closed_at IS NULL OR opened_at IS NULL OR opened_at <= closed_at", name="opened_before_closed"),
        sa.CheckConstraint("(number IS NULL) = (year IS NULL)", name="number_with_year"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    kind: Mapped[MeetingKind] = mapped_column(one_of(MeetingKind, "kind"))
    mode: Mapped[MeetingMode] = mapped_column(one_of(MeetingMode, "mode"))
    title: Mapped[str] = mapped_column(sa.String(300), default="")
    number: Mapped[int | None]
    year: Mapped[int | None]
    starts_at: Mapped[datetime] = mapped_column(index=True)
    second_call_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(sa.String(300), default="")
    territory_id: Mapped[UUID | None] = reference("territory")
    link: Mapped[str] = mapped_column(sa.String(500), default="")
    language: Mapped[str] = mapped_column(sa.String(10), default="es")
    state: Mapped[MeetingState] = mapped_column(one_of(MeetingState, "state"), default=MeetingState.DRAFT, index=True)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    on_second_call: Mapped[bool] = mapped_column(default=False)
    chair_id: Mapped[UUID | None] = reference("person")
    secretary_id: Mapped[UUID | None] = reference("person")
    demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class MeetingEventRow(Base):
    """Something that happened to a meeting: when, by whom (account), why, and its figures."""

    __tablename__ = "meeting_event"
    __table_args__ = (sa.UniqueConstraint("meeting_id", "position"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    position: Mapped[int]
    kind: Mapped[Happening] = mapped_column(one_of(Happening, "kind"))
    at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    by: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ConvocationRow(Base):
    """A notice as it was sent: first call or after a postponement. What it said is kept as it was."""

    __tablename__ = "convocation"
    __table_args__ = (sa.UniqueConstraint("meeting_id", "version"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    version: Mapped[int]
    issued_at: Mapped[datetime]
    said: Mapped[dict[str, Any]]
    signed_by: Mapped[str] = mapped_column(sa.String(200), default="")
    notice_hours: Mapped[int]
    floor_hours: Mapped[int]
    advice_hours: Mapped[int]
    short_notice_reason: Mapped[str] = mapped_column(sa.Text, default="")


class DeliveryRow(Base):
    """Proof that a seat was told: which notice, by which channel, when, by whom, to whom, read or not."""

    __tablename__ = "notice_delivery"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    convocation_id: Mapped[UUID] = reference("convocation")
    seat_id: Mapped[UUID | None] = reference("seat")
    organisation_id: Mapped[UUID | None] = reference("organisation")
    channel: Mapped[Channel] = mapped_column(one_of(Channel, "channel"))
    sent_at: Mapped[datetime]
    sent_by: Mapped[str] = mapped_column(sa.String(200), default="")
    told: Mapped[str] = mapped_column(sa.String(200), default="")
    read: Mapped[Read] = mapped_column(one_of(Read, "read"), default=Read.UNKNOWN)
    read_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(sa.String(300), default="")


class AgendaItemRow(Base):
    """A point of the agenda, ordered among its siblings, perhaps under another point."""

    __tablename__ = "agenda_item"
    __table_args__ = (sa.CheckConstraint("parent_id IS NULL OR parent_id <> id", name="not_its_own_parent"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    parent_id: Mapped[UUID | None] = reference("agenda_item")
    position: Mapped[int]
    title: Mapped[str] = mapped_column(sa.String(300))
    note: Mapped[str] = mapped_column(sa.Text, default="")
    kind: Mapped[ItemKind] = mapped_column(one_of(ItemKind, "kind"))
    matter: Mapped[MatterKind] = mapped_column(one_of(MatterKind, "matter"), default=MatterKind.ORDINARY)
    named_form: Mapped[NamedForm | None] = mapped_column(one_of(NamedForm, "named_form"))
    presenter: Mapped[str] = mapped_column(sa.String(200), default="")
    carried_from_id: Mapped[UUID | None] = reference("agenda_item")
    commitment_id: Mapped[UUID | None]  # no foreign key: commitments stand downstream
    state: Mapped[ItemState] = mapped_column(one_of(ItemState, "state"), default=ItemState.PENDING)
    closed_session_reason: Mapped[str] = mapped_column(sa.Text, default="")
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class AgendaTemplateRow(Base):
    """An agenda to start from: a body's own, or everybody's when body_id is None. `items`: list of {title, kind, matter, form}."""

    __tablename__ = "agenda_template"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID | None] = reference("body")
    name: Mapped[str] = mapped_column(sa.String(200))
    items: Mapped[list[Any]]
