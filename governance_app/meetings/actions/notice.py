"""People are called: a notice is issued, moved to another day, taken back; and who was told is written down."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from governance_app.access.rules import Actor, Permission
from governance_app.committees import reads as committees
from governance_app.committees.actions import explain_gap, take_number
from governance_app.committees.rules import need_reason
from governance_app.foundation.clock import local, local_day
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads
from governance_app.meetings.actions.meeting_rows import happened, locked
from governance_app.meetings.actions.planning import second_call
from governance_app.meetings.records import ConvocationRow, DeliveryRow, MeetingRow
from governance_app.meetings.rules import (
    AlreadyBegun,
    Channel,
    ConvocationMissing,
    DeliveryMissing,
    Happening,
    MeetingCancelled,
    MeetingConvened,
    MeetingPostponed,
    NobodyChosen,
    NoticeCheck,
    NotOnTheRoster,
    Read,
    ToldBeforeNotice,
    check_content,
    check_notice,
    notice_check,
)
from governance_app.organisations.reads import check_there
from governance_app.record.actions import append, use_case

SERIES = "meeting"


@use_case("meetings.convene")
def convene(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, short_notice_reason: str | None = None, signed_by: str | None = None,
    issued_at: datetime | None = None,
) -> UUID:
    """Issue the first notice and give the meeting its number, without gap per body and year of its day in Ecuador.

    `issued_at`: when it really went out, for notices entered later from paper. Raises PlaceNeeded, LinkNeeded, AgendaNeeded,
    NoticeTooShort (without a reason), AlreadyBegun, WrongState, BodyEnded.
    """
    row = locked(actor, Permission.CONVENE, meeting)
    issued = issued_at or now
    committees.hold_alive(row.body_id, local_day(row.starts_at))
    check_content(row.mode, row.place, row.link, len(reads.agenda(meeting)))
    happened(row, Happening.CONVENED, actor=actor, at=issued, now=now, field="issued_at")
    year = local(row.starts_at).year
    number = take_number(row.body_id, SERIES, year)
    row.year, row.number = year, number
    notice, short = _issue(row, issued, short_notice_reason, signed_by)
    append(MeetingConvened(
        meeting=meeting, version=1, number=number, year=year, issued_at=issued, starts_at=row.starts_at,
        notice_hours=notice.hours, floor_hours=notice.floor, short=bool(short),
    ), now=now, body=row.body_id)
    return meeting


@use_case("meetings.postpone")
def postpone(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, starts_at: datetime, reason: str, place: str | None = None,
    link: str | None = None, short_notice_reason: str | None = None, signed_by: str | None = None, issued_at: datetime | None = None,
) -> UUID:
    """Move a convened meeting to another hour or place (a flood, a death): a new notice, the same number.

    `place` and `link`: unchanged when None. Raises as `convene`, and ReasonNeeded.
    """
    row = locked(actor, Permission.CONVENE, meeting)
    issued, before = issued_at or now, row.starts_at
    happened(row, Happening.POSTPONED, actor=actor, at=issued, now=now, reason=need_reason(reason), field="issued_at",
             figures={"was": before, "becomes": starts_at})
    row.starts_at, row.place, row.link = starts_at, row.place if place is None else place, row.link if link is None else link
    row.second_call_at = second_call(row.body_id, starts_at, row.mode)
    check_content(row.mode, row.place, row.link, len(reads.agenda(meeting)))
    notice, short = _issue(row, issued, short_notice_reason, signed_by)
    append(MeetingPostponed(
        meeting=meeting, version=len(reads.convocations(meeting)), starts_at=starts_at, notice_hours=notice.hours,
        floor_hours=notice.floor, short=bool(short),
    ), now=now, body=row.body_id)
    return meeting


@use_case("meetings.cancel_meeting")
def cancel_meeting(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, reason: str) -> UUID:
    """Cancel a meeting that was not opened. Its number, if it had one, stays empty, explained by the reason."""
    row = locked(actor, Permission.CONVENE, meeting)
    text = need_reason(reason)
    happened(row, Happening.CANCELLED, actor=actor, at=now, now=now, reason=text)
    if row.number is not None and row.year is not None:
        explain_gap(actor=actor, id=new_id(), now=now, body=row.body_id, series=SERIES, year=row.year, number=row.number, reason=text)
    append(MeetingCancelled(meeting=meeting, number=row.number, year=row.year), now=now, body=row.body_id)
    return meeting


@use_case("meetings.record_delivery")
def record_delivery(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, channel: Channel, sent_at: datetime, seats: Sequence[UUID] = (),
    organisations: Sequence[UUID] = (), sent_by: str | None = None, told: str | None = None, note: str | None = None,
) -> UUID:
    """Record that seats (and organisations) were told of the latest notice, all by one channel: one radio call for everybody.

    `told`: to whom, in words (the president of the community). Raises ConvocationMissing, NobodyChosen, NotOnTheRoster,
    ToldBeforeNotice, NoSuchOrganisation.
    """
    row = locked(actor, Permission.CONVENE, meeting)
    convocation = db.session.scalars(
        select(ConvocationRow).where(ConvocationRow.meeting_id == meeting).order_by(ConvocationRow.version.desc()),
    ).first()
    if convocation is None:
        raise ConvocationMissing()
    if sent_at < convocation.issued_at.replace(second=0):
        raise ToldBeforeNotice("sent_at", issued_at=convocation.issued_at)
    _check_told(row.id, seats, organisations)
    told_to: list[dict[str, Any]] = [{"seat_id": s} for s in seats] + [{"organisation_id": o} for o in organisations]
    db.session.add_all(DeliveryRow(
        id=new_id(), convocation_id=convocation.id, channel=channel, sent_at=sent_at, sent_by=sent_by or "", told=told or "",
        note=note or "", **whom,
    ) for whom in told_to)
    return meeting


@use_case("meetings.mark_read")
def mark_read(*, actor: Actor, id: UUID, now: datetime, delivery: UUID, read: Read, read_at: datetime | None = None) -> UUID:
    """Note whether a notice is known to have reached its reader. Raises DeliveryMissing."""
    question = select(ConvocationRow.meeting_id).join(DeliveryRow, DeliveryRow.convocation_id == ConvocationRow.id)
    meeting = db.session.scalar(question.where(DeliveryRow.id == delivery))
    if meeting is None:
        raise DeliveryMissing()
    locked(actor, Permission.CONVENE, meeting)
    row = db.session.get_one(DeliveryRow, delivery)
    row.read, row.read_at = read, (read_at or now) if read is Read.YES else None
    return meeting


def _check_told(meeting: UUID, seats: Sequence[UUID], organisations: Sequence[UUID]) -> None:
    if not seats and not organisations:
        raise NobodyChosen("seats")
    if not set(seats) <= {s.seat for s in reads.invited_seats(meeting)}:
        raise NotOnTheRoster("seats")
    check_there(organisations=organisations)


def _issue(row: MeetingRow, issued: datetime, reason: str | None, signed_by: str | None) -> tuple[NoticeCheck, str]:
    """Check the notice against the statute of the meeting's day and keep what it said."""
    db.session.flush()
    meeting = reads.meeting(row.id)
    notice = notice_check(issued, row.starts_at, reads.statute_of(meeting).notice_for(row.kind.value))
    if notice.hours < 0:
        raise AlreadyBegun("starts_at", starts_at=row.starts_at)
    short, agenda = check_notice(notice, reason or ""), reads.agenda(row.id)
    said = {
        "body": meeting.body_name, "title": row.title, "kind": row.kind.value, "mode": row.mode.value, "place": row.place, "link": row.link,
        "starts_at": row.starts_at.isoformat(), "second_call_at": row.second_call_at.isoformat() if row.second_call_at else None,
        "language": row.language, "agenda": [[i.label, i.title] for i in agenda],
        "points": {str(i.id): i.label for i in agenda},
        "forms": {i.label: i.named_form.value for i in agenda if i.named_form and not meeting.by_correspondence},
    }
    db.session.add(ConvocationRow(
        id=new_id(), meeting_id=row.id, version=len(reads.convocations(row.id)) + 1, issued_at=issued, said=said, signed_by=signed_by or "",
        notice_hours=notice.hours, floor_hours=notice.floor, advice_hours=notice.advice, short_notice_reason=short,
    ))
    db.session.flush()
    return notice, short
