"""What cannot be done around a secret vote: its scrutineers, its urn, its papers."""

from governance_app.access.rules import TryLater
from governance_app.foundation.errors import Conflict, Invalid


class UrnNeedsScrutineers(Conflict):
    """A secret vote is opened on its own page, with two scrutineers and a publication rule."""


class UrnStays(Conflict):
    """A vote does not change to or from a secret one once it is open: it is annulled and put again."""


class ScrutineerUnfit(Invalid):
    """A scrutineer sits in the room in a seat of their own."""


class ScrutineerHasPart(Invalid):
    """Whoever presides, and whoever proposes the motion, cannot be a scrutineer."""


class ScrutineersAlike(Invalid):
    """The two scrutineers come from two different organisations."""


class PinTooShort(Invalid):
    """A scrutineer's PIN is too short. data: least."""


class WrongPin(Invalid):
    """The PIN is not the one the scrutineer chose for this vote."""


class ScrutineersMustWait(TryLater):
    """Too many wrong PINs were given for a vote: no PIN is looked at for a while. data: minutes (rounded up)."""


class UrnDoesNotBalance(Invalid):
    """Papers issued differ from those in the box, spoiled and unused. data: issued, found."""


class PapersAndOptionsDiffer(Invalid):
    """The answers counted differ from the papers in the box. data: in_box, counted."""


class TooManyPapers(Invalid):
    """More papers in the box than people may vote. data: in_box, voters."""


class AnnulmentNeedsReason(Invalid):
    """Why a vote is annulled has to be written."""


class NothingToAnnul(Conflict):
    """Only a secret vote without a result is annulled here. data: state."""


class VoteStoodOn(Conflict):
    """Something that never changes stands on this vote: an approved acta, an erratum, a translation that binds. data: code."""


class UrnNotCounted(Conflict):
    """The urn has no count that stands: it is not counted yet, or its vote was annulled. data: state."""


class CopiesOutOfRange(Invalid):
    """Ballots are printed from one up to so many at once. data: most."""


class DisputeOver(Conflict):
    """The days in which a count may be disputed are over: its result stands. data: day (the last one)."""


class RunOffStands(Conflict):
    """A second vote was announced from this count: it is annulled first."""


class AmendmentTaken(Conflict):
    """The motion that this vote changed has its new words already: the vote is not annulled under it."""
