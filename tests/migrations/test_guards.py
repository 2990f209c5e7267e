"""What the database itself refuses stands after the migrations exactly as the records describe it, on both engines."""

import re

import pytest
import sqlalchemy as sa

from governance_app.foundation import schema
from governance_app.foundation.database import Base
from tests.migrations.test_migrations import empty  # noqa: F401 — the fixture

QUESTIONS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(pg_trigger.oid) || prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
                  "WHERE NOT tgisinternal",
}


def guards(engine: sa.Engine) -> set[tuple[str, str]]:
    """Return every trigger as (name, text without spaces)."""
    with engine.connect() as connection:
        return {(name, re.sub(r"\s", "", text)) for name, text in connection.exec_driver_sql(QUESTIONS[engine.dialect.name])}


def the_two(engine: sa.Engine) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the triggers that migrations make, and those of the records."""
    schema.upgrade(engine)
    migrated = guards(engine)
    schema.downgrade(engine, "base")
    Base.metadata.create_all(engine)
    return migrated, guards(engine)


def test_migrations_make_every_guard(empty: sa.Engine) -> None:  # noqa: F811
    migrated, described = the_two(empty)
    assert migrated == described
    guarded = {name.split("_no_")[0] for name, _text in migrated}
    assert {"acta_text", "acta_approval", "acta_erratum", "leaf"} <= guarded


@pytest.mark.planted
def test_a_guard_that_a_migration_forgot_is_seen(empty: sa.Engine) -> None:  # noqa: F811
    schema.upgrade(empty)
    before = guards(empty)
    name = "acta_text_no_update" if empty.dialect.name == "sqlite" else "acta_text_no_change ON acta_text"
    with empty.begin() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    assert guards(empty) != before
