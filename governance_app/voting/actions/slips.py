"""Use cases of slips: hand them out, look one up, answer with one."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.actions import forgive, spend_try
from governance_app.access.rules import VISITOR, Actor, Secret, Tries, code_hash
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.record.actions import append, use_case
from governance_app.record.rules import Receipt
from governance_app.voting import reads
from governance_app.voting.actions.closing import held_open, open_vote_of
from governance_app.voting.actions.roll_call import keep_answers, write_another_answer
from governance_app.voting.actions.sealing import keep_envelope
from governance_app.voting.reads import slips as slip_reads
from governance_app.voting.records.slips import VotingSlipRow
from governance_app.voting.rules import (
    SLIP_CHOICES,
    SLIP_FORMS,
    Ballot,
    Choice,
    Form,
    NotForSlips,
    SlipsHandedOutBefore,
    SlipsIssued,
    WrongForm,
    check_entitled,
    slip_code,
)


@use_case("voting.issue_slips")
def issue_slips(*, actor: Actor, id: UUID, now: datetime, motion: UUID, key: Secret, seat: UUID | None = None) -> UUID:
    """Hand out a slip to every seat that may answer and has none, or to `seat` alone: its earlier slip stops working.

    `key`: the secret of this handing out, made by the page; from it both sides know the codes (`slip_code`), of which the hashes are kept.
    Raises VoteNotOpen, WrongForm, SlipsHandedOutBefore, NotInElectorate, SeatAbsent, SeatRecused.
    """
    found, held = open_vote_of(actor, motion, None)
    if found.form not in SLIP_FORMS:
        raise WrongForm(form=found.form)
    hall, running = reads.electorate(motion), slip_reads.running_slips(motion)
    if seat is not None:
        check_entitled(hall, seat, reads.seat_labels(found.meeting).get(seat, ""), "seat")
        _end(motion, seat, now)
    seats = [e.seat for e in hall.electors if e.votes and e.seat not in running] if seat is None else [seat]
    if not seats:
        raise SlipsHandedOutBefore()
    for one in seats:
        db.session.add(VotingSlipRow(id=new_id(), motion_id=motion, seat_id=one, issue_id=id, issued_at=now,
                                     code_hash=code_hash(slip_code(key.reveal(), motion, one))))
    db.session.flush()
    append(SlipsIssued(motion=motion, slips=len(seats), replaced=sum(one in running for one in seats)), now=now, body=held.body)
    return motion


def _end(motion: UUID, seat: UUID, now: datetime) -> None:
    running = (VotingSlipRow.motion_id == motion, VotingSlipRow.seat_id == seat, VotingSlipRow.ended_at.is_(None))
    db.session.execute(sa.update(VotingSlipRow).where(*running).values(ended_at=now))


def cast_by_slip(*, actor: Actor = VISITOR, id: UUID, now: datetime, code: Secret, envelope: str) -> Receipt:
    """Keep the envelope that whoever holds a slip sealed on their own telephone; the seat's last one before closing counts.

    Open act: the slip is the permission. Raises SlipUnknown, SlipReplaced and as `cast_sealed`. The receipt is about the motion.
    """
    return _cast(actor=actor, id=id, now=now, code=code, slip=_slip_of(code), envelope=envelope)


@use_case("voting.cast_by_slip")
def _cast(*, actor: Actor, id: UUID, now: datetime, code: Secret, slip: str, envelope: str) -> UUID:
    """`slip`: motion and seat, so that the same id with another slip is no repetition of the same act."""
    motion, _seat = slip_reads.slip_of(code.reveal())
    held_open(motion, Form.SEALED)
    _motion, seat = slip_reads.slip_of(code.reveal())
    keep_envelope(motion, seat, envelope)
    return motion


def look_up_slip(*, code: Secret, tries: Tries, now: datetime) -> tuple[UUID, UUID]:
    """Return the motion and the seat of a slip; each look counts as a try of the address until the code is found right.

    Three transactions, as signing in: a wrong try must stay counted. Raises TryLater and what `reads.slips.slip_of` raises.
    """
    spend_try(tries, now)
    found = slip_reads.slip_of(code.reveal())
    db.session.rollback()
    forgive(tries, now)
    return found


def _slip_of(code: Secret) -> str:
    motion, seat = slip_reads.slip_of(code.reveal())
    db.session.rollback()
    return f"{motion} {seat}"


def answer_by_slip(
    *, actor: Actor = VISITOR, id: UUID, now: datetime, code: Secret, choice: Choice, reason: str = "", again: bool = False,
) -> Receipt:
    """Write down the answer of whoever holds a slip, in the roll call it belongs to. Open act: the slip is the permission.

    `again`: they saw that the seat has answered and change it; else this is its first answer, and AlreadyVoted tells the second of two.
    Raises SlipUnknown, SlipReplaced, NotForSlips, and as `record_ballot` and `change_ballot`. The receipt is about the motion.
    """
    return _answer(actor=actor, id=id, now=now, code=code, slip=_slip_of(code), choice=choice, reason=reason, again=again)


@use_case("voting.answer_by_slip")
def _answer(*, actor: Actor, id: UUID, now: datetime, code: Secret, slip: str, choice: Choice, reason: str, again: bool) -> UUID:
    """`slip`: motion and seat, so that the same id with another slip is no repetition of the same act."""
    motion, _seat = slip_reads.slip_of(code.reveal())
    found, held = held_open(motion, Form.ROLL_CALL)
    _motion, seat = slip_reads.slip_of(code.reveal())  # while it waited another slip may have been handed out
    if choice not in SLIP_CHOICES:
        raise NotForSlips(field="choice")
    if again:
        write_another_answer(found, held, id, seat, choice, reason, now)
    else:
        keep_answers(found, held, {id: Ballot(seat, choice, reason or "")}, now)
    return motion
