"""The ground under the tests: both engines are real, clean, and as strict as in production."""

import socket

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.foundation.database import db
from governance_app.record.records import HeadRow
from tests.support.databases import _usable, postgres_cluster


def _head_rows() -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(HeadRow)) or 0


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_finds_an_empty_database(either: Flask, turn: int) -> None:
    assert _head_rows() == 0
    db.session.add(HeadRow(id=1, size=0, digest="0" * 64))
    db.session.commit()
    assert _head_rows() == 1


def test_constraints_bind_on_both_engines(either: Flask) -> None:
    db.session.add(HeadRow(id=2, size=0, digest="0" * 64))
    with pytest.raises(sa.exc.IntegrityError):
        db.session.commit()


def test_sqlite_keeps_the_pragmas_of_production_but_the_wait_for_the_disk(app: Flask) -> None:
    with db.engine.connect() as connection:
        read = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys", "synchronous")}
    assert read == {"journal_mode": "delete", "foreign_keys": 1, "synchronous": 0}


def test_postgresql_from_the_wheel_runs_when_no_server_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.support.databases._usable", lambda folder, *rest: "/usr/" not in str(folder) and _usable(folder, *rest))
    with postgres_cluster() as new_database:
        engine = sa.create_engine(new_database("from_the_wheel"))
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SHOW server_version").scalar()
        engine.dispose()


def test_no_test_leaves_this_machine() -> None:
    with pytest.raises(ConnectionRefusedError, match="stay on this machine"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_postgresql_compiles_no_query(postgres: Flask) -> None:
    with db.engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW jit").scalar() == "off"
    with db.engine.connect() as connection:
        connection.rollback()
        assert connection.exec_driver_sql("SHOW jit").scalar() == "off"
