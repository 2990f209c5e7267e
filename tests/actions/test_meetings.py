"""Meetings from the plan to the closing, on both databases."""

from datetime import timedelta

from governance_app.meetings import actions, reads
from governance_app.meetings.rules import MeetingState
from tests.support.build_committees import a_body
from tests.support.build_meetings import LATER, a_closed_meeting, a_meeting, act


def test_a_meeting_lives_from_plan_to_closing(either: object) -> None:
    """Convened with its number, opened, closed; the next one carries what was put off."""
    body = a_body()
    first = a_closed_meeting(body, deferred=("6",))
    assert (first.state, first.code) == (MeetingState.CLOSED, "001-CGCPP-2026")
    second = a_meeting(body, convened=False, starts_at=first.starts_at + timedelta(days=30))
    act(actions.carry_over_points, meeting=second.id, now=LATER)
    carried = [i for i in reads.agenda(second.id) if i.carried_from]
    assert [(i.label, i.title) for i in carried] == [("9", "Plan de gestión")]
