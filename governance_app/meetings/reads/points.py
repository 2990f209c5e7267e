"""Questions about the agenda."""

from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.meetings.records import AgendaItemRow, MeetingRow
from governance_app.meetings.rules import (
    AgendaItem,
    ItemState,
    MeetingState,
    Point,
    labels,
)


def agenda(meeting: UUID) -> tuple[AgendaItem, ...]:
    """Return the points in reading order, with labels (3, 3.1) and depth."""
    rows = {r.id: r for r in db.session.scalars(select(AgendaItemRow).where(AgendaItemRow.meeting_id == meeting))}
    points = (Point(r.id, r.parent_id, r.position) for r in rows.values())
    return tuple(_item(rows[point.id], label, depth) for point, label, depth in labels(points))


def carried_points(meeting: UUID) -> tuple[AgendaItem, ...]:
    """Return the deferred points of earlier closed meetings of the body that no live meeting has taken up again."""
    this = db.session.get_one(MeetingRow, meeting)
    earlier = db.session.scalars(
        select(MeetingRow.id).where(MeetingRow.body_id == this.body_id, MeetingRow.state == MeetingState.CLOSED, MeetingRow.id != meeting)
        .where(MeetingRow.starts_at < this.starts_at).order_by(MeetingRow.starts_at),
    ).all()
    taken = set(db.session.scalars(
        select(AgendaItemRow.carried_from_id).join(MeetingRow, MeetingRow.id == AgendaItemRow.meeting_id)
        .where(AgendaItemRow.carried_from_id.is_not(None), MeetingRow.state != MeetingState.CANCELLED),
    ))
    return tuple(i for id in earlier for i in agenda(id) if i.state is ItemState.DEFERRED and i.id not in taken)


def public_agenda(meeting: UUID) -> tuple[AgendaItem, ...]:
    """Return the agenda as anybody may read it: without notes, presenters and the ids of commitments."""
    kept = (
        "id", "parent", "position", "label", "depth", "title", "kind", "matter", "carried_from", "state", "closed_session_reason",
        "named_form")
    return tuple(AgendaItem(**{name: getattr(i, name) for name in kept}, note="", presenter="", commitment=None) for i in agenda(meeting))


def _item(r: AgendaItemRow, label: str, depth: int) -> AgendaItem:
    return AgendaItem(
        r.id, r.parent_id, r.position, label, depth, r.title, r.note, r.kind, r.matter, r.presenter, r.carried_from_id, r.commitment_id,
        r.state, r.closed_session_reason, r.started_at, r.ended_at, r.named_form,
    )
