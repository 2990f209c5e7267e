"""Use cases of a sealed electronic vote from its closing: the box is closed, each scrutineer opens one seal, then all is destroyed."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, Secret
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db, rewrite
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.record.actions import append, use_case
from governance_app.record.rules import Receipt
from governance_app.voting import reads
from governance_app.voting.actions.closing import close, open_vote_of
from governance_app.voting.actions.sealing import scrutineer_row
from governance_app.voting.actions.watched import pin_fits, with_tries
from governance_app.voting.records import MotionRow
from governance_app.voting.records.seals import EnvelopeRow, PeeledRow, SealingRow
from governance_app.voting.rules import (
    AnnulmentNeedsReason,
    CountBelowZero,
    Form,
    Motion,
    MotionState,
    NothingToAnnul,
    VoteNeedsOpenMeeting,
    VoteNotOpen,
    WrongPin,
    commitment,
    open_to_dispute_until,
)
from governance_app.voting.rules.sealed import (
    Peeled,
    SealedClosed,
    SealedCounted,
    SealedDestroyed,
    SealedDoesNotBalance,
    SealedPeeled,
    SealedRepeated,
    SealedStage,
    SealedStageWrong,
    SealedTotals,
    SealedUnreadable,
    Slot,
    StillDisputable,
    check_peeled,
    check_stage,
    check_totals,
    with_first,
)

AFTER_THE_PIN = (
    SealedStageWrong, VoteNotOpen, VoteNeedsOpenMeeting, CountBelowZero, SealedUnreadable, SealedRepeated, SealedDoesNotBalance)
"""What is refused only after the PIN was found right. Anything else may be said before it was looked at, and leaves the try counted."""


@use_case("voting.close_sealed")
def close_sealed(*, actor: Actor, id: UUID, now: datetime, motion: UUID) -> UUID:
    """Close the box: no envelope comes in any more, and the first scrutineer may begin. An empty box is counted at once.

    Raises VoteNotOpen, WrongForm, SealedStageWrong.
    """
    found, held = open_vote_of(actor, motion, Form.SEALED)
    row = db.session.get_one(SealingRow, motion, populate_existing=True)
    check_stage(row.sealing(), SealedStage.OPEN)
    row.received, row.stage = reads.seals.turnout(motion), SealedStage.FIRST
    db.session.flush()
    append(SealedClosed(motion=motion, received=row.received, replaced=row.replaced), now=now, body=held.body)
    if not row.received:
        _count(row, found, held, SealedTotals(0, 0, 0, 0), now)
    return motion


def peel_first(
    *, actor: Actor, id: UUID, now: datetime, code: Secret, pin: Secret, envelopes: Sequence[str], unreadable: int, repeated: int,
) -> Receipt:
    """Keep what the first scrutineer took out of the outer envelopes and shuffled. A try with a wrong PIN counts, as at signing in.

    Raises ScrutineerCodeUnknown, WrongPin, ScrutineersMustWait, SealedStageWrong, SealedUnreadable, SealedDoesNotBalance.
    """
    return _tried(_peel, code, actor=actor, id=id, now=now, pin=pin, peeled=Peeled(tuple(envelopes), unreadable, repeated))


def count_second(*, actor: Actor, id: UUID, now: datetime, code: Secret, pin: Secret, totals: SealedTotals) -> Receipt:
    """Keep what the second scrutineer counted, and state the result. A try with a wrong PIN counts, as at signing in.

    Raises ScrutineerCodeUnknown, WrongPin, ScrutineersMustWait, SealedStageWrong, SealedDoesNotBalance.
    """
    return _tried(_open_and_count, code, actor=actor, id=id, now=now, pin=pin, totals=totals)


def _tried(act: Any, code: Secret, **given: Any) -> Receipt:
    row, _slot = scrutineer_row(code)
    return with_tries(f"sealed:{row.motion_id}", given["now"], lambda: act(code=code, **given), AFTER_THE_PIN)


@use_case("voting.peel_first")
def _peel(*, actor: Actor, id: UUID, now: datetime, code: Secret, pin: Secret, peeled: Peeled) -> UUID:
    row, found, held = _scrutineers_turn(code, pin, Slot.FIRST, SealedStage.FIRST)
    check_peeled(row.received or 0, peeled)
    db.session.add_all(PeeledRow(motion_id=row.motion_id, envelope=one) for one in sorted(peeled.envelopes))
    row.unreadable, row.repeated, row.stage = peeled.unreadable, peeled.repeated, SealedStage.SECOND
    db.session.flush()
    append(SealedPeeled(motion=found.id, count=len(peeled.envelopes), bad=peeled.bad), now=now, body=held.body)
    return found.id


@use_case("voting.count_second")
def _open_and_count(*, actor: Actor, id: UUID, now: datetime, code: Secret, pin: Secret, totals: SealedTotals) -> UUID:
    row, found, held = _scrutineers_turn(code, pin, Slot.SECOND, SealedStage.SECOND)
    peeled = Peeled(reads.seals.peeled(found.id), row.unreadable or 0, row.repeated or 0)
    whole = with_first(totals, peeled)
    check_totals(row.received or 0, peeled, whole)
    _count(row, found, held, whole, now)
    return found.id


def _scrutineers_turn(code: Secret, pin: Secret, slot: Slot, stage: SealedStage) -> tuple[SealingRow, Motion, Meeting]:
    row, whose = scrutineer_row(code)
    found = reads.motion(row.motion_id)
    held = meetings.meeting(found.meeting)
    if not pin_fits(pin, getattr(row, f"{whose.value}_pin")):
        raise WrongPin(field="pin")
    if whose is not slot:
        raise SealedStageWrong(stage=row.stage, wanted=stage)
    check_stage(row.sealing(), stage)
    if found.state is not MotionState.OPEN:
        raise VoteNotOpen(state=found.state)
    if held.state is not MeetingState.OPEN:
        raise VoteNeedsOpenMeeting(state=held.state)
    return row, found, held


def _count(row: SealingRow, found: Motion, held: Meeting, totals: SealedTotals, now: datetime) -> None:
    row.salt = secrets.token_bytes(32)
    row.commitment = commitment(totals, row.salt)
    for name, figure in asdict(totals).items():
        setattr(row, "null_votes" if name == "null" else name, figure)
    row.stage = SealedStage.COUNTED
    _forget_hands(row)
    db.session.execute(sa.delete(PeeledRow).where(PeeledRow.motion_id == found.id))
    db.session.flush()
    append(SealedCounted(motion=found.id, received=row.received or 0, commitment=row.commitment), now=now, body=held.body)
    close(found, held, now)


def _forget_hands(row: SealingRow) -> None:
    row.first_code = row.second_code = row.first_pin = row.second_pin = None


def annul_sealed(*, actor: Actor, id: UUID, now: datetime, motion: UUID, reason: str) -> Receipt:
    """Annul a sealed vote that has no result: a key was lost, the count does not balance. Its envelopes are destroyed at once.

    The motion may then be put again, on paper too. Raises NothingToAnnul, AnnulmentNeedsReason.
    """
    receipt = _annul(actor=actor, id=id, now=now, motion=motion, reason=reason)
    rewrite(EnvelopeRow.__tablename__, PeeledRow.__tablename__)
    return receipt


@use_case("voting.annul_sealed")
def _annul(*, actor: Actor, id: UUID, now: datetime, motion: UUID, reason: str) -> UUID:
    _put, held = reads.motion_for(actor, Permission.DECLARE_RESULT, motion)
    reads.hold_motion(motion)
    found, row = reads.motion(motion), db.session.get(SealingRow, motion, populate_existing=True)
    if row is None or found.state not in (MotionState.OPEN, MotionState.TIED):
        raise NothingToAnnul(state=found.state)
    if not (reason or "").strip():
        raise AnnulmentNeedsReason(field="reason")
    row.annulled_because, row.annulled_at = reason.strip(), now
    _forget_hands(row)
    envelopes, counted = reads.seals.turnout(motion), row.stage is SealedStage.COUNTED
    _destroy(row, now)
    db.session.get_one(MotionRow, motion).state = MotionState.ANNULLED
    db.session.flush()
    append(SealedDestroyed(motion=motion, envelopes=envelopes, counted=counted), now=now, body=held.body)
    return motion


def destroy_envelopes(*, actor: Actor, id: UUID, now: datetime, motion: UUID) -> Receipt:
    """Destroy the envelopes of a counted vote once its count can no longer be disputed, and rewrite the file in which they stood.

    Raises SealedStageWrong, StillDisputable (until).
    """
    receipt = _destroy_counted(actor=actor, id=id, now=now, motion=motion)
    rewrite(EnvelopeRow.__tablename__, PeeledRow.__tablename__)
    return receipt


@use_case("voting.destroy_envelopes")
def _destroy_counted(*, actor: Actor, id: UUID, now: datetime, motion: UUID) -> UUID:
    _put, held = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    reads.hold_motion(motion)
    found, row = reads.motion(motion), db.session.get(SealingRow, motion, populate_existing=True)
    settled = reads.settled_at(motion)
    if row is None or settled is None:
        raise VoteNotOpen(state=found.state)
    check_stage(row.sealing(), SealedStage.COUNTED)
    until = open_to_dispute_until(local_day(settled))
    if local_day(now) <= until:
        raise StillDisputable(until=until)
    _destroy(row, now)
    append(SealedDestroyed(motion=motion, envelopes=row.received or 0, counted=True), now=now, body=held.body)
    return motion


def _destroy(row: SealingRow, now: datetime) -> None:
    for table in (EnvelopeRow, PeeledRow):
        db.session.execute(sa.delete(table).where(table.motion_id == row.motion_id))
    row.stage, row.destroyed_at = SealedStage.DESTROYED, now
    db.session.flush()
