"""Barriers and what was tried: the facilitator's notes, a history that is only added to."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, require
from governance_app.committees import reads as committees
from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.participation import actions, reads
from governance_app.participation.forms import BarrierForm, CloseForm, CorrectForm, TriedForm
from governance_app.participation.pages.blueprint import pages
from governance_app.participation.rules import Barrier, BarrierStep
from governance_app.web.answers import Answer, done, page

ONE = "/trabajo/participacion/barreras/<uuid:barrier>"


@pages.route("/trabajo/organos/<uuid:body>/participacion/barreras", methods=["GET", "POST"])
@needs(Permission.SEE_PARTICIPATION)
def barriers(body: UUID) -> Answer:
    """Show the barriers of a body, the open ones first, and write down another."""
    one = committees.body_for(current_actor(), body)
    require(current_actor(), Permission.SEE_PARTICIPATION, committees.scope_of(body))
    held = {m.id: m.code or formats.long_day(m.starts_at) for m in meetings.meetings_of(body) if m.opened_at}
    form = BarrierForm.blank_or_posted()
    form.meeting.choices = list(held.items())
    if form.validate_on_submit() and (receipt := form.attempt(actions.note_barrier, body=body, **form.given())):
        return done(_("The barrier is written down. Write here what you try against it."), "participation.barrier", barrier=receipt.subject)
    known = sorted(reads.barriers(body), key=lambda b: b.closed)
    return page("participation/barriers.html", one=one, body=body, form=form, barriers=known, held=held), form.status


@pages.get(ONE)
@needs(Permission.SEE_PARTICIPATION)
def barrier(barrier: UUID) -> Answer:
    """Show a barrier with its whole history."""
    return _shown(actions.barrier_for(current_actor(), barrier))


@pages.post(f"{ONE}/intento")
@needs(Permission.SEE_PARTICIPATION)
def tried(barrier: UUID) -> Answer:
    """Write down what was tried and whether it helped."""
    form = TriedForm.blank_or_posted(prefix="tried")
    return _added(barrier, form, BarrierStep.TRIED, "tried", _("What was tried is written down."))


@pages.post(f"{ONE}/correccion")
@needs(Permission.SEE_PARTICIPATION)
def correct(barrier: UUID) -> Answer:
    """Correct what was written, with a later entry."""
    form = CorrectForm.blank_or_posted(prefix="correct")
    return _added(barrier, form, BarrierStep.CORRECTED, "correct", _("The correction is written down; what was there before stays."))


@pages.post(f"{ONE}/cierre")
@needs(Permission.SEE_PARTICIPATION)
def close(barrier: UUID) -> Answer:
    """Close a barrier, saying why."""
    return _added(barrier, CloseForm.blank_or_posted(prefix="close"), BarrierStep.CLOSED, "close", _("The barrier is closed."))


def _added(barrier: UUID, form: Any, step: BarrierStep, name: str, told: str) -> Answer:
    known = actions.barrier_for(current_actor(), barrier)
    if form.validate_on_submit() and form.attempt(actions.add_to_barrier, barrier=barrier, step=step, **form.given()):
        return done(told, "participation.barrier", barrier=barrier)
    return _shown(known, **{name: form}), form.status


def _shown(known: Barrier, **forms: Any) -> str:
    blank = {
        "tried": TriedForm.blank_or_posted(prefix="tried"),
        "correct": CorrectForm.blank_or_posted(prefix="correct", kind=known.kind, words=known.words),
        "close": CloseForm.blank_or_posted(prefix="close"),
    }
    held = meetings.meeting(known.meeting) if known.meeting else None
    return page(
        "participation/barrier.html", barrier=known, one=committees.body_for(current_actor(), known.body), body=known.body, held=held,
        forms=blank | forms, wrong=next(iter(forms.values()), None))
