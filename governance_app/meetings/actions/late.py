"""What is added to a session already closed says why. Called by the rooms that add it, inside their open use case."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor
from governance_app.foundation.database import db
from governance_app.meetings.actions.meeting_rows import happened
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import Happening, LateReasonNeeded, MeetingMissing, WrittenLate, comes_late
from governance_app.record.actions import append


def why_late(meeting: UUID, reason: str | None) -> str:
    """Hold the meeting until the use case ends; return why something is added only now, "" while the session is not closed.

    A session opened again gave its reason then. Raises LateReasonNeeded, MeetingMissing.
    """
    row = db.session.get(MeetingRow, meeting, with_for_update=True, populate_existing=True)
    if row is None:
        raise MeetingMissing()
    if not comes_late(row.state):
        return ""
    text = (reason or "").strip()
    if not text:
        raise LateReasonNeeded("late_reason", closed_at=row.closed_at)
    return text


def note_late(meeting: UUID, added: UUID, code: str, why: str, *, actor: Actor, now: datetime) -> None:
    """Write to the history of a closed meeting, and to the record, that `added` (known as `code`) came late; nothing without a `why`."""
    if not why:
        return
    row = db.session.get_one(MeetingRow, meeting)
    happened(row, Happening.WRITTEN_LATE, actor=actor, at=now, now=now, reason=why, figures={"added": added, "code": code})
    append(WrittenLate(meeting=meeting, added=added), now=now, body=row.body_id)
