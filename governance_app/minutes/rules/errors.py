"""What the minutes refuse, as named facts."""

from governance_app.foundation.errors import Conflict, Invalid, Missing, NotAllowed


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


class WordsFrozen(Conflict):
    """The acta is put to the vote with exactly these words; whoever changes them takes it back first."""


class WrongStage(Conflict):
    """This is not done in the state in which the acta is. data: state."""


class NotYetClosed(Conflict):
    """An acta is reviewed when its meeting is closed. data: state (of the meeting)."""


class LastDayPast(Invalid):
    """The last day for corrections is today or later. data: day."""


class NotOfTheMeeting(NotAllowed):
    """Corrections are proposed by who attended, or by members of the body."""


class DidNotAttend(Invalid):
    """The person for whom a correction is written down did not attend."""


class ReviewOver(Conflict):
    """The last day for corrections is past. data: day."""


class CorrectionMissing(Missing):
    """No such correction, or none that the reader may see."""


class CorrectionEmpty(Invalid):
    """A correction says what should stand, or what is missing."""


class CorrectionTooLong(Invalid):
    """Each text of a correction has a limit. data: longest (letters)."""


class AlreadyAnswered(Conflict):
    """Somebody answered this correction a moment ago. data: state."""


class AnswerNeedsReason(Invalid):
    """What is refused, or accepted in part, or corrected outside the words, says why or where."""


class AnswerNeedsPlace(Invalid):
    """What is accepted says where it was carried out."""


class NoWordsToMend(Invalid):
    """A correction of what the record says is carried out in the record, not in the words of a part."""


class NothingMended(Invalid):
    """The correction is accepted, and the text of the part is still the same."""


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
