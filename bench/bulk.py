"""Rows by the hundred thousand: plain values into the tables of either engine, past the mapper and past the checks of foreign keys."""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from governance_app.foundation.database import Base, db

AT_ONCE = 20_000
BEFORE = {
    True: ("SET session_replication_role = replica",),
    False: ("PRAGMA foreign_keys=OFF", "PRAGMA cache_size=-400000", "PRAGMA synchronous=OFF", "BEGIN IMMEDIATE"),
}
"""What each engine is told first (True: PostgreSQL): a bulk keeps its own order, and nobody needs it after a power cut."""


class Bulk:
    """Gathers rows by table and writes them by the thousand."""

    def __init__(self, driver: Any, postgres: bool) -> None:
        """Write through a connection of the driver."""
        self.driver, self.postgres = driver, postgres
        self.plain: dict[str, dict[str, Any]] = {}
        self.waiting: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def put(self, table: str, **values: Any) -> None:
        """Add a row; what is not given is what the table says of itself (`usual`)."""
        rows = self.waiting[table]
        plain = self._plain
        rows.append(tuple((self._usual(table) | {name: plain(value) for name, value in values.items()}).values()))
        if len(rows) >= AT_ONCE:
            self._write(table, rows)

    def write(self) -> None:
        """Write what waits."""
        for table, rows in self.waiting.items():
            self._write(table, rows)

    def _write(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        names, cursor = ", ".join(f'"{name}"' for name in usual(table)), self.driver.cursor()
        if self.postgres:
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                copy.write("".join("\t".join(row) + "\n" for row in rows))
        else:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(usual(table)))})", rows)
        rows.clear()

    def _usual(self, table: str) -> dict[str, Any]:
        if table not in self.plain:
            self.plain[table] = {name: self._plain(value) for name, value in usual(table).items()}
        return self.plain[table]

    def _plain(self, value: Any) -> Any:
        """Return a value as the driver takes it; for PostgreSQL as a word of COPY (none of ours has a tab or a backslash)."""
        if isinstance(value, UUID):
            return value.hex
        if isinstance(value, Enum):
            value = value.value
        if isinstance(value, datetime):
            value = f"{value:%Y-%m-%d %H:%M:%S.%f}" + ("+00" if self.postgres else "")
        elif isinstance(value, dict):
            value = json.dumps(value)
        elif isinstance(value, date):
            value = value.isoformat()
        if not self.postgres:
            return value
        return "\\N" if value is None else "\\\\x" + value.hex() if isinstance(value, bytes) else str(value)


@cache
def usual(table: str) -> dict[str, Any]:
    """Return the columns of a table with their defaults: no words where words must be, and nothing where nothing may be."""
    return {c.name: _default(c) for c in Base.metadata.tables[table].columns}


def _default(column: sa.Column[Any]) -> Any:
    if isinstance(column.default, sa.ColumnDefault) and column.default.is_scalar:
        return column.default.arg
    return None if column.nullable else ""


@contextmanager
def in_bulk() -> Iterator[Bulk]:
    """Give a Bulk in one transaction of its own; at the end everything is written and the engine has looked at the tables anew."""
    db.session.remove()
    postgres = db.engine.dialect.name == "postgresql"
    with closing(db.engine.raw_connection()) as raw:
        cursor = raw.cursor()
        for statement in BEFORE[postgres]:
            cursor.execute(statement)
        bulk = Bulk(raw.driver_connection, postgres)
        yield bulk
        bulk.write()
        cursor.execute("COMMIT")
        cursor.execute("ANALYZE")
        if postgres:
            raw.commit()
    db.engine.dispose()

