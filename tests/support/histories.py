"""Random histories of committees: people join and leave over years, come to meetings, and each year what may be published is published."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from governance_app.participation.rules.disclosure import Counted, Family, Plan, Told, Withheld, answers, lattice, publish, reason
from tests.support.attacker import Attacker, Seen

NATIONALITIES = ("achuar", "kichwa", "shuar")
Policy = Callable[[Plan, "History", frozenset[UUID], str], Told | None]


@dataclass
class History:
    """Everybody's answers by family, and all that was published, with the pool of each table."""

    rng: random.Random
    said: dict[Family, dict[UUID, str]] = field(default_factory=lambda: {family: {} for family in Family})
    ledger: list[tuple[str, Told]] = field(default_factory=list)
    refused: Counter[Withheld] = field(default_factory=Counter)

    def somebody(self) -> UUID:
        """Return a new person who says something of themselves, or nothing."""
        person = UUID(int=self.rng.getrandbits(128))
        for family, known in self.said.items():
            known[person] = self.rng.choices(*self.habits[family])[0]
        return person

    def __post_init__(self) -> None:
        """Draw how usual each answer is: committees where nearly all are men, or all Kichwa, are the dangerous ones."""
        self.habits = {}
        for family in Family:
            every = answers(family, NATIONALITIES)
            self.habits[family] = every, [self.rng.choice((0, 0.02, 0.1, 1, 3)) + 0.001 for _one in every]

    def told(self, family: Family) -> list[Told]:
        """Return what was published of a family, in order."""
        return [told for _pool, told in self.ledger if told.plan.family is family]


def as_the_rules_say(plan: Plan, history: History, people: frozenset[UUID], pool: str) -> Told | None:
    """Return the table as it is published, or None when the ledger refuses it."""
    said = {person: history.said[plan.family][person] for person in people}
    cells = publish(plan, Counter(said.values())).cells
    told = Told(plan, said, tuple(cell.shown for cell in cells))
    earlier = history.told(plan.family)
    refused = reason(told, earlier, [t for p, t in history.ledger if p == pool and t.plan.name == plan.name])
    if refused:
        history.refused[refused] += 1
    return None if refused else told


def hiding_under_three(plan: Plan, history: History, people: frozenset[UUID], pool: str) -> Told | None:
    """Return the table as a careless rule would publish it: exact numbers, those under three left out, every year, whoever changed."""
    said = {person: history.said[plan.family][person] for person in people}
    counts = Counter(said.values())
    sums = [sum(counts[one] for one in line.answers) for line in plan.lines]
    return Told(plan, said, tuple(number if number >= 3 else None for number in sums))


def lived(seed: int, policy: Policy = as_the_rules_say) -> History:
    """Live through a history: one to three committees of 8 to 60 people in a corridor, one to five years."""
    history = History(random.Random(seed))
    rng = history.rng
    bodies = [[history.somebody() for _one in range(rng.randint(8, 60))] for _body in range(rng.choice((1, 1, 2, 3)))]
    agreed = rng.sample(NATIONALITIES, rng.randint(0, 3))
    for _year in range(rng.randint(1, 5)):
        for body in bodies:
            _change(history, body)
        for counted, pool, people in _pools(rng, bodies):
            for plan in lattice(NATIONALITIES, agreed):
                told = policy(plan, history, people, pool) if plan.counted is counted and people else None
                if told:
                    history.ledger.append((pool, told))
    return history


def _change(history: History, body: list[UUID]) -> None:
    rng = history.rng
    leave = min(rng.choice((0, 1, 2, 3, 5, 6, 8, 15)), len(body) - 1)
    for _one in range(leave):
        body.pop(rng.randrange(len(body)))
    body += [history.somebody() for _one in range(max(0, leave + rng.choice((-1, 0, 0, 1, 3))))]
    for person in rng.sample(body, rng.choice((0, 0, 0, 1, 2))):
        family = rng.choice(list(Family))
        history.said[family] = {**history.said[family], person: rng.choices(*history.habits[family])[0]}


def _pools(rng: random.Random, bodies: Sequence[list[UUID]]) -> Iterator[tuple[Counted, str, frozenset[UUID]]]:
    came = [frozenset(one for one in body if rng.random() < 0.95) for body in bodies]
    seats = [frozenset(rng.sample(body, len(body) * 2 // 3)) for body in bodies]
    for counted, all_of in ((Counted.PEOPLE, came), (Counted.SEATS, seats)):
        yield from ((counted, f"body {place}", people) for place, people in enumerate(all_of))
        if len(bodies) > 1:
            yield counted, "corridor", frozenset().union(*all_of)


def seen(tables: Sequence[Told]) -> list[Seen]:
    """Return tables as a reader sees them. Who changed an answer is told apart, as somebody who knows of the change would do."""
    return [
        Seen(frozenset(one.said.items()), tuple(
            (line.answers, "" if number is None else str(number)) for line, number in zip(one.plan.lines, one.shown, strict=True)))
        for one in tables
    ]


def exposed(history: History, pairs: int, reading: Callable[[str], tuple[int, int]] | None = None) -> list[object]:
    """Return whom the attacker finds out, alone and with so many drawn pairs of insiders, who tell all that they ever said.

    `reading`: how numbers are printed.
    """
    found: list[object] = []
    for family in Family:
        tables = history.told(family)
        people = sorted({one for table in tables for one in table.said.items()}, key=str)
        for pair in range(pairs + 1 if tables else 0):
            two = history.rng.sample(sorted({token for token, _said in people}), 2) if pair else ()
            insiders = {one: one[1] for one in people if one[0] in two}
            found += Attacker(seen(tables), insiders, *([reading] if reading else [])).exposed({one: one[1] for one in people})
    return found
