"""What is kept sealed: identity numbers and contacts. Each needs its own consent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Actor, Secret
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.sealing import mark, sealing_key
from governance_app.people import reads
from governance_app.people.actions.keeping import lock, lock_said
from governance_app.people.keys import keys_of, sealed_words
from governance_app.people.records import PersonRow
from governance_app.people.rules import (
    ConsentMissing,
    IdentityKind,
    IdentityTaken,
    PrivateShown,
    Purpose,
    check_identity,
)
from governance_app.record.actions import append, use_case


@use_case("people.set_identity")
def set_identity(*, actor: Actor, id: UUID, now: datetime, person: UUID, kind: IdentityKind, number: Secret) -> UUID:
    """Seal a person's identity number. Needs a consent for identification. `number` is a Secret, so that no receipt keeps a trace.

    Raises ConsentMissing, a kind of IdentityUnfit, IdentityTaken (another record has this number).
    """
    row = lock(actor, person)
    _require_consent(row, Purpose.IDENTIFICATION, now)
    plain = check_identity(kind, number.reveal())
    marked = mark(plain.encode(), sealing_key(), f"person.identity:{kind.value}".encode())
    _free_mark(row, marked)
    sealed = sealed_words(plain, keys_of([row.id])[row.id], "identity", row.id)
    row.identity_kind, row.identity_mark, row.identity_sealed = kind, marked, sealed
    try:
        db.session.flush()
    except IntegrityError:
        raise IdentityTaken(field="number") from None
    return row.id


def _free_mark(row: PersonRow, marked: str) -> None:
    """Raise IdentityTaken when somebody else has this mark; a record merged into this one gives it up."""
    other = db.session.scalar(select(PersonRow).where(PersonRow.identity_mark == marked, PersonRow.id != row.id))
    if other is None:
        return
    if other.id not in reads.same_person(row.id):
        raise IdentityTaken(field="number")
    other.identity_kind = other.identity_sealed = other.identity_mark = None
    db.session.flush()


@use_case("people.set_contact")
def set_contact(*, actor: Actor, id: UUID, now: datetime, person: UUID, contact: Secret) -> UUID:
    """Seal how a person wants to be reached (telephone, radio, e-mail, house). Needs a consent for contact. Raises ConsentMissing."""
    row = lock_said(actor, person)
    _require_consent(row, Purpose.CONTACT, now)
    row.contact_sealed = sealed_words(contact.reveal().strip(), keys_of([row.id])[row.id], "contact", row.id)
    return row.id


@use_case("people.look_at_private")
def look_at_private(*, actor: Actor, id: UUID, now: datetime, person: UUID) -> UUID:
    """Note that somebody opens what is sealed of a person: the receipt says who and whose, the record only that it happened."""
    row = lock(actor, person)
    append(PrivateShown(id), now=now)
    return row.id


def _require_consent(row: PersonRow, purpose: Purpose, now: datetime) -> None:
    if reads.consent_in_force(row.id, purpose, on=local_day(now)) is None:
        raise ConsentMissing(purpose=purpose)
