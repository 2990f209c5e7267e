"""Questions about meetings, their notices, their agenda and who was told. Ask from here."""

from governance_app.meetings.reads.annexes import annexes
from governance_app.meetings.reads.meetings import (
    acta_settled,
    happenings,
    later_opened,
    meeting,
    meeting_for,
    meetings_between,
    meetings_of,
    notice_now,
    previous_meeting,
    statute_of,
)
from governance_app.meetings.reads.notices import convocations, deliveries, invited_seats, named_forms, untold_seats
from governance_app.meetings.reads.points import agenda, carried_points, public_agenda
from governance_app.meetings.reads.public import public_board, public_coming, public_meeting, public_meetings
from governance_app.meetings.reads.templates import template, templates

__all__ = [
    "acta_settled", "agenda", "annexes", "carried_points", "convocations", "deliveries", "happenings", "invited_seats",
    "later_opened", "meeting", "meeting_for", "meetings_between", "meetings_of", "named_forms", "notice_now", "previous_meeting",
    "public_agenda", "public_board", "public_coming", "public_meeting", "public_meetings", "statute_of", "template", "templates",
    "untold_seats",
]
