"""Use cases of accountability: a decision is taken back to a community in a language; what was wrong is taken back."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, may, require
from governance_app.attendance.rules import TONGUES, TongueUnknown
from governance_app.committees import reads as committees
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import Decision
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.organisations import reads as organisations
from governance_app.participation.records import DecisionReturnRow
from governance_app.participation.rules import (
    DecisionReturned,
    NoSuchReturn,
    ReturnAlreadyWritten,
    ReturnMeans,
    ReturnTakenBack,
    check_return,
)
from governance_app.record.actions import append, use_case


def _decision_for(actor: Actor, decision: UUID) -> Decision:
    found = decisions.decision_for(actor, decision)
    require(actor, Permission.TALLY_PARTICIPATION, committees.scope_of(found.body))
    return found


@use_case("participation.record_return")
def record_return(
    *, actor: Actor, id: UUID, now: datetime, decision: UUID, language: str, means: ReturnMeans, on: date, community: UUID | None = None,
    place: str | None = None, note: str | None = None,
) -> UUID:
    """Write down that a decision was taken back to people: recorded, printed or read aloud in a language, on a day, somewhere.

    Raises DecisionMissing, MayNot, TongueUnknown, ReturnPlaceNeeded, ReturnDayImpossible, NoSuchOrganisation, ReturnAlreadyWritten.
    """
    found, where = _decision_for(actor, decision), (place or "").strip()
    if language not in TONGUES:
        raise TongueUnknown(field="language", code=language)
    check_return(found.adopted_on, local_day(now), on, community, where)
    if community is not None:
        organisations.check_there(organisations=[community])
    row = DecisionReturnRow
    same = (row.decision_id == decision, row.language == language, row.means == means, row.on == on, row.place == where,
            row.community_id.is_not_distinct_from(community), row.removed_at.is_(None))
    if db.session.scalar(sa.select(row.id).where(*same)) is not None:
        raise ReturnAlreadyWritten()
    db.session.add(row(
        id=id, decision_id=decision, language=language, means=means, on=on, community_id=community, place=where, note=note or "",
        recorded_at=now))
    db.session.flush()
    append(DecisionReturned(returned=id, decision=decision, language=language, means=means.value, on=on), now=now, body=found.body)
    return id


@use_case("participation.take_back_return")
def take_back_return(*, actor: Actor, id: UUID, now: datetime, returned: UUID) -> UUID:
    """Let a return that was written down by mistake count no more. Raises NoSuchReturn, MayNot."""
    row = db.session.get(DecisionReturnRow, returned, with_for_update=True)
    if row is None or row.removed_at is not None:
        raise NoSuchReturn()
    body = decisions.decision(row.decision_id).body
    if actor.known and not may(actor, Permission.SEE_BODY, committees.scope_of(body)):
        raise NoSuchReturn()
    require(actor, Permission.TALLY_PARTICIPATION, committees.scope_of(body))
    row.removed_at = now
    db.session.flush()
    append(ReturnTakenBack(returned=returned, decision=row.decision_id), now=now, body=body)
    return returned
