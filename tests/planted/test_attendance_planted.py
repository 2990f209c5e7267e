"""Planted faults in attendance: each must turn the test of its invariant red."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis.errors import FlakyFailure

from governance_app.attendance import reads
from governance_app.attendance.actions import around, presence
from governance_app.attendance.rules import Capacity, Event, Movement, SeatPresence, visitors
from governance_app.attendance.rules import presence as fold
from governance_app.attendance.rules import quorum as quorum_rules
from governance_app.committees.rules import QuorumBase, QuorumKind, QuorumRule
from tests.actions import test_attendance as acts
from tests.rules import test_presence, test_quorum

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, BaseExceptionGroup)


def every_formula() -> None:
    for n in range(12):
        test_quorum.test_formulas_equal_brute_force(n)


@pytest.mark.parametrize("formula", [lambda n: -(-n // 2) + 1, lambda n: -(-n // 2), lambda n: round(n / 2) + 1])
def test_more_than_half_taken_for_something_else_is_caught(monkeypatch: pytest.MonkeyPatch, formula: Any) -> None:
    true = quorum_rules._formula
    monkeypatch.setattr(quorum_rules, "_formula", lambda rule, n: formula(n) if rule.kind is QuorumKind.MORE_THAN_HALF else true(rule, n))
    with pytest.raises(CAUGHT):
        every_formula()


def test_a_fraction_by_float_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = quorum_rules._formula
    monkeypatch.setattr(quorum_rules, "_formula", lambda rule, n: (
        int(float(rule.fraction or 1) * n) + 1 if rule.kind is QuorumKind.FRACTION else true(rule, n)))
    with pytest.raises(CAUGHT):
        every_formula()


def test_nobody_as_quorum_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quorum_rules, "seats_needed", quorum_rules._formula)
    with pytest.raises(CAUGHT):
        test_quorum.test_nobody_is_never_a_quorum()


def test_an_alternate_counted_beside_the_principal_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = quorum_rules.standing

    def doubled(events: Any, at: Any, roster: Any) -> Any:
        room = true(events, at, roster)
        people = [p for p in room.present if p.capacity in (Capacity.PRINCIPAL, Capacity.ALTERNATE)]
        extra = people[len([s for s in room.seats if s.sitter]):]
        seats = (*room.seats, *(SeatPresence(p.seat, "state", True, True, p.person) for p in extra))
        return type(room)(room.at, room.present, seats, room.recused)

    monkeypatch.setattr(quorum_rules, "standing", doubled)
    with pytest.raises(CAUGHT):
        test_quorum.test_an_alternate_beside_the_principal_is_one_seat_and_the_timeline_tells_the_loss()


def test_seats_without_vote_in_the_count_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = quorum_rules.quorum_statement

    def all_vote(rule: QuorumRule, seats: Any) -> Any:
        return true(rule, [SeatPresence(s.seat, s.bloc, True, s.filled, s.sitter) for s in seats])

    monkeypatch.setattr(test_quorum, "quorum_statement", all_vote)
    with pytest.raises(CAUGHT):
        test_quorum.test_seats_without_vote_do_not_count_and_vacant_ones_only_in_the_base_of_seats()


def test_vacant_seats_in_the_wrong_base_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = quorum_rules.quorum_statement
    monkeypatch.setattr(test_quorum, "quorum_statement", lambda rule, seats: true(QuorumRule(base=QuorumBase.SEATS), seats))
    with pytest.raises(CAUGHT):
        test_quorum.test_seats_without_vote_do_not_count_and_vacant_ones_only_in_the_base_of_seats()


def test_blocs_that_are_forgotten_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quorum_rules, "_shortfalls", lambda rule, here: iter(()))
    with pytest.raises(CAUGHT):
        test_quorum.test_the_statement_can_be_recomputed_by_hand()


def by_writing(events: Any) -> list[Event]:
    return sorted(events, key=lambda e: e.id)


def test_a_fold_in_the_order_of_writing_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fold, "in_order", by_writing)
    with pytest.raises(CAUGHT):
        test_presence.test_the_fold_agrees_with_a_walk_through_every_minute()


def test_a_fold_in_the_order_of_the_list_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fold, "in_order", list)
    with pytest.raises(CAUGHT):
        test_presence.test_the_order_of_writing_down_does_not_matter()


def test_a_departure_that_counts_a_minute_late_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = fold.in_order

    def late(events: Any) -> list[Event]:
        return [e for e in true(events) if not (e.movement is Movement.LEAVES and e.at == max((x.at for x in events), default=e.at))]

    monkeypatch.setattr(fold, "in_order", lambda events: late(list(events)))
    with pytest.raises(CAUGHT):
        test_presence.test_an_alternate_speaks_only_while_the_principal_is_out()


def test_an_alternate_who_outranks_the_principal_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_come(place: fold.Place, of_seat: Sequence[fold.InRoom]) -> SeatPresence:
        person = next((p.person for p in of_seat), None)
        return SeatPresence(place.seat, place.bloc, place.voting, place.filled, person)

    monkeypatch.setattr(fold, "_seat_now", first_come)
    with pytest.raises(CAUGHT):
        test_presence.test_an_alternate_speaks_only_while_the_principal_is_out()


def test_a_second_arrival_that_slips_in_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_presence, "check_fits", lambda events, new: None)
    with pytest.raises(CAUGHT):
        test_presence.test_what_fits_leaves_a_true_story()


def test_visitors_without_the_illegible_rows_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_quorum, "reconcile", lambda total, illegible, groups: visitors.reconcile(total, 0, groups))
    with pytest.raises((*CAUGHT, visitors.VisitorsDoNotAddUp)):
        test_quorum.test_visitors_reconcile_with_the_sheet_or_both_figures_are_said()


def test_visitors_who_are_not_reconciled_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(around, "reconcile", lambda total, illegible, groups: tuple(groups))
    with pytest.raises(CAUGHT):
        acts.test_visitors_reconcile_and_a_recount_takes_the_place_of_the_first(app)


def test_an_action_that_asks_nobody_about_the_seat_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "check_seat", lambda day, person, capacity, seat: day.seat(seat))
    with pytest.raises(CAUGHT):
        acts.test_what_cannot_be_is_refused_by_name(app)


def test_a_description_read_anew_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = presence._copy_description

    def rewriting(meeting: UUID, person: UUID, moment: Any, place: Any) -> None:
        id = presence.description_id(meeting, person, presence.keys_of([person]))
        row = presence.db.session.get(presence.AttendeeDescriptionRow, id)
        if row is not None:
            presence.db.session.delete(row)
            presence.db.session.flush()
        true(meeting, person, moment, place)

    monkeypatch.setattr(presence, "_copy_description", rewriting)
    with pytest.raises(CAUGHT):
        acts.test_what_a_person_had_said_is_copied_once_and_later_words_do_not_rewrite_it(app)


def test_two_phones_without_a_lock_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "check_fits", lambda events, new: None)
    with pytest.raises(CAUGHT):
        acts.test_two_phones_cannot_let_the_same_person_in_twice(app)


def test_quorum_by_people_instead_of_seats_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = reads.quorum_at

    def by_heads(meeting: UUID, moment: Any) -> Any:
        said = true(meeting, moment)
        heads = len(reads.standing_at(meeting, moment).present)
        return type(said)(heads >= said.needed, heads, said.needed, said.n, said.base, said.rule)

    monkeypatch.setattr(reads, "quorum_at", by_heads)
    with pytest.raises(CAUGHT):
        acts.test_a_delegate_beside_the_principal_is_one_seat_and_takes_over_when_the_principal_leaves(app)


def test_a_clock_without_limits_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "check_moment", lambda at, starts_at, now: timedelta(0))
    with pytest.raises(CAUGHT):
        acts.test_what_cannot_be_is_refused_by_name(app)
