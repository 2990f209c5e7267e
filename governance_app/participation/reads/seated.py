"""Questions about who holds seats and posts, of many bodies at once, and what they say of themselves."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.committees.records import HolderRow, OfficeRow, SeatRow
from governance_app.committees.rules import HolderKind
from governance_app.foundation.database import db
from governance_app.participation.rules import Holders, Said, said_from
from governance_app.people.descriptions import descriptions_on


def holders(body: UUID, day: date) -> Holders:
    """Return what those who hold voting seats and posts of a body on a day say of themselves, under a consent in force that day."""
    return holders_of([body], day)[body]


def holders_of(bodies: Iterable[UUID], day: date) -> dict[UUID, Holders]:
    """Return the same of many bodies, in as many questions as for one."""
    ids = list(bodies)
    seats, posts = _principals(ids, day), _posts(ids, day)
    said = said_on([*(p for held in seats.values() for _bloc, p in held), *(p for held in posts.values() for p in held)], day)
    return {
        id: Holders(day, tuple((bloc, said[p]) for bloc, p in seats[id]), tuple(said[p] for p in posts[id])) for id in ids
    }


def said_on(people: Iterable[UUID], day: date) -> dict[UUID, Said]:
    """Return what people say of themselves on a day, as figures need it."""
    told = descriptions_on(people, on=day)
    return {id: said_from(one.sex, one.age_band, one.ethnic_self_id, one.nationality) for id, one in told.items()}


def principals_on(bodies: Iterable[UUID], day: date) -> dict[UUID, Said]:
    """Return who holds the voting seats of some bodies on a day, each once, and what they say of themselves."""
    return said_on((person for held in _principals(list(bodies), day).values() for _bloc, person in held), day)


def _principals(bodies: list[UUID], day: date) -> dict[UUID, list[tuple[str, UUID]]]:
    chosen = (
        select(SeatRow.body_id, SeatRow.bloc, HolderRow.person_id).join(HolderRow, HolderRow.seat_id == SeatRow.id)
        .where(SeatRow.body_id.in_(bodies), SeatRow.voting, HolderRow.kind == HolderKind.PRINCIPAL, _valid(SeatRow, day),
               _valid(HolderRow, day))
        .order_by(SeatRow.position, SeatRow.id)
    )
    found: dict[UUID, list[tuple[str, UUID]]] = defaultdict(list)
    for body, bloc, person in db.session.execute(chosen):
        found[body].append((bloc.value, person))
    return found


def _posts(bodies: list[UUID], day: date) -> dict[UUID, list[UUID]]:
    chosen = select(OfficeRow.body_id, OfficeRow.person_id).where(OfficeRow.body_id.in_(bodies), _valid(OfficeRow, day))
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for body, person in db.session.execute(chosen.order_by(OfficeRow.id)):
        found[body].append(person)
    return found


def _valid(row: Any, day: date) -> sa.ColumnElement[bool]:
    return sa.and_(row.valid_from <= day, sa.or_(row.valid_to.is_(None), row.valid_to > day))
