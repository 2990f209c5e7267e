"""The database: one metadata, two engines (SQLite, PostgreSQL), one transaction a use case."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from enum import Enum
from threading import Lock
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


ONE_ID = re.compile(r"UNIQUE constraint failed: \w+\.id")


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An instant. Stored in UTC; aware on both sides; a naive value is refused with ValueError."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Refuse naive values and store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Give back an aware instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The one base of every room's `records.py`."""

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime(), UUID: sa.Uuid(), dict[str, Any]: sa.JSON, list[Any]: sa.JSON}


db = SQLAlchemy(metadata=Base.metadata)


def one_of(choices: type[Enum], name: str) -> sa.Enum:
    """Return a column type that holds the values of `choices`, with a CHECK called `name`.

    Kept as text (not a native enum), so that both engines store, compare and migrate alike.
    """
    return sa.Enum(
        choices,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda e: [member.value for member in e],
    )


def reference(table: str, **kw: Any) -> Any:
    """Return a foreign-key column to `table`.id, by name, so that no room imports another's classes."""
    return mapped_column(sa.ForeignKey(f"{table}.id"), index=kw.pop("index", True), **kw)


_turn = Lock()
LONGEST_WAIT = 30.0
"""Seconds that a writer waits for its turn on SQLite before it asks the file itself."""


@contextmanager
def _in_turn() -> Iterator[None]:
    """Let the writers of this process stand in line on SQLite, which has one at a time and whose own waiting is a game of chance.

    Measured: of 64 hands at once some waited out the ten seconds of `busy_timeout` and were told that the database is locked.
    """
    waited = db.engine.dialect.name == "sqlite" and _turn.acquire(timeout=LONGEST_WAIT)
    try:
        yield
    finally:
        if waited:
            _turn.release()


@contextmanager
def one_transaction() -> Iterator[Session]:
    """Run the block in one write transaction: all of it is kept, or none.

    On SQLite it begins IMMEDIATE (measured: the only mode with no lost update and no lock error), one writer of the process at a time.
    Inside an open use case it joins it; the outermost one commits.
    """
    session = db.session()
    if session.info.get("use_case_open"):
        yield session
        return
    session.rollback()  # before waiting: what this session has read would keep the writer whose turn it is from committing
    with _in_turn():
        yield from _whole(session)


def _whole(session: Session) -> Iterator[Session]:
    session.info["use_case_open"] = True
    try:
        session.connection(execution_options={"sqlite_begin": "IMMEDIATE"})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info["use_case_open"] = False


def rewrite(*tables: str) -> None:
    """Write the file of the database (SQLite) or these tables (PostgreSQL) anew, so that nothing deleted is left behind in them."""
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        with _in_turn(), closing(db.engine.raw_connection()) as raw:
            raw.cursor().execute("VACUUM")
        return
    with db.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for table in tables:
            connection.exec_driver_sql(f"VACUUM FULL {connection.dialect.identifier_preparer.quote(table)}")


def inside_a_use_case() -> bool:
    """Tell whether a use case is open in this session."""
    return bool(db.session().info.get("use_case_open"))


def id_is_taken(error: IntegrityError) -> bool:
    """Tell whether the tables refused a row because its `id` is there already. SQLite names the columns, PostgreSQL the constraint."""
    told = getattr(error.orig, "diag", None)
    if told is None:
        return bool(ONE_ID.fullmatch(str(error.orig)))
    table = Base.metadata.tables.get(told.table_name)
    keys = [c for c in table.constraints if c.name == told.constraint_name] if table is not None else []
    return any(isinstance(key, sa.UniqueConstraint | sa.PrimaryKeyConstraint) and key.columns.keys() == ["id"] for key in keys)


def insert_new(table: type[Base], told: Any, rows: Sequence[dict[str, Any]]) -> set[Any]:
    """Insert the rows whose primary key is not there yet, in one statement a thousand; return the column `told` of those inserted.

    Any other key that is there already raises IntegrityError.
    """
    if not rows:
        return set()
    insert: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[db.engine.dialect.name]
    keys = [column.name for column in sa.inspect(table).primary_key]
    return set(db.session.scalars(insert(table).on_conflict_do_nothing(index_elements=keys).returning(told), rows))


def prepare_engine(engine: sa.Engine) -> None:
    """Give every connection its settings: on SQLite the durable ones of ADR 0001; on PostgreSQL no compiling of queries.

    Pages ask many short questions: compiling one (15 to 40 ms, measured) took longer than answering it.
    """
    if engine.dialect.name == "postgresql":
        sa.event.listen(engine, "connect", _without_compiling)
    if engine.dialect.name != "sqlite":
        return

    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=DELETE",
            "synchronous=EXTRA",
            "foreign_keys=ON",
            "busy_timeout=10000",
            "mmap_size=0",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")


def _without_compiling(connection: Any, _record: Any) -> None:
    connection.execute("SET jit = off")
    connection.commit()
