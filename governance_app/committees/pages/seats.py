"""Seats: created, ended; their terms and holders; offices."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.committees import actions, reads
from governance_app.committees.forms import AppointForm, EndDayForm, OfficeForm, SeatForm, TermForm
from governance_app.committees.pages.blueprint import can, fill_people, pages, seat_of, seen, today
from governance_app.committees.rules import HolderKind, HoldingMissing
from governance_app.languages.catalogue import _
from governance_app.organisations.reads import names_on, organisations
from governance_app.people.reads import names
from governance_app.web.answers import Answer, done, page


@pages.route("/trabajo/organos/<uuid:body>/puestos/nuevo", methods=["GET", "POST"])
@needs(Permission.MANAGE_SEATS)
def create_seat(body: UUID) -> Answer:
    """Create a seat."""
    one = seen(body)
    form = SeatForm.blank_or_posted(voting=True, valid_from=one.created_on)
    form.organisation.choices = [(o.id, o.name) for o in organisations(on=today())]
    if form.validate_on_submit() and (receipt := form.attempt(actions.create_seat, body=body, **form.given())):
        return done(_("The seat is created. Now say who holds it."), "committees.seat", body=body, seat=receipt.subject)
    return page("committees/create_seat.html", form=form, one=one, body=body), form.status


@pages.get("/trabajo/organos/<uuid:body>/puestos/<uuid:seat>")
@needs(Permission.SEE_BODY)
def seat(body: UUID, seat: UUID) -> Answer:
    """Show a seat: what it is, who holds it today, and everybody who held it."""
    facts = seat_of(body, seat)
    owner = facts.seat.organisation
    called = names_on([owner], today()).get(owner) if owner else None
    today_line = next((s for s in reads.roster(body, today()) if s.seat == seat), None)
    return page(
        "committees/seat.html", one=seen(body), body=body, facts=facts, names=names({h.person for h in facts.holdings}),
        now_line=today_line, organisation=called.name if called else "", keeper=can(Permission.MANAGE_SEATS, body), today=today(),
    )


@pages.route("/trabajo/organos/<uuid:body>/puestos/<uuid:seat>/periodo", methods=["GET", "POST"])
@needs(Permission.MANAGE_SEATS)
def start_term(body: UUID, seat: UUID) -> Answer:
    """Start a term of a seat."""
    form = TermForm.blank_or_posted()
    return _about_seat("committees/start_term.html", form, actions.start_term, _("The term is written down."), body, seat)


@pages.route("/trabajo/organos/<uuid:body>/puestos/<uuid:seat>/nombrar", methods=["GET", "POST"])
@needs(Permission.MANAGE_SEATS)
def appoint(body: UUID, seat: UUID) -> Answer:
    """Appoint a principal or an alternate."""
    form = AppointForm.blank_or_posted(kind=HolderKind.PRINCIPAL, valid_from=today())
    fill_people(form)
    return _about_seat("committees/appoint.html", form, actions.appoint_holder, _("The appointment is written down."), body, seat)


@pages.route("/trabajo/organos/<uuid:body>/puestos/<uuid:seat>/terminar", methods=["GET", "POST"])
@needs(Permission.MANAGE_SEATS)
def end_seat(body: UUID, seat: UUID) -> Answer:
    """End a seat, and with it whoever holds it."""
    form = EndDayForm.blank_or_posted()
    return _about_seat("committees/end_seat.html", form, actions.end_seat, _("The end of the seat is written down."), body, seat)


@pages.route("/trabajo/organos/<uuid:body>/puestos/<uuid:seat>/nombramientos/<uuid:holding>/terminar", methods=["GET", "POST"])
@needs(Permission.MANAGE_SEATS)
def end_holding(body: UUID, seat: UUID, holding: UUID) -> Answer:
    """End an appointment."""
    facts = seat_of(body, seat)
    held = next((h for h in facts.holdings if h.id == holding), None)
    if held is None:
        raise HoldingMissing()
    form = EndDayForm.blank_or_posted(valid_to=today())
    if form.validate_on_submit() and form.attempt(actions.end_holding, holding=holding, **form.given()):
        return done(_("The end of the appointment is written down."), "committees.seat", body=body, seat=seat)
    who = names([held.person])[held.person]
    return page("committees/end_holding.html", form=form, one=seen(body), body=body, facts=facts, who=who), form.status


@pages.route("/trabajo/organos/<uuid:body>/directiva", methods=["GET", "POST"])
@needs(Permission.MANAGE_SEATS)
def offices(body: UUID) -> Answer:
    """Show who holds which office, and give an office."""
    one = seen(body)
    form = OfficeForm.blank_or_posted(valid_from=today())
    fill_people(form)
    if form.validate_on_submit() and form.attempt(actions.appoint_office, body=body, **form.given()):
        return done(_("The office is given."), "committees.offices", body=body)
    return page("committees/offices.html", form=form, one=one, body=body, held=reads.offices_on(body, today())), form.status


@pages.route("/trabajo/organos/<uuid:body>/directiva/<uuid:holding>/terminar", methods=["GET", "POST"])
@needs(Permission.MANAGE_SEATS)
def end_office(body: UUID, holding: UUID) -> Answer:
    """End an office."""
    one = seen(body)
    held = next((o for o in reads.office_history(body) if o.id == holding), None)
    if held is None:
        raise HoldingMissing()
    form = EndDayForm.blank_or_posted(valid_to=today())
    if form.validate_on_submit() and form.attempt(actions.end_office, holding=holding, **form.given()):
        return done(_("The end of the office is written down."), "committees.offices", body=body)
    return page("committees/end_office.html", form=form, one=one, body=body, held=held), form.status


def _about_seat(template: str, form: Any, action: Any, sentence: str, body: UUID, seat: UUID) -> Answer:
    facts = seat_of(body, seat)
    if form.validate_on_submit() and form.attempt(action, seat=seat, **form.given()):
        return done(sentence, "committees.seat", body=body, seat=seat)
    return page(template, form=form, one=seen(body), body=body, facts=facts), form.status
