"""Make one file that holds the whole installation as it is at one moment, while people work."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click
import sqlalchemy as sa

from governance_app.attachments import cellar
from governance_app.attachments import reads as attachments
from governance_app.cli import postgres_tools
from governance_app.cli.archive import Manifest, digest_of, write_archive
from governance_app.cli.keys import read_key
from governance_app.foundation import clock, schema
from governance_app.foundation.database import db, one_transaction
from governance_app.record import reads

TRIES = 3


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "key", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Public key (FILE.pub of `governance-app keys backup FILE`): then only its private half opens the backup.")
def backup(file: Path, key: Path | None) -> None:
    """Write a checked copy of the database and every kept file to FILE. Copy the key file too, to another place.

    PostgreSQL needs pg_dump beside it. `governance-app restore FILE` puts it back.
    """
    public = read_key(key) if key else None
    manifest = make_backup(file, public)
    told = "Sealed: only the private key opens it." if public else "NOT sealed: it holds personal data, keep it as safe as the database."
    count = len(manifest.attachments)
    click.echo(f"{file}: {file.stat().st_size:,} bytes, {manifest.size} leaves of the record, {count} kept files, checked. {told}")


def make_backup(file: Path, public: bytes | None) -> Manifest:
    """Write the backup to one side, sync it and give it its name; ClickException when FILE is there. Returns what it holds."""
    if file.exists():
        raise click.ClickException(f"{file} exists already: a backup is never written over another")
    aside = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        manifest = _written(aside, public)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
    sync(file, file.resolve().parent)
    return manifest


def _written(aside: Path, public: bytes | None) -> Manifest:
    """Write again when a file was taken off between the copy of the database and its own turn."""
    for left in reversed(range(TRIES)):
        with _database_copy(aside.with_suffix(".database")) as (copy, manifest):
            aside.unlink(missing_ok=True)
            missing = [digest for digest in manifest.attachments if not cellar.is_whole(digest)]
            if missing and left:
                continue
            if missing:
                raise click.ClickException(f"{len(missing)} kept files are missing or changed: run `governance-app check`")
            with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
                write_archive(opened, manifest, copy, ((digest, cellar.place(digest)) for digest in manifest.attachments), public)
            return manifest
    raise AssertionError("the loop above returns or raises")


@contextmanager
def _database_copy(copy: Path) -> Iterator[tuple[Path, Manifest]]:
    """Give a copy of the database and the manifest of that very moment; the copy is deleted afterwards."""
    try:
        yield copy, (_copied_sqlite(copy) if db.engine.dialect.name == "sqlite" else _copied_postgres(copy))
    finally:
        copy.unlink(missing_ok=True)


def _copied_sqlite(copy: Path) -> Manifest:
    with one_transaction():  # whoever writes stands in line for as long as copying takes, so that what is read here is what was copied
        _vacuum_into(db.engine, copy)
        held = _held()
    _check_copy(copy)
    return _manifest(copy, *held)


def _copied_postgres(copy: Path) -> Manifest:
    db.session.rollback()
    connection = db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    try:
        snapshot = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
        postgres_tools.dump(db.engine, copy, str(snapshot))
        return _manifest(copy, *_held())
    finally:
        db.session.rollback()


def _held() -> tuple[tuple[str, ...], int, str]:
    return attachments.kept_digests(), *reads.head()


def _manifest(copy: Path, digests: tuple[str, ...], size: int, root: str) -> Manifest:
    return Manifest(
        dialect=db.engine.dialect.name, revision=schema.revision(db.engine), made_at=clock.now().isoformat(timespec="seconds"),
        database=digest_of(copy), database_bytes=copy.stat().st_size, attachments=digests, size=size, root=root)


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
