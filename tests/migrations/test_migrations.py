"""The migrations, from nothing to the newest, make exactly the tables that the records describe, on both engines."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from flask import Flask

from governance_app.foundation import schema
from governance_app.foundation.database import Base, prepare_engine
from tests.support.databases import sqlite_url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path, app: Flask) -> Iterator[sa.Engine]:
    """An engine on a database without any table; `app` has loaded every room's records."""
    if request.param == "sqlite":
        engine = sa.create_engine(sqlite_url(tmp_path / "migrated.db"))
    else:
        new_database: Callable[[str], str] = request.getfixturevalue("new_postgres")
        engine = sa.create_engine(new_database("m_" + re.sub(r"\W", "_", request.node.name)[-50:]))
    prepare_engine(engine)
    yield engine
    engine.dispose()


def checks(engine: sa.Engine) -> dict[str, set[tuple[str, str]]]:
    """Return every table's CHECK constraints as (name, text without spaces or quotes)."""
    inspector = sa.inspect(engine)
    return {
        table: {(str(c["name"]), re.sub(r'[\s"()]', "", c["sqltext"])) for c in inspector.get_check_constraints(table)}
        for table in inspector.get_table_names() if table != "alembic_version"
    }


def differences(engine: sa.Engine) -> list[object]:
    """Return what Alembic would still change."""
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata))


def test_there_is_a_first_migration() -> None:
    assert list(schema.MIGRATIONS.glob("versions/0001_*.py")), 'draft it: make migration MESSAGE="first tables"'


def test_migrations_make_what_the_records_describe(empty: sa.Engine) -> None:
    schema.upgrade(empty)
    assert differences(empty) == []


def test_migrations_make_every_check_constraint(empty: sa.Engine) -> None:
    schema.upgrade(empty)
    migrated = checks(empty)
    schema.downgrade(empty, "base")
    Base.metadata.create_all(empty)
    assert migrated == checks(empty)


def triggers(engine: sa.Engine) -> dict[str, str]:
    """Return the text of every trigger and of the function it calls, without spaces or quotes."""
    question = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT t.tgname, pg_get_triggerdef(t.oid) || p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
                      "WHERE NOT t.tgisinternal",
    }[engine.dialect.name]
    with engine.connect() as connection:
        return {name: re.sub(r'[\s"]', "", text) for name, text in connection.exec_driver_sql(question)}


def test_migrations_make_every_trigger(empty: sa.Engine) -> None:
    schema.upgrade(empty)
    migrated = triggers(empty)
    assert "attendance_event_sums_insert" in migrated
    schema.downgrade(empty, "base")
    assert triggers(empty) == {}
    Base.metadata.create_all(empty)
    assert migrated == triggers(empty)


@pytest.mark.planted
def test_a_table_made_anew_without_its_triggers_is_seen(empty: sa.Engine) -> None:
    schema.upgrade(empty)
    before = triggers(empty)
    with empty.begin() as connection:
        where = "" if empty.dialect.name == "sqlite" else " ON ballot"
        connection.exec_driver_sql(f"DROP TRIGGER ballot_sums_update{where}")
    assert (differences(empty), triggers(empty) == before) == ([], False)


def test_a_table_that_triggers_of_others_ask_can_still_be_made_anew(tmp_path: Path, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite rebuilds a table under the same name; for that moment the triggers that ask it ask nothing."""
    engine = sa.create_engine(sqlite_url(tmp_path / "rebuilt.db"))
    prepare_engine(engine)
    schema.upgrade(engine)

    def rebuild(_config: object, _to: str) -> None:
        with Operations.context(MigrationContext.configure(_config.attributes["connection"])):  # type: ignore[attr-defined]
            for table in ("motion", "attendance_event", "meeting"):
                with op.batch_alter_table(table, recreate="always") as batch:
                    batch.add_column(sa.Column("made_anew", sa.Integer()))

    monkeypatch.setattr(schema.command, "upgrade", rebuild)
    schema.upgrade(engine)
    assert "made_anew" in {column["name"] for column in sa.inspect(engine).get_columns("motion")}
    engine.dispose()


def test_down_and_up_again(empty: sa.Engine) -> None:
    schema.upgrade(empty)
    schema.downgrade(empty, "base")
    assert set(sa.inspect(empty).get_table_names()) <= {"alembic_version"}
    schema.upgrade(empty)
    assert schema.is_current(empty)


def test_a_second_upgrade_changes_nothing(empty: sa.Engine) -> None:
    schema.upgrade(empty)
    before = checks(empty)
    schema.upgrade(empty)
    assert (checks(empty), schema.is_current(empty)) == (before, True)


@pytest.mark.planted
def test_a_check_that_a_migration_forgot_is_seen(empty: sa.Engine) -> None:
    schema.upgrade(empty)
    before = checks(empty)
    with empty.begin() as connection:
        connection.exec_driver_sql("DROP TABLE record_head")
        connection.exec_driver_sql(
            "CREATE TABLE record_head (id INTEGER NOT NULL PRIMARY KEY, size INTEGER NOT NULL, digest VARCHAR(64) NOT NULL, "
            f"peaks {'BLOB' if empty.dialect.name == 'sqlite' else 'BYTEA'} NOT NULL, origin VARCHAR(120) NOT NULL)",
        )
    assert differences(empty) == [], "Alembic alone does not see it"
    assert checks(empty) != before


@pytest.mark.planted
def test_a_failing_migration_leaves_nothing_behind(empty: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: sa.Connection) -> None:
        raise schema.ForeignKeysBroken("planted")

    monkeypatch.setattr(schema, "_refuse_orphans", fail)
    with pytest.raises(schema.ForeignKeysBroken):
        schema.upgrade(empty)
    assert sa.inspect(empty).get_table_names() == []
