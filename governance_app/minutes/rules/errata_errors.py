"""What errata refuse, as named facts."""

from governance_app.foundation.errors import Conflict, Invalid, Missing, NotAllowed


class QuoteNotFound(Invalid):
    """The quoted sentence does not stand in the approved text, letter by letter."""


class QuoteRepeated(Invalid):
    """The quoted words stand in the approved text more than once. data: count."""


class ErratumEmpty(Invalid):
    """An erratum quotes a sentence, says what it should read, and why."""


class ErratumTooLong(Invalid):
    """Each text of an erratum has a limit. data: longest (letters)."""


class ErratumSaysTheSame(Invalid):
    """What it should read is what it reads."""


class ErratumMissing(Missing):
    """No such erratum, or none that the reader may see."""


class OwnErratum(NotAllowed):
    """Nobody approves the erratum that the same account proposed: two different people assent to it."""


class ErratumDecided(Conflict):
    """The erratum was approved or dropped already. data: state."""
