"""Agreement with independent counters on random profiles: a few in `make test`, a thousand in `make campaign`.

* `second_counter` (tests/support): written apart, single papers, fractions, recursion. All methods that transfer agree on every profile
  without a tie that matters.
* `pyrankvote` 2.0.6 (MIT): instant run-off only. Its known differences, which would be told apart below:
  - it elects at half of the papers that count, not at more than half (`majority_limit = ceil(n / 2)`): "half";
  - it breaks ties by second choices, or at random: profiles with a tie are left out, as second_counter finds them.
  Its single transferable vote passes surpluses on by another rule, in floats rounded to four decimals: not compared.
"""

from collections import Counter

import pyrankvote
import pytest

from governance_app.voting.rules.elections import Election, Method, count_election
from tests.support import second_counter
from tests.support.build_elections import LOTS, one_by_one, random_election

FEW, MANY = 60, 1600  # so many that more than a thousand have no tie


def compare(method: Method, profiles: int) -> Counter[str]:
    """Compare winners with the second counter; return how many agreed, were left out as tied, and differed."""
    told: Counter[str] = Counter()
    for seed in range(profiles):
        election = random_election(seed, seats=1 if method is Method.IRV else 0)
        papers, standing = one_by_one(election), frozenset(election.standing)
        try:
            if method is Method.IRV:
                expected = {second_counter.irv(papers, standing)}
            else:
                expected = getattr(second_counter, method.value.removeprefix("stv-"))(papers, standing, election.seats)
        except second_counter.Tied:
            told["tied"] += 1
            continue
        told["agreed" if set(count_election(election, method, LOTS).elected) == expected else f"differs: {seed}"] += 1
    return told


@pytest.mark.parametrize("method", [Method.IRV, Method.STV_WIGM, Method.STV_MEEK])
def test_the_second_counter_agrees(method: Method) -> None:
    told = compare(method, FEW)
    assert set(told) <= {"agreed", "tied"}
    assert told["agreed"] > FEW // 3, told


@pytest.mark.campaign
@pytest.mark.parametrize("method", [Method.IRV, Method.STV_WIGM, Method.STV_MEEK])
def test_the_second_counter_agrees_on_a_thousand_profiles(method: Method) -> None:
    told = compare(method, MANY)
    print(method.value, dict(told))
    assert set(told) <= {"agreed", "tied"}
    assert told["agreed"] > 1000


def stopped_at_half(election: Election, winner: int) -> bool:
    """Tell whether in some round of ours somebody else stood at exactly half of the papers that counted."""
    count = count_election(election, Method.IRV, LOTS)
    return any(2 * max(done.votes) == count.valid - done.exhausted for done in count.rounds) and count.elected != (winner,)


def compare_with_pyrankvote(profiles: int) -> Counter[str]:
    told: Counter[str] = Counter()
    for seed in range(profiles):
        election = random_election(seed, seats=1)
        people = [pyrankvote.Candidate(name) for name in election.candidates]
        try:
            ours = second_counter.irv(one_by_one(election), frozenset(election.standing))
        except second_counter.Tied:
            told["tied"] += 1
            continue
        assert count_election(election, Method.IRV, LOTS).elected == (ours,)
        ballots = [pyrankvote.Ballot(ranked_candidates=[people[c - 1] for c in paper]) for paper in one_by_one(election)]
        theirs = pyrankvote.instant_runoff_voting(people, ballots).get_winners()[0]
        winner = people.index(theirs) + 1
        told["agreed" if winner == ours else "half" if stopped_at_half(election, winner) else f"differs: {seed}"] += 1
    return told


def test_pyrankvote_agrees_on_instant_run_off() -> None:
    told = compare_with_pyrankvote(FEW)
    assert set(told) <= {"agreed", "tied", "half"}
    assert told["agreed"] > FEW // 2, told


@pytest.mark.campaign
def test_pyrankvote_agrees_on_a_thousand_profiles() -> None:
    told = compare_with_pyrankvote(MANY)
    print("pyrankvote", dict(told))
    assert set(told) <= {"agreed", "tied", "half"}
    assert told["agreed"] > 1000
