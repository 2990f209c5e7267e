"""PostgreSQL's own tools, which copy and put back its databases: `pg_dump` and `pg_restore`, of the server's version or newer."""

import os
import shutil
import subprocess
from pathlib import Path

import click
import sqlalchemy as sa


def dump(engine: sa.Engine, file: Path, snapshot: str, *, without_rows_of: str) -> None:
    """Write the database as it is in a snapshot (`pg_export_snapshot()`) to FILE, one table empty. ClickException when pg_dump says no."""
    _run("pg_dump", engine, "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}",
         f"--exclude-table-data={without_rows_of}", f"--file={file}")


def put_back(engine: sa.Engine, file: Path) -> None:
    """Fill an empty database from FILE, all of it or nothing."""
    _run("pg_restore", engine, "--single-transaction", "--no-owner", "--no-privileges", "--exit-on-error", str(file), into=True)


def said_by(dump: bytes) -> bytes:
    """Return the statements that a dump holds, as text."""
    done = subprocess.run([_found("pg_restore"), "-f", "-"], input=dump, capture_output=True, check=False)  # noqa: S603 - no word of people
    if done.returncode:
        raise click.ClickException(f"pg_restore says: {done.stderr.decode(errors='replace').strip()[:500]}")
    return done.stdout


def _found(tool: str) -> str:
    found = shutil.which(tool)
    if found is None:
        raise click.ClickException(f"this database is PostgreSQL, and its tool {tool} is not here: install postgresql-client")
    return found


def _run(tool: str, engine: sa.Engine, *words: str, into: bool = False) -> None:
    found = _found(tool)
    name = engine.url.set(drivername="postgresql", password=None).render_as_string()
    secret = {"PGPASSWORD": str(engine.url.password)} if engine.url.password else {}
    command = [found, *words[:-1], f"--dbname={name}", words[-1]] if into else [found, *words, f"--dbname={name}"]
    done = subprocess.run(command, env={**os.environ, **secret}, capture_output=True, text=True, check=False)  # noqa: S603 - no word of people
    if done.returncode:
        raise click.ClickException(f"{tool} says: {done.stderr.strip()[:500]}")
