"""The ground of the measurements: an installation in a folder of its own, with a small world and a full list of meetings."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from flask import Flask

from governance_app.app import create_app
from governance_app.foundation.database import Base, db
from governance_app.foundation.settings import Settings
from governance_app.meetings import actions as meetings
from governance_app.meetings.rules import MeetingKind
from tests.support.world import a_small_world, does

LISTED = 20
"""Meetings besides those of the small world: the first page of the list is full."""


@dataclass(frozen=True)
class Ground:
    """An application on its own database, and what its pages are about."""

    app: Flask
    folder: Path
    decision: UUID
    meeting: UUID
    body: UUID


def settings_in(folder: Path) -> Settings:
    """Return the settings of a throw-away installation; its keys open nothing else."""
    return Settings(
        database_url=f"sqlite:///{folder / 'governance.db'}", secret_key="5" * 64, sealing_key=bytes(range(32)), data_dir=folder,
        demonstration=True, secure_cookies=False)


@contextmanager
def throw_away() -> Iterator[Path]:
    """Make a folder for an installation that nobody keeps."""
    with TemporaryDirectory(prefix="bench-") as name:
        yield Path(name)


@contextmanager
def a_ground() -> Iterator[Ground]:
    """Make the installation, fill it through the real actions, and throw it away at the end."""
    with throw_away() as folder:
        os.environ["BENCH_FOLDER"] = str(folder)
        app = create_app(settings_in(folder))
        with app.app_context():
            Base.metadata.create_all(db.engine)
            world = a_small_world()
            for n in range(LISTED):
                starts = world.now + timedelta(days=30 + n)
                planned = does(
                    meetings.plan_meeting, world.now, body=world.body, kind=MeetingKind.ORDINARY, starts_at=starts, place="Casa comunal",
                    title=f"Reunión ordinaria {n + 1}", demonstration=True)
                does(meetings.add_item, world.now, meeting=planned, title="Cuidado del río")
                does(meetings.convene, world.now, meeting=planned)
            db.session.remove()
            yield Ground(app, folder, world.decisions[0], world.closed, world.body)
            db.session.remove()
            db.engine.dispose()
