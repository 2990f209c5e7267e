"""The meetings of a body; planning one, changing the plan, cancelling."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may
from governance_app.committees.reads import body_for, scope_of
from governance_app.languages.catalogue import _
from governance_app.meetings import actions, reads
from governance_app.meetings.forms import PlanForm, ReasonForm
from governance_app.meetings.pages.blueprint import BASE, asked, can, pages, seen
from governance_app.meetings.rules import MeetingKind, MeetingMode, MeetingState
from governance_app.meetings.wording import CHANGES
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/organos/<uuid:body>/reuniones")
@needs(Permission.SEE_BODY)
def of_body(body: UUID) -> Answer:
    """Show the meetings of a body, latest first."""
    one = body_for(current_actor(), body)
    may_plan = may(current_actor(), Permission.CONVENE, scope_of(body))
    return page("meetings/of_body.html", one=one, body=body, meetings=reads.meetings_of(body), may_plan=may_plan)


@pages.route("/trabajo/organos/<uuid:body>/reuniones/nueva", methods=["GET", "POST"])
@needs(Permission.CONVENE)
def plan(body: UUID) -> Answer:
    """Plan a meeting."""
    one = body_for(current_actor(), body)
    form = PlanForm.blank_or_posted(kind=MeetingKind.ORDINARY, mode=MeetingMode.IN_PERSON, language=one.language)
    if form.validate_on_submit() and (receipt := form.attempt(actions.plan_meeting, body=body, **form.given())):
        return done(_("The meeting is planned. Now write its agenda."), "meetings.agenda", meeting=receipt.subject)
    return page("meetings/plan.html", form=form, one=one, body=body), form.status


@pages.route(f"{BASE}/datos", methods=["GET", "POST"])
@needs(Permission.CONVENE)
def change_plan(meeting: UUID) -> Answer:
    """Change what a draft says."""
    held = seen(meeting)
    if held.state is not MeetingState.DRAFT:
        return done(_("The meeting is convened already. To change its day or place, move it with a new notice."), "meetings.postpone",
                    kind="info", meeting=meeting)
    names = ("kind", "starts_at", "mode", "place", "link", "title", "language")
    known: dict[str, Any] = {name: getattr(held, name) for name in names}
    form = PlanForm.blank_or_posted(**known)
    return asked("meetings/change_plan.html", form, actions.change_plan, _("The plan is changed."), held)


@pages.route(f"{BASE}/cancelar", methods=["GET", "POST"])
@needs(Permission.CONVENE)
def cancel(meeting: UUID) -> Answer:
    """Cancel a meeting that was not opened."""
    form = ReasonForm.blank_or_posted()
    return asked("meetings/cancel.html", form, actions.cancel_meeting, _("The meeting is cancelled."), seen(meeting))


@pages.route(f"{BASE}/reabrir", methods=["GET", "POST"])
@needs(Permission.REOPEN_MEETING)
def reopen(meeting: UUID) -> Answer:
    """Reopen a closed meeting."""
    form = ReasonForm.blank_or_posted()
    return asked("meetings/reopen.html", form, actions.reopen_meeting, _("The meeting is open again."), seen(meeting))


@pages.get(f"{BASE}/historia")
@needs(Permission.SEE_BODY)
def history(meeting: UUID) -> Answer:
    """Show everything that happened to a meeting and what can happen next."""
    held = seen(meeting)
    rights = {name: can(permission, held) for name, permission in (
        ("convene", Permission.CONVENE), ("run", Permission.RUN_MEETING), ("reopen", Permission.REOPEN_MEETING))}
    return page("meetings/history.html", held=held, meeting=meeting, events=reads.happenings(meeting), changes=CHANGES, rights=rights)


