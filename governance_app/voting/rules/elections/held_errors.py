"""What may be wrong when a body elects people with papers, named."""

from governance_app.foundation.errors import Conflict, Invalid, Missing


class NoSuchElection(Missing):
    """No such election in the actor's sight."""


class NoSuchCandidacy(Missing):
    """The election has no such candidacy."""


class NoSuchPapers(Missing):
    """The election has no such entry of papers."""


class ElectionNeedsTitle(Invalid):
    """An election without the name of what is filled."""


class ElectionTooLate(Conflict):
    """The meeting is over: no election can be announced. data: state."""


class CandidatesFixed(Conflict):
    """Candidates, minimums and the opening belong before the papers are handed out. data: state."""


class ElectionNotOpen(Conflict):
    """Papers are entered and counted while the election is open. data: state."""


class ElectionNotCounted(Conflict):
    """There is no result yet. data: state."""


class ElectionOver(Conflict):
    """The election is annulled already. data: state."""


class AlreadyCandidate(Conflict):
    """The person stands in this election already. data: name."""


class CandidacyAnswered(Conflict):
    """Whoever refused or withdrew does not answer again; who accepted may still withdraw. data: state."""


class NobodyAccepted(Conflict):
    """No candidate has accepted."""


class CandidateNotAccepted(Invalid):
    """A paper names somebody who did not accept the candidacy. data: name."""


class PaperNamesNobody(Invalid):
    """A valid paper names somebody; otherwise it is blank or null."""


class OneNameOnly(Invalid):
    """The method takes one name a paper. data: named (how many)."""


class PlacesAlike(Invalid):
    """Two candidates in one place of a paper. data: place."""


class PlaceSkipped(Invalid):
    """A place of a paper left empty before another one. data: place."""


class StruckAlready(Conflict):
    """The entry was struck out before."""


class StrikeNeedsReason(Invalid):
    """Papers are struck out with a reason."""


class AnnulNeedsReason(Invalid):
    """An election is annulled with a reason."""


class BoxDoesNotAddUp(Invalid):
    """The papers in the box are not those entered. data: in_box, entered."""


class MorePapersThanElectors(Invalid):
    """More papers than electors who received one. data: papers, electors."""


class NoRunOff(Conflict):
    """Nobody goes to a run-off: the election has its winner, or no absolute majority is asked. data: state."""


class RunOffAnnounced(Conflict):
    """The run-off of this election is announced already."""


class GroupNeedsName(Invalid):
    """A minimum without the name of its group."""


class GroupTwice(Conflict):
    """The election has a minimum of this group already. data: group."""


class SeatLeftBefore(Conflict):
    """The elected person left the seat before, or does not sit. data: name."""
