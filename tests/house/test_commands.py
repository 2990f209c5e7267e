"""The command line: every command explains itself, and the ones that guard what was kept see when it is not."""

import socket
import sqlite3
import stat
from pathlib import Path

import click
import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from flask import Flask

from governance_app.access.cli import commands as access_commands
from governance_app.cli import check
from governance_app.cli.backup import copy_database
from governance_app.cli.keys import write_keys
from governance_app.cli.main import commands
from governance_app.cli.serve import address, refuse_taken_port
from governance_app.foundation.database import Base, db
from governance_app.foundation.settings import read_settings
from governance_app.record.records import HeadRow, LeafRow
from governance_app.voting.cli import commands as voting_commands


def every(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    """Return a command and all below it, with their words."""
    below = command.commands.items() if isinstance(command, click.Group) else ()
    return [(path, command), *(found for name, member in below for found in every(member, (*path, name)))]


@pytest.mark.parametrize(("path", "command"), every(commands), ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_every_command_explains_itself(path: tuple[str, ...], command: click.Command) -> None:
    shown = CliRunner().invoke(commands, [*path, "--help"])
    assert shown.exit_code == 0, shown.output
    assert (command.help or "").strip().split("\n")[0].endswith((".", ",")), f"{' '.join(path)} has no sentence"
    assert all(option.help for option in command.params if isinstance(option, click.Option)), f"{' '.join(path)} has a silent option"


def test_help_names_the_commands_people_need() -> None:
    assert {"serve", "migrate", "keys", "check", "backup"} <= commands.commands.keys()


def test_the_rooms_keep_their_own_commands_as_they_wrote_them() -> None:
    gathered, own = commands.commands["tally"], voting_commands.commands["tally"]
    assert gathered is not own
    assert gathered.callback is not own.callback
    assert commands.commands["user"].commands["list"].callback is not access_commands.commands["list"].callback


def test_a_command_without_settings_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOVERNANCE_DATABASE_URL", raising=False)
    told = CliRunner().invoke(commands, ["check"])
    assert told.exit_code == 1
    assert "GOVERNANCE_DATABASE_URL is not set" in told.output


def test_new_keys_are_private_random_and_readable_by_the_settings(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_keys(tmp_path / "new" / name)
    first, second = tmp_path / "new" / "a", tmp_path / "new" / "b"
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert not set(first.read_text().split()) & set(second.read_text().split())
    settings = read_settings({"GOVERNANCE_DATABASE_URL": "sqlite:///x", "GOVERNANCE_SECRET_FILE": str(first)})
    assert (settings.secret_key, len(settings.sealing_key)) == (first.read_text().split()[0], 32)


def test_keys_are_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    write_keys(file)
    before = file.read_bytes()
    told = CliRunner().invoke(commands, ["keys", "new", str(file)])
    assert (told.exit_code, file.read_bytes()) == (1, before)
    assert "exists already" in told.output


def test_an_untouched_database_has_no_fault(either: Flask) -> None:
    assert check.orphans() is None
    assert {fault for _, fault in check.faults_of_content()} == {None}


@pytest.mark.planted
def test_a_leaf_that_was_touched_is_seen(either: Flask) -> None:
    db.session.add(HeadRow(id=1, size=1, digest="1" * 64))
    db.session.add(LeafRow(position=0, name="x", canonical="{}", previous=None, digest="1" * 64, recorded_at=sa.func.now()))
    db.session.commit()
    assert dict(check.faults_of_content())["the record's chain holds"] == "the first leaf that does not hold is number 0"


@pytest.mark.planted
def test_a_reference_that_leads_nowhere_is_seen(app: Flask) -> None:
    table, key = next((t, k) for t in Base.metadata.sorted_tables for k in t.foreign_key_constraints if len(k.elements) == 1)
    columns = {column.name: _something(column) for column in table.columns if not column.nullable or column.name in key.column_keys}
    columns[key.column_keys[0]] = "0" * 31 + "2"
    file = str(db.engine.url.database)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        marks = ", ".join("?" for _ in columns)
        connection.execute(f'INSERT INTO "{table.name}" ({", ".join(columns)}) VALUES ({marks})', list(columns.values()))
    connection.close()
    assert f"{table.name}.{key.column_keys[0]}" in str(check.orphans())


def _something(column: sa.Column[object]) -> object:
    if isinstance(column.type, sa.Integer):
        return 1
    return "0" * 31 + "1" if isinstance(column.type, sa.Uuid) else "2026-01-01 00:00:00.000000"


def test_a_backup_holds_every_row_and_is_private(app: Flask, tmp_path: Path) -> None:
    db.session.add(HeadRow(id=1, size=0, digest="7" * 64))
    db.session.commit()
    copy = tmp_path / "copy.db"
    copy_database(db.engine, copy)
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT digest FROM record_head").fetchall() == [("7" * 64,)]
    connection.close()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_backup_is_never_written_over(app: Flask, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy_database(db.engine, copy)
    with pytest.raises(FileExistsError):
        copy_database(db.engine, copy)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "localhost"), ("::1", "[::1]"), ("sala.local", "sala.local")],  # noqa: S104 not bound
)
def test_the_address_can_be_typed(host: str, shown: str) -> None:
    assert address(host, 80) == f"http://{shown}:80/"


def test_a_taken_port_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(click.ClickException, match="choose another with --port"):
            refuse_taken_port("127.0.0.1", taken.getsockname()[1])
    refuse_taken_port("127.0.0.1", 0)
