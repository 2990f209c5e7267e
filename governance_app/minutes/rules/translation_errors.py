"""What translations of an acta refuse, as named facts."""

from governance_app.foundation.errors import Conflict, Invalid, Missing


class TranslationMissing(Missing):
    """No such translation, or none that the reader may see."""


class TranslationBegun(Conflict):
    """There is a translation into this language already."""


class SameLanguage(Invalid):
    """A translation is into another language than that of the approved text."""


class TranslatorNeeded(Invalid):
    """A translation says who translated."""


class SpeakerNeeded(Invalid):
    """A translation is final when a speaker of the language has reviewed it and is named."""


class PartMoved(Conflict):
    """Somebody wrote in this part meanwhile."""


class PartTooLong(Invalid):
    """The words of one part have a limit. data: longest (letters)."""


class PartsMissing(Conflict):
    """Parts have no translation yet. data: count, numbers."""


class TranslationFinal(Conflict):
    """A translation declared final never changes."""


class BindingDecided(Conflict):
    """The body decided already which translation binds."""


class DecisionUnfit(Invalid):
    """Which language binds is decided by a motion carried with quorum at a later meeting of the body."""
