"""From a tally to a verdict, in small exact steps: blanks settled → base → threshold → verdict.

Each step is a function of its own, so that double majorities (the same steps per bloc) and elections build on them.
"""

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from governance_app.committees.rules import BlankVotes, MajorityBase, MajorityKind, MajorityRule, TieRule
from governance_app.voting.rules.electorate import Electorate
from governance_app.voting.rules.tally import Tally
from governance_app.voting.rules.words import Outcome


class Settled(Enum):
    """How a count ends before ties are settled."""

    CARRIED = "carried"
    LOST = "lost"
    TIED = "tied"


@dataclass(frozen=True)
class Verdict:
    """What a count means under a rule. `outcome` None: tied, and the chair's casting vote must decide.

    `needed`: least votes for; `base_size`: what the majority was counted over; `counted`: the tally after blanks were settled.
    """

    outcome: Outcome | None
    needed: int
    base_size: int
    rule: MajorityRule
    counted: Tally
    tied: bool = False


def settle_blanks(tally: Tally, blanks: BlankVotes) -> Tally:
    """Return the tally with blank votes where the statute puts them: apart, or on the larger side (on none when both are equal)."""
    if blanks is BlankVotes.APART or tally.votes_for == tally.against:
        return tally
    if tally.votes_for > tally.against:
        return replace(tally, votes_for=tally.votes_for + tally.blank, blank=0)
    return replace(tally, against=tally.against + tally.blank, blank=0)


def base_size(base: MajorityBase, tally: Tally, electorate: Electorate) -> int:
    """Return what a majority is counted over. Valid: for, against, abstain. Cast: these, blank and null. Recused seats are in none."""
    valid = tally.votes_for + tally.against + tally.abstain
    return {
        MajorityBase.FOR_AND_AGAINST: tally.votes_for + tally.against,
        MajorityBase.VALID: valid,
        MajorityBase.CAST: valid + tally.blank + tally.null,
        MajorityBase.PRESENT: electorate.voters,
        MajorityBase.FILLED: electorate.filled,
        MajorityBase.SEATS: electorate.seats,
    }[base]


def votes_needed(rule: MajorityRule, base: int, against: int) -> int:
    """Return the least votes for that carry, never fewer than one.

    More than half: b//2+1. Half plus one: b/2 rounded up, plus one. At least p/q: the least whole number ≥ p·b/q.
    Unanimity (and consensus, when it is counted): all of the base. More for than against: one more than against.
    """
    if rule.kind is MajorityKind.MORE_FOR_THAN_AGAINST:
        return against + 1
    if rule.kind is MajorityKind.MORE_THAN_HALF:
        return base // 2 + 1
    if rule.kind is MajorityKind.HALF_PLUS_ONE:
        return -(-base // 2) + 1
    if rule.kind is MajorityKind.AT_LEAST:
        share = rule.fraction or Fraction(1)
        return max(1, -(-share.numerator * base // share.denominator))
    return max(1, base)


def settle(votes_for: int, against: int, needed: int) -> Settled:
    """Carried, lost, or tied: as many for as against (some), and one more vote for would have carried."""
    if votes_for >= needed:
        return Settled.CARRIED
    tied = votes_for == against > 0 and votes_for + 1 >= needed
    return Settled.TIED if tied else Settled.LOST


def after_tie(tie: TieRule) -> Outcome | None:
    """Return what a tie means; None: the chair must cast a vote."""
    return {TieRule.CASTING_VOTE: None, TieRule.LOST: Outcome.LOST, TieRule.REPEAT: Outcome.TIED_TO_REPEAT}[tie]


def decide(
    rule: MajorityRule, tally: Tally, electorate: Electorate, *, tie: TieRule = TieRule.LOST, blanks: BlankVotes = BlankVotes.APART,
) -> Verdict:
    """Return the verdict on a counted vote."""
    counted = settle_blanks(tally, blanks)
    base = base_size(rule.base, counted, electorate)
    needed = votes_needed(rule, base, counted.against)
    settled = settle(counted.votes_for, counted.against, needed)
    outcome = after_tie(tie) if settled is Settled.TIED else Outcome(settled.value)
    return Verdict(outcome, needed, base, rule, counted, settled is Settled.TIED)


def decide_consensus(rule: MajorityRule, tally: Tally, electorate: Electorate) -> Verdict:
    """Return the verdict on a consensus: any objection is no consensus; the majority of the matter must be there as well."""
    if rule.kind is MajorityKind.CONSENSUS:
        counted = Verdict(Outcome.CARRIED if tally.votes_for else Outcome.LOST, 1, electorate.voters, rule, tally)
    else:
        counted = replace(decide(rule, tally, electorate), tied=False)
    return replace(counted, outcome=Outcome.NO_CONSENSUS) if tally.against else counted
