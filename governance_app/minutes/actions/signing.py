"""Use cases of signing an acta: on screen, on paper (also by thumb or another's hand), as a signed PDF; and the refusal to sign.

What takes long (a password, a scan, a signed PDF) is looked at before the transaction, and after the permission.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from governance_app.access import actions as access
from governance_app.access.rules import Actor, Permission, Secret, Tries, require, require_known
from governance_app.attachments import cellar
from governance_app.attachments.rules import said
from governance_app.committees import reads as committees
from governance_app.documents.errors import UploadKindUnknown
from governance_app.documents.pdf_file import to_pdf
from governance_app.documents.pdf_signature import is_signed_copy, verify
from governance_app.documents.uploads.kinds import FileKind
from governance_app.documents.uploads.press import INTAKE
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.minutes import reads
from governance_app.minutes.actions.signature_rows import Proof, at, check_own_or_keeper, keep_proof_of, keep_signature, row_of
from governance_app.minutes.reads import signing as asked
from governance_app.minutes.reads.signing import Signing
from governance_app.minutes.records.signing import SigningCopyRow
from governance_app.minutes.rules.signing import (
    SignatureRefused,
    SigningForm,
    check_mark,
    check_open,
    check_present,
    check_seals,
    check_signing_day,
    check_text,
    check_witness,
    the_place,
)
from governance_app.minutes.rules.signing_errors import CopyPrepared, NoCopyToSign, NotYoursToSign, SignedPdfIsAnother
from governance_app.record.actions import append, use_case
from governance_app.record.rules import Receipt


def sign_on_screen(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, place: int, shown: str, password: Secret, order_reason: str | None,
    tries: Tries,
) -> Receipt:
    """Sign for oneself, confirmed with the own password. `shown`: digest of the text that was read. A wrong try stays counted.

    Raises WrongPassword, TryLater, NotYoursToSign, AnotherText, PlaceMissing, SignerAbsent, SignedBefore, OrderBroken.
    """
    require_known(actor)
    reads.to_review(actor, meeting)
    access.confirm_password(actor=actor, password=password, tries=tries, now=now)
    return keep_screen_signature(actor=actor, id=id, now=now, meeting=meeting, place=place, shown=shown, order_reason=order_reason)


@use_case("minutes.sign_on_screen")
def keep_screen_signature(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, place: int, shown: str, order_reason: str | None,
) -> UUID:
    """Keep a signature whose password was compared."""
    require_known(actor)
    all_of, mine = at(meeting, place)
    if actor.person is None or actor.person != mine.person:
        raise NotYoursToSign()
    check_text(shown, all_of.text.sha256)
    return keep_signature(actor, id, now, all_of, mine, SigningForm.SCREEN, local_day(now), order_reason)


def sign_on_paper(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, place: int, form: SigningForm, on: date, mark: str | None, file: bytes | None,
    name: str | None, alt: str, witness: UUID | None = None, hand: UUID | None = None, order_reason: str | None = None,
) -> Receipt:
    """Write down a signature on the printed acta, with its scan or photograph. `mark`: the code read from the foot of that sheet.

    Raises ScanOfAnother, SigningDayImpossible, the errors of witnesses, of order and of place, and UploadRefused.
    """
    all_of = _kept_by(actor, meeting)
    check_mark(mark, all_of.text.sha256)
    clean = INTAKE.take(file or b"")
    if clean.kind not in (FileKind.JPEG, FileKind.PDF):
        raise UploadKindUnknown("file")
    db.session.rollback()
    cellar.put(clean.content)
    return keep_paper_signature(
        actor=actor, id=id, now=now, meeting=meeting, place=place, form=form, on=on, mark=mark, witness=witness, hand=hand,
        order_reason=order_reason, proof=Proof(clean, file or b"", name or "", alt))


@use_case("minutes.sign_on_paper")
def keep_paper_signature(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, place: int, form: SigningForm, on: date, mark: str | None,
    witness: UUID | None, hand: UUID | None, order_reason: str | None, proof: Proof,
) -> UUID:
    """Keep a signature on paper whose scan was looked through."""
    _kept_by(actor, meeting)
    all_of, mine = at(meeting, place)
    check_mark(mark, all_of.text.sha256)
    check_signing_day(on, local_day(all_of.approval.approved_at), local_day(now))
    seen, wrote = asked.person_ref(witness), asked.person_ref(hand) if form is SigningForm.ON_BEHALF else None
    check_witness(form, mine, seen, wrote, all_of.attended, (all_of.meeting.secretary, actor.person))
    return keep_signature(
        actor, id, now, all_of, mine, form, on, order_reason, witness=None if form is SigningForm.PAPER else seen, hand=wrote, proof=proof)


def sign_with_pdf(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, place: int, file: bytes | None, name: str | None, alt: str,
    roots: tuple[str, ...], order_reason: str | None = None,
) -> Receipt:
    """Keep the prepared PDF with somebody's electronic signature behind it. By the secretary, or by who signs.

    `roots`: certificates that are trusted here. Raises NoCopyToSign, SignedPdfIsAnother, SignatureDoesNotHold, UploadRefused and the
    errors of order and of place.
    """
    require_known(actor)
    reads.to_review(actor, meeting)
    all_of = asked.signing(meeting)
    check_own_or_keeper(actor, all_of, the_place(all_of.places, place))
    if all_of.copy is None:
        raise NoCopyToSign()
    prepared = asked.copy_to_sign(all_of.copy)
    db.session.rollback()
    clean = INTAKE.take(file or b"")
    if not is_signed_copy(prepared, clean.content):
        raise SignedPdfIsAnother("file")
    verdict = verify(clean.content, roots, now=int(now.timestamp()))
    seals = check_seals(verdict.bottom_line.value, [asked.seal_kept(one) for one in verdict.seals])
    cellar.put(clean.content)
    return keep_pdf_signature(
        actor=actor, id=id, now=now, meeting=meeting, place=place, order_reason=order_reason, seals=seals,
        proof=Proof(clean, file or b"", name or "", alt))


@use_case("minutes.sign_with_pdf")
def keep_pdf_signature(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, place: int, order_reason: str | None, proof: Proof,
    seals: tuple[dict[str, Any], ...],
) -> UUID:
    """Keep a signed PDF that was compared with the prepared one."""
    require_known(actor)
    all_of, mine = at(meeting, place)
    check_own_or_keeper(actor, all_of, mine)
    return keep_signature(
        actor, id, now, all_of, mine, SigningForm.PADES, local_day(now), order_reason, proof=proof, seals=seals)


@use_case("minutes.refuse_to_sign")
def refuse_to_sign(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, place: int, reason: str | None) -> UUID:
    """Write down that a signatory does not want to sign, with the reason: said by themselves, or told to the secretary.

    Raises NothingSaid, TooLongSaid, SignedBefore, RefusedBefore, SignerAbsent, PlaceMissing, NotYoursToSign.
    """
    require_known(actor)
    all_of, mine = at(meeting, place)
    check_own_or_keeper(actor, all_of, mine)
    check_present(mine, all_of.attended)
    check_open(mine, all_of.kept, refusal=True)
    row = row_of(actor, id, now, all_of, mine, SigningForm.REFUSED, local_day(now))
    row.reason = said(reason, "reason")
    db.session.add(row)
    db.session.flush()
    append(SignatureRefused(all_of.text.minutes, mine.place, mine.office, all_of.text.sha256), now=now, body=all_of.meeting.body)
    return meeting


def prepare_copy(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, alt: str) -> Receipt:
    """Make the PDF that people sign electronically, once: its bytes are what every signature is compared with. Raises CopyPrepared."""
    all_of = _kept_by(actor, meeting)
    shape = asked.shape_to_sign(all_of.text)
    db.session.rollback()
    made = to_pdf(shape)
    clean = INTAKE.take(made)
    cellar.put(clean.content)
    return keep_copy(actor=actor, id=id, now=now, meeting=meeting, proof=Proof(clean, made, all_of.approval.code, alt))


@use_case("minutes.prepare_copy")
def keep_copy(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, proof: Proof) -> UUID:
    """Keep the PDF to sign."""
    _kept_by(actor, meeting)
    all_of = asked.signing_held(meeting)
    if all_of.copy is not None:
        raise CopyPrepared()
    kept = keep_proof_of(actor, now, all_of, all_of.text.minutes, proof)
    db.session.add(SigningCopyRow(minutes_id=all_of.text.minutes, text_id=all_of.text.id, attachment_id=kept, prepared_at=now))
    db.session.flush()
    return meeting


def _kept_by(actor: Actor, meeting: UUID) -> Signing:
    all_of = asked.signing(meeting)
    require(actor, Permission.DRAFT_MINUTES, committees.scope_of(all_of.meeting.body))
    return all_of
