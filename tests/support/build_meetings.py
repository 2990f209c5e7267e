"""Builders: meetings in any state, made through the real actions."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM
from governance_app.committees import reads as committees
from governance_app.committees.rules import Body
from governance_app.foundation.clock import local_day
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions, reads
from governance_app.meetings.rules import ItemState, Meeting, MeetingKind
from tests.support.build_committees import a_body
from tests.support.remembered import remembered

STARTS = datetime(2026, 3, 14, 14, 0, tzinfo=UTC)
CALLED = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 20, 15, 0, tzinfo=UTC)


def act(action: Any, *, now: datetime = CALLED, **given: Any) -> Any:
    """Run an action as the machine itself, with a new id, and return its receipt."""
    return action(actor=SYSTEM, id=new_id(), now=now, **given)


@remembered
def a_meeting(
    body: Body | UUID | None = None, convened: bool = True, *, kind: MeetingKind = MeetingKind.ORDINARY, starts_at: datetime = STARTS,
    template: str | None = "ordinary", called: datetime | None = None, **more: Any,
) -> Meeting:
    """Plan a meeting of `body` (one of seven seats when None) with an agenda; convene it twelve days ahead unless told not to."""
    owner = body.id if isinstance(body, Body) else body or a_body().id
    called = called or starts_at - (STARTS - CALLED)
    given = {"place": "Casa comunal de Chuwitayo", **more}
    id = act(actions.plan_meeting, body=owner, kind=kind, starts_at=starts_at, demonstration=True, now=called, **given).subject
    if template:
        act(actions.use_template, meeting=id, template=template, now=called)
    if convened:
        act(actions.convene, meeting=id, now=called)
    return reads.meeting(id)


def opened(meeting: Meeting, *, at: datetime | None = None, **more: Any) -> Meeting:
    """Open a convened meeting at its hour, chaired and recorded by two holders of its seats (no quorum asked here)."""
    when = at or meeting.starts_at
    people = [s.principal.id for s in committees.roster(meeting.body, local_day(when)) if s.principal]
    act(actions.open_meeting, meeting=meeting.id, opened_at=when, chair=people[0], secretary=people[-1], now=when, **more)
    return reads.meeting(meeting.id)


@remembered
def an_open_meeting(body: Body | UUID | None = None, **more: Any) -> Meeting:
    """Return a meeting in session."""
    return opened(a_meeting(body, **more))


@remembered
def a_closed_meeting(body: Body | UUID | None = None, *, deferred: tuple[str, ...] = (), hours: int = 3, **more: Any) -> Meeting:
    """Return a meeting held from beginning to end; points whose label stands in `deferred` were put off."""
    meeting = an_open_meeting(body, **more)
    end = meeting.starts_at + timedelta(hours=hours)
    for item in reversed(reads.agenda(meeting.id)):
        if item.state is ItemState.PENDING:
            act(actions.defer_item if item.label in deferred else actions.finish_item, item=item.id, at=end, now=end)
    act(actions.close_meeting, meeting=meeting.id, closed_at=end, now=end)
    return reads.meeting(meeting.id)
