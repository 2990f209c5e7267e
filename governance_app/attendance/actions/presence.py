"""Use cases of presence: arrive, leave, stay out of a point; strike out what was wrong. Nothing is edited."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads
from governance_app.attendance.reads import description_id
from governance_app.attendance.records import AttendanceEventRow, AttendeeDescriptionRow
from governance_app.attendance.rules import (
    AlreadyVoided,
    Arrival,
    AttendanceVoided,
    Capacity,
    Event,
    MeetingNotRunning,
    Movement,
    NobodyChosen,
    NobodyComesTogether,
    NoSuchEvent,
    NoSuchPoint,
    PresenceMode,
    ReasonNeeded,
    Source,
    check_fits,
    check_moment,
    check_seat,
    check_story,
)
from governance_app.committees.rules import SeatOnDay
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.people import actions as people_actions
from governance_app.people import reads as people
from governance_app.people.keys import keys_of
from governance_app.record.actions import append, use_case

RUNNING = (MeetingState.CONVENED, MeetingState.OPEN, MeetingState.ADJOURNED)


def running_meeting(actor: Actor, meeting: UUID) -> Meeting:
    """Return a meeting whose attendance the actor may keep, held against other writers. MeetingNotRunning, NobodyComesTogether."""
    reads.meeting_for(actor, Permission.RECORD_ATTENDANCE, meeting)
    reads.hold_meeting(meeting)
    held = meetings.meeting(meeting)
    if held.state not in RUNNING:
        raise MeetingNotRunning(state=held.state)
    if held.by_correspondence:
        raise NobodyComesTogether()
    return held


@use_case("attendance.arrive")
def record_arrival(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, person: UUID, capacity: Capacity, at: datetime | None = None,
    seat: UUID | None = None, substitutes: UUID | None = None, letter: bool | None = None,
    mode: PresenceMode = PresenceMode.IN_PERSON, source: Source = Source.HALL,
) -> UUID:
    """Write down that somebody came in, at `at` (now when None), as what and for which seat.

    The first arrival copies what the person has said of themselves. `letter`: of whoever was sent without being appointed it is
    always known (False: by word of mouth); None is "not asked", of an appointed alternate.
    Raises MeetingNotRunning, BeforeMeeting, NotYet, AlreadyPresent,
    SeatNeeded, NoSuchSeat, NotASeatHolder, SeatVacant; NoSuchPerson for somebody outside the actor's sight who holds no seat here;
    PersonErased.
    """
    held, moment = running_meeting(actor, meeting), at or now
    check_moment(moment, held.starts_at, now)
    day = reads.on_its_day(held)
    place = check_seat(day, person, capacity, seat)
    reads.check_seen(actor, held, Permission.RECORD_ATTENDANCE, person, substitutes, day=day)
    if place and capacity is Capacity.ALTERNATE:
        substitutes = substitutes or (place.principal.id if place.principal else None)
        letter = letter if person in {a.id for a in place.alternates} else bool(letter)
    else:
        substitutes, letter = None, None
    event = Event(id, person, Movement.ARRIVES, moment, capacity, place.seat if place else None, mode, substitutes, letter)
    _keep(actor, now, meeting, event, source)
    _copy_description(meeting, person, moment, place)
    people_actions.make_known(person, held.body, now)
    return id


@use_case("attendance.arrive_newcomer")
def record_newcomer(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, name: str, capacity: Capacity, at: datetime | None = None,
    seat: UUID | None = None, letter: bool | None = None, mode: PresenceMode = PresenceMode.IN_PERSON, source: Source = Source.HALL,
) -> UUID:
    """Register somebody whom nobody had written down before, and let them in: both, or neither. Raises as `record_arrival`; NameMissing."""
    held = running_meeting(actor, meeting)
    person = people_actions.register_person(
        actor=actor, id=new_id(), now=now, name=name, body=held.body, demonstration=held.demonstration).subject
    record_arrival(
        actor=actor, id=new_id(), now=now, meeting=meeting, person=person, capacity=capacity, at=at or now, seat=seat, letter=letter,
        mode=mode, source=source)
    return person


@use_case("attendance.arrive_together")
def record_arrivals(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, arrivals: Sequence[Arrival], at: datetime | None = None,
    mode: PresenceMode = PresenceMode.IN_PERSON, source: Source = Source.HALL,
) -> UUID:
    """Write down that everybody on a list came in at `at`: all of them, or nobody. Each row has its own id."""
    running_meeting(actor, meeting)
    if not arrivals:
        raise NobodyChosen(field="arrivals")
    for row in arrivals:
        record_arrival(
            actor=actor, id=row.id, now=now, meeting=meeting, person=row.person, capacity=row.capacity, at=at or now, seat=row.seat,
            substitutes=row.substitutes, letter=row.letter, mode=mode, source=source,
        )
    return meeting


@use_case("attendance.leave")
def record_departure(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, person: UUID, at: datetime | None = None, source: Source = Source.HALL,
) -> UUID:
    """Write down that somebody went out. Raises MeetingNotRunning, BeforeMeeting, NotYet, NotPresent."""
    held = running_meeting(actor, meeting)
    check_moment(at or now, held.starts_at, now)
    _keep(actor, now, meeting, Event(id, person, Movement.LEAVES, at or now), source)
    return id


@use_case("attendance.recuse")
def record_recusal(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, person: UUID, item: UUID, at: datetime | None = None) -> UUID:
    """Write down that somebody in the room stays out of a point. Raises NoSuchPoint, NotPresent, AlreadyRecused."""
    return _about_a_point(actor, id, now, meeting, person, item, at, Movement.RECUSED)


@use_case("attendance.end_recusal")
def end_recusal(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, person: UUID, item: UUID, at: datetime | None = None) -> UUID:
    """Write down that somebody takes part in a point again. Raises NoSuchPoint, NotRecused."""
    return _about_a_point(actor, id, now, meeting, person, item, at, Movement.RECUSAL_ENDS)


@use_case("attendance.void")
def void_event(*, actor: Actor, id: UUID, now: datetime, event: UUID, reason: str) -> UUID:
    """Strike out an event that was wrong; it stays legible with its reason. Raises NoSuchEvent, AlreadyVoided, ReasonNeeded;

    NotPresent or AlreadyPresent when a later event of the person stands on it: strike that one out first.
    """
    row = db.session.get(AttendanceEventRow, event)
    if row is None:
        raise NoSuchEvent()
    held = running_meeting(actor, row.meeting_id)
    db.session.refresh(row)
    if row.voided_at is not None:
        raise AlreadyVoided()
    if not (reason or "").strip():
        raise ReasonNeeded(field="reason")
    check_story(e for e in reads.events(held.id) if e.person == row.person_id and e.id != event)
    row.voided_at, row.voided_by, row.void_reason = now, actor.account, reason.strip()
    append(AttendanceVoided(meeting=held.id, event=event), now=now, body=held.body)
    return event


def _about_a_point(
    actor: Actor, id: UUID, now: datetime, meeting: UUID, person: UUID, item: UUID, at: datetime | None, movement: Movement,
) -> UUID:
    held = running_meeting(actor, meeting)
    check_moment(at or now, held.starts_at, now)
    check_point(meeting, item)
    _keep(actor, now, meeting, Event(id, person, movement, at or now, item=item), Source.HALL)
    return id


def check_point(meeting: UUID, item: UUID) -> None:
    """Raise NoSuchPoint unless the agenda of the meeting has it."""
    if item not in {point.id for point in meetings.agenda(meeting)}:
        raise NoSuchPoint()


def _keep(actor: Actor, now: datetime, meeting: UUID, event: Event, source: Source) -> None:
    check_fits(reads.events(meeting), event)
    db.session.add(AttendanceEventRow(
        id=event.id, meeting_id=meeting, person_id=event.person, movement=event.movement, at=event.at, capacity=event.capacity,
        seat_id=event.seat, substitutes_id=event.substitutes, letter=event.letter, mode=event.mode, item_id=event.item,
        source=source, recorded_at=now, recorded_by=actor.account, void_reason="",
    ))
    db.session.flush()


def _copy_description(meeting: UUID, person: UUID, moment: datetime, place: SeatOnDay | None) -> None:
    people.check_not_erased(person)  # again: an erasure may have been waited for when the arrival was written
    id = description_id(meeting, person, keys_of([person]))
    if db.session.get(AttendeeDescriptionRow, id) is not None:
        return
    said: Any = people.description(person, on=local_day(moment))
    fields = ("sex", "gender_identity", "age_band", "ethnic_self_id", "nationality", "disability")
    db.session.add(AttendeeDescriptionRow(
        id=id, meeting_id=meeting, community_id=people.person(person).community, bloc=place.bloc.value if place else None,
        **{name: _code(getattr(said, name)) for name in fields},
    ))
    db.session.flush()


def forget_descriptions(people: Iterable[UUID]) -> None:
    """Delete what people had said of themselves at meetings, inside the open use case.

    Their keys may be gone already (after a restore): so what goes at their meetings is every row that nobody else there has the key to.
    """
    gone, event, row = set(people), AttendanceEventRow, AttendeeDescriptionRow
    for meeting in sorted(db.session.scalars(select(event.meeting_id).where(event.person_id.in_(gone)).distinct())):
        there = set(db.session.scalars(select(event.person_id).where(event.meeting_id == meeting)))
        kept = list(reads.descriptions_of((meeting, person) for person in there - gone))
        db.session.execute(delete(row).where(row.meeting_id == meeting, row.id.not_in(kept)))


def _code(answer: Any) -> str | None:
    code = getattr(answer, "value", answer)
    return None if code is None else str(code)
