"""Planted faults in disclosure control: each must be caught by the test of its invariant."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis.errors import FlakyFailure

from governance_app.participation.rules import disclosure
from governance_app.participation.rules.disclosure import ledger, room, safe
from tests.rules import test_disclosure as rules
from tests.support import histories

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, ExceptionGroup, ValueError)


def caught(test: Callable[[], None]) -> None:
    with pytest.raises(CAUGHT):
        test()


def test_exact_numbers_that_are_rounded_nowhere_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe, "shown", lambda number: number if number >= 10 else None)
    caught(rules.test_one_more_person_changes_a_number_by_one_step_at_most_and_no_other_line)


def test_a_lower_threshold_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "shown", lambda number: safe.rounded(number) if number >= 3 else None)
    caught(rules.test_a_count_under_ten_is_never_shown_and_others_are_rounded_to_the_nearest_five)


def test_a_reader_thought_less_clever_than_one_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "bounds", lambda published: (0, 9) if published is None else (published - 5, published + 5))
    caught(rules.test_a_reader_can_take_a_published_number_for_three_counts_at_least_and_the_true_one_is_among_them)


def test_each_table_looked_at_alone_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "connected", lambda new, _earlier: [new])
    caught(rules.test_newcomers_who_must_all_be_women_by_subtraction_stop_the_second_table)


def test_people_taken_for_hidden_without_looking_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "is_open", lambda _room, _kind: True)
    caught(rules.test_newcomers_who_must_all_be_women_by_subtraction_stop_the_second_table)


def test_insiders_forgotten_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "INSIDERS", 0)
    caught(rules.test_two_insiders_who_tell_what_they_said_are_reckoned_with)


class Careless(room.Room):
    """Takes everybody for cover: also who changed an answer, and who was erased."""

    def __init__(self, tables: Sequence[room.Told]) -> None:
        super().__init__(tables)
        self.steady = self.people.copy()


def test_a_change_of_answer_taken_for_cover_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "Room", Careless)
    caught(lambda: rules.test_who_changed_an_answer_hides_nobody_else(0, ledger.Withheld.TELLS_OF_SOMEBODY))


def test_the_erased_taken_for_cover_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "Room", Careless)
    caught(rules.test_who_had_been_erased_hides_nobody)


def test_a_narrow_withheld_number_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "is_narrow", lambda _room, _table, _place: False)
    caught(rules.test_a_committee_of_one_kind_publishes_nothing_about_it)


def test_a_table_published_again_after_four_changes_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "LEAST_CHANGE", 4)
    caught(rules.test_until_five_left_and_five_came_nothing_is_published_again)


def test_moves_that_break_another_number_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.Room, "mended", lambda _self, _left, _deep=2: ())
    caught(rules.test_newcomers_who_must_all_be_women_by_subtraction_stop_the_second_table)


def test_a_table_without_the_attack_is_found_out_by_the_attacker_with_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "attacked", lambda _new, _earlier: None)
    caught(lambda: rules.test_an_attacker_finds_nobody_in_random_histories(0))


def test_the_careless_rule_called_the_real_one_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histories, "as_the_rules_say", histories.hiding_under_three)
    assert any(histories.exposed(histories.lived(seed, histories.as_the_rules_say), 0, rules.exactly) for seed in range(3))


def test_a_table_made_by_hand_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure.SafeTable, "__post_init__", lambda _self: None)
    caught(rules.test_nobody_else_makes_a_table_that_may_be_printed)
