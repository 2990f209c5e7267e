"""What still has something to be done does not end: a body with meetings to come, a point on which something is written."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.commitments.actions import cancel_commitment
from governance_app.committees import actions as committees
from governance_app.committees import reads as bodies
from governance_app.committees.rules import BodyEnded, MeetingsLeft
from governance_app.foundation.clock import local_day
from governance_app.meetings import actions, reads
from governance_app.meetings.rules import ItemWrittenOf, MeetingKind
from governance_app.minutes.rules import SectionMissing
from tests.support.build_attendance import AFTER, an_open_meeting, does, points_of
from tests.support.build_committees import an_empty_body, said
from tests.support.build_decisions import a_commitment
from tests.support.build_meetings import CALLED, STARTS, a_closed_meeting, a_meeting, act, opened
from tests.support.build_minutes import a_draft, part, writes
from tests.support.build_voting import a_motion

ENDS = date(2026, 12, 1)


def ends(body: UUID, on: date = ENDS) -> Any:
    """End a body."""
    return committees.end_body(**said(body=body, ended_on=on))


def test_a_body_with_meetings_to_come_does_not_end(either: Flask) -> None:
    """Their codes are told, the soonest first; drafts and what was held or cancelled hold nothing back."""
    held = a_closed_meeting()
    body = held.body
    second = a_meeting(body, starts_at=STARTS + timedelta(days=60))
    first = a_meeting(body, starts_at=STARTS + timedelta(days=30), called=CALLED + timedelta(days=1))
    a_meeting(body, False, starts_at=STARTS + timedelta(days=90))
    with pytest.raises(MeetingsLeft) as refused:
        ends(body)
    assert refused.value.data == {"meetings": f"{first.code}, {second.code}"}
    assert bodies.body(body).ended_on is None
    act(actions.cancel_meeting, meeting=first.id, reason="Se disuelve el órgano")
    act(actions.cancel_meeting, meeting=second.id, reason="Se disuelve el órgano")
    ends(body)
    assert bodies.body(body).ended_on == ENDS


def test_a_body_in_session_does_not_end(either: Flask) -> None:
    """Nor while its session is interrupted."""
    meeting = opened(a_meeting())
    with pytest.raises(MeetingsLeft):
        ends(meeting.body)
    act(actions.adjourn, meeting=meeting.id, at=STARTS + timedelta(hours=1), reason="Llueve", now=STARTS + timedelta(hours=1))
    with pytest.raises(MeetingsLeft):
        ends(meeting.body)


def test_the_meetings_of_another_body_hold_nothing_back(either: Flask) -> None:
    """Only its own."""
    a_meeting()
    assert ends(an_empty_body())


def test_nobody_is_called_to_a_body_that_is_no_more(either: Flask) -> None:
    """A draft of a day after the end is not convened, and none is planned; the days before stay what they were."""
    draft = a_meeting(convened=False)
    ends(draft.body, local_day(STARTS))
    with pytest.raises(BodyEnded):
        act(actions.convene, meeting=draft.id)
    with pytest.raises(BodyEnded):
        act(actions.plan_meeting, body=draft.body, kind=MeetingKind.ORDINARY, starts_at=STARTS)
    early = STARTS - timedelta(days=1)
    assert act(actions.plan_meeting, body=draft.body, kind=MeetingKind.ORDINARY, starts_at=early, now=CALLED)


def a_point_with_words(meeting: UUID) -> None:
    """Write words of the acta on the first point."""
    a_draft(meeting)
    writes(part(meeting).id, "Se habla del agua.")


@pytest.mark.parametrize("what", ["words", "motion", "commitment"])
def test_a_point_on_which_something_is_written_stays(either: Flask, what: str) -> None:
    """Words of the acta, a motion, a promise: the point stays on the agenda, and a sentence says so."""
    meeting = an_open_meeting()
    point, other = points_of(meeting)[:2]
    if what == "words":
        a_point_with_words(meeting)
    elif what == "motion":
        a_motion(meeting)
    else:
        does(cancel_commitment, commitment=a_commitment(meeting, item=point), reason="Se dijo mal")
    with pytest.raises(ItemWrittenOf) as refused:
        does(actions.remove_item, item=point, reason="No viene al caso")
    assert refused.value.data == {"label": "1"}
    assert point in points_of(meeting)
    does(actions.remove_item, item=other, reason="No viene al caso")
    assert other not in points_of(meeting)


def test_words_on_a_point_that_was_taken_off_are_missing(either: Flask) -> None:
    """No fault of the tables: the part of the acta is there no more."""
    meeting = a_draft()
    section = part(meeting).id
    does(actions.remove_item, item=points_of(meeting)[0], reason="No viene al caso")
    with pytest.raises(SectionMissing):
        writes(section, "Se habla del agua.", now=AFTER)
    assert len(reads.agenda(meeting)) == 2
