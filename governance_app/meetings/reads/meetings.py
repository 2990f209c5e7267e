"""Questions about meetings and what happened to them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Row, select

from governance_app.access.rules import Actor, Permission, may
from governance_app.committees import reads as committees
from governance_app.committees.rules import Statute, code
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings.records import MeetingEventRow, MeetingRow
from governance_app.meetings.rules import (
    HELD,
    Meeting,
    MeetingEvent,
    MeetingLine,
    MeetingMissing,
    MeetingMode,
    MeetingState,
    NoticeCheck,
    notice_check,
)

MEETINGS = select(*(getattr(MeetingRow, column.key) for column in MeetingRow.__mapper__.column_attrs))
"""The beginning of every question for `many`: the columns of meetings, without objects of the mapper (half the time of a list)."""


def meeting(id: UUID) -> Meeting:
    """Return a meeting. Raises MeetingMissing."""
    return meeting_by(MEETINGS.where(MeetingRow.id == id))


def meeting_for(actor: Actor, id: UUID) -> Meeting:
    """Return a meeting that `actor` may see from inside; another committee's is MeetingMissing, as if it did not exist."""
    found = meeting(id)
    if not may(actor, Permission.SEE_BODY, committees.scope_of(found.body)):
        raise MeetingMissing()
    return found


def meetings_of(body: UUID, *, year: int | None = None, states: Iterable[MeetingState] | None = None) -> tuple[Meeting, ...]:
    """Return the meetings of a body, latest first; of a year of numbering, or in certain states, when asked."""
    question = MEETINGS.where(MeetingRow.body_id == body)
    if year is not None:
        question = question.where(MeetingRow.year == year)
    if states is not None:
        question = question.where(MeetingRow.state.in_(list(states)))
    return many(question.order_by(MeetingRow.starts_at.desc(), MeetingRow.id))


def meetings_between(bodies: Iterable[UUID], since: datetime, until: datetime) -> tuple[MeetingLine, ...]:
    """Return the meetings of bodies at which people came together, opened from one moment on and before another."""
    r = MeetingRow
    asked: Any = select(r.id, r.body_id, r.number, r.year, r.starts_at, r.opened_at)
    rows = db.session.execute(asked.where(
        r.body_id.in_(list(bodies)), r.state.in_(HELD), r.opened_at >= since, r.opened_at < until, r.mode != MeetingMode.CORRESPONDENCE,
    )).all()
    called = committees.called_on((r.body_id, local_day(r.starts_at)) for r in rows)
    return tuple(MeetingLine(r.id, r.body_id, _called(r, called)[1], r.starts_at, r.opened_at) for r in rows)


def previous_meeting(meeting: UUID) -> Meeting | None:
    """Return the last meeting of the same body that was opened and begins before this one, or None."""
    this = db.session.get_one(MeetingRow, meeting)
    found = many(
        MEETINGS.where(MeetingRow.body_id == this.body_id, MeetingRow.opened_at.is_not(None), MeetingRow.id != meeting)
        .where(MeetingRow.starts_at < this.starts_at).order_by(MeetingRow.starts_at.desc()).limit(1),
    )
    return found[0] if found else None


def later_opened(meeting: UUID) -> Meeting | None:
    """Return a meeting of the same body that was opened after this one, or None."""
    this = db.session.get_one(MeetingRow, meeting)
    if this.opened_at is None:
        return None
    found = many(
        MEETINGS.where(MeetingRow.body_id == this.body_id, MeetingRow.opened_at > this.opened_at, MeetingRow.id != meeting)
        .order_by(MeetingRow.opened_at).limit(1),
    )
    return found[0] if found else None


_acta = sa.table("minutes", sa.column("meeting_id", sa.Uuid()), sa.column("state", sa.String()))


def acta_settled(meeting: UUID) -> bool:
    """Tell whether the acta of a meeting is put to the vote or approved; the room downstream is known by its table only."""
    state = db.session.scalar(sa.select(_acta.c.state).where(_acta.c.meeting_id == meeting))
    return state in ("presented", "approved")


def statute_of(meeting: Meeting) -> Statute:
    """Return the rules by which a meeting is judged: those of the day it is held on, in Ecuador."""
    return committees.statute_on(meeting.body, local_day(meeting.opened_at or meeting.starts_at))


def notice_now(meeting: Meeting, *, now: datetime) -> NoticeCheck:
    """Return how a notice issued at `now` would stand against the statute of the meeting's day."""
    return notice_check(now, meeting.starts_at, statute_of(meeting).notice_for(meeting.kind.value))


def happenings(meeting: UUID) -> tuple[MeetingEvent, ...]:
    """Return everything that happened to a meeting, in the order in which it was recorded."""
    question = select(MeetingEventRow).where(MeetingEventRow.meeting_id == meeting).order_by(MeetingEventRow.position)
    return tuple(MeetingEvent(r.id, r.kind, r.at, r.recorded_at, r.by, r.reason, r.figures) for r in db.session.scalars(question))


def meeting_by(question: Any) -> Meeting:
    """Return the meeting that a question about rows finds. Raises MeetingMissing."""
    found = many(question)
    if not found:
        raise MeetingMissing()
    return found[0]


def many(question: Any) -> tuple[Meeting, ...]:
    """Return the meetings that a question (begun with `MEETINGS`) finds, each named by its body's name on its day."""
    return groups(question)[0]


def groups(*questions: Any) -> list[tuple[Meeting, ...]]:
    """Return what each question finds, as `many` does; the names of bodies are asked for once for all of them."""
    found = [db.session.execute(question).all() for question in questions]
    called = committees.called_on((r.body_id, local_day(r.starts_at)) for rows in found for r in rows)
    return [tuple(_meeting(r, *_called(r, called)) for r in rows) for rows in found]


def _called(row: Row[Any], called: dict[Any, Any]) -> tuple[str, str]:
    body = called[row.body_id, local_day(row.starts_at)]
    return body.name, code(row.number, body.acronym, row.year) if row.number and row.year else ""


def _meeting(r: Row[Any], body_name: str, code: str) -> Meeting:
    return Meeting(
        r.id, r.body_id, r.kind, r.mode, r.title, r.number, r.year, code, r.starts_at, r.second_call_at, r.place, r.link, r.language,
        r.state, r.opened_at, r.closed_at, r.on_second_call, r.chair_id, r.secretary_id, r.demonstration, r.territory_id, body_name,
    )
