"""What anybody may know of meetings: those that were convened, without links, notes and presenters."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from governance_app.meetings.reads.meetings import many, meeting_by
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import (
    Meeting,
    MeetingKind,
    MeetingState,
)

PUBLIC = (MeetingState.CONVENED, MeetingState.OPEN, MeetingState.ADJOURNED, MeetingState.CLOSED, MeetingState.CANCELLED)
COMING = (MeetingState.CONVENED, MeetingState.OPEN, MeetingState.ADJOURNED)
STILL_ON = timedelta(hours=36)  # an assembly may last more than a day: it stays among what is coming that long

def public_coming(*, now: datetime, body: UUID | None = None) -> tuple[Meeting, ...]:
    """Return the convened meetings that are still to come or going on, soonest first."""
    question = select(MeetingRow).where(MeetingRow.state.in_(COMING), MeetingRow.starts_at >= now - STILL_ON)
    if body is not None:
        question = question.where(MeetingRow.body_id == body)
    return tuple(_open_part(m) for m in many(question.order_by(MeetingRow.starts_at, MeetingRow.id)))


def public_meeting(id: UUID) -> Meeting:
    """Return a meeting that anybody may know of: one that was convened. Raises MeetingMissing. The link stays inside."""
    question = select(MeetingRow).where(MeetingRow.id == id, MeetingRow.state.in_(PUBLIC), MeetingRow.number.is_not(None))
    return _open_part(meeting_by(question))


def public_meetings(
    *, body: UUID | None = None, year: int | None = None, kind: MeetingKind | None = None, limit: int = 50, offset: int = 0,
) -> tuple[Meeting, ...]:
    """Return the meetings that anybody may know of, latest first."""
    question = select(MeetingRow).where(MeetingRow.state.in_(PUBLIC), MeetingRow.number.is_not(None))
    for column, wanted in ((MeetingRow.body_id, body), (MeetingRow.year, year), (MeetingRow.kind, kind)):
        if wanted is not None:
            question = question.where(column == wanted)
    found = many(question.order_by(MeetingRow.starts_at.desc(), MeetingRow.id).limit(limit).offset(offset))
    return tuple(_open_part(m) for m in found)


def _open_part(meeting: Meeting) -> Meeting:
    return replace(meeting, link="")
