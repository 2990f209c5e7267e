"""A server refuses to start where acknowledged writes could be lost, and says why in one sentence."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.foundation import start
from governance_app.foundation.database import prepare_engine
from governance_app.foundation.settings import SettingsMissing, read_settings
from governance_app.foundation.start import StartRefused, check_start, file_system, sqlite_state, why_unsafe
from tests.support.databases import sqlite_url

OLD, REPAIRED = (3, 40, 1), (3, 51, 3)
NFS = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 0:50 / /srv/shared rw - nfs4 server:/x rw\n"


@pytest.mark.parametrize(
    ("journal", "synchronous", "version", "safe"),
    [
        ("delete", 3, OLD, True), ("truncate", 3, OLD, True), ("persist", 3, REPAIRED, True),
        ("delete", 2, OLD, False), ("delete", 1, REPAIRED, False), ("delete", 0, REPAIRED, False),
        ("wal", 2, REPAIRED, True), ("wal", 3, REPAIRED, True), ("wal", 3, OLD, False), ("wal", 2, (3, 51, 2), False),
        ("wal", 1, REPAIRED, False), ("memory", 3, REPAIRED, False), ("off", 3, REPAIRED, False),
    ],
)
def test_only_pairs_that_outlive_a_power_cut_are_safe(journal: str, synchronous: int, version: tuple[int, ...], safe: bool) -> None:
    reason = why_unsafe(journal=journal, synchronous=synchronous, foreign_keys=True, version=version)
    assert (reason is None) == safe
    if reason:
        assert reason.endswith(".")
        assert "\n" not in reason


def test_foreign_keys_must_be_enforced() -> None:
    assert "foreign_keys=ON" in str(why_unsafe(journal="delete", synchronous=3, foreign_keys=False, version=REPAIRED))


def test_our_own_connections_are_safe(tmp_path: Path) -> None:
    engine = sa.create_engine(sqlite_url(tmp_path / "own.db"))
    prepare_engine(engine)
    state = sqlite_state(engine)
    engine.dispose()
    assert (state["journal"], state["synchronous"], state["foreign_keys"]) == ("delete", 3, True)


@pytest.mark.planted
def test_a_connection_that_waits_less_for_the_disk_is_refused(tmp_path: Path) -> None:
    engine = sa.create_engine(sqlite_url(tmp_path / "fast.db"))
    prepare_engine(engine)
    sa.event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=NORMAL"))
    with pytest.raises(StartRefused, match="synchronous=EXTRA"):
        check_start(engine)
    engine.dispose()


def test_wal_on_this_machines_sqlite_is_judged_by_its_version(tmp_path: Path) -> None:
    engine = sa.create_engine(sqlite_url(tmp_path / "wal.db"))
    prepare_engine(engine)
    sa.event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode=WAL"))
    judged = "corrupt a WAL database" if sqlite3.sqlite_version_info < REPAIRED else "governance-app migrate"
    with pytest.raises(StartRefused, match=judged):
        check_start(engine)
    engine.dispose()


def test_an_unmigrated_database_is_refused(tmp_path: Path) -> None:
    engine = sa.create_engine(sqlite_url(tmp_path / "new.db"))
    prepare_engine(engine)
    with pytest.raises(StartRefused, match="governance-app migrate"):
        check_start(engine)
    engine.dispose()


def test_a_database_of_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = sa.create_engine(sqlite_url(tmp_path / "other.db"))
    prepare_engine(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('from-the-future')")
    with pytest.raises(StartRefused, match="governance-app migrate"):
        check_start(engine)
    engine.dispose()


def test_a_network_file_system_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match=r"network file system \(nfs4\)"):
        start._check_place(Path("/srv/shared/governance.db"), NFS)
    start._check_place(Path("/srv/local/governance.db"), NFS)


def test_the_deepest_mount_decides() -> None:
    assert [file_system(Path(p), NFS) for p in ("/srv/shared/a/b.db", "/srv/sharedother/b.db", "/x.db")] == ["nfs4", "ext4", "ext4"]
    assert file_system(Path("/x.db"), "") == ""


def test_a_database_that_does_not_answer_is_named() -> None:
    engine = sa.create_engine("postgresql+psycopg://nobody@/none?host=/nonexistent")
    with pytest.raises(StartRefused, match="does not answer"):
        check_start(engine)


def test_no_start_without_keys_or_database(tmp_path: Path) -> None:
    with pytest.raises(SettingsMissing, match="GOVERNANCE_DATABASE_URL"):
        read_settings({})
    given = {"GOVERNANCE_DATABASE_URL": "sqlite:///x.db", "GOVERNANCE_SECRET_FILE": str(tmp_path / "keys")}
    with pytest.raises(SettingsMissing, match="keys new"):
        read_settings(given)
    (tmp_path / "keys").write_text("short\n")
    with pytest.raises(SettingsMissing, match="two lines"):
        read_settings(given)


def test_postgresql_unmigrated_is_refused(new_postgres, app: Flask) -> None:  # type: ignore[no-untyped-def]
    engine = sa.create_engine(new_postgres("unmigrated"))
    with pytest.raises(StartRefused, match="governance-app migrate"):
        check_start(engine)
    engine.dispose()
