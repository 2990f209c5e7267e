"""What a promise refuses, as named facts."""

from governance_app.foundation.errors import Conflict, Invalid, Missing


class CommitmentMissing(Missing):
    """No such commitment within the reader's sight."""


class PromiseMissing(Invalid):
    """A commitment says what will be done and which organisation answers for it."""


class DueDateImpossible(Invalid):
    """A due date lies on or after the day of the promise; an extension lies after the due date it moves. data: earliest."""


class DayImpossible(Invalid):
    """What happened to a promise lies between the day it was made and today. data: earliest, latest."""


class EvidenceMissing(Invalid):
    """Done is said with its proof: what can be seen, and where."""


class StepImpossible(Conflict):
    """From this state that step cannot follow. data: state, step."""
