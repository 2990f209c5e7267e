"""What somebody who reads everything published could still take for true: the people as types, moved from answer to answer.

A type is a set of tables in which a person was counted, and an answer. Nobody outside can tell people of one type apart. The truth is
one way to give everybody an answer so that all published numbers hold; others are found by moving people, never by guessing: a way found
is proof that a reader cannot exclude it. A way not found proves nothing, and then nothing is published.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from governance_app.participation.rules.disclosure.lattice import Plan
from governance_app.participation.rules.disclosure.safe import bounds

DEEPEST, PATIENCE = 2, 4_000
"""How many others may move for one person, and how many moves are tried before "not found"."""


@dataclass(frozen=True)
class Told:
    """A published table with what its readers do not have: who was counted (a token each) and what each had said (None: erased since).

    `nameless`: those who had been erased before, counted as silent under a token that leads to no other table.
    """

    plan: Plan
    said: Mapping[UUID, str | None]
    shown: tuple[int | None, ...]
    nameless: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Type:
    """People whom nobody outside can tell apart: the tables they were counted in, and their answer."""

    tables: tuple[int, ...]
    answer: str


@dataclass(frozen=True)
class Move:
    """Somebody of a type would have another answer."""

    of: Type
    to: str


class Room:
    """Everybody counted in tables of one family, with the published bounds of every line, and moves made and taken back.

    `people`: how many there are of each type; `steady`: those of them who said the same in all their tables, nobody erased.
    """

    def __init__(self, tables: Sequence[Told]) -> None:
        self.line = [{one: place for place, line in enumerate(t.plan.lines) for one in line.answers} for t in tables]
        self.bounds = [[bounds(number) for number in t.shown] for t in tables]
        self.count = [[0] * len(t.plan.lines) for t in tables]
        answers, nameless = _answers(tables), frozenset[UUID]().union(*(one.nameless for one in tables))
        self.people = Counter(_types(answers.values()))
        self.steady = Counter(_types(said for token, said in answers.items() if len(said) == 1 and token not in nameless))
        self.wrong: dict[tuple[int, int], int] = {}
        self.tried = 0
        for kind, number in self.people.items():
            for table in kind.tables:
                self.count[table][self.line[table][kind.answer]] += number
        for table, counts in enumerate(self.count):
            for place in range(len(counts)):
                self.judge(table, place)
        self.inside = {kind: frozenset(kind.tables) for kind in self.people}
        self.others = {kind: self._open_to(kind) for kind in self.people}
        self.counted_in = [[kind for kind, _n in self.people.most_common() if table in kind.tables] for table in range(len(tables))]

    def judge(self, table: int, place: int) -> None:
        """Note whether a line lies outside its bounds, and which way it must go (1 more, -1 fewer)."""
        low, high = self.bounds[table][place]
        number = self.count[table][place]
        if low <= number <= high:
            self.wrong.pop((table, place), None)
        else:
            self.wrong[table, place] = 1 if number < low else -1

    def move(self, one: Move, times: int = 1) -> None:
        """Count somebody under another answer (`times` -1: take it back)."""
        for table in one.of.tables:
            before, after = self.line[table][one.of.answer], self.line[table][one.to]
            if before != after:
                self.count[table][before] -= times
                self.count[table][after] += times
                self.judge(table, before)
                self.judge(table, after)

    def mended(self, left: Counter[Type], deep: int = DEEPEST) -> tuple[Move, ...] | None:
        """Return moves of people still `left` after which every number holds (made), or None (nothing made)."""
        if not self.wrong:
            return ()
        for one in self.helpful(left, deep):
            self.tried += 1
            if self.tried > PATIENCE:
                return None
            self.move(one)
            left[one.of] -= 1
            found = self.mended(left, deep - 1)
            if found is not None:
                return (one, *found)
            left[one.of] += 1
            self.move(one, -1)
        return None

    def helpful(self, left: Counter[Type], deep: int) -> Iterator[Move]:
        """Yield the moves of people left that push the first wrong line the way it must go, those of the fullest types first.

        Where nobody else may move after them (`deep` 1), only those that mend everything.
        """
        if not deep:
            return
        (table, place), way = next(iter(self.wrong.items()))
        lines, last = self.line[table], deep == 1
        wrong = {table for table, _place in self.wrong} if last else {table}
        for kind in self.counted_in[table]:
            if left[kind] > 0 and (lines[kind.answer] == place) is (way == -1) and wrong <= self.inside[kind]:
                for to in self.others[kind]:
                    if (lines[to] == place) is (way == 1) and (not last or self.mends(kind, to)):
                        yield Move(kind, to)

    def mends(self, kind: Type, to: str) -> bool:
        """Tell whether one move would bring every line inside its bounds."""
        mended = 0
        for table in kind.tables:
            lines, counts, held = self.line[table], self.count[table], self.bounds[table]
            before, after = lines[kind.answer], lines[to]
            if before != after:
                if not (held[before][0] < counts[before] <= held[before][1] + 1 and held[after][0] - 1 <= counts[after] < held[after][1]):
                    return False
                mended += ((table, before) in self.wrong) + ((table, after) in self.wrong)
        return mended == len(self.wrong)

    def _open_to(self, kind: Type) -> tuple[str, ...]:
        """Return the other answers that a type could have: one for each way in which its tables would count it elsewhere."""
        every = {tuple(self.line[table][one] for table in kind.tables): one for one in self.known(kind.tables)}
        mine = tuple(self.line[table][kind.answer] for table in kind.tables)
        return tuple(one for where, one in every.items() if where != mine)

    def known(self, tables: Sequence[int]) -> tuple[str, ...]:
        """Return the answers that all these tables knew: a people may have come onto the list between two of them."""
        return tuple(one for one in self.line[tables[0]] if all(one in self.line[table] for table in tables))

    def undo(self, moves: Sequence[Move]) -> None:
        """Take moves back."""
        for one in moves:
            self.move(one, -1)


def _answers(tables: Sequence[Told]) -> dict[UUID, dict[str, list[int]]]:
    """Return of each person what they had said, with the tables in which they were counted so."""
    seen: dict[UUID, dict[str, list[int]]] = {}
    for place, table in enumerate(tables):
        for token, said in table.said.items():
            if said is not None:
                seen.setdefault(token, {}).setdefault(said, []).append(place)
    return dict(sorted(seen.items()))


def _types(answers: Iterable[Mapping[str, Sequence[int]]]) -> Iterator[Type]:
    """Yield the type of each person. Who changed an answer counts as one person for each: a reader who knew of the change would do so."""
    for said in answers:
        yield from (Type(tuple(places), one) for one, places in said.items())
