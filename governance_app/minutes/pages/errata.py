"""Errata on screen: proposed by the secretary, approved by who presides or by vote, shown behind the acta."""

from typing import Any
from uuid import UUID

from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs, needs_sign_in
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.forms import ErratumForm, ErratumVoteForm, ReasonForm
from governance_app.minutes.pages.approval import named
from governance_app.minutes.pages.blueprint import acted, holds, pages
from governance_app.minutes.rules import Erratum, ErratumState
from governance_app.voting import reads as votes
from governance_app.voting.rules import Form, MotionState
from governance_app.voting.wording import result_sentence
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta/erratas")
@needs_sign_in
def errata(meeting: UUID) -> Answer:
    """Show the errata of an approved acta to who attended or sees the body from inside."""
    held, begun = reads.to_review(current_actor(), meeting)
    reads.check_uncovered(current_actor(), meeting)
    reads.approved(meeting)
    inside, keeper = holds(Permission.SEE_BODY, held.body), holds(Permission.DRAFT_MINUTES, held.body)
    return page("minutes/errata.html", meeting=held, minutes=begun, errata=reads.errata(meeting), inside=inside, keeper=keeper)


@pages.route("/trabajo/reuniones/<uuid:meeting>/acta/erratas/nueva", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def propose_erratum(meeting: UUID) -> Answer:
    """Propose an erratum of an approved acta."""
    held = meetings.meeting_for(current_actor(), meeting)
    _found, text = reads.approved(meeting)
    form = ErratumForm.blank_or_posted()
    if form.validate_on_submit() and (receipt := form.attempt(actions.propose_erratum, meeting=meeting, **form.given())):
        return done(_("The erratum is proposed. Now who presides, or a meeting by vote, approves it."), "minutes.erratum",
                    erratum=receipt.subject)
    return page("minutes/propose_erratum.html", meeting=held, text=text, form=form), form.status


@pages.get("/trabajo/actas/erratas/<uuid:erratum>")
@needs(Permission.SEE_BODY)
def erratum(erratum: UUID) -> Answer:
    """Show one erratum and what the reader may do about it."""
    asked = reads.erratum_for(current_actor(), Permission.SEE_BODY, erratum)
    reads.check_uncovered(current_actor(), asked.meeting)
    return _one(asked, _vote_form(asked))


@pages.post("/trabajo/actas/erratas/<uuid:erratum>/aprobar")
@needs(Permission.APPROVE_ERRATUM)
def approve_erratum(erratum: UUID) -> Answer:
    """Approve an erratum as who presides."""
    reads.erratum_for(current_actor(), Permission.SEE_BODY, erratum)
    return _approved(erratum, actions.approve_erratum)


@pages.post("/trabajo/actas/erratas/<uuid:erratum>/mocion")
@needs(Permission.DRAFT_MINUTES)
def put_erratum_to_vote(erratum: UUID) -> Answer:
    """Put the motion that approves an erratum at a later meeting."""
    asked = reads.erratum_for(current_actor(), Permission.DRAFT_MINUTES, erratum)
    form = _vote_form(asked)
    given = {"item": form.item.data, "form": form.form.data}
    if form.validate_on_submit() and (receipt := form.attempt(actions.put_erratum_to_vote, erratum=erratum, **given)):
        return done(_("The motion is put: open its vote."), "voting.motion", motion=receipt.subject)
    return _one(reads.erratum(erratum), form)


@pages.post("/trabajo/actas/erratas/<uuid:erratum>/votada")
@needs(Permission.DRAFT_MINUTES)
def approve_erratum_by_vote(erratum: UUID) -> Answer:
    """Declare an erratum approved by the motion that was carried."""
    reads.erratum_for(current_actor(), Permission.DRAFT_MINUTES, erratum)
    return _approved(erratum, actions.approve_erratum_by_vote)


@pages.route("/trabajo/actas/erratas/<uuid:erratum>/retirar", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def drop_erratum(erratum: UUID) -> Answer:
    """Drop a proposed erratum, with a reason."""
    asked = reads.erratum_for(current_actor(), Permission.DRAFT_MINUTES, erratum)
    form = ReasonForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.drop_erratum, erratum=erratum, reason=form.reason.data):
        return done(_("The erratum is dropped. It stays here with its reason."), "minutes.erratum", erratum=erratum)
    return page("minutes/drop_erratum.html", asked=asked, form=form), form.status


def _approved(erratum: UUID, action: Any) -> Response:
    return acted(action, _("The erratum is approved and stands behind the minutes."), "minutes.erratum", erratum=erratum)


def _vote_form(asked: Erratum) -> Any:
    form = ErratumVoteForm.blank_or_posted(form=Form.SHOW_OF_HANDS)
    offered = [(one, points) for one, points in reads.points_for_minutes(asked.meeting) if points and one.id != asked.meeting]
    form.item.choices = {named(one): [(i.id, f"{i.label}. {i.title}") for i in points] for one, points in offered}
    form.form.choices = [(f.value, label(f)) for f in Form]
    return form


def _one(asked: Erratum, form: Any) -> Answer:
    held = meetings.meeting(asked.meeting)
    motion = votes.motion(asked.motion) if asked.motion else None
    result = votes.result(asked.motion) if asked.motion else None
    waits = asked.state is ErratumState.PROPOSED
    put = motion is not None and motion.state not in (MotionState.WITHDRAWN, MotionState.ANNULLED)
    own = current_actor().account == asked.proposed_by
    return page(
        "minutes/erratum.html", meeting=held, asked=asked, form=form, motion=motion, waits=waits, own=own, result=result,
        result_said=result_sentence(result) if result else "", keeper=waits and holds(Permission.DRAFT_MINUTES, held.body),
        may_approve=waits and not own and holds(Permission.APPROVE_ERRATUM, held.body),
        may_put=waits and not put and bool(form.item.choices),
    ), form.status
