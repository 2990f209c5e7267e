"""Attendance through its actions, on both databases: what is written down, what is refused, what the quorum says."""

from datetime import timedelta
from fractions import Fraction
from threading import Thread
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM, Actor, Grant, MayNot, Role
from governance_app.attendance import actions, reads
from governance_app.attendance.records import AttendanceEventRow, AttendeeDescriptionRow, VisitorCountRow
from governance_app.attendance.rules import (
    AlreadyPresent,
    AlreadyVoided,
    Arrival,
    BeforeMeeting,
    Capacity,
    ChairNotPresent,
    MeetingNotRunning,
    NobodyChosen,
    NoSuchEvent,
    NoSuchMeeting,
    NoSuchPoint,
    NoSuchSeat,
    NotASeatHolder,
    NotPresent,
    NotYet,
    PresenceMode,
    QuorumIsReached,
    QuorumLacking,
    ReasonNeeded,
    RollState,
    SeatNeeded,
    SeatVacant,
    Support,
    SupportKind,
    VisitorAffiliation,
    VisitorGroup,
    VisitorsDoNotAddUp,
    VisitorSex,
)
from governance_app.committees.rules import QuorumKind, QuorumRule, SecondCallRule, Statute
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import FirstCallNotFailed, MeetingState, NoSecondCall
from governance_app.people.rules import AgeBand, Field, NoSuchPerson
from governance_app.record import reads as record
from governance_app.record.records import LeafRow
from tests.support import build_people
from tests.support.build_attendance import (
    AFTER,
    STARTS,
    a_convened_meeting,
    alternate,
    an_open_meeting,
    arrives,
    delegate_arrives,
    does,
    everyone_arrives,
    leaves,
    opens,
    points_of,
    principal,
    seats_of,
)
from tests.support.build_committees import a_person, a_seat


def at(minute: int) -> object:
    return STARTS + timedelta(minutes=minute)


def quorum(meeting: UUID, minute: int) -> tuple[int, int, bool]:
    said = reads.quorum_at(meeting, at(minute))
    return said.present, said.needed, said.reached


def leaves_named(name: str) -> list[str]:
    return list(db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name == name).order_by(LeafRow.position)))


def test_a_meeting_from_the_first_arrival_to_the_opening(either: Flask) -> None:
    meeting = a_convened_meeting(7)
    everyone_arrives(meeting, 3)
    assert quorum(meeting, 5) == (3, 4, False)
    with pytest.raises(QuorumLacking) as lacking:
        opens(meeting)
    assert lacking.value.data == {"present": 3, "needed": 4}
    delegate_arrives(meeting, 3, minute=6, letter=True)
    opens(meeting)
    held = meetings.meeting(meeting)
    assert (held.state, held.opened_at, held.chair) == (MeetingState.OPEN, at(10), principal(meeting, 0))
    [leaf] = leaves_named("attendance.quorum_established")
    assert '"present":4' in leaf
    assert str(principal(meeting, 0)) not in leaf
    assert record.broken_at() is None


def test_a_delegate_beside_the_principal_is_one_seat_and_takes_over_when_the_principal_leaves(either: Flask) -> None:
    meeting = a_convened_meeting(7)
    everyone_arrives(meeting, 4)
    delegate_arrives(meeting, 0, minute=1)
    assert quorum(meeting, 5) == (4, 4, True)
    leaves(meeting, 0, minute=20)
    assert reads.standing_at(meeting, at(20)).sitter(seats_of(meeting)[0].seat) == alternate(meeting, 0)
    assert quorum(meeting, 20) == (4, 4, True)
    leaves(meeting, 1, minute=30)
    assert quorum(meeting, 29) == (4, 4, True)
    assert quorum(meeting, 30) == (3, 4, False)
    assert [p.statement.reached for p in reads.quorum_history(meeting, AFTER)] == [True, False]


def test_somebody_sent_without_appointment_or_letter_sits_and_the_roll_says_so(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    sent = a_person("Delegada de palabra")
    arrives(meeting, 0, person=sent, capacity=Capacity.ALTERNATE)
    arrives(meeting, 1)
    states = {line.label: (line.state, line.acting, line.letter) for line in reads.roll(meeting)}
    labels = [s.label for s in seats_of(meeting)]
    assert states[labels[0]] == (RollState.IN_DELEGATION, "Delegada de palabra", False)
    assert states[labels[1]][0] is RollState.PRESENT
    assert states[labels[2]][0] is RollState.ABSENT
    [came] = [a for a in reads.attendees(meeting) if a.person == sent]
    assert (came.substitutes, came.letter, came.first_arrival) == (principal(meeting, 0), False, at(0))


def test_an_appointed_alternate_needs_no_letter_and_one_that_is_shown_is_kept(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    delegate_arrives(meeting, 0)
    delegate_arrives(meeting, 1, letter=True)
    assert [line.letter for line in reads.roll(meeting)] == [None, True, None]
    assert {a.substitutes for a in reads.attendees(meeting)} == {principal(meeting, 0), principal(meeting, 1)}


def test_the_roll_at_a_moment_knows_who_sat_then(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    delegate_arrives(meeting, 0, minute=0, letter=True)
    arrives(meeting, 0, minute=10)
    first = seats_of(meeting)[0].seat
    assert next(line.state for line in reads.roll(meeting, at=at(5)) if line.seat == first) is RollState.IN_DELEGATION
    assert next(line.state for line in reads.roll(meeting, at=at(15)) if line.seat == first) is RollState.PRESENT
    assert next(line.state for line in reads.roll(meeting) if line.seat == first) is RollState.PRESENT


def test_what_cannot_be_is_refused_by_name(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    arrives(meeting, 0)
    vacant = a_seat(meetings.meeting(meeting).body, "Puesto sin nadie")
    refusals = {
        AlreadyPresent: lambda: arrives(meeting, 0, minute=3),
        NotPresent: lambda: leaves(meeting, 1, minute=3),
        NotASeatHolder: lambda: arrives(meeting, 1, person=a_person("Otra")),
        SeatNeeded: lambda: arrives(meeting, 1, seat=None),
        NoSuchSeat: lambda: arrives(meeting, 1, seat=new_id()),
        SeatVacant: lambda: arrives(meeting, 1, person=a_person("Enviada"), capacity=Capacity.ALTERNATE, seat=vacant),
        BeforeMeeting: lambda: arrives(meeting, 1, minute=-13 * 60),
        NotYet: lambda: arrives(meeting, 1, minute=7 * 60),
        NoSuchPoint: lambda: does(actions.record_recusal, meeting=meeting, person=principal(meeting, 0), item=new_id(), at=at(3)),
        NobodyChosen: lambda: does(actions.record_arrivals, meeting=meeting, arrivals=[]),
        NoSuchEvent: lambda: does(actions.void_event, event=new_id(), reason="x"),
    }
    before = len(reads.events(meeting))
    for error, act in refusals.items():
        with pytest.raises(error):
            act()
    assert len(reads.events(meeting)) == before


def test_the_principal_cannot_come_as_delegate_of_the_own_seat(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    with pytest.raises(NotASeatHolder):
        arrives(meeting, 0, capacity=Capacity.ALTERNATE)


def test_a_draft_or_a_closed_meeting_takes_no_attendance(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    db.session.execute(sa.text("UPDATE meeting SET state = 'closed'"))
    db.session.commit()
    with pytest.raises(MeetingNotRunning):
        arrives(meeting, 0)


def test_a_whole_list_arrives_at_once_or_not_at_all(either: Flask) -> None:
    meeting = a_convened_meeting(20)
    rows = [Arrival(new_id(), principal(meeting, n), Capacity.PRINCIPAL, s.seat) for n, s in enumerate(seats_of(meeting))]
    guest = Arrival(new_id(), a_person("Invitada"), Capacity.GUEST)
    given = {"actor": SYSTEM, "id": new_id(), "now": AFTER, "meeting": meeting, "at": at(2), "mode": PresenceMode.RADIO_PHONE}
    first = actions.record_arrivals(**given, arrivals=[*rows, guest])
    again = actions.record_arrivals(**given, arrivals=[*rows, guest])
    assert again.replayed
    assert first.subject == again.subject
    assert len(reads.attendees(meeting)) == 21
    assert {e.id for e in reads.events(meeting)} == {r.id for r in rows} | {guest.id}
    other = a_convened_meeting(3)
    wrong = Arrival(new_id(), a_person("Nadie"), Capacity.PRINCIPAL, seats_of(other)[1].seat)
    fine = Arrival(new_id(), principal(other, 0), Capacity.PRINCIPAL, seats_of(other)[0].seat)
    with pytest.raises(NotASeatHolder):
        does(actions.record_arrivals, meeting=other, arrivals=[fine, wrong], at=at(2))
    assert reads.events(other) == ()


def test_a_wrong_line_is_struck_out_with_its_reason_and_stays_legible(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    came = arrives(meeting, 0)
    went = leaves(meeting, 0, minute=5)
    with pytest.raises(ReasonNeeded):
        does(actions.void_event, event=went, reason="  ")
    with pytest.raises(NotPresent):
        does(actions.void_event, event=came, reason="no vino")
    does(actions.void_event, event=went, reason="era otra persona")
    with pytest.raises(AlreadyVoided):
        does(actions.void_event, event=went, reason="otra vez")
    assert reads.standing_at(meeting, at(6)).is_present(principal(meeting, 0))
    [struck] = [line for line in reads.log(meeting) if line.voided_at]
    assert (struck.id, struck.void_reason) == (went, "era otra persona")
    assert len(leaves_named("attendance.event_voided")) == 1


def test_a_recusal_concerns_one_point_until_it_ends(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    arrives(meeting, 0)
    point, person = points_of(meeting)[0], principal(meeting, 0)
    does(actions.record_recusal, meeting=meeting, person=person, item=point, at=at(5))
    assert reads.standing_at(meeting, at(5)).recused_on(point) == {person}
    assert reads.standing_at(meeting, at(4)).recused_on(point) == frozenset()
    does(actions.end_recusal, meeting=meeting, person=person, item=point, at=at(9))
    assert reads.standing_at(meeting, at(9)).recused_on(point) == frozenset()


def test_the_second_call_has_its_own_quorum_and_follows_a_failed_first(either: Flask) -> None:
    third = QuorumRule(QuorumKind.FRACTION, fraction=Fraction(1, 3))
    statute = Statute(second_call=SecondCallRule(allowed=True, after_minutes=60, quorum=third))
    meeting = a_convened_meeting(7, statute)
    everyone_arrives(meeting, 3)
    with pytest.raises(FirstCallNotFailed):
        opens(meeting, minute=70, second_call=True)
    does(actions.declare_no_quorum, meeting=meeting, at=at(15))
    assert '"present":3' in leaves_named("attendance.quorum_not_reached")[0]
    opens(meeting, minute=70, second_call=True)
    assert meetings.meeting(meeting).on_second_call
    assert quorum(meeting, 75) == (3, 3, True)


def test_no_second_call_without_the_statute_and_no_failure_with_quorum(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    everyone_arrives(meeting)
    with pytest.raises(QuorumIsReached):
        does(actions.declare_no_quorum, meeting=meeting, at=at(15))
    with pytest.raises(NoSecondCall):
        opens(meeting, minute=70, second_call=True)
    leaves(meeting, 0, minute=5)
    with pytest.raises(ChairNotPresent):
        opens(meeting)


def test_a_bloc_that_is_short_keeps_the_meeting_shut(either: Flask) -> None:
    statute = Statute(quorum=QuorumRule(per_bloc={"state": 2}))
    meeting = a_convened_meeting(7, statute)
    everyone_arrives(meeting)
    with pytest.raises(QuorumLacking):
        opens(meeting)
    assert [(s.bloc, s.present, s.needed) for s in reads.quorum_at(meeting, at(1)).bloc_shortfalls] == [("state", 1, 2)]


def test_what_a_person_had_said_is_copied_once_and_later_words_do_not_rewrite_it(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    speaker = build_people.a_person("Nantar", says={Field.SEX: ("mujer",), Field.AGE_BAND: (AgeBand.YOUTH.value,)})
    arrives(meeting, 0, person=speaker, capacity=Capacity.GUEST, seat=None)
    arrives(meeting, 1)
    first = {d.person: d for d in reads.descriptions(meeting)}
    assert (first[speaker].sex, first[speaker].age_band) == ("mujer", "18-29")
    assert first[principal(meeting, 1)].sex is None
    assert first[principal(meeting, 1)].bloc == seats_of(meeting)[1].bloc.value
    build_people.says_of_themselves(speaker, {Field.SEX: ("hombre",)})
    does(actions.record_departure, meeting=meeting, person=speaker, at=at(5))
    arrives(meeting, 0, minute=8, person=speaker, capacity=Capacity.GUEST, seat=None)
    assert {d.person: d for d in reads.descriptions(meeting)}[speaker].sex == "mujer"
    assert db.session.scalar(sa.select(sa.func.count()).select_from(AttendeeDescriptionRow)) == 2


def test_visitors_reconcile_and_a_recount_takes_the_place_of_the_first(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    women = VisitorGroup(VisitorSex.WOMEN, AgeBand.YOUTH, VisitorAffiliation.INDIGENOUS, 6)
    men = VisitorGroup(VisitorSex.MEN, None, VisitorAffiliation.NOT_SAID, 3)
    with pytest.raises(VisitorsDoNotAddUp) as wrong:
        does(actions.count_visitors, meeting=meeting, total=12, illegible=2, groups=[women, men])
    assert wrong.value.data == {"total": 12, "counted": 9, "illegible": 2, "summed": 11}
    assert reads.visitors(meeting) is None
    does(actions.count_visitors, meeting=meeting, total=11, illegible=2, groups=[women, men])
    does(actions.count_visitors, meeting=meeting, total=6, illegible=0, groups=[women], note="segunda cuenta")
    sheet = reads.visitors(meeting)
    assert sheet is not None
    assert (sheet.total, sheet.illegible, sheet.groups, sheet.note) == (6, 0, (women,), "segunda cuenta")
    assert db.session.scalar(sa.select(sa.func.count()).select_from(VisitorCountRow)) == 1
    assert len(leaves_named("attendance.visitors_counted")) == 2


def test_languages_and_support_are_kept(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    point = points_of(meeting)[1]
    does(actions.record_language, meeting=meeting, language="jiv", interpreted_into="es", item=point)
    does(actions.record_language, meeting=meeting, language="jiv", item=point)
    does(actions.record_language, meeting=meeting, language="es")
    assert [(s.language, s.item, s.interpreted_into) for s in reads.languages(meeting)] == [("jiv", point, None), ("es", None, None)]
    does(actions.keep_support, meeting=meeting, lines=[Support(SupportKind.CHILDCARE, 3, 5), Support(SupportKind.FOOD, 20)])
    does(actions.keep_support, meeting=meeting, lines=[Support(SupportKind.CHILDCARE, 4)])
    assert reads.support(meeting) == (Support(SupportKind.CHILDCARE, 4), Support(SupportKind.FOOD, 20))


def test_only_who_keeps_attendance_here_may_write_it_and_strangers_see_nothing(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    body = meetings.meeting(meeting).body
    given = {"now": AFTER, "meeting": meeting, "person": principal(meeting, 0), "capacity": Capacity.GUEST, "at": at(1)}
    member = Actor(account=new_id(), grants=(Grant(Role.MEMBER, body),))
    stranger = Actor(account=new_id(), grants=(Grant(Role.SECRETARY, new_id()),))
    with pytest.raises(MayNot):
        actions.record_arrival(actor=member, id=new_id(), **given)
    with pytest.raises(NoSuchMeeting):
        actions.record_arrival(actor=stranger, id=new_id(), **given)
    secretary = Actor(account=new_id(), grants=(Grant(Role.SECRETARY, body),))
    event = actions.record_arrival(actor=secretary, id=new_id(), **given).subject
    assert db.session.get_one(AttendanceEventRow, event).recorded_by == secretary.account
    with pytest.raises(NoSuchMeeting):
        actions.void_event(actor=stranger, id=new_id(), now=AFTER, event=event, reason="x")


def test_a_person_of_another_committee_is_not_found_by_id(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    secretary = Actor(account=new_id(), grants=(Grant(Role.SECRETARY, meetings.meeting(meeting).body),))
    given = {"actor": secretary, "now": AFTER, "meeting": meeting, "capacity": Capacity.GUEST, "at": at(1)}
    stranger = principal(a_convened_meeting(3), 0)
    with pytest.raises(NoSuchPerson):
        actions.record_arrival(id=new_id(), person=stranger, **given)
    newcomer = actions.record_newcomer(id=new_id(), name="Visitante del río", **given).subject
    assert [a.name for a in reads.attendees(meeting)] == ["Visitante del río"]
    actions.record_departure(actor=secretary, id=new_id(), now=AFTER, meeting=meeting, person=newcomer, at=at(2))
    actions.record_arrival(id=new_id(), person=newcomer, **{**given, "at": at(3)})


def test_two_phones_cannot_let_the_same_person_in_twice(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    person, seat = principal(meeting, 0), seats_of(meeting)[0].seat
    outcomes: list[object] = []

    def write() -> None:
        with either.app_context():
            try:
                actions.record_arrival(
                    actor=SYSTEM, id=new_id(), now=AFTER, meeting=meeting, person=person, capacity=Capacity.PRINCIPAL, seat=seat, at=at(1))
                outcomes.append("in")
            except Exception as error:
                outcomes.append(type(error))

    db.session.rollback()
    threads = [Thread(target=write) for _ in range(8)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert sorted(map(str, outcomes)) == sorted(["in", *[str(AlreadyPresent)] * 7])


def test_the_quorum_lost_during_the_meeting_is_seen(either: Flask) -> None:
    meeting = an_open_meeting(5, present=3)
    leaves(meeting, 2, minute=40)
    assert quorum(meeting, 41) == (2, 3, False)
