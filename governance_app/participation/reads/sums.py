"""Questions answered from sums where a roll-up has them: meetings of which only figures are asked, and the last one of each person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.attendance import reads as attendance
from governance_app.attendance.records import AttendanceEventRow, AttendeeDescriptionRow
from governance_app.attendance.rules import Movement
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import Meeting, MeetingLine
from governance_app.participation.reads.facts import ANSWERS, gatherings
from governance_app.participation.records import RollupRow
from governance_app.participation.rules import (
    NOTHING,
    Gathering,
    Held,
    Last,
    Said,
    Summed,
    Sums,
    Totals,
    When,
    last_attended,
    last_of,
    said_from,
    sums_of,
)
from governance_app.people.descriptions import counted_as

Sat = Mapping[UUID, frozenset[UUID]]
NO_SEAT: frozenset[UUID] = frozenset()
AT_ONCE = 60
"""Meetings whose facts, or sums, are in memory at once."""


def summed(held: Iterable[Meeting]) -> tuple[Held, ...]:
    """Return meetings with their sums; those whose sums are to be counted anew, with their facts. The figures are the same."""
    held = list(held)
    kept = _kept([m.id for m in held]) if held else {}
    sat = _sat(kept) if kept else {}
    rest = [m for m in held if m.id not in kept]
    whole = {one.meeting: one for one in gatherings(rest)} if rest else {}
    return tuple(
        whole[m.id] if m.id in whole else Summed(
            m.id, day_of(m), m.code or "", kept[m.id], sat[m.id].keys(), sat[m.id], m.body)
        for m in held
    )


def totals_of(held: Sequence[MeetingLine]) -> Mapping[UUID, Totals]:
    """Return by body the sums of its meetings added up; of none: nothing. One meeting after another, so that memory stays small."""
    body = {m.id: m.body for m in held}
    left, found = dict.fromkeys(body), defaultdict[UUID, Totals](Totals)
    row = RollupRow
    rolled = select(row.meeting_id, row.figures).where(row.meeting_id.in_(body), row.figures.is_not(None))
    for id, sums in db.session.execute(rolled.execution_options(yield_per=AT_ONCE)):
        found[body[id]].add(sums)
        del left[id]
    rest = [m for m in held if m.id in left]
    for start in range(0, len(rest), AT_ONCE):
        for told in gatherings(rest[start:start + AT_ONCE]):
            found[body[told.meeting]].add(sums_of(told))
    return found


def last_seen(held: Sequence[MeetingLine]) -> Mapping[UUID, Last]:
    """Return by body the last of its meetings that each person came to, and what they had said by then.

    The tables say at which moment each came last; only where a body met twice on that day are its attendees looked through.
    """
    came = _last_came(held)
    keys = counted_as({person for some in came.values() for _when, person in some})
    there = _said_at({pair for some in came.values() for pair in last_attended(some, keys)})
    return {
        id: last_of((Gathering(m.id, day_of(m), m.code or "", there[m.id]) for m in held if m.body == id and m.id in there), keys)
        for id in came
    }


def _last_came(held: Sequence[MeetingLine]) -> Mapping[UUID, list[tuple[When, UUID]]]:
    """Return by body when each attendee came last; of days with two meetings, everybody who came to either."""
    ids, at, event = {m.id for m in held}, MeetingRow.opened_at, AttendanceEventRow
    on_day = Counter((m.body, day_of(m)) for m in held)
    alone: dict[tuple[UUID, datetime | None], When] = {(m.body, m.opened_at): _when(m) for m in held if on_day[m.body, day_of(m)] == 1}
    arrived = (event.movement == Movement.ARRIVES, event.voided_at.is_(None))
    # Asked by the ids of meetings alone: by those of events too, PostgreSQL reads every event there is (1.2 s of ten million, measured).
    last = select(MeetingRow.body_id, event.person_id, sa.func.max(at)).join(MeetingRow, MeetingRow.id == event.meeting_id).where(
        MeetingRow.id.in_(ids), *arrived).group_by(MeetingRow.body_id, event.person_id)
    found: dict[UUID, list[tuple[When, UUID]]] = defaultdict(list)
    for body, person, moment in db.session.execute(last):
        if (body, moment) in alone:
            found[body].append((alone[body, moment], person))
    twice = {m.id: m for m in held if on_day[m.body, day_of(m)] > 1}
    if twice:
        both = select(event.meeting_id, event.person_id).where(event.meeting_id.in_(twice), *arrived)
        for meeting, person in db.session.execute(both):
            found[twice[meeting].body].append((_when(twice[meeting]), person))
    return found


def _when(meeting: MeetingLine) -> When:
    return day_of(meeting), meeting.code or "", meeting.id


def day_of(meeting: Meeting | MeetingLine) -> date:
    """Return the day of a meeting in Ecuador: that of its opening, once it is open."""
    return local_day(meeting.opened_at or meeting.starts_at)


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
