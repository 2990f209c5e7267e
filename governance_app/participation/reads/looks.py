"""Questions about looks: who saw exact figures of a body."""

from uuid import UUID

from sqlalchemy import select

from governance_app.access import reads as access
from governance_app.foundation.database import db
from governance_app.participation.records import ParticipationViewRow
from governance_app.participation.rules import View


def views(body: UUID, *, limit: int = 30) -> tuple[View, ...]:
    """Return who looked at figures of a body, the latest first."""
    row = ParticipationViewRow
    seen = db.session.scalars(select(row).where(row.body_id == body).order_by(row.at.desc(), row.id.desc()).limit(limit))
    return tuple(View(access.login_of(r.account_id), r.at, r.meeting_id) for r in seen)
