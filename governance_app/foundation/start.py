"""Start checks: reasons for which a server must not begin to serve, each one sentence for a person.

Why these: docs/decisions/0001-sqlite-durability.md (a write that was acknowledged must outlive a power cut).
"""

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from governance_app.foundation import schema

ROLLBACK_JOURNALS = {"delete", "truncate", "persist"}
LOSES = "SQLite would lose acknowledged writes in a power cut:"
FULL, EXTRA = 2, 3
WAL_REPAIRED = (3, 51, 3)  # before it, SQLite may corrupt a WAL database when the log restarts (sqlite.org/wal.html)
NETWORK_FILE_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "ncpfs", "fuse.glusterfs", "fuse.sshfs", "fuse.s3fs",
}


class StartRefused(Exception):
    """The server must not start; the text says why and what to do, in one sentence."""


def check_start(engine: sa.Engine, mounts: str | None = None) -> None:
    """Raise StartRefused when the database is unsafe or not up to date. `mounts`: text of /proc/self/mountinfo, for tests."""
    if engine.dialect.name == "sqlite":
        _check_place(Path(str(engine.url.database)).resolve(), _mounts() if mounts is None else mounts)
        reason = why_unsafe(**sqlite_state(engine))
        if reason:
            raise StartRefused(reason)
    try:
        current = schema.is_current(engine)
    except sa.exc.OperationalError as error:
        reason = f"The database does not answer ({type(error.orig).__name__}): check GOVERNANCE_DATABASE_URL and that the server runs."
        raise StartRefused(reason) from None
    if not current:
        raise StartRefused("The database is not at this version's tables: make a backup, then run `governance-app migrate`.")


def sqlite_state(engine: sa.Engine) -> dict[str, Any]:
    """Return what decides on durability, as this engine's own connections have it."""
    with engine.connect() as connection:
        journal, synchronous, keys = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        )
    version = sqlite3.sqlite_version_info
    return {"journal": str(journal), "synchronous": int(synchronous or 0), "foreign_keys": bool(keys), "version": version}


def why_unsafe(journal: str, synchronous: int, foreign_keys: bool, version: tuple[int, ...]) -> str | None:
    """Return why acknowledged writes could be lost on this SQLite, or None when they could not.

    Safe are a rollback journal with synchronous=EXTRA on any version, and WAL with at least FULL from SQLite 3.51.3 on.
    """
    if not foreign_keys:
        return "SQLite does not enforce foreign keys here: the connection must set foreign_keys=ON."
    if journal in ROLLBACK_JOURNALS:
        return None if synchronous >= EXTRA else f"{LOSES} a rollback journal needs synchronous=EXTRA."
    if journal != "wal":
        return f"SQLite keeps no safe journal here (journal_mode={journal}): use journal_mode=DELETE with synchronous=EXTRA."
    if synchronous < FULL:
        return f"{LOSES} WAL needs synchronous=FULL."
    if version < WAL_REPAIRED:
        return f"SQLite {'.'.join(map(str, version))} can corrupt a WAL database: use journal_mode=DELETE, or SQLite 3.51.3 or newer."
    return None


def _check_place(file: Path, mounts: str) -> None:
    kind = file_system(file, mounts)
    if kind in NETWORK_FILE_SYSTEMS:
        reason = f"{file} lies on a network file system ({kind}), where SQLite's locks do not hold: use a local disk or PostgreSQL."
        raise StartRefused(reason)


def file_system(file: Path, mounts: str) -> str:
    """Return the type of the file system that holds `file`, from the text of /proc/self/mountinfo ("" when unknown)."""
    best, kind = "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        point = left.split()[4].replace("\\040", " ")
        if (file.is_relative_to(point)) and len(point) >= len(best):
            best, kind = point, right.split()[0]
    return kind


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text()
    except OSError:
        return ""  # not Linux: nothing to tell it by
