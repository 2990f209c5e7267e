"""Builders: meetings with people in the room, made through the real actions."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM
from governance_app.attendance import actions, reads
from governance_app.attendance.rules import Capacity
from governance_app.committees.rules import SeatOnDay, Statute
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import MeetingKind
from tests.support.build_committees import a_body
from tests.support.remembered import remembered

STARTS = datetime(2026, 3, 20, 14, 0, tzinfo=UTC)
AFTER = STARTS + timedelta(hours=6)
LONG_BEFORE = STARTS - timedelta(days=30)


def does(action: Any, now: datetime = AFTER, **given: Any) -> UUID:
    """Do something as the machine itself, with a new id, and return its subject."""
    return action(actor=SYSTEM, id=new_id(), now=now, **given).subject


@remembered
def a_convened_meeting(seats: int = 7, statute: Statute | None = None, *, alternates: bool = True, points: int = 3) -> UUID:
    """Found a body with `seats` filled seats and convene a meeting of it with `points` points; return the meeting."""
    body = a_body(seats, statute, alternates=alternates)
    meeting = does(meetings.plan_meeting, LONG_BEFORE, body=body.id, kind=MeetingKind.ORDINARY, starts_at=STARTS, place="Casa comunal")
    for n in range(points):
        does(meetings.add_item, LONG_BEFORE, meeting=meeting, title=f"Asunto {n + 1}")
    does(meetings.convene, LONG_BEFORE, meeting=meeting)
    return meeting


def seats_of(meeting: UUID) -> tuple[SeatOnDay, ...]:
    """Return the seats on the day of the meeting."""
    return reads.on_its_day(meeting_reads.meeting(meeting)).seats


def points_of(meeting: UUID) -> list[UUID]:
    """Return the points of the agenda."""
    return [point.id for point in meeting_reads.agenda(meeting)]


def principal(meeting: UUID, n: int) -> UUID:
    """Return the principal of seat `n` (from 0)."""
    holder = seats_of(meeting)[n].principal
    assert holder is not None
    return holder.id


def alternate(meeting: UUID, n: int) -> UUID:
    """Return the first alternate of seat `n` (from 0)."""
    return seats_of(meeting)[n].alternates[0].id


def arrives(meeting: UUID, n: int, *, minute: int = 0, **given: Any) -> UUID:
    """Let the principal of seat `n` come in, `minute` minutes after the meeting's hour; return the event."""
    defaults: dict[str, Any] = {"person": principal(meeting, n), "capacity": Capacity.PRINCIPAL, "seat": seats_of(meeting)[n].seat}
    return does(actions.record_arrival, meeting=meeting, at=STARTS + timedelta(minutes=minute), **{**defaults, **given})


def delegate_arrives(meeting: UUID, n: int, *, minute: int = 0, **given: Any) -> UUID:
    """Let the first alternate of seat `n` come in; return the event."""
    return arrives(meeting, n, minute=minute, **{"person": alternate(meeting, n), "capacity": Capacity.ALTERNATE, **given})


def leaves(meeting: UUID, n: int, *, minute: int, person: UUID | None = None) -> UUID:
    """Let the principal of seat `n` (or `person`) go out."""
    who = person or principal(meeting, n)
    return does(actions.record_departure, meeting=meeting, person=who, at=STARTS + timedelta(minutes=minute))


def everyone_arrives(meeting: UUID, n: int | None = None) -> None:
    """Let the first `n` principals (all without a number) come in at the meeting's hour."""
    for number, _seat in enumerate(seats_of(meeting)[:n]):
        arrives(meeting, number)


def opens(meeting: UUID, *, minute: int = 10, **given: Any) -> UUID:
    """Open the meeting with the principal of seat 0 presiding and that of seat 1 as secretary."""
    defaults: dict[str, Any] = {"chair": principal(meeting, 0), "secretary": principal(meeting, 1)}
    return does(actions.establish_quorum, meeting=meeting, opened_at=STARTS + timedelta(minutes=minute), **{**defaults, **given})


@remembered
def an_open_meeting(seats: int = 7, statute: Statute | None = None, *, present: int | None = None) -> UUID:
    """Return an open meeting of `seats` seats at which the first `present` principals (all without a number) are in the room."""
    meeting = a_convened_meeting(seats, statute)
    everyone_arrives(meeting, present)
    opens(meeting)
    return meeting
