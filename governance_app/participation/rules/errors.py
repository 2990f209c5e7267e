"""What may be wrong with a turn to speak, named."""

from governance_app.foundation.errors import Conflict, Invalid, Missing


class NobodySpeaksNow(Conflict):
    """Turns are tallied while the meeting is open. data: state."""


class SpeakerNeeded(Invalid):
    """Say who spoke: a person or a group, not both."""


class SpeakerNotPresent(Conflict):
    """The person is not in the room now."""


class NoSuchTurn(Missing):
    """No such turn to speak in the actor's sight."""


class TurnAlreadyRemoved(Conflict):
    """The turn was taken back before."""
