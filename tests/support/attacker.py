"""Somebody who wants to find people out from published tables, with a solver of integer problems (HiGHS). Shares no code with the audit.

Knows: every published table, who was counted in each (attendance and seats are public), that answers stay the same, and what up to two
insiders said of themselves. Asks of everybody else: is there more than one line they can be in?
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Person = Hashable


@dataclass(frozen=True)
class Seen:
    """A table as read off a page: who was counted, and by line the answers it stands for and the number ("" for one withheld)."""

    people: frozenset[Person]
    lines: tuple[tuple[frozenset[str], str], ...]


def between(number: str) -> tuple[int, int]:
    """Return what a reader concludes from the printed number: rounded to five from ten on, or fewer than ten."""
    return (0, 9) if number == "" else (max(10, int(number) - 2), int(number) + 2)


def exactly(number: str) -> tuple[int, int]:
    """Return what a reader concludes where numbers are printed as they are, and those under three are not."""
    return (0, 2) if number == "" else (int(number), int(number))


class Attacker:
    """Everything known, as one integer problem: how many of each group of people alike gave each answer."""

    def __init__(self, tables: Sequence[Seen], insiders: Mapping[Person, str], reading: Callable[[str], tuple[int, int]] = between) -> None:
        self.tables = tables
        self.answers = sorted({one for table in tables for answers, _n in table.lines for one in answers})
        self.where = {
            person: (frozenset(place for place, table in enumerate(tables) if person in table.people), insiders.get(person))
            for person in {one for table in tables for one in table.people}}
        self.groups = sorted(Counter(self.where.values()).items(), key=lambda one: (sorted(one[0][0]), one[0][1] or ""))
        self.width = len(self.answers)
        self.shape = len(self.groups) * self.width
        self.problem = self._problem(reading)

    def _column(self, group: int, answer: str) -> int:
        return group * self.width + self.answers.index(answer)

    def _problem(self, reading: Callable[[str], tuple[int, int]]) -> LinearConstraint:
        known: list[tuple[list[int], int, int]] = []
        for place, ((_inside, insider), number) in enumerate(self.groups):
            known.append((list(range(place * self.width, (place + 1) * self.width)), number, number))
            if insider is not None:
                known.append(([self._column(place, insider)], number, number))
        for number, table in enumerate(self.tables):
            counted = [place for place, ((inside, _insider), _n) in enumerate(self.groups) if number in inside]
            known += [([self._column(p, one) for p in counted for one in answers], *reading(printed)) for answers, printed in table.lines]
        columns = [column for some, _low, _high in known for column in some]
        places = [place for place, (some, _low, _high) in enumerate(known) for _column in some]
        rows = csr_array((np.ones(len(columns)), (places, columns)), shape=(len(known), self.shape))
        return LinearConstraint(rows, [low for _columns, low, _high in known], [high for _columns, _low, high in known])

    def exposed(self, truth: Mapping[Person, str] | None = None) -> list[tuple[frozenset[int], frozenset[str]]]:
        """Return groups (by the tables they are in) of whom a line is certain, with the answers of that line; insiders apart.

        `truth`: one way in which everything is so; it spares the attacker the search for a first one, and tells nothing else.
        """
        asked = [(group, t) for group, ((inside, insider), _n) in enumerate(self.groups) for t in sorted(inside) if insider is None]
        can: dict[tuple[int, int], set[int]] = {pair: set() for pair in asked}
        if truth is not None:
            self._note(self._as_a_way(truth), can)
        while undecided := [pair for pair in asked if len(can[pair]) < 2]:
            before = sum(map(len, can.values()))
            way = self._way([(g, t, line) for g, t in undecided for line in range(len(self.tables[t].lines)) if line not in can[g, t]])
            if way is None:
                raise ValueError("what was published contradicts itself")
            self._note(way, can)
            if sum(map(len, can.values())) == before:
                break
        return [(self.groups[g][0][0], self.tables[t].lines[next(iter(can[g, t]))][0]) for g, t in asked if not self._has_two(g, t, can)]

    def _has_two(self, group: int, table: int, can: dict[tuple[int, int], set[int]]) -> bool:
        """Tell whether somebody of a group can be in two lines of a table, asking the solver for each line not seen yet."""
        for line in range(len(self.tables[table].lines)):
            if len(can[group, table]) > 1:
                return True
            if line not in can[group, table]:
                way = self._solved(Counter(self._columns(group, table, line)), exact=True)
                self._note(way, can)
        return len(can[group, table]) > 1

    def _columns(self, group: int, table: int, line: int) -> list[int]:
        return [self._column(group, one) for one in self.tables[table].lines[line][0]]

    def _way(self, wanted: list[tuple[int, int, int]]) -> np.ndarray | None:
        """Return a way in which as many people as can be are in lines where nobody of their group was seen (group, table, line)."""
        weights: Counter[int] = Counter()
        for one in wanted:
            weights.update(self._columns(*one))
        return self._solved(weights, exact=False)

    def _solved(self, weights: Mapping[int, int], *, exact: bool) -> np.ndarray | None:
        wanted = np.zeros(self.shape)
        for column, weight in weights.items():
            wanted[column] = -weight
        told = milp(wanted, constraints=self.problem, integrality=np.ones(self.shape), bounds=Bounds(0, np.inf),
                    options={} if exact else {"mip_rel_gap": 0.2, "node_limit": 50})
        return None if told.x is None else np.round(told.x)

    def _note(self, way: np.ndarray | None, can: dict[tuple[int, int], set[int]]) -> None:
        if way is None:
            return
        for (group, table), lines in can.items():
            lines.update(line for line in range(len(self.tables[table].lines)) if way[self._columns(group, table, line)].any())

    def _as_a_way(self, truth: Mapping[Person, str]) -> np.ndarray:
        way = np.zeros(self.shape)
        places = {key: place for place, (key, _n) in enumerate(self.groups)}
        for person, (inside, insider) in self.where.items():
            way[self._column(places[inside, insider], truth[person])] += 1
        return way
