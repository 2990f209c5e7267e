"""Use cases of quorum: open a meeting with it, or say that the first call failed for want of it."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads
from governance_app.attendance.rules import (
    ChairNotPresent,
    MeetingNotRunning,
    NobodyComesTogether,
    QuorumEstablished,
    QuorumIsReached,
    QuorumLacking,
    QuorumNotReached,
    QuorumStatement,
    check_moment,
    quorum_statement,
    standing,
)
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.record.actions import append, plain, use_case


@use_case("attendance.establish_quorum")
def establish_quorum(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, chair: UUID, secretary: UUID,
    opened_at: datetime | None = None, second_call: bool = False,
) -> UUID:
    """Open a convened meeting, if there is quorum at `opened_at` (now when None), under the rule of its call.

    A meeting by correspondence has nobody in a room: it opens without quorum, which each of its votes needs in answers.
    Raises QuorumLacking (present, needed), ChairNotPresent, MeetingNotRunning; and what meetings.open_meeting refuses:
    a second call that the statute does not know, before its hour, or without a failed first call.
    """
    held, moment = _convened(actor, meeting), opened_at or now
    check_moment(moment, held.starts_at, now)
    held = replace(held, on_second_call=second_call)
    day, told = reads.on_its_day(held), reads.events(meeting)
    reads.check_seen(actor, held, Permission.RUN_MEETING, chair, secretary, day=day)
    if held.by_correspondence:
        _open(actor, held, now, moment, chair, secretary, {})
        return meeting
    room = standing(told, moment, day.places)
    statement = quorum_statement(day.quorum, room.seats)
    if not statement.reached:
        raise QuorumLacking(field="opened_at", present=statement.present, needed=statement.needed)
    if not room.is_present(chair):
        raise ChairNotPresent(field="chair")
    _open(actor, held, now, moment, chair, secretary, figures_of(statement))
    figures = QuorumEstablished(
        meeting=meeting, present=statement.present, needed=statement.needed, n=statement.n, second_call=second_call)
    append(figures, now=now, body=held.body)
    return meeting


def _open(actor: Actor, held: Meeting, now: datetime, moment: datetime, chair: UUID, secretary: UUID, figures: dict[str, Any]) -> None:
    meeting_actions.open_meeting(
        actor=actor, id=new_id(), now=now, meeting=held.id, opened_at=moment, chair=chair, secretary=secretary, figures=figures,
        on_second_call=held.on_second_call,
    )


@use_case("attendance.declare_no_quorum")
def declare_no_quorum(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, at: datetime | None = None) -> UUID:
    """Record that the first call failed: its hour has come and there is no quorum. Raises QuorumIsReached, NobodyComesTogether."""
    held, moment = _convened(actor, meeting), at or now
    if held.by_correspondence:
        raise NobodyComesTogether()
    check_moment(moment, held.starts_at, now)
    statement = reads.quorum_at(meeting, moment)
    if statement.reached:
        raise QuorumIsReached(field="at", present=statement.present, needed=statement.needed)
    meeting_actions.record_failed_first_call(actor=actor, id=new_id(), now=now, meeting=meeting, at=moment, figures=figures_of(statement))
    append(QuorumNotReached(meeting=meeting, present=statement.present, needed=statement.needed, n=statement.n), now=now, body=held.body)
    return meeting


def figures_of(statement: QuorumStatement) -> dict[str, Any]:
    """Return a quorum statement as JSON types, to be kept beside what it justified."""
    return dict(plain(statement))


def _convened(actor: Actor, meeting: UUID) -> Meeting:
    reads.meeting_for(actor, Permission.RUN_MEETING, meeting)
    reads.hold_meeting(meeting)
    held = meetings.meeting(meeting)
    if held.state is not MeetingState.CONVENED:
        raise MeetingNotRunning(state=held.state)
    return held

