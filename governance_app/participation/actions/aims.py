"""A body sets itself an aim for who takes part."""

from datetime import date, datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission, require
from governance_app.committees import reads as committees
from governance_app.foundation.database import db
from governance_app.participation import reads
from governance_app.participation.records import ParticipationAimRow
from governance_app.participation.rules import AimSet, Dimension, check_aim
from governance_app.record.actions import append, use_case


@use_case("participation.set_aim")
def set_aim(
    *, actor: Actor, id: UUID, now: datetime, body: UUID, dimension: Dimension, value: str, percent: int, valid_from: date, reason: str,
) -> UUID:
    """Set the share that a body aims at for an answer, from a day, with its reason; 0 sets none any more. What was set before stays kept.

    Raises BodyMissing, MayNot, PercentUnfit, AimOfNobody, AimReasonNeeded; AimsAboveWhole when with the aims of any later day for the
    other answers it makes more than the whole.
    """
    committees.body_for(actor, body)
    require(actor, Permission.SET_AIMS, committees.scope_of(body))
    committees.hold_alive(body, valid_from)
    later = {valid_from, *(one.since for one in reads.own_aims(body) if one.since > valid_from)}
    for day in sorted(later):
        check_aim(dimension, value, percent, reads.values_of(dimension), reads.aims(body, day), reason or "")
    db.session.add(ParticipationAimRow(
        id=id, body_id=body, dimension=dimension, value=value, percent=percent, valid_from=valid_from, reason=reason.strip(), set_at=now,
        set_by=actor.account))
    db.session.flush()
    append(AimSet(body=body, aim=id, dimension=dimension, value=value, percent=percent, since=valid_from), now=now, body=body)
    return id
