"""Use cases of votes by correspondence: open with a deadline, keep what comes in, remind, close; a vote may lapse."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Channel, Meeting
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.actions.closing import close, open_vote_of
from governance_app.voting.actions.motions import check_may_open, check_moment, keep_open
from governance_app.voting.records import BallotChangeRow, BallotRow, MotionRow
from governance_app.voting.records.correspondence import CorrespondenceRow, ReceivedRow, ReminderRow
from governance_app.voting.rules import (
    AlreadyVoted,
    AnswerChannel,
    AnswerReceived,
    BallotChanged,
    Choice,
    Correspondence,
    CorrespondenceOpened,
    Electorate,
    Form,
    Motion,
    NobodyMayVote,
    NotInElectorate,
    NotYetVoted,
    VoteNotOpen,
    VotersReminded,
    WrongForm,
    check_allowed,
    check_deadline,
    check_entitled,
    check_holder,
    check_may_close,
    check_meeting_fits,
    check_received,
    check_reminder,
    freeze_roster,
    holders_of,
    quorum_of_answers,
    quorum_to_data,
    who_answered,
)


@use_case("voting.open_correspondence")
def open_correspondence(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, deadline: datetime, recused: Collection[UUID] = (),
    opened_at: datetime | None = None,
) -> UUID:
    """Open a vote by correspondence and freeze who may answer: each seat of the meeting's day, but those `recused`.

    Raises WrongForm, NeedsCorrespondenceMeeting, CorrespondenceNotAllowed, MatterNotByCorrespondence, DeadlineTooSoon, InTheFuture,
    OutOfOrder, VoteNeedsOpenMeeting, MotionNotDraft, ConsensusRequired, AmendmentsFirst, WordingMissing, NotInElectorate, NobodyMayVote.
    """
    before, _ = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    attendance.hold_meeting(before.meeting)
    reads.hold_motion(motion)
    put, held, moment = reads.motion(motion), meetings.meeting(before.meeting), opened_at or now
    if put.form is not Form.CORRESPONDENCE:
        raise WrongForm(form=put.form)
    check_meeting_fits(put.form, held.by_correspondence)
    rule = reads.rules_of_the_day(held).correspondence
    check_allowed(rule, put.matter)
    check_may_open(put, held)
    check_moment(held, moment, now)
    check_deadline(rule, meetings.convocations(held.id)[-1].issued_at, moment, deadline)
    hall = _hall(held, recused)
    keep_open(put, hall, None, moment)
    db.session.add(CorrespondenceRow(motion_id=motion, deadline=deadline))
    db.session.flush()
    needed = quorum_of_answers(reads.rules_of_the_day(held).quorum, who_answered(hall, ())).needed
    append(CorrespondenceOpened(
        motion=motion, deadline=deadline, seats=hall.seats, filled=hall.filled, voters=hall.voters, recused=hall.recused,
        quorum_needed=needed), now=now, body=held.body)
    return motion


def _hall(held: Meeting, recused: Collection[UUID]) -> Electorate:
    hall = freeze_roster(reads.seats_of_the_day(held.id), recused)
    if any(hall.elector(seat) is None for seat in recused):
        raise NotInElectorate(field="recused", seat="")
    if not hall.voters:
        raise NobodyMayVote()
    return hall


@use_case("voting.keep_answer")
def record_answer(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, seat: UUID, choice: Choice, channel: AnswerChannel, reason: str = "",
    document: str = "", person: UUID | None = None, received_at: datetime | None = None,
) -> UUID:
    """Write down the answer of a seat as it came in (now when `received_at` is None). Raises AlreadyVoted and what `keep_answer` raises."""
    found, held = open_vote_of(actor, motion, Form.CORRESPONDENCE)
    if db.session.get(BallotRow, (motion, seat), populate_existing=True) is not None:
        raise AlreadyVoted(field="seat", seat=reads.seat_labels(found.meeting).get(seat, ""))
    keep_answer(
        found, held, id=id, now=now, seat=seat, choice=choice, channel=channel, reason=reason, document=document, person=person,
        at=received_at or now)
    return id


@use_case("voting.change_answer")
def change_answer(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, seat: UUID, choice: Choice, channel: AnswerChannel, reason: str = "",
    document: str = "", person: UUID | None = None, received_at: datetime | None = None,
) -> UUID:
    """Change the answer of a seat by one that came in later, before the deadline. Raises NotYetVoted and what `keep_answer` raises."""
    found, held = open_vote_of(actor, motion, Form.CORRESPONDENCE)
    if db.session.get(BallotRow, (motion, seat), populate_existing=True) is None:
        raise NotYetVoted(field="seat", seat=reads.seat_labels(found.meeting).get(seat, ""))
    keep_answer(
        found, held, id=id, now=now, seat=seat, choice=choice, channel=channel, reason=reason, document=document, person=person,
        at=received_at or now)
    return id


def keep_answer(
    motion: Motion, held: Meeting, *, id: UUID, now: datetime, seat: UUID, choice: Choice, channel: AnswerChannel, reason: str,
    document: str, person: UUID | None, at: datetime,
) -> None:
    """Keep an answer to an open vote that the caller holds, or let it follow an earlier one, which stays beside it.

    The one place where an answer by correspondence enters, whoever carries it. `person`: who answers (None: who holds the seat).
    Raises NotInElectorate, SeatAbsent, SeatRecused, NotOfSeat, InTheFuture, CameBeforeOpening, CameAfterDeadline, LaterAnswerKept.
    """
    seats = {s.seat: s for s in reads.seats_of_the_day(motion.meeting)}
    check_entitled(reads.electorate(motion.id), seat, seats[seat].label if seat in seats else "", "seat")
    who = person or holders_of(seats[seat])[0]
    check_holder(seats[seat], who)
    row = db.session.get(BallotRow, (motion.id, seat), populate_existing=True)
    check_received(_vote(motion), at, now, row.at if row else None)
    if row is None:
        db.session.add(BallotRow(motion_id=motion.id, seat_id=seat, id=id, choice=choice, reason=reason or "", at=at))
    else:
        db.session.add(BallotChangeRow(
            id=id, motion_id=motion.id, seat_id=seat, choice=row.choice, reason=row.reason, at=row.at))
        row.choice, row.reason, row.at = choice, reason or "", at
        append(BallotChanged(motion=motion.id, seat=seat), now=now, body=held.body)
    db.session.add(ReceivedRow(
        id=id, motion_id=motion.id, seat_id=seat, person_id=who, channel=channel, document=(document or "").strip(), received_at=at,
        kept_at=now))
    db.session.flush()
    append(AnswerReceived(motion=motion.id, channel=channel.value, at=at), now=now, body=held.body)


def _vote(motion: Motion) -> Correspondence:
    found = reads.correspondence.vote(motion.id)
    if found is None:
        raise VoteNotOpen(state=motion.state)
    return found


@use_case("voting.remind_voters")
def record_reminder(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, channel: Channel, told: int, at: datetime | None = None,
) -> UUID:
    """Write down that `told` of those who have not answered were reminded (at `at`, now when None). No names are kept.

    Raises RemindersDoNotFit, InTheFuture, CameBeforeOpening, CameAfterDeadline, VoteNotOpen, WrongForm.
    """
    found, held = open_vote_of(actor, motion, Form.CORRESPONDENCE)
    waiting, moment = len(reads.waiting(motion)), at or now
    check_reminder(_vote(found), told, waiting, moment, now)
    db.session.add(ReminderRow(id=id, motion_id=motion, channel=channel, told=told, waiting=waiting, at=moment))
    db.session.flush()
    append(VotersReminded(motion=motion, channel=channel.value, told=told, waiting=waiting, at=moment), now=now, body=held.body)
    return id


@use_case("voting.close_correspondence")
def close_correspondence(*, actor: Actor, id: UUID, now: datetime, motion: UUID) -> UUID:
    """Close a vote by correspondence after its deadline, or once all have answered. Without quorum of answers it lapses.

    Raises DeadlineNotReached, VoteNotOpen, WrongForm, VoteNeedsOpenMeeting.
    """
    found, held = open_vote_of(actor, motion, Form.CORRESPONDENCE)
    check_may_close(_vote(found), now, len(reads.waiting(motion)))
    quorum = quorum_of_answers(reads.rules_of_the_day(held).quorum, reads.counted_electorate(found))
    db.session.get_one(MotionRow, motion).quorum = quorum_to_data(quorum)
    db.session.flush()
    close(reads.motion(motion), held, now)
    return motion
