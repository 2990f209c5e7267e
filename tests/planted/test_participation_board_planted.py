"""Planted faults in the facilitator's board: each must turn the test of its invariant red."""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis.errors import FlakyFailure

from governance_app.committees.rules import HolderKind, Statute
from governance_app.participation import rules as room
from governance_app.participation.reads import boards
from governance_app.participation.reads import facts as gathered
from governance_app.participation.rules import absences, aims, reached, risks, splits, trend
from governance_app.people import descriptions
from governance_app.web import charts
from tests.actions import test_participation_board as acts
from tests.rules import test_charts as drawn
from tests.rules import test_participation_board as rules
from tests.support.build_committees import a_body

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, ExceptionGroup)


def caught(*tests: Callable[[], None]) -> None:
    for test in tests:
        with pytest.raises(CAUGHT):
            test()


def planted_body(app: Flask) -> Any:
    return a_body(4, Statute(aim_women_percent=40, aim_youth_percent=20), alternates=True)


def test_an_alternate_that_counts_as_an_absence_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def principals_alone(facts: Any, meetings: Any) -> Any:
        principals = {h.person for h in facts.holdings if h.kind is HolderKind.PRINCIPAL}
        return seat_line(facts, [replace(m, sat={p: s for p, s in m.sat.items() if p in principals}) for m in meetings])

    seat_line = absences.seat_line
    monkeypatch.setattr(absences, "seat_line", principals_alone)
    monkeypatch.setattr(room, "seat_line", principals_alone)
    caught(rules.test_an_alternate_never_lowers_what_a_seat_is_told_of_its_coming, rules.test_a_seat_came_whenever_anybody_sat_for_it,
           rules.test_a_seat_whose_principal_never_came_but_whose_alternate_always_did_is_not_missing,
           lambda: acts.test_a_seat_that_sends_its_alternate_is_there_and_one_that_sends_nobody_is_missing(planted_body(app)))


def test_a_run_that_counts_every_absence_and_not_the_last_ones_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_of_them(came: Any) -> room.Run:
        days = [day for day, here in came if here]
        return room.Run(max(days, default=None), sum(not here for _day, here in came), len(came))

    monkeypatch.setattr(absences, "run_of", all_of_them)
    monkeypatch.setattr(room, "run_of", all_of_them)
    caught(rules.test_a_run_counts_back_to_the_last_time_somebody_came,
           rules.test_a_group_is_away_since_the_last_meeting_at_which_anybody_said_they_belong)


def test_an_aim_missed_only_when_it_is_missed_by_far_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(absences, "_is_under", lambda aim, f: f.counts.get(aim.value, 0) * 100 < (aim.percent - 5) * f.base)
    caught(rules.test_under_an_aim_is_exact_and_tells_since_which_meeting)


def test_a_lower_own_aim_that_hides_the_statutes_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "that_count", lambda every: tuple({a.value: a for a in sorted(every, key=lambda a: a.source.value)}.values()))
    caught(rules.test_the_higher_aim_counts_and_the_statute_never_falls_behind_a_lower_own_one)


def test_aims_above_the_whole_that_are_let_in_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aims, "WHOLE", 1000)
    caught(rules.test_an_aim_is_a_whole_share_of_a_known_answer_with_a_reason,
           lambda: acts.test_an_aim_set_today_may_not_break_one_that_begins_later(planted_body(app)))


def test_an_aim_that_a_secretary_sets_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance_app.participation.actions.aims.require", lambda *given: None)
    caught(lambda: acts.test_the_same_press_sets_one_aim_and_only_a_facilitator_or_administrator_of_the_body_sets_any(planted_body(app)))


def test_people_counted_as_often_as_they_come_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true, times = reached._heads, iter(range(10**9))
    monkeypatch.setattr(reached, "_heads", lambda m, keys: {k + next(times).to_bytes(8, "big"): s for k, s in true(m, keys).items()})
    caught(rules.test_people_are_counted_once_by_what_they_had_said_at_the_last_meeting_they_came_to,
           lambda: acts.test_people_are_told_apart_from_attendances_and_joined_records_count_once(planted_body(app)))


def test_people_counted_by_what_they_said_first_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = reached.reach_of

    def backwards(meetings: Any, keys: Any) -> room.Reach:
        held = sorted(meetings, key=lambda m: m.day)
        return true([replace(m, day=held[-1 - n].day) for n, m in enumerate(held)], keys)

    for place in (reached, room, boards):
        monkeypatch.setattr(place, "reach_of", backwards)
    caught(rules.test_people_are_counted_once_by_what_they_had_said_at_the_last_meeting_they_came_to,
           lambda: acts.test_an_answer_that_changed_counts_as_it_was_at_the_last_meeting(planted_body(app)))


def test_joined_records_that_stay_two_people_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descriptions, "kept_records", lambda people: {id: id for id in people})
    caught(lambda: acts.test_people_are_told_apart_from_attendances_and_joined_records_count_once(planted_body(app)),
           lambda: acts.test_many_descriptions_at_once_are_those_asked_for_one_by_one(app))


def test_somebody_erased_who_is_left_out_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = boards.gatherings

    def known_alone(held: Any) -> Any:
        return tuple(replace(m, attendees={p: s for p, s in m.attendees.items() if p in m.descriptions}) for m in true(held))

    monkeypatch.setattr(boards, "gatherings", known_alone)
    caught(lambda: acts.test_who_was_erased_still_counts_once_and_as_not_recorded(planted_body(app)))


def test_a_key_without_the_installations_secret_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "counted_as", lambda people: {p: p.bytes * 2 for p in people})
    caught(lambda: acts.test_the_key_people_are_counted_by_is_nobodys_name_and_of_this_installation(planted_body(app), monkeypatch))


def test_a_consent_that_is_passed_over_when_many_are_asked_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = descriptions._answers
    monkeypatch.setattr(descriptions, "_answers", lambda ids, on: true(ids, acts.date(2026, 6, 28)))
    caught(lambda: acts.test_many_descriptions_at_once_are_those_asked_for_one_by_one(app))


def test_a_trend_with_a_hole_between_its_periods_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = trend._periods
    monkeypatch.setattr(trend, "_periods", lambda *given: tuple(s for s in true(*given) if s.meetings))
    caught(rules.test_every_step_of_the_trend_agrees_with_a_recount_of_its_days)


def test_an_attendance_that_counts_for_two_seats_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(split: Any, meetings: Any, places: Any) -> Any:
        return splits.split_by(split, [*meetings, *meetings][: len(list(meetings)) + 1], places)

    monkeypatch.setattr(room, "split_by", twice)
    caught(rules.test_each_attendance_stands_in_exactly_one_part_of_a_split)


def test_a_woman_who_came_as_a_guest_and_is_told_as_missing_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def delegates_alone(seats: Any, history: Any, *more: Any) -> room.Risks:
        return risks.risks_of(seats, [replace(m, attendees={p: m.attendees[p] for p in m.sat}) for m in history], *more)

    monkeypatch.setattr(room, "risks_of", delegates_alone)
    caught(lambda: rules.test_a_seat_whose_women_have_not_come_three_times_is_told_and_not_before((2,), False))


def test_an_aim_called_out_of_reach_too_soon_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_alone(likely: Any, aim: Any) -> tuple[int, int]:
        return risks.best_share([sitters[:1] for sitters in likely], aim)

    monkeypatch.setattr(room, "best_share", first_alone)
    caught(rules.test_out_of_reach_is_said_only_when_no_choice_of_those_likely_reaches_it)


def test_bodies_pooled_with_somebody_elses_meetings_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    pools = sys.modules["governance_app.participation.reads.pools"]  # a question of the same name stands before it
    true = pools.pooled
    everything: list[Any] = []

    def all_so_far(parts: Any) -> room.Pool:
        everything.extend(parts)
        return true(everything)

    monkeypatch.setattr(pools, "pooled", all_so_far)
    caught(lambda: acts.test_bodies_together_are_pooled_and_somebody_of_two_is_one_person(planted_body(app)))


def test_a_board_that_asks_person_by_person_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = gathered.attendance.descriptions_of

    def one_by_one(pairs: Any) -> dict[UUID, UUID]:
        return {id: person for pair in pairs for id, person in true([pair]).items()}

    monkeypatch.setattr(gathered.attendance, "descriptions_of", one_by_one)
    caught(lambda: acts.test_a_board_of_many_asks_no_more_often_than_a_board_of_few(app))


def test_a_dot_that_stands_elsewhere_and_a_line_through_the_unknown_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "scaled", lambda value, most, length=1000: value * length // (most * 2) if most else 0)
    caught(drawn.test_every_dot_stands_where_its_share_is_and_nothing_is_drawn_for_what_is_not_known)
    monkeypatch.undo()
    monkeypatch.setattr(charts, "_stretches", lambda dots: [s for s in [[dot for dot in dots if dot]] if s])
    caught(drawn.test_a_line_is_broken_wherever_a_step_is_not_known)
