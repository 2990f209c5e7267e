"""Planted faults in meetings: each must turn the test of its invariant red."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from governance_app.committees import reads as committees
from governance_app.committees.reads import called
from governance_app.committees.rules import NoticeRule
from governance_app.meetings import actions as meeting_acts
from governance_app.meetings import reads, rules
from governance_app.meetings.actions import agenda, meeting_rows, notice, points, session
from governance_app.meetings.reads import meetings as meeting_reads
from governance_app.meetings.reads import public
from governance_app.meetings.rules import Happening, MeetingState, NoticeCheck
from governance_app.meetings.rules import states as state_rules
from tests.actions import test_endings as ending_tests
from tests.actions import test_late_writing as late_tests
from tests.actions import test_meetings as act_tests
from tests.actions import test_meetings_agenda as agenda_tests
from tests.actions import test_meetings_machine as machine
from tests.rules import test_meetings as rule_tests
from tests.support.build_decisions import a_commitment, a_decision

pytestmark = pytest.mark.planted
RED = (AssertionError, pytest.fail.Exception, BaseExceptionGroup)
honest_check, honest_labels = rules.notice_check, rules.labels


def nothing(*_: Any, **__: Any) -> None:
    """Check nothing."""


def rounded(issued: datetime, starts: datetime, rule: NoticeRule) -> NoticeCheck:
    """Half an hour is made a whole one."""
    return honest_check(issued - timedelta(minutes=30), starts, rule)


def strict(issued: datetime, starts: datetime, rule: NoticeRule) -> NoticeCheck:
    """Exactly the floor is called short."""
    check = honest_check(issued, starts, rule)
    return replace(check, kept=check.hours > rule.floor_hours)


def towards_zero(issued: datetime, starts: datetime, rule: NoticeRule) -> NoticeCheck:
    """A notice one minute too late has zero hours, not less."""
    return replace(honest_check(issued, starts, rule), hours=int((starts - issued) / timedelta(hours=1)))


@pytest.mark.parametrize("wrong", [rounded, strict, towards_zero])
def test_hours_of_notice_counted_wrongly_are_caught(monkeypatch: pytest.MonkeyPatch, wrong: Callable[..., NoticeCheck]) -> None:
    monkeypatch.setattr(rules, "notice_check", wrong)
    with pytest.raises(RED):
        rule_tests.test_notice_counts_whole_hours_and_keeps_its_floor_to_the_second()


def test_a_short_notice_without_reason_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "check_notice", lambda check, reason: reason)
    with pytest.raises(RED):
        act_tests.test_short_notice_needs_a_reason_and_keeps_it(app)


def test_judging_the_notice_by_the_day_it_was_sent_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting_reads, "local_day", lambda moment: act_tests.CALLED.date())
    with pytest.raises(RED):
        act_tests.test_the_notice_is_judged_by_the_rules_of_the_day_of_the_meeting(app)


@pytest.mark.parametrize(("state", "what", "leads"), [
    (MeetingState.CANCELLED, Happening.CONVENED, MeetingState.CONVENED), (MeetingState.DRAFT, Happening.OPENED, MeetingState.OPEN),
    (MeetingState.CLOSED, Happening.AGENDA_CHANGED, MeetingState.CLOSED), (MeetingState.OPEN, Happening.CANCELLED, MeetingState.CANCELLED),
])
def test_a_way_that_is_not_in_the_table_is_caught(
    monkeypatch: pytest.MonkeyPatch, state: MeetingState, what: Happening, leads: MeetingState,
) -> None:
    monkeypatch.setitem(state_rules.TRANSITIONS, (state, what), leads)
    with pytest.raises(RED):
        rule_tests.test_every_pair_of_state_and_happening_is_decided(state, what)


def machine_is_red() -> None:
    """Take the random walks of the test; one of them must meet the fault."""
    with pytest.raises(RED):
        list(map(machine.walk, machine.SEEDS))


def test_a_cancelled_number_without_explanation_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "explain_gap", nothing)
    machine_is_red()


def test_a_number_taken_again_when_a_meeting_moves_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def issue(row: Any, *given: Any) -> Any:
        if reads.convocations(row.id):
            row.number = notice.take_number(row.body_id, notice.SERIES, row.year)
        return honest_issue(row, *given)

    honest_issue = notice._issue
    monkeypatch.setattr(notice, "_issue", issue)
    machine_is_red()


def test_closing_over_open_points_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "check_settled", nothing)
    machine_is_red()


def test_a_state_changed_without_its_event_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = session.happened

    def silent(row: Any, what: Happening, **given: Any) -> None:
        if what is Happening.ADJOURNED:
            row.state = MeetingState.ADJOURNED
        else:
            honest(row, what, **given)

    monkeypatch.setattr(session, "happened", silent)
    machine_is_red()


def test_a_second_call_without_a_failed_first_one_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "check_call", nothing)
    with pytest.raises(RED):
        act_tests.test_the_second_call_follows_a_failed_first_one(app)


def test_reopening_past_a_later_meeting_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "later_opened", nothing)
    with pytest.raises(RED):
        act_tests.test_reopening_is_guarded(app)


def test_hours_out_of_order_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting_rows, "check_time", nothing)
    with pytest.raises(RED):
        act_tests.test_a_session_is_interrupted_and_goes_on(app)


def test_the_year_of_utc_instead_of_ecuadors_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "local", lambda moment: moment)
    with pytest.raises(RED):
        act_tests.test_the_number_belongs_to_the_year_in_ecuador(app)


def test_calling_a_past_meeting_by_todays_name_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = called.form_on
    monkeypatch.setattr(called, "form_on", lambda forms, day: honest(forms, None))
    with pytest.raises(RED):
        act_tests.test_a_meeting_is_called_by_the_name_its_body_had_on_its_day(app)


def test_labels_made_of_positions_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "labels", lambda points: [(p, str(p.position), d) for p, _label, d in honest_labels(points)])
    with pytest.raises(RED):
        rule_tests.test_labels_number_every_point_once_in_reading_order()


def test_an_agenda_changed_behind_peoples_backs_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda, "reason_needed", lambda *_, **__: False)
    tests = (agenda_tests.test_after_the_notice_a_change_needs_a_reason, agenda_tests.test_an_extraordinary_meeting_keeps_to_its_points)
    for test in tests:
        with pytest.raises(RED):
            test(app)


def test_two_points_under_way_at_once_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "check_may_start", nothing)
    with pytest.raises(RED):
        act_tests.test_points_are_begun_finished_and_put_off_in_session_only(app)


def test_telling_a_seat_of_another_body_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "_check_told", nothing)
    with pytest.raises(RED):
        agenda_tests.test_one_radio_call_tells_every_seat(app)


def test_a_link_shown_to_everybody_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "_open_part", lambda meeting: meeting)
    with pytest.raises(RED):
        act_tests.test_another_bodys_secretary_changes_and_sees_nothing(app)


def test_a_meeting_going_on_that_is_listed_as_held_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "STILL_ON", timedelta(0))
    with pytest.raises(RED):
        act_tests.test_the_public_list_shows_every_meeting_once_whatever_the_page(app)


def test_beginning_the_next_point_under_one_still_open_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "point_after", lambda items, item: next((i for i in items if not i.settled and i.id != item), None))
    with pytest.raises(RED):
        act_tests.test_finishing_a_point_may_begin_the_next_one_that_can_be_begun(app)


def test_showing_a_meeting_to_another_committee_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting_reads, "may", lambda *_: True)
    with pytest.raises(RED):
        act_tests.test_another_bodys_secretary_changes_and_sees_nothing(app)


def test_ending_a_body_over_the_heads_of_those_called_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(committees, "meetings_left", lambda body: ())
    for test in (ending_tests.test_a_body_with_meetings_to_come_does_not_end, ending_tests.test_a_body_in_session_does_not_end):
        with pytest.raises(RED):
            test(app)


def test_calling_people_to_a_body_that_is_no_more_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(committees, "hold_alive", nothing)
    with pytest.raises(RED):
        ending_tests.test_nobody_is_called_to_a_body_that_is_no_more(app)


def test_a_point_that_goes_without_asking_what_is_written_on_it_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda, "_delete", nothing)
    with pytest.raises(RED):
        ending_tests.test_a_point_on_which_something_is_written_stays(app, "words")


def test_adding_to_a_closed_session_without_a_word_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting_acts, "why_late", lambda meeting, reason: "")
    for adds in (a_decision, a_commitment):
        with pytest.raises(RED):
            late_tests.test_after_the_closing_nothing_is_added_without_a_reason(app, adds, None)


def test_a_reason_for_what_came_late_that_is_lost_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting_acts, "note_late", nothing)
    with pytest.raises(RED):
        late_tests.test_with_its_reason_it_is_added_and_history_record_and_acta_tell(app)
