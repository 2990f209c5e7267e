"""Questions about attendance: who is in the room, who sits for whom, whether there is quorum, at any moment."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from governance_app.access.rules import Actor, Permission, may, require
from governance_app.attendance.records import (
    AttendanceEventRow,
    AttendeeDescriptionRow,
    ItemLanguageRow,
    SupportRow,
    VisitorCountRow,
    VisitorSheetRow,
)
from governance_app.attendance.rules import (
    Attendee,
    Capacity,
    Event,
    InRoom,
    Log,
    Movement,
    NoSuchMeeting,
    OnItsDay,
    QuorumPoint,
    QuorumStatement,
    RollLine,
    RollState,
    SaidAtArrival,
    Spoken,
    Standing,
    Support,
    VisitorGroup,
    VisitorSheet,
    in_order,
    quorum_statement,
    standing,
    timeline,
)
from governance_app.committees import reads as committees
from governance_app.committees.rules import SeatOnDay
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import Meeting
from governance_app.people import reads as people
from governance_app.people.keys import keys_of, link


def meeting_for(actor: Actor, permission: Permission, meeting: UUID) -> Meeting:
    """Return a meeting on which the actor holds `permission`. NoSuchMeeting when they may not even see its body."""
    held = meetings.meeting(meeting)
    scope = committees.scope_of(held.body)
    if not may(actor, Permission.SEE_BODY, scope) and actor.known:
        raise NoSuchMeeting()
    require(actor, permission, scope)
    return held


def hold_meeting(meeting: UUID) -> None:
    """Make other writers of this meeting wait until the open transaction ends; what is read after this is what they left."""
    db.session.execute(select(MeetingRow).where(MeetingRow.id == meeting).with_for_update().execution_options(populate_existing=True))


def check_seen(actor: Actor, held: Meeting, permission: Permission, *persons: UUID | None, day: OnItsDay | None = None) -> None:
    """Raise NoSuchPerson for somebody who holds no seat of the day and whom the actor cannot see: ids alone open no name; PersonErased.

    `day`: the seats of the day, from whoever has read them already.
    """
    holders = (day or on_its_day(held)).holders
    people.check_not_erased(*persons)
    for person in persons:
        if person is not None and person not in holders:
            people.person_seen_by(actor, person, on=local_day(held.starts_at), permission=permission)


def on_its_day(meeting: Meeting) -> OnItsDay:
    """Return the seats and the quorum rule valid on the day of a meeting; on second call, that call's own rule."""
    day = local_day(meeting.opened_at or meeting.starts_at)
    statute = committees.statute_on(meeting.body, day)
    rule = statute.second_call.quorum if meeting.on_second_call else statute.quorum
    return OnItsDay(tuple(committees.roster(meeting.body, day)), rule)


def events(meeting: UUID) -> tuple[Event, ...]:
    """Return what happened, without what was struck out, by time and id."""
    chosen = select(AttendanceEventRow).where(AttendanceEventRow.meeting_id == meeting, AttendanceEventRow.voided_at.is_(None))
    return tuple(in_order(_event(row) for row in db.session.scalars(chosen)))


def _event(row: AttendanceEventRow) -> Event:
    return Event(
        row.id, row.person_id, row.movement, row.at, row.capacity, row.seat_id, row.mode, row.substitutes_id, row.letter, row.item_id)


def standing_at(meeting: UUID, moment: datetime) -> Standing:
    """Return who is in the room and who sits for each seat at a moment."""
    return standing(events(meeting), moment, on_its_day(meetings.meeting(meeting)).places)


def quorum_at(meeting: UUID, moment: datetime) -> QuorumStatement:
    """Return whether there is quorum at a moment, with every figure."""
    day = on_its_day(meetings.meeting(meeting))
    return quorum_statement(day.quorum, standing(events(meeting), moment, day.places).seats)


def quorum_history(meeting: UUID, until: datetime) -> tuple[QuorumPoint, ...]:
    """Return the quorum after each moment at which its figures changed."""
    day = on_its_day(meetings.meeting(meeting))
    return timeline(events(meeting), day.places, day.quorum, until)


def attendees(meeting: UUID) -> tuple[Attendee, ...]:
    """Return everybody who came, by first arrival; capacity and seat are those of their last arrival."""
    day, told = on_its_day(meetings.meeting(meeting)), events(meeting)
    names = people.names({e.person for e in told})
    story: dict[UUID, list[Event]] = {}
    for event in told:
        story.setdefault(event.person, []).append(event)
    found = (_attendee(names[person], moves, day) for person, moves in story.items())
    return tuple(sorted((a for a in found if a), key=lambda a: (a.first_arrival, a.name)))


def _attendee(name: str, moves: list[Event], day: OnItsDay) -> Attendee | None:
    arrivals = [e for e in moves if e.movement is Movement.ARRIVES]
    if not arrivals:
        return None
    last, ends = arrivals[-1], [e.at for e in moves if e.movement is Movement.LEAVES]
    seat = day.seat(last.seat)
    return Attendee(
        last.person, name, last.capacity or Capacity.GUEST, last.seat, seat.label if seat else "", seat.organisation if seat else None,
        seat.organisation_name if seat else "", last.letter, last.mode, arrivals[0].at,
        ends[-1] if len(ends) >= len(arrivals) else None, last.substitutes,
    )


def roll(meeting: UUID, *, at: datetime | None = None) -> tuple[RollLine, ...]:
    """Return how each seat answered: at a moment, or (without one) over the whole meeting, where the principal goes first."""
    day, told = on_its_day(meetings.meeting(meeting)), events(meeting)
    sat: dict[UUID, Event | InRoom | None]
    if at is None:
        ever = [e for e in told if e.movement is Movement.ARRIVES]
        sat = {s.seat: _first_for(s.seat, ever) for s in day.seats}
    else:
        room = standing(told, at, day.places)
        sat = {s.seat: next((p for p in room.present if p.person == room.sitter(s.seat)), None) for s in day.seats}
    names = people.names({e.person for e in sat.values() if e})
    return tuple(_roll_line(seat, sat[seat.seat], names) for seat in day.seats)


def _first_for(seat: UUID, arrivals: Iterable[Event]) -> Event | None:
    mine = [e for e in arrivals if e.seat == seat]
    return next((e for e in mine if e.capacity is Capacity.PRINCIPAL), next(iter(mine), None))


def _roll_line(seat: SeatOnDay, sitter: Event | InRoom | None, names: dict[UUID, str]) -> RollLine:
    holder = seat.principal.name if seat.principal else ""
    state = RollState.ABSENT if seat.principal or seat.alternates else RollState.VACANT
    acting, letter, mode = "", None, None
    if sitter is not None:
        here = sitter.capacity is Capacity.PRINCIPAL
        state = RollState.PRESENT if here else RollState.IN_DELEGATION
        acting, letter, mode = names[sitter.person], sitter.letter, sitter.mode
    return RollLine(seat.seat, seat.label, seat.organisation_name, seat.bloc.value, seat.voting, state, holder, acting, letter, mode)


def log(meeting: UUID) -> tuple[Log, ...]:
    """Return every event as it was written down, struck-out ones too, the latest first."""
    rows = db.session.scalars(select(AttendanceEventRow).where(AttendanceEventRow.meeting_id == meeting)).all()
    day, names = on_its_day(meetings.meeting(meeting)), people.names({r.person_id for r in rows})
    rows = sorted(rows, key=lambda r: (r.at, r.id), reverse=True)
    return tuple(
        Log(r.id, r.person_id, names[r.person_id], r.movement, r.at, r.capacity, day.label(r.seat_id), r.mode, r.letter, r.item_id,
            r.source, r.voided_at, r.void_reason)
        for r in rows
    )


def visitors(meeting: UUID) -> VisitorSheet | None:
    """Return the count of people without a seat, or None when nobody counted them."""
    sheet = db.session.get(VisitorSheetRow, meeting)
    if sheet is None:
        return None
    rows = db.session.scalars(select(VisitorCountRow).where(VisitorCountRow.meeting_id == meeting).order_by(VisitorCountRow.id))
    groups = tuple(VisitorGroup(r.sex, r.age_band, r.affiliation, r.number) for r in rows)
    return VisitorSheet(sheet.total, sheet.illegible, groups, sheet.note)


def languages(meeting: UUID) -> tuple[Spoken, ...]:
    """Return the languages of the meeting and of its points, in the order in which they were recorded."""
    rows = db.session.scalars(select(ItemLanguageRow).where(ItemLanguageRow.meeting_id == meeting).order_by(ItemLanguageRow.id))
    return tuple(Spoken(r.id, r.item_id, r.language, r.interpreted_into, r.interpreter_id) for r in rows)


def support(meeting: UUID) -> tuple[Support, ...]:
    """Return what was written down of the support offered, needed and used."""
    rows = db.session.scalars(select(SupportRow).where(SupportRow.meeting_id == meeting).order_by(SupportRow.kind))
    return tuple(Support(r.kind, r.given, r.needed, r.note, r.offered) for r in rows)


def descriptions(meeting: UUID) -> tuple[SaidAtArrival, ...]:
    """Return what each attendee had said of themselves by their first arrival; of who was erased nothing is left."""
    events = select(AttendanceEventRow.person_id).where(AttendanceEventRow.meeting_id == meeting).distinct()
    whose = descriptions_of((meeting, person) for person in db.session.scalars(events))
    rows = db.session.scalars(select(AttendeeDescriptionRow).where(AttendeeDescriptionRow.meeting_id == meeting))
    return tuple(
        SaidAtArrival(
            whose[r.id], r.sex, r.gender_identity, r.age_band, r.ethnic_self_id, r.nationality, r.disability, r.community_id, r.bloc)
        for r in rows if r.id in whose
    )


def descriptions_of(attended: Iterable[tuple[UUID, UUID]]) -> Mapping[UUID, UUID]:
    """Return whose each description is (its id: person), of these (meeting, person)."""
    pairs = set(attended)
    keys = keys_of(person for _meeting, person in pairs)
    return {description_id(meeting, person, keys): person for meeting, person in pairs if person in keys}


def description_id(meeting: UUID, person: UUID, keys: Mapping[UUID, bytes]) -> UUID:
    """Return the id of what a person had said of themselves at a meeting."""
    return link(keys[person], "attendee_description", meeting)
