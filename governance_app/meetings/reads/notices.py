"""Questions about notices and who was told of them."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from governance_app.committees import reads as committees
from governance_app.committees.rules import SeatOnDay
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings.reads.meetings import happenings
from governance_app.meetings.reads.meetings import meeting as meeting_of
from governance_app.meetings.reads.points import agenda
from governance_app.meetings.records import ConvocationRow, DeliveryRow
from governance_app.meetings.rules import (
    Convocation,
    Delivery,
    FormSaid,
    NamedForm,
    NoticeCheck,
    forms_said,
)


def convocations(meeting: UUID) -> tuple[Convocation, ...]:
    """Return the notices of a meeting as they were sent, the first one first."""
    rows = db.session.scalars(select(ConvocationRow).where(ConvocationRow.meeting_id == meeting).order_by(ConvocationRow.version))
    return tuple(_convocation(row) for row in rows)


def named_forms(meeting: UUID) -> Mapping[UUID, FormSaid]:
    """Return what was said of the form in which each point is voted; nothing of a meeting by correspondence, which has one form only."""
    if meeting_of(meeting).by_correspondence:
        return {}
    sent = convocations(meeting)
    return forms_said(agenda(meeting), sent[-1] if sent else None, happenings(meeting))


def deliveries(meeting: UUID) -> tuple[Delivery, ...]:
    """Return the proofs that people were told, of every notice of the meeting, in order of time."""
    rows = db.session.execute(
        select(DeliveryRow, ConvocationRow.version).join(ConvocationRow, ConvocationRow.id == DeliveryRow.convocation_id)
        .where(ConvocationRow.meeting_id == meeting).order_by(DeliveryRow.sent_at, DeliveryRow.id),
    )
    return tuple(_delivery(row, version) for row, version in rows)


def invited_seats(meeting: UUID) -> tuple[SeatOnDay, ...]:
    """Return the seats of the body on the day of the meeting: those that must be told."""
    found = meeting_of(meeting)
    return committees.roster(found.body, local_day(found.starts_at))


def untold_seats(meeting: UUID) -> tuple[SeatOnDay, ...]:
    """Return the seats that nobody has told of the latest notice; all of them before the first."""
    sent = convocations(meeting)
    told = {d.seat for d in deliveries(meeting) if sent and d.version == sent[-1].version}
    return tuple(s for s in invited_seats(meeting) if s.seat not in told)


def _convocation(r: ConvocationRow) -> Convocation:
    said, hours, second = r.said, r.notice_hours, r.said.get("second_call_at")
    notice = NoticeCheck(hours, r.floor_hours, r.advice_hours, hours >= r.floor_hours, hours >= r.advice_hours)
    return Convocation(
        r.id, r.meeting_id, r.version, r.issued_at, datetime.fromisoformat(said["starts_at"]),
        datetime.fromisoformat(second) if second else None, said["place"], said["link"],
        tuple((label, title) for label, title in said["agenda"]), r.signed_by, notice, r.short_notice_reason,
        {label: NamedForm(form) for label, form in said.get("forms", {}).items()},
        {UUID(point): label for point, label in said.get("points", {}).items()},
    )


def _delivery(r: DeliveryRow, version: int) -> Delivery:
    return Delivery(
        r.id, r.convocation_id, version, r.seat_id, r.organisation_id, r.channel, r.sent_at, r.sent_by, r.told, r.read, r.read_at, r.note,
    )
