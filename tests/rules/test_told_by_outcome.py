"""What the outcome alone of a secret vote tells: against every way in which everybody could have voted."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from uuid import UUID

import pytest

from governance_app.committees.rules import BlankVotes, MajorityBase, MajorityKind, MajorityRule, TieRule
from governance_app.voting.rules import Elector, Electorate, Outcome, Tally, decide, most_against, outcome_tells
from governance_app.voting.rules.majority import after_tie

RULES = [MajorityRule(kind, base, Fraction(2, 3) if kind is MajorityKind.AT_LEAST else None, less=1)
         for kind, base in product(MajorityKind, MajorityBase)]


@cache
def hall(voters: int) -> Electorate:
    return Electorate(tuple(Elector(UUID(int=n), "gad", UUID(int=n)) for n in range(voters)))


def every_vote(voters: int) -> Iterator[Tally]:
    """Every way in which so many papers can be counted; who puts none into the urn does not vote."""
    for yes, no, blank, null in product(range(voters + 1), repeat=4):
        if yes + no + blank + null <= voters:
            yield Tally(yes, no, 0, blank, null, voters - yes - no - blank - null)


def brute_force(rule: MajorityRule, voters: int, tie: TieRule) -> int:
    approved = [0]
    for tally, blanks in product(every_vote(voters), BlankVotes):
        verdict = decide(rule, tally, hall(voters), tie=tie, blanks=blanks)
        if verdict.outcome is Outcome.CARRIED or (verdict.tied and after_tie(tie) is None):
            approved.append(tally.against)
    return max(approved)


@pytest.mark.parametrize("tie", TieRule)
def test_an_approved_vote_tells_how_many_can_have_been_against(tie: TieRule) -> None:
    for rule, voters in product(RULES, range(1, 5)):
        assert most_against(rule, voters, tie) == brute_force(rule, voters, tie), (rule, voters)


def test_it_is_said_where_it_tells_much() -> None:
    unanimous, ordinary = MajorityRule(MajorityKind.UNANIMITY), MajorityRule()
    assert [outcome_tells(unanimous, n) for n in (0, 1, 12, 40)] == [None, 0, 0, 0]
    assert outcome_tells(MajorityRule(MajorityKind.UNANIMITY_LESS, less=2), 12) == 2
    assert outcome_tells(MajorityRule(MajorityKind.UNANIMITY_LESS, less=9), 12) == 5  # never half of them or more
    assert outcome_tells(MajorityRule(MajorityKind.AT_LEAST, fraction=Fraction(9, 10)), 9) == 0  # nine tenths of nine are nine
    assert outcome_tells(MajorityRule(MajorityKind.AT_LEAST, fraction=Fraction(9, 10)), 10) is None
    assert [outcome_tells(ordinary, n) for n in (1, 2, 3, 12)] == [0, 0, None, None]
    assert outcome_tells(ordinary, 2, TieRule.CASTING_VOTE) is None  # one for and one against, and the chair approves
