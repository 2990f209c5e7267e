"""Votes by correspondence through their actions, on both databases: frozen, answered until the deadline, reminded, closed, lapsed."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.attendance import actions as attendance
from governance_app.attendance.rules import Capacity, NobodyComesTogether
from governance_app.committees.rules import CorrespondenceRule, MatterKind, Statute, TieRule
from governance_app.decisions import actions as decisions
from governance_app.decisions.rules import DecisionKind, MotionNotCarried
from governance_app.foundation.database import db
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import AnswersPlaceNeeded, Channel, CorrespondenceNotAllowed, MeetingKind, MeetingMode, MeetingState
from governance_app.minutes import actions as minutes
from governance_app.minutes.rules import MotionsOpen
from governance_app.record.records import LeafRow
from governance_app.voting import actions, reads
from governance_app.voting.rules import (
    AlreadyVoted,
    AnswerChannel,
    CameAfterDeadline,
    Choice,
    CorrespondenceStays,
    DeadlineNeeded,
    DeadlineNotReached,
    DeadlineTooSoon,
    Form,
    LaterAnswerKept,
    MatterNotByCorrespondence,
    MotionState,
    NeedsCorrespondenceMeeting,
    NotInElectorate,
    NotOfSeat,
    NotYetVoted,
    OnlyByCorrespondence,
    Outcome,
    RemindersDoNotFit,
    SeatAbsent,
    SeatRecused,
    VoteNotOpen,
    WrongForm,
)
from tests.support.build_attendance import STARTS, alternate, an_open_meeting, does, principal, seats_of
from tests.support.build_committees import a_body, a_seat
from tests.support.build_correspondence import (
    BY_LETTER,
    DEADLINE,
    NOTICE,
    OPENED,
    a_meeting_by_letter,
    a_vote_by_letter,
    answers,
    closes,
)
from tests.support.build_voting import a_motion, voters_of

A_DAY = timedelta(days=1)
FOR, AGAINST = Choice.FOR, Choice.AGAINST


def leaves(name: str) -> list[dict[str, Any]]:
    rows = db.session.query(LeafRow).filter(LeafRow.name == name).order_by(LeafRow.position)
    return [data.get("data") or data for data in (json.loads(row.canonical) for row in rows)]


def answer(motion: UUID, seat: UUID, choice: Choice = FOR, action: Any = actions.record_answer, **given: Any) -> UUID:
    one = {"channel": AnswerChannel.RADIO, "document": "Tomó nota la secretaria", "received_at": DEADLINE - A_DAY} | given
    return does(action, one.pop("now", DEADLINE), motion=motion, seat=seat, choice=choice, **one)


def outcome(motion: UUID) -> Outcome:
    result = reads.result(motion)
    assert result is not None
    return result.outcome


def test_a_meeting_by_correspondence_needs_its_statute_and_its_address(either: Flask) -> None:
    body = a_body(3)
    plan = {"kind": MeetingKind.ORDINARY, "mode": MeetingMode.CORRESPONDENCE, "starts_at": STARTS}
    with pytest.raises(CorrespondenceNotAllowed):
        does(meetings.plan_meeting, NOTICE, body=body.id, **plan)
    lawful = a_body(3, BY_LETTER)
    meeting = does(meetings.plan_meeting, NOTICE, body=lawful.id, **plan)
    does(meetings.add_item, NOTICE, meeting=meeting, title="Asunto")
    with pytest.raises(AnswersPlaceNeeded):
        does(meetings.convene, NOTICE, meeting=meeting)
    assert meeting_reads.meeting(meeting).state is MeetingState.DRAFT


def test_nobody_comes_together_and_no_call_fails(either: Flask) -> None:
    meeting = a_meeting_by_letter()
    assert meeting_reads.meeting(meeting).state is MeetingState.OPEN
    person, seat = principal(meeting, 0), seats_of(meeting)[0].seat
    with pytest.raises(NobodyComesTogether):
        does(attendance.record_arrival, meeting=meeting, person=person, capacity=Capacity.PRINCIPAL, seat=seat, at=OPENED)
    with pytest.raises(OnlyByCorrespondence):
        a_motion(meeting, Form.SHOW_OF_HANDS)
    with pytest.raises(NeedsCorrespondenceMeeting):
        a_motion(an_open_meeting(3), Form.CORRESPONDENCE)


def an_opening() -> None:
    meeting = a_meeting_by_letter()
    out = seats_of(meeting)[6].seat
    motion = a_motion(meeting, Form.CORRESPONDENCE)
    with pytest.raises(DeadlineNeeded):
        does(actions.open_vote, motion=motion)
    terms = {"motion": motion, "opened_at": OPENED}
    with pytest.raises(DeadlineTooSoon):
        does(actions.open_correspondence, deadline=DEADLINE - timedelta(minutes=1), **terms)
    with pytest.raises(NotInElectorate):
        does(actions.open_correspondence, deadline=DEADLINE, recused=(UUID(int=5),), **terms)
    assert reads.motion(motion).state is MotionState.DRAFT
    assert not reads.electorate(motion).electors
    does(actions.open_correspondence, deadline=DEADLINE, recused=(out,), **terms)
    hall, vote = reads.electorate(motion), reads.correspondence.vote(motion)
    assert (hall.seats, hall.voters, hall.recused) == (6, 6, 1)
    assert vote is not None
    assert (vote.deadline, vote.opened_at) == (DEADLINE, OPENED)
    assert leaves("voting.correspondence_opened")[-1]["quorum_needed"] == 4
    with pytest.raises(SeatRecused):
        answer(motion, out)
    second = a_vote_by_letter(meeting, point=1)  # several run side by side
    assert reads.motion(second).state is MotionState.OPEN


def test_opening_freezes_every_filled_seat_and_its_deadline(either: Flask) -> None:
    an_opening()


def test_what_the_statute_excludes_is_not_put_and_not_opened(either: Flask) -> None:
    meeting = a_meeting_by_letter()
    with pytest.raises(MatterNotByCorrespondence):
        a_motion(meeting, Form.CORRESPONDENCE, matter=MatterKind.ELECTION)
    assert reads.motions(meeting) == ()


def an_answer_after_the_deadline() -> None:
    motion = a_vote_by_letter(a_meeting_by_letter())
    seats = voters_of(motion)
    late = DEADLINE + timedelta(minutes=1)
    with pytest.raises(CameAfterDeadline) as raised:
        answer(motion, seats[0], received_at=late, now=DEADLINE + A_DAY)
    assert (raised.value.data["received"], raised.value.data["deadline"]) == (late, DEADLINE)
    assert reads.ballots(motion) == ()
    answer(motion, seats[0], received_at=DEADLINE, now=DEADLINE + A_DAY)  # it came in time and is written down later
    assert [b.seat for b in reads.ballots(motion)] == [seats[0]]


def test_an_answer_after_the_deadline_does_not_count(either: Flask) -> None:
    an_answer_after_the_deadline()


def an_answer_and_its_change() -> None:
    meeting = a_meeting_by_letter(alternates=True)
    motion = a_vote_by_letter(meeting)
    seat = seats_of(meeting)[2].seat
    with pytest.raises(NotYetVoted):
        answer(motion, seat, action=actions.change_answer)
    with pytest.raises(NotOfSeat):
        answer(motion, seat, person=principal(meeting, 3))
    answer(motion, seat, received_at=DEADLINE - 2 * A_DAY, person=alternate(meeting, 2))
    with pytest.raises(AlreadyVoted):
        answer(motion, seat, AGAINST)
    with pytest.raises(LaterAnswerKept):
        answer(motion, seat, AGAINST, actions.change_answer, received_at=DEADLINE - 3 * A_DAY)
    with pytest.raises(CameAfterDeadline):
        answer(motion, seat, AGAINST, actions.change_answer, received_at=DEADLINE + A_DAY, now=DEADLINE + 2 * A_DAY)
    answer(motion, seat, AGAINST, actions.change_answer)
    assert [(b.seat, b.choice) for b in reads.ballots(motion)] == [(seat, AGAINST)]
    assert [(c.seat, c.choice) for c in reads.changed_answers(motion)] == [(seat, FOR)]
    assert [one.person for one in reads.correspondence.received(motion)] == [alternate(meeting, 2), principal(meeting, 2)]
    told = leaves("voting.answer_received")
    assert len(told) == 2
    assert all("choice" not in one and "seat" not in one and "person" not in one for one in told)


def test_one_answer_a_seat_which_a_later_one_may_change(either: Flask) -> None:
    an_answer_and_its_change()


def test_an_empty_seat_does_not_answer(either: Flask) -> None:
    body = a_body(2, BY_LETTER)
    empty = a_seat(body.id, "Puesto vacío")
    meeting = does(meetings.plan_meeting, NOTICE, body=body.id, kind=MeetingKind.ORDINARY, mode=MeetingMode.CORRESPONDENCE,
                   starts_at=STARTS, place="Macas")
    does(meetings.add_item, NOTICE, meeting=meeting, title="Asunto")
    does(meetings.convene, NOTICE, meeting=meeting)
    does(attendance.establish_quorum, meeting=meeting, opened_at=OPENED, chair=principal(meeting, 0), secretary=principal(meeting, 1))
    motion = a_vote_by_letter(meeting)
    assert (reads.electorate(motion).seats, reads.electorate(motion).voters) == (3, 2)
    with pytest.raises(SeatAbsent):
        answer(motion, empty)


def reminders() -> None:
    motion = a_vote_by_letter(a_meeting_by_letter())
    answers(motion, FOR, FOR, AGAINST)
    at = DEADLINE - timedelta(hours=3)
    with pytest.raises(RemindersDoNotFit):
        does(actions.record_reminder, DEADLINE, motion=motion, channel=Channel.RADIO, told=5, at=at)
    does(actions.record_reminder, DEADLINE, motion=motion, channel=Channel.RADIO, told=4, at=at)
    assert [(one.channel, one.told, one.waiting) for one in reads.correspondence.reminders(motion)] == [(Channel.RADIO, 4, 4)]
    said = leaves("voting.voters_reminded")[-1]
    assert (said["told"], said["waiting"], said["channel"]) == (4, 4, "radio")
    assert set(said) == {"motion", "channel", "told", "waiting", "at"}


def test_reminders_stand_in_the_record_as_figures(either: Flask) -> None:
    reminders()


def a_vote_without_quorum(given: int = 3) -> UUID:
    meeting = a_meeting_by_letter()
    motion = a_vote_by_letter(meeting)
    answers(motion, *[FOR] * given)
    with pytest.raises(DeadlineNotReached):
        closes(motion, DEADLINE)
    closes(motion)
    result = reads.result(motion)
    assert result is not None
    assert (result.outcome, result.quorum.present, result.quorum.needed, result.quorum.n) == (Outcome.LAPSED, given, 4, 7)
    assert (result.tally.votes_for, result.tally.absent) == (given, 7 - given)
    assert leaves("voting.vote_closed")[-1]["outcome"] == "lapsed"
    return motion


@pytest.mark.parametrize("given", [0, 3])
def test_without_quorum_of_answers_it_lapses_and_decides_nothing(either: Flask, given: int) -> None:
    motion = a_vote_without_quorum(given)
    put = reads.motion(motion)
    with pytest.raises(MotionNotCarried):
        does(decisions.number_decision, DEADLINE + A_DAY, meeting=put.meeting, item=put.item, motion=motion, kind=DecisionKind.RESOLUTION,
             title="Cuidar", text="Cuidar")
    with pytest.raises(VoteNotOpen):
        answer(motion, voters_of(motion)[6])
    again = a_vote_by_letter(put.meeting, text=put.text, again_of=motion)
    answers(again, FOR, FOR, FOR, AGAINST)
    closes(again)
    assert outcome(again) is Outcome.CARRIED


def test_with_quorum_it_is_counted_as_any_vote(either: Flask) -> None:
    meeting = a_meeting_by_letter()
    motion = a_vote_by_letter(meeting)
    answers(motion, FOR, AGAINST, AGAINST, AGAINST)
    closes(motion)
    result = reads.result(motion)
    assert result is not None
    assert (result.outcome, result.quorum.reached, result.voters) == (Outcome.LOST, True, 4)
    early = a_vote_by_letter(meeting, point=1)
    answers(early, *[FOR] * 7)
    closes(early, DEADLINE)
    assert outcome(early) is Outcome.CARRIED


def test_a_tie_is_broken_by_whoever_presides(either: Flask) -> None:
    meeting = a_meeting_by_letter(4, Statute(tie=TieRule.CASTING_VOTE, correspondence=CorrespondenceRule(True, 8)))
    motion = a_vote_by_letter(meeting)
    answers(motion, FOR, FOR, AGAINST, AGAINST)
    closes(motion)
    assert reads.motion(motion).state is MotionState.TIED
    does(actions.give_casting_vote, DEADLINE + A_DAY, motion=motion, choice=FOR)
    assert outcome(motion) is Outcome.CARRIED


def test_an_open_vote_holds_its_meeting_and_keeps_its_form(either: Flask) -> None:
    meeting = a_meeting_by_letter()
    motion = a_vote_by_letter(meeting)
    with pytest.raises(CorrespondenceStays):
        does(actions.take_another_form, motion=motion, form=Form.ROLL_CALL)
    for action, more in ((actions.admit_latecomers, {}), (actions.record_ballot, {"seat": voters_of(motion)[0], "choice": FOR})):
        with pytest.raises(WrongForm):
            does(action, motion=motion, **more)
    with pytest.raises(MotionsOpen):
        does(minutes.close_and_draft, DEADLINE + A_DAY, meeting=meeting, defer_rest=True)
    closes(motion)
    does(minutes.close_and_draft, DEADLINE + A_DAY, meeting=meeting, defer_rest=True)
    assert meeting_reads.meeting(meeting).state is MeetingState.CLOSED


def test_amendments_go_first_and_a_lapsed_one_changes_nothing(either: Flask) -> None:
    meeting = a_meeting_by_letter()
    motion = a_motion(meeting, Form.CORRESPONDENCE)
    amendment = a_vote_by_letter(meeting, amends=motion, text="Cuidar también los esteros")
    closes(amendment)
    assert outcome(amendment) is Outcome.LAPSED
    assert reads.carried_amendments(motion) == frozenset()
    does(actions.open_correspondence, motion=motion, deadline=DEADLINE, opened_at=OPENED)
    assert reads.motion(motion).state is MotionState.OPEN


def test_the_same_answer_sent_twice_is_one(either: Flask) -> None:
    motion = a_vote_by_letter(a_meeting_by_letter())
    seat, id = voters_of(motion)[0], UUID(int=77)
    for _twice in range(2):
        actions.record_answer(actor=SYSTEM, id=id, now=DEADLINE, motion=motion, seat=seat, choice=FOR, channel=AnswerChannel.EMAIL,
                              received_at=DEADLINE)
    assert len(reads.correspondence.received(motion)) == len(reads.ballots(motion)) == 1
