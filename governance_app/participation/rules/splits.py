"""Attendances parted by where people sit and where they come from: bloc, organisation of the seat, community; and by corridor."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from governance_app.participation.rules.facts import Gathering, Said
from governance_app.participation.rules.figures import Breakdown, breakdown
from governance_app.participation.rules.reached import Last, Reach, later, reach_from
from governance_app.participation.rules.summed import Totals, added
from governance_app.participation.rules.words import Dimension, Measure, Split

POOLED = (Measure.ATTENDANCE, Measure.SPEAKING, Measure.PROPOSALS, Measure.CARRIED)
"""Measures of meetings that bodies are shown with together."""


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


@dataclass(frozen=True)
class BodyPart:
    """What one body brings to a pool: its meetings, its figures, and the last meeting that each person came to there."""

    meetings: int
    figures: Mapping[tuple[Measure, Dimension], Breakdown]
    last: Last


def part_of(meetings: Totals, last: Last, seats: Mapping[Measure, Iterable[Said]]) -> BodyPart:
    """Return the part of a body. `seats`: who holds its seats and posts on the day asked about."""
    figures = {(m, d): meetings.figure(m, d) for m in POOLED for d in Dimension}
    figures |= {(m, d): breakdown(d, [(said, 1) for said in held_by]) for m, held_by in seats.items() for d in Dimension}
    return BodyPart(meetings.meetings, figures, last)


def pooled(parts: Sequence[BodyPart]) -> Pool:
    """Return the figures of several bodies together: attendances add up, and somebody of two bodies is one person."""
    places = dict.fromkeys(place for part in parts for place in part.figures)
    figures = {place: added(place[1], [part.figures[place] for part in parts]) for place in places}
    came = {d: figures[Measure.ATTENDANCE, d] for d in Dimension}
    return Pool(len(parts), sum(part.meetings for part in parts), reach_from(later(part.last for part in parts), came), figures)
