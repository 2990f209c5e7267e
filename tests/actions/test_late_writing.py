"""A decision or a promise added to a session already closed says why: in the history of the meeting, in the record and in the acta."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.commitments import reads as commitments
from governance_app.decisions import reads as decisions
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads
from governance_app.meetings.rules import Happening, LateReasonNeeded, MeetingState
from governance_app.minutes.reads import live
from governance_app.minutes.rules import Note
from governance_app.minutes.wording.incidents import incident_sentence
from governance_app.record import reads as record
from tests.support.build_attendance import AFTER, an_open_meeting, does
from tests.support.build_decisions import a_commitment, a_decision
from tests.support.build_minutes import a_finished_meeting, finish_points

WHY = "La hoja llegó por río"


def late_steps(meeting: UUID) -> list[tuple[str, Any]]:
    """Return reason and code of what came late, as the history of the meeting tells it."""
    return [(h.reason, h.figures["code"]) for h in reads.happenings(meeting) if h.kind is Happening.WRITTEN_LATE]


@pytest.mark.parametrize("adds", [a_decision, a_commitment])
@pytest.mark.parametrize("blank", [None, "", "   "])
def test_after_the_closing_nothing_is_added_without_a_reason(either: Flask, adds: Any, blank: str | None) -> None:
    """No number is spent and nothing stands in the history."""
    meeting = a_finished_meeting()
    before = record.head()
    with pytest.raises(LateReasonNeeded) as refused:
        adds(meeting, late_reason=blank)
    assert (refused.value.field, refused.value.data["closed_at"]) == ("late_reason", reads.meeting(meeting).closed_at)
    assert (decisions.decisions_of_meeting(meeting), commitments.of_meeting(meeting), late_steps(meeting)) == ((), (), [])
    assert record.head()[0] - before[0] <= 1, "at most the organisation that the builder registers"


def test_with_its_reason_it_is_added_and_history_record_and_acta_tell(either: Flask) -> None:
    """Each with its code; the session stays closed."""
    meeting = a_finished_meeting()
    decision = decisions.decision(a_decision(meeting, late_reason=f" {WHY} "))
    promise = commitments.commitment(a_commitment(meeting, late_reason=WHY))
    assert late_steps(meeting) == [(WHY, decision.code), (WHY, promise.code)]
    assert reads.meeting(meeting).state is MeetingState.CLOSED
    acta = live(meeting)
    told = [i for i in acta.incidents if i.kind is Note.WRITTEN_LATE]
    assert [(i.code, i.reason) for i in told] == [(decision.code, WHY), (promise.code, WHY)]
    sentence = incident_sentence(told[0], acta.meeting.opened_at)
    assert decision.code in sentence
    assert WHY in sentence
    assert record.broken_at() is None


def test_while_the_session_goes_on_no_reason_is_asked_nor_kept(either: Flask) -> None:
    """Nor after it was opened again: that had its own reason."""
    meeting = an_open_meeting()
    a_decision(meeting)
    a_commitment(meeting, late_reason="Nadie lo pidió")
    finish_points(meeting)
    does(meetings.close_meeting, meeting=meeting, closed_at=AFTER)
    does(meetings.reopen_meeting, AFTER + timedelta(hours=1), meeting=meeting, reason="Falta un compromiso")
    a_commitment(meeting)
    assert late_steps(meeting) == []
