"""What presenting and approving an acta refuse, as named facts."""

from governance_app.foundation.errors import Conflict, Invalid, Missing


class ReviewStillRunning(Conflict):
    """The last day for corrections is not past. data: day."""


class UnansweredCorrections(Conflict):
    """Corrections wait for their answer. data: count, numbers."""


class TextsClash(Conflict):
    """Two texts of one part clash and nobody has decided. data: count."""


class NotAPointOfMinutes(Invalid):
    """An acta is voted at a point of the agenda that is for minutes."""


class NotALaterMeeting(Invalid):
    """An acta is voted at a later meeting of the same body that is not over."""


class ClosingNotAllowed(Invalid):
    """Only where the statute allows it, and while the session is open, does a meeting approve its own acta."""


class ChangeWithoutCorrection(Conflict):
    """The text is not the one presented before, and no correction that was accepted since says why."""


class NotPresented(Missing):
    """The acta has not been put to the vote."""


class VoteNotPut(Conflict):
    """The motion that approves the acta is not put."""


class AlreadyPut(Conflict):
    """The motion that approves this text is put already."""


class VoteNotEnded(Conflict):
    """The vote on the acta has not ended. data: state."""


class NotCarried(Conflict):
    """The motion did not get its majority: the acta is not approved."""


class NeedsQuorum(Conflict):
    """There was no quorum when the acta was voted. data: present, needed."""


class NotLost(Conflict):
    """The motion was carried: the acta is approved."""


class AlreadyCarried(Conflict):
    """The acta was approved by vote; what is wrong in it is corrected by an erratum."""


class NotApproved(Missing):
    """The acta is not approved, so it has no text that stays."""


class NotInActa(Missing):
    """The approved text does not hold this decision: it was given its number later."""
