"""A thousand planted words of one person: after the erasure none can be read in the database, its journal, a copy or a file given out."""

from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM, Secret
from governance_app.attendance.rules import Capacity
from governance_app.cli import backup, erasure_drill
from governance_app.exports.tables import TABLES
from governance_app.exports.writing import write
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.people import actions as people
from governance_app.people.rules import Field, LegalGround, Purpose
from governance_app.privacy import actions as privacy
from governance_app.privacy.rules import Channel, Outcome, RequestKind
from governance_app.record import reads as record
from tests.actions.test_backup import migrated
from tests.actions.test_erasure import files_of_the_database
from tests.conftest import CAMPAIGN
from tests.support.build_attendance import AFTER, a_convened_meeting, arrives
from tests.support.build_people import a_person, consents, says_of_themselves

PLANTED = 1_000 if CAMPAIGN else 60


def word(number: int) -> str:
    """Return a word that stands nowhere else."""
    return f"canario{number:04d}verdadero"


def plants(person: UUID, number: int) -> None:
    """Plant a word in one of the places where somebody's words are kept: name, contact, how they consented, a dispute, a request."""
    given = {"actor": SYSTEM, "now": AFTER, "person": person}
    ways = (
        lambda: people.correct_person(id=new_id(), name=f"Sisa {word(number)}", **given),
        lambda: people.set_contact(id=new_id(), contact=Secret(word(number)), **given),
        lambda: _consents_anew(person, number),
        lambda: people.dispute_answers(id=new_id(), field=Field.SEX, why=Secret(word(number)), **given),
        lambda: _asks_and_is_answered(person, number),
    )
    ways[number % len(ways)]()


def _asks_and_is_answered(person: UUID, number: int) -> None:
    asked = privacy.receive_request(actor=SYSTEM, id=new_id(), now=AFTER, person=person, kind=RequestKind.RECTIFICATION,
                                    channel=Channel.VOICE, words=Secret(word(number))).subject
    privacy.answer_request(actor=SYSTEM, id=new_id(), now=AFTER, request=asked, outcome=Outcome.DONE, answer=Secret(word(number)))


def _consents_anew(person: UUID, number: int) -> None:
    if number > 4:
        people.withdraw_consent(actor=SYSTEM, id=new_id(), now=AFTER, person=person, purpose=Purpose.PUBLIC_NAME, how=word(number))
    people.give_consent(actor=SYSTEM, id=new_id(), now=AFTER, person=person, purpose=Purpose.PUBLIC_NAME, how=word(number))


def readable(content: bytes) -> list[str]:
    """Return the planted words that stand in some bytes, in UTF-8 or UTF-16."""
    every = (word(number) for number in range(PLANTED))
    return [one for one in every if one.encode() in content or one.encode("utf-16-le") in content]


def journal() -> bytes:
    """Return what the engine keeps beside its tables: the write-ahead log of SQLite or of PostgreSQL."""
    if db.engine.dialect.name == "sqlite":
        files = [Path(f"{db.engine.url.database}{end}") for end in ("-wal", "-journal")]
    else:
        with db.engine.connect() as connection:
            files = list((Path(str(connection.exec_driver_sql("SHOW data_directory").scalar_one())) / "pg_wal").iterdir())
    return b"".join(file.read_bytes() for file in files if file.is_file())


def given_out(body: UUID) -> bytes:
    """Return every table of a body in every format in which it leaves."""
    files = ((table, format) for table in TABLES.values() for format in table.formats if format != "xlsx")  # it is packed
    return b"".join(write(table, body, "Comité", format, now=AFTER).content for table, format in files)


def test_a_thousand_words_of_an_erased_person_are_read_nowhere(either: Flask, tmp_path: Path) -> None:
    """A thousand in the campaign, sixty in every run of the tests."""
    meeting = a_convened_meeting(3)
    person = a_person("Sisa Canaria")
    consents(person, Purpose.CONTACT)
    says_of_themselves(person, {Field.SEX: "mujer"}, now=AFTER)
    arrives(meeting, 0, person=person, capacity=Capacity.GUEST, seat=None)
    for number in range(PLANTED):
        plants(person, number)
    migrated(either, tmp_path)
    try:
        last = max(number for number in range(PLANTED) if number % 5 == 0)
        assert db.session.scalar(sa.text("SELECT count(*) FROM data_request")) == PLANTED // 5
        backup.make_backup(tmp_path / "before", None)
        privacy.erase_person(actor=SYSTEM, id=new_id(), now=AFTER, person=person, name=Secret(f"Sisa {word(last)}"),
                             ground=LegalGround.CONSENT_REVOKED)
        backup.make_backup(tmp_path / "after", None)
        places = {
            "database": files_of_the_database(), "journal": journal(), "given out": given_out(meetings.meeting(meeting).body),
            "copy before": erasure_drill._database(tmp_path / "before"), "copy after": erasure_drill._database(tmp_path / "after"),
        }
        assert {place: readable(content) for place, content in places.items() if readable(content)} == {}
        assert not record.verify().faults
    finally:
        db.session.remove()
        with db.engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE alembic_version")


def test_words_that_lie_in_clear_are_found(either: Flask) -> None:
    """The search itself finds a word that is really there, in every engine's files."""
    a_person("Nadie")
    db.session.execute(sa.text("UPDATE person SET external_id = :word").bindparams(word=word(7)))
    db.session.commit()
    assert readable(files_of_the_database() + journal()) == [word(7)]


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le"])
def test_a_word_is_found_in_either_form(form: str) -> None:
    assert readable(b"xx" + word(3).encode(form) + b"yy") == [word(3)]
