"""What may go wrong at the next meeting, from who came to the last ones. A risk says what to do about it; it blames nobody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from uuid import UUID

from governance_app.committees.rules import HolderKind, Holding, Seat, SeatFacts
from governance_app.organisations.rules import valid_on
from governance_app.participation.rules.board import Aim
from governance_app.participation.rules.facts import NOTHING, Said
from governance_app.participation.rules.summed import Held
from governance_app.participation.rules.words import OUTSIDE_BASE, WOMEN

LOOKED_BACK = 3
"""Meetings that tell whether somebody is likely to come (the issue: "have not come three times")."""


@dataclass(frozen=True)
class WomenAway:
    """A seat whose women holders, principal or alternates, came to none of the last meetings held while one of them held it."""

    seat: Seat
    women: int
    meetings: int
    last: date | None


@dataclass(frozen=True)
class NoAlternate:
    """A voting seat with a principal and nobody to come in their place."""

    seat: Seat


@dataclass(frozen=True)
class OutOfReach:
    """An aim that the seats cannot reach with those likely to come: at best `group` of `base`."""

    aim: Aim
    group: int
    base: int

    @property
    def best(self) -> Fraction:
        """Return the highest share possible."""
        return Fraction(self.group, self.base)


@dataclass(frozen=True)
class Risks:
    """The risks of a meeting to come."""

    women: tuple[WomenAway, ...] = ()
    alone: tuple[NoAlternate, ...] = ()
    aims: tuple[OutOfReach, ...] = ()

    @property
    def none(self) -> bool:
        """Tell whether nothing is to be said."""
        return not (self.women or self.alone or self.aims)


@dataclass(frozen=True)
class _Room:
    """What is judged: the voting seats of the day, who came before, what holders say of themselves now."""

    day: date
    seats: tuple[SeatFacts, ...]
    history: Sequence[Held]
    said: Mapping[UUID, Said] = field(default_factory=dict)

    def holders(self, facts: SeatFacts) -> list[Holding]:
        return [h for h in facts.holdings if valid_on(self.day, h.valid_from, h.valid_to)]


def risks_of(
    seats: Iterable[SeatFacts], history: Sequence[Held], said: Mapping[UUID, Said], aims: Iterable[Aim], day: date,
) -> Risks:
    """Return the risks of a meeting on a day. `history`: past meetings in order; `said`: what holders say of themselves now."""
    voting = tuple(f for f in seats if f.seat.voting and valid_on(day, f.seat.valid_from, f.seat.valid_to))
    room = _Room(day, voting, history, said)
    women = (_women_away(room, f) for f in voting)
    alone = (f.seat for f in voting if {h.kind for h in room.holders(f)} == {HolderKind.PRINCIPAL})
    reached = (_out_of_reach(room, aim) for aim in aims)
    return Risks(tuple(w for w in women if w), tuple(NoAlternate(s) for s in alone), tuple(a for a in reached if a))


def _women_away(room: _Room, facts: SeatFacts) -> WomenAway | None:
    """Return the finding, when there were enough meetings to tell: nobody is late before they could have come."""
    women = [h for h in room.holders(facts) if room.said.get(h.person, NOTHING).sex == WOMEN]
    asked = [m for m in room.history if any(valid_on(m.day, h.valid_from, h.valid_to) for h in women)]
    there = [m for m in asked if any(h.person in m.attendees for h in women)]
    if len(asked) < LOOKED_BACK or any(m in there for m in asked[-LOOKED_BACK:]):
        return None
    return WomenAway(facts.seat, len({h.person for h in women}), LOOKED_BACK, there[-1].day if there else None)


def _out_of_reach(room: _Room, aim: Aim) -> OutOfReach | None:
    best = best_share([_likely(room, f) for f in room.seats], aim)
    return OutOfReach(aim, *best) if best[1] and best[0] * 100 < aim.percent * best[1] else None


def _likely(room: _Room, facts: SeatFacts) -> list[Said]:
    """Return what the likely sitters of a seat say: holders who came to one of the last meetings, or have not had the chance to."""
    recent = room.history[-LOOKED_BACK:]
    return [
        room.said.get(h.person, NOTHING) for h in room.holders(facts)
        if any(h.person in m.attendees for m in recent) or not any(valid_on(m.day, h.valid_from, h.valid_to) for m in recent)
    ]


def best_share(likely: Iterable[Sequence[Said]], aim: Aim) -> tuple[int, int]:
    """Return the highest part of a group possible when one likely sitter of each seat comes: (of the group, of those known).

    Wherever somebody of the group is likely, they come; a seat counts as another's only when all its likely sitters are known others.
    """
    group = others = 0
    for sitters in likely:
        answers = [said.of(aim.dimension) for said in sitters]
        if aim.value in answers:
            group += 1
        elif answers and all(a is not None and a not in OUTSIDE_BASE for a in answers):
            others += 1
    return group, group + others
