"""Questions about motions, electorates, answers and results."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.committees import reads as committees
from governance_app.committees.rules import SeatOnDay, Statute
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import Meeting
from governance_app.voting.reads import belenios as belenios
from governance_app.voting.reads import correspondence as correspondence
from governance_app.voting.reads import proxies as proxies
from governance_app.voting.reads import seals, urns
from governance_app.voting.reads.beside import casting_vote as casting_vote
from governance_app.voting.reads.beside import changed_answers as changed_answers
from governance_app.voting.reads.beside import lot as lot
from governance_app.voting.reads.hall import electorate as electorate
from governance_app.voting.reads.hall import frozen as frozen
from governance_app.voting.reads.hall import hall_now as hall_now
from governance_app.voting.reads.hall import seat_label as seat_label
from governance_app.voting.reads.urns import annulled, urn_count
from governance_app.voting.records import (
    BallotRow,
    HandCountRow,
    MotionRow,
    MotionTextRow,
    ResultRow,
    RoundRow,
    StanceRow,
)
from governance_app.voting.rules import (
    SECRET,
    Ballot,
    Choice,
    Electorate,
    Form,
    HandCount,
    Motion,
    MotionState,
    MotionText,
    NoSuchMotion,
    Outcome,
    Publication,
    Result,
    Round,
    SeatStance,
    Tally,
    as_choice,
    hides,
    published,
    published_tally,
    quorum_from_data,
    result_from_data,
    still_to_answer,
    tally_of,
    tally_of_stances,
    urn_tally,
    who_answered,
)
from governance_app.voting.rules.belenios import belenios_tally
from governance_app.voting.rules.sealed import sealed_tally


def motion_for(actor: Actor, permission: Permission, motion: UUID) -> tuple[Motion, Meeting]:
    """Return a motion on which the actor holds `permission`, and its meeting. NoSuchMotion, NoSuchMeeting, MayNot."""
    found = _known(motion)
    return found, attendance.meeting_for(actor, permission, found.meeting)


def hold_motion(motion: UUID) -> None:
    """Make other writers of this motion wait until the open transaction ends."""
    db.session.execute(select(MotionRow.id).where(MotionRow.id == motion).with_for_update())


def motion(id: UUID) -> Motion:
    """Return a motion as it stands now. Raises NoSuchMotion."""
    return _known(id)


def _known(id: UUID) -> Motion:
    row = db.session.get(MotionRow, id, populate_existing=True)
    if row is None:
        raise NoSuchMotion()
    return _motion(row)


def motions(meeting: UUID) -> tuple[Motion, ...]:
    """Return the motions of a meeting in the order in which they were put."""
    rows = db.session.scalars(select(MotionRow).where(MotionRow.meeting_id == meeting).order_by(MotionRow.position))
    return tuple(_motion(row) for row in rows)


def _motion(row: MotionRow) -> Motion:
    return Motion(
        row.id, row.meeting_id, row.item_id, row.position, row.text, row.language, row.matter, row.form, row.state, row.proposer_id,
        row.proposer_seat_id, row.seconder_id, row.opened_at, row.closed_at, quorum_from_data(row.quorum) if row.quorum else None,
        row.amends_id, row.again_of_id,
    )


def voted_in_body(body: UUID, most: int = 60) -> tuple[Motion, ...]:
    """Return the latest motions that were voted at any meeting of a body, the newest first."""
    of_body = select(MeetingRow.id).where(MeetingRow.body_id == body)
    chosen = select(MotionRow).where(MotionRow.state == MotionState.CLOSED, MotionRow.meeting_id.in_(of_body))
    return tuple(_motion(row) for row in db.session.scalars(chosen.order_by(MotionRow.closed_at.desc(), MotionRow.id).limit(most)))


def amendments(motion: UUID) -> tuple[Motion, ...]:
    """Return the motions that would change this one, in the order in which they were put."""
    rows = db.session.scalars(select(MotionRow).where(MotionRow.amends_id == motion).order_by(MotionRow.position))
    return tuple(_motion(row) for row in rows)


def carried_amendments(motion: UUID) -> frozenset[UUID]:
    """Return the amendments of this motion that were approved."""
    found = select(MotionRow.id).join(ResultRow, ResultRow.motion_id == MotionRow.id)
    return frozenset(db.session.scalars(found.where(
        MotionRow.amends_id == motion, MotionRow.state != MotionState.ANNULLED, ResultRow.outcome == Outcome.CARRIED)))


def texts(motion: UUID) -> tuple[MotionText, ...]:
    """Return every wording of a motion after the first and every translation, by version and language."""
    rows = db.session.scalars(
        select(MotionTextRow).where(MotionTextRow.motion_id == motion).order_by(MotionTextRow.version, MotionTextRow.language))
    return tuple(MotionText(r.version, r.language, r.text, r.because_id) for r in rows)


def votes_on_the_same(motion: Motion) -> tuple[Motion, ...]:
    """Return the earlier votes on the matter of this motion, the latest first, as far as they were named as such."""
    found, seen = [], {motion.id}
    while motion.again_of is not None and motion.again_of not in seen:
        motion = _known(motion.again_of)
        seen.add(motion.id)
        found.append(motion)
    return tuple(found)


def open_motion(meeting: UUID) -> Motion | None:
    """Return the motion whose vote is open now, or None."""
    row = db.session.scalar(select(MotionRow).where(MotionRow.meeting_id == meeting, MotionRow.state == MotionState.OPEN))
    return _motion(row) if row else None


def counted_electorate(motion: Motion) -> Electorate:
    """Return the electorate as it counts: frozen at the opening, and by correspondence whoever did not answer is absent."""
    hall = electorate(motion.id)
    return who_answered(hall, [b.seat for b in ballots(motion.id)]) if motion.form is Form.CORRESPONDENCE else hall


def waiting(motion: UUID) -> tuple[UUID, ...]:
    """Return the seats that may answer and have not."""
    return still_to_answer(electorate(motion), [b.seat for b in ballots(motion)])


def ballots(motion: UUID) -> tuple[Ballot, ...]:
    """Return the answers of a roll call, by moment."""
    told = select(BallotRow.seat_id, BallotRow.choice, BallotRow.reason).where(BallotRow.motion_id == motion)
    return tuple(Ballot(*row) for row in db.session.execute(told.order_by(BallotRow.at, BallotRow.id)))


def stances(motion: UUID) -> tuple[SeatStance, ...]:
    """Return the stances of the last round of a consensus."""
    by_round = _stances_by_round(motion)
    return by_round[max(by_round)] if by_round else ()


def rounds(motion: UUID) -> tuple[Round, ...]:
    """Return the rounds of a consensus after which another one was held, the first first."""
    by_round = _stances_by_round(motion)
    rows = db.session.scalars(select(RoundRow).where(RoundRow.motion_id == motion).order_by(RoundRow.number))
    return tuple(Round(r.number, r.changed, by_round.get(r.number, ())) for r in rows)


def _stances_by_round(motion: UUID) -> dict[int, tuple[SeatStance, ...]]:
    found: dict[int, tuple[SeatStance, ...]] = {}
    for r in db.session.scalars(select(StanceRow).where(StanceRow.motion_id == motion).order_by(StanceRow.round, StanceRow.id)):
        found[r.round] = (*found.get(r.round, ()), SeatStance(r.seat_id, r.stance, r.reason, r.organisation_id))
    return found


def hand_count(motion: UUID) -> HandCount | None:
    """Return what was written down of a show of hands, or None."""
    row = db.session.get(HandCountRow, motion)
    if row is None:
        return None
    hall = electorate(motion)
    tally = Tally(row.votes_for, row.against, row.abstain, row.blank, row.null_votes, row.not_voting, hall.absent, hall.recused)
    return HandCount(tally, row.counted_by, tuple(_dissent(one) for one in row.dissent), row.second_counted_by)


def turnout(motion: Motion) -> int:
    """Return how many seats have answered so far in a form of ONE_BY_ONE; never what."""
    return seals.turnout(motion.id) if motion.form is Form.SEALED else len(ballots(motion.id))


def answers(motion: Motion) -> dict[UUID, Choice]:
    """Return seat → answer where the form lets it be known: of a consensus its meaning as a vote, of an acclamation "for" of each voter."""
    if motion.form is Form.CONSENSUS:
        return {s.seat: as_choice(s.stance) for s in stances(motion.id)}
    if motion.form is Form.ACCLAMATION:
        return {e.seat: Choice.FOR for e in electorate(motion.id).electors if e.votes}
    return {b.seat: b.choice for b in ballots(motion.id)}


def _dissent(data: dict[str, Any]) -> Ballot:
    return Ballot(UUID(data["seat"]), Choice(data["choice"]), data.get("reason", ""))


def tally(motion: Motion) -> Tally:
    """Return the answers given so far, counted; of a secret vote only what its publication rule lets be said."""
    return published_tally(full_tally(motion), publication(motion.id))


def publication(motion: UUID) -> Publication | None:
    """Return what may be published of a secret vote: its outcome alone where no rule of it is known. None: the vote is not secret."""
    known = urns.publication(motion) or seals.publication(motion) or belenios.publication(motion)
    if known is None and db.session.scalar(select(MotionRow.form).where(MotionRow.id == motion)) in SECRET:
        return Publication.OUTCOME
    return known


def figures_hidden(motion: Motion) -> bool:
    """Tell whether the figures of this vote stay unsaid."""
    return hides(publication(motion.id), full_tally(motion))


def full_tally(motion: Motion) -> Tally:
    """Return the answers given so far, counted, for the verdict alone: of a secret vote nobody else may ask (use `tally`)."""
    hall = electorate(motion.id)
    if motion.form is Form.PAPER:
        count = urn_count(motion.id)
        return urn_tally(count, hall) if count and motion.state is not MotionState.ANNULLED else tally_of((), hall)
    if motion.form is Form.SEALED:
        totals = seals.totals(motion.id)
        return sealed_tally(totals, hall) if totals and motion.state is not MotionState.ANNULLED else tally_of((), hall)
    if motion.form is Form.BELENIOS:
        told = belenios.count(motion.id)
        return belenios_tally(told, hall) if told and motion.state is not MotionState.ANNULLED else tally_of((), hall)
    if motion.form in (Form.ROLL_CALL, Form.CORRESPONDENCE):
        return tally_of((b.choice for b in ballots(motion.id)), counted_electorate(motion))
    if motion.form is Form.CONSENSUS:
        return tally_of_stances((s.stance for s in stances(motion.id)), hall)
    if motion.form is Form.ACCLAMATION:
        return tally_of(answers(motion).values() if motion.closed_at else (), hall)
    hands = hand_count(motion.id)
    return hands.tally if hands else tally_of((), hall)


def result(motion: UUID) -> Result | None:
    """Return the result with every figure that may be said of it; None while there is none, and when it was annulled."""
    row = db.session.get(ResultRow, motion)
    if row is None or annulled(motion):
        return None
    return published(result_from_data(motion, row.outcome, row.at, row.rule, row.figures, row.quorum), publication(motion))


def settled_at(motion: UUID) -> datetime | None:
    """Return when the result of a vote was known, from which its days of dispute run: a tie is broken later than it is counted."""
    return db.session.scalar(select(ResultRow.at).where(ResultRow.motion_id == motion))


def public_result(motion: UUID) -> Result | None:
    """Return the result for the public site: figures, no name of a person and no answer of a seat."""
    return result(motion)


def rules_of_the_day(meeting: Meeting) -> Statute:
    """Return the statute valid on the day of a meeting."""
    return committees.statute_on(meeting.body, _day(meeting))


def seats_of_the_day(meeting: UUID) -> tuple[SeatOnDay, ...]:
    """Return the seats as they stood on the day of a meeting."""
    held = meetings.meeting(meeting)
    return tuple(committees.roster(held.body, _day(held)))


def seat_labels(meeting: UUID) -> dict[UUID, str]:
    """Return seat → label on the day of a meeting."""
    return {s.seat: s.label for s in seats_of_the_day(meeting)}


def _day(meeting: Meeting) -> Any:
    return local_day(meeting.opened_at or meeting.starts_at)
