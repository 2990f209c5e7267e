"""A facilitator's bodies together: each, by corridor, and in all; from sums. As many questions for one body as for fifty."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from governance_app.committees.rules import Body
from governance_app.foundation.clock import from_local
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import MeetingLine
from governance_app.participation.reads.facts import gatherings
from governance_app.participation.reads.seated import holders_of
from governance_app.participation.reads.sums import last_seen, totals_of
from governance_app.participation.rules import (
    BodyLine,
    BodyPart,
    Gathering,
    Holders,
    Measure,
    Period,
    Said,
    Together,
    Totals,
    part_of,
    pooled,
)

AT_ONCE = 50
"""Bodies that are read at once: the memory of a request stays that of so many, and no question names more ids than an engine takes."""


def together(bodies: Sequence[Body], period: Period, *, on: date) -> Together:
    """Return the figures of bodies over a period, with the seats and posts of its last day (or of `on`, while it runs)."""
    parts: dict[UUID, BodyPart] = {}
    for start in range(0, len(bodies), AT_ONCE):
        parts |= _parts([b.id for b in bodies[start:start + AT_ONCE]], period, min(period.last, on))
    corridors = sorted({b.corridor for b in bodies}, key=lambda c: (c is None, str(c)))
    return Together(
        tuple(BodyLine(b.id, b.name, b.corridor, pooled([parts[b.id]])) for b in bodies),
        {c: pooled([parts[b.id] for b in bodies if b.corridor == c]) for c in corridors}, pooled([parts[b.id] for b in bodies]))


def _parts(bodies: list[UUID], period: Period, day: date) -> dict[UUID, BodyPart]:
    held = meetings_between(bodies, period)
    totals, last, seats = totals_of(held), last_seen(held), holders_of(bodies, day)
    return {id: part_of(totals.get(id, Totals()), last.get(id, {}), _seats(seats[id])) for id in bodies}


def _seats(held: Holders) -> dict[Measure, list[Said]]:
    return {Measure.SEATS: [said for _bloc, said in held.seats], Measure.POSTS: list(held.posts)}


def held_between(bodies: Iterable[UUID], period: Period) -> tuple[Gathering, ...]:
    """Return the facts of the meetings of some bodies at which people came together, opened on the days of the period (Ecuador)."""
    return gatherings(meetings_between(bodies, period))


def meetings_between(bodies: Iterable[UUID], period: Period) -> tuple[MeetingLine, ...]:
    """Return these meetings themselves."""
    first, after = (from_local(datetime.combine(day, time())) for day in (period.first, period.last + timedelta(days=1)))
    return meetings.meetings_between(bodies, first, after)
