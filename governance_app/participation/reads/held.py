"""Which meetings of a body were held in a period."""

from uuid import UUID

from governance_app.foundation.clock import local_day
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import HELD, Meeting
from governance_app.participation.rules import Period


def held_in(body: UUID, period: Period) -> tuple[Meeting, ...]:
    """Return the meetings of a body that were opened in a period, those by correspondence too, the latest first."""
    return tuple(m for m in meetings.meetings_of(body, states=HELD) if m.opened_at and period.holds(local_day(m.opened_at)))
