"""The ledger of what was published: releases, their tables and cells, who was counted in them, and what organisations agreed to."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.foundation.unchanging import never_changes
from governance_app.participation.rules import Dimension
from governance_app.participation.rules.disclosure import Counted, PoolKind, Withheld


class ReleaseRow(Base):
    """Figures of one pool and one year, published once. Nothing of it ever changes."""

    __tablename__ = "figure_release"
    __table_args__ = (sa.UniqueConstraint("pool_kind", "pool_id", "first"), sa.CheckConstraint('"first" < "last"', name="period"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    pool_kind: Mapped[PoolKind] = mapped_column(one_of(PoolKind, "pool_kind"))
    pool_id: Mapped[UUID]
    first: Mapped[date]
    last: Mapped[date]
    lattice_sha256: Mapped[str] = mapped_column(sa.String(64))
    figures_sha256: Mapped[str] = mapped_column(sa.String(64))
    at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)


class ReleaseTableRow(Base):
    """A table of a release: published with its rounded total, or withheld for a reason."""

    __tablename__ = "figure_table"
    __table_args__ = (
        sa.UniqueConstraint("release_id", "counted", "dimension"),
        sa.CheckConstraint("(withheld IS NULL) = (people IS NOT NULL)", name="shown_or_withheld"),
        sa.CheckConstraint("people IS NULL OR (people >= 0 AND people % 5 = 0)", name="rounded"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    release_id: Mapped[UUID] = reference("figure_release")
    place: Mapped[int]
    counted: Mapped[Counted] = mapped_column(one_of(Counted, "counted"))
    dimension: Mapped[Dimension] = mapped_column(one_of(Dimension, "dimension"))
    people: Mapped[int | None]
    withheld: Mapped[Withheld | None] = mapped_column(one_of(Withheld, "withheld"))


class ReleaseCellRow(Base):
    """A line of a published table: what it counts, and the number shown (NULL: fewer than ten)."""

    __tablename__ = "figure_cell"
    __table_args__ = (sa.CheckConstraint("shown IS NULL OR (shown >= 10 AND shown % 5 = 0)", name="rounded"),)
    table_id: Mapped[UUID] = mapped_column(sa.ForeignKey("figure_table.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(40))
    answers: Mapped[list[str]] = mapped_column(sa.JSON)
    shown: Mapped[int | None]


class ReleaseMemberRow(Base):
    """Somebody counted in a release, under a token that only their own key gives, with their answers sealed under it.

    The audit of later releases needs to know who was counted and what they had said; with the key of an erased person both are gone, and
    the row stays: it leads to nobody.
    """

    __tablename__ = "figure_member"
    release_id: Mapped[UUID] = mapped_column(sa.ForeignKey("figure_release.id"), primary_key=True)
    counted: Mapped[Counted] = mapped_column(one_of(Counted, "counted"), primary_key=True)
    token: Mapped[UUID] = mapped_column(primary_key=True)
    answers_sealed: Mapped[bytes | None]


class AgreementRow(Base):
    """The organisation of a nationality agreed that figures name its people, from a day on, until it takes it back."""

    __tablename__ = "figure_agreement"
    __table_args__ = (
        sa.CheckConstraint("withdrawn_on IS NULL OR agreed_on <= withdrawn_on", name="withdrawn_after"),
        sa.Index("uq_figure_agreement_in_force", "nationality", unique=True,
                 sqlite_where=sa.text("withdrawn_on IS NULL"), postgresql_where=sa.text("withdrawn_on IS NULL")),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    nationality: Mapped[str] = mapped_column(sa.String(40))
    organisation_id: Mapped[UUID] = reference("organisation")
    agreed_on: Mapped[date]
    document: Mapped[str] = mapped_column(sa.String(300))
    withdrawn_on: Mapped[date | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)


for _kept in (ReleaseRow, ReleaseTableRow, ReleaseCellRow, ReleaseMemberRow):
    never_changes(_kept.__table__)  # type: ignore[arg-type]
