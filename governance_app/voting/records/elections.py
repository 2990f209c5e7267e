"""Tables of elections held with papers: elections, candidacies, minimums of the list, papers, results, vacancies."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.voting.rules.elections import CandidacyState, ElectionState, Method, PaperKind

STANDS = sa.text("state <> 'annulled'")


class ElectionRow(Base):
    """An election of people on a point of the agenda. Of an election there is one run-off that is not annulled."""

    __tablename__ = "election"
    __table_args__ = (
        sa.CheckConstraint("seats >= 1", name="seats"), sa.CheckConstraint("electors >= 1", name="electors"),
        sa.Index("uq_election_runoff", "runoff_of_id", unique=True, sqlite_where=STANDS, postgresql_where=STANDS),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    item_id: Mapped[UUID] = reference("agenda_item")
    title: Mapped[str] = mapped_column(sa.String(200))
    method: Mapped[Method] = mapped_column(one_of(Method, "method"))
    seats: Mapped[int]
    state: Mapped[ElectionState] = mapped_column(one_of(ElectionState, "state"))
    seed: Mapped[str] = mapped_column(sa.String(200), default="")
    electors: Mapped[int | None]
    quorum: Mapped[dict[str, Any] | None]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    annulled_because: Mapped[str] = mapped_column(sa.Text, default="")
    runoff_of_id: Mapped[UUID | None] = reference("election", index=False)
    created_at: Mapped[datetime]


class CandidacyRow(Base):
    """A person who stands in an election, once."""

    __tablename__ = "candidacy"
    __table_args__ = (sa.UniqueConstraint("election_id", "person_id"), sa.UniqueConstraint("election_id", "number"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    election_id: Mapped[UUID] = reference("election")
    person_id: Mapped[UUID] = reference("person")
    state: Mapped[CandidacyState] = mapped_column(one_of(CandidacyState, "state"))
    how: Mapped[str] = mapped_column(sa.String(300), default="")
    number: Mapped[int | None]
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


class ListRuleRow(Base):
    """A minimum or an aim of the elected list; members are candidacies marked by hand."""

    __tablename__ = "list_rule"
    __table_args__ = (sa.UniqueConstraint("election_id", "group_name"), sa.CheckConstraint("at_least >= 1", name="at_least"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    election_id: Mapped[UUID] = reference("election")
    group_name: Mapped[str] = mapped_column(sa.String(100))
    at_least: Mapped[int]
    binding: Mapped[bool]
    members: Mapped[list[Any]]
    created_at: Mapped[datetime]


class PapersRow(Base):
    """Equal papers entered together. A wrong entry is struck out with its reason and stays legible."""

    __tablename__ = "election_papers"
    __table_args__ = (
        sa.CheckConstraint("times >= 1", name="times"),
        sa.CheckConstraint("(struck_at IS NULL) = (struck_because = '')", name="struck_with_reason"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    election_id: Mapped[UUID] = reference("election")
    kind: Mapped[PaperKind] = mapped_column(one_of(PaperKind, "kind"))
    ranking: Mapped[list[Any]]
    times: Mapped[int]
    at: Mapped[datetime]
    struck_at: Mapped[datetime | None]
    struck_because: Mapped[str] = mapped_column(sa.String(500), default="")


class ElectionResultRow(Base):
    """The result: papers by kind, aims not reached, and the count round by round in whole units, without names."""

    __tablename__ = "election_result"
    __table_args__ = (sa.CheckConstraint("in_box = valid + blank + null_papers", name="box"),)
    election_id: Mapped[UUID] = mapped_column(sa.ForeignKey("election.id"), primary_key=True)
    in_box: Mapped[int]
    valid: Mapped[int]
    blank: Mapped[int]
    null_papers: Mapped[int]
    count: Mapped[dict[str, Any]]
    missing: Mapped[list[Any]]
    at: Mapped[datetime]


class VacancyRow(Base):
    """A seat that an elected person left, filled from the same papers."""

    __tablename__ = "election_vacancy"
    __table_args__ = (sa.UniqueConstraint("election_id", "retiring"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    election_id: Mapped[UUID] = reference("election")
    retiring: Mapped[int]
    successor: Mapped[int | None]
    declined: Mapped[list[Any]]
    count: Mapped[dict[str, Any]]
    at: Mapped[datetime]
