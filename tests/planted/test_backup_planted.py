"""Faults planted in backup and restore, each of which its test must see."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
import sqlalchemy as sa

from governance_app.cli import backup, restore
from governance_app.foundation import sealed_file
from governance_app.foundation.database import db
from tests.actions import test_backup as deeds
from tests.actions.test_backup import empty_cellar, world  # noqa: F401 — fixtures

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception)


def believed(held: Any, to: Path, digest: str) -> None:
    to.write_bytes(held.read())


@pytest.mark.parametrize(("where", "name", "instead", "test"), [
    (restore, "note_restored", lambda **given: None, deeds.test_an_empty_installation_becomes_the_old_one_and_says_so),
    (backup, "write_archive", lambda file, manifest, copy, files, key: deeds.backup_without_key(file, manifest, copy, files),
     deeds.test_an_empty_installation_becomes_the_old_one_and_says_so),
])
def test_a_backup_that_forgets_is_caught(
    world: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, instead: Any, test: Any,  # noqa: F811
) -> None:
    monkeypatch.setattr(where, name, instead)
    with pytest.raises((*CAUGHT, ValueError, click.ClickException)):
        test(world, tmp_path, True)


def test_a_restore_that_believes_everything_is_caught(
    world: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,  # noqa: F811
) -> None:
    monkeypatch.setattr(restore, "copy_checked", believed)
    with pytest.raises((*CAUGHT, sa.exc.DatabaseError)):
        deeds.test_a_backup_that_does_not_hold_leaves_nothing_behind(
            world, tmp_path, lambda name, content: content + b"x" if name == "database" else content, None, "not a whole backup")


def test_a_restore_over_what_is_there_is_caught(
    world: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,  # noqa: F811
) -> None:
    monkeypatch.setattr(restore, "check_empty", lambda: None)
    monkeypatch.setattr(restore, "put_back", lambda file, key: restore.check_empty())
    with pytest.raises(CAUGHT):
        deeds.test_nothing_is_written_over(world, tmp_path)
    assert db.session.scalar(sa.text("SELECT count(*) FROM attachment")) == 2


def test_pieces_without_their_number_are_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_file, "_nonce", lambda number, last: bytes(12))
    with pytest.raises(CAUGHT):
        deeds.test_pieces_exchanged_or_cut_off_are_found(tmp_path)
