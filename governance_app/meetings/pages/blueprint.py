"""The blueprint of meetings and what its pages share."""

from typing import Any
from uuid import UUID

from flask import Blueprint, current_app

from governance_app.access.guards import current_actor
from governance_app.access.rules import Permission, may
from governance_app.committees.reads import scope_of
from governance_app.foundation import clock
from governance_app.meetings import reads
from governance_app.meetings.rules import AgendaItem, ItemMissing, Meeting
from governance_app.web.answers import Answer, done, page

pages = Blueprint("meetings", __name__)
BASE = "/trabajo/reuniones/<uuid:meeting>"


def seen(meeting: UUID) -> Meeting:
    """Return the meeting when the actor may see it from inside; MeetingMissing otherwise."""
    return reads.meeting_for(current_actor(), meeting)


def item_of(meeting: UUID, item: UUID) -> tuple[Meeting, AgendaItem]:
    """Return a meeting the actor may see and a point of it. Raises ItemMissing."""
    held = seen(meeting)
    found = next((i for i in reads.agenda(meeting) if i.id == item), None)
    if found is None:
        raise ItemMissing()
    return held, found


def can(permission: Permission, held: Meeting) -> bool:
    """Tell whether the actor holds a permission in the meeting's body, to show or hide a button."""
    return may(current_actor(), permission, scope_of(held.body))


def home(sentence: str, meeting: UUID) -> Answer:
    """Say what was done and lead to the meeting's first page."""
    return done(sentence, "desk.meeting" if "desk.meeting" in current_app.view_functions else "meetings.history", meeting=meeting)


def refused(form: Any, endpoint: str, **values: Any) -> Answer:
    """Lead back to a page and say there what a button could not do."""
    return done(" ".join(line.text for line in form.complaints()), endpoint, kind="danger", **values)


def asked(template: str, form: Any, action: Any, sentence: str, held: Meeting, **more: Any) -> Answer:
    """Show a page with one form about a meeting; when it is sent and whole, act and lead home."""
    if form.validate_on_submit() and form.attempt(action, meeting=held.id, **form.given()):
        return home(sentence, held.id)
    return page(template, form=form, held=held, meeting=held.id, **more), form.status


def now_or_hour(held: Meeting) -> Any:
    """Return the hour that a form proposes: now during the meeting, its own hour when it is written down later."""
    now = clock.now()
    return now if abs((now - held.starts_at).total_seconds()) < 36 * 3600 else held.opened_at or held.starts_at
