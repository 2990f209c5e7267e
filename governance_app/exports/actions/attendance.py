"""Attendance sheets: who of the seat holders came, and how many others, counted in groups."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from governance_app.access.rules import Actor
from governance_app.attendance import actions as attendance_actions
from governance_app.attendance import reads as attendance_reads
from governance_app.attendance.rules import Capacity, Movement, OnItsDay, PresenceMode, Source
from governance_app.committees.rules import SeatOnDay
from governance_app.exports.rules import Batch, Draft, MeetingNeeded, Note, Remark, Row, RowState, attendance
from governance_app.exports.rules.cells import read_hour, read_yes
from governance_app.foundation.clock import from_local, local_day
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting
from governance_app.organisations import reads as organisations
from governance_app.organisations.rules import fold
from governance_app.people import actions as people_actions
from governance_app.people import reads as people_reads
from governance_app.people.rules import Answers, ConsentGiver, is_minor


@dataclass(frozen=True)
class Hall:
    """A meeting, its seats of that day, and who is written down already."""

    meeting: Meeting
    day: OnItsDay
    here: frozenset[UUID]

    @property
    def holders(self) -> tuple[tuple[UUID, str], ...]:
        """Return everybody who holds a seat that day, principals first."""
        principals = [s.principal for s in self.day.seats if s.principal]
        alternates = [one for s in self.day.seats for one in s.alternates]
        return tuple({ref.id: (ref.id, ref.name) for ref in (*principals, *alternates)}.values())

    def place_of(self, person: UUID) -> tuple[SeatOnDay, Capacity] | None:
        """Return for which seat a person sits and as what; as principal before as alternate."""
        own = next(((s, Capacity.PRINCIPAL) for s in self.day.seats if s.principal and s.principal.id == person), None)
        return own or next(((s, Capacity.ALTERNATE) for s in self.day.seats if person in {a.id for a in s.alternates}), None)


def hall(meeting: UUID | None) -> Hall:
    """Return what a sheet is judged against. Raises MeetingNeeded."""
    if meeting is None:
        raise MeetingNeeded(field="meeting")
    held = meetings.meeting(meeting)
    events = attendance_reads.events(meeting)
    return Hall(held, attendance_reads.on_its_day(held), frozenset(e.person for e in events if e.movement is Movement.ARRIVES))


def judge(drafts: list[Draft], batch: Batch) -> list[Draft]:
    """Return the drafts judged: who is meant, who is counted as a visitor, who is written down already."""
    room = hall(batch.meeting)
    return [draft if draft.odd else _judge(draft, room) for draft in drafts]


def _judge(draft: Draft, room: Hall) -> Draft:
    found, person = attendance.match(draft, room.holders)
    if person is None:
        return found
    remark = Remark(Note.PERSON_FOUND, {"name": dict(room.holders)[person]})
    return attendance.unsaid(replace(found, same=person in room.here, remarks=(remark,)))


def bring_in(batch: Batch, row: Row, actor: Actor, now: datetime) -> None:
    """Write down one arrival (and departure). Visitors are counted when the whole sheet is in."""
    room = hall(batch.meeting)
    person = row.chosen or attendance.match(Draft(row.number, row.entry, row.cells, row.key), room.holders)[1]
    if person is None or person in room.here:
        return
    place = room.place_of(person)
    given: dict[str, Any] = {"actor": actor, "now": now}
    if attendance.consented(row.cells):
        _describe(row, person, given)
    moment = _moment(room.meeting, row.cells.get("arrival", ""), now)
    attendance_actions.record_arrival(
        **given, id=uuid5(row.id, "arrives"), meeting=room.meeting.id, person=person, at=moment, source=Source.IMPORT,
        capacity=place[1] if place else Capacity.GUEST, seat=place[0].seat if place else None, mode=_mode(row.cells),
        letter=read_yes(row.cells.get("letter", "")),
    )
    if row.cells.get("departure"):
        attendance_actions.record_departure(
            **given, id=uuid5(row.id, "leaves"), meeting=room.meeting.id, person=person, source=Source.IMPORT,
            at=_moment(room.meeting, row.cells["departure"], now))


def _describe(row: Row, person: UUID, given: Mapping[str, Any]) -> None:
    minor = is_minor(people_reads.person(person).minor_band)
    if said := attendance.answers_of(row.cells, organisations.nationalities(), minor=minor):
        people_actions.describe_person(
            **given, id=uuid5(row.id, "answers"), person=person, answers=Answers(said), given_by=ConsentGiver.SELF,
            how="hoja de asistencia")


def _mode(cells: Mapping[str, str]) -> PresenceMode:
    return attendance.MODES.get(fold(cells.get("mode", "")), PresenceMode.IN_PERSON)


def _moment(meeting: Meeting, written: str, now: datetime) -> datetime:
    """Return the hour of the sheet on the day of the meeting; without one, when it opened or was called for."""
    hour = read_hour(written) if written else None
    began = meeting.opened_at or meeting.starts_at
    return from_local(datetime.combine(local_day(began), hour)) if hour else min(began, now)


def is_visitor(row: Row) -> bool:
    """Tell whether a row is counted and not written down by name."""
    return any(remark.kind is Note.COUNTED_AS_VISITOR for remark in row.remarks)


def count_visitors(batch: Batch, rows: tuple[Row, ...], actor: Actor, now: datetime) -> bool:
    """Count the visitors of a sheet, unless somebody counted them already; tell whether they were."""
    counted = [row.cells for row in rows if is_visitor(row) and row.state is RowState.READY]
    if not counted or batch.meeting is None or attendance_reads.visitors(batch.meeting) is not None:
        return False
    attendance_actions.count_visitors(
        actor=actor, id=uuid5(batch.id, "visitors"), now=now, meeting=batch.meeting, total=len(counted), illegible=0,
        groups=attendance.visitor_groups(counted),
    )
    return True
