"""Tables of commitments and what happened to them."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.commitments.rules import CommitmentState, Progress
from governance_app.foundation.database import Base, one_of, reference


class CommitmentRow(Base):
    """A promise made in a meeting, numbered per body and year. State and due date follow from its events."""

    __tablename__ = "commitment"
    __table_args__ = (sa.UniqueConstraint("body_id", "year", "number"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    meeting_id: Mapped[UUID | None] = reference("meeting")
    item_id: Mapped[UUID | None] = reference("agenda_item")
    decision_id: Mapped[UUID | None] = reference("decision")
    number: Mapped[int]
    year: Mapped[int]
    code: Mapped[str] = mapped_column(sa.String(80), index=True)  # unique within a body: two bodies may share an acronym
    made_on: Mapped[date]
    text: Mapped[str] = mapped_column(sa.Text)
    language: Mapped[str] = mapped_column(sa.String(10), default="es")
    organisation_id: Mapped[UUID] = reference("organisation")
    person_id: Mapped[UUID | None] = reference("person")
    place: Mapped[str] = mapped_column(sa.String(300), default="")
    territory_id: Mapped[UUID | None] = reference("territory")
    due_on: Mapped[date] = mapped_column(index=True)
    state: Mapped[CommitmentState] = mapped_column(one_of(CommitmentState, "state"), default=CommitmentState.OPEN, index=True)
    demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class CommitmentEventRow(Base):
    """Something that happened to a commitment: progress, a new due date, done with its evidence…"""

    __tablename__ = "commitment_event"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    commitment_id: Mapped[UUID] = reference("commitment")
    kind: Mapped[Progress] = mapped_column(one_of(Progress, "kind"))
    on: Mapped[date]
    text: Mapped[str] = mapped_column(sa.Text, default="")
    evidence: Mapped[str] = mapped_column(sa.Text, default="")
    due_on: Mapped[date | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]
