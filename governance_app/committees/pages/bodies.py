"""Bodies: the list, one body with its roster on any day, its history, founding, changing and ending it."""

from io import BytesIO
from typing import Any
from uuid import UUID

from flask import send_file
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, require
from governance_app.committees import actions, reads
from governance_app.committees.forms import BodyForm, DayQuestion, EndForm, FormChangeForm, GapForm
from governance_app.committees.pages.blueprint import can, pages, seen, today
from governance_app.committees.wording import SERIES, certificate, shortfall_sentence
from governance_app.documents.pdf_file import to_pdf
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.organisations.reads import corridors
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/organos")
@needs(Permission.SEE_BODY)
def bodies() -> Answer:
    """Show the bodies the actor belongs to."""
    found = reads.bodies_for(current_actor(), Permission.SEE_BODY, on=today())
    may_found = bool(reads.bodies_for(current_actor(), Permission.MANAGE_BODIES, on=today())) or not found
    return page("committees/bodies.html", bodies=found, names={b.id: b.name for b in found}, may_found=may_found)


@pages.route("/trabajo/organos/nuevo", methods=["GET", "POST"])
@needs(Permission.MANAGE_BODIES)
def found() -> Answer:
    """Found a body."""
    form = BodyForm.blank_or_posted()
    form.parent.choices = [(b.id, b.name) for b in reads.bodies_for(current_actor(), Permission.MANAGE_BODIES, on=today())]
    form.corridor.choices = [(c.id, c.name) for c in corridors()]
    if form.validate_on_submit() and (receipt := form.attempt(actions.found_body, **form.given())):
        return done(_("The body exists. Now adopt its rules."), "committees.adopt", body=receipt.subject)
    return page("committees/found.html", form=form), form.status


@pages.get("/trabajo/organos/<uuid:body>")
@needs(Permission.SEE_BODY)
def body(body: UUID) -> Answer:
    """Show who sits on a body, on the day asked for."""
    question = DayQuestion.from_address()
    day = question.dia.data if question.validate() and question.dia.data else today()
    keeper = can(Permission.MANAGE_SEATS, body)
    return page(
        "committees/body.html", one=seen(body, day), body=body, question=question, day=day, roster=reads.roster(body, day), keeper=keeper,
        offices=reads.offices_on(body, day), warnings=[shortfall_sentence(s) for s in reads.aims_missed(body, day)] if keeper else [],
        is_today=day == today(),
    )


@pages.get("/trabajo/organos/<uuid:body>/certificado.pdf")
@needs(Permission.MANAGE_SEATS)
def certified(body: UUID) -> Response:
    """Print the certificate of who holds which seat, on the day asked for."""
    question = DayQuestion.from_address()
    day = question.dia.data if question.validate() and question.dia.data else today()
    one = seen(body, day)
    require(current_actor(), Permission.MANAGE_SEATS, reads.scope_of(body))
    holdings = [held for facts in reads.seat_facts(body) for held in facts.holdings]
    printed = certificate(one, day, reads.roster(body, day), holdings, reads.offices_on(body, day), made_at=clock.now())
    answer = send_file(BytesIO(to_pdf(printed)), mimetype="application/pdf", download_name=f"certificado-{one.slug}-{day.isoformat()}.pdf")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@pages.get("/trabajo/organos/<uuid:body>/historia")
@needs(Permission.SEE_BODY)
def history(body: UUID) -> Answer:
    """Show what the body has been, who held its offices, and the numbers that stay empty."""
    return page(
        "committees/history.html", one=seen(body), body=body, forms=reads.forms(body), offices=reads.office_history(body),
        gaps=reads.number_gaps(body), series=SERIES, may_change=can(Permission.MANAGE_BODIES, body),
        may_explain=can(Permission.CONVENE, body),
    )


@pages.route("/trabajo/organos/<uuid:body>/cambiar", methods=["GET", "POST"])
@needs(Permission.MANAGE_BODIES)
def change_form(body: UUID) -> Answer:
    """Change the kind or name of a body from a day."""
    one = seen(body)
    form = FormChangeForm.blank_or_posted(kind=one.kind, name=one.name, acronym=one.acronym)
    return _asked("committees/change_form.html", form, actions.change_form, _("The change is written down."), one)


@pages.route("/trabajo/organos/<uuid:body>/terminar", methods=["GET", "POST"])
@needs(Permission.MANAGE_BODIES)
def end(body: UUID) -> Answer:
    """End a body on a day."""
    return _asked("committees/end.html", EndForm.blank_or_posted(), actions.end_body, _("The end of the body is written down."), seen(body))


@pages.route("/trabajo/organos/<uuid:body>/numeros", methods=["GET", "POST"])
@needs(Permission.CONVENE)
def explain_gap(body: UUID) -> Answer:
    """Write why a number stays empty."""
    form = GapForm.blank_or_posted(year=today().year)
    return _asked("committees/explain_gap.html", form, actions.explain_gap, _("The reason is written down."), seen(body))


def _asked(template: str, form: Any, action: Any, sentence: str, one: Any) -> Answer:
    if form.validate_on_submit() and form.attempt(action, body=one.id, **form.given()):
        return done(sentence, "committees.history", body=one.id)
    return page(template, form=form, one=one, body=one.id), form.status
