"""What the owner of a database can do to it behind the application's back: no trigger, no foreign key and no constraint stops them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from governance_app.foundation.database import db

Run = Callable[..., Any]


@contextmanager
def as_the_owner() -> Iterator[Run]:
    """Give a function that runs SQL (`:name` for values) on the present database with every guard off; kept at the end."""
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        db.session.remove()
        db.engine.dispose()
        with _sqlite(str(db.engine.url.database)) as run:
            yield run
        return
    with db.engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield lambda statement, **values: connection.execute(sa.text(statement), values)


@contextmanager
def _sqlite(file: str) -> Iterator[Run]:
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys=OFF")
        for name, in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield lambda statement, **values: connection.execute(statement, values)
    finally:
        connection.close()
