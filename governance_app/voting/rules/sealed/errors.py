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
