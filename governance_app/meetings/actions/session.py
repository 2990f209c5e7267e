"""The session: opened, interrupted, resumed, closed, and now and then opened again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.committees.rules import need_reason
from governance_app.meetings import reads
from governance_app.meetings.actions.meeting_rows import events, happened, locked
from governance_app.meetings.actions.points import defer_rows
from governance_app.meetings.rules import (
    ActaSettled,
    FirstCallLapsed,
    FirstCallTooEarly,
    Happening,
    LaterMeetingOpened,
    MeetingAdjourned,
    MeetingClosed,
    MeetingOpened,
    MeetingReopened,
    MeetingResumed,
    NoSecondCall,
    check_call,
    check_settled,
    unsettled,
)
from governance_app.record.actions import append, use_case


@use_case("meetings.record_failed_first_call")
def record_failed_first_call(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, at: datetime, figures: Mapping[str, Any] | None = None,
    reason: str | None = None,
) -> UUID:
    """Record that at the hour of the first call there was no quorum. `figures`: present, needed and what else states it.

    Without a second call in the statute the meeting can then only be postponed or cancelled. Raises FirstCallTooEarly, WrongState.
    """
    row = locked(actor, Permission.RUN_MEETING, meeting)
    told = figures or {}
    happened(row, Happening.FIRST_CALL_FAILED, actor=actor, at=at, now=now, reason=reason or "", figures=told)
    if at < row.starts_at:
        raise FirstCallTooEarly("at", due=row.starts_at)
    append(FirstCallLapsed(meeting=meeting, at=at, present=told.get("present"), needed=told.get("needed")), now=now, body=row.body_id)
    return meeting


@use_case("meetings.open_meeting")
def open_meeting(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, opened_at: datetime, chair: UUID, secretary: UUID,
    figures: Mapping[str, Any] | None = None, on_second_call: bool = False,
) -> UUID:
    """Open the session. Called by attendance, which knows the quorum and hands its `figures` over.

    Raises WrongState, InTheFuture, NoSecondCall, FirstCallNotFailed, FirstCallFailed, SecondCallTooEarly.
    """
    row = locked(actor, Permission.RUN_MEETING, meeting)
    if on_second_call and not reads.statute_of(reads.meeting(meeting)).second_call.allowed:
        raise NoSecondCall()
    check_call([e.kind for e in events(meeting)], on_second_call, opened_at, row.second_call_at)
    happened(row, Happening.OPENED, actor=actor, at=opened_at, now=now, field="opened_at", figures=figures)
    row.opened_at, row.chair_id, row.secretary_id, row.on_second_call = opened_at, chair, secretary, on_second_call
    append(MeetingOpened(meeting=meeting, opened_at=opened_at, on_second_call=on_second_call), now=now, body=row.body_id)
    return meeting


@use_case("meetings.adjourn")
def adjourn(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, at: datetime, reason: str) -> UUID:
    """Interrupt the session (night, rain, quorum lost). Raises WrongState, OutOfOrder, ReasonNeeded."""
    row = locked(actor, Permission.RUN_MEETING, meeting)
    happened(row, Happening.ADJOURNED, actor=actor, at=at, now=now, reason=need_reason(reason))
    append(MeetingAdjourned(meeting=meeting, at=at), now=now, body=row.body_id)
    return meeting


@use_case("meetings.resume")
def resume(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, at: datetime, figures: Mapping[str, Any] | None = None) -> UUID:
    """Go on with an interrupted session. Raises WrongState, OutOfOrder."""
    row = locked(actor, Permission.RUN_MEETING, meeting)
    happened(row, Happening.RESUMED, actor=actor, at=at, now=now, figures=figures)
    append(MeetingResumed(meeting=meeting, at=at), now=now, body=row.body_id)
    return meeting


@use_case("meetings.close_meeting")
def close_meeting(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, closed_at: datetime, defer_rest: bool = False) -> UUID:
    """Close the session. Every point must be done or deferred (ItemsUnsettled names the others), unless `defer_rest`.

    A session that was interrupted and never resumed is closed as it stands. Raises WrongState, OutOfOrder, InTheFuture.
    """
    row = locked(actor, Permission.RUN_MEETING, meeting)
    happened(row, Happening.CLOSED, actor=actor, at=closed_at, now=now, field="closed_at")
    items = reads.agenda(meeting)
    if defer_rest:
        defer_rows([i.id for i in unsettled(items)], closed_at)
    else:
        check_settled(items)
    row.closed_at = closed_at
    append(MeetingClosed(meeting=meeting, closed_at=closed_at), now=now, body=row.body_id)
    return meeting


@use_case("meetings.reopen_meeting")
def reopen_meeting(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, reason: str) -> UUID:
    """Open a closed session again, with a reason. Raises LaterMeetingOpened (of the body), ActaSettled (its acta is put to the vote or
    approved), ReasonNeeded."""
    row = locked(actor, Permission.REOPEN_MEETING, meeting)
    text = need_reason(reason)
    if reads.acta_settled(meeting):
        raise ActaSettled()
    later = reads.later_opened(meeting)
    if later:
        raise LaterMeetingOpened(code=later.code)
    happened(row, Happening.REOPENED, actor=actor, at=now, now=now, reason=text)
    row.closed_at = None
    append(MeetingReopened(meeting=meeting), now=now, body=row.body_id)
    return meeting
