"""Questions about people. What somebody said of themselves is answered only while their consent stands."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.access import reads as access
from governance_app.access.rules import Actor, Permission
from governance_app.foundation.database import db
from governance_app.people.descriptions import described
from governance_app.people.keys import keys_of, opened_words, unwrapped
from governance_app.people.records import AnswerRow, ApartRow, ConsentRow, KnownToRow, MergeRow, PersonKeyRow, PersonRow
from governance_app.people.rules import (
    ERASED_NAME,
    Consent,
    Description,
    Field,
    Merge,
    NoSuchPerson,
    Pair,
    Person,
    PersonErased,
    PersonRef,
    Purpose,
    fold,
    likely_pairs,
    likeness,
)


def _by_name(table: str, *columns: str) -> sa.TableClause:
    return sa.table(table, *(sa.column(column, sa.Uuid()) for column in columns))


_holder, _seat = _by_name("holder", "person_id", "seat_id"), _by_name("seat", "id", "body_id")
_office, _meeting = _by_name("office", "person_id", "body_id"), _by_name("meeting", "id", "body_id")
_presence = sa.table("attendance_event", *(sa.column(c, sa.Uuid()) for c in ("person_id", "meeting_id")), sa.column("voided_at"))


def person(id: UUID) -> Person:
    """Return a person; the id of a merged record gives the one that was kept. Raises NoSuchPerson."""
    return _people(PersonRow.id == _kept_row(id).id)[0]


def person_seen_by(actor: Actor, id: UUID, *, on: date, permission: Permission = Permission.SEE_PEOPLE) -> Person:
    """Return a person of a committee in which the actor holds `permission`. Raises NoSuchPerson for all others."""
    row = _kept_row(id)
    if not access.everywhere(actor, permission):
        mine = set(access.bodies_where(actor, permission, on))
        if actor.person != row.id and not mine & set(bodies_of(row.id)):
            raise NoSuchPerson(id=str(id))
    return person(row.id)


def check_not_erased(*ids: UUID | None) -> None:
    """Raise PersonErased when one of these people was erased: nobody writes anything about them any more."""
    if db.session.scalar(select(sa.exists().where(PersonRow.id.in_({id for id in ids if id}), PersonRow.erased_at.is_not(None)))):
        raise PersonErased()


def people(search: str = "", *, bodies: Iterable[UUID] | None = None, limit: int | None = None) -> tuple[Person, ...]:
    """Return people by name. Every word of `search` must occur, accents and order apart. `bodies`: only those they know (None: all)."""
    asked = [PersonRow.merged_into_id.is_(None), PersonRow.erased_at.is_(None)]
    if bodies is not None:
        known = _known().subquery()
        asked.append(PersonRow.id.in_(select(known.c.person_id).where(known.c.body_id.in_(list(bodies)))))
    words = fold(search).split()
    named = [(fold(one.name), one.id, one) for one in _people(*asked)]
    return tuple(one for name, _id, one in sorted(named, key=lambda n: n[:2]) if all(word in name for word in words))[:limit]


def people_seen_by(actor: Actor, *, on: date, search: str = "", limit: int | None = None) -> tuple[Person, ...]:
    """Return the people of the committees in which the actor may see people; for a role everywhere, all."""
    everywhere = access.everywhere(actor, Permission.SEE_PEOPLE)
    return people(search, bodies=None if everywhere else access.bodies_where(actor, Permission.SEE_PEOPLE, on), limit=limit)


def names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the name of each person of `ids` that exists; a merged record bears the name of the one kept."""
    chosen = select(PersonRow.id, PersonRow.merged_into_id, PersonRow.name_sealed, PersonKeyRow.sealed).outerjoin(PersonKeyRow)
    rows = db.session.execute(chosen.where(PersonRow.id.in_(set(ids))))
    return {id: person(merged).name if merged else _name(name, key, id) for id, merged, name, key in rows}


def public_names(ids: Iterable[UUID], *, on: date) -> dict[UUID, str]:
    """Return the name of each person of `ids` whose consent to be named in public stands on a day."""
    said = select(ConsentRow).where(ConsentRow.person_id.in_(list(ids)), ConsentRow.purpose == Purpose.PUBLIC_NAME)
    return names({row.person_id for row in db.session.scalars(said) if _consent(row).in_force(on)})


def refs(ids: Iterable[UUID]) -> dict[UUID, PersonRef]:
    """Return id and name of each person of `ids`, by the id asked for."""
    return {id: PersonRef(id, name) for id, name in names(ids).items()}


def resolve(id: UUID) -> UUID:
    """Return the id of the record kept for a person. Raises NoSuchPerson."""
    return _kept_row(id).id


def same_person(id: UUID) -> tuple[UUID, ...]:
    """Return every id of a person: the kept record first, then those merged into it."""
    found = [resolve(id)]
    for one in found:
        found += db.session.scalars(select(PersonRow.id).where(PersonRow.merged_into_id == one).order_by(PersonRow.id))
    return tuple(found)


def person_of_external_id(external_id: str) -> UUID | None:
    """Return the person imported under an id of another system, or None."""
    found = db.session.scalar(select(PersonRow.id).where(PersonRow.external_id == external_id))
    return resolve(found) if found else None


def bodies_of(id: UUID) -> tuple[UUID, ...]:
    """Return the committees that know a person: they keep the record, or the person held a seat or office, or came to a meeting."""
    known = _known().subquery()
    chosen = select(known.c.body_id).where(known.c.person_id.in_(same_person(id))).distinct()
    return tuple(db.session.scalars(chosen.order_by(known.c.body_id)))


def scope_of_person(id: UUID) -> tuple[UUID, ...]:
    """Return the bodies that know a person and those they are nested in, for `require`."""
    return tuple({scope for body in bodies_of(id) for scope in access.scope_of(body)})


def scopes_to_erase(id: UUID) -> tuple[tuple[UUID, ...], ...]:
    """Return in which scopes somebody must administer, all of them, to erase a person: of each body that knows the person, or none."""
    return tuple(tuple(access.scope_of(body)) for body in bodies_of(id)) or ((),)


def consents(id: UUID) -> tuple[Consent, ...]:
    """Return every consent of a person, withdrawn ones too, the latest first."""
    ids = same_person(id)
    rows, keys = db.session.scalars(select(ConsentRow).where(ConsentRow.person_id.in_(ids))), keys_of(ids)
    latest = sorted(rows, key=lambda r: (r.given_on, r.recorded_at), reverse=True)
    return tuple(_consent(row, keys.get(row.person_id)) for row in latest)


def consent_in_force(id: UUID, purpose: Purpose, *, on: date) -> Consent | None:
    """Return the consent for a purpose that stands on a day, or None."""
    return next((one for one in consents(id) if one.purpose is purpose and one.in_force(on)), None)


def description(person: UUID, *, on: date) -> Description:
    """Return what a person said of themselves under a consent for participation figures in force on a day.

    Only current answers count; a field without one is None (not recorded). For a merged person the kept record
    comes first, then what only the other record says; a people never without the "indigenous" it was said with.
    """
    ids = same_person(person)
    rows = db.session.execute(
        select(AnswerRow, ConsentRow).join(ConsentRow, ConsentRow.id == AnswerRow.consent_id)
        .where(AnswerRow.person_id.in_(ids), AnswerRow.replaced_at.is_(None), ConsentRow.purpose == Purpose.PARTICIPATION_FIGURES)
    ).all()
    keys = keys_of(ids)
    standing = [_said(answer, keys) for answer, consent in rows if _consent(consent).in_force(on)]
    return described(standing, ids)


def _said(answer: AnswerRow, keys: Mapping[UUID, bytes]) -> tuple[UUID, Field, str]:
    who, about = answer.person_id, answer.field
    return who, about, opened_words(answer.value_sealed, keys.get(who), about.value, who)


def disputed(person: UUID) -> frozenset[Field]:
    """Return the questions whose standing answer the person disputes."""
    current = AnswerRow.person_id.in_(same_person(person)), AnswerRow.replaced_at.is_(None)
    return frozenset(db.session.scalars(select(AnswerRow.field).where(*current, AnswerRow.disputed)))


def other_texts(person: UUID, *, on: date) -> dict[Field, str]:
    """Return what was written beside "other", while the consent stands."""
    if consent_in_force(person, Purpose.PARTICIPATION_FIGURES, on=on) is None:
        return {}
    id = resolve(person)
    rows = db.session.scalars(select(AnswerRow).where(AnswerRow.person_id == id, AnswerRow.replaced_at.is_(None)))
    key = keys_of([id]).get(id)
    return {row.field: opened_words(row.other_text_sealed, key, "other", id) for row in rows if row.other_text_sealed}


def identity_number(person: UUID) -> str | None:
    """Return the identity number in clear, or None. Only for a page answering a POST of a keeper, after `actions.look_at_private`."""
    row = _kept_row(person)
    return opened_words(row.identity_sealed, keys_of([row.id]).get(row.id), "identity", row.id) or None


def contact(person: UUID) -> str | None:
    """Return the contact in clear, or None. As for `identity_number`."""
    row = _kept_row(person)
    return opened_words(row.contact_sealed, keys_of([row.id]).get(row.id), "contact", row.id) or None


def duplicates(*, bodies: Iterable[UUID] | None = None) -> tuple[Pair, ...]:
    """Return pairs of records that may be of one person, among the people of `bodies` (None: all)."""
    apart = [frozenset((row.first_id, row.second_id)) for row in db.session.scalars(select(ApartRow))]
    return likely_pairs([one.ref for one in people(bodies=bodies)], apart)


def duplicates_seen_by(actor: Actor, *, on: date) -> tuple[Pair, ...]:
    """Return such pairs among the people whom the actor may manage."""
    everywhere = access.everywhere(actor, Permission.MANAGE_PEOPLE)
    return duplicates(bodies=None if everywhere else access.bodies_where(actor, Permission.MANAGE_PEOPLE, on))


def similar_seen_by(actor: Actor, name: str, *, on: date) -> tuple[Person, ...]:
    """Return the people within the actor's sight whose name is so like `name` that it may be the same person."""
    return tuple(one for one in people_seen_by(actor, on=on) if likeness(one.name, name))


def meetings_together(first: UUID, second: UUID) -> int:
    """Return at how many meetings both records were written down as present, voided events apart."""
    there = select(_presence.c.meeting_id).where(_presence.c.voided_at.is_(None))
    came = [there.where(_presence.c.person_id.in_(same_person(id))) for id in (first, second)]
    both = sa.intersect(*came).subquery()
    return int(db.session.scalar(select(sa.func.count()).select_from(both)) or 0)


def merges(person: UUID) -> tuple[Merge, ...]:
    """Return the merges a person went through, undone ones too, the latest first."""
    ids = same_person(person)
    chosen = select(MergeRow).where(sa.or_(MergeRow.kept_id.in_(ids), MergeRow.merged_id.in_(ids)))
    return tuple(_merge(row) for row in db.session.scalars(chosen.order_by(MergeRow.at.desc(), MergeRow.id)))


def _merge(row: MergeRow) -> Merge:
    own = select(PersonRow.id, PersonRow.name_sealed, PersonKeyRow.sealed).outerjoin(PersonKeyRow)
    found = db.session.execute(own.where(PersonRow.id.in_((row.kept_id, row.merged_id))))
    plain = {id: PersonRef(id, _name(name, key, id)) for id, name, key in found}
    return Merge(row.id, plain[row.kept_id], plain[row.merged_id], row.at, row.reason, row.undone_at)


def _kept_row(id: UUID) -> PersonRow:
    row = db.session.get(PersonRow, id)
    while row is not None and row.merged_into_id is not None:
        row = db.session.get(PersonRow, row.merged_into_id)
    if row is None:
        raise NoSuchPerson(id=str(id))
    return row


def _known() -> sa.CompoundSelect[Any]:
    """Which committee knows whom. Tables downstream are known by name only."""
    return sa.union(
        select(KnownToRow.person_id, KnownToRow.body_id),
        select(_holder.c.person_id, _seat.c.body_id).join_from(_holder, _seat, _seat.c.id == _holder.c.seat_id),
        select(_office.c.person_id, _office.c.body_id),
        select(_presence.c.person_id, _meeting.c.body_id).join_from(_presence, _meeting, _meeting.c.id == _presence.c.meeting_id),
    )


def _consent(row: ConsentRow, key: bytes | None = None) -> Consent:
    named, how = (opened_words(words, key, "consent", row.id) for words in (row.representative_sealed, row.how_sealed))
    return Consent(row.id, row.person_id, row.purpose, row.given_on, row.given_by, named, how, row.withdrawn_on)


def _people(*conditions: sa.ColumnElement[bool]) -> list[Person]:
    chosen = select(PersonRow, PersonKeyRow.sealed).outerjoin(PersonKeyRow, PersonKeyRow.person_id == PersonRow.id).where(*conditions)
    return [_person(row, key) for row, key in db.session.execute(chosen)]


def _name(sealed: bytes | None, key: bytes | None, id: UUID) -> str:
    return opened_words(sealed, unwrapped(key, id), "name", id) if key else ERASED_NAME


def _person(row: PersonRow, key: bytes | None) -> Person:
    representative = opened_words(row.representative_sealed, unwrapped(key, row.id), "representative", row.id) if key else ""
    return Person(
        row.id, _name(row.name_sealed, key, row.id), row.community_id, row.created_at, row.minor_band, representative, row.identity_kind,
        row.contact_sealed is not None, row.demonstration, row.external_id, row.erased_at,
    )
