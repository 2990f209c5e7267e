"""Questions of the roll-ups: which closed meetings have no sums, and the facts of meetings to be counted."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.meetings.reads.meetings import MEETINGS, many
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import MeetingMode, MeetingState
from governance_app.participation.reads.facts import gatherings
from governance_app.participation.records import RollupRow
from governance_app.participation.rules import Gathering


def unsummed(bodies: Iterable[UUID] | None, *, limit: int | None) -> list[UUID]:
    """Return the closed meetings of some bodies (None: of all) that have no sums, the latest first, so many at most."""
    row, kept = MeetingRow, RollupRow
    has_sums = sa.exists().where(kept.meeting_id == row.id, kept.figures.is_not(sa.null()))
    question = (
        select(row.id)
        .where(row.state == MeetingState.CLOSED, row.opened_at.is_not(None), row.mode != MeetingMode.CORRESPONDENCE, ~has_sums)
        .order_by(row.opened_at.desc(), row.id).limit(limit))
    return list(db.session.scalars(question if bodies is None else question.where(row.body_id.in_(list(bodies)))))


def facts_of(meetings: Iterable[UUID]) -> tuple[Gathering, ...]:
    """Return the facts of meetings, in the order of their ids."""
    return tuple(sorted(gatherings(many(MEETINGS.where(MeetingRow.id.in_(list(meetings))))), key=lambda m: m.meeting))
