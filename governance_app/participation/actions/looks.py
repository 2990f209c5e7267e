"""The note that somebody looked at exact figures."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission, require
from governance_app.committees import reads as committees
from governance_app.foundation.database import db
from governance_app.participation.records import ParticipationViewRow
from governance_app.record.actions import use_case


@use_case("participation.see")
def note_view(*, actor: Actor, id: UUID, now: datetime, body: UUID, meeting: UUID | None = None) -> UUID:
    """Let somebody see exact figures about groups, and write down who, of which body and when; never what they asked.

    Raises BodyMissing or MayNot. Called before the figures are read: nobody sees them unnoted.
    """
    committees.body_for(actor, body)
    require(actor, Permission.SEE_PARTICIPATION, committees.scope_of(body))
    db.session.add(ParticipationViewRow(id=id, account_id=actor.account, body_id=body, meeting_id=meeting, at=now))
    db.session.flush()
    return id
