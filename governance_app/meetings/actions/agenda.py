"""The agenda is written: freely in a draft, with a reason once people have been told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Actor, Permission
from governance_app.committees.rules import MatterKind, need_reason
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads
from governance_app.meetings.actions.meeting_rows import happened, locked, locked_by_item
from governance_app.meetings.records import AgendaItemRow, AgendaTemplateRow, MeetingRow
from governance_app.meetings.rules import (
    AgendaChange,
    AgendaChanged,
    AgendaItem,
    Direction,
    Happening,
    ItemKind,
    ItemMissing,
    ItemWrittenOf,
    NamedForm,
    NothingToCarry,
    check_removable,
    depth_under,
    neighbour,
    reason_needed,
    siblings,
)
from governance_app.record.actions import append, use_case


@use_case("meetings.add_item")
def add_item(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, title: str, kind: ItemKind = ItemKind.DISCUSSION, parent: UUID | None = None,
    note: str | None = None, matter: MatterKind = MatterKind.ORDINARY, presenter: str | None = None, carried_from: UUID | None = None,
    commitment: UUID | None = None, closed_session_reason: str | None = None, named_form: NamedForm | None = None,
    reason: str | None = None,
) -> UUID:
    """Add a point at the end of its row, before a last point of kind CLOSING (the point's id is the request's).

    `closed_session_reason`: why the point is dealt with behind closed doors; empty for an open point. `named_form`: in which form it
    is voted; it binds nobody, and whoever opens a vote in another form is warned.
    Raises TooDeep, AgendaFrozen, OnlyListedPoints, ReasonNeeded (once convened), ItemMissing (of `parent`, `carried_from`).
    """
    row = locked(actor, Permission.CONVENE, meeting)
    if carried_from is not None and carried_from not in {point.id for point in reads.carried_points(meeting)}:
        raise ItemMissing("carried_from")
    _note_change(row, id, AgendaChange.ADDED, reason, actor=actor, now=now, form=_told(named_form, None))
    _insert(meeting, id, parent, title=title, kind=kind, note=note or "", matter=matter, presenter=presenter or "",
            carried_from_id=carried_from, commitment_id=commitment, closed_session_reason=closed_session_reason or "",
            named_form=named_form)
    return id


@use_case("meetings.change_item")
def change_item(
    *, actor: Actor, id: UUID, now: datetime, item: UUID, title: str, kind: ItemKind, note: str | None = None,
    matter: MatterKind = MatterKind.ORDINARY, presenter: str | None = None, closed_session_reason: str | None = None,
    named_form: NamedForm | None = None, reason: str | None = None,
) -> UUID:
    """Write a point anew. Once people have been told, a new title, matter or form of the vote needs a reason; note and presenter do not."""
    row, point = locked_by_item(actor, Permission.CONVENE, item)
    reason_needed(row.state, row.kind, order_only=True)
    said = (point.title, point.kind, point.matter, point.closed_session_reason, point.named_form)
    if (title, kind, matter, closed_session_reason or "", named_form) != said:
        _note_change(row, item, AgendaChange.CHANGED, reason, actor=actor, now=now, form=_told(named_form, point.named_form))
    point.title, point.kind, point.matter, point.note = title, kind, matter, note or ""
    point.presenter, point.closed_session_reason, point.named_form = presenter or "", closed_session_reason or "", named_form
    return item


@use_case("meetings.move_item")
def move_item(*, actor: Actor, id: UUID, now: datetime, item: UUID, direction: Direction, reason: str | None = None) -> UUID:
    """Let a point change places with its neighbour. Raises CannotMove at the end of its row, ReasonNeeded once convened."""
    row, point = locked_by_item(actor, Permission.CONVENE, item)
    items = reads.agenda(row.id)
    this = _by_id(items, item)
    other = neighbour(items, this, direction)
    _note_change(row, item, AgendaChange.MOVED, reason, actor=actor, now=now)
    ordered = [i.id for i in siblings(items, this.parent)]
    here, there = ordered.index(item), ordered.index(other.id)
    ordered[here], ordered[there] = ordered[there], ordered[here]
    _renumber(ordered)
    return point.id


@use_case("meetings.remove_item")
def remove_item(*, actor: Actor, id: UUID, now: datetime, item: UUID, reason: str | None = None) -> UUID:
    """Take a point off the agenda. Raises ItemInUse (begun, or with points under it), ItemWrittenOf (another room wrote on it)."""
    row, _point = locked_by_item(actor, Permission.CONVENE, item)
    items = reads.agenda(row.id)
    this = _by_id(items, item)
    check_removable(items, this)
    _note_change(row, item, AgendaChange.REMOVED, reason, actor=actor, now=now)
    _delete(this)
    _renumber([i.id for i in siblings(items, this.parent) if i.id != item])
    return row.id


@use_case("meetings.use_template")
def use_template(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, template: str) -> UUID:
    """Add the points of an agenda to start from (`AgendaTemplate.key`) to a draft, after those already there."""
    row = locked(actor, Permission.CONVENE, meeting)
    found = reads.template(row.body_id, template)
    for point in found.items:
        item = new_id()
        _note_change(row, item, AgendaChange.ADDED, None, actor=actor, now=now)
        _insert(meeting, item, None, title=point.title, kind=point.kind, matter=point.matter, named_form=point.named_form)
    return meeting


@use_case("meetings.keep_template")
def keep_template(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, name: str) -> UUID:
    """Keep the first row of a meeting's agenda as an agenda to start from, for its body."""
    row = locked(actor, Permission.CONVENE, meeting)
    items = [{"title": i.title, "kind": i.kind.value, "matter": i.matter.value, "form": i.named_form.value if i.named_form else None}
             for i in reads.agenda(meeting) if i.depth == 1]
    db.session.add(AgendaTemplateRow(id=id, body_id=row.body_id, name=name, items=items))
    return id


@use_case("meetings.carry_over_points")
def carry_over_points(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, reason: str | None = None) -> UUID:
    """Bring in the points that earlier meetings of the body put off and nobody has taken up. Raises NothingToCarry."""
    row = locked(actor, Permission.CONVENE, meeting)
    points = reads.carried_points(meeting)
    if not points:
        raise NothingToCarry()
    for point in points:
        item = new_id()
        _note_change(row, item, AgendaChange.ADDED, reason, actor=actor, now=now, form=_told(point.named_form, None))
        _insert(meeting, item, None, title=point.title, kind=point.kind, matter=point.matter, note=point.note, presenter=point.presenter,
                carried_from_id=point.id, commitment_id=point.commitment, closed_session_reason=point.closed_session_reason,
                named_form=point.named_form)
    return meeting


def _delete(item: AgendaItem) -> None:
    """Delete a point to which nothing in the tables of the rooms downstream refers: the foreign keys know, whichever they are."""
    try:
        with db.session.begin_nested():
            db.session.execute(delete(AgendaItemRow).where(AgendaItemRow.id == item.id))
    except IntegrityError as error:
        raise ItemWrittenOf(label=item.label) from error


def _told(form: NamedForm | None, before: NamedForm | None) -> dict[str, str]:
    """Return the figure that tells a change of the form in which a point is voted ("": taken off), so that its reason is found again."""
    return {} if form is before else {"form": form.value if form else ""}


def _note_change(
    row: MeetingRow, item: UUID, change: AgendaChange, reason: str | None, *, actor: Actor, now: datetime,
    form: Mapping[str, str] | None = None,
) -> None:
    """Check that the agenda may change now; once convened, write the change and its reason to the history and the record."""
    if not reason_needed(row.state, row.kind, order_only=change is AgendaChange.MOVED):
        return
    text = need_reason(reason)
    happened(row, Happening.AGENDA_CHANGED, actor=actor, at=now, now=now, reason=text,
             figures={"item": item, "change": change, **(form or {})})
    append(AgendaChanged(meeting=row.id, item=item, change=change), now=now, body=row.body_id)


def _insert(meeting: UUID, id: UUID, parent: UUID | None, **values: Any) -> None:
    items = reads.agenda(meeting)
    depth_under(items, parent)
    ordered = [i.id for i in siblings(items, parent)]
    last = siblings(items, parent)[-1:]
    ends = parent is None and last and last[0].kind is ItemKind.CLOSING and values["kind"] is not ItemKind.CLOSING
    place = len(ordered) - 1 if ends else len(ordered)
    db.session.add(AgendaItemRow(id=id, meeting_id=meeting, parent_id=parent, position=place + 1, **values))
    db.session.flush()
    _renumber([*ordered[:place], id, *ordered[place:]])


def _renumber(ordered: list[UUID]) -> None:
    rows = {r.id: r for r in db.session.scalars(select(AgendaItemRow).where(AgendaItemRow.id.in_(ordered)))}
    for position, item in enumerate(ordered, 1):
        rows[item].position = position
    db.session.flush()


def _by_id(items: tuple[AgendaItem, ...], item: UUID) -> AgendaItem:
    return next(i for i in items if i.id == item)
