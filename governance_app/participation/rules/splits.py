"""Attendances parted by where people sit and where they come from: bloc, organisation of the seat, community; and by corridor."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from governance_app.participation.rules.facts import Gathering, Said
from governance_app.participation.rules.figures import Breakdown, breakdown, counted
from governance_app.participation.rules.reached import Reach, reach_of
from governance_app.participation.rules.words import Dimension, Measure, Split


@dataclass(frozen=True)
class SeatPlace:
    """Whose side of the table a seat is on, and which organisation appoints it."""

    bloc: str
    organisation: UUID | None = None


@dataclass(frozen=True)
class Part:
    """One line of a split: `key` None for those who sat for no seat, or of whom no community is known."""

    key: Any
    sex: Breakdown
    age: Breakdown


@dataclass(frozen=True)
class Pool:
    """The meetings of several bodies together (of a corridor, or all of a facilitator's)."""

    bodies: int
    meetings: int
    reach: Reach
    figures: Mapping[tuple[Measure, Dimension], Breakdown]


def split_by(split: Split, meetings: Iterable[Gathering], places: Mapping[UUID, SeatPlace]) -> tuple[Part, ...]:
    """Return attendances by bloc, organisation or community, the most first, those without one last.

    Whoever sat for seats of two organisations at one meeting attends for the first of them: no attendance counts twice.
    """
    heads: dict[Hashable, list[tuple[Said, int]]] = {}
    for meeting in meetings:
        for person, said in meeting.attendees.items():
            heads.setdefault(_key(split, meeting, person, places), []).append((said, 1))
    order = sorted(heads, key=lambda key: (key is None, -len(heads[key]), str(key)))
    return tuple(Part(key, breakdown(Dimension.SEX, heads[key]), breakdown(Dimension.AGE_BAND, heads[key])) for key in order)


def _key(split: Split, meeting: Gathering, person: UUID, places: Mapping[UUID, SeatPlace]) -> Hashable:
    if split is Split.COMMUNITY:
        return meeting.communities.get(person)
    seat = min((s for s in meeting.sat.get(person, ()) if s in places), default=None)
    place = places[seat] if seat else None
    return None if place is None else place.bloc if split is Split.BLOC else place.organisation


def pooled(bodies: int, meetings: Iterable[Gathering], counted_as: Mapping[UUID, bytes], seats: Mapping[Measure, Iterable[Said]]) -> Pool:
    """Return the figures of several bodies together. `seats`: who holds their seats and posts on the day asked about."""
    held = list(meetings)
    people = {m: counted(m, held) for m in (Measure.ATTENDANCE, Measure.SPEAKING, Measure.PROPOSALS, Measure.CARRIED)}
    people |= {m: [(said, 1) for said in held_by] for m, held_by in seats.items()}
    figures = {(m, d): breakdown(d, some) for m, some in people.items() for d in Dimension}
    return Pool(bodies, len(held), reach_of(held, counted_as), figures)
