"""Tables of people. Sensitive answers stand in their own table, each under a consent; identity numbers are sealed."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.people.rules import AgeBand, ConsentGiver, Field, IdentityKind, Purpose


class PersonRow(Base):
    """A person. `name_key` is the accent-folded name, for finding duplicates and for search."""

    __tablename__ = "person"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(200))
    name_key: Mapped[str] = mapped_column(sa.String(200), index=True)
    community_id: Mapped[UUID | None] = reference("organisation")
    identity_kind: Mapped[IdentityKind | None] = mapped_column(one_of(IdentityKind, "identity_kind"))
    identity_sealed: Mapped[bytes | None]
    identity_mark: Mapped[str | None] = mapped_column(sa.String(64), unique=True)  # keyed hash: finds duplicates without opening
    contact_sealed: Mapped[bytes | None]
    minor_band: Mapped[AgeBand | None] = mapped_column(one_of(AgeBand, "minor_band"))
    representative: Mapped[str] = mapped_column(sa.String(200), default="")
    merged_into_id: Mapped[UUID | None] = reference("person")
    external_id: Mapped[str | None] = mapped_column(sa.String(300), unique=True)
    demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class ConsentRow(Base):
    """A consent: one purpose, who gave it, how and when; and its withdrawal."""

    __tablename__ = "consent"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = reference("person")
    purpose: Mapped[Purpose] = mapped_column(one_of(Purpose, "purpose"))
    given_on: Mapped[date]
    given_by: Mapped[ConsentGiver] = mapped_column(one_of(ConsentGiver, "given_by"))
    representative: Mapped[str] = mapped_column(sa.String(200), default="")
    how: Mapped[str] = mapped_column(sa.String(200), default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]
    withdrawn_on: Mapped[date | None]
    withdrawn_how: Mapped[str] = mapped_column(sa.String(200), default="")


class AnswerRow(Base):
    """One answer of a person's self-description. The current one has no `replaced_at`."""

    __tablename__ = "self_description"
    __table_args__ = (
        sa.Index("uq_self_description_current", "person_id", "field", "value", unique=True,
                 sqlite_where=sa.text("replaced_at IS NULL"), postgresql_where=sa.text("replaced_at IS NULL")),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = reference("person")
    consent_id: Mapped[UUID] = reference("consent")
    field: Mapped[Field] = mapped_column(one_of(Field, "field"))
    value: Mapped[str] = mapped_column(sa.String(60))
    other_text: Mapped[str] = mapped_column(sa.String(200), default="")
    said_on: Mapped[date]
    disputed: Mapped[bool] = mapped_column(default=False)
    replaced_at: Mapped[datetime | None]


class MergeRow(Base):
    """Two records of the same person became one: which was kept, which points to it, who decided and why."""

    __tablename__ = "person_merge"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kept_id: Mapped[UUID] = reference("person")
    merged_id: Mapped[UUID] = reference("person")
    at: Mapped[datetime]
    by: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(sa.String(300), default="")
    undone_at: Mapped[datetime | None]
