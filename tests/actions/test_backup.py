"""One file holds the installation, sealed it opens with one key only, and an empty installation becomes the old one again, and says so."""

import json
import os
import shutil
import stat
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import click
import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from flask import Flask

from governance_app.access.rules import VISITOR
from governance_app.app import create_app
from governance_app.attachments import actions as attachment_actions
from governance_app.attachments import cellar
from governance_app.attachments import reads as attachments
from governance_app.cli import backup, restore
from governance_app.cli.archive import BackupBroken, write_archive
from governance_app.cli.keys import read_key, write_backup_pair
from governance_app.cli.main import commands
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.foundation.sealed_file import PIECE, SealedFileBroken, SealedReader, SealingWriter, new_pair
from governance_app.foundation.settings import Settings
from governance_app.record import reads as record
from governance_app.record.actions import note_restored
from governance_app.record.records import LeafRow
from governance_app.record.rules import RestoreNotYours
from tests.conftest import no_wait_for_the_disk, settings_for
from tests.support.build_attachments import an_attachment
from tests.support.build_attendance import AFTER, a_convened_meeting
from tests.support.databases import sqlite_url
from tests.support.uploads import pdf

CANARY = "Rosa Canaria Secreta"


@pytest.fixture(autouse=True)
def empty_cellar(request: pytest.FixtureRequest) -> None:
    """Every test begins with nothing in the cellar."""
    request.getfixturevalue("app")
    for digest in list(cellar.digests()):
        cellar.throw_out(digest)


@contextmanager
def another(folder: Path, settings: Settings | None = None) -> Iterator[Flask]:
    """An installation in a new folder, with nothing in it."""
    folder.mkdir(exist_ok=True)
    app = create_app(settings or settings_for(sqlite_url(folder / "governance.db"), folder))
    with app.app_context():
        db.engine.dispose()
        if db.engine.dialect.name == "sqlite":
            sa.event.listen(db.engine, "connect", no_wait_for_the_disk)
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def migrated(app: Flask, folder: Path) -> None:
    """Stamp the tables of the test with the newest migration, as `governance-app migrate` leaves them."""
    with db.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.exec_driver_sql("DELETE FROM alembic_version")
        heads = restore.schema.ScriptDirectory.from_config(restore.schema._config()).get_heads()
        connection.execute(sa.text("INSERT INTO alembic_version VALUES (:one)"), [{"one": one} for one in heads])


@pytest.fixture
def world(app: Flask, tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A meeting with two files, in tables that stand at the newest migration."""
    meeting = a_convened_meeting()
    migrated(app, tmp_path)
    first, second = an_attachment(meeting, alt=CANARY), an_attachment(meeting, pdf())
    yield SimpleNamespace(meeting=meeting, first=first, second=second, digests=attachments.kept_digests(), head=record.head())
    db.session.remove()
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")


def leaves(name: str) -> list[dict[str, object]]:
    rows = db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name == name).order_by(LeafRow.position))
    return [json.loads(row)["data"] for row in rows]


@pytest.mark.parametrize("sealed", [False, True])
def test_an_empty_installation_becomes_the_old_one_and_says_so(world: SimpleNamespace, tmp_path: Path, sealed: bool) -> None:
    write_backup_pair(tmp_path / "pair")
    made = backup.make_backup(tmp_path / "copy", read_key(tmp_path / "pair.pub") if sealed else None)
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy", "copy.keys", "pair", "pair.pub"]
    assert (CANARY.encode() in (tmp_path / "copy").read_bytes()) is not sealed
    with another(tmp_path / "new"):
        restore.put_back(tmp_path / "copy", read_key(tmp_path / "pair") if sealed else None)
        assert record.head()[0] == world.head[0] + 1
        assert record.root_at(world.head[0], world.head[0] + 1).hex() == world.head[1]
        (said,) = leaves("record.restored")
        assert said == {"epoch": 1, "made_at": said["made_at"], "size": world.head[0], "root": world.head[1]}
        assert datetime.fromisoformat(str(said["made_at"])) == datetime.fromisoformat(made.made_at)
        assert attachments.file_of(attachments.attachment(world.second)).read_bytes() == pdf()
        assert attachments.kept_digests() == world.digests
        assert not record.verify().faults
        backup.make_backup(tmp_path / "again", None)
    with another(tmp_path / "third"):
        restore.put_back(tmp_path / "again", None)
        assert [one["epoch"] for one in leaves("record.restored")] == [1, 2]


def test_nothing_is_written_over(world: SimpleNamespace, tmp_path: Path) -> None:
    backup.make_backup(tmp_path / "copy", None)
    with pytest.raises(click.ClickException, match="never written over another"):
        backup.make_backup(tmp_path / "copy", None)
    with pytest.raises(click.ClickException, match="has tables already"):
        restore.put_back(tmp_path / "copy", None)
    assert record.head() == world.head
    assert attachments.kept_digests() == world.digests
    with another(tmp_path / "new"):
        cellar.put(b"somebody's")
        with pytest.raises(click.ClickException, match="holds files already"):
            restore.put_back(tmp_path / "copy", None)
        assert len(list(cellar.digests())) == 1


def put_into(tmp_path: Path, file: str, key: bytes | None = None, settings: Settings | None = None) -> None:
    """Restore into a new installation, which must be as empty afterwards as it was before when that fails."""
    with another(tmp_path / f"into-{file}", settings):
        try:
            restore.put_back(tmp_path / file, key, tmp_path / "copy.keys")
        except click.ClickException:
            assert list(cellar.digests()) == []
            assert not sa.inspect(db.engine).get_table_names()
            raise


def changed(tmp_path: Path, change: Callable[[str, bytes], bytes | None], more: tuple[str, bytes] | None = None) -> None:
    """Write `copy` again as `bad`, its members changed (None: left out)."""
    with tarfile.open(tmp_path / "copy") as old, tarfile.open(tmp_path / "bad", "w") as new:
        members = [(entry.name, old.extractfile(entry).read()) for entry in old]  # type: ignore[union-attr]
        for name, content in [*members, *([more] if more else [])]:
            made = change(name, content)
            if made is not None:
                entry = tarfile.TarInfo(name)
                entry.size = len(made)
                new.addfile(entry, BytesIO(made))


def other_manifest(**told: object) -> Callable[[str, bytes], bytes]:
    return lambda name, content: json.dumps({**json.loads(content), **told}).encode() if name == "manifest.json" else content


@pytest.mark.parametrize(("change", "more", "told"), [
    (lambda name, content: content + b"x" if name == "database" else content, None, "not a whole backup"),
    (lambda name, content: content[:-1] if name.startswith("attach") else content, None, "not a whole backup"),
    (lambda name, content: None if name.startswith("attach") else content, None, "not a whole backup"),
    (lambda name, content: None if name == "database" else content, None, "not a whole backup"),
    (lambda name, content: None if name == "manifest.json" else content, None, "not a whole backup"),
    (lambda name, content: content, ("../../evil", b"x"), "not a whole backup"),
    (lambda name, content: content, ("database", b"x"), "not a whole backup"),
    (other_manifest(root="0" * 64), None, "not the one that was announced"),
    (other_manifest(format=2), None, "not a whole backup"),
    (other_manifest(dialect="postgresql"), None, "the backup is of postgresql"),
    (other_manifest(attachments=[]), None, "not a whole backup"),
])
def test_a_backup_that_does_not_hold_leaves_nothing_behind(
    world: SimpleNamespace, tmp_path: Path, change: Callable[[str, bytes], bytes | None], more: tuple[str, bytes] | None, told: str,
) -> None:
    backup.make_backup(tmp_path / "copy", None)
    changed(tmp_path, change, more)
    with pytest.raises(click.ClickException, match=told):
        put_into(tmp_path, "bad")
    assert not (tmp_path / "evil").exists()


def test_a_leaf_changed_inside_the_copy_is_found(world: SimpleNamespace, tmp_path: Path) -> None:
    backup.make_backup(tmp_path / "copy", None)

    def edit(name: str, content: bytes) -> bytes:
        return content.replace(b'"media":"jpeg"', b'"media":"jpe9"') if name == "database" else content

    changed(tmp_path, edit)
    with tarfile.open(tmp_path / "bad") as bad:
        digest = cellar.digest_of(bad.extractfile("database").read())  # type: ignore[union-attr]
    shutil.copy(tmp_path / "bad", tmp_path / "copy")
    changed(tmp_path, other_manifest(database=digest))
    with pytest.raises(BackupBroken, match="the record"):
        put_into(tmp_path, "bad")


def test_a_sealed_backup_opens_with_its_key_only(world: SimpleNamespace, tmp_path: Path) -> None:
    private, public = new_pair()
    backup.make_backup(tmp_path / "copy", public)
    with pytest.raises(BackupBroken, match="is sealed"):
        put_into(tmp_path, "copy")
    with pytest.raises(BackupBroken, match="another key"):
        put_into(tmp_path, "copy", new_pair()[0])
    whole = (tmp_path / "copy").read_bytes()
    for at in (40, len(whole) // 2, len(whole) - 1):
        (tmp_path / "bad").write_bytes(whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1:])
        with pytest.raises(BackupBroken):
            put_into(tmp_path, "bad", private)
    (tmp_path / "bad").write_bytes(whole[:-1])
    with pytest.raises(BackupBroken):
        put_into(tmp_path, "bad", private)


def test_another_key_file_is_refused(world: SimpleNamespace, tmp_path: Path) -> None:
    backup.make_backup(tmp_path / "copy", None)
    (tmp_path / "into-copy").mkdir()
    told = settings_for(sqlite_url(tmp_path / "into-copy" / "governance.db"), tmp_path / "into-copy")
    other = Settings(**{**vars(told), "sealing_key": bytes(32)})
    with pytest.raises(click.ClickException, match="key file"):
        put_into(tmp_path, "copy", settings=other)


def test_bytes_that_are_lost_stop_the_backup(world: SimpleNamespace, tmp_path: Path) -> None:
    attachments.file_of(attachments.attachment(world.second)).unlink()
    with pytest.raises(click.ClickException, match="1 kept files are missing"):
        backup.make_backup(tmp_path / "copy", None)
    assert list(tmp_path.iterdir()) == []


def test_a_file_taken_off_while_copying_is_met_by_a_new_copy(
    world: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, asked = cellar.is_whole, []

    def goes_away(digest: str, below: Path | None = None) -> bool:
        if not asked:
            asked.append(digest)
            attachment_actions.remove_attachment(actor=restore.SYSTEM, id=new_id(), now=AFTER, attachment=world.first, reason="Se pide")
            return False
        return real(digest, below)

    monkeypatch.setattr(backup.cellar, "is_whole", goes_away)
    assert len(backup.make_backup(tmp_path / "copy", None).attachments) == 1


def test_only_the_machine_itself_says_that_it_was_restored(app: Flask) -> None:
    with pytest.raises(RestoreNotYours):
        note_restored(actor=VISITOR, id=new_id(), now=AFTER, made_at=AFTER, size=1, root="0" * 64)


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_what_is_sealed_comes_back_whole(length: int, tmp_path: Path) -> None:
    private, public = new_pair()
    content = os.urandom(length)
    with (tmp_path / "sealed").open("wb") as file:
        writer = SealingWriter(file, public)
        for at in range(0, length, 300_000):
            writer.write(content[at:at + 300_000])
        writer.close()
    with (tmp_path / "sealed").open("rb") as file:
        assert SealedReader(file, private).read() == content


def test_pieces_exchanged_or_cut_off_are_found(tmp_path: Path) -> None:
    private, public = new_pair()
    file = BytesIO()
    writer = SealingWriter(file, public)
    writer.write(bytes(3 * PIECE))
    writer.close()
    whole, head, size = file.getvalue(), len(file.getvalue()) - 3 * (PIECE + 16), PIECE + 16
    pieces = [whole[head + n * size:head + (n + 1) * size] for n in range(3)]
    for order in ((1, 0, 2), (0, 1), (0, 2), (0, 0, 1, 2), (2,), ()):
        with pytest.raises(SealedFileBroken):
            SealedReader(BytesIO(whole[:head] + b"".join(pieces[n] for n in order)), private).read()


def test_the_pair_of_keys_is_private_and_never_written_over(tmp_path: Path) -> None:
    ran = CliRunner().invoke(commands, ["keys", "backup", str(tmp_path / "pair")])
    assert ran.exit_code == 0, ran.output
    assert stat.S_IMODE((tmp_path / "pair").stat().st_mode) == 0o600
    before = (tmp_path / "pair").read_bytes()
    ran = CliRunner().invoke(commands, ["keys", "backup", str(tmp_path / "pair")])
    assert ran.exit_code == 1
    assert "never written over" in ran.output
    assert (tmp_path / "pair").read_bytes() == before
    (tmp_path / "no").write_text("not a key")
    with pytest.raises(click.ClickException, match="not a key"):
        read_key(tmp_path / "no")


def test_postgresql_is_copied_by_its_own_tools(
    postgres: Flask, new_postgres: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    meeting: UUID = a_convened_meeting()
    for digest in list(cellar.digests()):
        cellar.throw_out(digest)
    an_attachment(meeting, pdf())
    migrated(postgres, tmp_path)
    head, digests = record.head(), attachments.kept_digests()
    try:
        with monkeypatch.context() as without:
            without.setenv("PATH", str(tmp_path))
            with pytest.raises(click.ClickException, match="pg_dump is not here"):
                backup.make_backup(tmp_path / "copy", None)
        if shutil.which("pg_dump") is None:
            return
        backup.make_backup(tmp_path / "copy", None)
    finally:
        db.session.rollback()
        with db.engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE alembic_version")
    url = new_postgres("restored")
    with another(tmp_path / "new", settings_for(url, tmp_path / "new")):
        restore.put_back(tmp_path / "copy", None)
        assert (record.head()[0], attachments.kept_digests()) == (head[0] + 1, digests)
        assert not record.verify().faults


def backup_without_key(file: Any, manifest: Any, copy: Path, files: Any) -> None:
    """Write a backup that was to be sealed and is not: a fault to be planted."""
    write_archive(file, manifest, copy, files, None)
