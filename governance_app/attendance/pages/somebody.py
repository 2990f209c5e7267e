"""Somebody who is not on the list: a guest, or a delegate for a seat. Found among those known, or written down now."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.attendance import actions, reads
from governance_app.attendance.forms import DelegateForm, PersonForm
from governance_app.attendance.pages.blueprint import BASE, held_for, pages
from governance_app.attendance.pages.roll import show_roll, somebody_form
from governance_app.attendance.rules import Capacity, NoSuchSeat
from governance_app.languages.catalogue import _
from governance_app.web.answers import Answer, done, page


@pages.post(f"{BASE}/asistencia/otra-persona")
@needs(Permission.RECORD_ATTENDANCE)
def somebody(meeting: UUID) -> Answer:
    """Let in somebody who sits for no seat; what was typed stays on the list's own page when it cannot be."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    form = somebody_form(held)
    if form.validate_on_submit() and _let_in(form, meeting, form.capacity.data):
        return done(_("Written down: they are in the room."), "attendance.roll", anchor="guests", meeting=meeting)
    return show_roll(held, form), form.status


@pages.route(f"{BASE}/asistencia/puesto/<uuid:seat>", methods=["GET", "POST"])
@needs(Permission.RECORD_ATTENDANCE)
def delegate(meeting: UUID, seat: UUID) -> Answer:
    """Let in somebody who was sent for a seat, with or without letter."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    place = reads.on_its_day(held).seat(seat)
    if place is None:
        raise NoSuchSeat()
    form = somebody_form(held, DelegateForm)
    if form.validate_on_submit() and _let_in(form, meeting, Capacity.ALTERNATE, seat=seat, letter=form.letter.data):
        return done(_("Written down: they are in the room."), "attendance.roll", anchor=f"seat-{seat}", meeting=meeting)
    return page("attendance/delegate.html", meeting=held, seat=place, form=form), form.status


def _let_in(form: PersonForm, meeting: UUID, capacity: Capacity, **more: Any) -> Any:
    given = {"meeting": meeting, "capacity": capacity, "at": form.at.data, "mode": form.mode.data, **more}
    if form.person.data:
        return form.attempt(actions.record_arrival, person=form.person.data, **given)
    if form.name.data:
        return form.attempt(actions.record_newcomer, name=form.name.data, **given)
    form.name.errors = [*form.name.errors, _("Choose a person or write a name.")]
    return None
