"""Meetings: the list, the agendas, the proofs of telling, and the roll of each. The roll says who sat, nothing of who they are."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from governance_app.attendance import reads as attendance
from governance_app.committees import reads as committees
from governance_app.exports.tables.declared import Table, columns
from governance_app.languages.catalogue import _l, _lp
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting
from governance_app.organisations import reads as organisations

_MEETING, _DAY = _l("Meeting"), _l("Begins")


def _line(meeting: Meeting) -> dict[str, Any]:
    return {
        "code": meeting.code, "title": meeting.title, "kind": meeting.kind, "mode": meeting.mode, "state": meeting.state,
        "starts_at": meeting.starts_at, "opened_at": meeting.opened_at, "closed_at": meeting.closed_at, "place": meeting.place,
        "id": str(meeting.id),
    }


def _meetings(body: UUID, _day: date) -> Iterator[dict[str, Any]]:
    yield from (_line(one) for one in meetings.meetings_of(body))


def _public_meetings(body: UUID, _day: date) -> Iterator[dict[str, Any]]:
    yield from (_line(one) for one in meetings.public_meetings(body=body, limit=1_000))


def _of_each(body: UUID, of_one: Any) -> Iterator[dict[str, Any]]:
    for meeting in meetings.meetings_of(body):
        head = {"meeting": meeting.code or meeting.title, "starts_at": meeting.starts_at}
        yield from (head | row for row in of_one(meeting))


def _agenda(body: UUID, _day: date) -> Iterator[dict[str, Any]]:
    def points(meeting: Meeting) -> Iterable[dict[str, Any]]:
        return ({"label": p.label, "title": p.title, "kind": p.kind, "state": p.state} for p in meetings.agenda(meeting.id))

    return _of_each(body, points)


def _deliveries(body: UUID, day: date) -> Iterator[dict[str, Any]]:
    seats = {f.seat.id: f.seat.label for f in committees.seat_facts(body)}

    def proofs(meeting: Meeting) -> Iterable[dict[str, Any]]:
        found = meetings.deliveries(meeting.id)
        called = organisations.names_on({one.organisation for one in found if one.organisation}, day)
        for one in found:
            whom = seats.get(one.seat, "") if one.seat else called[one.organisation].name if one.organisation else ""
            yield {"version": one.version, "whom": whom, "channel": one.channel, "sent_at": one.sent_at, "sent_by": one.sent_by,
                   "read": one.read, "read_at": one.read_at}

    return _of_each(body, proofs)


def _roll(body: UUID, _day: date) -> Iterator[dict[str, Any]]:
    def lines(meeting: Meeting) -> Iterable[dict[str, Any]]:
        if meeting.opened_at is None:
            return ()
        return ({"seat": one.label, "organisation": one.organisation_name, "voting": one.voting, "state": one.state, "holder": one.holder,
                 "acting": one.acting, "letter": one.letter, "mode": one.mode} for one in attendance.roll(meeting.id))

    return _of_each(body, lines)


MEETINGS = Table(
    "reuniones", _l("Meetings"),
    columns(code=_l("Code"), title=_l("Title"), kind=_l("Kind of meeting"), mode=_l("How people take part"),
            state=_l("State of the meeting"), starts_at=_DAY, opened_at=_l("Opened"), closed_at=_l("Closed"),
            place=_l("Place"), id=_l("Identifier")),
    _meetings, public_rows=_public_meetings, calendar=True,
)
AGENDA = Table(
    "orden-del-dia", _l("Agendas"),
    columns(meeting=_MEETING, starts_at=_DAY, label=_l("Number of the point"), title=_l("Point"), kind=_l("Kind of point"),
            state=_l("State of the point")), _agenda,
)
DELIVERIES = Table(
    "avisos", _l("Proofs that people were told"),
    columns(meeting=_MEETING, starts_at=_DAY, version=_l("Version of the notice"), whom=_l("Told"), channel=_l("Channel"),
            sent_at=_l("Sent"), sent_by=_l("Sent by"), read=_l("Read"), read_at=_l("Read on")), _deliveries,
)
ATTENDANCE = Table(
    "asistencia", _l("Attendance by seat"),
    columns(meeting=_MEETING, starts_at=_DAY, seat=_l("Seat"), organisation=_l("Organisation"), voting=_lp("seat", "Votes"),
            state=_l("Answer to the roll"), holder=_l("Holder of the seat"), acting=_l("Who sat"),
            letter=_l("With a letter"), mode=_l("How they attended")), _roll,
)
