"""The acta's pure parts: dates in words, incidents, signatories, points where nothing is left out."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.attendance.rules import Capacity, Log, Movement, QuorumPoint, QuorumStatement, Source
from governance_app.committees.rules import Office, OfficeHolder, QuorumBase, QuorumRule
from governance_app.meetings.rules import Convocation, Happening, MeetingEvent, NoticeCheck
from governance_app.minutes.rules import (
    Note,
    day_in_words,
    hour_in_words,
    in_order,
    in_words,
    of_happenings,
    of_notice,
    of_presence,
    of_quorum,
    signatories,
)
from governance_app.people.rules import PersonRef

OPENED = datetime(2026, 3, 20, 14, 10, tzinfo=UTC)
CLOSED = OPENED + timedelta(hours=3)


@pytest.mark.parametrize(("number", "words"), [
    (0, "cero"), (1, "uno"), (16, "dieciséis"), (21, "veintiuno"), (22, "veintidós"), (30, "treinta"), (31, "treinta y uno"), (100, "cien"),
    (101, "ciento uno"), (500, "quinientos"), (999, "novecientos noventa y nueve"), (1000, "mil"),
    (1999, "mil novecientos noventa y nueve"), (2000, "dos mil"), (2026, "dos mil veintiséis"),
    (9999, "nueve mil novecientos noventa y nueve"),
])
def test_numbers_in_words(number, words):
    assert in_words(number) == words


def test_every_number_has_its_own_words():
    """No two numbers are written alike, and none is glued wrongly."""
    written = [in_words(number) for number in range(10_000)]
    assert len(set(written)) == 10_000
    assert not any("  " in words or words != words.strip() for words in written)
    for beyond in (-1, 10_000):
        with pytest.raises(ValueError, match=str(beyond)):
            in_words(beyond)


@pytest.mark.parametrize(("day", "words"), [
    (date(2026, 11, 23), "a los veintitrés días del mes de noviembre de dos mil veintiséis"),
    (date(2026, 8, 1), "el primer día del mes de agosto de dos mil veintiséis"),
    (date(2026, 3, 21), "a los veintiún días del mes de marzo de dos mil veintiséis"),
    (date(2026, 3, 31), "a los treinta y un días del mes de marzo de dos mil veintiséis"),
])
def test_days_in_words(day, words):
    assert day_in_words(day) == words


@pytest.mark.parametrize(("hour", "words"), [
    (time(14, 30), "las catorce horas con treinta minutos"), (time(1, 1), "la una hora con un minuto"), (time(0, 0), "las cero horas"),
    (time(21, 21), "las veintiuna horas con veintiún minutos"), (time(9), "las nueve horas"),
    (time(16, 31), "las dieciséis horas con treinta y un minutos"),
])
def test_hours_in_words(hour, words):
    assert hour_in_words(hour) == words


def moved(person, movement, minute, capacity=None, seat="", voided=False):
    at = OPENED + timedelta(minutes=minute)
    return Log(uuid4(), person, "Rosa", movement, at, capacity, seat, None, None, None, Source.HALL, OPENED if voided else None, "")


def kinds(incidents):
    return [incident.kind for incident in incidents]


def test_only_those_who_sit_for_a_seat_are_incidents():
    """Arrivals at or before the opening, guests, struck-out lines and departures at the closing are none."""
    rosa, juan, guest = uuid4(), uuid4(), uuid4()
    log = [
        moved(rosa, Movement.ARRIVES, 0, Capacity.PRINCIPAL, "Puesto 1"), moved(rosa, Movement.LEAVES, 60),
        moved(rosa, Movement.ARRIVES, 90, Capacity.PRINCIPAL, "Puesto 1"), moved(rosa, Movement.LEAVES, 180),
        moved(juan, Movement.ARRIVES, 5, Capacity.ALTERNATE, "Puesto 2"), moved(juan, Movement.LEAVES, 20, voided=True),
        moved(guest, Movement.ARRIVES, 30, Capacity.GUEST), moved(guest, Movement.LEAVES, 40),
    ]
    found = list(of_presence(log, OPENED, CLOSED))
    assert [(i.kind, (i.at - OPENED).seconds // 60, i.seat) for i in found] == [
        (Note.LATE_ARRIVAL, 5, "Puesto 2"), (Note.DEPARTURE, 60, "Puesto 1"), (Note.LATE_ARRIVAL, 90, "Puesto 1"),
    ]


def quorum(minute, reached):
    statement = QuorumStatement(reached, 4 if reached else 3, 4, 7, QuorumBase.SEATS, QuorumRule())
    return QuorumPoint(OPENED + timedelta(minutes=minute), statement)


@given(st.lists(st.tuples(st.integers(-30, 240), st.booleans()), max_size=12, unique_by=lambda pair: pair[0]))
def test_losses_and_returns_of_quorum_alternate(points):
    """Against brute force: an incident stands exactly where the answer changes between opening and closing."""
    found = list(of_quorum([quorum(*pair) for pair in points], OPENED, CLOSED))
    inside = [(minute, reached) for minute, reached in sorted(points) if 0 < minute < 180]
    expected, last = [], True
    for minute, reached in inside:
        if reached != last:
            expected.append((minute, Note.QUORUM_REGAINED if reached else Note.QUORUM_LOST))
        last = reached
    assert [((i.at - OPENED).seconds // 60, i.kind) for i in found] == expected


def test_a_short_notice_is_told_with_its_figures():
    check = NoticeCheck(30, 48, 192, kept=False, advised=False)
    sent = Convocation(uuid4(), uuid4(), 1, OPENED, OPENED, None, "", "", (), "", check, "Creció el río")
    (told,) = of_notice(sent)
    assert (told.hours, told.floor, told.reason) == (30, 48, "Creció el río")
    assert list(of_notice(None)) == []
    kept = NoticeCheck(200, 48, 192, kept=True, advised=True)
    assert list(of_notice(Convocation(uuid4(), uuid4(), 1, OPENED, OPENED, None, "", "", (), "", kept))) == []


def test_happenings_are_told_and_opening_is_not_an_incident():
    events = [MeetingEvent(uuid4(), kind, OPENED, OPENED, None, "razón") for kind in Happening]
    assert set(kinds(of_happenings(events))) == {
        Note.POSTPONED, Note.FIRST_CALL_FAILED, Note.AGENDA_CHANGED, Note.ADJOURNED, Note.RESUMED, Note.REOPENED,
        Note.WRITTEN_LATE,
    }


def test_incidents_stand_in_order_and_the_person_before_the_quorum():
    rosa = uuid4()
    left = list(of_presence([
        moved(rosa, Movement.ARRIVES, 0, Capacity.PRINCIPAL, "Puesto 1"), moved(rosa, Movement.LEAVES, 60)], OPENED, CLOSED))
    lost = list(of_quorum([quorum(60, False)], OPENED, CLOSED))
    assert kinds(in_order([*lost, *left])) == [Note.DEPARTURE, Note.QUORUM_LOST]


def holder(office, name):
    return OfficeHolder(office, PersonRef(uuid4(), name))


def test_signatories_follow_the_statute():
    """The holder signs; who chaired instead signs in their place; an empty office leaves its line."""
    held = [holder(Office.PRESIDENT, "Rosa"), holder(Office.SECRETARY, "Juan"), holder(Office.TREASURER, "Ana")]
    assert [(s.office, s.name, s.instead_of) for s in signatories(("president", "secretary", "treasurer"), held, "Rosa", "Juan")] == [
        ("president", "Rosa", ""), ("secretary", "Juan", ""), ("treasurer", "Ana", ""),
    ]
    assert signatories(("president",), held, "Luis", "Juan")[0].instead_of == "Rosa"
    assert [(s.name, s.instead_of) for s in signatories(("president", "vice_president"), [], "Luis", "")] == [("Luis", ""), ("", "")]
