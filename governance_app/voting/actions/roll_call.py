"""Use cases of the roll call: one seat, one ballot; complete before it closes."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor
from governance_app.foundation.database import db, insert_new
from governance_app.foundation.ids import new_id
from governance_app.meetings.rules import Meeting
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.actions.closing import close, open_vote_of
from governance_app.voting.records import BallotChangeRow, BallotRow
from governance_app.voting.rules import (
    AlreadyVoted,
    Ballot,
    BallotChanged,
    BallotsMissing,
    Choice,
    Form,
    Motion,
    NotYetVoted,
    check_entitled,
    still_to_answer,
)


@use_case("voting.record_ballot")
def record_ballot(*, actor: Actor, id: UUID, now: datetime, motion: UUID, seat: UUID, choice: Choice, reason: str = "") -> UUID:
    """Write down one seat's answer. Raises VoteNotOpen, WrongForm, NotInElectorate, SeatAbsent, SeatRecused, AlreadyVoted."""
    found, held = open_vote_of(actor, motion, Form.ROLL_CALL)
    keep_answers(found, held, {id: Ballot(seat, choice, reason or "")}, now)
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
    said, why = {b.seat: b.choice for b in reads.ballots(motion)}, reasons or {}
    new = (Ballot(seat, choice, why.get(seat) or "") for seat, choice in choices.items() if said.get(seat) is not choice)
    keep_answers(found, held, {new_id(): answer for answer in new}, now)
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
    _check_entitled(motion, held, [seat])
    row = db.session.get(BallotRow, (motion.id, seat), populate_existing=True)
    if row is None:
        raise NotYetVoted(field="choice", seat=reads.seat_label(held, seat))
    if (row.choice, row.reason) != (choice, reason or ""):
        db.session.add(BallotChangeRow(id=id, motion_id=motion.id, seat_id=seat, choice=row.choice, reason=row.reason, at=row.at))
        row.choice, row.reason, row.at = choice, reason or "", now
        append(BallotChanged(motion=motion.id, seat=seat), now=now, body=held.body)


def keep_answers(motion: Motion, held: Meeting, answers: Mapping[UUID, Ballot], now: datetime) -> None:
    """Keep answers, each under its own id, in one statement. Raises NotInElectorate, SeatAbsent, SeatRecused, AlreadyVoted.

    The motion is held. The primary key tells who has voted; an id that is there already is an IntegrityError.
    """
    seats = [answer.seat for answer in answers.values()]
    _check_entitled(motion, held, seats)
    kept = insert_new(BallotRow, BallotRow.seat_id, [
        {"motion_id": motion.id, "seat_id": said.seat, "id": id, "choice": said.choice, "reason": said.reason, "at": now}
        for id, said in answers.items()])
    for seat in seats:
        if seat not in kept:
            raise AlreadyVoted(field="choice", seat=reads.seat_label(held, seat))


def _check_entitled(motion: Motion, held: Meeting, seats: Collection[UUID]) -> None:
    hall = reads.electorate(motion.id, seats)
    for seat in seats:
        elector = hall.elector(seat)
        label = "" if elector and elector.votes else reads.seat_label(held, seat)  # asked for only where a sentence says it
        check_entitled(hall, seat, label, "choice")
