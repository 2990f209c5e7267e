"""How every form ends: answers → tally → verdict → one result, never edited; or a tie for the chair."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.records import CastingVoteRow, MotionRow, ResultRow
from governance_app.voting.rules import (
    CastingVoteDecides,
    ChairMustCast,
    Choice,
    Form,
    Motion,
    MotionState,
    NoTie,
    Outcome,
    QuorumLost,
    Result,
    Stance,
    Tally,
    Verdict,
    VoteClosed,
    VoteNeedsOpenMeeting,
    VoteNotOpen,
    VoteTied,
    WrongForm,
    decide,
    decide_consensus,
    result_to_data,
)


def open_vote_of(actor: Actor, motion: UUID, form: Form) -> tuple[Motion, Meeting]:
    """Return an open motion of this form, held against other writers, and its meeting.

    Raises VoteNotOpen, WrongForm, VoteNeedsOpenMeeting.
    """
    _put, held = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    reads.hold_motion(motion)
    found = reads.motion(motion)
    if found.state is not MotionState.OPEN:
        raise VoteNotOpen(state=found.state)
    if found.form is not form:
        raise WrongForm(form=found.form)
    if held.state is not MeetingState.OPEN:
        raise VoteNeedsOpenMeeting(state=held.state)
    return found, held


def close(motion: Motion, held: Meeting, now: datetime, closed_at: datetime | None = None) -> None:
    """Close an open vote: store its result, or leave it tied when the statute gives the chair a casting vote."""
    row = db.session.get_one(MotionRow, motion.id)
    row.closed_at = closed_at or now
    tally, verdict = _verdict(motion, held)
    if verdict.outcome is None:
        row.state = MotionState.TIED
        append(VoteTied(motion=motion.id, tally=tally), now=now, body=held.body)
        db.session.flush()
        return
    row.state = MotionState.CLOSED
    _keep(motion, held, tally, verdict, verdict.outcome, now, None)


@use_case("voting.casting_vote")
def give_casting_vote(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, choice: Choice, reason: str = "", at: datetime | None = None,
) -> UUID:
    """Record the vote with which whoever presides breaks a tie: for or against. Raises NoTie, CastingVoteDecides, ChairMustCast."""
    reads.motion_for(actor, Permission.DECLARE_RESULT, motion)
    reads.hold_motion(motion)
    found, moment = reads.motion(motion), at or now
    if found.state is not MotionState.TIED:
        raise NoTie(state=found.state)
    if choice not in (Choice.FOR, Choice.AGAINST):
        raise CastingVoteDecides(field="choice")
    held = meetings.meeting(found.meeting)
    if held.chair is None or not attendance.standing_at(held.id, moment).is_present(held.chair):
        raise ChairMustCast()
    db.session.add(CastingVoteRow(motion_id=motion, person_id=held.chair, choice=choice, reason=reason or "", at=moment))
    db.session.get_one(MotionRow, motion).state = MotionState.CLOSED
    tally, verdict = _verdict(found, held)
    _keep(found, held, tally, verdict, Outcome.CARRIED if choice is Choice.FOR else Outcome.LOST, now, choice)
    return motion


def _verdict(motion: Motion, held: Meeting) -> tuple[Tally, Verdict]:
    statute, hall, tally = reads.rules_of_the_day(held), reads.electorate(motion.id), reads.tally(motion)
    rule = statute.majority_for(motion.matter)
    if motion.form is Form.CONSENSUS:
        return tally, decide_consensus(rule, tally, hall)
    return tally, decide(rule, tally, hall, tie=statute.tie, blanks=statute.blank_votes)


def _keep(
    motion: Motion, held: Meeting, tally: Tally, verdict: Verdict, outcome: Outcome, now: datetime, casting: Choice | None,
) -> None:
    statute, hall = reads.rules_of_the_day(held), reads.electorate(motion.id)
    if motion.quorum is None:
        raise QuorumLost(present=0, needed=0)
    reservations = sum(s.stance is Stance.RESERVATION for s in reads.stances(motion.id))
    result = Result(
        motion.id, motion.form, outcome, tally, verdict.counted, verdict.needed, verdict.base_size, verdict.rule, statute.tie,
        statute.blank_votes, verdict.tied, hall.seats, hall.filled, hall.voters, motion.quorum, now, reservations, casting,
    )
    rule, figures, quorum = result_to_data(result)
    db.session.add(ResultRow(motion_id=motion.id, outcome=outcome, rule=rule, figures=figures, quorum=quorum, at=now))
    db.session.flush()
    append(VoteClosed(
        motion=motion.id, form=motion.form.value, outcome=outcome.value, tally=tally, needed=verdict.needed, base_size=verdict.base_size,
        majority=verdict.rule.kind.value, majority_base=verdict.rule.base.value, casting_vote=casting.value if casting else "",
    ), now=now, body=held.body)
