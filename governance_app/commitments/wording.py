"""The words of commitments: labels, sentences of errors."""

from enum import Enum
from typing import Any

from governance_app.commitments import rules as r
from governance_app.commitments.rules import CommitmentState, Progress
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l, _lp

LABELS: dict[Enum, Any] = {
    CommitmentState.OPEN: _lp("commitment", "To be done"),
    CommitmentState.IN_PROGRESS: _lp("commitment", "In progress"),
    CommitmentState.DONE: _lp("commitment", "Done"),
    CommitmentState.CANCELLED: _lp("commitment", "Given up"),
    Progress.MADE: _lp("commitment", "Promised"),
    Progress.PROGRESS: _lp("commitment", "Progress reported"),
    Progress.EXTENDED: _lp("commitment", "Due date moved"),
    Progress.DONE: _lp("commitment", "Done, with proof"),
    Progress.REOPENED: _lp("commitment", "Opened again"),
    Progress.CANCELLED: _lp("commitment", "Given up, with the reason"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.CommitmentMissing: _l("We did not find that commitment."),
    r.PromiseMissing: _l("Say it in a few words."),
    r.DueDateImpossible: _l("The due date cannot be before %(earliest)s; to move it, choose a later day."),
    r.DayImpossible: _l("Choose a day from %(earliest)s, when it was promised, until today, %(latest)s."),
    r.EvidenceMissing: _l("Say what proves it and where it can be seen."),
    r.StepImpossible: _l("A commitment that has ended is first opened again; one that goes on cannot be opened again."),
}

TONES = {
    CommitmentState.OPEN: "calm", CommitmentState.IN_PROGRESS: "wait", CommitmentState.DONE: "good", CommitmentState.CANCELLED: "calm",
}
