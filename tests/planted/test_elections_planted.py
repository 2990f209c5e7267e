"""Planted faults in the counting of elections: each must turn the test of its invariant red."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis.errors import FlakyFailure

from governance_app.voting.rules.elections import Method, TieBy, TiePurpose, counting, guard, meek, piles, scored, wigm
from governance_app.voting.rules.elections.board import Board
from governance_app.voting.rules.elections.papers import Election
from governance_app.voting.rules.elections.rounds import Tie
from tests.rules import test_elections as rules
from tests.rules import test_elections_agreement as agreement
from tests.rules import test_elections_guard as minimums
from tests.rules import test_elections_published as published

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, BaseExceptionGroup, StopIteration, ValueError, LookupError)


def seen(*tests: Callable[..., Any]) -> None:
    """Each of these tests must fail."""
    for test in tests:
        with pytest.raises(CAUGHT):
            test()


@pytest.mark.parametrize("formula", [
    lambda valid, seats: valid // seats + 1, lambda valid, seats: valid // (seats + 1), lambda valid, seats: -(-valid // (seats + 1))])
def test_another_quota_is_caught(monkeypatch: pytest.MonkeyPatch, formula: Callable[[int, int], int]) -> None:
    monkeypatch.setattr(wigm, "droop_quota", formula)
    seen(rules.test_the_quota_is_the_fewest_votes_that_only_seats_many_can_have)


def test_papers_that_go_on_at_full_value_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wigm, "transfer_value", lambda value, surplus, votes: value)
    seen(rules.test_a_surplus_is_passed_on_at_its_exact_value_and_no_more,
         published.test_the_committee_of_2005_by_scottish_rules_stage_by_stage,
         lambda: rules.test_every_vote_is_accounted_for_in_every_round(Method.STV_WIGM))


def test_rounding_up_a_transfer_value_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wigm, "transfer_value", lambda value, surplus, votes: -(-surplus * value // votes))
    seen(published.test_the_committee_of_2005_by_scottish_rules_stage_by_stage)


def test_the_smallest_surplus_first_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Board, "most", lambda self, among, purpose: min(among, key=lambda c: self.votes[c]))
    seen(published.test_the_committee_of_2005_by_scottish_rules_stage_by_stage)


def test_a_silent_tie_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Board, "choose", lambda self, purpose, tied: min(tied))
    seen(rules.test_a_tie_that_matters_is_refused_by_name_or_drawn_as_anyone_can_recompute,
         published.test_the_example_of_voting_matters_12_up_to_its_tie)


def test_a_lot_without_the_seed_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_of_the_list(rules_: Any, purpose: TiePurpose, tied: Any, history: Any, names: Any) -> Tie:
        return Tie(purpose, tuple(tied), min(tied), TieBy.LOT, None, tuple((c, f"{c:064x}") for c in tied))

    monkeypatch.setattr("governance_app.voting.rules.elections.board.break_tie", first_of_the_list)
    seen(rules.test_a_tie_that_matters_is_refused_by_name_or_drawn_as_anyone_can_recompute,
         rules.test_no_lot_is_ever_drawn_under_a_statute_without_lots)


def test_votes_that_vanish_with_an_excluded_candidate_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = piles.Piles.pass_on

    def forget(self: Any, giver: int, worth: Any, leaves: int) -> Any:
        before = self.board.exhausted
        transfers = true(self, giver, worth, leaves)
        self.board.exhausted = before
        return transfers

    monkeypatch.setattr(piles.Piles, "pass_on", forget)
    seen(*(lambda m=m: rules.test_every_vote_is_accounted_for_in_every_round(m) for m in (Method.IRV, Method.STV_WIGM)))


def test_the_highest_excluded_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Board, "to_exclude", lambda self, margin=0: max(self.hopeful, key=lambda c: (self.votes[c], c)))
    seen(rules.test_irv_equals_a_count_by_hand, published.test_burlington_2009_is_counted_as_the_city_counted_it,
         lambda: agreement.test_the_second_counter_agrees(Method.STV_WIGM))


def test_half_taken_for_more_than_half_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = Board.elect_with_quota

    def at_half(self: Board) -> None:
        if self.quota is not None and self.unit == 1:
            self.quota -= 1
        true(self)

    monkeypatch.setattr(Board, "elect_with_quota", at_half)
    seen(rules.test_an_absolute_majority_elects_and_otherwise_two_go_on)


def test_a_keep_factor_that_never_moves_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meek, "_up", lambda value, by: value // by)
    seen(published.test_the_committee_of_2005_by_meek_round_by_round)


def test_other_points_than_n_minus_rank_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scored, "points_of_borda", lambda ranking, standing: {c: standing - r for r, c in enumerate(ranking)})
    seen(lambda: rules.test_scores_equal_a_count_by_hand(Method.BORDA))


def test_approval_of_the_first_name_only_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scored, "points_of_approval", scored.points_of_first)
    seen(lambda: rules.test_scores_equal_a_count_by_hand(Method.APPROVAL))


def test_papers_of_the_withdrawn_that_count_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Election, "counted", lambda self: tuple(sorted({p.ranking: p.times for p in self.papers if p.ranking}.items())))
    seen(lambda: rules.test_equal_papers_may_lie_together_or_apart_in_any_order(Method.PLURALITY))


def test_a_quota_that_overrules_a_minimum_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance_app.voting.rules.elections.board.set_aside", lambda *given: ())
    seen(lambda: minimums.test_minimums_hold_whenever_the_candidates_allow(Method.STV_WIGM),
         minimums.test_a_quota_does_not_help_when_the_last_place_is_a_womans)


def test_a_guard_that_looks_away_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance_app.voting.rules.elections.board.guarded", lambda *given: frozenset())
    seen(minimums.test_the_last_woman_is_not_excluded)


def test_constraints_taken_one_by_one_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = guard.can_end_well

    def one_by_one(asked: guard.Guard, elected: Any, hopeful: Any, places: int) -> bool:
        return all(true(guard.Guard((one,), asked.protected), elected, hopeful, places) for one in asked.minimums)

    monkeypatch.setattr(guard, "can_end_well", one_by_one)
    seen(minimums.test_three_seats_two_women_and_two_shuar_with_one_shuar_woman)


def test_a_vacancy_that_unseats_somebody_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = counting.count_election
    monkeypatch.setattr(counting, "count_election", lambda election, method, ties, asked: true(election, method, ties))
    seen(minimums.test_a_recount_for_a_vacancy_unseats_nobody)
