"""Counts of elections: equal to counts by hand, every vote accounted for, the same however the papers lie."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from governance_app.voting.rules.elections import (
    Count,
    Election,
    Method,
    NobodyStands,
    NoSeats,
    NoSuchCandidate,
    NoValidPapers,
    OneSeatOnly,
    Paper,
    RankedTwice,
    SeedMissing,
    Step,
    TieBy,
    TiePurpose,
    TieRefused,
    TieRules,
    count_election,
    count_to_data,
    figure,
)
from governance_app.voting.rules.elections.errors import NamedAlike, TimesBelowOne
from governance_app.voting.rules.elections.ties import EarlierRounds, LastResort, break_tie, digest_of
from governance_app.voting.rules.elections.wigm import UNIT, droop_quota, transfer_value
from tests.support.build_elections import LOTS, a_lot_was_drawn, election_of, elections, one_by_one

STV = (Method.STV_WIGM, Method.STV_MEEK)
TRANSFERABLE = (Method.IRV, *STV)


def counted(election: Election, method: Method) -> Count:
    return count_election(replace(election, seats=1) if method in (Method.IRV, Method.MAJORITY) else election, method, LOTS)


def scores_by_hand(election: Election, method: Method) -> dict[int, int]:
    scores = dict.fromkeys(election.standing, 0)
    for paper in one_by_one(election):
        for place, candidate in enumerate(paper):
            if method is Method.APPROVAL:
                scores[candidate] += 1
            elif method is Method.BORDA:
                scores[candidate] += len(scores) - (place + 1)
            elif place == 0:
                scores[candidate] += 1
    return scores


@pytest.mark.parametrize("method", [Method.PLURALITY, Method.APPROVAL, Method.BORDA])
@given(election=elections(everybody_votes=False))
def test_scores_equal_a_count_by_hand(method: Method, election: Election) -> None:
    count = counted(election, method)
    scores = scores_by_hand(election, method)
    assert {c: count.rounds[0].votes[c - 1] for c in election.standing} == scores
    assert len(count.elected) == min(election.seats, len(scores))
    out = [scores[c] for c in scores if c not in count.elected]
    assert not out or max(out) <= min(scores[c] for c in count.elected)


def irv_by_hand(election: Election) -> tuple[set[int], bool]:
    """Every possible winner over all ways to break ties, and whether the first count had a majority."""
    papers = one_by_one(election)

    def play(left: frozenset[int]) -> set[int]:
        tops = Counter(next(c for c in paper if c in left) for paper in papers if set(paper) & left)
        for candidate in left:
            if tops[candidate] * 2 > sum(tops.values()):
                return {candidate}
        if len(left) == 1:
            return set(left)
        fewest = min(tops[c] for c in left)
        return set().union(*(play(left - {c}) for c in left if tops[c] == fewest))

    firsts = Counter(paper[0] for paper in papers)
    return play(frozenset(election.standing)), max(firsts.values()) * 2 > len(papers)


@given(elections(most=5, seats=1))
def test_irv_equals_a_count_by_hand(election: Election) -> None:
    possible, at_once = irv_by_hand(election)
    count = count_election(election, Method.IRV, LOTS)
    assert set(count.elected) <= possible
    if at_once:
        firsts = Counter(paper[0] for paper in one_by_one(election))
        assert (list(count.elected), len(count.rounds)) == ([max(firsts, key=lambda c: firsts[c])], 1)
    if len(possible) == 1:
        assert set(count.elected) == possible


@given(elections(seats=1, everybody_votes=False))
def test_an_absolute_majority_elects_and_otherwise_two_go_on(election: Election) -> None:
    count = count_election(election, Method.MAJORITY, LOTS)
    firsts = Counter(paper[0] for paper in one_by_one(election))
    order = sorted(firsts.values(), reverse=True)
    if 2 * order[0] > sum(order):
        assert [firsts[c] for c in count.elected] == [order[0]]
        assert count.run_off == ()
    else:
        assert count.elected == ()
        assert [firsts[c] for c in count.run_off] == [*order, 0][:2]


@pytest.mark.parametrize("method", TRANSFERABLE)
@given(election=elections(everybody_votes=False))
def test_every_vote_is_accounted_for_in_every_round(method: Method, election: Election) -> None:
    count = counted(election, method)
    for done in count.rounds:
        assert sum(done.votes) + done.exhausted + done.lost == count.valid * count.unit
        assert min(*done.votes, done.exhausted, done.lost) >= 0
    if method is not Method.STV_WIGM:
        assert all(done.lost == 0 for done in count.rounds)
    assert count.valid + count.blank == sum(paper.times for paper in election.papers)


@pytest.mark.parametrize("method", [Method.IRV, Method.STV_WIGM])
@given(election=elections())
def test_a_round_follows_from_the_one_before_by_its_transfers(method: Method, election: Election) -> None:
    count = counted(election, method)
    for before, after in zip(count.rounds, count.rounds[1:], strict=False):
        votes, exhausted = list(before.votes), before.exhausted
        for giver in after.acted:
            votes[giver - 1] = after.votes[giver - 1]
        for transfer in after.transfers:
            if transfer.receiver is None:
                exhausted += transfer.papers * transfer.value
            else:
                votes[transfer.receiver - 1] += transfer.papers * transfer.value
        assert (tuple(votes), exhausted) == (after.votes, after.exhausted)


@pytest.mark.parametrize("method", STV)
@given(election=elections(everybody_votes=False))
def test_as_many_are_elected_as_there_are_seats_and_candidates(method: Method, election: Election) -> None:
    count = counted(election, method)
    assert len(count.elected) == len(set(count.elected)) == min(election.seats, len(election.standing))
    assert [c for done in count.rounds for c in done.elected] == list(count.elected)


@given(elections())
def test_the_quota_is_the_fewest_votes_that_only_seats_many_can_have(election: Election) -> None:
    count = counted(election, Method.STV_WIGM)
    for done in count.rounds:
        assert done.quota == UNIT * (count.valid // (election.seats + 1) + 1)
    quota = droop_quota(count.valid, election.seats)
    assert quota * (election.seats + 1) > count.valid >= (quota - 1) * (election.seats + 1)


@pytest.mark.parametrize("method", STV)
@given(election=elections())
def test_who_has_a_quota_of_first_preferences_is_elected(method: Method, election: Election) -> None:
    count = counted(election, method)
    firsts = Counter(paper[0] for paper in one_by_one(election))
    quota = droop_quota(count.valid, election.seats)
    assert {c for c in firsts if firsts[c] >= quota} <= set(count.rounds[0].elected)


@given(elections())
def test_a_surplus_is_passed_on_at_its_exact_value_and_no_more(election: Election) -> None:
    count = counted(election, Method.STV_WIGM)
    for before, after in zip(count.rounds, count.rounds[1:], strict=False):
        if after.step is Step.SURPLUS:
            assert after.quota is not None
            moved = sum(t.papers * t.value for t in after.transfers)
            papers = sum(t.papers for t in after.transfers)
            surplus = before.votes[after.acted[0] - 1] - after.quota
            assert surplus - papers < moved <= surplus  # less than one unit is cut off for each paper


@pytest.mark.parametrize(("value", "surplus", "votes", "worth"), [
    (100000, 34_00000, 119_00000, 28571), (100000, 14_00000, 33_00000, 42424), (42424, 68180, 1968180, 1469), (1, 1, 3, 0)])
def test_a_transfer_value_ignores_the_remainder(value: int, surplus: int, votes: int, worth: int) -> None:
    assert transfer_value(value, surplus, votes) == worth


@pytest.mark.parametrize("method", [m for m in Method if m is not Method.MAJORITY])
@given(election=elections(), data=st.data())
def test_it_does_not_matter_who_stands_where_on_the_list(method: Method, election: Election, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(1, len(election.candidates) + 1)))
    to = dict(zip(range(1, len(order) + 1), order, strict=True))
    names = [""] * len(order)
    for here, there in to.items():
        names[there - 1] = election.name(here)
    papers = tuple(Paper(tuple(to[c] for c in p.ranking), p.times) for p in election.papers)
    moved = replace(election, candidates=tuple(names), papers=papers)
    count, again = counted(election, method), counted(moved, method)
    assume(not a_lot_was_drawn(count))
    assert set(count.names) == set(again.names)


@pytest.mark.parametrize("method", Method)
@given(election=elections(everybody_votes=False), data=st.data())
def test_equal_papers_may_lie_together_or_apart_in_any_order(method: Method, election: Election, data: st.DataObject) -> None:
    single = [Paper(paper.ranking) for paper in election.papers for _ in range(paper.times)]
    shuffled = replace(election, papers=tuple(data.draw(st.permutations(single))))
    assert counted(shuffled, method) == counted(election, method)


@pytest.mark.parametrize("method", [m for m in Method if m is not Method.MAJORITY])
@given(election=elections(), data=st.data())
def test_who_withdraws_is_as_if_never_named(method: Method, election: Election, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(election.standing))
    without = replace(election, withdrawn=frozenset({gone}))
    assume(one_by_one(without))
    erased = replace(without, papers=tuple(Paper(tuple(c for c in p.ranking if c != gone), p.times) for p in election.papers))
    count = counted(without, method)
    assert count == counted(erased, method)
    assert gone not in count.elected


@given(elections())
def test_the_same_count_again_is_the_same_count(election: Election) -> None:
    for method in Method:
        assert counted(election, method) == counted(election, method)
        assert count_to_data(counted(election, method))["method"] == method.value


def test_a_tie_that_matters_is_refused_by_name_or_drawn_as_anyone_can_recompute() -> None:
    election = election_of("3A 3B 1C", letters="ABC")
    with pytest.raises(TieRefused) as refused:
        count_election(replace(election, papers=election.papers[:2]), Method.PLURALITY)
    assert refused.value.data["names"] == "A, B"
    count = count_election(election, Method.IRV, TieRules(LastResort.LOT, "2026-11-25 acta 7"))
    tie = count.rounds[2].ties[0]
    lots = {c: digest_of("2026-11-25 acta 7", 3, c) for c in (1, 2)}
    assert dict(tie.lots) == lots
    assert tie.chosen == min(lots, key=lambda c: lots[c]) == count.rounds[2].acted[0]
    assert digest_of("seed", 3, 7) == "96a3133a4e4c82e522e645be5a45280cbfb8b60ecc10783fd6795e4a7f1cbb1f"  # printf 'seed\n3\n7' | sha256sum


@given(elections())
def test_no_lot_is_ever_drawn_under_a_statute_without_lots(election: Election) -> None:
    for method in Method:
        one = replace(election, seats=1) if method in (Method.IRV, Method.MAJORITY) else election
        drawn = a_lot_was_drawn(count_election(one, method, LOTS))
        if drawn:
            with pytest.raises(TieRefused):
                count_election(one, method)
        else:
            assert count_election(one, method).elected == count_election(one, method, LOTS).elected


HISTORY = ((5, 3, 4), (3, 5, 3), (4, 4, 4))


@pytest.mark.parametrize(("earlier", "purpose", "tied", "chosen", "round_"), [
    (EarlierRounds.BACKWARDS, TiePurpose.TO_EXCLUDE, (1, 2), 1, 2), (EarlierRounds.FORWARDS, TiePurpose.TO_EXCLUDE, (1, 2), 2, 1),
    (EarlierRounds.BACKWARDS, TiePurpose.TO_TRANSFER, (1, 2), 2, 2), (EarlierRounds.FORWARDS, TiePurpose.TO_TRANSFER, (1, 2), 1, 1),
    (EarlierRounds.BACKWARDS, TiePurpose.TO_EXCLUDE, (1, 2, 3), 3, 1),  # round 2 leaves 1 and 3, round 1 decides between these
])
def test_a_tie_looks_at_earlier_rounds_from_the_end_the_statute_names(
    earlier: EarlierRounds, purpose: TiePurpose, tied: tuple[int, ...], chosen: int, round_: int,
) -> None:
    tie = break_tie(TieRules(earlier=earlier), purpose, tied, HISTORY, "ABC")
    assert (tie.chosen, tie.by, tie.round, tie.tied) == (chosen, TieBy.EARLIER_ROUND, round_, tied)
    with pytest.raises(TieRefused):
        break_tie(TieRules(earlier=EarlierRounds.NONE), purpose, tied, HISTORY, "ABC")


def test_nobody_is_drawn_among_those_without_a_vote_who_all_leave() -> None:
    count = count_election(election_of("3A 2B", letters="ABCDE"), Method.STV_WIGM)
    assert count.names == ("A",)
    count = count_election(election_of("2A 2B 1EA", letters="ABCDE"), Method.IRV)
    assert (count.names, [r.acted for r in count.rounds]) == (("A",), [(), (3,), (4,), (5,)])
    with pytest.raises(TieRefused):
        count_election(election_of("3A 2B", 3, "ABCD"), Method.STV_WIGM)  # one of C and D would get a seat


@pytest.mark.parametrize(("election", "error"), [
    (Election(("A", "B"), 0, (Paper((1,)),)), NoSeats),
    (Election(("A", "A"), 1, (Paper((1,)),)), NamedAlike),
    (Election((), 1, (Paper(()),)), NobodyStands),
    (Election(("A",), 1, (Paper((1,)),), frozenset({1})), NobodyStands),
    (Election(("A",), 1, (Paper((2,)),)), NoSuchCandidate),
    (Election(("A",), 1, (Paper((1,)),), frozenset({9})), NoSuchCandidate),
    (Election(("A", "B"), 1, (Paper((1, 2, 1)),)), RankedTwice),
    (Election(("A", "B"), 1, (Paper((1,), 0),)), TimesBelowOne),
    (Election(("A", "B"), 1, ()), NoValidPapers),
    (Election(("A", "B"), 1, (Paper((2,)),), frozenset({2})), NoValidPapers),
])
def test_what_cannot_be_counted_is_named(election: Election, error: type[Exception]) -> None:
    for method in Method:
        if method not in (Method.IRV, Method.MAJORITY) or election.seats == 1:
            with pytest.raises(error):
                count_election(election, method, LOTS)


def test_methods_for_one_seat_refuse_more_and_lots_ask_for_a_seed() -> None:
    for method in (Method.IRV, Method.MAJORITY):
        with pytest.raises(OneSeatOnly):
            count_election(election_of("3A 2B", 2), method)
    with pytest.raises(SeedMissing):
        count_election(election_of("3A 2B"), Method.IRV, TieRules(LastResort.LOT, " "))


@pytest.mark.parametrize(("value", "unit", "text"), [
    (28571, 100000, "0.28571"), (119_00000, 100000, "119.00000"), (7, 1, "7"), (1, 10**9, "0.000000001")])
def test_figures_are_written_exactly(value: int, unit: int, text: str) -> None:
    assert figure(value, unit) == text
