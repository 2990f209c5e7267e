"""Faults planted in roll-ups must be seen: a forgotten act, a table nobody watches, a lost change, a full scan."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.foundation.database import db
from governance_app.participation.actions import rolling
from governance_app.participation.records.rolled import watchers
from governance_app.participation.rules import Measure, summed
from tests.actions import test_rollups as acts
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
        column = next(c.name for c in db.metadata.tables[table].columns if not c.primary_key)
        assert not acts.emptied_by(f'UPDATE {table} SET "{column}" = "{column}"')
    finally:
        watched_again(table)


def test_sums_kept_whatever_happened_meanwhile_are_caught(postgres: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(table: sa.Table) -> Any:
        return SimpleNamespace(where=lambda first, _version: sa.update(table).where(first))

    monkeypatch.setattr(rolling, "sa", SimpleNamespace(update=careless, bindparam=sa.bindparam, null=sa.null))
    caught(lambda: acts.test_a_change_made_while_a_meeting_is_counted_is_not_lost(postgres, monkeypatch))


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
