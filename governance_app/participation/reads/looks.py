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
    seen = list(db.session.scalars(select(row).where(row.body_id == body).order_by(row.at.desc(), row.id.desc()).limit(limit)))
    logins = {account: access.login_of(account) for account in {r.account_id for r in seen}}
    return tuple(View(logins[r.account_id], r.at, r.meeting_id) for r in seen)
