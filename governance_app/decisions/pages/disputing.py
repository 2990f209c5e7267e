"""The dispute of a counted secret vote: annulled with its result, while no decision came from it."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.decisions import actions
from governance_app.decisions.forms import DisputeForm
from governance_app.decisions.pages.blueprint import pages
from governance_app.languages.catalogue import _
from governance_app.voting.reads import motion_for
from governance_app.web.answers import Answer, done, page


@pages.route("/trabajo/mociones/<uuid:motion>/impugnar", methods=["GET", "POST"])
@needs(Permission.DECLARE_RESULT)
def dispute(motion: UUID) -> Answer:
    """Annul a counted vote with its result, with a reason."""
    put, held = motion_for(current_actor(), Permission.DECLARE_RESULT, motion)
    form: Any = DisputeForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.dispute_vote, motion=motion, reason=form.reason.data or ""):
        return done(_("The vote is annulled with its result."), "voting.motion", motion=motion)
    return page("decisions/dispute.html", meeting=held, motion=put, form=form), form.status
