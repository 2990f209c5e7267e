"""A facilitator's bodies together: each, by corridor, and in all. As many questions for one body as for fifty."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from governance_app.committees.rules import Body
from governance_app.foundation.clock import from_local
from governance_app.meetings.reads.meetings import MEETINGS, many
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import MeetingMode
from governance_app.participation.reads.boards import HELD
from governance_app.participation.reads.facts import gatherings
from governance_app.participation.reads.seated import holders_of
from governance_app.participation.rules import BodyLine, Gathering, Measure, Period, Pool, Said, Together, pooled
from governance_app.people.descriptions import counted_as


def together(bodies: Sequence[Body], period: Period, *, on: date) -> Together:
    """Return the figures of bodies over a period, with the seats and posts of its last day (or of `on`, while it runs)."""
    held: dict[UUID | None, list[Gathering]] = defaultdict(list)
    for meeting in held_between((b.id for b in bodies), period):
        held[meeting.body].append(meeting)
    seats = holders_of((b.id for b in bodies), min(period.last, on))
    keys = counted_as({p for every in held.values() for m in every for p in m.attendees})

    def pool(chosen: Sequence[Body]) -> Pool:
        mine: dict[Measure, list[Said]] = {
            Measure.SEATS: [said for b in chosen for _bloc, said in seats[b.id].seats],
            Measure.POSTS: [said for b in chosen for said in seats[b.id].posts],
        }
        return pooled(len(chosen), [m for b in chosen for m in held[b.id]], keys, mine)

    corridors = sorted({b.corridor for b in bodies}, key=lambda c: (c is None, str(c)))
    return Together(
        tuple(BodyLine(b.id, b.name, b.corridor, pool([b])) for b in bodies),
        {c: pool([b for b in bodies if b.corridor == c]) for c in corridors}, pool(bodies))


def held_between(bodies: Iterable[UUID], period: Period) -> tuple[Gathering, ...]:
    """Return the facts of the meetings of some bodies at which people came together, opened on the days of the period (Ecuador)."""
    first, after = (from_local(datetime.combine(day, time())) for day in (period.first, period.last + timedelta(days=1)))
    return gatherings(many(MEETINGS.where(
        MeetingRow.body_id.in_(list(bodies)), MeetingRow.state.in_(HELD), MeetingRow.opened_at >= first,
        MeetingRow.opened_at < after, MeetingRow.mode != MeetingMode.CORRESPONDENCE)))
