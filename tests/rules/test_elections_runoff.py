"""The run-off: who goes to it, by what rule a tie for the second place ends, and that two can always be told apart or are tied."""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from governance_app.voting.rules.elections import (
    Count,
    Election,
    LastResort,
    Method,
    Paper,
    TieBy,
    TiePurpose,
    TieRefused,
    TieRules,
    count_election,
)
from tests.support.build_elections import LOTS, election_of, elections, one_by_one


def firsts(election: Election) -> Counter[int]:
    found = Counter(dict.fromkeys(election.standing, 0))
    found.update(ranking[0] for ranking in one_by_one(election))
    return found


def between(first: Election, pair: tuple[int, ...]) -> Election:
    """The second vote, if everybody goes on preferring as on the first paper."""
    papers = tuple(Paper(tuple(pair.index(c) + 1 for c in ranking if c in pair)[:1]) for ranking in one_by_one(first))
    return Election(tuple(map(first.name, pair)), 1, papers)


def check_pair(election: Election, count: Count) -> None:
    """The two foremost by the votes of one paper each, and only when nobody has more than half."""
    votes = firsts(election)
    most = max(votes.values())
    if 2 * most > sum(votes.values()):
        assert (count.run_off, [votes[c] for c in count.elected]) == ((), [most])
    elif len(votes) == 1:
        assert not count.run_off
    else:
        assert count.elected == ()
        assert len(count.run_off) == 2
        assert sorted((votes[c] for c in count.run_off), reverse=True) == sorted(votes.values(), reverse=True)[:2]


@given(elections(seats=1))
def test_the_two_foremost_go_to_the_run_off_when_nobody_has_more_than_half(election: Election) -> None:
    check_pair(election, count_election(election, Method.MAJORITY, LOTS))


@given(elections(seats=1))
@example(election_of("3A 2B 2C"))
@example(election_of("2A 2B 2C"))
def test_a_tie_for_the_second_place_is_decided_only_by_a_lot_fixed_before(election: Election) -> None:
    ordered = sorted(firsts(election).values(), reverse=True)
    cut = len(ordered) > 2 and 2 * ordered[0] <= sum(ordered) and ordered[1] == ordered[2]
    if cut:
        with pytest.raises(TieRefused) as refused:
            count_election(election, Method.MAJORITY, TieRules())
        assert refused.value.data["purpose"] is TiePurpose.TO_RUN_OFF
        ties = count_election(election, Method.MAJORITY, LOTS).rounds[0].ties
        assert {(tie.purpose, tie.by) for tie in ties} == {(TiePurpose.TO_RUN_OFF, TieBy.LOT)}
    else:
        count = count_election(election, Method.MAJORITY, TieRules())
        assert count.rounds[0].ties == ()


@given(elections(seats=1), st.text(min_size=1, max_size=8).filter(str.strip))
def test_between_two_more_votes_are_more_than_half(election: Election, seed: str) -> None:
    pair = count_election(election, Method.MAJORITY, LOTS).run_off
    second = between(election, pair) if pair else None
    if second is None or not one_by_one(second):
        return
    votes = firsts(second)
    if votes[1] == votes[2]:
        with pytest.raises(TieRefused):
            count_election(second, Method.PLURALITY, TieRules())
        assert len(count_election(second, Method.PLURALITY, TieRules(LastResort.LOT, seed)).elected) == 1
    else:
        winner = count_election(second, Method.PLURALITY, TieRules()).elected
        assert winner == count_election(second, Method.MAJORITY, TieRules()).elected
        assert 2 * votes[winner[0]] > votes.total()


def test_half_is_not_more_than_half() -> None:
    assert count_election(election_of("5A 3B 2C"), Method.MAJORITY).run_off == (1, 2)
    assert count_election(election_of("6A 3B 2C"), Method.MAJORITY).elected == (1,)
