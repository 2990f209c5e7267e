"""Planted faults in participation: each must be caught by the test of its invariant."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis.errors import FlakyFailure

from governance_app.participation import rules as room
from governance_app.participation.reads import facts as gathered
from governance_app.participation.reads.seated import said_on
from governance_app.participation.rules import NOTHING, Breakdown, Said, facts, figures
from tests.actions import test_participation as acts
from tests.rules import test_participation as rules

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, ExceptionGroup)


def test_a_base_that_includes_those_not_recorded_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Breakdown, "base", property(lambda self: self.total))
    for caught in (rules.test_shares_are_over_known_values_alone_and_add_up_to_one, rules.test_people_nobody_recorded_change_no_share,
                   rules.test_who_prefers_not_to_say_stands_apart_from_not_recorded_and_outside_the_base):
        with pytest.raises(CAUGHT):
            caught()


def test_a_base_that_includes_who_prefers_not_to_say_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "OUTSIDE_BASE", frozenset())
    with pytest.raises(CAUGHT):
        rules.test_every_figure_agrees_with_a_recount_head_by_head()
    with pytest.raises(CAUGHT):
        rules.test_shares_are_over_known_values_alone_and_add_up_to_one()


def test_somebody_counted_once_for_each_arrival_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    def each_time(arrivals: Iterable[tuple[UUID, bool]], said: Mapping[UUID, Said]) -> dict[Any, Said]:
        return {(n, person): said.get(person, NOTHING) for n, (person, out) in enumerate(arrivals) if not out}

    monkeypatch.setattr(room, "attending", each_time)
    monkeypatch.setattr(gathered, "attending", each_time)
    with pytest.raises(CAUGHT):
        rules.test_who_comes_twice_attends_once_and_a_struck_out_arrival_never_was()
    with pytest.raises(CAUGHT):
        acts.test_who_goes_out_and_comes_back_attends_once_and_a_struck_out_arrival_never_was(app)


def test_a_struck_out_arrival_that_counts_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    def all_of_them(arrivals: Iterable[tuple[UUID, bool]], said: Mapping[UUID, Said]) -> dict[UUID, Said]:
        return {person: said.get(person, NOTHING) for person, _out in arrivals}

    monkeypatch.setattr(room, "attending", all_of_them)
    monkeypatch.setattr(gathered, "attending", all_of_them)
    with pytest.raises(CAUGHT):
        rules.test_who_comes_twice_attends_once_and_a_struck_out_arrival_never_was()
    with pytest.raises(CAUGHT):
        acts.test_who_goes_out_and_comes_back_attends_once_and_a_struck_out_arrival_never_was(app)


def test_a_woman_guessed_to_be_an_adult_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(facts._GROUPS, room.SpeakerGroup.WOMAN, ("mujer", "30-64"))
    with pytest.raises(CAUGHT):
        rules.test_a_tap_on_a_group_says_no_more_than_its_words()


def test_a_threshold_passed_only_above_it_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    share = Breakdown.share
    monkeypatch.setattr(Breakdown, "share", lambda self, value: (s := share(self, value)) and s - s / 10**6)
    with pytest.raises(CAUGHT):
        rules.test_critical_mass_is_exact_at_its_thresholds(4, 16, 1, 0)


def test_figures_of_today_instead_of_the_day_of_the_meeting_are_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    """The copy made at the arrival is passed over for what the person says today."""
    now = acts.date(2026, 5, 30)

    def today(arrivals: Iterable[tuple[UUID, bool]], said: Mapping[UUID, Said]) -> dict[UUID, Said]:
        return {person: said_on([person], now)[person] for person, out in arrivals if not out}

    monkeypatch.setattr(gathered, "attending", today)
    with pytest.raises(CAUGHT):
        acts.test_the_age_is_that_of_the_day_of_the_meeting(app)


def test_a_turn_of_somebody_who_left_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr("governance_app.attendance.rules.presence.Standing.is_present", lambda self, person: True)
    with pytest.raises(CAUGHT):
        acts.test_only_who_is_in_the_room_speaks_on_a_point_of_an_open_meeting(app)
