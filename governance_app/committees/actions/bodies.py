"""Bodies begin, change their form, adopt rules and end."""

from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

import rfc8785
from sqlalchemy import select

from governance_app.access.rules import Actor, Permission, require
from governance_app.committees import reads
from governance_app.committees.records import BodyFormRow, BodyRow, StatuteRow
from governance_app.committees.rules import (
    BodyClosed,
    BodyEnded,
    BodyFormChanged,
    BodyFounded,
    BodyKind,
    BodyMissing,
    EndBeforeStart,
    FormOutOfOrder,
    MeetingsLeft,
    SlugTaken,
    Statute,
    StatuteAdopted,
    check_adoption_day,
    check_nesting,
    check_slug,
    check_statute,
    statute_to_data,
)
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.organisations.reads import check_there
from governance_app.record.actions import append, use_case


@use_case("committees.found_body")
def found_body(
    *, actor: Actor, id: UUID, now: datetime, slug: str, kind: BodyKind, name: str, acronym: str, created_on: date,
    parent: UUID | None = None, corridor: UUID | None = None, language: str = "es", act: str | None = None,
    external_id: str | None = None, demonstration: bool = False,
) -> UUID:
    """Found a body (its id is the request's id). Raises SlugTaken, SlugUnfit, BodyMissing (of the parent), NoSuchCorridor."""
    require(actor, Permission.MANAGE_BODIES, reads.scope_of(parent) if parent else ())
    check_there(corridor=corridor)
    if db.session.scalar(select(BodyRow.id).where(BodyRow.slug == check_slug(slug))):
        raise SlugTaken("slug", slug=slug)
    db.session.add(BodyRow(
        id=id, slug=slug, parent_id=parent, corridor_id=corridor, created_on=created_on, language=language or "es", external_id=external_id,
        demonstration=demonstration,
    ))
    db.session.flush()
    db.session.add(BodyFormRow(id=new_id(), body_id=id, kind=kind, name=name, acronym=acronym, valid_from=created_on, act=act or ""))
    append(BodyFounded(body=id, kind=kind, parent=parent, created_on=created_on), now=now, body=id)
    return id


@use_case("committees.nest_body")
def nest_body(*, actor: Actor, id: UUID, now: datetime, body: UUID, parent: UUID | None) -> UUID:
    """Put a body inside another, or on its own. Raises NestedInItself when that would close a circle."""
    require(actor, Permission.MANAGE_BODIES, reads.scope_of(body))
    if parent:
        require(actor, Permission.MANAGE_BODIES, reads.scope_of(parent))
    parents = {row.id: row.parent_id for row in db.session.scalars(select(BodyRow).with_for_update())}
    check_nesting(parents, body, parent)
    _row(body).parent_id = parent
    return body


@use_case("committees.change_form")
def change_form(
    *, actor: Actor, id: UUID, now: datetime, body: UUID, kind: BodyKind, name: str, acronym: str, valid_from: date, act: str | None = None,
) -> UUID:
    """Let a body be of another kind, or called otherwise, from a day. Raises FormOutOfOrder, BodyEnded."""
    require(actor, Permission.MANAGE_BODIES, reads.scope_of(body))
    _check_alive(_row(body), valid_from)
    last = db.session.scalars(select(BodyFormRow).where(BodyFormRow.body_id == body).order_by(BodyFormRow.valid_from.desc())).first()
    if last is None or valid_from <= last.valid_from:
        raise FormOutOfOrder("valid_from", after=last.valid_from if last else None)
    last.valid_to = valid_from
    db.session.add(BodyFormRow(id=id, body_id=body, kind=kind, name=name, acronym=acronym, valid_from=valid_from, act=act or ""))
    append(BodyFormChanged(body=body, kind=kind, valid_from=valid_from), now=now, body=body)
    return body


@use_case("committees.end_body")
def end_body(*, actor: Actor, id: UUID, now: datetime, body: UUID, ended_on: date) -> UUID:
    """End a body on a day (exclusive); its past stays. Raises BodyEnded when it has ended, EndBeforeStart.

    Nobody is left called to a meeting of a body that is no more: MeetingsLeft names those convened or under way.
    """
    require(actor, Permission.MANAGE_BODIES, reads.scope_of(body))
    row = _row(body)
    _check_alive(row, ended_on)
    if ended_on <= row.created_on:
        raise EndBeforeStart("ended_on", start=row.created_on)
    if left := reads.meetings_left(body):
        raise MeetingsLeft(meetings=", ".join(left))
    row.ended_on = ended_on
    append(BodyClosed(body=body, ended_on=ended_on), now=now, body=body)
    return body


@use_case("committees.adopt_statute")
def adopt_statute(
    *, actor: Actor, id: UUID, now: datetime, body: UUID, valid_from: date, statute: Statute, adopted_by: str | None = None,
    inserted_because: str | None = None,
) -> UUID:
    """Adopt rules valid from a day (the version's id is the request's). `adopted_by`: the act, e.g. a resolution's code.

    A day before the latest version is refused with StatuteOutOfOrder unless `inserted_because` gives the reason; the very day
    of another version always (StatuteDayTaken). Raises what `check_statute` raises.
    """
    require(actor, Permission.MANAGE_BODIES, reads.scope_of(body))
    row = _row(body)
    _check_alive(row, valid_from)
    check_statute(statute)
    taken = db.session.scalars(select(StatuteRow.valid_from).where(StatuteRow.body_id == body)).all()
    check_adoption_day(taken, valid_from, inserted_because or "")
    data = statute_to_data(statute)
    inserted = bool(taken) and valid_from < max(taken)
    db.session.add(StatuteRow(
        id=id, body_id=body, valid_from=valid_from, rules=data, adopted_by=adopted_by or "", recorded_at=now,
        inserted_because=inserted_because or "" if inserted else "",
    ))
    digest = sha256(rfc8785.dumps(data)).hexdigest()
    append(StatuteAdopted(body=body, statute=id, valid_from=valid_from, digest=digest, inserted=inserted), now=now, body=body)
    return id


def _row(body: UUID) -> BodyRow:
    """Return the body's row, locked: what is checked next stays true until the use case ends."""
    row = db.session.get(BodyRow, body, with_for_update=True)
    if row is None:
        raise BodyMissing()
    return row


def _check_alive(row: BodyRow, day: date) -> None:
    if row.ended_on is not None and row.ended_on <= day:
        raise BodyEnded(ended_on=row.ended_on)
