"""Decisions taken back to communities: which ones, in which language, by which means, and writing it down."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, require
from governance_app.attendance.rules import TONGUES
from governance_app.attendance.wording import tongue_name
from governance_app.committees import reads as committees
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import Decision
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.participation import actions, reads
from governance_app.participation.forms import ReturnForm, TakeBackButton
from governance_app.participation.pages.blueprint import pages
from governance_app.web.answers import Answer, done, page

ONE = "/trabajo/decisiones/<uuid:decision>/devolucion"


@pages.get("/trabajo/organos/<uuid:body>/participacion/devoluciones")
@needs(Permission.TALLY_PARTICIPATION)
def returns(body: UUID) -> Answer:
    """Show the decisions of a body, the latest first, each with the languages in which it went back."""
    one = committees.body_for(current_actor(), body)
    require(current_actor(), Permission.TALLY_PARTICIPATION, committees.scope_of(body))
    made = decisions.of_body(body)
    found = reads.returns_of((d.id for d in made), on=clock.local_day(clock.now()))
    went = {d.id: [tongue_name(code) for code in dict.fromkeys(r.language for r in found.get(d.id, ()))] for d in made}
    return page("participation/returns.html", one=one, body=body, decisions=made, went=went)


@pages.route(ONE, methods=["GET", "POST"])
@needs(Permission.TALLY_PARTICIPATION)
def returned(decision: UUID) -> Answer:
    """Show how a decision went back, and write down another return."""
    found = _decision_for(decision)
    today = clock.local_day(clock.now())
    form = ReturnForm.blank_or_posted(on=today)
    form.language.choices = [(code, tongue_name(code)) for code in TONGUES]
    form.community.choices = [(c.id, c.name) for c in organisations.communities(on=today)]
    if form.validate_on_submit() and form.attempt(actions.record_return, decision=decision, **form.given()):
        return done(_("The return is written down."), "participation.returned", decision=decision)
    told: Any = reads.returns_of([decision], on=today).get(decision, [])
    return page("participation/returned.html", decision=found, form=form, told=told, tongue=tongue_name), form.status


@pages.post(f"{ONE}/<uuid:returned>/quitar")
@needs(Permission.TALLY_PARTICIPATION)
def take_back(decision: UUID, returned: UUID) -> Answer:
    """Let a return that was written down by mistake count no more."""
    _decision_for(decision)
    form = TakeBackButton.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.take_back_return, returned=returned):
        return done(_("It counts no more."), "participation.returned", decision=decision)
    text = " ".join(line.text for line in form.complaints())
    return done(text, "participation.returned", kind="danger", decision=decision)


def _decision_for(decision: UUID) -> Decision:
    found = decisions.decision_for(current_actor(), decision)
    require(current_actor(), Permission.TALLY_PARTICIPATION, committees.scope_of(found.body))
    return found
