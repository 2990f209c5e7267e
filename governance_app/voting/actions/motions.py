"""Use cases of motions: put, withdraw, open the vote."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.attendance.rules import QuorumStatement, quorum_statement, standing
from governance_app.committees.rules import MatterKind
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import InTheFuture, Meeting, MeetingState, OutOfOrder
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.records import ElectorRow, MotionRow
from governance_app.voting.rules import (
    SECRET,
    AnotherVoteOpen,
    DeadlineNeeded,
    Electorate,
    Form,
    Motion,
    MotionNeedsText,
    MotionNotDraft,
    MotionState,
    MotionTooLate,
    NobodyMayVote,
    NotInElectorate,
    NotTheSameMatter,
    PointNotOfMeeting,
    QuorumLost,
    SecondsOneself,
    UrnNeedsScrutineers,
    VoteNeedsOpenMeeting,
    VoteOpened,
    check_again,
    check_allowed,
    check_amendable,
    check_amended,
    check_form,
    check_meeting_fits,
    quorum_to_data,
    same_words,
)

OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)


@use_case("voting.put_motion")
def put_motion(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, item: UUID, text: str, form: Form, matter: MatterKind | None = None,
    language: str = "es", proposer: UUID | None = None, proposer_seat: UUID | None = None, seconder: UUID | None = None,
    open_now: bool = False, amends: UUID | None = None, again_of: UUID | None = None,
) -> UUID:
    """Put a motion on a point of the agenda. `matter` None: the point's own; it selects the majority. `open_now`: and open its vote.

    `amends`: the motion whose words it would change; `again_of`: the earlier vote on the same matter.
    Raises PointNotOfMeeting, MotionNeedsText, MotionTooLate, SecondsOneself, NotInElectorate (a proposing seat that does not exist),
    AmendmentUnfit, NotTheSameMatter, DecidedBefore, NeedsCorrespondenceMeeting, OnlyByCorrespondence, CorrespondenceNotAllowed,
    MatterNotByCorrespondence, ConsensusRequired, BlocsNeedNames (a form in which the statute cannot count the matter); with `open_now`
    what `open_vote` raises, and then nothing is put.
    """
    held = attendance.meeting_for(actor, Permission.RECORD_VOTE, meeting)
    attendance.hold_meeting(meeting)
    point = next((p for p in meetings.agenda(meeting) if p.id == item), None)
    if point is None:
        raise PointNotOfMeeting(field="item")
    if held.state in OVER:
        raise MotionTooLate(state=held.state)
    _check_words(text, proposer, seconder)
    attendance.check_seen(actor, held, Permission.RECORD_VOTE, proposer, seconder)
    if proposer_seat is not None and proposer_seat not in reads.seat_labels(meeting):
        raise NotInElectorate(field="proposer_seat", seat="")
    _check_fits(held, form, matter or point.matter)
    _check_relations(held, item, text, amends, again_of)
    last = db.session.scalar(sa.select(sa.func.max(MotionRow.position)).where(MotionRow.meeting_id == meeting)) or 0
    db.session.add(MotionRow(
        id=id, meeting_id=meeting, item_id=item, position=last + 1, text=text.strip(), language=language, matter=matter or point.matter,
        form=form, proposer_id=proposer, proposer_seat_id=proposer_seat, seconder_id=seconder, state=MotionState.DRAFT, created_at=now,
        amends_id=amends, again_of_id=again_of,
    ))
    db.session.flush()
    if open_now:
        open_held(id, meetings.meeting(meeting), now=now, moment=now)
    return id


def _check_words(text: str, proposer: UUID | None, seconder: UUID | None) -> None:
    if not (text or "").strip():
        raise MotionNeedsText(field="text")
    if seconder is not None and seconder == proposer:
        raise SecondsOneself(field="seconder")


def _check_fits(held: Meeting, form: Form, matter: MatterKind) -> None:
    check_meeting_fits(form, held.by_correspondence, "form")
    check_form(reads.rules_of_the_day(held).majority_for(matter), form, "form")
    if held.by_correspondence:
        check_allowed(reads.rules_of_the_day(held).correspondence, matter, "matter")


def _check_relations(held: Meeting, item: UUID, text: str, amends: UUID | None, again_of: UUID | None) -> None:
    of_meeting = reads.motions(held.id)
    if amends is not None:
        check_amendable(next((m for m in of_meeting if m.id == amends), None), item)
    earlier = None
    if again_of is not None:
        earlier = reads.motion(again_of)
        if meetings.meeting(earlier.meeting).body != held.body:
            raise NotTheSameMatter(field="again_of")
    same = earlier or same_words(of_meeting, item, text)
    if same is not None:
        result = reads.result(same.id)
        check_again(same, result.outcome if result else None, held.id, reads.rules_of_the_day(held).reconsideration, field="again_of")


@use_case("voting.withdraw_motion")
def withdraw_motion(*, actor: Actor, id: UUID, now: datetime, motion: UUID) -> UUID:
    """Withdraw a motion whose vote has not been opened. Raises MotionNotDraft, MotionTooLate."""
    _put, held = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    reads.hold_motion(motion)
    if held.state in OVER:
        raise MotionTooLate(state=held.state)
    _check_draft(reads.motion(motion))
    db.session.get_one(MotionRow, motion).state = MotionState.WITHDRAWN
    db.session.flush()
    return motion


@use_case("voting.open_vote")
def open_vote(*, actor: Actor, id: UUID, now: datetime, motion: UUID, opened_at: datetime | None = None) -> UUID:
    """Open the vote: check the quorum at this moment and freeze who may answer.

    Raises VoteNeedsOpenMeeting, MotionNotDraft, AnotherVoteOpen, ConsensusRequired, AmendmentsFirst, WordingMissing, QuorumLost,
    NobodyMayVote, UrnNeedsScrutineers, DeadlineNeeded, InTheFuture, OutOfOrder.
    """
    put, _ = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    attendance.hold_meeting(put.meeting)
    reads.hold_motion(motion)
    open_held(motion, meetings.meeting(put.meeting), now=now, moment=opened_at or now)
    return motion


def open_held(motion: UUID, held: Meeting, *, now: datetime, moment: datetime, scrutineers_named: bool = False) -> None:
    """Open the vote of a motion that is held against other writers. `scrutineers_named`: as a secret vote needs. As `open_vote`."""
    put = reads.motion(motion)
    if put.form in SECRET and not scrutineers_named:
        raise UrnNeedsScrutineers()
    if put.form is Form.CORRESPONDENCE:
        raise DeadlineNeeded()
    check_may_open(put, held)
    check_moment(held, moment, now)
    hall, quorum = hall_at(held, put.item, moment)
    keep_open(put, hall, quorum, moment)
    append(_opened(put, hall, quorum), now=now, body=held.body)


def _check_draft(motion: Motion) -> None:
    if motion.state is not MotionState.DRAFT:
        raise MotionNotDraft(state=motion.state)


def check_may_open(motion: Motion, held: Meeting) -> None:
    """Raise unless a vote may be opened: the meeting is, the motion waits, no other vote runs (by correspondence several may), and
    amendments and form are as they have to be. What `open_vote` raises but for its quorum.
    """
    if held.state is not MeetingState.OPEN:
        raise VoteNeedsOpenMeeting(state=held.state)
    _check_draft(motion)
    other = None if motion.form is Form.CORRESPONDENCE else reads.open_motion(held.id)
    if other is not None:
        raise AnotherVoteOpen(position=other.position)
    check_form(reads.rules_of_the_day(held).majority_for(motion.matter), motion.form)
    check_amended(reads.amendments(motion.id), reads.carried_amendments(motion.id), reads.texts(motion.id))


def check_moment(held: Meeting, moment: datetime, now: datetime) -> None:
    """Raise InTheFuture or OutOfOrder unless the moment of an opening has come, and came after the meeting opened."""
    if moment > now:
        raise InTheFuture("opened_at", at=moment)
    if held.opened_at is not None and moment < held.opened_at:
        raise OutOfOrder("opened_at", last=held.opened_at)


def hall_at(held: Meeting, item: UUID, moment: datetime) -> tuple[Electorate, QuorumStatement]:
    """Return who may answer on a point at a moment, proxies included, and the quorum. Raises QuorumLost, NobodyMayVote."""
    day = attendance.on_its_day(held)
    room = standing(attendance.events(held.id), moment, day.places)
    quorum = quorum_statement(day.quorum, room.seats)
    if not quorum.reached and not reads.rules_of_the_day(held).vote_without_quorum:
        raise QuorumLost(present=quorum.present, needed=quorum.needed)
    hall = reads.frozen(held, item, moment, day, room)
    if not hall.voters:
        raise NobodyMayVote()
    return hall, quorum


def keep_open(motion: Motion, hall: Electorate, quorum: QuorumStatement | None, moment: datetime) -> None:
    """Keep a vote as open, with its electorate. `quorum` None: it is known only when the answers are in."""
    row = db.session.get_one(MotionRow, motion.id)
    row.state, row.opened_at, row.quorum = MotionState.OPEN, moment, quorum_to_data(quorum) if quorum else None
    db.session.flush()
    db.session.execute(sa.insert(ElectorRow), [
        {"motion_id": motion.id, "seat_id": e.seat, "person_id": e.person, "organisation_id": e.organisation, "bloc": e.bloc,
         "filled": e.filled, "recused": e.recused, "by_proxy": e.by_proxy} for e in hall.electors])


def _opened(motion: Motion, hall: Electorate, quorum: QuorumStatement) -> VoteOpened:
    return VoteOpened(
        motion=motion.id, form=motion.form.value, seats=hall.seats, filled=hall.filled, voters=hall.voters, recused=hall.recused,
        quorum_present=quorum.present, quorum_needed=quorum.needed, quorum_reached=quorum.reached,
    )
