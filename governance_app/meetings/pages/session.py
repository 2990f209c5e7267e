"""The session: points begun, finished and put off; suspended and resumed."""

from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.meetings import actions, reads
from governance_app.meetings.forms import AtForm, AtReasonForm, ItemActForm
from governance_app.meetings.pages.blueprint import BASE, asked, item_of, now_or_hour, pages, refused, seen
from governance_app.web.answers import Answer, done, page

ACTS = {"empezar": actions.start_item, "terminar": actions.finish_item, "aplazar": actions.defer_item}


@pages.get(f"{BASE}/puntos")
@needs(Permission.RUN_MEETING)
def points(meeting: UUID) -> Answer:
    """Show the points as the session goes through them."""
    return page("meetings/points.html", held=seen(meeting), meeting=meeting, items=reads.agenda(meeting))


@pages.post(f"{BASE}/puntos/<uuid:item>/<any(empezar, terminar, aplazar):act>")
@needs(Permission.RUN_MEETING)
def act_on_point(meeting: UUID, item: UUID, act: str) -> Answer:
    """Begin, finish or put off a point, now."""
    item_of(meeting, item)
    form = ItemActForm.blank_or_posted()
    back = "desk.meeting" if form.back.data == "hub" else "meetings.points"
    more = {"go_on": bool(form.go_on.data)} if act == "terminar" else {}
    if form.validate_on_submit() and form.attempt(ACTS[act], item=item, **more):
        return done(_("The point is written down."), back, meeting=meeting, anchor=None if back == "desk.meeting" else f"p-{item}")
    return refused(form, back, meeting=meeting)


@pages.route(f"{BASE}/suspender", methods=["GET", "POST"])
@needs(Permission.RUN_MEETING)
def adjourn(meeting: UUID) -> Answer:
    """Suspend the session."""
    held = seen(meeting)
    form = AtReasonForm.blank_or_posted(at=now_or_hour(held))
    return asked("meetings/adjourn.html", form, actions.adjourn, _("The session is suspended."), held)


@pages.route(f"{BASE}/reanudar", methods=["GET", "POST"])
@needs(Permission.RUN_MEETING)
def resume(meeting: UUID) -> Answer:
    """Go on with a suspended session."""
    held = seen(meeting)
    form = AtForm.blank_or_posted(at=now_or_hour(held))
    return asked("meetings/resume.html", form, actions.resume, _("The session goes on."), held)
