"""What commitments tell the record: references and days, no names and no text."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.record.rules import Event


@dataclass(frozen=True)
class CommitmentMade(Event):
    """Somebody promised something until a day."""

    commitment: UUID
    code: str
    decision: UUID | None
    organisation: UUID
    due_on: date
    name = "commitments.made"


@dataclass(frozen=True)
class CommitmentExtended(Event):
    """The due date moved."""

    commitment: UUID
    due_on: date
    name = "commitments.extended"


@dataclass(frozen=True)
class CommitmentClosed(Event):
    """A commitment ended (done or cancelled) or was opened again."""

    commitment: UUID
    state: str
    on: date
    name = "commitments.closed"
