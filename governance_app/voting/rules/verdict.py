"""The verdict on a counted vote: the majority of the statute, and its second half counted bloc by bloc where it asks for one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from governance_app.committees.rules import BlankVotes, InBlocs, MajorityKind, MajorityRule, TieRule
from governance_app.voting.rules.electorate import Electorate
from governance_app.voting.rules.majority import Settled, after_tie, base_size, settle, settle_blanks, votes_needed
from governance_app.voting.rules.tally import Tally, tally_of
from governance_app.voting.rules.words import Choice, Outcome


@dataclass(frozen=True)
class BlocCount:
    """How one bloc answered, and whether that reaches what the statute asks of a bloc."""

    bloc: str
    tally: Tally
    counted: Tally
    needed: int
    base_size: int
    reached: bool


@dataclass(frozen=True)
class Verdict:
    """What a count means under a rule. `outcome` None: tied, and the chair's casting vote or a lot must decide.

    `needed`: least votes for; `base_size`: what the majority was counted over; `counted`: the tally after blanks were settled;
    `blocs`: the count of each bloc and `blocs_needed` how many must reach it, where the statute asks for a double 
    """

    outcome: Outcome | None
    needed: int
    base_size: int
    rule: MajorityRule
    counted: Tally
    tied: bool = False
    blocs: tuple[BlocCount, ...] = ()
    blocs_needed: int = 0

    @property
    def enough_blocs(self) -> bool:
        """Tell whether as many blocs reached their majority as the statute asks; always, where it asks none."""
        return sum(b.reached for b in self.blocs) >= self.blocs_needed


def decide(
    rule: MajorityRule, tally: Tally, electorate: Electorate, *, tie: TieRule = TieRule.LOST, blanks: BlankVotes = BlankVotes.APART,
    answers: Mapping[UUID, Choice] | None = None,
) -> Verdict:
    """Return the verdict on a counted vote. `answers`: seat → answer, needed where the rule counts blocs.

    With too few blocs a motion is lost, tied or not: no casting vote and no lot can stand for a bloc.
    """
    counted = settle_blanks(tally, blanks)
    size = base_size(rule.base, counted, electorate)
    needed = votes_needed(rule, size, counted.against)
    settled = settle(counted.votes_for, counted.against, needed)
    tied = settled is Settled.TIED
    outcome = after_tie(tie) if tied else Outcome(settled.value)
    found = Verdict(outcome, needed, size, rule, counted, tied)
    if rule.in_blocs is None:
        return found
    blocs = count_blocs(rule.in_blocs, answers or {}, electorate, blanks)
    found = replace(found, blocs=blocs, blocs_needed=len(blocs) if rule.in_blocs.number is None else rule.in_blocs.number)
    return found if found.enough_blocs else replace(found, outcome=Outcome.LOST, tied=False)


def count_blocs(
    rule: InBlocs, answers: Mapping[UUID, Choice], electorate: Electorate, blanks: BlankVotes = BlankVotes.APART,
) -> tuple[BlocCount, ...]:
    """Return the count of each bloc in which somebody holds a voting seat, by name: the steps of the whole body, on its seats alone."""
    names = sorted({e.bloc for e in electorate.electors if e.filled and not e.recused})
    return tuple(_count(name, rule, answers, electorate, blanks) for name in names)


def _count(name: str, rule: InBlocs, answers: Mapping[UUID, Choice], electorate: Electorate, blanks: BlankVotes) -> BlocCount:
    inside = Electorate(tuple(e for e in electorate.electors if e.bloc == name))
    tally = tally_of((answers[e.seat] for e in inside.electors if e.seat in answers), inside)
    counted = settle_blanks(tally, blanks)
    size = base_size(rule.base, counted, inside)
    needed = votes_needed(MajorityRule(rule.kind, rule.base, rule.fraction), size, counted.against)
    return BlocCount(name, tally, counted, needed, size, counted.votes_for >= needed)


def decide_consensus(
    rule: MajorityRule, tally: Tally, electorate: Electorate, *, answers: Mapping[UUID, Choice] | None = None,
) -> Verdict:
    """Return the verdict on a consensus: any objection is no consensus; the majority of the matter must be there as well."""
    if rule.kind is MajorityKind.CONSENSUS:
        counted = Verdict(Outcome.CARRIED if tally.votes_for else Outcome.LOST, 1, electorate.voters, rule, tally)
    else:
        counted = replace(decide(rule, tally, electorate, answers=answers), tied=False)
    return replace(counted, outcome=Outcome.NO_CONSENSUS) if tally.against else counted
