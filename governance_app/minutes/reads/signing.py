"""Questions about the signing of an acta: who signs, who has, and the PDF that is signed electronically."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from governance_app.attachments import reads as attachments
from governance_app.attachments.rules import Attachment
from governance_app.attendance import reads as attendance
from governance_app.committees import reads as committees
from governance_app.documents.shapes import Acta
from governance_app.documents.signed_shapes import SealFound
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, NotSitting
from governance_app.minutes.reads.frozen import approved, frozen_shape
from governance_app.minutes.records.signing import SignatureRow, SigningCopyRow
from governance_app.minutes.rules import Approval, FrozenText
from governance_app.minutes.rules.signing import Signed, SigningPlace, mark_of, signing_places
from governance_app.people import reads as people
from governance_app.people.rules import PersonRef


@dataclass(frozen=True)
class Signing:
    """Everything about the signing of an approved acta."""

    meeting: Meeting
    approval: Approval
    text: FrozenText
    places: tuple[SigningPlace, ...]
    kept: tuple[Signed, ...]
    attended: frozenset[UUID]
    copy: UUID | None

    def line(self, place: int) -> Signed | None:
        """Return how a place stands: its signature, or else its refusal."""
        mine = sorted((one for one in self.kept if one.place == place), key=lambda one: one.refused)
        return mine[0] if mine else None


def signing(meeting: UUID) -> Signing:
    """Return the signing of the acta of a meeting. Raises NotApproved."""
    by_vote, text = approved(meeting)
    held = meetings.meeting(meeting)
    return Signing(held, by_vote, text, places_of(held), signatures(by_vote.minutes), who_attended(held), signing_copy(by_vote.minutes))


def signing_held(meeting: UUID) -> Signing:
    """Return the same inside a use case, the meeting held: whoever signs after waits and then sees this signature."""
    attendance.hold_meeting(meeting)
    return signing(meeting)


def places_of(held: Meeting) -> tuple[SigningPlace, ...]:
    """Return who signs the acta of a meeting by the statute of its day."""
    if held.opened_at is None:
        raise NotSitting(state=held.state)
    day = local_day(held.opened_at)
    who = _refs(held.chair, held.secretary)
    statute = committees.statute_on(held.body, day)
    return signing_places(
        statute.signatories, committees.offices_on(held.body, day), who.get(held.chair), who.get(held.secretary))


def who_attended(held: Meeting) -> frozenset[UUID]:
    """Return who was at a meeting; of one held by letter or radio, who presided and who kept it, because nobody came together."""
    if held.by_correspondence:
        return frozenset(one for one in (held.chair, held.secretary) if one)
    return frozenset(one.person for one in attendance.attendees(held.id))


def could_witness(held: Meeting) -> tuple[PersonRef, ...]:
    """Return who was at the meeting, by name: whoever saw a signature, or wrote one for another, is among them."""
    return tuple(sorted(_refs(*who_attended(held)).values(), key=lambda one: one.name))


def signatures(minutes: UUID) -> tuple[Signed, ...]:
    """Return the signatures and refusals of an acta, in the order of their places."""
    query = sa.select(SignatureRow).where(SignatureRow.minutes_id == minutes).order_by(SignatureRow.place, SignatureRow.recorded_at)
    rows = db.session.scalars(query.execution_options(populate_existing=True)).all()
    names = _refs(*(one for r in rows for one in (r.witness_id, r.hand_id)))
    return tuple(_signed(r, names) for r in rows)


def _signed(r: SignatureRow, names: dict[UUID | None, PersonRef]) -> Signed:
    witness, hand = (names[one].name if one else "" for one in (r.witness_id, r.hand_id))
    return Signed(
        r.id, r.place, r.office, r.person_id, r.form, r.on, r.recorded_at, witness, hand, r.reason, r.order_reason, r.attachment_id,
        tuple(r.seals))


def signing_copy(minutes: UUID) -> UUID | None:
    """Return the attachment that is the PDF to sign electronically; None before it is prepared."""
    return db.session.scalar(sa.select(SigningCopyRow.attachment_id).where(SigningCopyRow.minutes_id == minutes))


def copy_to_sign(attachment: UUID) -> bytes:
    """Return the bytes of the prepared PDF. Raises AttachmentLost."""
    return attachments.file_of(attachments.attachment(attachment)).read_bytes()


def seal_kept(seal: SealFound) -> dict[str, Any]:
    """Return what is kept of a signature in a PDF: whose certificate, what holds, what nobody could check. Not the identity number."""
    return {
        "signer": seal.signer, "issuer": seal.issuer, "bottom_line": seal.bottom_line.value, "coverage": seal.coverage.value,
        "added": seal.added.value, "chain": seal.chain.value, "claimed_at": seal.claimed_at, "proven_at": seal.proven_at,
        "unchecked": [one.value for one in seal.unchecked],
    }


def proofs(kept: Iterable[Signed]) -> dict[UUID, Attachment]:
    """Return the scans and PDFs that prove signatures, by signature."""
    return {one.id: attachments.attachment(one.attachment) for one in kept if one.attachment}


def shape_to_sign(text: FrozenText) -> Acta:
    """Return what is printed of an approved text to be signed: with the code of the text at the foot of every page."""
    shape = frozen_shape(text.id)
    return replace(shape, paper=replace(shape.paper, digest=mark_of(text.sha256)))


def person_ref(id: UUID | None) -> PersonRef | None:
    """Return a person with their name; None for none."""
    return _refs(id).get(id)


def _refs(*ids: UUID | None) -> dict[UUID | None, PersonRef]:
    names: Any = people.names({id for id in ids if id})
    return {id: PersonRef(id, name) for id, name in names.items()}
