"""The drill of an erasure: an invented person is written down, copied, erased, and looked for everywhere."""

import secrets
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import click

from governance_app.access.rules import SYSTEM, Secret
from governance_app.cli import person_keys, postgres_tools
from governance_app.cli.backup import make_backup
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.people import actions as people
from governance_app.people.keys import kept_keys
from governance_app.people.rules import Answers, ConsentGiver, Field, IdentityKind, LegalGround, Purpose
from governance_app.privacy.actions import erase_person
from governance_app.record import reads as record


@click.command("erasure-drill")
@click.option("--in", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="Where the two copies of the drill lie while it runs (they are deleted at its end).")
def erasure_drill(folder: Path | None) -> None:
    """Prove that an erasure erases, on this installation: with an invented person, two copies and a search. Run it twice a year.

    The record says that somebody was erased. Ends with 1 when anything of the person can still be read.
    """
    wrong = 0
    with TemporaryDirectory(prefix="erasure-drill-", dir=folder) as copies:
        for name, fault in _drill(Path(copies)):
            click.echo(f"{'WRONG' if fault else 'ok':6}{name}{': ' + fault if fault else ''}")
            wrong += bool(fault)
    if wrong:
        raise click.ClickException(f"{wrong} checks failed: what is erased here can still be read")


def _drill(copies: Path) -> Iterator[tuple[str, str | None]]:
    """Write down, copy, erase, copy, and yield each check's name and what is wrong, None when nothing is."""
    words = [f"Simulacro {secrets.token_hex(8)}", secrets.token_hex(10), secrets.token_hex(10).upper(), secrets.token_hex(10)]
    person = _invented(words)
    sealed = kept_keys()[person].sealed
    yield "nothing private lies in clear before the erasure", _found(_database(copies / "before", make=True), words)
    erase_person(actor=SYSTEM, id=new_id(), now=clock.now(), person=person, name=Secret(words[0]), ground=LegalGround.CONSENT_REVOKED)
    yield "nothing of the person is in the database", _found(_live(copies), [*words, sealed])
    yield "the copy of before holds no key", _found(_database(copies / "before"), [sealed])
    yield "a copy made now holds nothing", _found(_database(copies / "after", make=True), [*words, sealed])
    yield "the keys of a copy made now leave the person out", (
        "the key is there" if person in person_keys.read_keys(person_keys.beside(copies / "after"), None).keys else None)
    told = record.verify()
    yield "the record still holds", None if told.whole else "run `governance-app verify`"


def _invented(words: list[str]) -> UUID:
    """Write down a person of whom everything is private, with a consent for each."""
    name, contact, number, other = words
    now = clock.now()
    person = people.register_person(actor=SYSTEM, id=new_id(), now=now, name=name, demonstration=True).subject
    for purpose in (Purpose.CONTACT, Purpose.IDENTIFICATION):
        people.give_consent(actor=SYSTEM, id=new_id(), now=now, person=person, purpose=purpose, how=other)
    people.set_contact(actor=SYSTEM, id=new_id(), now=now, person=person, contact=Secret(contact))
    people.set_identity(actor=SYSTEM, id=new_id(), now=now, person=person, kind=IdentityKind.OTHER, number=Secret(number))
    people.describe_person(actor=SYSTEM, id=new_id(), now=now, person=person, given_by=ConsentGiver.SELF,
                           answers=Answers({Field.ETHNIC_SELF_ID: "otra"}, {Field.ETHNIC_SELF_ID: other}))
    return person


def _live(copies: Path) -> bytes:
    """Return the file of the database as it lies on the disk; of PostgreSQL, whose files are elsewhere, what a dump of now says."""
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        return Path(str(db.engine.url.database)).read_bytes()
    return _database(copies / "live", make=True)


def _database(copy: Path, *, make: bool = False) -> bytes:
    """Return what the database in a copy says."""
    if make:
        make_backup(copy, None)
    with tarfile.open(copy) as tar:
        held = tar.extractfile("database")
        content = held.read() if held else b""
    return content if db.engine.dialect.name == "sqlite" else postgres_tools.said_by(content)


def _found(content: bytes, wanted: Sequence[str | bytes]) -> str | None:
    """Return how many of the planted words (or bytes) stand in some content; None when none does."""
    forms = [form for one in wanted for form in _forms(one)]
    count = sum(form in content for form in forms)
    return f"{count} of the planted words were found" if count else None


def _forms(one: str | bytes) -> Iterator[bytes]:
    if isinstance(one, bytes):
        yield from (one, one.hex().encode())
    else:
        yield from (one.encode(), one.upper().encode(), one.encode("utf-16-le"))
