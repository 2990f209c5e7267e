"""Builder: a meeting of as many seats as wanted, its rows written at once; through the actions a thousand seats take minutes."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from governance_app.attendance.records import AttendanceEventRow
from governance_app.attendance.rules import Capacity, Movement, PresenceMode, Source
from governance_app.committees.records import HolderRow, SeatRow, TermRow
from governance_app.committees.rules import HolderKind
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from tests.support.build_attendance import STARTS, a_convened_meeting, everyone_arrives, opens
from tests.support.build_committees import BEGAN, BLOCS, NOW
from tests.support.build_people import write_people
from tests.support.remembered import remembered

FOUNDERS = 2
"""Seats made through the actions: whoever presides and whoever writes."""


@remembered
def an_assembly(seats: int) -> UUID:
    """Return an open meeting of `seats` seats, three or more, with everybody in the room."""
    meeting: UUID = a_convened_meeting(FOUNDERS)
    everyone_arrives(meeting)
    _more_seats(meeting, seats - FOUNDERS)
    opens(meeting)
    return meeting


def _more_seats(meeting: UUID, number: int) -> None:
    body = meetings.meeting(meeting).body
    rows: dict[Any, list[dict[str, Any]]] = {kind: [] for kind in (SeatRow, TermRow, HolderRow, AttendanceEventRow)}
    names: dict[UUID, str] = {}
    for n in range(FOUNDERS + 1, FOUNDERS + number + 1):
        person, seat, term = new_id(), new_id(), new_id()
        names[person] = f"Principal {n}"
        rows[SeatRow].append(
            {"id": seat, "body_id": body, "label": f"Puesto {n}", "bloc": BLOCS[n % len(BLOCS)], "position": n, "valid_from": BEGAN})
        rows[TermRow].append({"id": term, "seat_id": seat, "starts_on": BEGAN})
        rows[HolderRow].append({
            "id": new_id(), "seat_id": seat, "term_id": term, "person_id": person, "kind": HolderKind.PRINCIPAL, "valid_from": BEGAN})
        rows[AttendanceEventRow].append({
            "id": new_id(), "meeting_id": meeting, "person_id": person, "movement": Movement.ARRIVES, "at": STARTS, "seat_id": seat,
            "capacity": Capacity.PRINCIPAL, "mode": PresenceMode.IN_PERSON, "source": Source.HALL, "recorded_at": STARTS})
    write_people(names, NOW)
    for kind, given in rows.items():
        db.session.execute(sa.insert(kind), given)
    db.session.commit()
