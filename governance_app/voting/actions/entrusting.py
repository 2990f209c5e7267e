"""Use cases of voting for somebody absent: entrust a seat's vote to somebody present, and take it back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.foundation.database import db, id_is_taken
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import MeetingState
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.records import ProxyRow
from governance_app.voting.rules import (
    NoSuchProxy,
    Proxy,
    ProxyEnded,
    ProxyGiven,
    ProxyOver,
    SeatHasProxy,
    VoteNeedsOpenMeeting,
    check_proxy,
)


@use_case("voting.entrust_vote")
def entrust_vote(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, seat: UUID, holder: UUID, document: str, at: datetime | None = None,
) -> UUID:
    """Let somebody present vote for a seat whose holders are absent, from `at` (now when None). `document`: the paper that says so.

    Raises VoteNeedsOpenMeeting and what `rules.check_proxy` refuses. A vote that is open already keeps its frozen electorate.
    """
    attendance.meeting_for(actor, Permission.RECORD_VOTE, meeting)
    attendance.hold_meeting(meeting)
    held, moment = meetings.meeting(meeting), at or now
    if held.state is not MeetingState.OPEN:
        raise VoteNeedsOpenMeeting(state=held.state)
    new = Proxy(id, meeting, seat, holder, (document or "").strip(), moment)
    running = [p for p in reads.proxies.of_meeting(meeting) if p.ended_at is None]
    through = check_proxy(
        reads.rules_of_the_day(held).proxies, reads.seats_of_the_day(meeting), running, attendance.standing_at(meeting, moment), new)
    try:
        with db.session.begin_nested():
            db.session.add(ProxyRow(id=id, meeting_id=meeting, seat_id=seat, holder_id=holder, document=new.document, given_at=moment))
    except IntegrityError as error:
        if id_is_taken(error):
            raise
        raise SeatHasProxy(field="seat", seat=reads.seat_labels(meeting).get(seat, "")) from error
    append(ProxyGiven(meeting=meeting, proxy=id, seat=seat, through=through), now=now, body=held.body)
    return id


@use_case("voting.end_proxy")
def end_proxy(*, actor: Actor, id: UUID, now: datetime, proxy: UUID, at: datetime | None = None) -> UUID:
    """Take back an entrusted vote, from `at` (now when None). Raises NoSuchProxy, ProxyOver."""
    row = db.session.get(ProxyRow, proxy)
    if row is None:
        raise NoSuchProxy()
    held = attendance.meeting_for(actor, Permission.RECORD_VOTE, row.meeting_id)
    attendance.hold_meeting(row.meeting_id)
    db.session.refresh(row)
    if row.ended_at is not None:
        raise ProxyOver()
    row.ended_at = max(at or now, row.given_at)
    append(ProxyEnded(meeting=held.id, proxy=proxy), now=now, body=held.body)
    return proxy
