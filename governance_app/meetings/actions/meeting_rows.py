"""What every act on a meeting begins with: the right, the lock, and the event."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from governance_app.access.rules import Actor, Permission, require
from governance_app.committees.reads import scope_of
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings.records import AgendaItemRow, MeetingEventRow, MeetingRow
from governance_app.meetings.rules import Happening, ItemMissing, MeetingMissing, after, check_time
from governance_app.record.actions import plain


def locked(actor: Actor, permission: Permission, meeting: UUID) -> MeetingRow:
    """Return the meeting's row, locked until the use case ends, after checking the right in its body.

    Two acts on one meeting wait for one another, so each sees the state that the other left.
    """
    row = db.session.get(MeetingRow, meeting, with_for_update=True)
    if row is None:
        raise MeetingMissing()
    require(actor, permission, scope_of(row.body_id))
    return row


def locked_by_item(actor: Actor, permission: Permission, item: UUID) -> tuple[MeetingRow, AgendaItemRow]:
    """Return the meeting's row, locked, and the point's. Raises ItemMissing."""
    meeting = db.session.scalar(select(AgendaItemRow.meeting_id).where(AgendaItemRow.id == item))
    if meeting is None:
        raise ItemMissing()
    row = locked(actor, permission, meeting)
    point = db.session.get(AgendaItemRow, item, populate_existing=True)
    if point is None:
        raise ItemMissing()
    return row, point


def happened(
    row: MeetingRow, what: Happening, *, actor: Actor, at: datetime, now: datetime, reason: str = "", field: str = "at",
    figures: Mapping[str, Any] | None = None,
) -> None:
    """Move the meeting along its table of states and write the event. Raises WrongState, InTheFuture, OutOfOrder."""
    state = after(row.state, what)
    past = [(e.kind, e.at) for e in events(row.id)]
    check_time(past, what, at, now, field)
    row.state = state
    last = db.session.scalar(select(func.max(MeetingEventRow.position)).where(MeetingEventRow.meeting_id == row.id)) or 0
    db.session.add(MeetingEventRow(
        id=new_id(), meeting_id=row.id, position=last + 1, kind=what, at=at, recorded_at=now, by=actor.account, reason=reason,
        figures=plain(dict(figures or {})),
    ))
    db.session.flush()


def events(meeting: UUID) -> list[MeetingEventRow]:
    """Return what happened to the meeting, in order."""
    question = select(MeetingEventRow).where(MeetingEventRow.meeting_id == meeting).order_by(MeetingEventRow.position)
    return list(db.session.scalars(question))
