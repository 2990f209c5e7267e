"""Urns that look secret and are not, planted for the forensic harness, and the tables of a sealed ballot without the application.

`ordered`: choices in a table of their own without the voter, voters in another with the time (OpenSlides' votes that are not named).
`scattered`: the same with a random key for each choice, no row number, no time, deleted bytes overwritten: what one would do better.
`sealed`: envelopes beside their voters, the list of the first scrutineer, the totals; its faults can be planted one by one.
"""

import json
import random
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

from governance_app.voting.rules.sealed import without_order
from tests.support.forensics import Case
from tests.support.sealing import CODES, Scrutineer, count, peel, seal

Act = Callable[[sqlite3.Connection, Case], None]


def cases(polls: int, voters: int, seed: int) -> list[Case]:
    """Return votes of so many voters; 45, 35 and 20 of a hundred say for, against and blank."""
    chance = random.Random(seed)
    made = []
    for _ in range(polls):
        ids = tuple(UUID(int=chance.getrandbits(128)) for _ in range(voters))
        choices = tuple(chance.choices(tuple(CODES), (45, 35, 20), k=voters))
        made.append(Case(UUID(int=chance.getrandbits(128)), ids, choices, tuple(secrets.token_bytes(16) for _ in ids)))
    return made


def left_behind(folder: Path, votes: list[Case], schema: str, cast: Act) -> None:
    """Hold the votes in a database, one commit for each ballot, and leave it with its WAL, a dump and a backup in the folder."""
    with closing(sqlite3.connect(folder / "live.db", isolation_level=None)) as db:
        for pragma in ("page_size = 1024", "journal_mode = WAL", "wal_autocheckpoint = 0", "secure_delete = ON"):
            db.execute(f"PRAGMA {pragma}")
        db.executescript(schema)
        for vote in votes:
            cast(db, vote)
        (folder / "dump.sql").write_text("\n".join(db.iterdump()), "utf-8")
        db.execute("VACUUM INTO ?", (str(folder / "backup.db"),))
        wal = (folder / "live.db-wal").read_bytes()
    (folder / "live.db-wal").write_bytes(wal)


def ordered(folder: Path, votes: list[Case]) -> None:
    """The planted fault: two tables, each in the order of casting."""
    def cast(db: sqlite3.Connection, vote: Case) -> None:
        for n, (voter, choice) in enumerate(zip(vote.voters, vote.choices, strict=True)):
            db.execute("BEGIN")
            db.execute("INSERT INTO voted VALUES (?, ?, ?)", (vote.motion.hex, voter.hex, f"2026-11-26T10:{n // 60:02d}:{n % 60:02d}"))
            db.execute("INSERT INTO choice (poll, choice) VALUES (?, ?)", (vote.motion.hex, choice))
            db.execute("COMMIT")

    left_behind(folder, votes, "CREATE TABLE voted (poll, voter, at); CREATE TABLE choice (id INTEGER PRIMARY KEY, poll, choice)", cast)


def scattered(folder: Path, votes: list[Case]) -> None:
    """The better fault: nothing says the order but where the bytes came to lie."""
    def cast(db: sqlite3.Connection, vote: Case) -> None:
        for voter, choice in zip(vote.voters, vote.choices, strict=True):
            db.execute("BEGIN")
            db.execute("INSERT INTO voted VALUES (?, ?)", (vote.motion.bytes, voter.bytes))
            db.execute("INSERT INTO choice VALUES (?, ?, ?)", (secrets.token_bytes(16), vote.motion.bytes, choice))
            db.execute("COMMIT")

    left_behind(folder, votes, "CREATE TABLE voted (poll, voter, PRIMARY KEY (poll, voter)) WITHOUT ROWID;"
                " CREATE TABLE choice (key BLOB PRIMARY KEY, poll, choice) WITHOUT ROWID", cast)


def sealed(
    folder: Path, votes: list[Case], first: Scrutineer, second: Scrutineer, *, told: str = "",
    envelope: Callable[[Case, int, str], str] | None = None,
) -> None:
    """The design of mode S. `envelope`: another sealing, to plant a fault.

    `told`: a fault: `log` (a line with the choice), `sometimes` (that of every fourth ballot) or `listed` (each choice kept).
    """
    def cast(db: sqlite3.Connection, vote: Case) -> None:
        texts = []
        for n, (voter, choice) in enumerate(zip(vote.voters, vote.choices, strict=True)):
            text = envelope(vote, n, choice) if envelope else seal(vote.motion, choice, first.public, second.public, vote.marks[n])
            db.execute("INSERT INTO ballot VALUES (?, ?, ?)", (vote.motion.hex, voter.hex, text))
            texts.append(text)
            if told == "log" or (told == "sometimes" and n % 4 == 0):
                with (folder / "app.log").open("a", encoding="utf-8") as log:
                    log.write(f"10:{n:02d} POST /ballots voter={voter} {choice} 303\n")
        if told == "listed":
            db.executemany("INSERT INTO counted (poll, choice) VALUES (?, ?)", [(vote.motion.hex, choice) for choice in vote.choices])
        back = peel(vote.motion, texts, first)
        totals = count(vote.motion, back.envelopes, second)
        db.execute("INSERT INTO peeled VALUES (?, ?)", (vote.motion.hex, json.dumps(without_order(back.envelopes))))
        db.execute("INSERT INTO totals VALUES (?, ?, ?, ?)", (vote.motion.hex, totals.votes_for, totals.against, totals.blank))

    left_behind(folder, votes, "CREATE TABLE ballot (poll, voter, envelope UNIQUE, PRIMARY KEY (poll, voter));"
                " CREATE TABLE peeled (poll, list); CREATE TABLE totals (poll, yes, no, blank); CREATE TABLE counted (poll, choice)", cast)
