"""The dispute of a counted election: annulled with its result within the days of the window."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.voting import actions
from governance_app.voting.forms import AnnulForm
from governance_app.voting.pages.ballots import contest_of
from governance_app.voting.pages.blueprint import pages
from governance_app.web.answers import Answer, done, page


@pages.route("/trabajo/elecciones/<uuid:election>/impugnar", methods=["GET", "POST"])
@needs(Permission.DECLARE_RESULT)
def dispute_election(election: UUID) -> Answer:
    """Annul a counted election with its result, with a reason."""
    contest = contest_of(Permission.DECLARE_RESULT, election)
    form: Any = AnnulForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.dispute_election, election=election, reason=form.reason.data or ""):
        return done(_("The election is annulled with its result."), "voting.election", election=election)
    return page("voting/dispute.html", meeting=contest.meeting, election=contest.held, form=form), form.status
