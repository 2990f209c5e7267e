"""Planted faults in committees: each must turn the test of its invariant red."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.committees import actions, rules
from governance_app.committees.actions import bodies, numbers, seats
from governance_app.committees.reads import called
from governance_app.committees.rules import Principal, QuorumKind, QuorumRule, SeatFacts, SeatStatus, Statute, Term, codec
from governance_app.committees.rules import adoption as adoption_rules
from governance_app.committees.rules import bodies as body_rules
from governance_app.committees.rules import seats as seat_rules
from governance_app.foundation.database import db
from governance_app.people import reads as people
from tests.actions import test_committees as act_tests
from tests.actions import test_committees_numbers as number_tests
from tests.actions import test_ids_of_others as id_tests
from tests.rules import test_committees as rule_tests
from tests.rules import test_committees_aims as aim_tests
from tests.support.strategies_committees import DAY, one

pytestmark = pytest.mark.planted
RED = (AssertionError, pytest.fail.Exception, BaseExceptionGroup)


def nothing(*_: Any, **__: Any) -> None:
    """Check nothing."""


def check_one_seat() -> None:
    """Look at one seat on each day around the ends of its term and of its first holder, as the property test does."""
    term = Term(one(50), one(1), DAY, DAY + timedelta(days=30))
    holdings = (rule_tests.held(1, 0, 40, term=50), rule_tests.held(2, 60))
    for offset in (0, 29, 30, 39, 40, 59, 60):
        rule_tests.check_roster((SeatFacts(rule_tests.seat(), (term,), holdings),), DAY + timedelta(days=offset), 5)


def test_a_skipped_number_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = actions.take_number
    monkeypatch.setattr(actions, "take_number", lambda *where: honest(*where) and honest(*where))
    with pytest.raises(RED):
        number_tests.test_eight_writers_leave_no_gap_and_no_double(app)


def test_a_number_kept_outside_the_transaction_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    last: dict[Any, int] = {}

    def counted(*where: Any) -> int:
        last[where] = last.get(where, 0) + 1
        return last[where]

    monkeypatch.setattr(actions, "take_number", counted)
    with pytest.raises(RED):
        number_tests.test_eight_writers_leave_no_gap_and_no_double(app)


def test_a_number_taken_without_its_lock_is_caught(postgres_app: tuple[Flask, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL, where writers do run at the same time: reading first and writing later loses numbers."""
    app, ground = postgres_app

    def unlocked(body: Any, series: str, year: int) -> int:
        key = (body, series, year)
        row = db.session.get(numbers.NumberSeriesRow, key)
        if row is None:
            row = numbers.NumberSeriesRow(body_id=body, series=series, year=year, last=0)
            db.session.add(row)
        row.last += 1
        return int(row.last)

    with app.app_context():
        ground.restore()
        monkeypatch.setattr(actions, "take_number", unlocked)
        with pytest.raises(RED):
            number_tests.test_eight_writers_leave_no_gap_and_no_double(app)
        db.session.remove()


def test_a_gap_for_any_number_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "NumberNeverGiven", type("Never", (Exception,), {}))
    with pytest.raises((*RED, Exception)) as caught:
        number_tests.test_a_gap_is_explained_once_and_only_for_a_number_that_was_given(app)
    assert not isinstance(caught.value, rules.NumberNeverGiven)


def test_a_status_that_is_a_day_late_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = seat_rules.status_on

    def late(principal: Any, end: Any, day: Any, warning: int) -> SeatStatus:
        status = honest(principal, end, day, warning)
        return SeatStatus.FILLED if status is SeatStatus.CARRIED_OVER and end == day else status

    check_one_seat()
    monkeypatch.setattr(seat_rules, "status_on", late)
    with pytest.raises(RED):
        check_one_seat()


def test_a_holder_kept_past_the_last_day_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seat_rules, "valid_on", lambda day, first, last: first <= day and (last is None or day <= last))
    with pytest.raises(RED):
        check_one_seat()


def test_inclusive_ends_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "overlap", lambda a, b, c, d: a <= d and c <= b)
    with pytest.raises(RED):
        rule_tests.test_two_spans_overlap_when_a_day_lies_in_both()


def test_inexact_fractions_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    journey = rule_tests.test_a_statute_survives_its_journey_through_json.hypothesis.inner_test
    monkeypatch.setattr(codec, "_fraction", lambda text, where: Fraction(round(float(Fraction(text)), 2)))
    with pytest.raises(RED):
        journey(Statute(quorum=QuorumRule(QuorumKind.FRACTION, fraction=Fraction(1, 3))))


def test_keys_that_nobody_knows_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "_need", nothing)
    with pytest.raises((*RED, KeyError)):
        rule_tests.test_what_is_not_a_statute_is_refused_and_located("statute.colour", {"colour": "green"})


def test_a_circle_of_bodies_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "check_nesting", nothing)
    with pytest.raises(RED):
        act_tests.test_bodies_nest_without_circles(app)
    monkeypatch.setattr(body_rules, "chain", lambda parents, body: (body,))
    with pytest.raises(RED):
        rule_tests.test_a_body_cannot_stand_inside_itself()


@pytest.mark.parametrize("wrong", [
    lambda versions, day: versions[0].statute, lambda versions, day: versions[-1].statute,
    lambda versions, day: max(versions, key=lambda v: v.valid_from).statute,
])
def test_judging_by_the_rules_of_another_day_is_caught(monkeypatch: pytest.MonkeyPatch, wrong: Callable[..., Statute]) -> None:
    monkeypatch.setattr(rules, "statute_valid_on", wrong)
    with pytest.raises(RED):
        rule_tests.test_a_day_is_judged_by_the_latest_version_that_had_begun()


def test_older_rules_slipped_in_without_a_reason_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adoption_rules, "max", lambda days: min(days), raising=False)
    with pytest.raises(RED):
        rule_tests.test_older_rules_are_inserted_only_with_a_reason()
    monkeypatch.undo()
    monkeypatch.setattr(bodies, "check_adoption_day", nothing)
    with pytest.raises(RED):
        act_tests.test_each_day_has_the_rules_of_its_day(app)


@pytest.mark.parametrize(("check", "test"), [
    ("check_one_voting_seat", act_tests.test_nobody_holds_two_voting_seats_of_a_body),
    ("check_holding", act_tests.test_a_seat_fills_ends_and_is_carried_over),
    ("check_term", act_tests.test_a_seat_fills_ends_and_is_carried_over),
    ("replaced_by", act_tests.test_a_seat_fills_ends_and_is_carried_over),
])
def test_an_appointment_without_its_check_is_caught(
    app: Flask, monkeypatch: pytest.MonkeyPatch, check: str, test: Callable[[Any], None],
) -> None:
    monkeypatch.setattr(seats, check, nothing)
    with pytest.raises(RED):
        test(app)


def test_showing_a_body_to_everybody_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(called, "may", lambda *_: True)
    with pytest.raises(RED):
        act_tests.test_only_who_may_changes_and_only_who_belongs_sees(app)


def test_silence_counted_against_the_aim_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = rules.shortfalls
    monkeypatch.setattr(aim_tests, "shortfalls", lambda statute, people: honest(
        statute, [Principal(bool(p.woman), bool(p.young)) for p in people]))
    with pytest.raises(RED):
        aim_tests.test_nobody_who_said_nothing_is_counted_against_the_aim()
    with pytest.raises(RED):
        aim_tests.test_a_shortfall_is_stated_exactly_when_the_share_is_below_the_aim()


@pytest.mark.parametrize(("act", "where"), [("seat", "committees.actions.seats"), ("office", "committees.actions.offices")])
def test_a_name_brought_in_from_another_committee_by_its_id_is_caught(
    app: Flask, monkeypatch: pytest.MonkeyPatch, act: str, where: str,
) -> None:
    monkeypatch.setattr(f"governance_app.{where}.person_seen_by", lambda actor, person, on: people.person(person))
    with pytest.raises(RED):
        id_tests.test_a_person_of_another_committee_is_missing_for_who_does_not_see_them(app, act)


def test_a_promise_of_somebody_out_of_sight_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance_app.attendance.reads.check_seen", nothing)
    with pytest.raises((*RED, IntegrityError)):
        id_tests.test_a_person_of_another_committee_is_missing_for_who_does_not_see_them(app, "promise")


def test_an_organisation_that_is_not_there_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance_app.commitments.actions.check_there", nothing)
    with pytest.raises((*RED, IntegrityError)):
        id_tests.test_what_is_not_there_is_missing_and_no_fault(app)
