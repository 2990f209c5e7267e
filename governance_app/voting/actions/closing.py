"""How every form ends: answers → tally → verdict → one result, never edited; or a tie for the chair."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.committees.rules import TieRule
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.records import CastingVoteRow, LotRow, MotionRow, ResultRow
from governance_app.voting.rules import (
    CastingVoteDecides,
    ChairDecides,
    ChairMustCast,
    Choice,
    Form,
    LotDecides,
    LotNeedsWitness,
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
    lapses,
    published,
    result_to_data,
)


def open_vote_of(actor: Actor, motion: UUID, form: Form | None) -> tuple[Motion, Meeting]:
    """Return an open motion of this form (of any when None), held against other writers, and its meeting.

    Raises VoteNotOpen, WrongForm, VoteNeedsOpenMeeting.
    """
    reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    return held_open(motion, form)


def held_open(motion: UUID, form: Form | None) -> tuple[Motion, Meeting]:
    """Return the same without asking who acts: what they hold is their permission (a slip).

    Raises VoteNotOpen, WrongForm, VoteNeedsOpenMeeting.
    """
    reads.hold_motion(motion)
    found = reads.motion(motion)
    held = meetings.meeting(found.meeting)
    if found.state is not MotionState.OPEN:
        raise VoteNotOpen(state=found.state)
    if form is not None and found.form is not form:
        raise WrongForm(form=found.form)
    if held.state is not MeetingState.OPEN:
        raise VoteNeedsOpenMeeting(state=held.state)
    return found, held


def close(motion: Motion, held: Meeting, now: datetime, closed_at: datetime | None = None) -> None:
    """Close an open vote: store its result, or leave it tied when the statute gives the chair a casting vote."""
    row = db.session.get_one(MotionRow, motion.id)
    row.closed_at = closed_at or now
    motion = replace(motion, closed_at=row.closed_at)
    tally, verdict = _verdict(motion, held)
    if verdict.outcome is None:
        row.state = MotionState.TIED
        append(VoteTied(motion=motion.id, tally=reads.tally(motion)), now=now, body=held.body)
        db.session.flush()
        return
    row.state = MotionState.CLOSED
    _keep(motion, held, tally, verdict, verdict.outcome, now)


@use_case("voting.casting_vote")
def give_casting_vote(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, choice: Choice, reason: str = "", at: datetime | None = None,
) -> UUID:
    """Record the vote with which whoever presides breaks a tie: for or against.

    Raises NoTie, CastingVoteDecides, ChairMustCast, LotDecides.
    """
    found, held = _tied(actor, motion, choice)
    moment = at or now
    if reads.rules_of_the_day(held).tie is TieRule.LOT:
        raise LotDecides()
    if held.chair is None or not (held.by_correspondence or attendance.standing_at(held.id, moment).is_present(held.chair)):
        raise ChairMustCast()
    db.session.add(CastingVoteRow(motion_id=motion, person_id=held.chair, choice=choice, reason=reason or "", at=moment))
    _break(found, held, now, choice, casting=choice)
    return motion


@use_case("voting.draw_lot")
def draw_lot(*, actor: Actor, id: UUID, now: datetime, motion: UUID, choice: Choice, how: str, at: datetime | None = None) -> UUID:
    """Record the lot that breaks a tie where the statute says so. `how`: how it was drawn in the room and who watched.

    Raises NoTie, CastingVoteDecides, ChairDecides, LotNeedsWitness.
    """
    found, held = _tied(actor, motion, choice)
    if reads.rules_of_the_day(held).tie is not TieRule.LOT:
        raise ChairDecides()
    if not (how or "").strip():
        raise LotNeedsWitness(field="how")
    db.session.add(LotRow(motion_id=motion, choice=choice, how=how.strip(), at=at or now))
    _break(found, held, now, choice, lot=choice)
    return motion


def _tied(actor: Actor, motion: UUID, choice: Choice) -> tuple[Motion, Meeting]:
    reads.motion_for(actor, Permission.DECLARE_RESULT, motion)
    reads.hold_motion(motion)
    found = reads.motion(motion)
    if found.state is not MotionState.TIED:
        raise NoTie(state=found.state)
    if choice not in (Choice.FOR, Choice.AGAINST):
        raise CastingVoteDecides(field="choice")
    return found, meetings.meeting(found.meeting)


def _break(motion: Motion, held: Meeting, now: datetime, choice: Choice, **by: Choice) -> None:
    db.session.get_one(MotionRow, motion.id).state = MotionState.CLOSED
    tally, verdict = _verdict(motion, held)
    _keep(motion, held, tally, verdict, Outcome.CARRIED if choice is Choice.FOR else Outcome.LOST, now, **by)


def _verdict(motion: Motion, held: Meeting) -> tuple[Tally, Verdict]:
    statute, hall, tally = reads.rules_of_the_day(held), reads.counted_electorate(motion), reads.full_tally(motion)
    rule, answers = statute.majority_for(motion.matter), reads.answers(motion)
    if motion.form is Form.CONSENSUS:
        return tally, decide_consensus(rule, tally, hall, answers=answers)
    verdict = decide(rule, tally, hall, tie=statute.tie, blanks=statute.blank_votes, answers=answers)
    if motion.form is Form.CORRESPONDENCE and motion.quorum is not None and lapses(motion.quorum, statute.vote_without_quorum):
        verdict = replace(verdict, outcome=Outcome.LAPSED, tied=False)
    return tally, verdict


def _keep(
    motion: Motion, held: Meeting, tally: Tally, verdict: Verdict, outcome: Outcome, now: datetime, *, casting: Choice | None = None,
    lot: Choice | None = None,
) -> None:
    statute, hall = reads.rules_of_the_day(held), reads.counted_electorate(motion)
    if motion.quorum is None:
        raise QuorumLost(present=0, needed=0)
    reservations = sum(s.stance is Stance.RESERVATION for s in reads.stances(motion.id))
    result = Result(
        motion.id, motion.form, outcome, tally, verdict.counted, verdict.needed, verdict.base_size, verdict.rule, statute.tie,
        statute.blank_votes, verdict.tied, hall.seats, hall.filled, hall.voters, motion.quorum, now, reservations, casting,
        lot, verdict.blocs, verdict.blocs_needed, hall.by_proxy,
    )
    rule, figures, quorum = result_to_data(result)
    db.session.add(ResultRow(motion_id=motion.id, outcome=outcome, rule=rule, figures=figures, quorum=quorum, at=now))
    db.session.flush()
    shown = published(result, reads.publication(motion.id))  # a leaf is public
    append(VoteClosed(
        motion=motion.id, form=motion.form.value, outcome=outcome.value, tally=shown.tally, needed=shown.needed, base_size=shown.base_size,
        majority=verdict.rule.kind.value, majority_base=verdict.rule.base.value, casting_vote=casting.value if casting else "",
        lot=lot.value if lot else "", blocs_reached=sum(b.reached for b in shown.blocs), blocs_needed=shown.blocs_needed,
    ), now=now, body=held.body)
