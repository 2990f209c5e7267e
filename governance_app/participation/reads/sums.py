"""Questions answered from sums where a roll-up has them: meetings of which only figures are asked, and the last one of each person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select

from governance_app.attendance import reads as attendance
from governance_app.attendance.records import AttendanceEventRow, AttendeeDescriptionRow
from governance_app.attendance.rules import Movement
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings.rules import Meeting
from governance_app.participation.reads.facts import ANSWERS, gatherings
from governance_app.participation.records import RollupRow
from governance_app.participation.rules import NOTHING, Gathering, Held, Last, Said, Summed, Sums, last_attended, last_of, said_from, when

Sat = Mapping[UUID, frozenset[UUID]]
NO_SEAT: frozenset[UUID] = frozenset()


def summed(held: Iterable[Meeting]) -> tuple[Held, ...]:
    """Return meetings with their sums; those whose sums are to be counted anew, with their facts. The figures are the same."""
    held = list(held)
    kept = _kept([m.id for m in held]) if held else {}
    sat = _sat(kept) if kept else {}
    rest = [m for m in held if m.id not in kept]
    whole = {one.meeting: one for one in gatherings(rest)} if rest else {}
    return tuple(
        whole[m.id] if m.id in whole else Summed(
            m.id, local_day(m.opened_at or m.starts_at), m.code or "", kept[m.id], sat[m.id].keys(), sat[m.id], m.body)
        for m in held
    )


def last_seen(held: Mapping[UUID, Sequence[Held]], counted_as: Mapping[UUID, bytes]) -> Mapping[UUID, Last]:
    """Return by body the last of its meetings that each person came to, and what they had said by then.

    Of each person one copy is read, not one a meeting: of five years a sixtieth.
    """
    pairs = {id: last_attended(((when(m), p) for m in of for p in m.attendees), counted_as) for id, of in held.items()}
    there = _said_at({pair for some in pairs.values() for pair in some})
    return {
        id: last_of((Gathering(m.meeting, m.day, m.code, there[m.meeting]) for m in of if m.meeting in there), counted_as)
        for id, of in held.items()
    }


def _said_at(pairs: set[tuple[UUID, UUID]]) -> Mapping[UUID, Mapping[UUID, Said]]:
    """Return what was copied of each of these (meeting, person), by meeting."""
    whose = attendance.descriptions_of(pairs)
    copied = db.session.execute(ANSWERS.where(AttendeeDescriptionRow.id.in_(whose)))
    said = {(meeting, whose[id]): said_from(*answers) for id, meeting, *answers in copied}
    found: dict[UUID, dict[UUID, Said]] = defaultdict(dict)
    for meeting, person in pairs:
        found[meeting][person] = said.get((meeting, person), NOTHING)
    return found


def _kept(ids: list[UUID]) -> Mapping[UUID, Sums]:
    row = RollupRow
    return {id: figures for id, figures in db.session.execute(
        select(row.meeting_id, row.figures).where(row.meeting_id.in_(ids), row.figures.is_not(None)))}


def _sat(ids: Iterable[UUID]) -> Mapping[UUID, Sat]:
    """Return of each meeting who came, and for which seats."""
    row = AttendanceEventRow
    chosen = select(row.meeting_id, row.person_id, row.seat_id).where(
        row.meeting_id.in_(list(ids)), row.movement == Movement.ARRIVES, row.voided_at.is_(None))
    found: dict[UUID, dict[UUID, frozenset[UUID]]] = defaultdict(dict)
    for meeting, person, seat in db.session.execute(chosen):
        before = found[meeting].get(person, NO_SEAT)
        found[meeting][person] = before if seat is None else before | {seat}
    return found
