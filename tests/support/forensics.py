"""The forensic harness of design/trust.md, T2: who voted how, out of everything that was left behind? Better than chance, or not?

`linkage(folder, cases)` takes a folder of artefacts (databases with WAL, dumps, tables as CSV, logs, backups) and, for each vote, who cast
a ballot in which order, the true choices and the public totals. The attacker knows all but the true choices: also the order, as somebody
in the room does. Each way of linking gives a guess for every voter; a way is pooled over all votes; the best one is reported with a 95 %
interval, and set against chance: naming the commonest choice for everybody. As the best of many ways beats chance by luck, `beyond_chance`
asks that the interval corrected for all ways tried (Bonferroni) lies above it; or that some way is right more often than its own guesses
dealt out at random would be, which luck does once in a million runs: so a leak of a fifth of the ballots is seen as well. For that, true
choices must not depend on the order of casting.

Ways: choice and voter in one row; two tables joined by a cell they share; any list of choices in any order (as found, by any column, by the
place of a cell in any file's bytes, first or last) against the order of casting or of any list of voters; a choice written near a voter's
id in any file; any cell kept per voter (its text, its length) sorted and cut by the totals. Not tried: counters that grow ballot by ballot.
"""

import math
import re
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from statistics import NormalDist
from uuid import UUID

from tests.support.artefacts import SHORT, Artefacts, Table

WORDS = {"for": ("for", "1", "favor"), "against": ("against", "2", "contra"), "blank": ("blank", "3", "blanco")}
"""How a choice may be written in a cell."""
NEAR = 160
"""Bytes around a voter's id in which a choice counts as near."""

Guess = Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """A vote. `voters`: ids in the order of casting, of seats or of persons, whichever stand beside envelopes; `choices`: theirs.

    `marks`: the random bytes of each open ballot, in the same order, if the test sealed them itself and so knows them.
    """

    motion: UUID
    voters: tuple[UUID, ...]
    choices: tuple[str, ...]
    marks: tuple[bytes, ...] = ()

    @property
    def ids(self) -> list[str]:
        """Return the voters as artefacts write them."""
        return [voter.hex for voter in self.voters]

    @property
    def totals(self) -> list[tuple[str, int]]:
        """Return what was published, the commonest choice first."""
        return sorted(Counter(self.choices).items(), key=lambda one: (-one[1], one[0]))

    def score(self, guess: Guess) -> "Score":
        """Return how many voters a guess gets right. Of whom it does not speak, the commonest choice is guessed."""
        guessed = [guess.get(voter, self.totals[0][0]) for voter in self.ids]
        right = sum(one == choice for one, choice in zip(guessed, self.choices, strict=True))
        return Score(right, *by_luck(Counter(guessed), Counter(self.choices), len(guessed)))


@dataclass(frozen=True)
class Score:
    """Right guesses of a way; and how many the same guesses would get right if dealt out at random, with the variance of that."""

    right: int
    expected: float
    variance: float

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.expected + other.expected, self.variance + other.variance)

    @property
    def deviations(self) -> float:
        """Return by how many standard deviations the guesses are better than dealt out at random."""
        return (self.right - self.expected) / math.sqrt(self.variance) if self.variance > 0 else 0.0


NOTHING = Score(0, 0.0, 0.0)


def by_luck(guessed: Mapping[str, int], true: Mapping[str, int], n: int) -> tuple[float, float]:
    """Return mean and variance of the right guesses over all ways to deal the guesses out (Hoeffding's permutation statistic)."""
    share = {c: true.get(c, 0) / n for c in guessed}, {d: guessed.get(d, 0) / n for d in true}
    mean = sum(guessed[c] * share[0][c] for c in guessed)
    squares = sum(
        guessed[c] * true[d] * ((c == d) - share[0][c] - share[1][d] + mean / n) ** 2 for c in guessed for d in true)
    return mean, squares / (n - 1) if n > 1 else 0.0


@dataclass(frozen=True)
class Linkage:
    """What came out. `ways`: the score of each way; `plain`: where an open ballot or its random bytes were found."""

    ways: Mapping[str, Score]
    ballots: int
    by_chance: int
    plain: tuple[str, ...] = field(default=())

    @property
    def best(self) -> str:
        """Return the name of the way that linked most."""
        return max(self.ways, key=lambda name: (self.ways[name].right, name))

    @property
    def rate(self) -> float:
        """Return its share of right guesses."""
        return self.ways[self.best].right / self.ballots

    @property
    def chance(self) -> float:
        """Return the share right when everybody is guessed the commonest choice."""
        return self.by_chance / self.ballots

    def interval(self, ways: int = 1) -> tuple[float, float]:
        """Return Wilson's 95 % interval of the best rate; corrected when it is the best of that many ways."""
        z = NormalDist().inv_cdf(1 - 0.025 / ways)
        n, p = self.ballots, self.rate
        middle, half = (p + z * z / 2 / n), z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
        return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)

    @property
    def beyond_chance(self) -> bool:
        """Tell whether something links better than luck among so many ways would."""
        alarm = NormalDist().inv_cdf(1 - 1e-6 / len(self.ways))
        return self.interval(len(self.ways))[0] > self.chance or max(one.deviations for one in self.ways.values()) > alarm

    def __str__(self) -> str:
        low, high = self.interval()
        return (f"{self.rate:.1%} linked (95 %: {low:.1%} to {high:.1%}) by “{self.best}”, best of {len(self.ways)} ways over "
                f"{self.ballots} ballots; chance {self.chance:.1%}; {len(self.plain)} open ballots found")


def linkage(folder: Path, cases: Sequence[Case]) -> Linkage:
    """Try every way on everything in the folder."""
    found = Artefacts(folder)
    marks = {case.motion: {n: looks_of(mark) for n, mark in enumerate(case.marks)} for case in cases}
    cells = {cell for table in found.tables for column in table.columns for cell in _telling(table.column(column))}
    needles = {look for cell in cells | {voter for case in cases for voter in case.ids} for look in _written(cell)}
    found.look_for(needles | {look for one in marks.values() for looks in one.values() for look in looks})
    guesses = [dict(ways(found, case)) for case in cases]
    names = {name for one in guesses for name in one}
    scores = {name: sum((case.score(one.get(name, {})) for case, one in zip(cases, guesses, strict=True)), NOTHING) for name in names}
    chance = sum(case.totals[0][1] for case in cases)
    plain = tuple(sorted(
        f"{file}: ballot {n + 1} of {motion}" for motion, one in marks.items() for n, looks in one.items() for file in found.raw
        if any(found.places(file, look) for look in looks)))
    return Linkage(scores, sum(len(case.voters) for case in cases), chance, plain)


def looks_of(mark: bytes) -> list[bytes]:
    """Return how the random bytes of an open ballot may be written: bytes, hexadecimal, base64 of both alphabets at its three shifts."""
    shifts = [urlsafe_b64encode(bytes(shift) + mark)[-(-4 * shift // 3):20] for shift in range(3)]
    return [mark, mark.hex().encode(), *shifts, *(one.replace(b"-", b"+").replace(b"_", b"/") for one in shifts)]


def ways(found: Artefacts, case: Case) -> Iterator[tuple[str, Guess]]:
    """Give each way's name and guess for one vote."""
    lists = [part for table in found.tables if (part := table.about(case.motion.hex, case.ids))]
    told = [(table, column, read) for table in lists for column in table.columns if (read := choices_in(table.column(column), case))]
    rolls = [(table, column) for table in lists for column in table.columns if set(table.column(column)) == set(case.ids)]
    yield from _same_row(told, case)
    yield from _joined(told, rolls)
    yield from _ordered(found, told, rolls, case)
    yield from _near(found, case)
    yield from _blocks(rolls, case)


Told = list[tuple[Table, str, list[str]]]
Rolls = list[tuple[Table, str]]


def choices_in(cells: Iterable[str], case: Case) -> list[str] | None:
    """Return the choices a column of cells stands for, or None when it stands for none. A column that never differs says nothing."""
    known = {word: choice for choice, words in WORDS.items() for word in words}
    read = [known.get(cell.lower(), "") for cell in cells]
    return read if all(read) and (len(set(read)) > 1 or len(case.totals) == 1) else None


def _same_row(told: Told, case: Case) -> Iterator[tuple[str, Guess]]:
    for table, column, read in told:
        for other in table.columns:
            cells = table.column(other)
            if set(cells) <= set(case.ids):
                yield f"{table.name}: {column} beside {other}", dict(zip(cells, read, strict=True))


def _joined(told: Told, rolls: Rolls) -> Iterator[tuple[str, Guess]]:
    for table, column, read in told:
        for roll, voter in rolls:
            for here in table.columns:
                there = dict(zip(table.column(here), read, strict=True))
                for other in roll.columns:
                    cells = roll.column(other)
                    if len(there) == len(read) and set(cells) == set(there):
                        guess = {one: there[cell] for one, cell in zip(roll.column(voter), cells, strict=True)}
                        yield f"{table.name}.{here} = {roll.name}.{other}, then {column}", guess


def _ordered(found: Artefacts, told: Told, rolls: Rolls, case: Case) -> Iterator[tuple[str, Guess]]:
    orders = {"the order of casting": case.ids} | {f"the order of {roll.name}": roll.column(voter) for roll, voter in rolls}
    for table, column, read in told:
        for by, places in _places(found, table):
            sorted_ = [choice for _, choice in sorted(zip(places, read, strict=True), key=lambda pair: pair[0])]
            for name, voters in orders.items():
                yield f"{column} of {table.name} by {by}, {name}", dict(zip(voters, sorted_, strict=True))
                yield f"{column} of {table.name} by {by} backwards, {name}", dict(zip(voters, reversed(sorted_), strict=True))


def _places(found: Artefacts, table: Table) -> Iterator[tuple[str, list[tuple[float, str]]]]:
    """Give the ways to put the rows of a table into an order: as found, by a column, by where a cell lies in a file."""
    yield "its order", [(float(n), "") for n in range(len(table.rows))]
    for column in table.columns:
        cells = table.column(column)
        if len(set(cells)) < len(cells):
            continue
        yield column, [(float(cell), "") if re.fullmatch(r"\d{1,15}", cell) else (math.inf, cell) for cell in cells]
        for name in found.raw if _telling(cells) else ():
            for which, at in (("first", 0), ("last", -1)):
                places = [[place for look in _written(cell) for place in found.places(name, look)] for cell in cells]
                if all(places):
                    yield f"the {which} place of {column} in {name}", [(float(sorted(one)[at]), "") for one in places]


def _telling(cells: Sequence[str]) -> set[str]:
    """Return the cells of a column when each is another and long enough to be looked for in files."""
    alone = set(cells)
    return alone if alone and len(alone) == len(cells) and min(len(cell) for cell in alone) >= SHORT else set()


def _written(cell: str) -> list[bytes]:
    """Return how a cell may stand in a file: as text, as bytes, as a UUID with dashes."""
    looks = [cell.encode()]
    if re.fullmatch(r"([0-9a-f]{2}){8,}", cell):
        looks.append(bytes.fromhex(cell))
    return [*looks, str(UUID(cell)).encode()] if re.fullmatch(r"[0-9a-f]{32}", cell) else looks


def _near(found: Artefacts, case: Case) -> Iterator[tuple[str, Guess]]:
    known = {word: choice for choice, words in WORDS.items() for word in words if len(word) > 1}
    spoken = re.compile(rb"(?<![A-Za-z])(" + "|".join(known).encode() + rb")(?![A-Za-z])", re.IGNORECASE)
    for name, raw in found.raw.items():
        before: dict[str, str] = {}
        after: dict[str, str] = {}
        for voter in case.ids:
            for place in (place for look in _written(voter) for place in found.places(name, look)):
                if said := [known[one.decode().lower()] for one in spoken.findall(raw[max(0, place - NEAR):place])]:
                    before.setdefault(voter, said[-1])
                if said := [known[one.decode().lower()] for one in spoken.findall(raw[place:place + NEAR])]:
                    after.setdefault(voter, said[0])
        yield from ((f"the choice {where} the voter in {name}", guess) for where, guess in (("before", before), ("after", after)) if guess)


def _blocks(rolls: Rolls, case: Case) -> Iterator[tuple[str, Guess]]:
    """Sort the voters by something kept about each, and cut that line by the totals, in every order of the choices."""
    kept: dict[str, list[tuple[str, str]]] = {"the order of casting": [(f"{n:06d}", voter) for n, voter in enumerate(case.ids)]}
    for table, voter in rolls:
        for column in table.columns:
            cells, voters = table.column(column), table.column(voter)
            if column != voter and len(set(cells)) > 1:
                kept[f"{table.name}.{column}"] = list(zip(cells, voters, strict=True))
                kept[f"the length of {table.name}.{column}"] = [(f"{len(cell):06d}", one) for cell, one in zip(cells, voters, strict=True)]
    for name, pairs in kept.items():
        line = [voter for _, voter in sorted(pairs)]
        for order in permutations(case.totals):
            cut = [choice for choice, number in order for _ in range(number)]
            yield f"blocks by {name}, {' < '.join(choice for choice, _ in order)}", dict(zip(line, cut, strict=True))
