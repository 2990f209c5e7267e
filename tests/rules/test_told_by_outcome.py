"""What the outcome alone of a secret vote tells: against every way in which everybody could have voted."""

from collections.abc import Iterator
from dataclasses import replace
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
def hall(voters: int, absent: int = 0, vacant: int = 0) -> Electorate:
    """A room of so many who vote, with seats of which nobody came and seats that nobody holds."""
    said = [(True, True)] * voters + [(False, True)] * absent + [(False, False)] * vacant
    return Electorate(tuple(
        Elector(UUID(int=n), "gad", UUID(int=n) if there else None, filled=filled) for n, (there, filled) in enumerate(said)))


def every_vote(voters: int) -> Iterator[Tally]:
    """Every way in which so many papers can be counted; who puts none into the urn does not vote."""
    for yes, no, blank, null in product(range(voters + 1), repeat=4):
        if yes + no + blank + null <= voters:
            yield Tally(yes, no, 0, blank, null, voters - yes - no - blank - null)


def brute_force(rule: MajorityRule, room: Electorate, tie: TieRule) -> int:
    approved = [0]
    for tally, blanks in product(every_vote(room.voters), BlankVotes):
        verdict = decide(rule, replace(tally, absent=room.absent), room, tie=tie, blanks=blanks)
        if verdict.outcome is Outcome.CARRIED or (verdict.tied and after_tie(tie) is None):
            approved.append(tally.against)
    return max(approved)


@pytest.mark.parametrize("tie", TieRule)
def test_an_approved_vote_tells_how_many_can_have_been_against(tie: TieRule) -> None:
    rooms = [hall(voters, *empty) for voters, empty in product(range(1, 5), ((0, 0), (1, 0), (2, 1), (0, 3)))]
    for rule, room in product(RULES, rooms):
        assert most_against(rule, room, tie) == brute_force(rule, room, tie), (rule, room)


def test_it_is_said_where_it_tells_much() -> None:
    unanimous, ordinary = MajorityRule(MajorityKind.UNANIMITY), MajorityRule()
    assert [outcome_tells(unanimous, hall(n)) for n in (0, 1, 12, 40)] == [None, 0, 0, 0]
    assert outcome_tells(MajorityRule(MajorityKind.UNANIMITY_LESS, less=2), hall(12)) == 2
    assert outcome_tells(MajorityRule(MajorityKind.UNANIMITY_LESS, less=9), hall(12)) == 5  # never half of them or more
    assert outcome_tells(MajorityRule(MajorityKind.AT_LEAST, fraction=Fraction(9, 10)), hall(9)) == 0  # nine tenths of nine are nine
    assert outcome_tells(MajorityRule(MajorityKind.AT_LEAST, fraction=Fraction(9, 10)), hall(10)) is None
    assert [outcome_tells(ordinary, hall(n)) for n in (1, 2, 3, 12)] == [0, 0, None, None]
    assert outcome_tells(ordinary, hall(2), TieRule.CASTING_VOTE) is None  # one for and one against, and the chair approves
    of_all = MajorityRule(MajorityKind.MORE_THAN_HALF, MajorityBase.SEATS)
    assert [outcome_tells(of_all, hall(5, absent, 1)) for absent in (1, 2, 3, 4)] == [None, 0, 0, None]  # of 7, 8, 9, and never of 10
