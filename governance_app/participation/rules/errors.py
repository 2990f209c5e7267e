"""What may be wrong with a turn to speak, a barrier or a return, named."""

from governance_app.foundation.errors import Conflict, Invalid, Missing


class NobodySpeaksNow(Conflict):
    """Turns are tallied while the meeting is open. data: state."""


class SpeakerNeeded(Invalid):
    """Say who spoke: a person or a group, not both."""


class SpeakerNotPresent(Conflict):
    """The person is not in the room now."""


class NoSuchTurn(Missing):
    """No such turn to speak in the actor's sight."""


class LengthImpossible(Invalid):
    """A turn takes from one second to twelve hours, and has not ended before it began. data: most (hours)."""


class AlreadyTimed(Conflict):
    """The turn has its length already."""


class TurnAlreadyRemoved(Conflict):
    """The turn was taken back before."""


class NoSuchBarrier(Missing):
    """No such barrier in the actor's sight."""


class BarrierClosed(Conflict):
    """The barrier was closed: what is met again is a new one."""


class BarrierWordsNeeded(Invalid):
    """An entry about a barrier says something in words."""


class BarrierKindNeeded(Invalid):
    """A barrier is met, or corrected, as one of the kinds."""


class HelpedNeeded(Invalid):
    """Of what was tried it is said whether it helped, even if it is not known yet."""


class NoSuchMeetingOfBody(Invalid):
    """The meeting at which a barrier was met is one of the body."""


class ReturnPlaceNeeded(Invalid):
    """A decision is taken back to a community or a place."""


class ReturnDayImpossible(Invalid):
    """A decision is taken back between the day it was taken and today. data: earliest, latest."""


class ReturnAlreadyWritten(Conflict):
    """The same return (language, means, day, community and place) is written down."""


class NoSuchReturn(Missing):
    """No such return of a decision in the actor's sight."""
