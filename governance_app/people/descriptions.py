"""What people said of themselves, of many at once; and the records that are of one person. As many questions for one as for a thousand."""

import hmac
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.foundation.sealing import sealing_key
from governance_app.people.keys import keys_of, opened_words
from governance_app.people.records import AnswerRow, ConsentRow, PersonRow
from governance_app.people.rules import INDIGENOUS, NOTHING_SAID, Description, Field, Purpose

Answered = tuple[UUID, Field, str]
"""Whose record, which question, the code of the answer."""


def descriptions_on(people: Iterable[UUID], *, on: date) -> dict[UUID, Description]:
    """Return what each of these people said of themselves under a consent for participation figures in force on a day.

    Only current answers count; a field without one is None (not recorded). For a merged person the kept record
    comes first, then what only the other record says; a people never without the "indigenous" it was said with.
    """
    wanted = set(people)
    families = families_of(wanted)
    told = _answers({id for ids in families.values() for id in ids}, on)
    return {id: described([one for record in families[id] for one in told[record]], families[id]) for id in wanted}


def families_of(people: Iterable[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """Return every id of each person: the kept record first, then those merged into it, the nearest first. Unknown ids stand alone."""
    wanted = set(people)
    kept = kept_records(wanted)
    found, edge = {id: [id] for id in kept.values()}, {id: id for id in kept.values()}
    while edge:
        rows = db.session.execute(
            select(PersonRow.id, PersonRow.merged_into_id).where(PersonRow.merged_into_id.in_(edge)).order_by(PersonRow.id)).all()
        edge = {id: edge[into] for id, into in rows if into is not None}
        for id, first in edge.items():
            found[first].append(id)
    return {id: tuple(found[kept[id]]) for id in wanted}


def kept_records(people: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return the record that is kept of each person (their own id, unless it was merged into another)."""
    kept = {id: id for id in people}
    ahead = set(kept)
    while ahead:
        rows = db.session.execute(select(PersonRow.id, PersonRow.merged_into_id).where(
            PersonRow.id.in_(ahead), PersonRow.merged_into_id.is_not(None)))
        into = {id: kept_id for id, kept_id in rows if kept_id is not None}
        kept = {id: into.get(last, last) for id, last in kept.items()}
        ahead = set(into.values())
    return kept


def counted_as(people: Iterable[UUID]) -> dict[UUID, bytes]:
    """Return under which private key of this installation each person is counted: equal for the records of one person, a name of nobody.

    It needs no key of the person: who was erased counts once all the same, and nothing leads back from it without the key file.
    """
    secret = hmac.new(sealing_key(), b"governance-app counting v1", sha256).digest()
    return {id: hmac.new(secret, kept.bytes, sha256).digest() for id, kept in kept_records(people).items()}


def _answers(ids: set[UUID], on: date) -> dict[UUID, list[Answered]]:
    chosen = select(AnswerRow.person_id, AnswerRow.field, AnswerRow.value_sealed).join(ConsentRow, ConsentRow.id == AnswerRow.consent_id)
    rows = db.session.execute(chosen.where(
        AnswerRow.person_id.in_(ids), AnswerRow.replaced_at.is_(None), ConsentRow.purpose == Purpose.PARTICIPATION_FIGURES,
        ConsentRow.given_on <= on, sa.or_(ConsentRow.withdrawn_on.is_(None), ConsentRow.withdrawn_on > on))).all()
    keys = keys_of(ids)
    found: dict[UUID, list[Answered]] = defaultdict(list)
    for who, field, sealed in rows:
        found[who].append((who, field, opened_words(sealed, keys.get(who), field.value, who)))
    return found


def described(answers: list[Answered], ids: tuple[UUID, ...]) -> Description:
    """Return a person's description from the answers that stand. `ids`: the person's records, the kept one first."""
    if not answers:
        return NOTHING_SAID
    return _description({field: _codes_of(answers, field, ids) for field in Field})


def _codes_of(answers: list[Answered], field: Field, ids: tuple[UUID, ...]) -> tuple[UUID | None, tuple[str, ...]]:
    """Return whose answers count for a field (the first of `ids` that has some) and the codes."""
    for id in ids:
        codes = sorted(code for who, about, code in answers if who == id and about is field and code)
        if codes:
            return id, tuple(codes)
    return None, ()


def _description(said: dict[Field, tuple[UUID | None, tuple[str, ...]]]) -> Description:
    who, ethnic = said[Field.ETHNIC_SELF_ID]
    whose, _people = said[Field.NATIONALITY]
    if ethnic != (INDIGENOUS,) or who != whose:
        said = {**said, Field.NATIONALITY: (None, ())}
    one = {field: codes[0] if codes else None for field, (_who, codes) in said.items()}
    return Description(
        sex=one[Field.SEX], gender_identity=one[Field.GENDER_IDENTITY], age_band=one[Field.AGE_BAND],
        ethnic_self_id=one[Field.ETHNIC_SELF_ID], nationality=one[Field.NATIONALITY],
        languages=said[Field.LANGUAGES][1] or None, disability=one[Field.DISABILITY],
    )
