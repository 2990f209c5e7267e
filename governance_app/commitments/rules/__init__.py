"""Rules of commitments. Import from here."""

from governance_app.commitments.rules.commitment import (
    Commitment,
    CommitmentPage,
    Step,
    check_day,
    code_of,
    due_after,
    due_soon,
    overdue,
    overdue_days,
    state_after,
)
from governance_app.commitments.rules.errors import (
    CommitmentMissing,
    DayImpossible,
    DueDateImpossible,
    EvidenceMissing,
    PromiseMissing,
    StepImpossible,
)
from governance_app.commitments.rules.events import CommitmentClosed, CommitmentExtended, CommitmentMade
from governance_app.commitments.rules.words import CommitmentState, Progress

__all__ = [
    "Commitment",
    "CommitmentClosed",
    "CommitmentExtended",
    "CommitmentMade",
    "CommitmentMissing",
    "CommitmentPage",
    "CommitmentState",
    "DayImpossible",
    "DueDateImpossible",
    "EvidenceMissing",
    "Progress",
    "PromiseMissing",
    "Step",
    "StepImpossible",
    "check_day",
    "code_of",
    "due_after",
    "due_soon",
    "overdue",
    "overdue_days",
    "state_after",
]
