"""Faults planted in roll-ups must be seen: a forgotten act, a table nobody watches, a lost change, a full scan."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.foundation.database import db
from governance_app.participation.actions import rolling
from governance_app.participation.reads import facts
from governance_app.participation.records.rolled import watchers
from governance_app.participation.rules import Measure, summed
from tests.actions import test_rollups as acts
from tests.actions import test_rollups_at_once as at_once
from tests.actions import test_rollups_later as later
from tests.rules import test_participation_rollups as rules
from tests.support.rolled import Walk, rolled

CAUGHT = (AssertionError, pytest.fail.Exception)


def caught(test: Callable[[], object]) -> None:
    with pytest.raises(CAUGHT):
        test()


def unwatched(table: str) -> None:
    """Forget what watches a table."""
    db.session.remove()
    with db.engine.begin() as connection:
        for verb in ("insert", "update", "delete"):
            where = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.exec_driver_sql(f"DROP TRIGGER {table}_sums_{verb}{where}")


def watched_again(table: str) -> None:
    """Watch it again, for the tests that come after on the same database."""
    db.session.remove()
    with db.engine.begin() as connection:
        for statement in watchers(connection.dialect.name)[table]:
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize("table", ["speaking_turn", "motion"])
def test_an_act_that_was_forgotten_is_caught(either: Flask, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    walk = Walk(2)

    def steps() -> None:
        for _step in range(60):
            walk.step()

    unwatched(table)
    try:
        caught(steps)
    finally:
        watched_again(table)


@pytest.mark.parametrize("table", acts.WATCHED)
def test_a_table_that_nobody_watches_is_caught(either: Flask, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    rolled(acts.everything_happened())
    unwatched(table)
    try:
        assert not any(acts.emptied_by(verb, table) for verb in acts.VERBS)
    finally:
        watched_again(table)


def whatever_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep sums under any version."""

    def careless(table: sa.Table) -> Any:
        return SimpleNamespace(where=lambda first, _version: sa.update(table).where(first))

    monkeypatch.setattr(rolling, "sa", SimpleNamespace(update=careless, bindparam=sa.bindparam, null=sa.null))


def test_sums_kept_whatever_happened_meanwhile_are_caught(postgres: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    whatever_happened(monkeypatch)
    caught(lambda: acts.test_a_change_made_while_a_meeting_is_counted_is_not_lost(postgres, monkeypatch))


def test_sums_kept_over_a_fact_that_was_being_written_are_caught(postgres: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The row that is there already is where both meet: whoever asks for it no more reads facts of before, and keeps them."""
    whatever_happened(monkeypatch)
    monkeypatch.setattr(rolling, "insert_new", lambda *_given: None)
    caught(lambda: at_once.test_whoever_counts_while_a_fact_is_being_written_keeps_nothing_of_before(
        postgres, at_once.a_turn, had_sums=True))


def test_sums_kept_over_an_erasure_are_caught(postgres: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    whatever_happened(monkeypatch)
    caught(lambda: at_once.test_whoever_is_erased_while_a_meeting_is_counted_is_in_no_sum(postgres, monkeypatch))


def test_a_change_that_waits_for_nobody_is_caught(either: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    unwatched("speaking_turn")
    try:
        caught(lambda: at_once.test_whoever_changes_a_fact_while_its_sums_are_being_written_empties_them(either, at_once.a_turn))
    finally:
        watched_again("speaking_turn")


def test_an_annulled_vote_that_still_counts_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "MotionState", SimpleNamespace(ANNULLED=None))
    caught(lambda: later.test_a_vote_annulled_within_its_eight_days_was_none(app))


def test_a_struck_out_arrival_that_still_counts_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = facts.attending
    monkeypatch.setattr(facts, "attending", lambda arrivals, said: true([(person, False) for person, _out in arrivals], said))
    caught(lambda: later.test_sums_are_what_plain_sql_counts_in_the_tables(app, 21))


@pytest.mark.parametrize("measure", summed.OF_MEETINGS)
def test_sums_that_forget_a_measure_are_caught(monkeypatch: pytest.MonkeyPatch, measure: Measure) -> None:
    monkeypatch.setattr(summed, "OF_MEETINGS", tuple(one for one in summed.OF_MEETINGS if one is not measure))
    caught(rules.test_sums_are_what_a_recount_head_by_head_says)


def test_sums_that_forget_those_without_an_answer_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summed, "_cells", lambda part: part.counts)
    caught(rules.test_sums_of_meetings_are_the_figures_of_their_facts)


def test_a_question_without_an_index_is_caught(either: Flask) -> None:
    acts.months(acts.a_body(4, alternates=True).id)
    assert acts.scanned([("SELECT * FROM speaking_turn WHERE seconds = 7", ())]) == {"speaking_turn"}
