"""Use cases of a sealed electronic vote until it is closed: name scrutineers, take their keys, open, cast."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from governance_app.access.actions import forgive, spend_try
from governance_app.access.rules import Actor, Permission, Secret, Tries, code_hash, read_code
from governance_app.attendance import reads as attendance
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.record.actions import append, use_case
from governance_app.record.rules import Receipt
from governance_app.voting import reads
from governance_app.voting.actions.closing import open_vote_of
from governance_app.voting.actions.motions import hall_at, open_held
from governance_app.voting.actions.watched import new_pin, pin_fits
from governance_app.voting.records.seals import EnvelopeRow, SealingRow
from governance_app.voting.rules import (
    Form,
    MotionNotDraft,
    MotionState,
    Publication,
    WrongForm,
    WrongPin,
    check_entitled,
    check_scrutineers,
)
from governance_app.voting.rules.sealed import (
    KeyGiven,
    KeysAlike,
    KeysMissing,
    ScrutineerCodeUnknown,
    SealedOpened,
    SealedPrepared,
    SealedRepeated,
    SealedStage,
    Slot,
    check_public_key,
    check_sealed,
    check_stage,
    electorate_hash,
    key_words,
)


@use_case("voting.prepare_sealing")
def prepare_sealing(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, publication: Publication, first: UUID, second: UUID, first_code: Secret,
    second_code: Secret,
) -> UUID:
    """Name the scrutineers of a sealed vote and fix what is published; each code lets one of them make a key. Again: anew, keys and all.

    Raises WrongForm, MotionNotDraft, VoteNeedsOpenMeeting, QuorumLost, NobodyMayVote, ScrutineerUnfit, ScrutineerHasPart, ScrutineersAlike.
    """
    put, held = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    reads.hold_motion(motion)
    put = reads.motion(motion)
    if put.form is not Form.SEALED:
        raise WrongForm(form=put.form)
    if put.state is not MotionState.DRAFT:
        raise MotionNotDraft(state=put.state)
    hall, _quorum = hall_at(held, put.item, now)
    check_scrutineers(hall, (first, second), held.chair, put.proposer)
    row = db.session.get(SealingRow, motion)
    if row is not None:
        db.session.delete(row)
        db.session.flush()
    db.session.add(SealingRow(
        motion_id=motion, publication=publication, first_id=first, second_id=second, stage=SealedStage.KEYS,
        first_code=_hash(first_code), second_code=_hash(second_code)))
    db.session.flush()
    append(SealedPrepared(motion=motion, publication=publication.value, scrutineers=(first, second)), now=now, body=held.body)
    return motion


def _hash(code: Secret) -> str:
    return code_hash(read_code(code.reveal()))


def scrutineer_row(code: Secret) -> tuple[SealingRow, Slot]:
    """Return the sealed vote whose scrutineer holds a code, held against other writers, and which scrutineer. ScrutineerCodeUnknown."""
    found = reads.seals.scrutineer_of(_hash(code))
    if found is None:
        raise ScrutineerCodeUnknown(field="code")
    motion, slot = found
    reads.hold_motion(motion)
    row = db.session.get(SealingRow, motion, populate_existing=True)
    if row is None or getattr(row, f"{slot.value}_code") != _hash(code):
        raise ScrutineerCodeUnknown(field="code")
    return row, slot


@use_case("voting.give_key")
def give_key(*, actor: Actor, id: UUID, now: datetime, code: Secret, public_key: str, pin: Secret) -> UUID:
    """Keep the public key that a scrutineer made, and the PIN that they chose. Whoever holds the code acts; no sign-in is asked.

    Raises ScrutineerCodeUnknown, CodeIncomplete, CodeMistyped, SealedStageWrong, KeyGiven, KeyUnreadable, KeysAlike, PinTooShort.
    """
    row, slot = scrutineer_row(code)
    check_stage(row.sealing(), SealedStage.KEYS)
    if getattr(row, f"{slot.value}_key"):
        raise KeyGiven()
    kept = new_pin(pin, "pin")
    key = check_public_key(public_key, "public_key")
    if key in (row.first_key, row.second_key):
        raise KeysAlike(field="public_key")
    setattr(row, f"{slot.value}_key", key)
    setattr(row, f"{slot.value}_pin", kept)
    db.session.flush()
    return row.motion_id


def open_sealed(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, first_pin: Secret, second_pin: Secret, opened_at: datetime | None = None,
) -> Receipt:
    """Open a sealed vote whose scrutineers have both given their keys; each confirms with the PIN that the keys are theirs.

    Without it, who prints the slips could give keys of their own. A try with a wrong PIN counts, as at signing in.
    Raises WrongForm, KeysMissing, WrongPin, TryLater, ScrutineerUnfit, ScrutineerHasPart, ScrutineersAlike and what `open_vote` raises.
    """
    reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    db.session.rollback()
    tries = Tries(f"sealed:{motion}")
    spend_try(tries, now)
    receipt = _open(actor=actor, id=id, now=now, motion=motion, first_pin=first_pin, second_pin=second_pin, opened_at=opened_at)
    forgive(tries, now)
    return receipt


@use_case("voting.open_sealed")
def _open(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, first_pin: Secret, second_pin: Secret, opened_at: datetime | None,
) -> UUID:
    put, _ = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    if put.form is not Form.SEALED:
        raise WrongForm(form=put.form)
    attendance.hold_meeting(put.meeting)
    reads.hold_motion(motion)
    held, row = meetings.meeting(put.meeting), db.session.get(SealingRow, motion, populate_existing=True)
    if row is None or not (row.first_key and row.second_key):
        raise KeysMissing()
    for field, pin, known in (("first_pin", first_pin, row.first_pin), ("second_pin", second_pin, row.second_pin)):
        if not pin_fits(pin, known):
            raise WrongPin(field=field)
    open_held(motion, held, now=now, moment=opened_at or now, scrutineers_named=True)
    hall = reads.electorate(motion)
    check_scrutineers(hall, (row.first_id, row.second_id), held.chair, put.proposer)
    row.stage = SealedStage.OPEN
    db.session.flush()
    append(SealedOpened(
        motion=motion, publication=row.publication.value, first_key=key_words(row.first_key),
        second_key=key_words(row.second_key), electorate=electorate_hash(e.seat for e in hall.electors if e.votes),
    ), now=now, body=held.body)
    return motion


@use_case("voting.cast_sealed")
def cast_sealed(*, actor: Actor, id: UUID, now: datetime, motion: UUID, seat: UUID, envelope: str) -> UUID:
    """Keep the envelope that a voter sealed on a device of the room; the seat's last one before closing counts.

    Raises VoteNotOpen, WrongForm, SealedStageWrong, NotInElectorate, SeatAbsent, SeatRecused, SealedUnreadable, SealedRepeated.
    """
    open_vote_of(actor, motion, Form.SEALED)
    keep_envelope(motion, seat, envelope)
    return motion


def keep_envelope(motion: UUID, seat: UUID, envelope: str) -> None:
    """Put an envelope into the box in place of the seat's earlier one. The caller holds the motion, whose vote is open."""
    row = db.session.get_one(SealingRow, motion, populate_existing=True)
    check_stage(row.sealing(), SealedStage.OPEN)
    put = reads.motion(motion)
    check_entitled(reads.electorate(motion), seat, reads.seat_labels(put.meeting).get(seat, ""), "sealed")
    check_sealed(envelope)
    kept = db.session.get(EnvelopeRow, (motion, seat), populate_existing=True)
    if kept is not None and kept.envelope == envelope:
        return  # the same one again changes nothing
    try:
        with db.session.begin_nested():
            if kept is None:
                db.session.add(EnvelopeRow(motion_id=motion, seat_id=seat, envelope=envelope))
            else:
                kept.envelope = envelope
                row.replaced += 1
            db.session.flush()
    except IntegrityError as error:
        raise SealedRepeated(field="sealed") from error
