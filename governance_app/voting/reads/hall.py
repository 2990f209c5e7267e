"""Questions about who may answer in a vote."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from governance_app.attendance import reads as attendance
from governance_app.attendance.rules import OnItsDay, Standing, standing
from governance_app.committees.records import SeatRow
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings.rules import Meeting
from governance_app.organisations.rules import valid_on
from governance_app.voting.reads.proxies import given_at
from governance_app.voting.records import ElectorRow
from governance_app.voting.rules import Elector, Electorate, acting, freeze

_ELECTORS = select(
    ElectorRow.seat_id, ElectorRow.bloc, ElectorRow.person_id, ElectorRow.organisation_id, ElectorRow.filled, ElectorRow.recused,
    ElectorRow.by_proxy,
)


def electorate(motion: UUID, seats: Collection[UUID] | None = None) -> Electorate:
    """Return the electorate frozen when the vote opened; empty before. `seats`: the caller asks for no others; one is read alone."""
    chosen = _ELECTORS.where(ElectorRow.motion_id == motion).order_by(ElectorRow.seat_id)
    if seats is not None and len(seats) == 1:
        chosen = chosen.where(ElectorRow.seat_id.in_(seats))
    return Electorate(tuple(Elector(*row) for row in db.session.execute(chosen)))


def frozen(held: Meeting, item: UUID, moment: datetime, day: OnItsDay, room: Standing) -> Electorate:
    """Return who may answer on a point with this room at a moment, proxies included."""
    organisations = {s.seat: s.organisation for s in day.seats}
    return freeze(room, item, organisations, acting(given_at(held.id, moment), room, item))


def hall_now(held: Meeting, item: UUID, moment: datetime) -> Electorate:
    """Return the electorate that a point would have if its vote opened at `moment`."""
    day = attendance.on_its_day(held)
    return frozen(held, item, moment, day, standing(attendance.events(held.id), moment, day.places))


def seat_label(meeting: Meeting, seat: UUID) -> str:
    """Return the label of one seat on the day of a meeting; empty when the body had no such seat. What `seat_labels` says, for one."""
    day = local_day(meeting.opened_at or meeting.starts_at)
    row = db.session.execute(
        select(SeatRow.label, SeatRow.valid_from, SeatRow.valid_to).where(SeatRow.id == seat, SeatRow.body_id == meeting.body)
    ).one_or_none()
    return row.label if row is not None and valid_on(day, row.valid_from, row.valid_to) else ""
