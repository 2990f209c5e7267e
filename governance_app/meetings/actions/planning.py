"""A meeting is planned, and its plan changes until it is convened."""

from datetime import datetime, timedelta
from uuid import UUID

from governance_app.access.rules import Actor, Permission, require
from governance_app.committees import reads as committees
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings.actions.meeting_rows import locked
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import CorrespondenceNotAllowed, Happening, MeetingKind, MeetingMode, MeetingState, WrongState
from governance_app.organisations.reads import check_there
from governance_app.record.actions import use_case


@use_case("meetings.plan_meeting")
def plan_meeting(
    *, actor: Actor, id: UUID, now: datetime, body: UUID, kind: MeetingKind, starts_at: datetime, mode: MeetingMode = MeetingMode.IN_PERSON,
    title: str | None = None, place: str | None = None, link: str | None = None, language: str | None = None, territory: UUID | None = None,
    demonstration: bool = False,
) -> UUID:
    """Plan a meeting as a draft (its id is the request's id). The body must have rules on that day (StatuteMissing).
    Raises NoSuchTerritory, CorrespondenceNotAllowed.

    The hour of the second call follows from the statute of the day, when it has one.
    """
    require(actor, Permission.CONVENE, committees.scope_of(body))
    check_there(territories=(territory,))
    db.session.add(MeetingRow(
        id=id, body_id=body, kind=kind, mode=mode, title=title or "", starts_at=starts_at,
        second_call_at=second_call(body, starts_at, mode), place=place or "", territory_id=territory, link=link or "",
        language=language or committees.body(body).language,
        demonstration=demonstration, created_at=now,
    ))
    return id


@use_case("meetings.change_plan")
def change_plan(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, kind: MeetingKind, starts_at: datetime, mode: MeetingMode,
    title: str | None = None, place: str | None = None, link: str | None = None, language: str | None = None, territory: UUID | None = None,
) -> UUID:
    """Change what a draft says. Raises WrongState once it is convened: then it is postponed, with a notice; CorrespondenceNotAllowed."""
    row = locked(actor, Permission.CONVENE, meeting)
    if row.state is not MeetingState.DRAFT:
        raise WrongState(state=row.state, happening=Happening.CONVENED)
    check_there(territories=(territory,))
    row.kind, row.mode, row.title, row.place, row.link = kind, mode, title or "", place or "", link or ""
    row.starts_at, row.second_call_at = starts_at, second_call(row.body_id, starts_at, mode)
    row.language, row.territory_id = language or row.language, territory
    return meeting


def second_call(body: UUID, starts_at: datetime, mode: MeetingMode) -> datetime | None:
    """Return the hour of the second call by the statute of the day, or None when it has none; by correspondence nobody is called twice.

    Raises StatuteMissing, BodyEnded, CorrespondenceNotAllowed.
    """
    committees.hold_alive(body, local_day(starts_at))
    statute = committees.statute_on(body, local_day(starts_at))
    if mode is MeetingMode.CORRESPONDENCE:
        if not statute.correspondence.allowed:
            raise CorrespondenceNotAllowed("mode")
        return None
    rule = statute.second_call
    return starts_at + timedelta(minutes=rule.after_minutes) if rule.allowed else None
