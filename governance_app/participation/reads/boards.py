"""Questions of the board: a body over a period with all that goes with it, and one meeting."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from governance_app.committees import reads as committees
from governance_app.committees.rules import SeatFacts
from governance_app.foundation.clock import local_day
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import HELD, Meeting, MeetingState
from governance_app.organisations import reads as organisations
from governance_app.participation.reads.aims import aims
from governance_app.participation.reads.facts import gatherings
from governance_app.participation.reads.seated import holders, said_on
from governance_app.participation.reads.sums import day_of, summed
from governance_app.participation.rules import (
    Ahead,
    Aim,
    Board,
    Gathering,
    Held,
    Look,
    Part,
    Period,
    SeatPlace,
    Split,
    board_of,
    reach_of,
    risks_of,
    seat_lines,
    split_by,
    that_count,
    trend_of,
    when,
    who_is_missing,
    window,
)
from governance_app.people.descriptions import counted_as

TO_COME = (MeetingState.DRAFT, MeetingState.CONVENED)


def board(body: UUID, period: Period, *, on: date) -> Board:
    """Return the board of a body for a period: its meetings, and the seats and posts of its last day (or of `on`, while it runs)."""
    day = min(period.last, on)
    return board_of(gatherings(_held(body, period.first, period.last)), holders(body, day), aims(body, day))


def board_of_meeting(meeting: Meeting) -> Board:
    """Return the board of one meeting, with the seats and posts of its day."""
    day = day_of(meeting)
    return board_of(gatherings([meeting]), holders(meeting.body, day), aims(meeting.body, day))


def look(body: UUID, period: Period, *, now: datetime) -> Look:
    """Return all that the board of a body shows for a period: who is missing, figures, trend, people reached, the next meeting.

    Absences and the trend look back over `window(period)`; of meetings outside the period sums are enough.
    As many questions for a body of five as for one of sixty.
    """
    today = local_day(now)
    day = min(period.last, today)
    past = _held(body, window(period).first, max(period.last, today))
    inside = gatherings(m for m in past if period.holds(day_of(m)))
    every = sorted((*inside, *summed(m for m in past if not period.holds(day_of(m)))), key=when)
    history = [m for m in every if m.day <= period.last]
    seats, wanted = committees.seat_facts(body), aims(body, day)
    seen = board_of(inside, holders(body, day), wanted)
    keys, parts = counted_as({p for m in every for p in m.attendees}), _splits(seen.meetings, seats)
    return Look(
        day, seen, who_is_missing(seats, history, seen, that_count(wanted), day), seat_lines(seats, history, day), wanted,
        trend_of(history, keys, period, day), reach_of(seen.meetings, keys), parts, _called(parts, seats, day), len(history),
        _ahead(body, seats, every, that_count(wanted), now))


def _held(body: UUID, first: date, last: date) -> list[Meeting]:
    """Return the meetings at which people came together. Nobody could be present at one by correspondence."""
    return [m for m in meetings.meetings_of(body, states=HELD) if m.opened_at and first <= day_of(m) <= last and not m.by_correspondence]


def _splits(held: Sequence[Gathering], seats: Iterable[SeatFacts]) -> dict[Split, tuple[Part, ...]]:
    places = {f.seat.id: SeatPlace(f.seat.bloc.value, f.seat.organisation) for f in seats}
    return {split: split_by(split, held, places) for split in Split}


def _called(parts: dict[Split, tuple[Part, ...]], seats: Iterable[SeatFacts], day: date) -> dict[UUID, str]:
    """Return the names on a day of the organisations and communities that the board names."""
    asked = {part.key for split in (Split.ORGANISATION, Split.COMMUNITY) for part in parts[split] if part.key}
    asked |= {f.seat.organisation for f in seats if f.seat.organisation}
    return {id: name.name for id, name in organisations.names_on(asked, day).items()}


def _ahead(body: UUID, seats: Iterable[SeatFacts], history: Sequence[Held], wanted: Iterable[Aim], now: datetime) -> Ahead | None:
    """Return the next meeting that is planned or convened, and its risks."""
    coming = [m for m in meetings.meetings_of(body, states=TO_COME) if m.starts_at > now - timedelta(hours=12) and not m.by_correspondence]
    if not coming:
        return None
    following = min(coming, key=lambda m: (m.starts_at, m.id))
    day = local_day(following.starts_at)
    said = said_on({h.person for f in seats for h in f.holdings}, local_day(now))
    return Ahead(following.id, day, following.state is MeetingState.CONVENED, risks_of(seats, history, said, wanted, day))
