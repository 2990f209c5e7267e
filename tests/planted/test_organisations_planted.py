"""Planted faults in organisations: each must be caught by the test of its invariant."""

from datetime import date
from itertools import pairwise
from uuid import uuid4

import pytest
from flask import Flask
from hypothesis.errors import FlakyFailure
from sqlalchemy.exc import IntegrityError

from governance_app.organisations import actions, loading
from governance_app.organisations.rules import DatedName, fold, names
from tests.actions import test_organisations as acts
from tests.rules import test_organisation_names as rules

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, ExceptionGroup)


def test_names_that_meet_on_one_day_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """An end day that still counts."""
    monkeypatch.setattr(rules, "name_on", lambda found, day: next((n for n in found if (n.valid_from or date.min) <= day and (
        n.valid_to is None or day <= n.valid_to)), None))
    with pytest.raises(CAUGHT):
        rules.test_the_new_name_stands_from_its_day_and_the_old_one_until_the_day_before()


def test_an_overlap_judged_by_beginnings_only_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "overlap", lambda a, b: a.valid_from == b.valid_from)
    with pytest.raises(CAUGHT):
        rules.test_two_names_overlap_exactly_when_some_day_has_both()


def test_a_renaming_that_refuses_no_overlap_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "check_no_overlap", lambda found, new: None)
    monkeypatch.setattr(actions, "close_for", lambda found, day: None)
    with pytest.raises(IntegrityError):
        acts.test_names_that_would_overlap_are_refused(app)


def test_a_renaming_that_forgets_to_close_the_old_name_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "_close", lambda organisation, name, day: None)
    with pytest.raises(IntegrityError):
        acts.test_a_past_day_is_answered_with_the_name_of_that_day(app)


def test_folding_that_keeps_accents_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "fold", lambda text: text.casefold())
    with pytest.raises(CAUGHT):
        rules.test_folding_removes_accents_capitals_and_apostrophes("Siekóya Pâi", "siekoya pai")


def test_ids_made_by_chance_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = loading.reference_id
    monkeypatch.setattr(loading, "reference_id", lambda kind, key: uuid4() if kind.startswith("organisation") else honest(kind, key))
    with pytest.raises(CAUGHT):
        acts.test_loading_reference_data_twice_adds_nothing(app)


def test_reference_rows_written_over_peoples_work_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading again would make a confirmed organisation a candidate."""
    def overwrite(table: object, rows: object) -> None:
        for row in rows:
            actions.db.session.merge(row)
        if table is actions.TerritoryRow and acts.count(acts.OrganisationRow):
            for organisation, _name in loading.organisation_rows(acts.NOON):
                actions.db.session.merge(organisation)
        actions.db.session.flush()

    monkeypatch.setattr(actions, "_add_missing", overwrite)
    with pytest.raises(CAUGHT):
        acts.test_loading_again_keeps_what_people_changed(app)


def test_the_honest_rules_pass() -> None:
    """No false alarm: the same names, unspoilt."""
    days = [date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)]
    chain = [DatedName("a", "", a, b) for a, b in pairwise(days)]
    assert not names.overlap(*chain)
    assert fold(fold("Ñ")) == "n"
