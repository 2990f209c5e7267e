"""Writers on SQLite stand in line: with no patience at all in the database, nobody is told that it is locked."""

from collections.abc import Iterator
from contextvars import Context
from threading import Event, Thread
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.foundation.database import db, one_transaction
from governance_app.foundation.ids import new_id
from governance_app.people.reads import people
from tests.support.build_committees import NOW
from tests.support.build_people import write_people


@pytest.fixture
def impatient(app: Flask) -> Iterator[Flask]:
    """The app on SQLite without `busy_timeout`: whoever meets a lock is told at once."""

    def hurry(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout=0")

    db.engine.dispose()
    sa.event.listen(db.engine, "connect", hurry)
    yield app
    sa.event.remove(db.engine, "connect", hurry)
    db.session.remove()
    db.engine.dispose()


def write(name: str) -> None:
    write_people({new_id(): name}, NOW)


def second_writer(app: Flask, faults: list[BaseException], reads: bool, began: Event) -> None:
    with app.app_context():
        try:
            if reads:
                db.session.execute(sa.text("SELECT count(*) FROM person")).scalar()
            began.set()
            with one_transaction():
                write("second")
        except BaseException as fault:  # whatever it is, the test shows it
            faults.append(fault)
        finally:
            db.session.remove()


@pytest.mark.parametrize("reads", [False, True], ids=["has read nothing", "has read before it writes"])
def test_a_second_writer_waits_and_keeps_nobody_from_committing(impatient: Flask, reads: bool) -> None:
    faults: list[BaseException] = []
    began = Event()
    with one_transaction():
        write("one")
        other = Thread(target=Context().run, args=(second_writer, impatient, faults, reads, began))
        other.start()
        assert began.wait(10)
        other.join(0.3)  # by now it stands in line, or has failed
        assert other.is_alive() or faults
    other.join(10)
    assert faults == []
    assert [one.name for one in people()] == ["one", "second"]
