"""Questions about what is kept of a person."""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from governance_app.access import reads as access
from governance_app.access.rules import AccountLine, Actor
from governance_app.committees.records import HolderRow, OfficeRow, SeatRow
from governance_app.foundation.database import Base, db
from governance_app.people import reads as people
from governance_app.people.records import PersonRow
from governance_app.people.rules import Person, fold
from governance_app.privacy.rules import HELD, Holding, Mention, holdings
from governance_app.privacy.rules import mentions as by_place

SILENT = frozenset({"leaf", "receipt", "signin_session", "attempt"})
"""Tables not searched: the record, and what the machine keeps for itself."""
EMPTIED = ("account", "invitation")
"""Tables whose rows an erasure empties where they are tied to the person: only the others are told."""


def held_of(person: UUID) -> tuple[Holding, ...]:
    """Return what is kept of a person, area by area."""
    ids = people.same_person(person)
    counts = {}
    for table, column in HELD:
        mine = Base.metadata.tables[table].c[column]
        counts[table, column] = db.session.scalar(sa.select(sa.func.count()).where(mine.in_(ids))) or 0
    return holdings(counts)


def accounts_alike(actor: Actor, person: Person, now: datetime) -> tuple[AccountLine, ...]:
    """Return the accounts within the actor's sight that are tied to nobody and bear the person's name, accents and capitals apart."""
    return tuple(line for line in access.untied_accounts_seen_by(actor, now) if line.name and fold(line.name) == fold(person.name))


def posts_held(person: UUID, on: date) -> tuple[str, ...]:
    """Return the seats (their labels) and offices that a person holds on a day or will hold."""
    ids = people.same_person(person)
    seats = sa.select(SeatRow.label).join(HolderRow, HolderRow.seat_id == SeatRow.id).where(
        HolderRow.person_id.in_(ids), sa.or_(HolderRow.valid_to.is_(None), HolderRow.valid_to > on))
    offices = sa.select(OfficeRow.office).where(
        OfficeRow.person_id.in_(ids), sa.or_(OfficeRow.valid_to.is_(None), OfficeRow.valid_to > on))
    return tuple(db.session.scalars(seats)) + tuple(str(getattr(one, "value", one)) for one in db.session.scalars(offices))


def mentions(person: Person) -> tuple[Mention, ...]:
    """Return where the name of a person stands in a text, as written or in capitals: what no key can close."""
    ids, names = people.same_person(person.id), {person.name, person.name.upper()}
    tables = (table for table in Base.metadata.sorted_tables if table.name not in SILENT)
    return by_place({table.name: _texts_with(table, names, ids if table.name in EMPTIED else ()) for table in tables})


def _texts_with(table: sa.Table, names: set[str], but: tuple[UUID, ...]) -> int:
    """Return how many rows hold one of these names, without the rows of some people."""
    wanted = [_holds(column, name) for column in table.columns for name in names if isinstance(column.type, sa.String | sa.JSON)]
    if not wanted:
        return 0
    asked = sa.select(sa.func.count()).select_from(table).where(sa.or_(*wanted))
    if but:
        asked = asked.where(sa.or_(table.c.person_id.is_(None), table.c.person_id.not_in(but)))
    return db.session.scalar(asked) or 0


def _holds(column: sa.Column[Any], name: str) -> sa.ColumnElement[bool]:
    plain = sa.cast(column, sa.Text)
    if isinstance(column.type, sa.JSON):
        return sa.or_(*(plain.contains(form[1:-1], autoescape=True) for form in {json.dumps(name), json.dumps(name, ensure_ascii=False)}))
    return plain.contains(name, autoescape=True)


def erased_without_trace() -> tuple[UUID, ...]:
    """Return people whose erasure is not whole: without a key but not erased, or erased and still with a key (none, if all is well)."""
    key = Base.metadata.tables["person_key"]
    question = sa.select(PersonRow.id).outerjoin(key, key.c.person_id == PersonRow.id).where(
        (PersonRow.erased_at.is_(None)) == (key.c.person_id.is_(None)))
    return tuple(db.session.scalars(question.order_by(PersonRow.id)))
