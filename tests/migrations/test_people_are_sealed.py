"""0021 seals people who were written in clear before: nothing of theirs is left readable, everything opens, and it goes back too."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from flask import Flask

from governance_app.app import create_app
from governance_app.cli.migrate import migrate
from governance_app.foundation import schema
from governance_app.foundation.database import UtcDateTime, db
from governance_app.foundation.sealing import seal, sealing_key
from governance_app.people.keys import link, opened_words, unwrapped
from tests.actions.test_erasure import files_of_the_database
from tests.conftest import settings_for
from tests.migrations.test_migrations import empty  # noqa: F401 — a fixture
from tests.support.databases import sqlite_url

ROSA, ANA, MEETING, BODY = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
THEN = datetime(2026, 11, 1, 12, tzinfo=UTC)
DAY = date(2026, 11, 1)
WORDS = ("Rosa Canaria", "Madre Canaria", "por radio canaria", "indigena", "lengua canaria", "mujer")


def table(of: str, **kinds: Any) -> Any:
    return sa.table(of, *(sa.column(column, kind) for column, kind in kinds.items()))


def write(connection: sa.Connection, name: str, *rows: dict[str, Any]) -> None:
    """Insert rows as they were before, each value under the type of what it is."""
    kinds = {UUID: sa.Uuid(), datetime: UtcDateTime(), date: sa.Date(), bytes: sa.LargeBinary(), bool: sa.Boolean()}
    for row in rows:
        there = table(name, **{column: kinds.get(type(value), sa.Text()) for column, value in row.items()})
        connection.execute(sa.insert(there).values(row))


def people_in_clear(connection: sa.Connection) -> None:
    write(connection, "body", {"id": BODY, "slug": "c", "created_on": DAY, "language": "es", "demonstration": True})
    write(connection, "meeting", {
        "id": MEETING, "body_id": BODY, "kind": "ordinary", "state": "closed", "mode": "in_person", "starts_at": THEN, "created_at": THEN,
        "demonstration": True, "on_second_call": False, **{name: "" for name in ("title", "place", "link")}, "language": "es"})
    contact = seal(b"099 canario", sealing_key(), b"person.contact:" + ROSA.bytes)
    for id, name, mother in ((ROSA, "Rosa Canaria", "Madre Canaria"), (ANA, "Ana", "")):
        write(connection, "person", {
            "id": id, "name": name, "name_key": name.lower(), "representative": mother, "demonstration": True, "created_at": THEN,
            **({"contact_sealed": contact} if id == ROSA else {})})
    consent = uuid4()
    write(connection, "consent", {
        "id": consent, "person_id": ROSA, "purpose": "participation_figures", "given_on": DAY, "given_by": "legal_representative",
        "representative": "Madre Canaria", "how": "por radio canaria", "withdrawn_how": "", "recorded_at": THEN})
    write(connection, "self_description", {
        "id": uuid4(), "person_id": ROSA, "consent_id": consent, "field": "ethnic_self_id", "value": "indigena",
        "other_text": "lengua canaria", "said_on": DAY, "disputed": False})
    write(connection, "attendance_event", {
        "id": uuid4(), "meeting_id": MEETING, "person_id": ROSA, "movement": "arrives", "at": THEN, "capacity": "guest",
        "source": "hall", "recorded_at": THEN, "void_reason": ""})
    write(connection, "attendee_description", {"meeting_id": MEETING, "person_id": ROSA, "sex": "mujer"})


def everything(connection: sa.Connection, *names: str) -> str:
    return " ".join(str([tuple(row) for row in connection.execute(sa.text(f"SELECT * FROM {name}"))]) for name in names)


def test_people_in_clear_are_sealed_and_come_back(empty: sa.Engine, app: Flask) -> None:  # noqa: F811
    schema.upgrade(empty, "0020")
    with empty.begin() as connection:
        people_in_clear(connection)
    schema.upgrade(empty)
    key_of = table("person_key", person_id=sa.Uuid(), sealed=sa.LargeBinary())
    person = table("person", id=sa.Uuid(), **dict.fromkeys(("name_sealed", "contact_sealed", "representative_sealed"), sa.LargeBinary()))
    with empty.connect() as connection:
        clear = everything(connection, "person", "consent", "self_description", "attendance_event")
        assert not [word for word in WORDS if word in clear]
        keys = {id: unwrapped(sealed, id) for id, sealed in connection.execute(sa.select(key_of.c.person_id, key_of.c.sealed))}
        rows = {row.id: row for row in connection.execute(sa.select(person))}
        assert opened_words(rows[ROSA].name_sealed, keys[ROSA], "name", ROSA) == "Rosa Canaria"
        assert opened_words(rows[ROSA].contact_sealed, keys[ROSA], "contact", ROSA) == "099 canario"
        assert opened_words(rows[ROSA].representative_sealed, keys[ROSA], "representative", ROSA) == "Madre Canaria"
        assert rows[ANA].representative_sealed is None
        described = table("attendee_description", id=sa.Uuid(), sex=sa.Text())
        assert connection.execute(sa.select(described)).all() == [(link(keys[ROSA], "attendee_description", MEETING), "mujer")]
    schema.downgrade(empty, "0020")
    with empty.connect() as connection:
        told = everything(connection, "person", "consent", "self_description", "attendee_description")
        assert all(word in told for word in (*WORDS, "Ana"))


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_the_command_leaves_nothing_in_clear_on_the_pages_of_the_files(
    engine: str, app: Flask, tmp_path: Path, request: pytest.FixtureRequest,
) -> None:
    """PostgreSQL keeps what a column held, and old versions of rows, until a table is written anew."""
    url = sqlite_url(tmp_path / "g.db") if engine == "sqlite" else request.getfixturevalue("new_postgres")("migrated_in_clear")
    with create_app(settings_for(url, tmp_path)).app_context():
        schema.upgrade(db.engine, "0020")
        with db.engine.begin() as connection:
            people_in_clear(connection)
        assert found_in(files_of_the_database()) == ["Rosa Canaria", *WORDS[1:]]
        told = CliRunner().invoke(migrate, [])
        assert told.exit_code == 0, told.output + repr(told.exception)
        assert found_in(files_of_the_database()) == ["mujer"]  # what was said at a meeting stays, under an id that names nobody
        db.session.remove()
        db.engine.dispose()


def found_in(content: bytes) -> list[str]:
    return [word for word in WORDS if word.encode() in content]
