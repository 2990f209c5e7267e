"""Tables of organisations, territory and corridors."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.organisations.rules import Bloc, Confidence, OrganisationKind, TerritoryLevel


class CorridorRow(Base):
    """A connectivity corridor. `code` is short and permanent (north, south, …)."""

    __tablename__ = "corridor"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(40), unique=True)
    name: Mapped[str] = mapped_column(sa.String(200))
    note: Mapped[str] = mapped_column(sa.Text, default="")
    confidence: Mapped[Confidence] = mapped_column(one_of(Confidence, "confidence"), default=Confidence.UNKNOWN)
    source: Mapped[str] = mapped_column(sa.Text, default="")


class TerritoryRow(Base):
    """A province, canton or parish with its INEC code, valid from–to, and a parent that can change."""

    __tablename__ = "territory"
    __table_args__ = (
        sa.CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to", name="validity"),
        sa.Index("uq_territory_code_current", "code", unique=True,
                 sqlite_where=sa.text("valid_to IS NULL"), postgresql_where=sa.text("valid_to IS NULL")),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    level: Mapped[TerritoryLevel] = mapped_column(one_of(TerritoryLevel, "level"))
    code: Mapped[str | None] = mapped_column(sa.String(6), index=True)
    name: Mapped[str] = mapped_column(sa.String(200))
    name_key: Mapped[str] = mapped_column(sa.String(200), index=True)
    parent_id: Mapped[UUID | None] = reference("territory")
    corridor_id: Mapped[UUID | None] = reference("corridor")
    relevance: Mapped[str] = mapped_column(sa.Text, default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    confidence: Mapped[Confidence] = mapped_column(one_of(Confidence, "confidence"))
    corridor_confidence: Mapped[Confidence] = mapped_column(one_of(Confidence, "corridor_confidence"), default=Confidence.UNKNOWN)
    source: Mapped[str] = mapped_column(sa.Text, default="")
    note: Mapped[str] = mapped_column(sa.Text, default="")


class OrganisationRow(Base):
    """An organisation (a community is one of kind community). Its names are dated, in their own table."""

    __tablename__ = "organisation"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[OrganisationKind] = mapped_column(one_of(OrganisationKind, "kind"), index=True)
    bloc: Mapped[Bloc] = mapped_column(one_of(Bloc, "bloc"))
    nationality: Mapped[str | None] = mapped_column(sa.String(40), index=True)
    parent_id: Mapped[UUID | None] = reference("organisation")
    territory_id: Mapped[UUID | None] = reference("territory")
    corridor: Mapped[str | None] = mapped_column(sa.String(40))
    candidate: Mapped[bool] = mapped_column(default=False)
    committee_status: Mapped[str] = mapped_column(sa.String(200), default="")
    seen_in_role: Mapped[str] = mapped_column(sa.Text, default="")
    note: Mapped[str] = mapped_column(sa.Text, default="")
    confidence: Mapped[Confidence] = mapped_column(one_of(Confidence, "confidence"))
    source: Mapped[str] = mapped_column(sa.Text, default="")
    external_id: Mapped[str | None] = mapped_column(sa.String(300), unique=True)
    demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class OrganisationNameRow(Base):
    """A name and acronym of an organisation, valid from–to (exclusive)."""

    __tablename__ = "organisation_name"
    __table_args__ = (
        sa.CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to", name="validity"),
        sa.UniqueConstraint("organisation_id", "valid_from"),
        sa.Index("uq_organisation_name_current", "organisation_id", unique=True,
                 sqlite_where=sa.text("valid_to IS NULL"), postgresql_where=sa.text("valid_to IS NULL")),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    organisation_id: Mapped[UUID] = reference("organisation")
    name: Mapped[str] = mapped_column(sa.String(300))
    name_key: Mapped[str] = mapped_column(sa.String(300), index=True)
    acronym: Mapped[str] = mapped_column(sa.String(60), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    source: Mapped[str] = mapped_column(sa.Text, default="")
