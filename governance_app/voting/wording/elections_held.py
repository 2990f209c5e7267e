"""The words of elections held with papers: labels, sentences of errors, what was counted, and how anybody counts again."""

import shlex
from collections.abc import Collection, Iterable
from enum import Enum
from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l, _lp
from governance_app.voting.rules import elections as e
from governance_app.voting.rules.elections import (
    CandidacyState,
    Count,
    ElectionResult,
    ElectionState,
    Method,
    Minimum,
    PaperKind,
    Round,
)
from governance_app.voting.wording.elections import LABELS as COUNTED_BY
from governance_app.voting.wording.rounds import votes_figure

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
    e.NoRunOff: _l("Nobody goes to a run-off: the election has its result."),
    e.RunOffAnnounced: _l("The run-off of this election is announced already."),
    e.GroupNeedsName: _l("Write the name of the group."),
    e.GroupTwice: _l("There is already a rule for “%(group)s”."),
    e.SeatLeftBefore: _l("%(name)s does not sit and leaves no seat."),
}


def election_title(title: str, runoff: bool) -> str:
    """Return what is filled, and that this is the second vote when it is one."""
    return _("%(title)s: run-off", title=title) if runoff else title


def figures_sentences(method: Method, seats: int, electors: int, result: ElectionResult) -> list[str]:
    """Return how the papers were counted and how many there were, by kind, as whole sentences."""
    said = [_("Counted by: %(method)s. Seats: %(seats)s.", method=str(COUNTED_BY[method]), seats=seats),
            _("Papers handed out: %(electors)s. In the box: %(in_box)s (valid %(valid)s, blank %(blank)s, null %(null)s).",
              electors=electors, in_box=result.in_box, valid=result.valid, blank=result.blank, null=result.null)]
    quota = result.count.rounds[0].quota
    if quota is not None:
        said.append(_("Needed in the first round: %(quota)s.", quota=votes_figure(quota, result.count.unit)))
    return said


def votes_sentence(count: Count, done: Round, out: Collection[int] = ()) -> str:
    """Return the votes of everybody after a round, for a paper without tables. `out`: who withdrew before the count."""
    held = "; ".join(
        f"{count.name(c)} {votes_figure(votes, count.unit)}" for c, votes in enumerate(done.votes, start=1) if c not in out)
    return _("Votes after round %(number)s: %(votes)s.", number=done.number, votes=held)


def recount_command(method: Method, seed: str, minimums: Iterable[Minimum] = ()) -> str:
    """Return the command with which anybody counts the file of papers again. `minimums` only for who may see who belongs to a group."""
    words = ["governance-app", "tally", "eleccion.blt", "--method", method.value, *(["--seed", seed] if seed else [])]
    for one in minimums:
        words += ["--minimum", f"{one.group}:{one.at_least}:{','.join(map(str, sorted(one.members)))}"]
    return shlex.join(words)
