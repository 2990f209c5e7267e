"""What may be wrong with a vote by correspondence, named."""

from governance_app.foundation.errors import Conflict, Invalid


class NeedsCorrespondenceMeeting(Conflict):
    """A vote by correspondence is held in a meeting convened as one by correspondence."""


class OnlyByCorrespondence(Conflict):
    """In a meeting by correspondence nobody comes together: every vote is by correspondence."""


class MatterNotByCorrespondence(Conflict):
    """The statute never lets this matter be decided by correspondence. data: matter."""


class DeadlineNeeded(Conflict):
    """A vote by correspondence is opened with its deadline."""


class DeadlineTooSoon(Invalid):
    """Fewer days lie between the notice and the deadline than the statute asks. data: earliest, days."""


class CorrespondenceStays(Conflict):
    """An open vote does not change to or from correspondence."""


class CameAfterDeadline(Invalid):
    """What came in after the deadline does not count. data: received, deadline."""


class CameBeforeOpening(Invalid):
    """Nothing can come in before the vote was opened. data: received, opened."""


class LaterAnswerKept(Conflict):
    """An answer of this seat that came in later is kept already. data: received, kept."""


class NotOfSeat(Invalid):
    """Whoever answers for a seat is its principal or its alternate. data: seat (its label)."""


class RemindersDoNotFit(Invalid):
    """One or more were reminded, and no more than had not answered. data: told, waiting."""


class DeadlineNotReached(Conflict):
    """The vote closes after its deadline, or when all have answered. data: deadline, waiting (how many)."""
