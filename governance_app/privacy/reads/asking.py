"""Questions about what people ask of their data: of one person, and what waits for those who keep their records."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select

from governance_app.access import reads as access
from governance_app.access.rules import Actor, Permission, may
from governance_app.foundation.database import db
from governance_app.people import reads as people
from governance_app.people.keys import keys_of, opened_words
from governance_app.privacy.records import DataRequestRow
from governance_app.privacy.rules import DataRequest, NoSuchRequest

MOST = 100
"""So many requests that were answered are shown, the latest."""


def requests_of(person: UUID) -> tuple[DataRequest, ...]:
    """Return what a person has asked: what waits first, by its last day, then what was answered, the latest first."""
    found = _requests(select(DataRequestRow).where(DataRequestRow.person_id.in_(people.same_person(person))))
    waiting = sorted((one for one in found if one.answered_on is None), key=lambda one: (one.due_on, one.id))
    answered = sorted((one for one in found if one.answered_on), key=lambda one: (one.answered_on or date.min, one.id), reverse=True)
    return (*waiting, *answered)


def waiting_for(actor: Actor) -> tuple[DataRequest, ...]:
    """Return the requests that wait for an answer, of people whose records the actor keeps, the first due first."""
    asked = select(DataRequestRow).where(DataRequestRow.answered_on.is_(None)).order_by(DataRequestRow.due_on, DataRequestRow.id)
    return _requests(asked, only_for=actor)


def answered_for(actor: Actor) -> tuple[DataRequest, ...]:
    """Return the requests that were answered, of people whose records the actor keeps, the latest first."""
    asked = select(DataRequestRow).where(DataRequestRow.answered_on.is_not(None))
    return _requests(asked.order_by(DataRequestRow.answered_on.desc(), DataRequestRow.id.desc()), only_for=actor)[:MOST]


def request_for(actor: Actor, id: UUID) -> DataRequest:
    """Return a request of a person whose record the actor keeps. Raises NoSuchRequest for all others."""
    found = _requests(select(DataRequestRow).where(DataRequestRow.id == id), only_for=actor)
    if not found:
        raise NoSuchRequest()
    return found[0]


def request_of(person: UUID, id: UUID) -> DataRequest:
    """Return a request that this person made. Raises NoSuchRequest."""
    found = next((one for one in requests_of(person) if one.id == id), None)
    if found is None:
        raise NoSuchRequest()
    return found


def _requests(asked: Select[DataRequestRow], *, only_for: Actor | None = None) -> tuple[DataRequest, ...]:
    rows = list(db.session.scalars(asked))
    if only_for is not None:
        kept = _kept_by(only_for, {row.person_id for row in rows})
        rows = [row for row in rows if row.person_id in kept]
    keys = keys_of({row.person_id for row in rows})
    return tuple(_request(row, keys.get(row.person_id)) for row in rows)


def _kept_by(actor: Actor, persons: Iterable[UUID]) -> set[UUID]:
    """Return those of the people whose records the actor keeps."""
    if access.everywhere(actor, Permission.MANAGE_PEOPLE):
        return set(persons)
    return {person for person in persons if may(actor, Permission.MANAGE_PEOPLE, people.scope_of_person(person))}


def _request(row: DataRequestRow, key: bytes | None) -> DataRequest:
    words, named, answer = (opened_words(one, key, "request", row.id) for one in (
        row.words_sealed, row.representative_sealed, row.answer_sealed))
    return DataRequest(
        row.id, row.person_id, row.kind, row.asker, row.channel, row.received_on, row.due_on, words, named, row.answered_on, row.outcome,
        row.ground, answer,
    )
