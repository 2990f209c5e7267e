"""The facts beside the board through their actions, on both databases: minutes, votes, languages, support."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Actor, Grant, MayNot, Role
from governance_app.attendance import actions as attendance
from governance_app.attendance import reads as attendance_reads
from governance_app.attendance.records import SupportRow
from governance_app.attendance.rules import (
    IntoItself,
    LanguagesInActa,
    MeetingNotRunning,
    NoSuchMeeting,
    NoSuchPoint,
    Support,
    SupportBeyondNeed,
    SupportKind,
    TongueUnknown,
)
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings import reads as meetings
from governance_app.participation import actions, reads
from governance_app.participation.records import SpeakingTurnRow
from governance_app.participation.rules import (
    AlreadyTimed,
    Dimension,
    LengthImpossible,
    NoSuchTurn,
    OtherFigures,
    Period,
    PeriodKind,
    Recorded,
)
from governance_app.voting import actions as voting
from governance_app.voting.rules import Choice, Form
from tests.support.build_attendance import (
    AFTER,
    STARTS,
    a_convened_meeting,
    an_open_meeting,
    does,
    points_of,
    principal,
)
from tests.support.build_committees import an_empty_body
from tests.support.build_participation import KICHWA_WOMAN, YOUNG_MESTIZO, a_described_meeting, speaks
from tests.support.build_urn import a_hall, an_open_urn, closes, counted
from tests.support.build_voting import a_motion, all_vote, an_open_vote

SEMESTER = Period(PeriodKind.SEMESTER, date(2026, 1, 1), date(2026, 6, 30))
ON = date(2026, 12, 1)


def figures(meeting: UUID, period: Period = SEMESTER) -> OtherFigures:
    return reads.other_figures(meetings.meeting(meeting).body, period, on=ON)


def somebody(role: Role, body: UUID) -> Actor:
    return Actor(account=new_id(), grants=(Grant(role, body),))


def test_a_turn_ends_when_it_is_said_or_takes_a_number_afterwards(either: Flask) -> None:
    meeting = a_described_meeting(KICHWA_WOMAN, YOUNG_MESTIZO)
    first, second, third = speaks(meeting, 0), speaks(meeting, 1), speaks(meeting, 1)
    does(actions.end_turn, AFTER + timedelta(seconds=95, milliseconds=900), turn=first)
    with pytest.raises(AlreadyTimed):
        does(actions.end_turn, AFTER + timedelta(seconds=99), turn=first)
    does(meeting_actions.adjourn, meeting=meeting, at=AFTER, reason="Cae la noche")
    does(actions.time_turn, turn=second, seconds=240)
    assert [t.seconds for t in reads.turns(meeting)] == [95, 240, None]
    spoken = figures(meeting).spoken[Dimension.SEX]
    assert (dict(spoken.turns.counts), dict(spoken.seconds.counts)) == ({"mujer": 1, "hombre": 2}, {"mujer": 95, "hombre": 240})
    assert (spoken.timed.base, spoken.timed.total) == (2, 3)
    does(actions.time_turn, turn=second, seconds=None)
    for impossible in (0, 43_201):
        with pytest.raises(LengthImpossible):
            does(actions.time_turn, turn=third, seconds=impossible)
    does(meeting_actions.resume, meeting=meeting, at=AFTER)
    does(actions.remove_turn, turn=third)
    for action, given in ((actions.end_turn, {}), (actions.time_turn, {"seconds": 3})):
        with pytest.raises(NoSuchTurn):
            does(action, turn=third, **given)
    assert [t.seconds for t in reads.turns(meeting)] == [95, None]


def test_the_database_refuses_a_turn_without_end(either: Flask) -> None:
    turn = speaks(an_open_meeting(2), 0)
    db.session.get_one(SpeakingTurnRow, turn).seconds = 43_201
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def votes_by_sex(meeting: UUID) -> tuple[dict[str, int], int]:
    told = figures(meeting).votes[Dimension.SEX]
    return dict(told.counts), told.not_recorded


def test_who_voted_is_known_where_the_form_says_it_and_what_they_answered_never(either: Flask) -> None:
    meeting = a_described_meeting(KICHWA_WOMAN, KICHWA_WOMAN, YOUNG_MESTIZO)
    all_vote(an_open_vote(meeting, Form.ROLL_CALL), Choice.NOT_VOTING, Choice.FOR, Choice.BLANK)
    assert votes_by_sex(meeting) == ({"mujer": 1, "hombre": 1}, 0)
    does(voting.record_consensus, motion=an_open_vote(meeting, Form.CONSENSUS, point=1))
    assert votes_by_sex(meeting) == ({"mujer": 3, "hombre": 2}, 0)
    does(voting.record_hands, motion=an_open_vote(meeting, point=1), votes_for=2, against=1)
    assert votes_by_sex(meeting) == ({"mujer": 5, "hombre": 3}, 0)
    does(voting.record_hands, motion=an_open_vote(meeting, point=1), votes_for=2, against=0, not_voting=1)
    assert votes_by_sex(meeting) == ({"mujer": 5, "hombre": 3}, 2)
    a_motion(meeting, Form.ROLL_CALL)  # a motion that nobody voted on is no vote
    assert votes_by_sex(meeting) == ({"mujer": 5, "hombre": 3}, 2)


def test_of_a_secret_vote_only_taking_part_is_counted(either: Flask) -> None:
    meeting = a_hall()
    everybody = {(principal(meeting, n), 1) for n in range(7)}
    closes(an_open_urn(meeting), counted(4, 2))
    assert reads.gatherings([meetings.meeting(meeting)])[0].votes == ((None, 6),)
    closes(an_open_urn(meeting), counted(4, 2, 1))
    assert set(reads.gatherings([meetings.meeting(meeting)])[0].votes) == {(None, 6), *everybody}


def says(meeting: UUID, point: int, spoken: list[str], into: list[str] | None = None) -> None:
    does(attendance.keep_point_languages, meeting=meeting, item=points_of(meeting)[point], spoken=spoken, into=into or [])


def test_languages_are_kept_point_by_point_and_counted_over_the_points_treated(either: Flask) -> None:
    meeting = an_open_meeting(3)
    points = points_of(meeting)
    says(meeting, 0, ["es"])
    says(meeting, 0, ["es", "auc"], ["qu"])
    says(meeting, 1, ["jiv"])
    for number in (0, 2):
        does(meeting_actions.finish_item, item=points[number])
    told = figures(meeting).languages
    assert (told.interpreted.part, told.interpreted.base, told.interpreted.not_recorded) == (1, 1, 1)
    assert {line.language: (line.spoken, line.interpreted) for line in told.lines} == {"auc": (1, 0), "es": (1, 0), "qu": (0, 1)}
    does(attendance.record_language, meeting=meeting, language="es")
    assert figures(meeting).languages.interpreted.not_recorded == 0
    assert figures(meeting).completeness[Recorded.LANGUAGES].completeness == 1


def test_who_interpreted_stays_when_the_languages_of_a_point_are_said_again(either: Flask) -> None:
    meeting = an_open_meeting(3)
    point, rosa = points_of(meeting)[0], principal(meeting, 1)
    does(attendance.record_language, meeting=meeting, language="es", item=point, interpreted_into="qu", interpreter=rosa)
    says(meeting, 0, ["es", "jiv"], ["qu"])
    kept = {(s.language, s.interpreted_into): s.interpreter for s in attendance_reads.languages(meeting)}
    assert kept == {("es", "qu"): rosa, ("jiv", "qu"): None}


def test_languages_that_cannot_be_are_refused(either: Flask) -> None:
    meeting, other = an_open_meeting(3), a_convened_meeting(2)
    for error, spoken, into in ((IntoItself, ["es"], ["es"]), (TongueUnknown, ["xx"], [])):
        with pytest.raises(error):
            says(meeting, 0, spoken, into)
    with pytest.raises(NoSuchPoint):
        does(attendance.keep_point_languages, meeting=meeting, item=points_of(other)[0], spoken=["es"])
    assert attendance_reads.languages(meeting) == ()


def test_once_the_acta_is_put_to_the_vote_its_languages_stay_as_it_says_them(either: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = an_open_meeting(3)
    monkeypatch.setattr("governance_app.meetings.reads.acta_settled", lambda meeting: True)
    with pytest.raises(LanguagesInActa):
        says(meeting, 0, ["es"])


def test_support_is_one_sheet_that_can_be_written_after_the_meeting(either: Flask) -> None:
    meeting = an_open_meeting(3)
    sheet = [Support(SupportKind.TRAVEL, 9, 11, offered=True), Support(SupportKind.CHILDCARE, 0, 4, offered=False),
             Support(SupportKind.OTHER, 2, 2, "Botas de caucho")]
    does(attendance.keep_support, meeting=meeting, lines=sheet)
    lines = {line.kind: line for line in figures(meeting).support}
    assert [(lines[k].used, lines[k].needed, lines[k].offered.part) for k in (SupportKind.TRAVEL, SupportKind.CHILDCARE)] == [
        (9, 11, 1), (0, 4, 0)]
    assert (lines[SupportKind.FOOD].counted, lines[SupportKind.FOOD].meetings) == (0, 1)
    with pytest.raises(SupportBeyondNeed):
        does(attendance.keep_support, meeting=meeting, lines=[Support(SupportKind.TRAVEL, 12, 11)])
    does(attendance.keep_support, meeting=meeting, lines=[Support(SupportKind.TRAVEL)])
    assert {one.kind for one in attendance_reads.support(meeting)} == {SupportKind.CHILDCARE, SupportKind.OTHER}


def test_the_database_refuses_more_uses_than_needs(either: Flask) -> None:
    meeting = an_open_meeting(2)
    db.session.add(SupportRow(id=new_id(), meeting_id=meeting, kind=SupportKind.FOOD, given=5, needed=4))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_the_facilitator_writes_languages_and_support_and_others_do_not(either: Flask) -> None:
    meeting = an_open_meeting(2)
    body, other = meetings.meeting(meeting).body, an_empty_body()
    draft = does(meeting_actions.plan_meeting, body=body, kind=meetings.meeting(meeting).kind, starts_at=STARTS + timedelta(days=9))
    given: dict[str, Any] = {"now": AFTER, "meeting": meeting, "lines": [Support(SupportKind.FOOD, 3)]}
    attendance.keep_support(actor=somebody(Role.FACILITATOR, body), id=new_id(), **given)
    with pytest.raises(MayNot):
        attendance.keep_support(actor=somebody(Role.MEMBER, body), id=new_id(), **given)
    with pytest.raises(NoSuchMeeting):
        attendance.keep_support(actor=somebody(Role.FACILITATOR, other), id=new_id(), **given)
    with pytest.raises(MeetingNotRunning):
        does(attendance.keep_support, meeting=draft, lines=given["lines"])
