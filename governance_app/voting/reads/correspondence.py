"""Questions about votes by correspondence."""

from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.voting.records import MotionRow
from governance_app.voting.records.correspondence import CorrespondenceRow, ReceivedRow, ReminderRow
from governance_app.voting.rules import Correspondence, Received, Reminder


def vote(motion: UUID) -> Correspondence | None:
    """Return what was fixed when a vote by correspondence opened, or None for any other motion."""
    row = db.session.get(CorrespondenceRow, motion)
    if row is None:
        return None
    opened = db.session.get_one(MotionRow, motion).opened_at
    return Correspondence(motion, opened or row.deadline, row.deadline)


def received(motion: UUID) -> tuple[Received, ...]:
    """Return how every answer came in, changed ones too, in the order in which they did."""
    rows = db.session.scalars(
        select(ReceivedRow).where(ReceivedRow.motion_id == motion).order_by(ReceivedRow.received_at, ReceivedRow.kept_at, ReceivedRow.id))
    return tuple(Received(r.seat_id, r.person_id, r.channel, r.document, r.received_at) for r in rows)


def reminders(motion: UUID) -> tuple[Reminder, ...]:
    """Return the reminders that were sent, the first one first."""
    rows = db.session.scalars(select(ReminderRow).where(ReminderRow.motion_id == motion).order_by(ReminderRow.at, ReminderRow.id))
    return tuple(Reminder(r.channel, r.told, r.waiting, r.at) for r in rows)
