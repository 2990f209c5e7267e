"""What machines ask: the calendar of meetings, and what robots may read."""

from datetime import datetime, timedelta
from uuid import UUID

from flask import current_app
from werkzeug.wrappers import Response

from governance_app.documents.ical_file import Entry, Standing, write
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, MeetingEvent, MeetingState
from governance_app.noticeboard import reads
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.noticeboard.rules import end_of, sequence_of
from governance_app.web.answers import Answer
from governance_app.web.doors import open_to_all
from governance_app.web.outside import full_address

KEPT = 200
LOOK_BACK = timedelta(days=365)
CALENDAR = "text/calendar; charset=utf-8"


@pages.get("/calendario.ics")
@open_to_all
def calendar() -> Answer:
    """Give the calendar of every body's meetings: those of the last year and those to come."""
    return _calendar(None, _("Meetings of the corridor committees"))


@pages.get("/calendario/<slug>.ics")
@open_to_all
def body_calendar(slug: str) -> Answer:
    """Give the calendar of one body's meetings."""
    found = reads.public_body(slug)
    return _calendar(found.id, found.name)


def _calendar(body: UUID | None, name: str) -> Response:
    since = clock.now() - LOOK_BACK
    found = [m for m in meetings.public_meetings(body=body, limit=KEPT) if m.starts_at >= since]
    changes = reads.public_changes(m.id for m in found)
    answer: Response = current_app.make_response(write([_entry(m, changes[m.id]) for m in found], name=name))
    answer.headers["Content-Type"] = CALENDAR
    return answer


def _entry(meeting: Meeting, events: list[MeetingEvent]) -> Entry:
    return Entry(
        uid=f"{meeting.id}@governance-app", sequence=sequence_of(events), title=_title(meeting), start=meeting.starts_at,
        end=end_of(meeting.starts_at, meeting.closed_at), changed=_changed(meeting, events), place=meeting.place,
        standing=Standing.CANCELLED if meeting.state is MeetingState.CANCELLED else Standing.CONVENED,
        address=full_address("noticeboard.meeting", meeting=meeting.id), lang=meeting.language,
    )


def _title(meeting: Meeting) -> str:
    return f"{meeting.title or meeting.code} · {meeting.body_name}"


def _changed(meeting: Meeting, events: list[MeetingEvent]) -> datetime:
    return max((event.recorded_at for event in events), default=meeting.starts_at)


@pages.get("/robots.txt")
@open_to_all
def robots() -> Answer:
    """Tell robots that the public pages are theirs to read and the others are not."""
    closed = "".join(f"Disallow: {path}\n" for path in ("/trabajo", "/entrar", "/salir", "/invitacion", "/_parts"))
    return Response(f"User-agent: *\n{closed}", mimetype="text/plain")
