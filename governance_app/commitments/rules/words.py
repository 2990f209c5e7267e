"""Commitments: what happens to them and the state that follows."""

from enum import Enum


class Progress(Enum):
    """What can happen to a commitment."""

    MADE = "made"
    PROGRESS = "progress"
    EXTENDED = "extended"
    DONE = "done"
    REOPENED = "reopened"
    CANCELLED = "cancelled"


class CommitmentState(Enum):
    """State derived from the events; overdue is derived from the due date and the day."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"
