"""What anybody may know of meetings: those that were convened, without links, notes and presenters."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select

from governance_app.meetings.reads.meetings import MEETINGS, groups, many, meeting_by
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import (
    Meeting,
    MeetingKind,
    MeetingMode,
    MeetingState,
)

PUBLIC = (MeetingState.CONVENED, MeetingState.OPEN, MeetingState.ADJOURNED, MeetingState.CLOSED, MeetingState.CANCELLED)
COMING = (MeetingState.CONVENED, MeetingState.OPEN, MeetingState.ADJOURNED)
STILL_ON = timedelta(hours=36)  # an assembly may last more than a day: it stays among what is coming that long


def public_coming(*, now: datetime, body: UUID | None = None) -> tuple[Meeting, ...]:
    """Return the convened meetings that are still to come or going on, soonest first."""
    return tuple(_open_part(m) for m in many(_coming(now, body)))


def public_board(
    *, now: datetime, body: UUID | None = None, limit: int = 15, page: int = 1,
) -> tuple[tuple[Meeting, ...], tuple[Meeting, ...], bool]:
    """Return one page of the list of meetings: those to come (on the first page only), `limit` of the others, latest first, and
    whether there are more. No meeting stands twice, on whatever page.
    """
    question = _told(body).where(~_still_to_come(now)).order_by(MeetingRow.starts_at.desc(), MeetingRow.id)
    questions = [question.limit(limit + 1).offset((page - 1) * limit), *([_coming(now, body)] if page == 1 else [])]
    past, *others = (tuple(_open_part(m) for m in found) for found in groups(*questions))
    return others[0] if others else (), past[:limit], len(past) > limit


def public_meeting(id: UUID) -> Meeting:
    """Return a meeting that anybody may know of: one that was convened. Raises MeetingMissing. The link stays inside."""
    question = MEETINGS.where(MeetingRow.id == id, MeetingRow.state.in_(PUBLIC), MeetingRow.number.is_not(None))
    return _open_part(meeting_by(question))


def public_meetings(
    *, body: UUID | None = None, year: int | None = None, kind: MeetingKind | None = None, limit: int = 50, offset: int = 0,
) -> tuple[Meeting, ...]:
    """Return the meetings that anybody may know of, latest first."""
    question = _told(body)
    for column, wanted in ((MeetingRow.year, year), (MeetingRow.kind, kind)):
        if wanted is not None:
            question = question.where(column == wanted)
    found = many(question.order_by(MeetingRow.starts_at.desc(), MeetingRow.id).limit(limit).offset(offset))
    return tuple(_open_part(m) for m in found)


def _told(body: UUID | None) -> Select[Any]:
    question = MEETINGS.where(MeetingRow.state.in_(PUBLIC), MeetingRow.number.is_not(None))
    return question if body is None else question.where(MeetingRow.body_id == body)


def _coming(now: datetime, body: UUID | None) -> Select[Any]:
    return _told(body).where(_still_to_come(now)).order_by(MeetingRow.starts_at, MeetingRow.id)


def _still_to_come(now: datetime) -> ColumnElement[bool]:
    answering = (MeetingRow.mode == MeetingMode.CORRESPONDENCE) & (MeetingRow.state == MeetingState.OPEN)
    return MeetingRow.state.in_(COMING) & ((MeetingRow.starts_at >= now - STILL_ON) | answering)


def _open_part(meeting: Meeting) -> Meeting:
    return replace(meeting, link="") if meeting.link else meeting
