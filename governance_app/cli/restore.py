"""Put a backup back into an empty installation, check everything in it, and say so in the record."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

import click
import sqlalchemy as sa

from governance_app.access.rules import SYSTEM
from governance_app.attachments import cellar
from governance_app.attachments import reads as attachments
from governance_app.cli import postgres_tools
from governance_app.cli.archive import BackupBroken, Manifest, copy_checked, opened_archive
from governance_app.cli.backup import sync
from governance_app.cli.check import faults_of_content
from governance_app.cli.keys import read_key
from governance_app.cli.person_keys import KeyFile, beside, read_keys
from governance_app.foundation import clock, schema
from governance_app.foundation.database import db, one_transaction
from governance_app.foundation.ids import new_id
from governance_app.foundation.sealing import SealBroken
from governance_app.people.keys import kept_keys, put_keys_back
from governance_app.privacy.actions import repeat_erasures, write_anew
from governance_app.privacy.reads import erased_without_trace
from governance_app.record import reads
from governance_app.record.actions import note_restored


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Private key that opens a sealed backup.")
@click.option("--person-keys", "people", type=click.Path(dir_okay=False, path_type=Path),
              help="The newest file of people's keys (FILE.keys when not told). Who has no key in it was erased, and is erased again.")
def restore(file: Path, key: Path | None, people: Path | None) -> None:
    """Put the backup FILE into this installation, which must be empty, check it, and say so in the record.

    The key file of the installation must be the one the backup was made with: what was sealed opens with no other.
    """
    manifest, erased = put_back(file, read_key(key) if key else None, people)
    size = manifest.size
    click.echo(f"Restored: {size} leaves of the record, {len(manifest.attachments)} kept files, all checked; made on {manifest.made_at}.")
    if erased:
        click.echo(f"Erased again: {erased} people who have no key in the file of keys. Their data were erased since the backup.")
    if not manifest.keys_apart:
        click.echo("This backup is from before people had keys: who was erased since is in it again. Erase them again.")
    click.echo("The record now says so. What was done after that moment is not in it: ask people for what they did since.")


def put_back(file: Path, key: bytes | None, people: Path | None = None) -> tuple[Manifest, int]:
    """Restore and check; return what it held, and how many people were erased again.

    ClickException with a sentence, and nothing left behind, when anything is not as it was announced.

    `people`: the file of people's keys, the newest there is; beside the backup when it is not told.
    """
    check_empty()
    copy = _beside()
    try:
        with opened_archive(file, key) as (manifest, members):
            _check_fits(manifest)
            keys = _keys_for(manifest, people or beside(file), key)
            _take(manifest, members, copy)
        _put_database(copy)
        _check_whole(manifest)
        erased = _say_so(manifest, keys)
    except BaseException:
        _empty_again()
        raise
    finally:
        copy.unlink(missing_ok=True)
    return manifest, erased


def _keys_for(manifest: Manifest, file: Path, key: bytes | None) -> KeyFile | None:
    """Return the keys to put back; None for a backup from before people had keys. ClickException for keys older than the copy."""
    if not manifest.keys_apart:
        return None
    keys = read_keys(file, key)
    if keys.size < manifest.size or keys.made_at < datetime.fromisoformat(manifest.made_at):
        raise click.ClickException(
            f"{file} is older than the backup: who was written down in between would be lost. Take the one that was made with it, or later")
    return keys


def _say_so(manifest: Manifest, keys: KeyFile | None) -> int:
    """Put people's keys back, say in the record that it was restored, and erase again who was erased since the copy was made: how many.

    ClickException when the file has the key of nobody: it is another installation's, and everybody would be erased.
    """
    now = clock.now()
    with one_transaction():
        gone = put_keys_back(keys.keys) if keys else ()
        if keys and keys.keys and gone and not kept_keys():
            raise click.ClickException("the file of people's keys is of nobody in the backup: it is another installation's")
        made_at = datetime.fromisoformat(manifest.made_at)
        note_restored(actor=SYSTEM, id=new_id(), now=now, made_at=made_at, size=manifest.size, root=manifest.root)
        if gone:
            repeat_erasures(actor=SYSTEM, id=new_id(), now=now, people=gone)
    if gone:
        write_anew()
    if left := erased_without_trace():
        raise BackupBroken(f"{len(left)} people and their keys do not go together, and nothing was kept of the backup")
    return len(gone)


def check_empty() -> None:
    """Raise ClickException unless this installation has neither tables nor files: a restore is never written over anything."""
    db.session.rollback()
    if sa.inspect(db.engine).get_table_names():
        raise click.ClickException(f"the database {db.engine.url.render_as_string()} has tables already: restore into an empty one")
    if next(cellar.digests(), None):
        raise click.ClickException(f"{cellar.folder()} holds files already: restore into an empty folder")


def _beside() -> Path:
    """Return where the copy of the database waits: on SQLite beside its own place, so that it is only renamed."""
    if db.engine.dialect.name == "sqlite":
        return Path(f"{db.engine.url.database}.restoring")
    return cellar.folder().parent / "database.restoring"


def _check_fits(manifest: Manifest) -> None:
    mine = db.engine.dialect.name
    if manifest.dialect != mine:
        raise click.ClickException(f"the backup is of {manifest.dialect}, this database is {mine}: see GOVERNANCE_DATABASE_URL")


def _take(manifest: Manifest, members: Iterator[tuple[str, IO[bytes]]], copy: Path) -> None:
    """Take every member that was announced, once, and no other. ValueError otherwise."""
    waiting = {"database", *(f"attachments/{digest}" for digest in manifest.attachments)}
    for name, held in members:
        waiting.remove(name)
        if name == "database":
            copy.unlink(missing_ok=True)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy_checked(held, copy, manifest.database)
        elif cellar.put(held.read()) != name.partition("/")[2]:
            raise ValueError("changed")
    if waiting:
        raise ValueError("not whole")


def _put_database(copy: Path) -> None:
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        db.engine.dispose()
        os.replace(copy, str(db.engine.url.database))
        sync(copy.resolve().parent)
    else:
        postgres_tools.put_back(db.engine, copy)
    if not schema.is_current(db.engine):
        schema.upgrade(db.engine)
        write_anew()


def _check_whole(manifest: Manifest) -> None:
    """Raise BackupBroken unless the record, the references and the files are those of the manifest, and the key file is theirs."""
    wrong = [f"{name}: {fault}" for name, fault in faults_of_content() if fault]
    if reads.head() != (manifest.size, manifest.root):
        wrong.append("the record is not the one that was announced")
    if attachments.kept_digests() != manifest.attachments:
        wrong.append("the kept files are not those that were announced")
    if wrong:
        raise BackupBroken(f"the backup does not hold, and nothing was kept of it: {'; '.join(wrong)}")
    try:
        reads.signed_head()
    except SealBroken:
        raise click.ClickException(
            "the key file (GOVERNANCE_SECRET_FILE) is not the one of this backup: without its own key nobody can open what was sealed, "
            "nor sign the record. Nothing was kept") from None


def _empty_again() -> None:
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        db.engine.dispose()
        Path(str(db.engine.url.database)).unlink(missing_ok=True)
    else:
        with db.engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
    for digest in list(cellar.digests()):
        cellar.throw_out(digest)
