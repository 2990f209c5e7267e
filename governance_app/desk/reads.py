"""What waits for somebody: asked of every room, within the bodies they may see."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, may, may_somewhere
from governance_app.attendance import reads as attendance
from governance_app.attendance.records import AttendanceEventRow
from governance_app.attendance.rules import QuorumStatement, quorum_statement
from governance_app.commitments import reads as commitments
from governance_app.commitments.rules import Commitment, overdue
from governance_app.committees import reads as committees
from governance_app.committees.rules import Body, SeatStatus, StatuteMissing
from governance_app.decisions import reads as decisions
from governance_app.desk.rules import Glance, InReview, SeatToFill, Waiting, next_of
from governance_app.meetings import reads as meetings
from governance_app.meetings.reads.meetings import MEETINGS, many
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import Meeting, MeetingState, failed_first_call
from governance_app.minutes import reads as minutes
from governance_app.minutes.records import MinutesRow
from governance_app.minutes.rules import MinutesState, unanswered
from governance_app.privacy.reads.asking import waiting_for
from governance_app.privacy.rules import DataRequest
from governance_app.voting import reads as voting

LIVE = (MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.OPEN, MeetingState.ADJOURNED)
MOST = 12
"""So many meetings, acts or bodies are looked at for one desk: an administrator of hundreds of bodies goes by their lists."""


def glance(meeting: Meeting, now: datetime) -> Glance:
    """Return what is known of a meeting now. Without rules of its body there is no quorum to speak of."""
    quorum, acta = quorum_now(meeting, now), minutes.minutes_of(meeting.id)
    return Glance(
        meeting, now, meetings.agenda(meeting.id), voting.motions(meeting.id), decisions.carried_without_number(meeting.id),
        len(meetings.untold_seats(meeting.id)), quorum.present if quorum else 0,
        meeting.by_correspondence or bool(quorum and quorum.reached), _first_call_failed(meeting),
        acta.state if acta else None,
    )


def quorum_now(meeting: Meeting, now: datetime) -> QuorumStatement | None:
    """Return whether there is quorum at this moment, or None when the body had no rules on the day of the meeting.

    After a first call that failed, the rule of the second call counts even before the meeting is opened by it.
    """
    try:
        if meeting.state is MeetingState.CONVENED and meeting.second_call_at and _first_call_failed(meeting):
            rule = meetings.statute_of(meeting).second_call.quorum
            return quorum_statement(rule, attendance.standing_at(meeting.id, now).seats)
        return attendance.quorum_at(meeting.id, meeting.closed_at or now)
    except StatuteMissing:
        return None


def _first_call_failed(meeting: Meeting) -> bool:
    return failed_first_call(event.kind for event in meetings.happenings(meeting.id))


def waiting(actor: Actor, bodies: Iterable[Body], now: datetime) -> tuple[Waiting, ...]:
    """Return the meetings of these bodies that are planned, convened or in session, soonest first, each with what comes next."""
    ids = [body.id for body in bodies if may(actor, Permission.SEE_BODY, committees.scope_of(body.id))]
    chosen = MEETINGS.where(MeetingRow.body_id.in_(ids), MeetingRow.state.in_(LIVE)).order_by(MeetingRow.starts_at).limit(MOST)
    seen = [glance(meeting, now) for meeting in many(chosen)]
    return tuple(Waiting(g.meeting, next_of(g), g.untold) for g in seen)


def minutes_to_finish(actor: Actor, bodies: Iterable[Body]) -> tuple[Meeting, ...]:
    """Return the closed meetings whose minutes are a draft, in the bodies where the actor writes them; the oldest first."""
    ids = [body.id for body in bodies if may(actor, Permission.DRAFT_MINUTES, committees.scope_of(body.id))]
    chosen = (
        MEETINGS.join(MinutesRow, MinutesRow.meeting_id == MeetingRow.id)
        .where(MeetingRow.body_id.in_(ids), MeetingRow.state == MeetingState.CLOSED, MinutesRow.state == MinutesState.DRAFT)
    )
    return many(chosen.order_by(MeetingRow.starts_at).limit(MOST))


def actas_to_review(actor: Actor, bodies: Iterable[Body], day: date) -> tuple[InReview, ...]:
    """Return the actas in review of the actor's bodies, and of meetings that the actor attended; after the last day only for keepers."""
    of_bodies = {b.id for b in bodies if may(actor, Permission.CORRECT_MINUTES, committees.scope_of(b.id))}
    came = sa.select(AttendanceEventRow.meeting_id).where(
        AttendanceEventRow.person_id == actor.person, AttendanceEventRow.voided_at.is_(None))
    chosen = (
        MEETINGS.join(MinutesRow, MinutesRow.meeting_id == MeetingRow.id).where(MinutesRow.state == MinutesState.IN_REVIEW)
        .where(sa.or_(MeetingRow.body_id.in_(of_bodies), MeetingRow.id.in_(came)) if actor.person else MeetingRow.body_id.in_(of_bodies))
    )
    found = []
    for held in many(chosen.order_by(MinutesRow.review_until, MeetingRow.starts_at).limit(MOST)):
        acta, keeps = minutes.minutes_of(held.id), may(actor, Permission.DRAFT_MINUTES, committees.scope_of(held.body))
        if acta and acta.review_until and (keeps or day <= acta.review_until):
            open_ones = len(unanswered(minutes.corrections(held.id))) if keeps else 0
            found.append(InReview(held, acta.review_until, keeps, open_ones))
    return tuple(found)


def overdue_commitments(bodies: Iterable[Body], day: date) -> tuple[Commitment, ...]:
    """Return the commitments of these bodies that are overdue, the longest first."""
    return tuple(c for c in commitments.open_of_bodies(body.id for body in bodies) if overdue(c, day))[:MOST]


def seats_to_fill(actor: Actor, bodies: Iterable[Body], day: date) -> tuple[SeatToFill, ...]:
    """Return the seats that are vacant or end soon, in the first bodies where the actor keeps the seats."""
    mine = [body for body in bodies if may(actor, Permission.MANAGE_SEATS, committees.scope_of(body.id))][:MOST]
    wanted = (SeatStatus.VACANT, SeatStatus.ENDING, SeatStatus.CARRIED_OVER)
    return tuple(
        SeatToFill(body.id, body.name, s.seat, s.label, s.status is SeatStatus.VACANT)
        for body in mine for s in committees.roster(body.id, day) if s.status in wanted
    )


def requests_to_answer(actor: Actor) -> tuple[DataRequest, ...]:
    """Return what people ask of their data and waits for who keeps their records, the first due first. It names nobody here."""
    return waiting_for(actor)[:MOST] if may_somewhere(actor, Permission.MANAGE_PEOPLE) else ()


def rules_missing(body: UUID, day: date) -> bool:
    """Tell whether a body has no rules on a day, so that nothing can be convened."""
    try:
        committees.statute_on(body, day)
    except StatuteMissing:
        return True
    return False
