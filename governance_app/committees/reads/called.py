"""Questions about bodies, how they were called on any day, and how they are nested."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.access.rules import Actor, Permission, may
from governance_app.committees.records import BodyFormRow, BodyRow
from governance_app.committees.rules import Body, BodyEnded, BodyForm, BodyMissing, chain, code, families, form_on, inside
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import UtcDateTime, db

GOING_ON = ("convened", "open", "adjourned")
# The room of meetings is downstream: its table is known by name only.
_meeting = sa.table(
    "meeting", sa.column("body_id", sa.Uuid()), sa.column("state"), sa.column("number"), sa.column("year"),
    sa.column("starts_at", UtcDateTime()),
)
# Plain columns: most pages and acts ask for these, and objects of the mapper cost twice.
_FORMS = select(
    BodyFormRow.body_id, BodyFormRow.kind, BodyFormRow.name, BodyFormRow.acronym, BodyFormRow.valid_from, BodyFormRow.valid_to,
    BodyFormRow.act)


def body(id: UUID, *, on: date | None = None) -> Body:
    """Return a body as it was called on a day (its latest form without a day). Raises BodyMissing."""
    found = _bodies(select(BodyRow).where(BodyRow.id == id), on)
    if not found:
        raise BodyMissing()
    return found[0]


def called_on(wanted: Iterable[tuple[UUID, date]]) -> dict[tuple[UUID, date], Body]:
    """Return each body as it was called on each day asked for, in two queries however many they are. A body unknown is left out."""
    pairs = set(wanted)
    rows = {row.id: row for row in db.session.scalars(select(BodyRow).where(BodyRow.id.in_({id for id, _day in pairs})))}
    kept = _forms_of(rows)
    return {(id, day): _body(rows[id], form_on(kept[id], day)) for id, day in pairs if id in rows}


def body_for(actor: Actor, id: UUID, *, on: date | None = None) -> Body:
    """Return a body that `actor` may see from inside; another committee's is BodyMissing, as if it did not exist."""
    if not may(actor, Permission.SEE_BODY, scope_of(id)):
        raise BodyMissing()
    return body(id, on=on)


def body_by_slug(slug: str, *, on: date | None = None) -> Body:
    """Return the body with this short name in its address. Raises BodyMissing."""
    found = _bodies(select(BodyRow).where(BodyRow.slug == slug), on)
    if not found:
        raise BodyMissing()
    return found[0]


def bodies(*, ids: Iterable[UUID] | None = None, on: date, since: date | None = None) -> tuple[Body, ...]:
    """Return the bodies that exist on a day, or on any day `since` (those of `ids`, when given), as called on that day, by name."""
    question = select(BodyRow).where(BodyRow.created_on <= on, (BodyRow.ended_on.is_(None)) | (BodyRow.ended_on > (since or on)))
    return _bodies(question if ids is None else question.where(BodyRow.id.in_(list(ids))), on)


def public_bodies(*, on: date) -> tuple[Body, ...]:
    """Return what anybody may know: the bodies that exist on a day."""
    return bodies(on=on)


def bodies_for(actor: Actor, permission: Permission, *, on: date) -> tuple[Body, ...]:
    """Return the bodies of a day in which `actor` holds `permission`, nested ones included."""
    return bodies(on=on) if may(actor, permission) else bodies(ids=within(actor, permission), on=on)


def within(actor: Actor, permission: Permission) -> frozenset[UUID]:
    """Return the ids of every body, whenever it was, in which `actor` holds `permission`, nested ones included."""
    parents = _parents()
    if may(actor, permission):
        return frozenset(parents)
    mine = {grant.body for grant in actor.grants if grant.body and may(actor, permission, (grant.body,))}
    return frozenset(id for id in parents if not mine.isdisjoint(chain(parents, id)))


def hold_alive(id: UUID, day: date) -> None:
    """Make whoever would end this body wait until the open transaction ends. Raises BodyEnded when it has ended by a day, BodyMissing."""
    row = db.session.get(BodyRow, id, with_for_update=True, populate_existing=True)
    if row is None:
        raise BodyMissing()
    if row.ended_on is not None and row.ended_on <= day:
        raise BodyEnded(ended_on=row.ended_on)


def meetings_left(id: UUID) -> tuple[str, ...]:
    """Return the codes of the meetings of a body that are convened or under way, the soonest first."""
    one = _meeting.c
    rows = db.session.execute(select(_meeting).where(one.body_id == id, one.state.in_(GOING_ON)).order_by(one.starts_at, one.number)).all()
    called = called_on((id, local_day(row.starts_at)) for row in rows)
    return tuple(code(row.number, called[id, local_day(row.starts_at)].acronym, row.year) for row in rows)


def scope_of(body: UUID) -> tuple[UUID, ...]:
    """Return the body and those it is nested in, for `require`. Raises BodyMissing."""
    scope: list[UUID] = []
    above: UUID | None = body
    while above is not None and above not in scope:  # one step up at a time: bodies nest three deep, installations hold hundreds
        found = db.session.execute(select(BodyRow.parent_id).where(BodyRow.id == above)).one_or_none()
        if found is None:
            raise BodyMissing()
        scope.append(above)
        above = found.parent_id
    return tuple(scope)


def descendants(body: UUID) -> tuple[UUID, ...]:
    """Return the ids of every body nested in this one, at any depth, without itself."""
    return inside(_parents(), body)


def nested() -> dict[UUID, tuple[UUID, ...]]:
    """Return of every outermost body, whenever it was, the ids of those nested in it, in one question."""
    return families(_parents())


def forms(body: UUID) -> tuple[BodyForm, ...]:
    """Return what the body has been, oldest first."""
    return tuple(_forms_of([body])[body])


def _parents() -> dict[UUID, UUID | None]:
    return {id: parent for id, parent in db.session.execute(select(BodyRow.id, BodyRow.parent_id))}


def _bodies(question: Any, on: date | None) -> tuple[Body, ...]:
    rows = db.session.scalars(question).all()
    kept = _forms_of(row.id for row in rows)
    found = (_body(row, form_on(kept[row.id], on)) for row in rows)
    return tuple(sorted(found, key=lambda b: (b.name, str(b.id))))


def _forms_of(ids: Iterable[UUID]) -> dict[UUID, list[BodyForm]]:
    kept: dict[UUID, list[BodyForm]] = {id: [] for id in ids}
    for body, kind, name, acronym, valid_from, valid_to, act in db.session.execute(
            _FORMS.where(BodyFormRow.body_id.in_(list(kept))).order_by(BodyFormRow.valid_from)):
        kept[body].append(BodyForm(kind, name, acronym, valid_from, valid_to, act))
    return kept


def _body(row: BodyRow, form: BodyForm) -> Body:
    return Body(
        row.id, row.slug, form.kind, form.name, form.acronym, row.parent_id, row.corridor_id, row.language,
        row.created_on, row.ended_on, row.demonstration)
