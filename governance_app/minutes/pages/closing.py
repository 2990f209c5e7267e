"""Close a meeting: what is still open, each with its way, and the hour of closing."""

from datetime import timedelta
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.decisions import reads as decisions
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import unsettled
from governance_app.minutes import actions
from governance_app.minutes.forms import CloseForm
from governance_app.minutes.pages.blueprint import pages
from governance_app.voting import reads as voting
from governance_app.voting.reads import elections
from governance_app.voting.rules import MotionState
from governance_app.web.answers import Answer, done, page


@pages.route("/trabajo/reuniones/<uuid:meeting>/cerrar", methods=["GET", "POST"])
@needs(Permission.RUN_MEETING)
def close(meeting: UUID) -> Answer:
    """Close the meeting and begin its acta."""
    held = meetings.meeting_for(current_actor(), meeting)
    just_now = held.by_correspondence or clock.now() - held.starts_at < timedelta(days=1)
    form = CloseForm.blank_or_posted(closed_at=None if just_now else held.starts_at)
    if form.validate_on_submit() and form.attempt(actions.close_and_draft, meeting=meeting, **form.given()):
        return done(_("The meeting is closed and its minutes have begun."), "minutes.draft", meeting=meeting)
    running = [m for m in voting.motions(meeting) if m.state in (MotionState.OPEN, MotionState.TIED)]
    return page(
        "minutes/close.html", form=form, meeting=held, running=running, electing=elections.running(meeting),
        left=unsettled(meetings.agenda(meeting)), unnumbered=decisions.carried_without_number(meeting),
    ), form.status
