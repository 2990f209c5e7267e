"""The tables of an installation and the migrations that bring them up to date (Alembic, no ini file)."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


class ForeignKeysBroken(Exception):
    """After a migration on SQLite some rows point to rows that do not exist; everything was rolled back."""


def upgrade(engine: sa.Engine, to: str = "head") -> None:
    """Bring the tables up to revision `to` in one transaction: all of it, or nothing."""
    _in_one_transaction(engine, command.upgrade, to)


def downgrade(engine: sa.Engine, to: str) -> None:
    """Take the tables back to revision `to` ("base" for none) in one transaction."""
    _in_one_transaction(engine, command.downgrade, to)


def is_current(engine: sa.Engine) -> bool:
    """Return whether the database stands exactly at the newest migration of this version of the application."""
    heads = set(ScriptDirectory.from_config(_config()).get_heads())
    with engine.connect() as connection:
        return bool(heads) and set(MigrationContext.configure(connection).get_current_heads()) == heads


def revision(engine: sa.Engine) -> str:
    """Return the migration at which the database stands; "" for none."""
    with engine.connect() as connection:
        return ", ".join(MigrationContext.configure(connection).get_current_heads())


def has_migrations() -> bool:
    """Return whether there is any migration yet."""
    return bool(ScriptDirectory.from_config(_config()).get_heads())


def draft_migration(engine: sa.Engine, message: str) -> Path:
    """Write the next numbered migration from the difference between `engine` (up to date) and the records; return its file."""
    config = _config()
    number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        script = command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")
    return Path(script.path)  # type: ignore[union-attr]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.set_main_option("path_separator", "os")
    return config


def _in_one_transaction(engine: sa.Engine, act: Any, to: str) -> None:
    config = _config()
    with engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection:
        _bound(connection, "OFF")  # a table is rebuilt under the same name; the check below takes the place of the keys
        try:
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.exec_driver_sql("SET LOCAL lock_timeout = '10s'")
                config.attributes["connection"] = connection
                act(config, to)
                _refuse_orphans(connection)
        finally:
            _bound(connection, "ON")


def _bound(connection: sa.Connection, state: str) -> None:
    """Bind tables to each other by foreign keys and by the names in triggers, or not, so that one can be made anew under the same name.

    On the driver's connection, outside any transaction: inside one SQLite ignores it.
    """
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.execute(f"PRAGMA foreign_keys={state}")
        driver.execute(f"PRAGMA legacy_alter_table={'ON' if state == 'OFF' else 'OFF'}")


def _refuse_orphans(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ForeignKeysBroken(f"rows without what they point to, in: {', '.join(sorted({row[0] for row in broken}))}")
