"""Consents, and what people say of themselves under them."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid5

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.access.rules import Actor, Secret
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.foundation.sealing import mark
from governance_app.organisations import reads as organisations
from governance_app.people import reads
from governance_app.people.actions.keeping import lock_said
from governance_app.people.keys import keys_of, sealed_words
from governance_app.people.records import AnswerRow, ConsentRow, PersonRow
from governance_app.people.rules import (
    INDIGENOUS,
    OTHER,
    AgeBand,
    AlreadyConsented,
    Answers,
    Consent,
    ConsentGiven,
    ConsentGiver,
    ConsentInFuture,
    ConsentMissing,
    ConsentWithdrawn,
    Field,
    NothingToDispute,
    Purpose,
    check_answers,
    check_giver,
    reconcile_age,
)
from governance_app.record.actions import append, use_case

FIGURES = Purpose.PARTICIPATION_FIGURES


@use_case("people.give_consent")
def give_consent(
    *, actor: Actor, id: UUID, now: datetime, person: UUID, purpose: Purpose, given_by: ConsentGiver = ConsentGiver.SELF,
    representative: str | None = None, how: str | None = None, given_on: date | None = None,
) -> UUID:
    """Write down a consent for one purpose and return its id. `how`: by word at a meeting, on paper…; `given_on`: today unless said.

    Raises AlreadyConsented, ConsentInFuture, RepresentativeNeeded (under 15), OwnConsentNeeded (from 15 on).
    """
    row = lock_said(actor, person)
    return _write_consent(row, id, now, actor, purpose, given_by, representative, how, given_on).id


def _write_consent(
    row: PersonRow, id: UUID, now: datetime, actor: Actor, purpose: Purpose, given_by: ConsentGiver, representative: str | None,
    how: str | None, given_on: date | None, band: AgeBand | None = None,
) -> Consent:
    today = local_day(now)
    day = given_on or today
    named = (representative or reads.person(row.id).representative).strip() if given_by is ConsentGiver.LEGAL_REPRESENTATIVE else ""
    if day > today:
        raise ConsentInFuture(field="given_on")
    check_giver(band or row.minor_band, given_by, named)
    if reads.consent_in_force(row.id, purpose, on=today):
        raise AlreadyConsented(purpose=purpose)
    key = keys_of([row.id])[row.id]
    db.session.add(ConsentRow(
        id=id, person_id=row.id, purpose=purpose, given_on=day, given_by=given_by, recorded_at=now, recorded_by=actor.account,
        how_sealed=sealed_words((how or "").strip(), key, "consent", id), representative_sealed=sealed_words(named, key, "consent", id),
    ))
    db.session.flush()
    append(ConsentGiven(id, purpose, given_by), now=now)
    return Consent(id, row.id, purpose, day, given_by, named)


@use_case("people.withdraw_consent")
def withdraw_consent(*, actor: Actor, id: UUID, now: datetime, person: UUID, purpose: Purpose, how: str | None = None) -> UUID:
    """Withdraw a consent in one step, and erase at once what stood under it: answers, identity number or contact.

    From this day on nothing of it is read. Figures counted before keep what was copied then (LOPDP art. 8: no retroactive effect).
    Raises ConsentMissing.
    """
    row = lock_said(actor, person)
    today, ids = local_day(now), reads.same_person(row.id)
    standing = select(ConsentRow).where(ConsentRow.person_id.in_(ids), ConsentRow.purpose == purpose, ConsentRow.withdrawn_on.is_(None))
    found, keys = list(db.session.scalars(standing)), keys_of(ids)
    if not found:
        raise ConsentMissing(purpose=purpose)
    for consent in found:
        consent.withdrawn_on = today
        consent.withdrawn_how_sealed = sealed_words((how or "").strip(), keys[consent.person_id], "consent", consent.id)
        append(ConsentWithdrawn(consent.id, purpose), now=now)
    _erase_what_stood_under(purpose, ids)
    return row.id


def _erase_what_stood_under(purpose: Purpose, ids: Iterable[UUID]) -> None:
    these = PersonRow.id.in_(tuple(ids))
    if purpose is FIGURES:
        db.session.execute(sa.delete(AnswerRow).where(AnswerRow.person_id.in_(tuple(ids))))
    elif purpose is Purpose.IDENTIFICATION:
        db.session.execute(sa.update(PersonRow).where(these).values(identity_kind=None, identity_sealed=None, identity_mark=None))
    elif purpose is Purpose.CONTACT:
        db.session.execute(sa.update(PersonRow).where(these).values(contact_sealed=None))
    db.session.flush()


@use_case("people.describe_person")
def describe_person(
    *, actor: Actor, id: UUID, now: datetime, person: UUID, answers: Answers, given_by: ConsentGiver | None = None,
    representative: str | None = None, how: str | None = None,
) -> UUID:
    """Write down what a person says of themselves. Needs a consent for participation figures; `given_by` writes one down here.

    A field answered with nothing becomes "not recorded"; a field not named stays. Answers are copied to a meeting when the person
    arrives there, so a later change rewrites no figure. Raises ConsentMissing, UnknownAnswer, NationalityOnlyIndigenous, AdultsOnly,
    NoAnswerStandsAlone, AgeDisagrees, RepresentativeNeeded, OwnConsentNeeded.
    """
    row = lock_said(actor, person)
    band = reconcile_age(row.minor_band, answers.age())
    consent = reads.consent_in_force(row.id, FIGURES, on=local_day(now))
    if consent is None:
        if given_by is None:
            raise ConsentMissing(field="given_by", purpose=FIGURES)
        consent = _write_consent(row, uuid5(id, "consent"), now, actor, FIGURES, given_by, representative, how, None, band)
    check_giver(band, consent.given_by, consent.representative)
    if row.representative_sealed is None:
        row.representative_sealed = sealed_words(consent.representative, keys_of([row.id])[row.id], "representative", row.id)
    row.minor_band = band
    _write_answers(row, answers, consent, now)
    return row.id


@use_case("people.dispute_answers")
def dispute_answers(*, actor: Actor, id: UUID, now: datetime, person: UUID, field: Field, why: Secret | None = None) -> UUID:
    """Mark what stands for a question as disputed by the person (LOPDP art. 19), until it is answered anew.

    `why`: sealed under the person's key, if a reason is kept. Raises ConsentMissing, NothingToDispute.
    """
    row = lock_said(actor, person)
    if reads.consent_in_force(row.id, FIGURES, on=local_day(now)) is None:
        raise ConsentMissing(purpose=FIGURES)
    ids, reason = reads.same_person(row.id), " ".join(why.reveal().split()) if why else ""
    standing = select(AnswerRow).where(AnswerRow.person_id.in_(ids), AnswerRow.field == field, AnswerRow.replaced_at.is_(None))
    found, keys = list(db.session.scalars(standing)), keys_of(ids)
    if not found:
        raise NothingToDispute(field="field", question=field)
    for answer in found:
        answer.disputed, answer.dispute_sealed = True, sealed_words(reason, keys[answer.person_id], "dispute", answer.person_id)
    db.session.flush()
    return row.id


def _write_answers(row: PersonRow, answers: Answers, consent: Consent, now: datetime) -> None:
    said = answers.codes()
    ethnic = said.get(Field.ETHNIC_SELF_ID, (reads.description(row.id, on=local_day(now)).ethnic_self_id,))
    stands = ethnic[0] if ethnic else None
    check_answers(said, frozenset(one.code for one in organisations.nationalities()), stands, row.minor_band)
    if stands != INDIGENOUS:
        said[Field.NATIONALITY] = ()
    key = keys_of([row.id])[row.id]
    for field, codes in said.items():
        current = sa.update(AnswerRow).where(AnswerRow.person_id == row.id, AnswerRow.field == field, AnswerRow.replaced_at.is_(None))
        db.session.execute(current.values(replaced_at=now) if codes else sa.delete(AnswerRow).where(
            AnswerRow.person_id == row.id, AnswerRow.field == field))
        for code in codes:
            other = answers.text(field) if code in OTHER else ""
            db.session.add(AnswerRow(
                id=new_id(), person_id=row.id, consent_id=consent.id, field=field, said_on=local_day(now),
                value_sealed=sealed_words(code, key, field.value, row.id), mark=mark(code.encode(), key, field.value.encode()),
                other_text_sealed=sealed_words(other, key, "other", row.id),
            ))
    db.session.flush()
