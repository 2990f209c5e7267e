"""From a tally to a verdict, in small exact steps: blanks settled → base → threshold → settled or tied.

Each step is a function of its own: `verdict` puts them together for the whole body, and bloc by bloc for a double majority.
"""

from dataclasses import replace
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
    Unanimity (and consensus, when it is counted): all of the base; unanimity less k: all but k, and more than half in any case.
    More for than against: one more than against.
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
    if rule.kind is MajorityKind.UNANIMITY_LESS:
        return max(base - rule.less, base // 2 + 1)
    return max(1, base)


def settle(votes_for: int, against: int, needed: int) -> Settled:
    """Carried, lost, or tied: as many for as against (some), and one more vote for would have carried."""
    if votes_for >= needed:
        return Settled.CARRIED
    tied = votes_for == against > 0 and votes_for + 1 >= needed
    return Settled.TIED if tied else Settled.LOST


def after_tie(tie: TieRule) -> Outcome | None:
    """Return what a tie means; None: the chair must cast a vote, or a lot must be drawn."""
    return {TieRule.CASTING_VOTE: None, TieRule.LOT: None, TieRule.LOST: Outcome.LOST, TieRule.REPEAT: Outcome.TIED_TO_REPEAT}[tie]
