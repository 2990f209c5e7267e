"""Questions about proxies: who votes for a seat whose holders are absent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.voting.records import ProxyRow
from governance_app.voting.rules import Proxy


def of_meeting(meeting: UUID) -> tuple[Proxy, ...]:
    """Return every proxy of a meeting, ended ones too, in the order in which they were given."""
    rows = db.session.scalars(select(ProxyRow).where(ProxyRow.meeting_id == meeting).order_by(ProxyRow.given_at, ProxyRow.id))
    return tuple(Proxy(r.id, r.meeting_id, r.seat_id, r.holder_id, r.document, r.given_at, r.ended_at) for r in rows)


def meeting_of(proxy: UUID) -> UUID | None:
    """Return the meeting of a proxy, or None when there is no such proxy."""
    return db.session.scalar(select(ProxyRow.meeting_id).where(ProxyRow.id == proxy))


def given_at(meeting: UUID, moment: datetime) -> tuple[Proxy, ...]:
    """Return the proxies that were given and had not ended at a moment."""
    return tuple(p for p in of_meeting(meeting) if p.given_at <= moment and (p.ended_at is None or p.ended_at > moment))
