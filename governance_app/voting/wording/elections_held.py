"""The words of elections held with papers: labels and sentences of errors."""

from enum import Enum
from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l, _lp
from governance_app.voting.rules import elections as e
from governance_app.voting.rules.elections import CandidacyState, ElectionState, PaperKind

LABELS: dict[Enum, Any] = {
    ElectionState.CANDIDATES: _lp("election", "Candidates are proposed"),
    ElectionState.OPEN: _lp("election", "Papers handed out"),
    ElectionState.CLOSED: _lp("election", "Counted"),
    ElectionState.ANNULLED: _lp("election", "Annulled"),
    CandidacyState.PROPOSED: _lp("candidate", "Has not answered"),
    CandidacyState.ACCEPTED: _lp("candidate", "Accepts"),
    CandidacyState.REFUSED: _lp("candidate", "Does not accept"),
    CandidacyState.WITHDRAWN: _lp("candidate", "Withdraws"),
    PaperKind.VALID: _lp("paper", "Valid"),
    PaperKind.BLANK: _lp("paper", "Blank"),
    PaperKind.NULL: _lp("paper", "Null"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    e.NoSuchElection: _l("We did not find that election."),
    e.NoSuchCandidacy: _l("We did not find that candidate in this election."),
    e.NoSuchPapers: _l("We did not find those papers in this election."),
    e.ElectionNeedsTitle: _l("Write what is filled: the post, or the list."),
    e.ElectionTooLate: _l("No election can be announced now. The meeting is: %(state)s."),
    e.CandidatesFixed: _l("That is done before the papers are handed out. The election is: %(state)s."),
    e.ElectionNotOpen: _l("Papers are entered and counted once they are handed out and before the result. The election is: %(state)s."),
    e.ElectionNotCounted: _l("There is no result yet. The election is: %(state)s."),
    e.ElectionOver: _l("That cannot be done any more. The election is: %(state)s."),
    e.AlreadyCandidate: _l("%(name)s is proposed already."),
    e.CandidacyAnswered: _l("That answer cannot be changed any more. It is: %(state)s."),
    e.NobodyAccepted: _l("No candidate has accepted yet. Write down who accepts first."),
    e.CandidateNotAccepted: _l("%(name)s did not accept and does not stand on the papers. Such a paper is null."),
    e.PaperNamesNobody: _l("This paper names nobody. Enter it as blank or null."),
    e.OneNameOnly: _l("The method takes one name on each paper, not %(named)s. Such a paper is null."),
    e.PlacesAlike: _l("Two candidates have place %(place)s. Such a paper is null."),
    e.PlaceSkipped: _l("Nobody has place %(place)s on this paper. Look at it again."),
    e.StruckAlready: _l("Those papers were struck out before."),
    e.StrikeNeedsReason: _l("Write why these papers are struck out."),
    e.AnnulNeedsReason: _l("Write why the election is annulled."),
    e.BoxDoesNotAddUp: _l("There are %(in_box)s papers in the box, but %(entered)s were entered. Count both again."),
    e.MorePapersThanElectors: _l("That would be %(papers)s papers, but only %(electors)s electors received one."),
    e.GroupNeedsName: _l("Write the name of the group."),
    e.GroupTwice: _l("There is already a rule for “%(group)s”."),
    e.SeatLeftBefore: _l("%(name)s does not sit and leaves no seat."),
}
