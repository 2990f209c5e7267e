"""Questions about who was told of meetings, and when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from governance_app.committees import reads as committees
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings.records import ConvocationRow, DeliveryRow
from governance_app.meetings.rules import Channel, Meeting
from governance_app.organisations.records import OrganisationRow
from governance_app.organisations.rules import OrganisationKind, valid_on
from governance_app.participation.rules import Called, ToTell

Told = list[tuple[UUID, Channel, datetime]]


def called(body: UUID, held: Iterable[Meeting]) -> tuple[Called, ...]:
    """Return to whom each meeting had to be told (the organisations with seats on its day) and how they were; few questions for all.

    Seats of one organisation are one to be told; a seat of no organisation stands for itself. Whoever holds no seat is left out.
    """
    meetings = list(held)
    seats = [fact.seat for fact in committees.seat_facts(body)]
    unit = {seat.id: seat.organisation or seat.id for seat in seats}
    communities, floors, told = _communities(set(unit.values())), {}, {}
    for meeting, floor, deliveries in _notices([m.id for m in meetings]):
        floors[meeting], told[meeting] = floor, deliveries
    return tuple(
        Called(m.starts_at, floors.get(m.id, 0), tuple(_units(
            {unit[s.id] for s in seats if valid_on(_day(m), s.valid_from, s.valid_to)}, unit, told.get(m.id, []), communities)))
        for m in meetings)


def _day(meeting: Meeting) -> date:
    return local_day(meeting.starts_at)


def _units(to_tell: set[UUID], unit: Mapping[UUID, UUID], told: Told, communities: frozenset[UUID]) -> list[ToTell]:
    by_unit: dict[UUID, list[tuple[Channel, datetime]]] = defaultdict(list)
    for whom, channel, sent_at in told:
        by_unit[unit.get(whom, whom)].append((channel, sent_at))
    return [ToTell(one, one in communities, tuple(by_unit.get(one, ()))) for one in sorted(to_tell)]


def _communities(units: set[UUID]) -> frozenset[UUID]:
    row = OrganisationRow
    return frozenset(db.session.scalars(select(row.id).where(row.id.in_(units), row.kind == OrganisationKind.COMMUNITY)))


def _notices(ids: list[UUID]) -> Iterable[tuple[UUID, int, Told]]:
    """Yield each meeting with the hours its latest notice had to keep, and who was told of that notice."""
    latest: dict[UUID, tuple[UUID, int]] = {}
    row, delivery = ConvocationRow, DeliveryRow
    for id, meeting, floor in db.session.execute(
            select(row.id, row.meeting_id, row.floor_hours).where(row.meeting_id.in_(ids)).order_by(row.version)):
        latest[meeting] = (id, floor)
    told: dict[UUID, Told] = defaultdict(list)
    question = select(delivery.convocation_id, delivery.seat_id, delivery.organisation_id, delivery.channel, delivery.sent_at)
    for notice, seat, organisation, channel, sent_at in db.session.execute(
            question.where(delivery.convocation_id.in_([id for id, _floor in latest.values()]))):
        if whom := seat or organisation:
            told[notice].append((whom, channel, sent_at))
    return ((meeting, floor, told[id]) for meeting, (id, floor) in latest.items())
