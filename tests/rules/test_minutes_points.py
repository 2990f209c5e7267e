"""The acta's points and incidents: each thing stands under its own point, exactly once, and an incident tells all that happened."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from governance_app.attendance.rules import Capacity, Log, Movement, QuorumPoint, QuorumStatement, Source
from governance_app.committees.rules import Office, QuorumBase, QuorumRule
from governance_app.meetings.rules import Convocation, Happening, MeetingEvent, NoticeCheck
from governance_app.minutes.rules import (
    Incident,
    LiveActa,
    LivePoint,
    Note,
    Signatory,
    acta_code,
    gathered,
    in_order,
    of_happenings,
    of_notice,
    of_presence,
    of_quorum,
    signatories,
)
from tests.rules.test_minutes_acta import holder

OPENED = datetime(2026, 3, 20, 14, 10, tzinfo=UTC)
CLOSED = OPENED + timedelta(hours=3)
places = st.lists(st.sampled_from([None, 1, 2, 3, 9]), max_size=4)  # of point 9 the agenda knows nothing


def identity(number: int | None) -> UUID | None:
    return None if number is None else UUID(int=number)


@given(st.lists(st.sampled_from([1, 2, 3]), unique=True), places, places, places, places)
def test_everything_stands_under_its_point_and_nothing_is_left_out(agenda, motions, decisions, commitments, elections):
    items: Any = [SimpleNamespace(id=identity(number)) for number in agenda]
    words = {UUID(int=1): "Se leyó el informe."}
    put: Any = {
        "motions": [SimpleNamespace(motion=SimpleNamespace(item=identity(at))) for at in motions],
        "decisions": [SimpleNamespace(item=identity(at)) for at in decisions],
        "commitments": [SimpleNamespace(item=identity(at)) for at in commitments],
        "elections": [SimpleNamespace(held=SimpleNamespace(item=identity(at))) for at in elections],
    }
    where = {"motions": motions, "decisions": decisions, "commitments": commitments, "elections": elections}

    def those(name: str, wanted: set[int | None]) -> tuple[Any, ...]:
        return tuple(one for one, at in zip(put[name], where[name], strict=True) if at in wanted)

    points = gathered(iter(items), words, iter(put["motions"]), iter(put["decisions"]), iter(put["commitments"]), iter(put["elections"]))
    expected = [
        LivePoint(item, words.get(item.id, ""), *(those(name, {number}) for name in where))
        for item, number in zip(items, agenda, strict=True)
    ]
    loose = [those(name, {None, 1, 2, 3, 9} - set(agenda)) for name in where]
    assert points == (*expected, *([LivePoint(None, "", *loose)] if any(loose) else []))


def test_an_acta_has_the_number_of_its_meeting():
    numbered: Any = SimpleNamespace(code="004-CGCPP-2026")
    unnumbered: Any = SimpleNamespace(code="")
    assert acta_code(numbered) == "ACTA-004-CGCPP-2026"
    assert acta_code(unnumbered) == "ACTA"
    assert LiveActa.code.fget(SimpleNamespace(meeting=numbered)) == "ACTA-004-CGCPP-2026"


def test_a_happening_is_told_with_its_hour_reason_and_number():
    late = MeetingEvent(uuid4(), Happening.WRITTEN_LATE, CLOSED, OPENED, None, "Se cayó la red", {"code": "MOC-002"})
    moved = MeetingEvent(uuid4(), Happening.POSTPONED, OPENED, OPENED, None, "Creció el río")
    assert list(of_happenings([late, moved])) == [
        Incident(Note.WRITTEN_LATE, CLOSED, reason="Se cayó la red", code="MOC-002"),
        Incident(Note.POSTPONED, OPENED, reason="Creció el río"),
    ]


def test_a_short_notice_is_told_at_the_hour_it_was_sent():
    check = NoticeCheck(30, 48, 192, kept=False, advised=False)
    sent = Convocation(uuid4(), uuid4(), 1, OPENED, CLOSED, None, "", "", (), "", check, "Río")
    assert list(of_notice(sent)) == [Incident(Note.SHORT_NOTICE, sent.issued_at, reason="Río", hours=30, floor=48)]


def moved(number: int, person: UUID, movement: Movement, minute: int, capacity: Capacity | None = None, name: str = "Rosa") -> Log:
    at = OPENED + timedelta(minutes=minute)
    seat = "Puesto 1" if capacity in (Capacity.PRINCIPAL, Capacity.ALTERNATE) else ""
    return Log(UUID(int=number), person, name, movement, at, capacity, seat, None, None, None, Source.HALL, None, "")


ROSA = UUID(int=7)


def told(*log: Log) -> list[tuple[Note, int, str, str]]:
    return [(i.kind, int((i.at - OPENED).total_seconds()) // 60, i.who, i.seat) for i in of_presence(log, OPENED, CLOSED)]


def test_what_was_written_for_one_instant_stands_in_the_order_it_was_written():
    came, left = moved(2, ROSA, Movement.ARRIVES, 60, Capacity.PRINCIPAL), moved(11, ROSA, Movement.LEAVES, 60)
    expected = [(Note.LATE_ARRIVAL, 60, "Rosa", "Puesto 1"), (Note.DEPARTURE, 60, "Rosa", "Puesto 1")]
    assert told(came, left) == told(left, came) == expected


def test_who_sat_and_comes_again_as_a_guest_is_no_incident():
    came = [moved(1, ROSA, Movement.ARRIVES, 0, Capacity.PRINCIPAL), moved(2, ROSA, Movement.LEAVES, 10)]
    again = [moved(3, ROSA, Movement.ARRIVES, 20, Capacity.GUEST), moved(4, ROSA, Movement.LEAVES, 30)]
    assert told(*came, *again) == [(Note.DEPARTURE, 10, "Rosa", "Puesto 1")]


def test_who_stays_out_of_a_point_is_told_even_outside_the_hours_and_others_are_not():
    seated = moved(1, ROSA, Movement.ARRIVES, 0, Capacity.PRINCIPAL)
    assert told(seated, moved(2, ROSA, Movement.RECUSED, 180)) == [(Note.RECUSED, 180, "Rosa", "Puesto 1")]
    assert told(seated, moved(2, ROSA, Movement.LEAVES, 180)) == []
    assert told(seated, moved(2, ROSA, Movement.LEAVES, 0)) == []
    assert told(seated, moved(2, ROSA, Movement.LEAVES, 1)) == [(Note.DEPARTURE, 1, "Rosa", "Puesto 1")]
    still_running = list(of_presence([seated, moved(2, ROSA, Movement.LEAVES, 500)], OPENED, None))
    assert [i.kind for i in still_running] == [Note.DEPARTURE]


def test_incidents_of_one_instant_stand_by_kind_and_then_by_name():
    ana, rosa = Incident(Note.DEPARTURE, OPENED, who="Ana"), Incident(Note.DEPARTURE, OPENED, who="Rosa")
    late, before = Incident(Note.LATE_ARRIVAL, OPENED, who="Zoila"), Incident(Note.WRITTEN_LATE, OPENED - timedelta(1))
    assert in_order([rosa, late, ana, before]) == (before, late, ana, rosa)


def test_an_office_with_two_holders_has_two_lines_and_an_acting_one_names_the_first():
    held = [holder(Office.PRESIDENT, "Rosa"), holder(Office.PRESIDENT, "Ana")]
    assert signatories(("president",), held, "", "") == (Signatory("president", "Rosa"), Signatory("president", "Ana"))
    assert signatories(("president",), held, "Ana", "") == (Signatory("president", "Ana"),)
    assert signatories(("president", "secretary"), held, "Luis", "Eva") == (
        Signatory("president", "Luis", "Rosa"), Signatory("secretary", "Eva"))


def at_minute(minute: int, *, reached: bool) -> QuorumPoint:
    statement = QuorumStatement(reached, 4 if reached else 3, 4, 7, QuorumBase.SEATS, QuorumRule())
    return QuorumPoint(OPENED + timedelta(minutes=minute), statement)


def test_a_loss_of_quorum_is_told_with_its_figures_and_only_between_opening_and_closing():
    lost = at_minute(60, reached=False)
    assert list(of_quorum([lost], OPENED, CLOSED)) == [Incident(Note.QUORUM_LOST, lost.at, quorum=lost.statement)]
    back = at_minute(90, reached=True)
    assert list(of_quorum([back, lost], OPENED, CLOSED))[1] == Incident(Note.QUORUM_REGAINED, back.at, quorum=back.statement)
    for minute in (-1, 0, 180, 181):
        assert list(of_quorum([at_minute(minute, reached=False)], OPENED, CLOSED)) == []
    for minute in (1, 179):
        assert len(list(of_quorum([at_minute(minute, reached=False)], OPENED, CLOSED))) == 1
    assert len(list(of_quorum([at_minute(500, reached=False)], OPENED, None))) == 1
