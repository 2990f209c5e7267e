"""What may be wrong with a sealed ballot, named."""

from governance_app.foundation.errors import Conflict, Invalid


class KeyUnreadable(Invalid):
    """What was sent as a public key is no point of P-256, uncompressed, as base64url without padding."""


class KeysAlike(Invalid):
    """Both scrutineers sent the same public key: one of them could then open everything alone."""


class SealedUnreadable(Invalid):
    """What was sent as a sealed ballot or envelope has not its length or its letters. Never says what was sent."""


class SealedRepeated(Conflict):
    """The same envelope, byte for byte, is there already: somebody copied it."""


class SealedStageWrong(Conflict):
    """The sealed ballot stands at another stage. data: stage (where it stands), wanted."""


class SealedDoesNotBalance(Invalid):
    """Not every ballot received is accounted for, or more came back than went in. data: received, accounted."""


class KeysMissing(Conflict):
    """A sealed vote opens only when both scrutineers have given their keys."""


class KeyGiven(Conflict):
    """A scrutineer gives one key. To have another, the vote is prepared anew."""


class ScrutineerCodeUnknown(Invalid):
    """No sealed vote waits for a scrutineer with this code."""


class StillDisputable(Conflict):
    """The envelopes stay until the count can no longer be disputed. data: until."""
