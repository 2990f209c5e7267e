"""What participation tells the record: no names, no text."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.record.rules import Event


@dataclass(frozen=True)
class DecisionReturned(Event):
    """A decision was taken back to people: in which language, by which means, on which day."""

    returned: UUID
    decision: UUID
    language: str
    means: str
    on: date
    name = "participation.decision_returned"


@dataclass(frozen=True)
class ReturnTakenBack(Event):
    """What was written down of a decision's return was wrong and counts no more."""

    returned: UUID
    decision: UUID
    name = "participation.return_taken_back"
