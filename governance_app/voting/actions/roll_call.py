"""Use cases of the roll call: one seat, one ballot; complete before it closes."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Actor
from governance_app.foundation.database import db, id_is_taken
from governance_app.foundation.ids import new_id
from governance_app.meetings.rules import Meeting
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.actions.closing import close, open_vote_of
from governance_app.voting.records import BallotChangeRow, BallotRow
from governance_app.voting.rules import (
    AlreadyVoted,
    BallotChanged,
    BallotsMissing,
    Choice,
    Electorate,
    Form,
    Motion,
    NotYetVoted,
    check_entitled,
    still_to_answer,
)


@use_case("voting.record_ballot")
def record_ballot(*, actor: Actor, id: UUID, now: datetime, motion: UUID, seat: UUID, choice: Choice, reason: str = "") -> UUID:
    """Write down one seat's answer. Raises VoteNotOpen, WrongForm, NotInElectorate, SeatAbsent, SeatRecused, AlreadyVoted."""
    found, _ = open_vote_of(actor, motion, Form.ROLL_CALL)
    labels = reads.seat_labels(found.meeting)
    keep_answer(found, reads.electorate(motion), labels, id, seat, choice, reason, now)
    return id


@use_case("voting.change_ballot")
def change_ballot(*, actor: Actor, id: UUID, now: datetime, motion: UUID, seat: UUID, choice: Choice, reason: str = "") -> UUID:
    """Change a seat's answer while the roll call is open; what it had answered stays beside it. The same answer again changes nothing.

    Raises VoteNotOpen, WrongForm, NotInElectorate, SeatAbsent, SeatRecused, NotYetVoted.
    """
    found, held = open_vote_of(actor, motion, Form.ROLL_CALL)
    write_another_answer(found, held, id, seat, choice, reason, now)
    return motion


@use_case("voting.record_ballots")
def record_ballots(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, choices: Mapping[UUID, Choice], reasons: Mapping[UUID, str] | None = None,
    close_after: bool = False,
) -> UUID:
    """Write down the whole roll call, or the rest of it: seat → answer. What a seat answered already may be repeated, not changed.

    `close_after`: close it as well, in the same act. Raises as `record_ballot` and `close_roll_call`.
    """
    found, held = open_vote_of(actor, motion, Form.ROLL_CALL)
    labels, hall, said = reads.seat_labels(found.meeting), reads.electorate(motion), {b.seat: b.choice for b in reads.ballots(motion)}
    for seat, choice in choices.items():
        if said.get(seat) is not choice:
            keep_answer(found, hall, labels, new_id(), seat, choice, (reasons or {}).get(seat, ""), now)
    if close_after:
        _check_complete(found)
        close(found, held, now)
    return motion


@use_case("voting.close_roll_call")
def close_roll_call(*, actor: Actor, id: UUID, now: datetime, motion: UUID) -> UUID:
    """Close a roll call and state its result. Raises BallotsMissing (data: seats, missing) while a voter present has not answered."""
    found, held = open_vote_of(actor, motion, Form.ROLL_CALL)
    _check_complete(found)
    close(found, held, now)
    return motion


def _check_complete(motion: Motion) -> None:
    missing = still_to_answer(reads.electorate(motion.id), (b.seat for b in reads.ballots(motion.id)))
    if missing:
        labels = reads.seat_labels(motion.meeting)
        raise BallotsMissing(seats=", ".join(sorted(labels[seat] for seat in missing)), missing=len(missing))


def write_another_answer(
    motion: Motion, held: Meeting, id: UUID, seat: UUID, choice: Choice, reason: str, now: datetime,
) -> None:
    """Put another answer in the place of a seat's answer in the open roll call, and keep what it had answered.

    Raises NotInElectorate, SeatAbsent, SeatRecused, NotYetVoted.
    """
    label = reads.seat_labels(motion.meeting).get(seat, "")
    check_entitled(reads.electorate(motion.id), seat, label, "choice")
    row = db.session.get(BallotRow, (motion.id, seat), populate_existing=True)
    if row is None:
        raise NotYetVoted(field="choice", seat=label)
    if (row.choice, row.reason) != (choice, reason or ""):
        db.session.add(BallotChangeRow(id=id, motion_id=motion.id, seat_id=seat, choice=row.choice, reason=row.reason, at=row.at))
        row.choice, row.reason, row.at = choice, reason or "", now
        append(BallotChanged(motion=motion.id, seat=seat), now=now, body=held.body)


def keep_answer(
    motion: Motion, hall: Electorate, labels: Mapping[UUID, str], id: UUID, seat: UUID, choice: Choice, reason: str, now: datetime,
) -> None:
    """Write down a seat's first answer in the open roll call. Raises NotInElectorate, SeatAbsent, SeatRecused, AlreadyVoted."""
    label = labels.get(seat, "")
    check_entitled(hall, seat, label, "choice")
    try:
        with db.session.begin_nested():
            db.session.add(BallotRow(motion_id=motion.id, seat_id=seat, id=id, choice=choice, reason=reason or "", at=now))
    except IntegrityError as error:
        if id_is_taken(error):
            raise
        raise AlreadyVoted(field="choice", seat=label) from error
