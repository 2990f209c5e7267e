"""0016 grows the tree over a record that was a chain before: no text is touched, every leaf is proven, and it goes back too."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

import pytest
import rfc8785
import sqlalchemy as sa
from flask import Flask

from governance_app.foundation import schema
from governance_app.foundation.database import UtcDateTime
from governance_app.record import reads
from tests.migrations.test_migrations import empty  # noqa: F401 — a fixture
from tests.support import recursive_tree as written

BODIES = [None, UUID(int=1), UUID(int=2)]


def a_chain(connection: sa.Connection, count: int) -> list[str]:
    """Write `count` leaves as they were written before, and return their texts."""
    previous, texts = sha256(b"governance-app record v1").hexdigest(), []
    leaf = sa.table("leaf", *(sa.column(name) for name in ("position", "name", "canonical", "previous", "digest")),
                    sa.column("body", sa.Uuid()), sa.column("recorded_at", UtcDateTime()))
    for position in range(count):
        body = BODIES[position % 3]
        said = {"event": "test.tried", "at": "2026-11-23T12:00:00Z", "body": body and str(body), "position": position, "schema": 1}
        text = rfc8785.dumps(said | {"data": {"figure": position}})
        digest = sha256(bytes.fromhex(previous) + b"\x00" + text).hexdigest()
        connection.execute(sa.insert(leaf).values(
            position=position, name="test.tried", body=body, canonical=text.decode(), previous=previous, digest=digest,
            recorded_at=datetime(2026, 11, 23, 12, tzinfo=UTC)))
        previous = digest
        texts.append(text.decode())
    head = sa.text("INSERT INTO record_head (id, size, digest) VALUES (1, :size, :digest)")
    connection.execute(head, {"size": count, "digest": previous})
    return texts


def test_a_chain_becomes_a_tree_and_a_chain_again(empty: sa.Engine, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    schema.upgrade(empty, "0015")
    with empty.begin() as connection:
        texts = a_chain(connection, 7)
        before = connection.execute(sa.text("SELECT * FROM leaf ORDER BY position")).all()
    schema.upgrade(empty)
    with sa.orm.Session(empty) as session:
        monkeypatch.setattr(reads, "db", type("Here", (), {"session": session}))
        assert reads.head() == (7, written.root([text.encode() for text in texts]).hex())
        assert reads.verify().whole
    schema.downgrade(empty, "0015")
    with empty.connect() as connection:
        assert connection.execute(sa.text("SELECT * FROM leaf ORDER BY position")).all() == before
