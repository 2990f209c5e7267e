"""Builders: meetings and votes by correspondence, made through the real actions."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.attendance import actions as attendance
from governance_app.committees.rules import CorrespondenceRule, MatterKind, Statute
from governance_app.meetings import actions as meetings
from governance_app.meetings.rules import MeetingKind, MeetingMode
from governance_app.voting import actions
from governance_app.voting.rules import AnswerChannel, Choice, Form
from tests.support.build_attendance import STARTS, does, principal
from tests.support.build_committees import a_body
from tests.support.build_voting import a_motion, voters_of
from tests.support.remembered import remembered

NOTICE = STARTS - timedelta(days=3)
DEADLINE = NOTICE + timedelta(days=8)
OPENED = STARTS + timedelta(minutes=10)
BY_LETTER = Statute(correspondence=CorrespondenceRule(True, 8, (MatterKind.ELECTION,), "Art. 30"))


@remembered
def a_meeting_by_letter(seats: int = 7, statute: Statute = BY_LETTER, *, alternates: bool = False) -> UUID:
    """Return an open meeting by correspondence of `seats` seats and two points; seat 0 presides, seat 1 keeps the minutes."""
    body = a_body(seats, statute, alternates=alternates)
    meeting = does(
        meetings.plan_meeting, NOTICE, body=body.id, kind=MeetingKind.ORDINARY, mode=MeetingMode.CORRESPONDENCE, starts_at=STARTS,
        place="Secretaría del comité, Macas")
    for n in range(2):
        does(meetings.add_item, NOTICE, meeting=meeting, title=f"Asunto {n + 1}")
    does(meetings.convene, NOTICE, meeting=meeting)
    does(attendance.establish_quorum, meeting=meeting, opened_at=OPENED, chair=principal(meeting, 0), secretary=principal(meeting, 1))
    return meeting


def a_vote_by_letter(meeting: UUID, **given: Any) -> UUID:
    """Put a motion by correspondence, open it until DEADLINE and return it."""
    more = {name: given.pop(name) for name in ("recused", "deadline") if name in given}
    motion = a_motion(meeting, Form.CORRESPONDENCE, **given)
    does(actions.open_correspondence, motion=motion, **({"deadline": DEADLINE, "opened_at": OPENED} | more))
    return motion


def answers(motion: UUID, *choices: Choice, at: datetime | None = None, **given: Any) -> None:
    """Let the first voters answer, each with a choice, a day before the deadline."""
    for seat, choice in zip(voters_of(motion), choices, strict=False):
        one = {"channel": AnswerChannel.LETTER, "document": "Carta", "received_at": at or DEADLINE - timedelta(days=1)} | given
        does(actions.record_answer, DEADLINE, motion=motion, seat=seat, choice=choice, **one)


def closes(motion: UUID, now: datetime = DEADLINE + timedelta(minutes=1)) -> None:
    """Close a vote by correspondence a minute after its deadline."""
    does(actions.close_correspondence, now, motion=motion)
