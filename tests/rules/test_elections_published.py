"""Elections that were held, and test vectors that were published, come out figure by figure (sources: published_elections.py)."""

import pytest

from governance_app.voting.rules.elections import Count, Election, Method, Step, TieBy, TieRefused, count_election
from governance_app.voting.rules.elections.wigm import droop_quota
from tests.support import published_elections as published
from tests.support.build_elections import LOTS, election_of, papers_of


def rounds_named(count: Count) -> dict[str, tuple[int, ...]]:
    words = {Step.FIRST: "first", Step.SURPLUS: "surplus", Step.EXCLUSION: "out", Step.SET_ASIDE: "aside", Step.ITERATION: "balance"}
    return {" ".join([words[r.step], *map(count.name, r.acted)]): r.votes for r in count.rounds}


def test_burlington_2009_is_counted_as_the_city_counted_it() -> None:
    election = published.burlington()
    assert sum(p.times for p in election.papers) + 4 == 8980
    count = count_election(election, Method.IRV)
    assert dict(zip(count.candidates, count.rounds[0].votes, strict=True)) == published.BURLINGTON_FIRST
    when_three_are_left = next(r for r in count.rounds if r.acted == (4,))
    assert when_three_are_left.votes[1] == published.BURLINGTON_MONTROLL_BEST
    last = dict(zip(count.candidates, count.rounds[-1].votes, strict=True))
    assert {name: last[name] for name in published.BURLINGTON_LAST} == published.BURLINGTON_LAST
    assert count.names == ("K",)
    assert count_election(election, Method.PLURALITY).names == ("W",)  # the plurality winner lost the instant run-off


def test_the_committee_of_2005_by_scottish_rules_stage_by_stage() -> None:
    count = count_election(published.committee(), Method.STV_WIGM)
    assert (count.valid, count.rounds[0].quota) == (94, 19_00000)
    found = rounds_named(count)
    for stage, votes in published.COMMITTEE_WIGM.items():
        assert found[stage] == published.figures(votes, 5), stage
    assert count.names == ("G", "D", "M", "C")


def test_the_committee_of_2005_by_meek_round_by_round() -> None:
    count = count_election(published.committee(), Method.STV_MEEK)
    for number, (quota, votes) in published.COMMITTEE_MEEK.items():
        done = count.rounds[number - 1]
        assert (done.quota,) == published.figures(quota, 9), number
        assert done.votes == published.figures(votes, 9), number
    assert sorted(count.names) == ["D", "G", "H", "M"]  # not C: the methods differ, as published


def test_the_example_of_voting_matters_12_up_to_its_tie() -> None:
    quota, votes, surplus = published.VOTING_MATTERS_12_MEEK
    with pytest.raises(TieRefused) as refused:
        count_election(published.voting_matters(), Method.STV_MEEK)
    assert refused.value.data["names"] == "X, Y, Z"
    tied = count_election(published.voting_matters(), Method.STV_MEEK, LOTS).rounds[1]
    assert (tied.quota, tied.votes, tied.surplus) == (
        *published.figures(quota, 9), published.figures(votes, 9), *published.figures(surplus, 9))
    assert tied.ties[0].by is TieBy.LOT


def test_meek_excludes_who_is_a_billionth_behind() -> None:
    papers, letters = published.CASTOR
    count = count_election(Election(tuple(letters), 2, papers_of(papers, letters)), Method.STV_MEEK)
    assert count.rounds[1].votes == published.figures("3.000000005 2.999999995 3.000000000", 9)
    assert count.names == ("C", "H")


def test_a_tie_of_the_lowest_looks_back_as_scotland_does() -> None:
    count = count_election(election_of(published.WEAK_DEFEAT, 2), Method.STV_WIGM)
    tie = count.rounds[2].ties[0]
    assert (count.rounds[2].acted, tie.tied, tie.by, tie.round) == ((2,), (2, 3), TieBy.EARLIER_ROUND, 1)
    assert sorted(count.names) == ["D", "E"]


def test_a_candidate_who_reaches_the_quota_exactly_has_no_surplus() -> None:
    election = election_of(published.WEAK_SURPLUS, 4, "ABCDEF")
    with pytest.raises(TieRefused) as refused:
        count_election(election, Method.STV_WIGM)
    assert refused.value.data["names"] == "E, F"
    count = count_election(election, Method.STV_WIGM, LOTS)
    assert [r.step for r in count.rounds] == [Step.FIRST, Step.SURPLUS, Step.EXCLUSION]
    assert count.names == ("A", "B", "C", "D")


def test_minneapolis_2017_needed_what_the_city_said() -> None:
    assert droop_quota(sum(published.MINNEAPOLIS_BOARD.values()), 2) == published.MINNEAPOLIS_BOARD_QUOTA
    papers = " ".join(f"{times}{letter}" for letter, times in published.MINNEAPOLIS_BOARD.items())
    count = count_election(Election(tuple("BWEN"), 2, papers_of(papers, "BWEN")), Method.STV_WIGM)
    assert count.elected[0] == 1
