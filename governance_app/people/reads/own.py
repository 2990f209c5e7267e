"""Questions a person asks of themselves, through the account that is tied to them; and their answers with their history."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from governance_app.access.rules import Actor
from governance_app.foundation.database import db
from governance_app.people.keys import keys_of, opened_words
from governance_app.people.reads import person, resolve, same_person
from governance_app.people.records import AnswerRow
from governance_app.people.rules import Field, NotTied, Person, SaidAnswer


def own_id(actor: Actor) -> UUID:
    """Return the kept record of the person whose account asks. Raises NotTied."""
    if actor.person is None:
        raise NotTied()
    return resolve(actor.person)


def own(actor: Actor) -> Person:
    """Return the person whose account asks. Raises NotTied, also when they were erased."""
    found = person(own_id(actor))
    if found.erased_at is not None:
        raise NotTied()
    return found


def said_answers(id: UUID) -> tuple[SaidAnswer, ...]:
    """Return every answer that is kept of a person, replaced ones too, the latest first within each question."""
    ids = same_person(id)
    keys = keys_of(ids)
    rows = db.session.scalars(select(AnswerRow).where(AnswerRow.person_id.in_(ids)))
    said = [_said(row, keys) for row in rows if row.person_id in keys]
    order = list(Field)
    latest = sorted(said, key=lambda one: (one.said_on, one.code), reverse=True)
    return tuple(sorted(latest, key=lambda one: (order.index(one.field), one.replaced_at is not None)))


def disputes(id: UUID) -> Mapping[Field, str]:
    """Return the questions whose standing answer the person disputes, each with the reason they gave ("" for none)."""
    return {one.field: one.disputed_because for one in said_answers(id) if one.disputed and one.replaced_at is None}


def _said(row: AnswerRow, keys: Mapping[UUID, bytes]) -> SaidAnswer:
    who, key = row.person_id, keys[row.person_id]
    return SaidAnswer(
        row.field, opened_words(row.value_sealed, key, row.field.value, who), opened_words(row.other_text_sealed, key, "other", who),
        row.said_on, row.disputed, opened_words(row.dispute_sealed, key, "dispute", who), row.replaced_at,
    )
