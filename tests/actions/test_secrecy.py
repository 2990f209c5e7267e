"""Who voted how? What an attacker finds who takes everything at five moments of a sealed vote: no more than chance (design/trust.md, T2).

The votes are held through the application itself: its pages cast, its database, dump, copies and most talkative log are what is read.
"""

import csv
import logging
import random
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import SYSTEM, Role
from governance_app.foundation import clock
from governance_app.foundation.database import Base, db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.voting import actions, reads
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import AFTER, does
from tests.support.build_sealed import Hand, an_open_box, counts, peels, sealed
from tests.support.build_urn import a_hall, a_hall_of
from tests.support.forensics import Case, Linkage, linkage

HIDDEN = re.compile(r'name="(csrf_token|request_id)" value="([^"]*)"')
LIKELY = ("for", "for", "against", "blank")


class Votes:
    """Sealed votes of one body, all open at the same time; what was cast in them; and what is taken at each moment."""

    def __init__(self, app: Flask, folder: Path, votes: int, seats: int) -> None:
        self.folder, self.chance = folder, random.Random(20261126)
        first = a_hall(seats)
        body = meetings.meeting(first).body
        self.desk: FlaskClient = signed_in(app.test_client(), an_account(Role.SECRETARY, body))
        self.boxes: dict[UUID, tuple[Hand, Hand]] = {}
        for meeting in (first, *(a_hall_of(body) for _n in range(votes - 1))):
            motion, one, other = an_open_box(meeting)
            self.boxes[motion] = (one, other)
        self.cases: list[Case] = []
        self.cast: list[str] = []

    def hold(self) -> None:
        """Let everybody vote through the page, and go through every stage, taking everything after each."""
        for n, motion in enumerate(self.boxes):
            if n == (len(self.boxes) + 1) // 2:
                self.take("1-while-voting")
            self.cases.append(self._vote(motion))
        for motion in self.boxes:
            does(actions.close_sealed, motion=motion)
        self.take("2-closed")
        for motion, (first, _second) in self.boxes.items():
            peels(motion, first)
        self.take("3-first-scrutineer")
        for motion, (_first, second) in self.boxes.items():
            counts(motion, second)
        self.take("4-counted")
        for motion in self.boxes:
            actions.destroy_envelopes(actor=SYSTEM, id=new_id(), now=AFTER + timedelta(days=9), motion=motion)
        self.take("5-destroyed")

    def _vote(self, motion: UUID) -> Case:
        seats = [e.seat for e in reads.electorate(motion).electors]
        self.chance.shuffle(seats)
        choices = tuple(self.chance.choice(LIKELY) for _seat in seats)
        marks = tuple(self.chance.randbytes(16) for _seat in seats)
        for seat, choice, mark in zip(seats, choices, marks, strict=True):
            self._cast(motion, seat, sealed(motion, choice, mark))
        return Case(motion, tuple(seats), choices, marks)

    def _cast(self, motion: UUID, seat: UUID, envelope: str) -> None:
        path = f"/trabajo/mociones/{motion}/reservado/puestos/{seat}"
        html = self.desk.get(path).get_data(as_text=True)
        answer = self.desk.post(path, data=dict(HIDDEN.findall(html.split("data-seal")[1])) | {"sealed": envelope})
        assert answer.status_code == 303
        self.cast.append(envelope)

    def take(self, moment: str) -> None:
        """Copy the database as it lies on the disk, and as it can be read."""
        db.session.remove()
        folder = self.folder / moment
        folder.mkdir()
        (_take_sqlite if db.engine.dialect.name == "sqlite" else _take_postgres)(folder)


def _take_sqlite(folder: Path) -> None:
    file = Path(str(db.engine.url.database))
    for path in file.parent.glob(f"{file.name}*"):
        shutil.copy(path, folder / path.name)
    with sqlite3.connect(file) as connection:
        (folder / "dump.sql").write_text("\n".join(connection.iterdump()), "utf-8")


def _take_postgres(folder: Path) -> None:
    with db.engine.connect() as connection:
        connection.exec_driver_sql("CHECKPOINT")
        home = Path(str(connection.scalar(sa.text("SHOW data_directory"))))
        for table in Base.metadata.sorted_tables:
            rows = connection.execute(sa.text(f'SELECT ctid, xmin, * FROM "{table.name}"'))
            with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as out:
                written = csv.writer(out)
                written.writerow(rows.keys())
                written.writerows(rows)
        for table in ("sealed_envelope", "peeled_envelope", "sealing"):
            shutil.copy(home / str(connection.scalar(sa.select(sa.func.pg_relation_filepath(table)))), folder / f"{table}.heap")
    if folder.name.startswith("5"):
        for log in (home / "pg_wal").glob("0*"):
            shutil.copy(log, folder / f"{log.name}.wal")


@contextmanager
def everything_logged(file: Path) -> Iterator[None]:
    """Write what any part of the application says, and every statement with its parameters, to a file."""
    handler, root, before = logging.FileHandler(file, encoding="utf-8"), logging.getLogger(), logging.getLogger().level

    def say(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        root.info("%s %r", statement, parameters)

    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    sa.event.listen(db.engine, "before_cursor_execute", say)
    try:
        yield
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", say)
        root.removeHandler(handler)
        root.setLevel(before)
        handler.close()


def looked_through(app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch, votes: int, seats: int) -> tuple[Linkage, Votes]:
    """Hold the votes, take everything, and try every way of linking."""
    monkeypatch.setattr(clock, "now", lambda: AFTER)
    held = Votes(app, folder, votes, seats)
    with everything_logged(folder / "everything.log"):
        held.hold()
    return linkage(folder, held.cases), held


def nothing_is_learnt(app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch, votes: int, seats: int) -> Linkage:
    """Assert that no way links better than chance, that no open ballot lies anywhere, and that destroyed envelopes are gone."""
    told, held = looked_through(app, folder, monkeypatch, votes, seats)
    assert told.plain == (), str(told)
    assert not told.beyond_chance, str(told)
    assert told.ballots == votes * seats
    assert len(told.ways) > 20, "ways were tried"
    left = [path.read_bytes() for path in (folder / "5-destroyed").iterdir() if path.suffix != ".wal"]
    assert not [one for one in held.cast if any(one.encode() in raw for raw in left)], "a destroyed envelope is still there"
    for seen in (*(folder / "2-closed").iterdir(), folder / "everything.log"):
        if seen.suffix in (".db", ".heap", ".log") and seen.name not in ("sealing.heap", "peeled_envelope.heap"):
            assert held.cast[-1].encode() in seen.read_bytes(), f"the harness reads where they lay: {seen.name}"
    return told


def test_a_sealed_vote_tells_nobody_who_voted_how(either: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing_is_learnt(either, tmp_path, monkeypatch, votes=2, seats=8)


@pytest.mark.campaign
def test_a_thousand_sealed_ballots_tell_nobody_who_voted_how(
    either: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    told = nothing_is_learnt(either, tmp_path, monkeypatch, votes=50, seats=20)
    with capsys.disabled():
        print(f"\nsecrecy on {db.engine.dialect.name}: {told}")
