"""Taking attendance: every seat with its people as big buttons, at the present moment or at an hour chosen once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from flask import request

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.attendance import actions, reads
from governance_app.attendance.forms import ArriveButton, ClockQuestion, LeaveButton, PersonForm, SomebodyForm, TogetherForm
from governance_app.attendance.pages.blueprint import BASE, held_for, likely_moment, may_be_kept, pages, press, say_wrong
from governance_app.attendance.rules import Arrival, Capacity, InRoom, PresenceMode, Source, quorum_statement
from governance_app.attendance.wording import quorum_sentence
from governance_app.committees.rules import SeatOnDay
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings.rules import Meeting
from governance_app.people import reads as people
from governance_app.people.rules import PersonRef
from governance_app.web.answers import Answer, done, page

MOST_NAMES = 300


@dataclass(frozen=True)
class Row:
    """A seat of the list: its people, and who of them is in the room."""

    seat: SeatOnDay
    here: tuple[tuple[InRoom, str], ...]
    out: tuple[tuple[UUID, str, Capacity], ...]


@pages.get(f"{BASE}/asistencia")
@needs(Permission.RECORD_ATTENDANCE)
def roll(meeting: UUID) -> Answer:
    """Show the list of seats with their buttons."""
    return show_roll(held_for(Permission.RECORD_ATTENDANCE, meeting))


def show_roll(held: Meeting, somebody: SomebodyForm | None = None) -> str:
    """Render the list; `somebody` is the form for who is not on it, with what was typed."""
    asked, now = ClockQuestion.from_address(), clock.now()
    asked.validate()
    at = asked.at.data or (None if held.is_about(now) else likely_moment(held))
    rows, guests, statement = _room(held, at or now)
    return page(
        "attendance/roll.html", meeting=held, rows=rows, guests=guests, statement=statement, sentence=quorum_sentence(statement),
        at=at, at_sent=clock.local(at).strftime("%Y-%m-%dT%H:%M") if at else "", mode=asked.mode.data or PresenceMode.IN_PERSON,
        asked=asked, somebody=somebody or somebody_form(held), running=may_be_kept(held),
    )


def _room(held: Meeting, moment: datetime) -> tuple[list[Row], list[tuple[InRoom, str]], Any]:
    day = reads.on_its_day(held)
    room = reads.standing_at(held.id, moment)
    names = people.names({p.person for p in room.present})
    rows = [_row(seat, [p for p in room.present if p.seat == seat.seat], names, room.present) for seat in day.seats]
    guests = [(p, names[p.person]) for p in room.present if p.seat is None]
    return rows, guests, quorum_statement(day.quorum, room.seats)


def _row(seat: SeatOnDay, here: list[InRoom], names: dict[UUID, str], present: tuple[InRoom, ...]) -> Row:
    inside = {p.person for p in present}
    out = tuple((p.id, p.name, kind) for p, kind in _holders(seat) if p.id not in inside)
    return Row(seat, tuple((p, names[p.person]) for p in here), out)


def _holders(seat: SeatOnDay) -> list[tuple[PersonRef, Capacity]]:
    first = [(seat.principal, Capacity.PRINCIPAL)] if seat.principal else []
    return [*first, *((a, Capacity.ALTERNATE) for a in seat.alternates)]


def somebody_form(held: Meeting, kind: type[PersonForm] = SomebodyForm) -> Any:
    """Return the form for who is not on the list, as posted or new."""
    form = kind.blank_or_posted(prefix="new", at=likely_moment(held), mode=PresenceMode.IN_PERSON, capacity=Capacity.OBSERVER)
    known = people.people_seen_by(current_actor(), on=clock.local_day(clock.now()), limit=MOST_NAMES)
    form.person.choices = [(p.id, p.name) for p in known]
    return form


@pages.post(f"{BASE}/asistencia/llega")
@needs(Permission.RECORD_ATTENDANCE)
def arrive(meeting: UUID) -> Answer:
    """Write down an arrival and lead back to its row."""
    held_for(Permission.RECORD_ATTENDANCE, meeting)
    form = ArriveButton.blank_or_posted()
    given = {name: value for name, value in form.given().items() if value is not None}
    if form.person.data and form.capacity.data and press(form, actions.record_arrival, meeting=meeting, **given):
        name = people.names([form.person.data])[form.person.data]
        return done(_("%(name)s is in the room.", name=name), "attendance.roll", anchor=_anchor(form), meeting=meeting, **_clock(form))
    return say_wrong(form, "attendance.roll", meeting=meeting)


@pages.post(f"{BASE}/asistencia/se-va")
@needs(Permission.RECORD_ATTENDANCE)
def leave(meeting: UUID) -> Answer:
    """Write down a departure and lead back to the list; say at once when the quorum is lost with it."""
    form = LeaveButton.blank_or_posted()
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    if form.person.data and press(form, actions.record_departure, meeting=meeting, person=form.person.data, at=form.at.data):
        statement = reads.quorum_at(meeting, form.at.data or clock.now())
        if held.opened_at and not statement.reached:
            return done(quorum_sentence(statement), "attendance.roll", kind="warning", meeting=meeting, **_clock(form))
        name = people.names([form.person.data])[form.person.data]
        return done(_("%(name)s left the room.", name=name), "attendance.roll", meeting=meeting, **_clock(form))
    return say_wrong(form, "attendance.roll", meeting=meeting)


def _anchor(form: ArriveButton) -> str:
    return f"seat-{form.seat.data}" if form.seat.data else "guests"


def _clock(form: Any) -> dict[str, str]:
    return {"at": clock.local(form.at.data).strftime("%Y-%m-%dT%H:%M")} if form.at.data else {}


@pages.route(f"{BASE}/asistencia/todos", methods=["GET", "POST"])
@needs(Permission.RECORD_ATTENDANCE)
def together(meeting: UUID) -> Answer:
    """Write down that everybody marked arrived at the same hour: one list, one button."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    everybody = _everybody(held)
    ticked = [str(r.person) for r in everybody if r.out and r.capacity is Capacity.PRINCIPAL] if request.args.get("marcar") else []
    form = TogetherForm.blank_or_posted(people=ticked, at=likely_moment(held), mode=PresenceMode.IN_PERSON, source=Source.HALL)
    chosen = form.people.data or []
    rows = [row for row in everybody if row.out or str(row.person) in chosen]
    form.people.choices = [(str(row.person), f"{row.name} — {row.seat.label}") for row in rows]
    who = {str(row.person): row for row in rows}
    if form.validate_on_submit():
        first = UUID(str(form.request_id.data))
        arrivals = [Arrival(uuid5(first, one), UUID(one), who[one].capacity, who[one].seat.seat) for one in form.people.data]
        given = {"arrivals": arrivals, "at": form.at.data, "mode": form.mode.data, "source": form.source.data}
        if form.attempt(actions.record_arrivals, meeting=meeting, **given):
            return done(_("Written down: %(number)s arrivals.", number=len(arrivals)), "attendance.roll", meeting=meeting)
    return page("attendance/together.html", meeting=held, form=form, ticked=bool(ticked)), form.status


@dataclass(frozen=True)
class Somebody:
    """Somebody who holds a seat, and whether they are out of the room."""

    person: UUID
    name: str
    capacity: Capacity
    seat: SeatOnDay
    out: bool


def _everybody(held: Meeting) -> list[Somebody]:
    room = reads.standing_at(held.id, likely_moment(held))
    return [
        Somebody(who.id, who.name, capacity, seat, not room.is_present(who.id))
        for seat in reads.on_its_day(held).seats for who, capacity in _holders(seat)
    ]
