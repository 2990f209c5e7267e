"""Planted faults in decisions, commitments and minutes: each must turn the test of its invariant red."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from hypothesis.errors import FlakyFailure

from governance_app.commitments.rules import commitment as promises
from governance_app.decisions import actions as register
from governance_app.decisions.rules import DecisionState, Totals
from governance_app.minutes.actions import drafting as minutes
from governance_app.minutes.rules import Agreed, Clash, Merged, Step, split, tidy
from tests.actions import test_commitments as promise_acts
from tests.actions import test_decisions as register_acts
from tests.actions import test_minutes as minute_acts
from tests.rules import test_commitments as promise_rules
from tests.rules import test_decisions as register_rules
from tests.rules import test_minutes_acta as acta_rules
from tests.rules import test_minutes_merge as merge_rules

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, BaseExceptionGroup)


def test_overdue_on_the_due_date_itself_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def early(one: Any, day: Any) -> bool:
        return not one.ended and one.due_on <= day

    monkeypatch.setattr(promise_rules, "overdue", early)
    with pytest.raises(CAUGHT):
        promise_rules.test_on_the_due_date_itself_there_is_still_time(0, 0)


def test_an_ended_commitment_that_goes_on_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "_ENDED", set())
    with pytest.raises((*CAUGHT, Exception)):
        promise_rules.test_the_state_machine()


def test_a_relation_that_ignores_its_day_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = register_rules.state_on
    monkeypatch.setattr(register_rules, "state_on", lambda force, acting, day: true(
        force, [replace(r, from_day=force) for r in acting], day))
    with pytest.raises(CAUGHT):
        register_rules.test_a_relation_acts_from_its_day_on()
    with pytest.raises(CAUGHT):
        register_rules.test_the_state_on_a_day_is_that_of_walking_there()


def test_an_amendment_that_outweighs_a_revocation_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = register_rules.state_on

    def weak(force: Any, acting: Any, day: Any) -> DecisionState:
        acting = list(acting)
        found = true(force, acting, day)
        amended = any(r.kind.value == "amends" and r.from_day <= day for r in acting)
        return DecisionState.AMENDED if found is DecisionState.REVOKED and amended else found

    monkeypatch.setattr(register_rules, "state_on", weak)
    with pytest.raises(CAUGHT):
        register_rules.test_the_state_on_a_day_is_that_of_walking_there()


def test_totals_through_a_float_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = register_rules.totals
    monkeypatch.setattr(register_rules, "totals", lambda entries, until=None: Totals(
        true(entries, until).promised / 100 * 100, true(entries, until).disbursed / 100 * 100))  # type: ignore[arg-type]
    with pytest.raises(CAUGHT):
        register_rules.test_totals_are_exact_sums_in_cents()


def test_a_merge_by_the_last_writer_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge_rules, "merge", lambda base, mine, theirs: Merged((Agreed(split(mine)),)))
    with pytest.raises(CAUGHT):
        merge_rules.test_no_paragraph_that_somebody_wrote_is_lost()
    with pytest.raises(CAUGHT):
        merge_rules.test_different_paragraphs_join(["a", "b"], ["A", "b"], ["a", "B"], ["A", "B"])


def test_a_merge_that_glues_both_versions_without_a_person_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = merge_rules.merge

    def eager(base: str, mine: str, theirs: str) -> Merged:
        parts = true(base, mine, theirs).parts
        return Merged(tuple(Agreed(p.mine + p.theirs) if isinstance(p, Clash) else p for p in parts))

    monkeypatch.setattr(merge_rules, "merge", eager)
    with pytest.raises(CAUGHT):
        merge_rules.test_the_same_paragraph_goes_to_a_person(["a", "b"], ["a"], ["a", "B"])


def test_an_edit_that_overwrites_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(minutes, "step", lambda base, moved, written, present: Step(tidy(written)))
    with pytest.raises(CAUGHT):
        minute_acts.test_different_paragraphs_written_at_once_are_joined(app)


def test_an_edit_that_overwrites_in_a_clash_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(minutes, "step", lambda base, moved, written, present: Step(tidy(written)))
    with pytest.raises(CAUGHT):
        minute_acts.test_the_same_paragraph_written_at_once_is_settled_by_a_person(app)


def test_a_figure_that_is_typed_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    true = minute_acts.reads.live
    monkeypatch.setattr(minute_acts.reads, "live", lambda meeting: replace(
        (acta := true(meeting)), quorum=replace(acta.quorum, present=acta.quorum.present + 1)))
    with pytest.raises(CAUGHT):
        minute_acts.test_the_acta_takes_its_figures_from_the_record(app)


def test_closing_over_an_open_vote_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(minutes.voting, "motions", lambda meeting: ())
    with pytest.raises((*CAUGHT, Exception)):
        minute_acts.test_closing_says_what_is_still_open(app)


def test_a_guest_told_as_an_incident_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = acta_rules.of_presence
    monkeypatch.setattr(acta_rules, "of_presence", lambda log, opened, closed: true(
        [replace(e, capacity=acta_rules.Capacity.PRINCIPAL) if e.capacity else e for e in log], opened, closed))
    with pytest.raises(CAUGHT):
        acta_rules.test_only_those_who_sit_for_a_seat_are_incidents()


def test_a_number_read_without_a_lock_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    """Everybody gets the number that was free when they looked."""
    monkeypatch.setattr(register, "take_number", lambda body, series, year: 1)
    with pytest.raises((*CAUGHT, Exception)):
        register_acts.test_eight_hands_at_once_number_without_gap(app)


def test_an_end_without_a_check_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(promise_acts.actions, "state_after", lambda state, step: promises._AFTER[step] or state)
    with pytest.raises(CAUGHT):
        promise_acts.test_two_ends_at_once_leave_one(app)
