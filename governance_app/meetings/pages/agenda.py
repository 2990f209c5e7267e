"""The agenda: points added, changed, moved, removed; agendas to start from; points carried over."""

from io import BytesIO
from typing import Any
from uuid import UUID

from flask import send_file
from werkzeug.wrappers import Response

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.committees.rules import MatterKind
from governance_app.documents.pdf_file import to_pdf
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import actions, reads
from governance_app.meetings.forms import ItemForm, KeepTemplateForm, MaybeReasonForm, MoveForm, NewItemForm, TemplateForm
from governance_app.meetings.pages.blueprint import BASE, can, item_of, pages, refused, seen
from governance_app.meetings.rules import DEEPEST, ItemKind, Meeting, MeetingKind, MeetingState
from governance_app.meetings.wording import agenda_paper
from governance_app.web.answers import Answer, done, page


@pages.get(f"{BASE}/orden")
@needs(Permission.SEE_BODY)
def agenda(meeting: UUID) -> Answer:
    """Show the agenda, with what can be done to it now."""
    held = seen(meeting)
    return page(
        "meetings/agenda.html", held=held, meeting=meeting, items=reads.agenda(meeting), template_form=_templates(held),
        carried=reads.carried_points(meeting), keep_form=KeepTemplateForm.blank_or_posted(prefix="guardar"),
        carry_form=MaybeReasonForm.blank_or_posted(prefix="quitar"), **_ways(held),
    )


@pages.get(f"{BASE}/orden.pdf")
@needs(Permission.SEE_BODY)
def agenda_printed(meeting: UUID) -> Response:
    """Print the agenda alone, as it stands now."""
    held = seen(meeting)
    content = to_pdf(agenda_paper(held, reads.agenda(meeting), made_at=clock.now()))
    answer = send_file(BytesIO(content), mimetype="application/pdf", download_name=f"orden-{held.number or 0:03d}-{held.year or 0}.pdf")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@pages.route(f"{BASE}/orden/nuevo", methods=["GET", "POST"])
@needs(Permission.CONVENE)
def add_item(meeting: UUID) -> Answer:
    """Add a point."""
    held = seen(meeting)
    form = NewItemForm.blank_or_posted(kind=ItemKind.DISCUSSION, matter=MatterKind.ORDINARY)
    form.parent.choices = [(i.id, f"{i.label}. {i.title}") for i in reads.agenda(meeting) if i.depth < DEEPEST]
    if form.validate_on_submit() and form.attempt(actions.add_item, meeting=meeting, **form.given()):
        return done(_("The point is on the agenda."), "meetings.agenda", meeting=meeting)
    return page("meetings/add_item.html", form=form, held=held, meeting=meeting, **_ways(held)), form.status


@pages.route(f"{BASE}/orden/<uuid:item>", methods=["GET", "POST"])
@needs(Permission.CONVENE)
def change_item(meeting: UUID, item: UUID) -> Answer:
    """Change, move or remove a point."""
    held, point = item_of(meeting, item)
    names = ("title", "kind", "presenter", "note", "matter", "named_form", "closed_session_reason")
    known: dict[str, Any] = {name: getattr(point, name) for name in names}
    form = ItemForm.blank_or_posted(**known)
    if form.validate_on_submit() and form.attempt(actions.change_item, item=item, **form.given()):
        return done(_("The point is changed."), "meetings.agenda", meeting=meeting)
    return page(
        "meetings/change_item.html", form=form, held=held, meeting=meeting, point=point, move=MoveForm.blank_or_posted(prefix="mover"),
        remove=MaybeReasonForm.blank_or_posted(prefix="quitar"), **_ways(held),
    ), form.status


@pages.post(f"{BASE}/orden/<uuid:item>/mover")
@needs(Permission.CONVENE)
def move_item(meeting: UUID, item: UUID) -> Answer:
    """Move a point up or down among its neighbours."""
    item_of(meeting, item)
    form = MoveForm.blank_or_posted(prefix="mover")
    if form.validate_on_submit() and form.attempt(actions.move_item, item=item, **form.given()):
        return done(_("The point is moved."), "meetings.agenda", meeting=meeting, anchor=f"p-{item}")
    return refused(form, "meetings.agenda", meeting=meeting)


@pages.post(f"{BASE}/orden/<uuid:item>/quitar")
@needs(Permission.CONVENE)
def remove_item(meeting: UUID, item: UUID) -> Answer:
    """Take a point off the agenda."""
    item_of(meeting, item)
    form = MaybeReasonForm.blank_or_posted(prefix="quitar")
    if form.validate_on_submit() and form.attempt(actions.remove_item, item=item, **form.given()):
        return done(_("The point is off the agenda."), "meetings.agenda", meeting=meeting)
    return refused(form, "meetings.agenda", meeting=meeting)


@pages.post(f"{BASE}/orden/plantilla")
@needs(Permission.CONVENE)
def use_template(meeting: UUID) -> Answer:
    """Start from a known agenda."""
    form = _templates(seen(meeting))
    if form.validate_on_submit() and form.attempt(actions.use_template, meeting=meeting, **form.given()):
        return done(_("The points are on the agenda. Change what is different this time."), "meetings.agenda", meeting=meeting)
    return refused(form, "meetings.agenda", meeting=meeting)


@pages.post(f"{BASE}/orden/guardar")
@needs(Permission.CONVENE)
def keep_template(meeting: UUID) -> Answer:
    """Keep this agenda, to start from it again."""
    seen(meeting)
    form = KeepTemplateForm.blank_or_posted(prefix="guardar")
    if form.validate_on_submit() and form.attempt(actions.keep_template, meeting=meeting, **form.given()):
        return done(_("This agenda is kept to start from it again."), "meetings.agenda", meeting=meeting)
    return refused(form, "meetings.agenda", meeting=meeting)


@pages.post(f"{BASE}/orden/pendientes")
@needs(Permission.CONVENE)
def carry_over(meeting: UUID) -> Answer:
    """Bring in the points that earlier meetings put off."""
    seen(meeting)
    form = MaybeReasonForm.blank_or_posted(prefix="quitar")
    if form.validate_on_submit() and form.attempt(actions.carry_over_points, meeting=meeting, **form.given()):
        return done(_("The points that were left open are on the agenda."), "meetings.agenda", meeting=meeting)
    return refused(form, "meetings.agenda", meeting=meeting)


def _ways(held: Meeting) -> dict[str, bool]:
    """Return what can be done to the agenda now: change it, freely or with a reason, or only its order."""
    live = held.state in (MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.OPEN) and can(Permission.CONVENE, held)
    free = held.state is MeetingState.DRAFT
    return {"may_order": live, "may_change": live and (free or held.kind is not MeetingKind.EXTRAORDINARY), "free": free}


def _templates(held: Meeting) -> TemplateForm:
    form = TemplateForm.blank_or_posted(prefix="plantilla")
    form.template.choices = [(t.key, t.name) for t in reads.templates(held.body)]
    return form
