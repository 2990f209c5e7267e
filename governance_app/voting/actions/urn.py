"""Use cases of the paper urn: open it with two scrutineers, count it with both of them, or annul the vote."""

import secrets
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from governance_app.access.actions import forgive, spend_try
from governance_app.access.actions.hashing import hashed, matches
from governance_app.access.rules import Actor, Permission, Secret, Tries
from governance_app.attendance import reads as attendance
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.record.actions import append, use_case
from governance_app.record.rules import Receipt
from governance_app.voting import reads
from governance_app.voting.actions.closing import close, open_vote_of
from governance_app.voting.actions.motions import open_held
from governance_app.voting.records import MotionRow
from governance_app.voting.records.urns import UrnRow
from governance_app.voting.rules import (
    AnnulmentNeedsReason,
    Form,
    MotionState,
    NothingToAnnul,
    Publication,
    UrnAnnulled,
    UrnCount,
    UrnCounted,
    UrnOpened,
    VoteNotOpen,
    WrongForm,
    WrongPin,
    check_count,
    check_photo,
    check_pin,
    check_scrutineers,
    commitment,
    photo_seal,
)
from governance_app.voting.rules.photo import SALT


@use_case("voting.open_urn")
def open_urn(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, publication: Publication, first: UUID, second: UUID, first_pin: Secret,
    second_pin: Secret, opened_at: datetime | None = None,
) -> UUID:
    """Open the vote of a paper urn. `publication` never changes afterwards; `first`, `second`: the seats in which the scrutineers sit.

    Raises WrongForm, ScrutineerUnfit, ScrutineerHasPart, ScrutineersAlike, PinTooShort and what `open_vote` raises.
    """
    put, _ = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    if put.form is not Form.PAPER:
        raise WrongForm(form=put.form)
    for field, pin in (("first_pin", first_pin), ("second_pin", second_pin)):
        check_pin(pin.reveal(), field)
    attendance.hold_meeting(put.meeting)
    reads.hold_motion(motion)
    held = meetings.meeting(put.meeting)
    open_held(motion, held, now=now, moment=opened_at or now, scrutineers_named=True)
    check_scrutineers(reads.electorate(motion), (first, second), held.chair, put.proposer)
    db.session.add(UrnRow(
        motion_id=motion, publication=publication, first_id=first, second_id=second, first_pin=hashed(first_pin),
        second_pin=hashed(second_pin)))
    db.session.flush()
    append(UrnOpened(motion=motion, publication=publication.value, scrutineers=(first, second)), now=now, body=held.body)
    return motion


def close_urn(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, count: UrnCount, first_pin: Secret, second_pin: Secret,
    photo: bytes | None = None,
) -> Receipt:
    """Keep the count of an urn, confirmed by both scrutineers, and close the vote. A try with a wrong PIN counts, as at signing in.

    `photo`: the bytes of a photograph of the tally sheet, of which only a seal is kept.
    Raises CountBelowZero, UrnDoesNotBalance, PapersAndOptionsDiffer, TooManyPapers, PhotoTooLarge, NotAPhoto, WrongPin, TryLater,
    VoteNotOpen, WrongForm.
    """
    reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    check_count(count, reads.electorate(motion).voters)
    if photo is not None:
        check_photo(photo)
    db.session.rollback()
    tries = Tries(f"urn:{motion}")
    spend_try(tries, now)
    receipt = _count(
        actor=actor, id=id, now=now, motion=motion, count=count, first_pin=first_pin, second_pin=second_pin, photo=photo)
    forgive(tries, now)
    return receipt


@use_case("voting.close_urn")
def _count(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, count: UrnCount, first_pin: Secret, second_pin: Secret, photo: bytes | None,
) -> UUID:
    found, held = open_vote_of(actor, motion, Form.PAPER)
    row = db.session.get(UrnRow, motion)
    if row is None:
        raise VoteNotOpen(state=found.state)
    check_count(count, reads.electorate(motion).voters)
    for field, pin, known in (("first_pin", first_pin, row.first_pin), ("second_pin", second_pin, row.second_pin)):
        if not matches(pin, known):
            raise WrongPin(field=field)
    _keep(row, count, photo)
    append(UrnCounted(
        motion=motion, issued=count.issued, in_box=count.in_box, spoiled=count.spoiled, unused=count.unused, commitment=row.commitment,
        photo_seal=row.photo_seal), now=now, body=held.body)
    close(found, held, now)
    return motion


def _keep(row: UrnRow, count: UrnCount, photo: bytes | None) -> None:
    row.first_pin = row.second_pin = None
    row.salt = secrets.token_bytes(SALT)
    row.commitment = commitment(count, row.salt)
    for name, figure in asdict(count).items():
        setattr(row, "null_votes" if name == "null" else name, figure)
    if photo is not None:
        seal(row, photo)
    db.session.flush()


def seal(row: UrnRow, photo: bytes) -> None:
    """Keep on the row of an urn the seal of a photograph and the salt of it, and nothing else of it."""
    row.photo_salt = secrets.token_bytes(SALT)
    row.photo_seal = photo_seal(photo, row.photo_salt)


@use_case("voting.annul_urn")
def annul_urn(*, actor: Actor, id: UUID, now: datetime, motion: UUID, reason: str) -> UUID:
    """Annul a vote by paper urn that has no result: it does not balance, a paper was lost. The motion may then be put again.

    Raises NothingToAnnul, AnnulmentNeedsReason.
    """
    _put, held = reads.motion_for(actor, Permission.DECLARE_RESULT, motion)
    reads.hold_motion(motion)
    found, row = reads.motion(motion), db.session.get(UrnRow, motion)
    if row is None or found.state not in (MotionState.OPEN, MotionState.TIED):
        raise NothingToAnnul(state=found.state)
    if not (reason or "").strip():
        raise AnnulmentNeedsReason(field="reason")
    row.annulled_because, row.annulled_at, row.first_pin, row.second_pin = reason.strip(), now, None, None
    db.session.get_one(MotionRow, motion).state = MotionState.ANNULLED
    db.session.flush()
    append(UrnAnnulled(motion=motion), now=now, body=held.body)
    return motion
