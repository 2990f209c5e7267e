"""Tables of people. What is private of a person is sealed under that person's key; answers stand in their own table, under a consent."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.people.rules import AgeBand, ConsentGiver, Field, IdentityKind, Purpose


class PersonRow(Base):
    """A person. Of who was erased only the id is left, so that what it did for the committee leads somewhere."""

    __tablename__ = "person"
    __table_args__ = (
        sa.CheckConstraint("minor_band IS NULL OR minor_band IN ('0-11', '12-14', '15-17')", name="minor"),
        sa.CheckConstraint("minor_band IS NULL OR minor_band = '15-17' OR representative_sealed IS NOT NULL", name="represented"),
        sa.CheckConstraint("(erased_at IS NULL) = (name_sealed IS NOT NULL)", name="named"),
        sa.CheckConstraint(
            "erased_at IS NULL OR (minor_band IS NULL AND representative_sealed IS NULL AND identity_sealed IS NULL "
            "AND contact_sealed IS NULL AND external_id IS NULL)", name="erased"),
        sa.CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name="not_itself"),
        sa.CheckConstraint("(identity_sealed IS NULL) = (identity_mark IS NULL)", name="identity_whole"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name_sealed: Mapped[bytes | None]
    community_id: Mapped[UUID | None] = reference("organisation")
    identity_kind: Mapped[IdentityKind | None] = mapped_column(one_of(IdentityKind, "identity_kind"))
    identity_sealed: Mapped[bytes | None]
    identity_mark: Mapped[str | None] = mapped_column(sa.String(64), unique=True)  # keyed hash: finds duplicates without opening
    contact_sealed: Mapped[bytes | None]
    minor_band: Mapped[AgeBand | None] = mapped_column(one_of(AgeBand, "minor_band"))
    representative_sealed: Mapped[bytes | None]
    merged_into_id: Mapped[UUID | None] = reference("person")
    external_id: Mapped[str | None] = mapped_column(sa.String(300), unique=True)
    demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]


class PersonKeyRow(Base):
    """The key of a person, sealed under the installation's. Destroyed with the person's data; a backup keeps it in a file of its own."""

    __tablename__ = "person_key"
    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), primary_key=True)
    sealed: Mapped[bytes]
    begun_at: Mapped[datetime]


class ConsentRow(Base):
    """A consent: one purpose, who gave it, how and when; and its withdrawal. Words and names in it are sealed."""

    __tablename__ = "consent"
    __table_args__ = (
        sa.CheckConstraint("withdrawn_on IS NULL OR given_on <= withdrawn_on", name="withdrawn_after"),
        sa.CheckConstraint("given_by <> 'legal_representative' OR representative_sealed IS NOT NULL", name="representative_named"),
        sa.Index("uq_consent_in_force", "person_id", "purpose", unique=True,
                 sqlite_where=sa.text("withdrawn_on IS NULL"), postgresql_where=sa.text("withdrawn_on IS NULL")),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = reference("person")
    purpose: Mapped[Purpose] = mapped_column(one_of(Purpose, "purpose"))
    given_on: Mapped[date]
    given_by: Mapped[ConsentGiver] = mapped_column(one_of(ConsentGiver, "given_by"))
    representative_sealed: Mapped[bytes | None]
    how_sealed: Mapped[bytes | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]
    withdrawn_on: Mapped[date | None]
    withdrawn_how_sealed: Mapped[bytes | None]


class AnswerRow(Base):
    """One answer of a person's self-description, sealed. The current one has no `replaced_at`; `mark` is equal for equal answers."""

    __tablename__ = "self_description"
    __table_args__ = (
        sa.Index("uq_self_description_current", "person_id", "field", "mark", unique=True,
                 sqlite_where=sa.text("replaced_at IS NULL"), postgresql_where=sa.text("replaced_at IS NULL")),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = reference("person")
    consent_id: Mapped[UUID] = reference("consent")
    field: Mapped[Field] = mapped_column(one_of(Field, "field"))
    value_sealed: Mapped[bytes]
    mark: Mapped[str] = mapped_column(sa.String(64))
    other_text_sealed: Mapped[bytes | None]
    said_on: Mapped[date]
    disputed: Mapped[bool] = mapped_column(default=False)
    dispute_sealed: Mapped[bytes | None]
    replaced_at: Mapped[datetime | None]


class MergeRow(Base):
    """Two records of the same person became one: which was kept, which points to it, who decided and why."""

    __tablename__ = "person_merge"
    __table_args__ = (sa.CheckConstraint("kept_id <> merged_id", name="two"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kept_id: Mapped[UUID] = reference("person")
    merged_id: Mapped[UUID] = reference("person")
    at: Mapped[datetime]
    by: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(sa.String(300), default="")
    undone_at: Mapped[datetime | None]


class KnownToRow(Base):
    """A committee that keeps a person's record: whoever sees the people of that committee sees this one."""

    __tablename__ = "person_known_to"
    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), primary_key=True)
    body_id: Mapped[UUID] = mapped_column(sa.ForeignKey("body.id"), primary_key=True, index=True)
    since: Mapped[datetime]


class ApartRow(Base):
    """Somebody looked and said: these two records are two people. `first_id` is the smaller id."""

    __tablename__ = "person_apart"
    __table_args__ = (sa.CheckConstraint("first_id <> second_id", name="two"),)
    first_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), primary_key=True)
    second_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime]
    by: Mapped[UUID | None]
