"""Participation through its actions, on both databases: taps, what is taken back, and the board against a recount by hand."""

from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Actor, Grant, MayNot, Role
from governance_app.attendance import actions as attendance
from governance_app.attendance import reads as attendance_reads
from governance_app.attendance.rules import NoSuchMeeting, NoSuchPoint, VisitorAffiliation, VisitorGroup, VisitorSex
from governance_app.committees.rules import BodyMissing, Statute
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.participation import actions, reads
from governance_app.participation.records import ParticipationViewRow, SpeakingTurnRow
from governance_app.participation.rules import (
    WOMEN,
    YOUTH,
    Board,
    Dimension,
    Measure,
    NobodySpeaksNow,
    NoSuchTurn,
    Period,
    PeriodKind,
    SpeakerAffiliation,
    SpeakerGroup,
    SpeakerNeeded,
    SpeakerNotPresent,
    TurnAlreadyRemoved,
)
from governance_app.people.rules import NO_ANSWER, AgeBand, Field, Sex
from governance_app.voting.rules import Choice, Form
from tests.support.build_attendance import AFTER, an_open_meeting, arrives, does, leaves, points_of, principal, seats_of
from tests.support.build_committees import a_seat
from tests.support.build_participation import KICHWA_WOMAN, YOUNG_MESTIZO, a_described_meeting, a_group_speaks, speaks
from tests.support.build_people import says_of_themselves
from tests.support.build_voting import a_motion, all_vote, an_open_vote

SEMESTER = Period(PeriodKind.SEMESTER, date(2026, 1, 1), date(2026, 6, 30))


def board_of(meeting: UUID) -> Board:
    return reads.board(meetings.meeting(meeting).body, SEMESTER, on=date(2026, 3, 21))


def test_taps_are_counted_once_each_and_can_be_taken_back(either: Flask) -> None:
    meeting = an_open_meeting(3)
    point = points_of(meeting)[1]
    first = speaks(meeting, 0, item=point)
    again = new_id()
    for _press in range(2):  # the same press twice: one turn
        actions.record_turn(actor=Actor(system=True), id=again, now=AFTER, meeting=meeting, person=principal(meeting, 0))
    group = a_group_speaks(meeting, SpeakerGroup.ELDER, SpeakerAffiliation.INDIGENOUS)
    assert [(t.id, t.item) for t in reads.turns(meeting)] == [(first, point), (again, None), (group, None)]
    does(actions.remove_turn, turn=again)
    assert [t.id for t in reads.turns(meeting)] == [first, group]
    with pytest.raises(TurnAlreadyRemoved):
        does(actions.remove_turn, turn=again)
    with pytest.raises(NoSuchTurn):
        does(actions.remove_turn, turn=new_id())


def test_only_who_is_in_the_room_speaks_on_a_point_of_an_open_meeting(either: Flask) -> None:
    meeting, closed = an_open_meeting(4), a_described_meeting(None, None, open_it=False)
    leaves(meeting, 3, minute=20)
    with pytest.raises(SpeakerNotPresent):
        speaks(meeting, 3)
    with pytest.raises(NobodySpeaksNow):
        speaks(closed, 0)
    with pytest.raises(NoSuchPoint):
        speaks(meeting, 0, item=points_of(closed)[0])
    for both_or_none in ({}, {"person": principal(meeting, 0), "group": SpeakerGroup.MAN}):
        with pytest.raises(SpeakerNeeded):
            does(actions.record_turn, meeting=meeting, **both_or_none)
    assert reads.turns(meeting) == ()


def test_the_database_refuses_a_turn_of_nobody(either: Flask) -> None:
    meeting = an_open_meeting(2)
    db.session.add(SpeakingTurnRow(id=new_id(), meeting_id=meeting, at=AFTER))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def somebody(role: Role, body: UUID | None) -> Actor:
    return Actor(account=new_id(), grants=(Grant(role, body),))


def test_who_may_tally_and_who_may_look(either: Flask) -> None:
    meeting = an_open_meeting(2)
    body = meetings.meeting(meeting).body
    member, stranger, guide = somebody(Role.MEMBER, body), somebody(Role.FACILITATOR, new_id()), somebody(Role.FACILITATOR, body)
    given = {"id": new_id(), "now": AFTER}
    with pytest.raises(MayNot):
        actions.record_turn(actor=member, meeting=meeting, group=SpeakerGroup.MAN, **given)
    with pytest.raises(NoSuchMeeting):
        actions.record_turn(actor=stranger, meeting=meeting, group=SpeakerGroup.MAN, **given)
    with pytest.raises(MayNot):
        actions.note_view(actor=somebody(Role.SECRETARY, body), body=body, **given)
    with pytest.raises(BodyMissing):
        actions.note_view(actor=stranger, body=body, **given)
    actions.note_view(actor=guide, body=body, meeting=meeting, **given)
    [row] = db.session.scalars(sa.select(ParticipationViewRow))
    assert (row.account_id, row.body_id, row.meeting_id, row.at) == (guide.account, body, meeting, AFTER)


def test_the_board_of_a_meeting_made_by_hand(either: Flask) -> None:
    meeting = a_described_meeting(KICHWA_WOMAN, KICHWA_WOMAN, YOUNG_MESTIZO, {Field.SEX: NO_ANSWER}, None)
    for n in (2, 2, 2, 0, 4):
        speaks(meeting, n)
    a_group_speaks(meeting, SpeakerGroup.YOUNG_WOMAN, SpeakerAffiliation.INDIGENOUS)
    a_motion(meeting, proposer=principal(meeting, 0))
    all_vote(an_open_vote(meeting, Form.ROLL_CALL, proposer=principal(meeting, 2), point=1), Choice.FOR)
    does(attendance.count_visitors, meeting=meeting, total=7, illegible=2, groups=[
        VisitorGroup(VisitorSex.WOMEN, None, VisitorAffiliation.INDIGENOUS, 3),
        VisitorGroup(VisitorSex.NOT_SAID, AgeBand.YOUTH, VisitorAffiliation.OTHER, 2)])
    board = board_of(meeting)
    women = {row.measure: (row.group, row.base, row.unsaid, row.not_recorded) for row in board.women}
    assert women == {
        Measure.ATTENDANCE: (2, 3, 1, 1), Measure.SPEAKING: (2, 5, 0, 1), Measure.PROPOSALS: (1, 2, 0, 0), Measure.CARRIED: (0, 1, 0, 0),
        Measure.SEATS: (2, 3, 1, 1), Measure.POSTS: (2, 2, 0, 0),
    }
    assert {row.measure: row.group for row in board.youth}[Measure.SPEAKING] == 4
    visitors = board.figures[Measure.VISITORS, Dimension.SEX]
    assert (visitors.counts, visitors.not_recorded, visitors.share(WOMEN)) == ({WOMEN: 3}, 4, Fraction(1))
    nations = board.figures[Measure.ATTENDANCE, Dimension.NATIONALITY]
    assert (nations.share("kichwa"), nations.not_recorded) == (Fraction(2, 3), 2)
    assert board.meetings == reads.board_of_meeting(meetings.meeting(meeting)).meetings


def test_who_goes_out_and_comes_back_attends_once_and_a_struck_out_arrival_never_was(either: Flask) -> None:
    meeting = a_described_meeting(KICHWA_WOMAN, YOUNG_MESTIZO, YOUNG_MESTIZO)
    leaves(meeting, 0, minute=20)
    arrives(meeting, 0, minute=30)
    event = next(e.id for e in attendance_reads.events(meeting) if e.person == principal(meeting, 2))
    does(attendance.void_event, event=event, reason="Era otra persona")
    figures = board_of(meeting).figures[Measure.ATTENDANCE, Dimension.SEX]
    assert (figures.total, figures.share(WOMEN)) == (2, Fraction(1, 2))


def test_the_age_is_that_of_the_day_of_the_meeting(either: Flask) -> None:
    """What a person says later of their age changes no figure of a meeting they came to before."""
    meeting = a_described_meeting(YOUNG_MESTIZO, None)
    says_of_themselves(principal(meeting, 0), {Field.SEX: Sex.MAN, Field.AGE_BAND: AgeBand.ADULT}, now=AFTER + timedelta(days=30))
    board = reads.board(meetings.meeting(meeting).body, SEMESTER, on=date(2026, 5, 30))
    assert board.figures[Measure.ATTENDANCE, Dimension.AGE_BAND].counts == {YOUTH: 1}
    assert board.figures[Measure.SEATS, Dimension.AGE_BAND].counts == {AgeBand.ADULT.value: 1}


def test_a_period_holds_its_meetings_and_no_other(either: Flask) -> None:
    meeting = a_described_meeting(KICHWA_WOMAN, None)
    body = meetings.meeting(meeting).body
    later = Period(PeriodKind.CUSTOM, date(2026, 3, 21), date(2026, 12, 31))
    assert len(reads.board(body, Period(PeriodKind.CUSTOM, date(2026, 3, 20), date(2026, 3, 20)), on=date(2026, 12, 1)).meetings) == 1
    assert reads.board(body, later, on=date(2026, 12, 1)).meetings == ()


def test_vacant_and_voteless_seats_are_no_seats_held_and_aims_come_from_the_statute(either: Flask) -> None:
    meeting = an_open_meeting(3, Statute(aim_women_percent=50))
    body = meetings.meeting(meeting).body
    a_seat(body, "Puesto vacante")
    a_seat(body, "Puesto con voz y sin voto", voting=False, holder="Con voz")
    assert board_of(meeting).figures[Measure.SEATS, Dimension.SEX].total == len(seats_of(meeting)) - 2 == 3
    assert [(a.value, a.percent) for a in reads.aims(body, date(2026, 3, 20))] == [(WOMEN, 50)]
