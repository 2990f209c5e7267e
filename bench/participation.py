"""Boards of participation in an installation that has lived: a million attendances on SQLite, ten million on PostgreSQL.

    python -m bench.participation [attendances] [sqlite | postgresql]      aims: a request takes at most 64 MB; sums are read no slower than
    the plain GROUP BY on the facts; the audit of a year's release of a body of sixty after five years takes at most a second

Pages are asked of the whole application by a signed-in facilitator. The roll-up gives every measure by every dimension; the GROUP BY,
on either engine and in DuckDB on a copy of the same rows in memory, attendances alone. Side by side in rounds of one run; medians.
"""

import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from uuid import UUID

import duckdb
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from bench.crowd import NOW, Crowd, a_crowd
from bench.ground import settings_in, throw_away
from governance_app.access import actions as access
from governance_app.access.rules import SYSTEM, Role
from governance_app.app import create_app
from governance_app.committees import reads as committees
from governance_app.foundation import clock
from governance_app.foundation.database import Base, db
from governance_app.foundation.ids import new_id
from governance_app.participation import actions, reads
from governance_app.participation.pages.together import ON_A_PAGE
from governance_app.participation.reads.pools import meetings_between
from governance_app.participation.reads.sums import totals_of
from governance_app.participation.rules import Period, PeriodKind
from governance_app.participation.rules.disclosure import lattice
from tests.support.build_access import an_account, signed_in
from tests.support.client import SeparateClient
from tests.support.databases import postgres_cluster
from tests.support.histories import NATIONALITIES, History, as_the_rules_say

ROUNDS, MANY = 5, 50
MEMORY, AUDIT = 64 * 2**20, 1.0
YEARS = Period(PeriodKind.CUSTOM, date(2021, 7, 1), date(2026, 6, 30))
YEAR = Period(PeriodKind.GEF_YEAR, date(2025, 7, 1), date(2026, 6, 30))
ASKED = ("sex", "age_band", "ethnic_self_id", "nationality")
GROUP_BY = ("SELECT m.body_id, d.{0}, count(*) FROM attendee_description d JOIN meeting m ON m.id = d.meeting_id "
            "WHERE m.opened_at >= '2025-07-01 05:00:00{1}' AND m.opened_at < '2026-07-01 05:00:00{1}' GROUP BY 1, 2")


@contextmanager
def installation(engine: str) -> Iterator[tuple[Flask, Path]]:
    """Make an installation without anything in it on an engine, and throw it away."""
    with throw_away() as folder:
        if engine == "sqlite":
            yield _separate(create_app(settings_in(folder))), folder
            return
        with postgres_cluster() as new_database:
            yield _separate(create_app(replace(settings_in(folder), database_url=new_database("bench")))), folder


def _separate(app: Flask) -> Flask:
    """Let each request stand for itself: in an application that is open already, all would be of whoever asked first."""
    app.test_client_class = SeparateClient
    return app


def middle(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median of so many times, in seconds."""
    took = []
    for _round in range(rounds):
        db.session.remove()
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def peak(work: Callable[[], object]) -> int:
    """Return the bytes that Python held at most while doing it, above what it held before."""
    db.session.remove()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def facilitator(app: Flask, bodies: int, crowd: Crowd) -> FlaskClient:
    """Return the browser of somebody to whom so many bodies are assigned, the largest among them."""
    account = an_account(None if bodies < len(crowd.bodies) else Role.FACILITATOR)
    for body in list(crowd.bodies)[:bodies] if bodies < len(crowd.bodies) else ():
        access.grant_role(actor=SYSTEM, id=new_id(), account=account.account, role=Role.FACILITATOR, body=body, now=clock.now())
    return signed_in(app.test_client(), account)


def pages(app: Flask, crowd: Crowd) -> int:
    """Print what each page costs; return how many take more memory than they may."""
    some, every, missed = facilitator(app, MANY, crowd), facilitator(app, len(crowd.bodies), crowd), 0
    years, year, together = f"?desde={YEARS.first}&hasta={YEARS.last}", "?periodo=gef-anterior", "/trabajo/participacion"
    board = f"/trabajo/organos/{crowd.largest}/participacion"
    asked = (
        ("the board of 60 people, a year", some, board + year), ("the board of 60 people, five years", some, board + years),
        (f"{MANY} committees, a year", some, together + year), (f"{MANY} committees, five years", some, together + years),
        (f"the first {ON_A_PAGE} of all {len(crowd.bodies)}, a year", every, together + year))
    for name, client, path in asked:
        seconds, held = middle(partial(_fetched, client, path)), peak(partial(_fetched, client, path))
        missed += held > MEMORY
        print(f"  {name:36} {1000 * seconds:7.0f} ms · {held / 2**20:5.1f} MB (aim: at most {MEMORY // 2**20})", flush=True)
    return missed


def _fetched(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status)


def before_and_after(crowd: Crowd) -> None:
    """Read the same of facts and of sums, compare, and print what each costs; then count the last year of every committee."""
    some = [b for b in committees.bodies(on=NOW.date()) if b.id in list(crowd.bodies)[:MANY]]
    told: list[object] = []
    facts = [middle(lambda: told.append(reads.look(crowd.largest, YEAR, now=NOW)), 1),
             middle(lambda: told.append(reads.together(some, YEARS, on=NOW.date())), 1)]
    began = time.perf_counter()
    number = actions.roll_up([b.id for b in some], limit=None)
    print(f"  {number} meetings counted, {1000 * (time.perf_counter() - began) / number:.1f} ms each", flush=True)
    sums = [middle(lambda: told.append(reads.look(crowd.largest, YEAR, now=NOW)), 1),
            middle(lambda: told.append(reads.together(some, YEARS, on=NOW.date())), 1)]
    assert told[:2] == told[2:], "the roll-up says something else than a recount"
    for name, plain, rolled in zip(("the board, a year", f"{MANY} committees, five years"), facts, sums, strict=True):
        print(f"  {name:32} {1000 * plain:7.0f} ms from facts alone · {1000 * rolled:7.0f} ms with sums, and the same figures", flush=True)


def side_by_side(crowd: Crowd, folder: Path) -> int:
    """Print the roll-up of a year of every committee beside the plain GROUP BY and DuckDB; return 1 when it is slower."""
    actions.roll_up(list(crowd.bodies), limit=len(crowd.bodies) * 12)
    postgres = db.engine.dialect.name == "postgresql"
    copy = _in_duckdb(folder, postgres)
    works: dict[str, Callable[[], object]] = {
        "roll-up": lambda: [totals_of(meetings_between(some, YEAR)) for some in _by_fifty(crowd)],
        "GROUP BY": lambda: [db.session.execute(sa.text(GROUP_BY.format(c, "+00" if postgres else ""))).all() for c in ASKED],
        "DuckDB": lambda: [copy.execute(GROUP_BY.format(c, "")).fetchall() for c in ASKED],
    }
    took: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(ROUNDS):
        for name, work in works.items():
            took[name].append(middle(work, 1))
    rolled, plain, duck = (statistics.median(took[name]) for name in works)
    print(f"  a year of {len(crowd.bodies)} committees: roll-up {1000 * rolled:.0f} ms · GROUP BY {1000 * plain:.0f} ms · "
          f"DuckDB {1000 * duck:.0f} ms")
    print(f"  roll-up to GROUP BY {rolled / plain:.2f} (aim: at most 1) · roll-up to DuckDB {rolled / duck:.1f}", flush=True)
    return int(rolled > plain)


def _by_fifty(crowd: Crowd) -> list[list[UUID]]:
    ids = list(crowd.bodies)
    return [ids[at:at + MANY] for at in range(0, len(ids), MANY)]


def _in_duckdb(folder: Path, postgres: bool) -> duckdb.DuckDBPyConnection:
    """Return DuckDB with a copy of the same rows in memory."""
    copy = duckdb.connect()
    for table, columns in (("meeting", ("id", "body_id", "opened_at")), ("attendee_description", ("meeting_id", *ASKED))):
        file = folder / f"{table}.csv"
        with file.open("w") as out, db.engine.connect() as connection:
            names = ", ".join(columns)
            moment = names.replace("opened_at", "opened_at AT TIME ZONE 'UTC'") if postgres else names
            for row in connection.execution_options(stream_results=True, yield_per=10_000).exec_driver_sql(f"SELECT {moment} FROM {table}"):
                out.write(",".join("" if cell is None else str(cell) for cell in row) + "\n")
        kinds = ", ".join(f"{name} {'TIMESTAMP' if name == 'opened_at' else 'VARCHAR'}" for name in columns)
        copy.execute(f"CREATE TABLE {table} ({kinds})")
        copy.execute(f"COPY {table} FROM '{file}' (HEADER false, DELIMITER ',')")
        file.unlink()
    return copy


def audit() -> int:
    """Print how long the audit of a year's release takes, of a body of sixty after five years; return 1 when it is too long."""
    worst = 0.0
    for seed in range(8):
        history = History(Random(seed))
        body = [history.somebody() for _one in range(60)]
        for _year in range(5):
            body = [*body[6:], *(history.somebody() for _one in range(6))]
            began = time.perf_counter()
            for plan in lattice(NATIONALITIES, NATIONALITIES):
                told = as_the_rules_say(plan, history, frozenset(body), "body")
                if told:
                    history.ledger.append(("body", told))
            worst = max(worst, time.perf_counter() - began)
    print(f"audit of a year's release, sixty people, five years, eight histories: {worst:.2f} s at most (aim: {AUDIT:.0f})", flush=True)
    return int(worst > AUDIT)


def main(attendances: int = 1_000_000, engine: str = "sqlite") -> int:
    """Print the figures; return how many aims are missed."""
    missed = audit()
    with installation(engine) as (app, folder), app.app_context():
        Base.metadata.create_all(db.engine)
        began = time.perf_counter()
        crowd = a_crowd(attendances)
        print(f"{engine}: {crowd.attendances} attendances of {len(crowd.bodies)} committees, written in "
              f"{time.perf_counter() - began:.0f} s", flush=True)
        before_and_after(crowd)
        missed += side_by_side(crowd, folder) + pages(app, crowd)
        db.session.remove()
        db.engine.dispose()
    return missed


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2]), *sys.argv[2:]))
