"""Make a copy of the database that is whole, while people work."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import click
import sqlalchemy as sa

from governance_app.foundation.database import db


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write a checked copy of the database to FILE. Copy the key file too, to another place.

    SQLite only; on PostgreSQL use pg_dump, and this command says how.
    """
    if db.engine.dialect.name != "sqlite":
        where = db.engine.url.set(drivername="postgresql", password=None).render_as_string()
        raise click.ClickException(f"this database is PostgreSQL; run: pg_dump --format=custom --file={file} '{where}'")
    if file.exists():
        raise click.ClickException(f"{file} exists already: a backup is never written over another")
    copy_database(db.engine, file)
    click.echo(f"{file}: {file.stat().st_size:,} bytes, checked. It holds personal data: keep it as safe as the database.")


def copy_database(engine: sa.Engine, file: Path) -> None:
    """Copy with VACUUM INTO (one consistent moment; deleted rows are not in it), mode 600, synced, then checked."""
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(str(engine.url.database), isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout=10000")
        connection.execute("VACUUM INTO ?", (str(file),))
    with closing(sqlite3.connect(file)) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise click.ClickException(f"the copy is not whole ({answer}): check the disk, and run `governance-app check`")
    for place in (file, file.resolve().parent):
        handle = os.open(place, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
