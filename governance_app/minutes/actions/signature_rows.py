"""How a signature is kept: the checks that every form shares, its row, its proof, and its leaf."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from governance_app.access.rules import Actor, Permission, may
from governance_app.attachments import actions as attachments
from governance_app.attachments.rules import SubjectKind
from governance_app.committees import reads as committees
from governance_app.documents.uploads.press import Clean
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.minutes import reads
from governance_app.minutes.reads import signing as asked
from governance_app.minutes.reads.signing import Signing
from governance_app.minutes.records.signing import SignatureRow
from governance_app.minutes.rules.signing import (
    ActaSigned,
    SigningForm,
    SigningPlace,
    check_open,
    check_order,
    check_present,
    the_place,
    waits_for,
)
from governance_app.minutes.rules.signing_errors import NotYoursToSign
from governance_app.people.rules import PersonRef
from governance_app.record.actions import append


@dataclass(frozen=True)
class Proof:
    """A file that proves a signature, looked through: as it is kept, as it was given, its name and what it shows."""

    clean: Clean
    given: bytes
    name: str
    alt: str


def at(meeting: UUID, place: int) -> tuple[Signing, SigningPlace]:
    """Return the signing and the place, the meeting held so that two who sign stand in line. Raises NotApproved, PlaceMissing."""
    all_of = asked.signing_held(meeting)
    return all_of, the_place(all_of.places, place)


def check_own_or_keeper(actor: Actor, all_of: Signing, mine: SigningPlace) -> None:
    """Raise NotYoursToSign unless the actor is who signs, or keeps the minutes of the body."""
    keeps = may(actor, Permission.DRAFT_MINUTES, committees.scope_of(all_of.meeting.body))
    if not keeps and (actor.person is None or actor.person != mine.person):
        raise NotYoursToSign()


def row_of(actor: Actor, id: UUID, now: datetime, all_of: Signing, mine: SigningPlace, form: SigningForm, on: date) -> SignatureRow:
    """Return the row of a signature or refusal, not yet added."""
    return SignatureRow(
        id=id, minutes_id=all_of.text.minutes, text_id=all_of.text.id, place=mine.place, office=mine.office, person_id=mine.person,
        form=form, refused=form is SigningForm.REFUSED, on=on, seals=[], recorded_at=now, recorded_by=actor.account,
    )


def keep_signature(
    actor: Actor, id: UUID, now: datetime, all_of: Signing, mine: SigningPlace, form: SigningForm, on: date, order_reason: str | None, *,
    witness: PersonRef | None = None, hand: PersonRef | None = None, proof: Proof | None = None, seals: tuple[dict[str, Any], ...] = (),
) -> UUID:
    """Keep a signature inside an open use case; return the meeting. Raises SignerAbsent, SignedBefore, OrderBroken."""
    check_present(mine, all_of.attended)
    check_open(mine, all_of.kept)
    waiting = waits_for(all_of.places, all_of.kept, mine.place)
    row = row_of(actor, id, now, all_of, mine, form, on)
    row.order_reason = check_order(waiting, order_reason)
    row.witness_id, row.hand_id, row.seals = witness.id if witness else None, hand.id if hand else None, list(seals)
    row.attachment_id = keep_proof_of(actor, now, all_of, id, proof) if proof else None
    db.session.add(row)
    db.session.flush()
    append(ActaSigned(
        minutes=all_of.text.minutes, place=mine.place, office=mine.office, form=form, text_sha256=all_of.text.sha256,
        witnessed=witness is not None, in_order=not waiting), now=now, body=all_of.meeting.body)
    return all_of.meeting.id


def keep_proof_of(actor: Actor, now: datetime, all_of: Signing, subject: UUID, proof: Proof) -> UUID:
    """Keep the file that proves a signature; return the attachment. It is reserved at once where passages of the acta are covered."""
    kept = attachments.keep_proof(
        actor=actor, id=new_id(), now=now, body=all_of.meeting.body, on=SubjectKind.SIGNATURE, subject=subject, name=proof.name,
        alt=proof.alt, clean=proof.clean, given=proof.given)
    if reads.passages_covered(all_of.meeting.id):
        attachments.reserve(SubjectKind.SIGNATURE, (subject,), (kept,))
    return kept
