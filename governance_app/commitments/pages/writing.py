"""Write on commitments: promise, report, move the day, done, give up, open again, carry into the agenda."""

from typing import Any
from uuid import UUID

from flask import request

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.commitments import actions, reads
from governance_app.commitments.forms import ActForm, DoneForm, ExtendForm, ProgressForm, PromiseForm, ReasonForm
from governance_app.commitments.pages.blueprint import pages
from governance_app.commitments.pages.looking import today
from governance_app.decisions import reads as decisions
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, comes_late
from governance_app.organisations import reads as organisations
from governance_app.people import reads as people
from governance_app.web.answers import Answer, done, page


@pages.route("/trabajo/reuniones/<uuid:meeting>/compromisos/nuevo", methods=["GET", "POST"])
@needs(Permission.KEEP_COMMITMENTS)
def promise(meeting: UUID) -> Answer:
    """Write down a promise made in a meeting. `?punto=` and `?decision=` say where it comes from."""
    held = meetings.meeting_for(current_actor(), meeting)
    form = PromiseForm.blank_or_posted(item=request.args.get("punto", type=UUID), decision=request.args.get("decision", type=UUID))
    _choices(form, held)
    if form.validate_on_submit() and (receipt := form.attempt(actions.make_commitment, meeting=meeting, **form.given())):
        code = reads.commitment(receipt.subject).code
        return done(_("The commitment is written down: %(code)s.", code=code), "commitments.of_meeting", meeting=meeting)
    return page("commitments/promise.html", form=form, meeting=held), form.status


def _choices(form: PromiseForm, held: Meeting) -> None:
    day = clock.local_day(held.opened_at or held.starts_at)
    form.organisation.choices = [(o.id, o.name) for o in organisations.organisations(on=day)]
    form.person.choices = [(p.id, p.name) for p in people.people_seen_by(current_actor(), on=day)]
    form.item.choices = [(i.id, f"{i.label}. {i.title}") for i in meetings.agenda(held.id)]
    if not comes_late(held.state):
        del form.late_reason
    form.decision.choices = [(d.id, f"{d.code} · {d.text_in('es').title}"[:150]) for d in decisions.decisions_of_meeting(held.id)]


@pages.post("/trabajo/reuniones/<uuid:meeting>/compromisos/llevar")
@needs(Permission.CONVENE)
def carry(meeting: UUID) -> Answer:
    """Put every commitment still to be done on the agenda of this meeting."""
    meetings.meeting_for(current_actor(), meeting)
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.carry_into_agenda, meeting=meeting):
        return done(_("What is still to be done is on the agenda."), "commitments.of_meeting", meeting=meeting)
    for line in form.complaints():
        return done(line.text, "commitments.of_meeting", kind="danger", meeting=meeting)
    return done(_("Nothing was changed."), "commitments.of_meeting", kind="warning", meeting=meeting)


@pages.route("/trabajo/compromisos/<uuid:commitment>/avance", methods=["GET", "POST"])
@needs(Permission.REPORT_PROGRESS)
def report(commitment: UUID) -> Answer:
    """Say how far it got."""
    form = ProgressForm.blank_or_posted(on=today())
    return _step(commitment, form, actions.report_progress, _("Report progress"), _("The progress is written down."))


@pages.route("/trabajo/compromisos/<uuid:commitment>/plazo", methods=["GET", "POST"])
@needs(Permission.KEEP_COMMITMENTS)
def extend(commitment: UUID) -> Answer:
    """Move the due date, with the reason."""
    return _step(commitment, ExtendForm.blank_or_posted(), actions.extend, _("Move the due date"), _("The due date is moved."))


@pages.route("/trabajo/compromisos/<uuid:commitment>/cumplido", methods=["GET", "POST"])
@needs(Permission.KEEP_COMMITMENTS)
def close(commitment: UUID) -> Answer:
    """Say that it is done, with its proof."""
    return _step(commitment, DoneForm.blank_or_posted(on=today()), actions.close_commitment, _("It is done"), _("The commitment is done."))


@pages.route("/trabajo/compromisos/<uuid:commitment>/desistir", methods=["GET", "POST"])
@needs(Permission.KEEP_COMMITMENTS)
def cancel(commitment: UUID) -> Answer:
    """Give it up, with the reason."""
    form = ReasonForm.blank_or_posted()
    return _step(commitment, form, actions.cancel_commitment, _("Give it up"), _("The commitment is given up; it stays legible."))


@pages.route("/trabajo/compromisos/<uuid:commitment>/reabrir", methods=["GET", "POST"])
@needs(Permission.KEEP_COMMITMENTS)
def reopen(commitment: UUID) -> Answer:
    """Open an ended commitment again, with the reason."""
    form = ReasonForm.blank_or_posted()
    return _step(commitment, form, actions.reopen_commitment, _("Open it again"), _("The commitment is open again."))


def _step(commitment: UUID, form: Any, action: Any, heading: str, sentence: str) -> Answer:
    known = reads.commitment_for(current_actor(), commitment)
    if form.validate_on_submit() and form.attempt(action, commitment=commitment, **form.given()):
        return done(sentence, "commitments.one", commitment=commitment)
    return page("commitments/step.html", form=form, commitment=known, words=heading), form.status
