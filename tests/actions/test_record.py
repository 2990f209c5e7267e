"""The record: one receipt for one id, whatever happens; leaves in one unbroken line."""

from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Thread
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.foundation.database import db
from governance_app.foundation.errors import Invalid
from governance_app.foundation.ids import new_id
from governance_app.record import reads
from governance_app.record.actions import append, use_case
from governance_app.record.records import LeafRow, ReceiptRow
from governance_app.record.rules import Event, IdAlreadyUsed, Receipt

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Tried(Event):
    """Something was tried, for these tests."""

    figure: int = 0
    name = "test.tried"


@use_case("test.try")
def try_it(*, actor: object, id: UUID, now: datetime, figure: int, fail: bool = False) -> UUID:
    """Append one leaf, and perhaps fail after it."""
    append(Tried(figure=figure), now=now)
    if fail:
        raise Invalid("figure")
    return id


@use_case("test.twice")
def try_twice(*, actor: object, id: UUID, now: datetime, fail: bool) -> UUID:
    """Two use cases within one."""
    try_it(actor=actor, id=new_id(), now=now, figure=1)
    try_it(actor=actor, id=new_id(), now=now, figure=2, fail=fail)
    return id


def _try(id: UUID, **given: object) -> Receipt:
    return try_it(actor=SYSTEM, id=id, now=NOW, **given)


def test_repeating_an_id_gives_the_first_receipt(either: object) -> None:
    """A double click, a retry, a replay: one act."""
    id = new_id()
    first, second = _try(id, figure=1), _try(id, figure=1)
    assert (first.id, first.subject, first.position, first.recorded_at) == (second.id, second.subject, second.position, second.recorded_at)
    assert second.replayed
    assert not first.replayed
    assert reads.head()[0] == 1


def test_an_id_used_for_other_content_is_refused(either: object) -> None:
    """Nothing is changed and the error says so."""
    id = new_id()
    _try(id, figure=1)
    with pytest.raises(IdAlreadyUsed):
        _try(id, figure=2)
    assert reads.head()[0] == 1


def test_a_failed_use_case_leaves_nothing(either: object) -> None:
    """No row, no leaf, no receipt: also when it is inside another."""
    with pytest.raises(Invalid):
        _try(new_id(), figure=1, fail=True)
    with pytest.raises(Invalid):
        try_twice(actor=SYSTEM, id=new_id(), now=NOW, fail=True)
    assert reads.head()[0] == 0
    assert db.session.scalar(sa.select(sa.func.count()).select_from(ReceiptRow)) == 0


def test_leaves_stand_in_one_line_under_concurrency(either: object) -> None:
    """Eight writers, one chain: no fork, no gap, nothing lost."""
    app = either
    errors: list[BaseException] = []

    def write() -> None:
        try:
            with app.app_context():
                for figure in range(10):
                    _try(new_id(), figure=figure)
        except BaseException as error:
            errors.append(error)

    db.session.rollback()
    threads = [Thread(target=write) for _ in range(8)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert not errors, errors
    assert reads.head()[0] == 80
    assert reads.broken_at() is None


@pytest.mark.parametrize("fault", ["edit", "delete", "truncate", "swap"])
def test_a_touched_record_shows(either: object, fault: str) -> None:
    """Whoever edits, deletes, cuts or reorders rows by hand is found."""
    for figure in range(5):
        _try(new_id(), figure=figure)
    leaf = LeafRow.__table__
    with db.session.begin_nested():
        if fault == "edit":
            db.session.execute(sa.update(leaf).where(leaf.c.position == 2).values(canonical=leaf.c.canonical + " "))
        elif fault in {"delete", "truncate"}:
            db.session.execute(sa.delete(leaf).where(leaf.c.position == (1 if fault == "delete" else 4)))
        else:
            db.session.execute(sa.update(leaf).where(leaf.c.position == 1).values(position=99))
            db.session.execute(sa.update(leaf).where(leaf.c.position == 2).values(position=1))
            db.session.execute(sa.update(leaf).where(leaf.c.position == 99).values(position=2))
    assert reads.broken_at() is not None


meanwhile: list[Callable[[], None]] = []


@use_case("test.silent")
def silently(*, actor: object, id: UUID, now: datetime) -> UUID:
    """Append nothing, while somebody else may append something."""
    for one in meanwhile:
        one()
    return id


def test_a_receipt_tells_the_leaf_of_its_own_act_and_no_other(either: Flask) -> None:
    silent = silently(actor=SYSTEM, id=new_id(), now=NOW)
    twice = try_twice(actor=SYSTEM, id=new_id(), now=NOW, fail=False)
    with pytest.raises(Invalid):
        try_twice(actor=SYSTEM, id=new_id(), now=NOW, fail=True)
    after_a_failure = [_try(new_id(), figure=3), silently(actor=SYSTEM, id=new_id(), now=NOW)]
    assert [silent.position, twice.position, *(r.position for r in after_a_failure)] == [None, 1, 2, None]


def test_what_another_one_appends_meanwhile_is_not_the_leaf_of_this_act(postgres: Flask) -> None:
    """SQLite has one writer at a time; PostgreSQL lets another act finish while this one is under way."""
    def elsewhere() -> None:
        with postgres.app_context():
            _try(new_id(), figure=1)
            db.session.remove()

    def another() -> None:
        thread = Thread(target=Context().run, args=(elsewhere,))
        thread.start()
        thread.join(10)

    meanwhile.append(another)
    try:
        receipt = silently(actor=SYSTEM, id=new_id(), now=NOW)
    finally:
        meanwhile.clear()
    assert (receipt.position, reads.head()[0]) == (None, 1)
