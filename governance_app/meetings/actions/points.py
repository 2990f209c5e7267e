"""In the session, points of the agenda are begun, finished or put off."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.foundation.database import db
from governance_app.meetings import reads
from governance_app.meetings.actions.meeting_rows import locked_by_item
from governance_app.meetings.records import AgendaItemRow
from governance_app.meetings.rules import (
    AgendaItem,
    InTheFuture,
    ItemState,
    MeetingState,
    NotSitting,
    OutOfOrder,
    check_item,
    check_may_start,
    check_settled,
    point_after,
    siblings,
)
from governance_app.record.actions import use_case


@use_case("meetings.start_item")
def start_item(*, actor: Actor, id: UUID, now: datetime, item: UUID, at: datetime | None = None) -> UUID:
    """Begin a point, or take it up again. Raises NotSitting, AnotherItemOpen (one that is not above it), WrongItemState."""
    point = _sitting(actor, item, at or now, now)
    items = reads.agenda(point.meeting_id)
    check_item(point.state, ItemState.OPEN)
    check_may_start(items, next(i for i in items if i.id == item))
    point.state, point.started_at, point.ended_at = ItemState.OPEN, point.started_at or at or now, None
    return item


@use_case("meetings.finish_item")
def finish_item(*, actor: Actor, id: UUID, now: datetime, item: UUID, at: datetime | None = None, go_on: bool = False) -> UUID:
    """Finish a point; one that was never begun counts as begun and finished at once. Points under it must be settled first.

    `go_on`: and begin the next one of the agenda, if there is one.
    """
    point = _sitting(actor, item, at or now, now)
    check_item(point.state, ItemState.DONE)
    items = reads.agenda(point.meeting_id)
    check_settled(siblings(items, item))
    ended = at or now
    if point.started_at is not None and ended < point.started_at:
        raise OutOfOrder("at", last=point.started_at)
    point.state, point.started_at, point.ended_at = ItemState.DONE, point.started_at or ended, ended
    if go_on and (following := point_after(items, item)):
        row = db.session.get_one(AgendaItemRow, following.id)
        row.state, row.started_at = ItemState.OPEN, ended
    return item


@use_case("meetings.defer_item")
def defer_item(*, actor: Actor, id: UUID, now: datetime, item: UUID, at: datetime | None = None) -> UUID:
    """Put a point off: it is offered to the next meeting. Points under it that are not done go with it."""
    point = _sitting(actor, item, at or now, now)
    check_item(point.state, ItemState.DEFERRED)
    defer_rows([i.id for i in _branch(point.meeting_id, item)], at or now)
    return item


def defer_rows(items: list[UUID], at: datetime) -> None:
    """Mark points as put off at an instant, inside the open use case."""
    for id in items:
        row = db.session.get_one(AgendaItemRow, id)
        row.state, row.ended_at = ItemState.DEFERRED, at if row.started_at else None


def _branch(meeting: UUID, item: UUID) -> list[AgendaItem]:
    items = reads.agenda(meeting)
    label = next(i.label for i in items if i.id == item)
    return [i for i in items if i.id == item or (i.label.startswith(f"{label}.") and not i.settled)]


def _sitting(actor: Actor, item: UUID, at: datetime, now: datetime) -> AgendaItemRow:
    row, point = locked_by_item(actor, Permission.RUN_MEETING, item)
    if row.state is not MeetingState.OPEN:
        raise NotSitting(state=row.state)
    if at > now:
        raise InTheFuture("at", at=at)
    if row.opened_at is not None and at < row.opened_at:
        raise OutOfOrder("at", last=row.opened_at)
    return point
