"""Tables of bodies, statutes, seats, terms, holders, offices and number series."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.committees.rules import BodyKind, HolderKind, Office
from governance_app.foundation.database import Base, one_of, reference
from governance_app.organisations.rules import Bloc


def _validity() -> sa.CheckConstraint:
    return sa.CheckConstraint("valid_to IS NULL OR valid_from < valid_to", name="validity")


class BodyRow(Base):
    """A body. What it is called and what kind it is stands in its forms."""

    __tablename__ = "body"
    __table_args__ = (sa.CheckConstraint("parent_id IS NULL OR parent_id <> id", name="not_its_own_parent"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(sa.String(80), unique=True)
    parent_id: Mapped[UUID | None] = reference("body")
    corridor_id: Mapped[UUID | None] = reference("corridor")
    created_on: Mapped[date]
    ended_on: Mapped[date | None]
    language: Mapped[str] = mapped_column(sa.String(10), default="es")
    external_id: Mapped[str | None] = mapped_column(sa.String(300), unique=True)
    demonstration: Mapped[bool] = mapped_column(default=False)


class BodyFormRow(Base):
    """Kind, name and acronym of a body, valid from–to (exclusive): so a promoter group becomes a committee."""

    __tablename__ = "body_form"
    __table_args__ = (_validity(), sa.UniqueConstraint("body_id", "valid_from"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    kind: Mapped[BodyKind] = mapped_column(one_of(BodyKind, "kind"))
    name: Mapped[str] = mapped_column(sa.String(300))
    acronym: Mapped[str] = mapped_column(sa.String(40))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    act: Mapped[str] = mapped_column(sa.Text, default="")


class StatuteRow(Base):
    """A version of a body's rules, valid from a day until the next version."""

    __tablename__ = "statute"
    __table_args__ = (sa.UniqueConstraint("body_id", "valid_from"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    valid_from: Mapped[date]
    rules: Mapped[dict[str, Any]]
    adopted_by: Mapped[str] = mapped_column(sa.Text, default="")
    inserted_because: Mapped[str] = mapped_column(sa.Text, default="")
    recorded_at: Mapped[datetime]


class SeatRow(Base):
    """A seat: who appoints it, its bloc, whether it votes, and the days on which it exists."""

    __tablename__ = "seat"
    __table_args__ = (_validity(),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    label: Mapped[str] = mapped_column(sa.String(200))
    organisation_id: Mapped[UUID | None] = reference("organisation")
    bloc: Mapped[Bloc] = mapped_column(one_of(Bloc, "bloc"))
    voting: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    external_id: Mapped[str | None] = mapped_column(sa.String(300), unique=True)


class TermRow(Base):
    """A term of a seat: from–to (exclusive)."""

    __tablename__ = "term"
    __table_args__ = (
        sa.CheckConstraint("ends_on IS NULL OR starts_on < ends_on", name="validity"),
        sa.UniqueConstraint("seat_id", "starts_on"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    seat_id: Mapped[UUID] = reference("seat")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class HolderRow(Base):
    """A person holds a seat, as principal or alternate, from–to (exclusive), by some document."""

    __tablename__ = "holder"
    __table_args__ = (_validity(), sa.UniqueConstraint("seat_id", "person_id", "valid_from"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    seat_id: Mapped[UUID] = reference("seat")
    term_id: Mapped[UUID | None] = reference("term")
    person_id: Mapped[UUID] = reference("person")
    kind: Mapped[HolderKind] = mapped_column(one_of(HolderKind, "kind"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    document: Mapped[str] = mapped_column(sa.String(300), default="")
    external_id: Mapped[str | None] = mapped_column(sa.String(300), unique=True)


class OfficeRow(Base):
    """A person holds an office of the body, from–to (exclusive)."""

    __tablename__ = "office"
    __table_args__ = (_validity(),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    person_id: Mapped[UUID] = reference("person")
    office: Mapped[Office] = mapped_column(one_of(Office, "office"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class NumberSeriesRow(Base):
    """The last number given in a series of a body in a year (meetings, resolutions, actas…). Locked when the next is taken."""

    __tablename__ = "number_series"
    body_id: Mapped[UUID] = mapped_column(sa.ForeignKey("body.id"), primary_key=True)
    series: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(sa.CheckConstraint("last >= 0", name="last"), default=0)


class NumberGapRow(Base):
    """A number that stays empty, with its reason: gaps are explained, never filled."""

    __tablename__ = "number_gap"
    body_id: Mapped[UUID] = mapped_column(sa.ForeignKey("body.id"), primary_key=True)
    series: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[str] = mapped_column(sa.Text)
    recorded_at: Mapped[datetime]
