"""Make one file that holds the whole installation as it is at one moment, while people work."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import click
import sqlalchemy as sa

from governance_app.attachments import cellar
from governance_app.attachments import reads as attachments
from governance_app.cli import person_keys, postgres_tools
from governance_app.cli.archive import Manifest, digest_of, write_archive
from governance_app.cli.keys import read_key
from governance_app.cli.person_keys import KeyFile
from governance_app.foundation import clock, schema
from governance_app.foundation.database import db, one_transaction
from governance_app.people.keys import KEYS, kept_keys
from governance_app.record import reads

TRIES = 3


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "key", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Public key (FILE.pub of `governance-app keys backup FILE`): then only its private half opens the backup.")
@click.option("--drop-old-keys", is_flag=True, help="Delete the files of people's keys (*.keys) beside FILE that are older than 15 days.")
def backup(file: Path, key: Path | None, drop_old_keys: bool) -> None:
    """Write a checked copy of the database and every kept file to FILE, and people's keys to FILE.keys.

    Copy the installation's key file too, to another place. Keep FILE as long as you like, FILE.keys no longer than 15 days: that is how
    what somebody had erased goes out of old copies. PostgreSQL needs pg_dump beside it. `governance-app restore FILE` puts it back.
    """
    public = read_key(key) if key else None
    manifest = make_backup(file, public)
    if drop_old_keys:
        click.echo(f"{person_keys.drop_old(file.resolve().parent, clock.now())} old files of people's keys deleted.")
    told = "Sealed: only the private key opens it." if public else "NOT sealed: it holds personal data, keep it as safe as the database."
    count = len(manifest.attachments)
    click.echo(f"{file}: {file.stat().st_size:,} bytes, {manifest.size} leaves of the record, {count} kept files, checked. {told}")


def make_backup(file: Path, public: bytes | None) -> Manifest:
    """Write the backup to one side, sync it and give it its name; ClickException when FILE is there. Returns what it holds."""
    beside = person_keys.beside(file)
    for one in (file, beside):
        if one.exists():
            raise click.ClickException(f"{one} exists already: a backup is never written over another")
    aside = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    keys = aside.with_suffix(".keys")
    try:
        manifest = _written(aside, keys, public)
        keys.replace(beside)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
        keys.unlink(missing_ok=True)
    sync(file, file.resolve().parent)
    return manifest


def _written(aside: Path, keys: Path, public: bytes | None) -> Manifest:
    """Write again when a file was taken off between the copy of the database and its own turn."""
    for left in reversed(range(TRIES)):
        with _database_copy(aside.with_suffix(".database")) as (copy, manifest, held):
            aside.unlink(missing_ok=True)
            keys.unlink(missing_ok=True)
            missing = [digest for digest in manifest.attachments if not cellar.is_whole(digest)]
            if missing and left:
                continue
            if missing:
                raise click.ClickException(f"{len(missing)} kept files are missing or changed: run `governance-app check`")
            with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
                write_archive(opened, manifest, copy, ((digest, cellar.place(digest)) for digest in manifest.attachments), public)
            person_keys.write_keys(keys, held, public)
            return manifest
    raise AssertionError("the loop above returns or raises")


@contextmanager
def _database_copy(copy: Path) -> Iterator[tuple[Path, Manifest, KeyFile]]:
    """Give a copy of the database without people's keys, its manifest, and the keys of that very moment; the copy is deleted afterwards."""
    try:
        yield copy, *(_copied_sqlite(copy) if db.engine.dialect.name == "sqlite" else _copied_postgres(copy))
    finally:
        copy.unlink(missing_ok=True)


def _copied_sqlite(copy: Path) -> tuple[Manifest, KeyFile]:
    with one_transaction():  # whoever writes stands in line for as long as copying takes, so that what is read here is what was copied
        _vacuum_into(db.engine, copy)
        held, keys = _held(), kept_keys()
    _take_keys_out(copy)
    _check_copy(copy)
    manifest = _manifest(copy, *held)
    return manifest, KeyFile(datetime.fromisoformat(manifest.made_at), *held[1:], keys)


def _take_keys_out(copy: Path) -> None:
    """Delete people's keys from a copy and write it anew, so that no page of it holds one."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute(f"DELETE FROM {KEYS}")  # noqa: S608 - the name of a table of ours
        connection.execute("VACUUM")


def _copied_postgres(copy: Path) -> tuple[Manifest, KeyFile]:
    db.session.rollback()
    connection = db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    try:
        snapshot = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
        postgres_tools.dump(db.engine, copy, str(snapshot), without_rows_of=KEYS)
        held = _held()
        manifest = _manifest(copy, *held)
        return manifest, KeyFile(datetime.fromisoformat(manifest.made_at), *held[1:], kept_keys())
    finally:
        db.session.rollback()


def _held() -> tuple[tuple[str, ...], int, str]:
    return attachments.kept_digests(), *reads.head()


def _manifest(copy: Path, digests: tuple[str, ...], size: int, root: str) -> Manifest:
    return Manifest(
        dialect=db.engine.dialect.name, revision=schema.revision(db.engine), made_at=clock.now().isoformat(timespec="seconds"),
        database=digest_of(copy), database_bytes=copy.stat().st_size, attachments=digests, size=size, root=root, keys_apart=True)


def copy_database(engine: sa.Engine, file: Path) -> None:
    """Copy with VACUUM INTO (one consistent moment; deleted rows are not in it), mode 600, synced, then checked."""
    _vacuum_into(engine, file)
    _check_copy(file)


def _vacuum_into(engine: sa.Engine, file: Path) -> None:
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(str(engine.url.database), isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout=10000")
        connection.execute("VACUUM INTO ?", (str(file),))


def _check_copy(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise click.ClickException(f"the copy is not whole ({answer}): check the disk, and run `governance-app check`")
    sync(file, file.resolve().parent)


def sync(*places: Path) -> None:
    """Wait until the disk has these files and folders."""
    for place in places:
        handle = os.open(place, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
