"""A roll call of 1,000 seats from its opening to its result, and ballots a second, each beside a bare insert of the same rows.

    python -m bench.voting [seats] [rounds]      no aim yet: the ratios say what the rules, the receipts and the record cost

Through use cases, in threads of one process, as the server has them. Rounds alternate: the vote through use cases; then its rows are
taken out and put back by the driver alone, in as many transactions. The figures are medians; processor time counts that of PostgreSQL.
Leaves of the record and the row of the motion stay as they are: two rows a vote.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask
from psycopg.types.json import Json

from bench.ground import settings_in, throw_away
from bench.load import TICK, cpu_seconds
from governance_app.app import create_app
from governance_app.foundation.database import Base, db
from governance_app.voting import actions, reads
from governance_app.voting.rules import Choice, Form
from tests.support.build_assembly import an_assembly
from tests.support.build_attendance import does
from tests.support.build_voting import VOTE_AT, a_motion, an_open_vote, voters_of
from tests.support.databases import DURABLE, postgres_cluster

WRITERS = (1, 8)
Work = Callable[[], object]
Part = tuple[str, list[Any]]
"""A statement that inserts one row, and the rows."""


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and seconds of processors: of this process and of the database server."""

    clock: float
    processor: float


@dataclass(frozen=True)
class Ground:
    """An application on an engine; `server`: the process of its database, None when the database is in this one."""

    app: Flask
    engine: str
    server: int | None = None

    def spend(self, work: Work) -> Spent:
        """Do some work and return what it cost."""
        began, used = time.perf_counter(), self._processor()
        work()
        return Spent(time.perf_counter() - began, self._processor() - used)

    def _processor(self) -> float:
        return time.process_time() + (cpu_seconds(self.server) if self.server else 0)


@contextmanager
def grounds() -> Iterator[tuple[Ground, ...]]:
    """Make an installation on each engine, both waiting for the disk as in production, and throw them away."""
    with throw_away() as folder, postgres_cluster(DURABLE) as new_database:
        url = new_database("bench")
        server = int((Path(url.partition("host=")[2]) / "data" / "postmaster.pid").read_text().split()[0])
        made = (Ground(create_app(settings_in(folder)), "SQLite"),
                Ground(create_app(replace(settings_in(folder), database_url=url)), "PostgreSQL", server))
        for ground in made:
            with ground.app.app_context():
                Base.metadata.create_all(db.engine)
                db.session.remove()
        yield made
        for ground in made:
            with ground.app.app_context():
                db.session.remove()
                db.engine.dispose()


def spread(app: Flask, writers: int, acts: Sequence[Work]) -> None:
    """Do the acts, shared out among the writers, each in a thread of its own."""

    def write(number: int) -> None:
        with app.app_context():
            for act in acts[number::writers]:
                act()
            db.session.remove()

    db.session.remove()
    with ThreadPoolExecutor(writers) as hands:
        list(hands.map(write, range(writers)))


def taken_out(motion: UUID, kinds: dict[str, str]) -> list[Part]:
    """Take the rows of a vote out of the tables (table → condition); return them as the driver gives them, with what puts one back."""
    mark, key = ("?", motion.hex) if db.engine.dialect.name == "sqlite" else ("%s", motion)
    found = []
    with db.engine.begin() as connection:
        cursor: Any = connection.connection.cursor()
        for table, condition in reversed(kinds.items()):
            where = condition.format(mark)
            cursor.execute(f"SELECT * FROM {table} WHERE {where}", (key,))
            rows = [tuple(Json(one) if isinstance(one, dict | list) else one for one in row) for row in cursor.fetchall()]
            found.append((f"INSERT INTO {table} VALUES ({', '.join([mark] * len(rows[0]))})", rows))
            cursor.execute(f"DELETE FROM {table} WHERE {where}", (key,))
    return found[::-1]


def put_back(transactions: Sequence[Sequence[Part]], writers: int) -> None:
    """Insert rows by the driver alone, each transaction for itself, shared out among the writers."""
    engine = db.engine

    def write(number: int) -> None:
        connection: Any = engine.raw_connection()
        cursor = connection.cursor()
        for parts in transactions[number::writers]:
            if engine.dialect.name == "sqlite":
                cursor.execute("BEGIN IMMEDIATE")
            for statement, rows in parts:
                cursor.executemany(statement, rows)
            connection.commit()
        connection.close()

    with ThreadPoolExecutor(writers) as hands:
        list(hands.map(write, range(writers)))


def whole_vote(ground: Ground, meeting: UUID) -> tuple[Spent, Spent]:
    """Open a roll call, write all of it down at once and close it; then insert its rows again."""
    motion = a_motion(meeting, Form.ROLL_CALL)

    def vote() -> None:
        does(actions.open_vote, motion=motion, opened_at=VOTE_AT)
        does(actions.record_ballots, motion=motion, choices=dict.fromkeys(voters_of(motion), Choice.FOR), close_after=True)
        reads.result(motion)

    real = ground.spend(vote)
    db.session.remove()
    electors, *others = taken_out(motion, {
        "elector": "motion_id = {}", "ballot": "motion_id = {}", "result": "motion_id = {}", "receipt": "subject = {}"})
    return real, ground.spend(lambda: put_back([[electors], others], 1))


def ballots(ground: Ground, meeting: UUID, writers: int, number: int) -> tuple[Spent, Spent]:
    """Keep so many ballots, one act each; then insert their rows again."""
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    seats = voters_of(motion)
    acts = [partial(does, actions.record_ballot, motion=motion, seat=seat, choice=Choice.FOR) for seat in seats[:number]]
    real = ground.spend(lambda: spread(ground.app, writers, acts))
    (kept, rows), (receipt, receipts) = taken_out(motion, {
        "ballot": "motion_id = {}", "receipt": "id IN (SELECT id FROM ballot WHERE motion_id = {})"})
    pairs = [[(kept, [one]), (receipt, [other])] for one, other in zip(rows, receipts, strict=True)]
    bare = ground.spend(lambda: put_back(pairs, writers))
    does(actions.record_ballots, motion=motion, choices=dict.fromkeys(seats, Choice.FOR), close_after=True)
    return real, bare


def medians(rounds: Sequence[tuple[Spent, Spent]]) -> tuple[Spent, Spent, float, float]:
    """Return the medians of both, and how many times the clock and the processors the first costs, round by round."""
    real, bare = (Spent(statistics.median(s.clock for s in side), statistics.median(s.processor for s in side))
                  for side in zip(*rounds, strict=True))
    clock = statistics.median(r.clock / b.clock for r, b in rounds)
    return real, bare, clock, statistics.median(r.processor / max(b.processor, 1 / TICK) for r, b in rounds)


def main(seats: int = 1000, rounds: int = 3) -> int:
    """Print the figures of each engine."""
    number = max(2, seats // 5)
    with grounds() as made:
        for ground in made:
            with ground.app.app_context():
                meeting = an_assembly(seats)
                real, bare, clock, processor = medians([whole_vote(ground, meeting) for _round in range(rounds)])
                print(f"{ground.engine}: {seats} seats from opening to result {real.clock:.2f} s (processor {real.processor:.2f} s), "
                      f"bare rows {bare.clock:.3f} s ({bare.processor:.3f} s): {clock:.1f} times, processor {processor:.1f} times")
                for writers in WRITERS:
                    real, bare, clock, processor = medians([ballots(ground, meeting, writers, number) for _round in range(rounds)])
                    print(f"{ground.engine}, {writers} at once: {number / real.clock:.0f} ballots a second, "
                          f"{number / real.processor:.0f} a second of processor; bare rows {number / bare.clock:.0f} and "
                          f"{number / max(bare.processor, 1 / TICK):.0f}: {clock:.1f} times, processor {processor:.1f} times")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
