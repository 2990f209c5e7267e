"""What the minutes refuse, as named facts."""

from governance_app.foundation.errors import Conflict, Invalid, Missing


class MinutesMissing(Missing):
    """The draft of this meeting has not been begun, or the reader may not see it."""


class SectionMissing(Missing):
    """No such part of an acta."""


class RevisionMissing(Missing):
    """No such revision of this part."""


class NotYetHeld(Conflict):
    """The minutes begin when the meeting is opened. data: state."""


class NotDraft(Conflict):
    """Only a draft is written on; what was approved is corrected by a later entry. data: state."""


class SectionMoved(Conflict):
    """Somebody wrote in this part while the conflict was being settled; look at it again."""


class NothingToSettle(Conflict):
    """This revision is not, or no longer, in conflict."""


class TextTooLong(Invalid):
    """The words of one part have a limit. data: longest (letters)."""


class MotionsOpen(Conflict):
    """A vote is still open, so the meeting cannot be closed. data: count, texts."""


class ElectionsOpen(Conflict):
    """Papers of an election are handed out and not counted, so the meeting cannot be closed. data: count, titles."""


class PointsOpen(Conflict):
    """Points of the agenda are neither dealt with nor put off, so the meeting cannot be closed. data: count, labels."""
