"""Minimums on the elected list hold whenever the candidates allow it, and vacancies are filled from the same papers."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from governance_app.voting.rules.elections import (
    Election,
    Guard,
    Method,
    Minimum,
    MinimumImpossible,
    Missing,
    NobodyLeft,
    Step,
    TieRefused,
    WasNotElected,
    count_election,
    fill_vacancy,
    missing,
)
from governance_app.voting.rules.elections.guard import can_end_well
from tests.support.build_elections import LOTS, election_of, elections
from tests.support.examples import times

SEVERAL = [m for m in Method if m not in (Method.IRV, Method.MAJORITY)]


def minimums(number: int) -> st.SearchStrategy[tuple[Minimum, ...]]:
    members = st.frozensets(st.integers(1, number), min_size=1)
    return st.lists(st.builds(Minimum, st.sampled_from(["mujeres", "jóvenes", "shuar"]), members, st.integers(0, 3)), max_size=3).map(tuple)


def allowed(asked: tuple[Minimum, ...], candidates: tuple[int, ...], seats: int) -> bool:
    """Look at every possible list."""
    return any(all(len(m.members & set(found)) >= m.at_least for m in asked)
               for found in combinations(candidates, min(seats, len(candidates))))


@given(elections(), st.data())
def test_the_ways_to_fill_the_places_equal_a_look_at_every_list(election: Election, data: st.DataObject) -> None:
    asked = data.draw(minimums(len(election.candidates)))
    assert can_end_well(Guard(asked), (), election.standing, election.seats) == allowed(asked, election.standing, election.seats)


@pytest.mark.parametrize("method", SEVERAL)
@times(2)
@given(election=elections(), data=st.data())
def test_minimums_hold_whenever_the_candidates_allow(method: Method, election: Election, data: st.DataObject) -> None:
    asked = data.draw(minimums(len(election.candidates)))
    if not allowed(asked, election.standing, election.seats):
        with pytest.raises(MinimumImpossible):
            count_election(election, method, LOTS, Guard(asked))
        return
    count = count_election(election, method, LOTS, Guard(asked))
    assert missing(asked, count.elected) == ()
    assert len(count.elected) == min(election.seats, len(election.standing))
    if method in (Method.STV_WIGM, Method.STV_MEEK):
        assert all(sum(r.votes) + r.exhausted + r.lost == count.valid * count.unit for r in count.rounds)


@pytest.mark.parametrize("method", SEVERAL)
@given(election=elections(), data=st.data())
def test_minimums_that_ask_nothing_change_nothing(method: Method, election: Election, data: st.DataObject) -> None:
    members = data.draw(st.frozensets(st.integers(1, len(election.candidates))))
    plain = count_election(election, method, LOTS)
    assume(not any(r.ties for r in plain.rounds))
    asked = count_election(election, method, LOTS, Guard((Minimum("x", members, 0),)))
    assert sorted(asked.elected) == sorted(plain.elected)
    assert count_election(election, method, LOTS, Guard()) == plain


def test_a_quota_does_not_help_when_the_last_place_is_a_womans() -> None:
    election = election_of("9AD 8BD 2CD 1D", 2, "ABCD")
    assert count_election(election, Method.STV_WIGM).names == ("A", "B")
    women = Guard((Minimum("mujeres", frozenset({3, 4}), 1),))
    count = count_election(election, Method.STV_WIGM, guard=women)
    assert (count.rounds[1].step, count.rounds[1].acted) == (Step.SET_ASIDE, (2,))
    assert count.names == ("A", "D")  # the papers of B went on to D


def test_the_last_woman_is_not_excluded() -> None:
    election = election_of("5A 4B 3C 1D 2E", 2, "ABCDE")
    guard = Guard((Minimum("mujeres", frozenset({4}), 1),))
    for method in (Method.STV_WIGM, Method.STV_MEEK):
        count = count_election(election, method, guard=guard)
        assert sorted(count.names) == ["A", "D"]
        assert all(4 not in done.acted for done in count.rounds)


def test_three_seats_two_women_and_two_shuar_with_one_shuar_woman() -> None:
    # The example of Voting matters 9: applied one by one, the two constraints would exclude the only person who makes both possible.
    election = election_of("4A 4B 4C 4D 1E", 3, "ABCDE")  # A, B Shuar men; C, D women; E a Shuar woman
    both = Guard((Minimum("mujeres", frozenset({3, 4, 5}), 2), Minimum("shuar", frozenset({1, 2, 5}), 2)))
    count = count_election(election, Method.STV_WIGM, LOTS, both)
    assert 5 in count.elected
    assert missing(both.minimums, count.elected) == ()


def test_aims_only_warn() -> None:
    aims = (Minimum("mujeres", frozenset({1, 3}), 2), Minimum("jóvenes", frozenset({2}), 1))
    assert missing(aims, (1, 2)) == (Missing("mujeres", 2, 1),)


def test_what_the_candidates_do_not_allow_is_said_before_counting() -> None:
    with pytest.raises(MinimumImpossible) as refused:
        count_election(election_of("5A 4B", 2, "AB"), Method.STV_WIGM, guard=Guard((Minimum("mujeres", frozenset({1}), 2),)))
    assert refused.value.data == {"groups": "mujeres", "seats": 2}


@pytest.mark.parametrize("method", SEVERAL)
@given(election=elections(), data=st.data())
def test_those_who_sit_go_on_sitting(method: Method, election: Election, data: st.DataObject) -> None:
    count = count_election(election, method, LOTS)
    retiring = data.draw(st.sampled_from(count.elected))
    others = set(election.standing) - set(count.elected)
    rest = replace(election, withdrawn=frozenset({retiring}))
    assume(rest.counted())
    if not others:
        with pytest.raises(NobodyLeft):
            fill_vacancy(election, method, count.elected, retiring, ties=LOTS)
        return
    filled = fill_vacancy(election, method, count.elected, retiring, ties=LOTS)
    assert filled.successor in others
    assert set(filled.count.elected) == (set(count.elected) - {retiring}) | {filled.successor}


def test_the_voters_of_who_leaves_choose_who_follows() -> None:
    election = election_of("9AD 8B 3C 1D", 2, "ABCD")
    count = count_election(election, Method.STV_WIGM)
    assert count.names == ("A", "B")
    assert fill_vacancy(election, Method.STV_WIGM, count.elected, 1).successor == 4
    assert fill_vacancy(election, Method.STV_WIGM, count.elected, 1, declined=(4,)).successor == 3
    with pytest.raises(WasNotElected):
        fill_vacancy(election, Method.STV_WIGM, count.elected, 3)


def test_a_recount_for_a_vacancy_unseats_nobody() -> None:
    election = election_of("7AC 6AD 8B 4C 4D", 2, "ABCD")
    assert count_election(election, Method.PLURALITY).names == ("A", "B")
    assert count_election(replace(election, withdrawn=frozenset({1})), Method.PLURALITY).names == ("C", "D")
    filled = fill_vacancy(election, Method.PLURALITY, (1, 2), 1)
    assert (filled.successor, sorted(filled.count.elected)) == (3, [2, 3])


def test_a_vacancy_under_an_absolute_majority_may_need_a_run_off() -> None:
    election = election_of("9A 4B 4C 1D", 1, "ABCD")
    elected = count_election(replace(election, papers=election.papers[:2]), Method.MAJORITY).elected
    filled = fill_vacancy(election, Method.MAJORITY, elected, 1)
    assert (filled.successor, filled.count.run_off) == (None, (2, 3))
    with pytest.raises(TieRefused):
        fill_vacancy(election, Method.PLURALITY, elected, 1)
