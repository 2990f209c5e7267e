"""A commitment and the state that follows from what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.commitments.rules.errors import DayImpossible, StepImpossible
from governance_app.commitments.rules.words import CommitmentState, Progress

PAGE = 20
"""Commitments on one page of the public list."""

_AFTER = {
    Progress.MADE: CommitmentState.OPEN,
    Progress.PROGRESS: CommitmentState.IN_PROGRESS,
    Progress.EXTENDED: None,
    Progress.DONE: CommitmentState.DONE,
    Progress.REOPENED: CommitmentState.IN_PROGRESS,
    Progress.CANCELLED: CommitmentState.CANCELLED,
}
_ENDED = {CommitmentState.DONE, CommitmentState.CANCELLED}


@dataclass(frozen=True)
class Step:
    """Something that happened to a commitment on a day."""

    id: UUID
    kind: Progress
    on: date
    text: str = ""
    evidence: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Commitment:
    """A promise: what, who, until when, and what has happened since. Names are those of the day it was made."""

    id: UUID
    body: UUID
    meeting: UUID | None
    item: UUID | None
    decision: UUID | None
    decision_code: str
    number: int
    year: int
    code: str
    text: str
    language: str
    organisation: UUID
    organisation_name: str
    person: UUID | None
    person_name: str
    place: str
    due_on: date
    state: CommitmentState
    steps: tuple[Step, ...] = ()
    demonstration: bool = False
    made_on: date | None = None

    @property
    def ended(self) -> bool:
        """Tell whether it is done or cancelled."""
        return self.state in _ENDED


@dataclass(frozen=True)
class CommitmentPage:
    """One page of a list of commitments. `total` counts all that were found."""

    commitments: tuple[Commitment, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def code_of(number: int, acronym: str, year: int) -> str:
    """Return the code "COMPROMISO 004-CGPP-2026"."""
    return f"COMPROMISO {number:03d}-{acronym}-{year}"


def state_after(state: CommitmentState | None, step: Progress) -> CommitmentState:
    """Return the state after a step. Raises StepImpossible: only an ended commitment is reopened, only a living one goes on."""
    ended = state in _ENDED
    if (state is None) != (step is Progress.MADE) or ended != (step is Progress.REOPENED):
        raise StepImpossible(state=state.value if state else "", step=step.value)
    return _AFTER[step] or state or CommitmentState.OPEN


def due_after(due_on: date, steps: Iterable[Step]) -> date:
    """Return the due date after every extension, in the order they were recorded."""
    for step in steps:
        due_on = step.due_on if step.kind is Progress.EXTENDED and step.due_on else due_on
    return due_on


def overdue(commitment: Commitment, day: date) -> bool:
    """Tell whether it is neither done nor cancelled and its due date lies before `day`. On the due date itself there is still time."""
    return not commitment.ended and commitment.due_on < day


def overdue_days(commitment: Commitment, day: date) -> int:
    """Return for how many days it has been overdue (0 when it is not)."""
    return (day - commitment.due_on).days if overdue(commitment, day) else 0


def due_soon(commitment: Commitment, day: date, days: int = 15) -> bool:
    """Tell whether it is still to be done and its due date is `day` or one of the `days` after it."""
    return not commitment.ended and 0 <= (commitment.due_on - day).days <= days


def check_day(commitment: Commitment, on: date, today: date) -> None:
    """Raise DayImpossible unless `on` lies between the day of the promise and today, both counted."""
    earliest = commitment.made_on or on
    if not earliest <= on <= today:
        raise DayImpossible("on", earliest=earliest, latest=today)
