"""What the register refuses, as named facts."""

from governance_app.foundation.errors import Conflict, Invalid, Missing


class DecisionMissing(Missing):
    """No such decision within the reader's sight."""


class MotionNotCarried(Invalid):
    """Only a motion that was carried becomes a decision. data: outcome."""


class MotionElsewhere(Invalid):
    """The motion belongs to another meeting."""


class WhyWithoutVote(Invalid):
    """A decision that comes from no motion says why there was no vote (unanimous acclamation, an act of the chair…)."""


class DecisionFollowed(Conflict):
    """A vote from which a decision was numbered is not annulled: a later decision revokes that one, or an erratum. data: code."""


class MotionAlreadyNumbered(Conflict):
    """This motion already has its number. data: code."""


class TextMissing(Invalid):
    """A decision needs a title and an operative text in at least one language."""


class NotPublishable(Invalid):
    """A decision is published once it has a binding text. data: code."""


class RelationImpossible(Invalid):
    """A decision cannot amend or revoke this one. data: reason (see `relation_fault`)."""


class AmountImpossible(Invalid):
    """An amount needs a positive figure, a day not in the future and a source; disbursed may not fall below zero. data: reason."""
