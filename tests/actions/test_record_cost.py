"""What a leaf costs: four statements, and who has read the head in the same act still reads it as it is."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.record import reads
from governance_app.record.actions import append, use_case
from governance_app.record.records import HeadRow, LeafRow
from tests.actions.test_record import Tried

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
BODY = uuid5(UUID(int=0), "a body")


@use_case("test.leaves")
def some_leaves(*, actor: object, id: UUID, now: datetime, leaves: int) -> UUID:
    """Leave some leaves, looking at the head before and after each."""
    row = db.session.get(HeadRow, 1)
    for place in range(leaves):
        before = reads.head()[0]
        append(Tried(figure=place), now=now, body=BODY)
        assert reads.head()[0] == before + 1
    assert row is None or row.size == reads.head()[0]
    return id


def test_a_head_that_was_read_before_is_read_anew_after_a_leaf(either: Flask) -> None:
    for leaves in (1, 3):
        some_leaves(actor=SYSTEM, id=new_id(), now=NOW, leaves=leaves)
    assert reads.verify().whole
    assert reads.head()[0] == 4
    assert list(db.session.scalars(sa.select(LeafRow.number).order_by(LeafRow.position))) == [1, 2, 3, 4]


@use_case("test.one_leaf")
def one_leaf(*, actor: object, id: UUID, now: datetime) -> UUID:
    """Leave one leaf."""
    append(Tried(), now=now, body=BODY)
    return id


def test_a_leaf_takes_four_statements(either: Flask) -> None:
    """The head is locked, the number asked, the head written, the leaf written; the act's own are its receipt, asked for and written."""
    one_leaf(actor=SYSTEM, id=new_id(), now=NOW)
    asked = list[str]()

    def note(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        asked.append(" ".join(statement.split()[:2]))

    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        one_leaf(actor=SYSTEM, id=new_id(), now=NOW)
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)
    written = [one for one in asked if one.split()[0] not in ("BEGIN", "SELECT")]
    assert written == ["UPDATE record_head", "INSERT INTO", "INSERT INTO"]
    assert len([one for one in asked if one.startswith("SELECT")]) == 3
