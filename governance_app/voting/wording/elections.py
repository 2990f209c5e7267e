"""The words of elections: labels, sentences of errors, and a count told round by round."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l, _lp
from governance_app.voting.rules import elections as e
from governance_app.voting.rules.elections import Count, Method, Missing, Round, Step, Tie, TieBy, TiePurpose, Vacancy, figure

LABELS: dict[Enum, Any] = {
    Method.PLURALITY: _lp("election", "Plurality"),
    Method.MAJORITY: _lp("election", "Absolute majority with run-off"),
    Method.APPROVAL: _lp("election", "Approval"),
    Method.BORDA: _lp("election", "Borda's points"),
    Method.IRV: _lp("election", "Ranked vote for one seat (instant run-off)"),
    Method.STV_WIGM: _lp("election", "Single transferable vote, Scottish rules"),
    Method.STV_MEEK: _lp("election", "Single transferable vote, Meek's method"),
    TiePurpose.TO_ELECT: _lp("tie", "who is elected"),
    TiePurpose.TO_EXCLUDE: _lp("tie", "who is excluded"),
    TiePurpose.TO_TRANSFER: _lp("tie", "whose surplus goes on first"),
    TiePurpose.TO_RUN_OFF: _lp("tie", "who goes to the run-off"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    e.NoSeats: _l("An election fills at least one seat."),
    e.OneSeatOnly: _l("This method elects one person, and there are %(seats)s seats: %(method)s."),
    e.NobodyStands: _l("There is no candidate: nobody stands, or all have withdrawn."),
    e.NoValidPapers: _l("There is nothing to count: no paper names anybody who stands."),
    e.NoSuchCandidate: _l("There is no candidate number %(number)s: there are %(candidates)s."),
    e.RankedTwice: _l("A paper names %(name)s twice."),
    e.TimesBelowOne: _l("A paper counts at least once, not %(times)s times."),
    e.NamedAlike: _l("Two candidates have the same name: %(name)s. Tell them apart."),
    e.TieRefused: _l(
        "Tie in round %(round)s between: %(names)s. To be decided: %(purpose)s. The statute has no lot for it: the body decides."),
    e.SeedMissing: _l("A lot is drawn from a seed that was fixed before the count. Write the seed."),
    e.MinimumImpossible: _l("Those who stand do not allow the minimums of the elected list for %(seats)s seats: %(groups)s."),
    e.WasNotElected: _l("%(name)s was not elected with these papers and leaves no seat."),
    e.NobodyLeft: _l("Nobody who stood and was not elected is left to fill the seat."),
    e.BltFault: _l("Line %(line)s of the file cannot be read."),
    e.BltNotText: _l("Line %(line)s: this is not text (UTF-8 without control characters)."),
    e.BltTooLarge: _l("Line %(line)s: more than may be counted (%(limit)s)."),
    e.BltHeaderMissing: _l("Line %(line)s: the file begins with two whole numbers, how many candidates and how many seats."),
    e.BltNotANumber: _l("Line %(line)s: a whole number belongs here, not “%(word)s”."),
    e.BltUnknownCandidate: _l("Line %(line)s: there is no candidate number %(number)s. They go from 1 to %(candidates)s."),
    e.BltWithdrawnTwice: _l("Line %(line)s: candidate number %(number)s withdraws twice."),
    e.BltWithdrawnLate: _l("Line %(line)s: who withdrew is written before the papers."),
    e.BltEqualRanks: _l("Line %(line)s: two candidates in the same place (“%(word)s”) are not accepted. Each place has one."),
    e.BltSkippedRank: _l("Line %(line)s: an empty place (“-”) is not accepted. Write only the candidates, in their order."),
    e.BltRankedTwice: _l("Line %(line)s: this paper names candidate number %(number)s twice."),
    e.BltPaperNotEnded: _l("Line %(line)s: the paper does not end in 0."),
    e.BltNoEnd: _l("Line %(line)s: the file ends and no 0 closed the papers."),
    e.BltQuoteOpen: _l("Line %(line)s: a quotation mark is not closed."),
    e.BltNameUnquoted: _l("Line %(line)s: names stand in quotation marks, and “%(word)s” does not."),
    e.BltNameEmpty: _l("Line %(line)s: a candidate without a name."),
    e.BltNameTwice: _l("Line %(line)s: two candidates have the same name: %(name)s. Tell them apart."),
    e.BltNamesMissing: _l("Line %(line)s: the file ends with %(found)s names for %(candidates)s candidates."),
    e.BltTextAfterTitle: _l("Line %(line)s: something stands after the title, with which the file ends."),
    e.BltUnwritable: _l("A BLT file cannot hold this name: %(name)s."),
}


def round_sentences(count: Count, done: Round) -> list[str]:
    """Return what a round did, as whole sentences."""
    said = [_what(count, done), *(tie_sentence(count, tie) for tie in done.ties)]
    if done.elected:
        said.append(_("Elected: %(names)s.", names=_names(count, done.elected)))
    return said


def _what(count: Count, done: Round) -> str:
    told = {"round": done.number, "names": _names(count, done.acted)}
    if done.step is Step.SURPLUS:
        return _("Round %(round)s: the surplus of %(names)s goes on.", **told)
    if done.step is Step.EXCLUSION:
        return _("Round %(round)s: %(names)s has the fewest votes and is excluded.", **told)
    if done.step is Step.SET_ASIDE:
        return _("Round %(round)s: the places left are needed for the minimums; set aside: %(names)s.", **told)
    if done.step is Step.ITERATION:
        return _("Round %(round)s: the votes are brought into balance with the quota.", round=done.number)
    return _("Round %(round)s: the papers are counted.", round=done.number)


def tie_sentence(count: Count, tie: Tie) -> str:
    """Return who was tied, over what, and what decided."""
    told = {"names": _names(count, tie.tied), "purpose": str(LABELS[tie.purpose]), "chosen": count.name(tie.chosen)}
    if tie.by is TieBy.LOT:
        return _("Tie between %(names)s over %(purpose)s: the lot from the seed fell on %(chosen)s.", **told)
    return _("Tie between %(names)s over %(purpose)s: round %(round)s decided, %(chosen)s.", round=tie.round, **told)


def outcome_sentence(count: Count) -> str:
    """Return who is elected, or who goes to the run-off."""
    if count.run_off:
        return _("Nobody has more than half. To the run-off: %(names)s.", names=_names(count, count.run_off))
    return _("Elected: %(names)s.", names=_names(count, count.elected))


def papers_sentence(count: Count) -> str:
    """Return how many papers there were, and what elects."""
    told = {"seats": count.seats, "valid": count.valid, "blank": count.blank}
    quota = count.rounds[0].quota
    if quota is None:
        return _("Seats: %(seats)s. Valid papers: %(valid)s. Blank: %(blank)s.", **told)
    return _("Seats: %(seats)s. Valid papers: %(valid)s. Blank: %(blank)s. Needed in the first round: %(quota)s.",
             quota=figure(quota, count.unit), **told)


def missing_sentence(lacking: Missing) -> str:
    """Return an aim that the elected list does not reach."""
    return _("The elected list has %(have)s of “%(group)s” and the aim is at least %(least)s.",
             have=lacking.have, group=lacking.group, least=lacking.at_least)


def successor_sentences(filled: Vacancy) -> list[str]:
    """Return who takes the seat that somebody leaves; nothing when a run-off has yet to say."""
    if filled.successor is None:
        return []
    told = {"retiring": filled.count.name(filled.retiring), "successor": filled.count.name(filled.successor)}
    return [_("The seat that %(retiring)s leaves goes to %(successor)s.", **told)]


def _names(count: Count, candidates: Iterable[int]) -> str:
    return ", ".join(map(count.name, candidates))
