"""Cover passages of an approved acta that the law lets nobody hand out: proposed, approved by another, shown with its reason."""

from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.forms import CoveringForm, ReasonForm
from governance_app.minutes.pages.blueprint import acted, holds, pages
from governance_app.minutes.rules.covering import CoveringState, left_otherwise
from governance_app.web.answers import Answer, done, page


@pages.route("/trabajo/reuniones/<uuid:meeting>/acta/reservar", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def propose_covering(meeting: UUID) -> Answer:
    """Propose to cover passages of an approved acta."""
    held = meetings.meeting_for(current_actor(), meeting)
    _found, text = reads.approved(meeting)
    form = CoveringForm.blank_or_posted()
    if form.validate_on_submit() and (receipt := form.attempt(actions.propose_covering, meeting=meeting, **form.given())):
        return done(_("The passages are proposed. Now who presides approves that they are covered."), "minutes.covering",
                    covering=receipt.subject)
    return page("minutes/propose_covering.html", meeting=held, text=text, form=form, coverings=reads.coverings(meeting)), form.status


@pages.get("/trabajo/actas/reservas/<uuid:covering>")
@needs(Permission.SEE_BODY)
def covering(covering: UUID) -> Answer:
    """Show one covering and what the reader may do about it."""
    asked = reads.covering_for(current_actor(), covering)
    held = meetings.meeting(asked.meeting)
    waits = asked.state is CoveringState.PROPOSED
    own = current_actor().account == asked.proposed_by
    shown = reads.covered_text(asked.meeting, (*reads.passages_covered(asked.meeting), *asked.passages)) if asked.passages else ""
    return page(
        "minutes/covering.html", meeting=held, asked=asked, waits=waits, own=own, left=left_otherwise(shown, asked.passages),
        keeper=waits and holds(Permission.DRAFT_MINUTES, held.body),
        may_approve=waits and not own and holds(Permission.APPROVE_ERRATUM, held.body))


@pages.post("/trabajo/actas/reservas/<uuid:covering>/aprobar")
@needs(Permission.APPROVE_ERRATUM)
def approve_covering(covering: UUID) -> Answer:
    """Approve a covering as who presides."""
    reads.covering_for(current_actor(), covering)
    said = _("From now on the covered version is handed out, and the record says so.")
    return acted(actions.approve_covering, said, "minutes.covering", covering=covering)


@pages.route("/trabajo/actas/reservas/<uuid:covering>/retirar", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def drop_covering(covering: UUID) -> Answer:
    """Drop a proposed covering, with a reason."""
    asked = reads.covering_for(current_actor(), covering)
    form = ReasonForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.drop_covering, covering=covering, reason=form.reason.data):
        return done(_("It is dropped. It stays here with its reason, without the passages."), "minutes.covering", covering=covering)
    return page("minutes/drop_covering.html", asked=asked, form=form), form.status
