"""Parity, youth and peoples on the elected list: aims that warn, or minimums that hold.

The method of hard minimums is I. D. Hill's («STV with constraints», Voting matters 9, May 1998; several constraints at once: J. Otten,
Voting matters 13, April 2001). At every moment of a count, look at every way in which the places left could still be filled so that all
minimums are reached:
* who is in none of them is **set aside** at once, as an excluded candidate, even with a quota: the papers go to the next preference;
* who is in all of them is **guarded**: never the one to be excluded.
So nobody is set aside before it is needed, and the minimums hold whenever the candidates allow it; if they do not, MinimumImpossible is
raised before anything is counted. Without minimums nothing changes. One person may count for several groups (a young woman).

Who is `protected` is guarded all along and keeps a place: used for vacancies, where those who sit go on sitting.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from governance_app.voting.rules.elections.errors import MinimumImpossible


@dataclass(frozen=True)
class Minimum:
    """The elected list has at least so many of a group. `members`: the positions of its candidates."""

    group: str
    members: frozenset[int]
    at_least: int


@dataclass(frozen=True)
class Missing:
    """An aim that the elected list does not reach."""

    group: str
    at_least: int
    have: int


@dataclass(frozen=True)
class Guard:
    """What a count must respect: minimums, and people who keep their place."""

    minimums: tuple[Minimum, ...] = ()
    protected: frozenset[int] = frozenset()

    @property
    def active(self) -> bool:
        """Tell whether there is anything to respect."""
        return bool(self.minimums or self.protected)


def missing(aims: Iterable[Minimum], elected: Collection[int]) -> tuple[Missing, ...]:
    """Return the aims that a list does not reach: for statutes that only warn."""
    counted = [(aim, len(aim.members & set(elected))) for aim in aims]
    return tuple(Missing(aim.group, aim.at_least, have) for aim, have in counted if have < aim.at_least)


def check_guard(guard: Guard, standing: Collection[int], seats: int) -> None:
    """Raise MinimumImpossible when those who stand do not allow what is asked."""
    if guard.active and not can_end_well(guard, (), standing, seats):
        raise MinimumImpossible(groups=", ".join(m.group for m in guard.minimums), seats=seats)


def can_end_well(guard: Guard, elected: Collection[int], hopeful: Collection[int], places: int) -> bool:
    """Tell whether the places left can be filled from the hopeful so that every minimum is reached and everyone protected sits."""
    sure = guard.protected & set(hopeful)
    safe = sure | set(elected)
    needs = tuple(max(0, m.at_least - len(m.members & safe)) for m in guard.minimums)
    stock = Counter(_groups_of(guard, c) for c in hopeful if c not in sure)
    least = _least(needs, tuple(sorted((groups, number) for groups, number in stock.items() if groups)))
    return least is not None and least + len(sure) <= min(places, len(hopeful))


def set_aside(guard: Guard, elected: Collection[int], hopeful: Collection[int], places: int) -> tuple[int, ...]:
    """Return the hopeful who can no longer be elected."""
    if not guard.active or not places:
        return ()
    return tuple(c for c in hopeful if not can_end_well(guard, {*elected, c}, set(hopeful) - {c}, places - 1))


def guarded(guard: Guard, elected: Collection[int], hopeful: Collection[int], places: int) -> frozenset[int]:
    """Return the hopeful who may not be excluded."""
    if not guard.active:
        return frozenset()
    return frozenset(
        c for c in hopeful if c in guard.protected or not can_end_well(guard, elected, set(hopeful) - {c}, places))


def _groups_of(guard: Guard, candidate: int) -> tuple[int, ...]:
    return tuple(i for i, minimum in enumerate(guard.minimums) if candidate in minimum.members)


@lru_cache(maxsize=4096)
def _least(needs: tuple[int, ...], stock: tuple[tuple[tuple[int, ...], int], ...]) -> int | None:
    """Return the fewest people of the stock ((groups, how many) …) that fill the needs, or None."""
    if not any(needs):
        return 0
    if not stock:
        return None
    (groups, number), rest = stock[0], stock[1:]
    found = []
    for taken in range(min(number, max(needs[i] for i in groups)) + 1):
        left = tuple(max(0, need - taken) if i in groups else need for i, need in enumerate(needs))
        below = _least(left, rest)
        if below is not None:
            found.append(taken + below)
    return min(found, default=None)
