"""The record: one receipt for one id, whatever happens; leaves in one unbroken line."""

import json
from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Thread
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM, Actor, Grant, Role
from governance_app.foundation.database import db
from governance_app.foundation.errors import Invalid
from governance_app.foundation.ids import new_id
from governance_app.foundation.signing import is_signed_by
from governance_app.record import reads
from governance_app.record.actions import append, rotate_key, use_case
from governance_app.record.records import LeafRow, ReceiptRow
from governance_app.record.rules import (
    Event,
    IdAlreadyUsed,
    KeyNotYours,
    Receipt,
    is_consistent,
    origin_of,
    read_proof,
    rotation_message,
    what_was_signed,
)
from tests.support.owner import as_the_owner

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


TOUCHED = {
    "edit": ["UPDATE leaf SET canonical = canonical || ' ' WHERE position = 2"],
    "delete": ["DELETE FROM leaf WHERE position = 1"],
    "truncate": ["DELETE FROM leaf WHERE position = 4"],
    "swap": [f"UPDATE leaf SET position = {new} WHERE position = {old}" for old, new in ((1, 99), (2, 1), (99, 2))],
    "forget": ["UPDATE leaf SET above = (SELECT above FROM leaf WHERE position = 0) WHERE position = 1"],
    "grow": ["UPDATE record_head SET size = 6"],
    "renumber": ["UPDATE leaf SET number = 7 WHERE position = 3"],
    "rename": ["UPDATE leaf SET name = 'test.other' WHERE position = 3"],
}


@pytest.mark.parametrize("fault", TOUCHED)
def test_a_touched_record_shows(either: object, fault: str) -> None:
    """Whoever edits, deletes, cuts or reorders rows by hand is found."""
    body = new_id()
    for _ in range(5):
        _in(body)
    assert reads.verify().whole
    with as_the_owner() as run:
        for statement in TOUCHED[fault]:
            run(statement)
    assert reads.broken_at() is not None


@pytest.mark.parametrize("statement", ["UPDATE leaf SET canonical = '{}'", "DELETE FROM leaf", "UPDATE leaf SET number = 9"])
def test_the_database_itself_refuses_to_touch_a_leaf(either: object, statement: str) -> None:
    for figure in range(3):
        _try(new_id(), figure=figure)
    with pytest.raises(sa.exc.DBAPIError, match="never changes"):
        db.session.execute(sa.text(statement))
    db.session.rollback()


def test_leaves_of_a_body_are_numbered_without_a_gap(either: object) -> None:
    """Of two bodies and of none, in any order; a failed act gives its number back."""
    one, two = new_id(), new_id()
    for body in (one, None, two, one):
        _in(body)
    with pytest.raises(Invalid):
        _in(one, fail=True)
    _in(one)
    rows = db.session.execute(sa.select(LeafRow.body, LeafRow.number).order_by(LeafRow.position)).all()
    assert [tuple(row) for row in rows] == [(one, 1), (None, None), (two, 1), (one, 2), (one, 3)]
    assert reads.verify().whole


@use_case("test.in_a_body")
def in_a_body(*, actor: object, id: UUID, now: datetime, body: UUID | None, fail: bool = False) -> UUID:
    """Append one leaf in a body, and perhaps fail after it."""
    append(Tried(), now=now, body=body)
    if fail:
        raise Invalid("body")
    return id


def _in(body: UUID | None, fail: bool = False) -> None:
    in_a_body(actor=SYSTEM, id=new_id(), now=NOW, body=body, fail=fail)


def test_a_leaf_tells_the_role_and_nobody(either: object) -> None:
    secretary = Actor(account=new_id(), name="Rosa Grefa", grants=(Grant(Role.READER), Grant(Role.SECRETARY)))
    try_it(actor=secretary, id=new_id(), now=NOW, figure=1)
    _try(new_id(), figure=2)
    texts = db.session.scalars(sa.select(LeafRow.canonical).order_by(LeafRow.position)).all()
    assert [json.loads(text)["role"] for text in texts] == ["secretary", "system"]
    assert "Rosa" not in texts[0]
    assert str(secretary.account) not in texts[0]


def test_every_leaf_is_proven_and_every_head_grows_from_those_before(either: object) -> None:
    for figure in range(11):
        _try(new_id(), figure=figure)
    key = reads.public_keys()[-1]
    heads = [reads.signed_head(size) for size in range(1, 12)]
    for head in heads:
        assert head is not None
        assert is_signed_by(key.public, *what_was_signed(head, key)[:2])  # type: ignore[index]
    now = reads.signed_head()
    assert now == heads[-1]
    assert now is not None
    for position in range(11):
        proof = reads.proof_of(position)
        assert proof is not None
        assert proof.holds()
        assert read_proof(proof.text()) == read_proof(proof.packed()) == proof
    for old in heads:
        assert old is not None
        assert is_consistent(old.size, old.root, now.size, now.root, reads.growth(old.size, now.size))
    assert reads.proof_of(11) is None
    with pytest.raises(ValueError):
        reads.growth(3, 12)


def test_the_key_is_exchanged_with_the_blessing_of_the_old_one(either: object) -> None:
    _try(new_id(), figure=1)
    before = reads.signed_head()
    rotate_key(actor=SYSTEM, id=new_id(), now=NOW)
    first, second = reads.public_keys()
    text = json.loads(db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name == "record.key_rotated")).one())["data"]
    assert (text["old"], text["new"]) == (first.public.hex(), second.public.hex())
    after = reads.signed_head()
    assert before is not None
    assert after is not None
    assert is_signed_by(first.public, rotation_message(after.origin, second.public), bytes.fromhex(text["endorsed"]))
    assert after.origin == before.origin == origin_of(first.public)
    assert is_signed_by(second.public, *what_was_signed(after, second)[:2])  # type: ignore[index]
    assert what_was_signed(after, first) is None
    assert reads.signed_head(1) == before, "a head of before keeps its signature"
    for position in range(after.size):
        proof = reads.proof_of(position, position + 1)
        assert proof is not None
        assert len(proof.keys) == (1 if position == 0 else 2)


def test_only_the_machine_itself_exchanges_the_key(either: object) -> None:
    _try(new_id(), figure=1)
    with pytest.raises(KeyNotYours):
        rotate_key(actor=Actor(account=new_id(), grants=(Grant(Role.ADMINISTRATOR),)), id=new_id(), now=NOW)


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
