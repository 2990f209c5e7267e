"""Offices of a body are taken and left."""

from datetime import date, datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission, require
from governance_app.committees import reads
from governance_app.committees.records import BodyRow, OfficeRow
from governance_app.committees.rules import EndBeforeStart, HoldingMissing, Office, OfficeLeft, OfficeTaken, check_office
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.people.reads import check_not_erased, person_seen_by
from governance_app.record.actions import append, use_case


@use_case("committees.appoint_office")
def appoint_office(
    *, actor: Actor, id: UUID, now: datetime, body: UUID, person: UUID, office: Office, valid_from: date, valid_to: date | None = None,
) -> UUID:
    """Let a person hold an office from a day (its id is the request's). Raises OfficeAlreadyHeld, EndBeforeStart, NoSuchPerson
    (also for people whom the actor does not see), PersonErased."""
    require(actor, Permission.MANAGE_SEATS, reads.scope_of(body))
    db.session.get_one(BodyRow, body, with_for_update=True)
    if valid_to is not None and valid_to <= valid_from:
        raise EndBeforeStart("valid_to", start=valid_from)
    person = person_seen_by(actor, person, on=local_day(now)).id
    check_not_erased(person)
    check_office(reads.office_history(body), office, valid_from, valid_to)
    db.session.add(OfficeRow(id=id, body_id=body, person_id=person, office=office, valid_from=valid_from, valid_to=valid_to))
    append(OfficeTaken(body=body, holding=id, office=office, valid_from=valid_from), now=now, body=body)
    return id


@use_case("committees.end_office")
def end_office(*, actor: Actor, id: UUID, now: datetime, holding: UUID, valid_to: date) -> UUID:
    """End an office on a day (exclusive). `holding`: the id that `appoint_office` gave. Raises HoldingMissing, EndBeforeStart."""
    row = db.session.get(OfficeRow, holding)
    if row is None:
        raise HoldingMissing()
    require(actor, Permission.MANAGE_SEATS, reads.scope_of(row.body_id))
    if valid_to <= row.valid_from:
        raise EndBeforeStart("valid_to", start=row.valid_from)
    row.valid_to = valid_to
    append(OfficeLeft(holding=holding, valid_to=valid_to), now=now, body=row.body_id)
    return holding
