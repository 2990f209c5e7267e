"""The blueprint of attendance, and what its pages share."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint

from governance_app.access.guards import current_actor
from governance_app.access.rules import Permission
from governance_app.attendance import reads
from governance_app.foundation import clock
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.web.answers import Answer, done

pages = Blueprint("attendance", __name__)
BASE = "/trabajo/reuniones/<uuid:meeting>"


def held_for(permission: Permission, meeting: UUID) -> Meeting:
    """Return the meeting if whoever asks holds `permission` on it."""
    return reads.meeting_for(current_actor(), permission, meeting)


def may_be_kept(held: Meeting) -> bool:
    """Tell whether attendance can be written down now."""
    return held.state in (MeetingState.CONVENED, MeetingState.OPEN, MeetingState.ADJOURNED)


def likely_moment(held: Meeting) -> datetime:
    """Return the hour a form proposes."""
    return held.likely_moment(clock.now())


def say_wrong(form: Any, endpoint: str, **values: Any) -> Answer:
    """Lead back to a page and say there what a button's form could not do."""
    text = " ".join(line.text for line in form.complaints())
    return done(text, endpoint, kind="danger", **values)


def press(form: Any, action: Callable[..., Any], **given: Any) -> Any:
    """Do what a button asks, when its form is whole. Return the receipt, or None with the reason in the form."""
    return form.attempt(action, **given) if form.validate_on_submit() else None
