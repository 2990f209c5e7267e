"""The ledger's question: may this table leave, given everything that ever left? Asked of every table before it is published.

The reader who is feared has every table ever published, the public attendance lists, and two insiders who tell what they said of
themselves. Nobody's line may be certain, and no withheld number may be narrowed to fewer than five values (design/trust.md §5, rule 4).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from uuid import UUID

from governance_app.participation.rules.disclosure.room import Move, Room, Told, Type

LEAST_PEOPLE, LEAST_CHANGE, INSIDERS, WIDTH = 30, 5, 2, 5


class Withheld(Enum):
    """Why a table is not published, for who may know."""

    FEW_PEOPLE = "few_people"
    FEW_CHANGED = "few_changed"
    NARROW = "narrow"
    TELLS_OF_SOMEBODY = "tells_of_somebody"
    CONTRADICTED = "contradicted"


def reason(new: Told, earlier: Sequence[Told], same_pool: Sequence[Told]) -> Withheld | None:
    """Return why a table may not leave, or None.

    `earlier`: every table of its family ever published; `same_pool`: those of the same name and pool among them. Who was erased neither
    left nor came: the lists of before still say who they were.
    """
    people = frozenset(new.said)
    if len(people) < LEAST_PEOPLE:
        return Withheld.FEW_PEOPLE
    if any(few_changed(people - new.nameless, frozenset(one for one, said in old.said.items() if said)) for old in same_pool):
        return Withheld.FEW_CHANGED
    return attacked(new, earlier)


def few_changed(people: frozenset[UUID], before: frozenset[UUID]) -> bool:
    """Tell whether fewer than five left or fewer than five came since a table of the same pool. Everybody can count that from the lists."""
    return len(people - before) < LEAST_CHANGE or len(before - people) < LEAST_CHANGE


def attacked(new: Told, earlier: Sequence[Told]) -> Withheld | None:
    """Attack everything published together with a new table; return what would be found out."""
    placed = with_erased(connected(new, earlier))
    room = Room(placed) if placed else None
    if placed is None or room is None or room.wrong:
        return Withheld.CONTRADICTED
    if any(is_narrow(room, t, place) for t, told in enumerate(placed) for place, number in enumerate(told.shown) if number is None):
        return Withheld.NARROW
    return None if all(is_open(room, kind) for kind in list(room.people)) else Withheld.TELLS_OF_SOMEBODY


def connected(new: Told, earlier: Sequence[Told]) -> list[Told]:
    """Return the new table and those that share people with it, or with one that does: only they can tell more together."""
    found, people, rest = [new], set(new.said), list(earlier)
    while joined := [one for one in rest if not people.isdisjoint(one.said)]:
        found += joined
        people.update(*(one.said for one in joined))
        rest = [one for one in rest if one not in joined]
    return found


def is_open(room: Room, kind: Type) -> bool:
    """Tell whether, in each table that counts people of a type, another line stays possible for them, whoever two insiders are.

    An answer is possible when it takes nobody else to move, or when others can move in three ways that share nobody: two insiders stand
    in two of them at most. Who changed an answer does not move for others: they count as several, so one insider would stand in
    several ways, and a reader may know which changes there are (nobody grows younger).
    """
    closed = set(kind.tables)
    for to in room.others[kind]:
        elsewhere = {table for table in closed if room.line[table][to] != room.line[table][kind.answer]}
        if elsewhere and _possible(room, kind, to):
            closed -= elsewhere
    return not closed


def _possible(room: Room, kind: Type, to: str) -> bool:
    left = room.steady.copy()
    left[kind] -= 1
    ways = 0
    room.move(Move(kind, to))
    while ways <= INSIDERS and (found := _mended(room, left)) is not None:
        room.undo(found)
        ways += 1 if found else INSIDERS + 1
    room.move(Move(kind, to), -1)
    return ways > INSIDERS


def _mended(room: Room, left: Counter[Type]) -> tuple[Move, ...] | None:
    room.tried = 0
    return room.mended(left)


def is_narrow(room: Room, table: int, place: int) -> bool:
    """Tell whether a withheld number can be narrowed to fewer than five values (it is pushed from the truth, up and then down)."""
    pushed = 0
    for way in (1, -1):
        left, made = room.people.copy(), list[Move]()
        while pushed + 1 < WIDTH and (found := _pushed(room, left, (table, place, way))) is not None:
            made += found
            pushed += 1
        room.undo(made)
    return pushed + 1 < WIDTH


def _pushed(room: Room, left: Counter[Type], line: tuple[int, int, int]) -> tuple[Move, ...] | None:
    """Push a line by one and keep all other numbers true, if it can be done by people who have not moved yet."""
    table, place, way = line
    held, here = room.bounds[table][place], room.count[table][place] + way
    if not held[0] <= here <= held[1]:
        return None
    room.bounds[table][place] = (here, here)
    room.judge(table, place)
    found = _mended(room, left)
    room.bounds[table][place] = held
    room.judge(table, place)
    return found


def with_erased(tables: Sequence[Told]) -> list[Told] | None:
    """Return the tables with an answer for each person erased since, so that every published number holds; None where none is found.

    What they had said is gone with their key. Any answer that fits will do: readers know no more of it than we.
    """
    gone = sorted({token for table in tables for token, said in table.said.items() if said is None})
    for token in gone:
        placed = next((tried for tried in _tries(tables, token) if tried is not None), None)
        if placed is None:
            return None
        tables = placed
    return list(tables) if not gone or not Room(tables).wrong else None


def _tries(tables: Sequence[Told], token: UUID) -> Iterable[list[Told] | None]:
    """Yield the tables with one answer after another for an erased person: those first that fill the emptiest line."""
    mine = [place for place, table in enumerate(tables) if token in table.said and table.said[token] is None]
    room = Room(tables)
    known = room.known(mine)

    def lack(one: str) -> int:
        return sum(max(0, room.bounds[p][room.line[p][one]][0] - room.count[p][room.line[p][one]]) for p in mine)

    def over(one: str) -> bool:
        return any(room.count[p][room.line[p][one]] >= room.bounds[p][room.line[p][one]][1] for p in mine)

    for one in sorted(known, key=lambda one: (over(one), -lack(one), one)):
        yield [Told(t.plan, {**t.said, token: one}, t.shown, t.nameless | {token}) if p in mine else t for p, t in enumerate(tables)]
