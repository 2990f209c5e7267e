"""The note that somebody looked at exact figures."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, require, require_known
from governance_app.committees import reads as committees
from governance_app.committees.rules import BodyMissing
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
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


@use_case("participation.see_together")
def note_views(*, actor: Actor, id: UUID, now: datetime, bodies: Sequence[UUID]) -> UUID:
    """Write down the same for each of several bodies whose figures somebody sees on one page.

    Raises SignInFirst; BodyMissing when the actor may not see the figures of one of them: then nothing is written and nothing is shown.
    """
    require_known(actor)
    seen = {b.id for b in committees.bodies_for(actor, Permission.SEE_PARTICIPATION, on=local_day(now))}
    if not set(bodies) <= seen:
        raise BodyMissing()
    if bodies:
        rows = [{"id": new_id(), "account_id": actor.account, "body_id": body, "at": now} for body in bodies]
        db.session.execute(sa.insert(ParticipationViewRow), rows)
    return id
