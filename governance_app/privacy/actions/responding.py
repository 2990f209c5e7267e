"""Who is responsible for the data, and what is done when their security was broken: named, written down, told."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission, require
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.people import reads as people
from governance_app.privacy.records import BreachRow, BreachTellingRow, ResponsibleRow
from governance_app.privacy.rules import (
    AlreadyTold,
    BreachNoted,
    BreachTold,
    Category,
    NoSuchBreach,
    ResponsibleNamed,
    Told,
    check_breach,
    check_responsible,
    check_told,
)
from governance_app.record.actions import append, use_case


@use_case("privacy.name_responsible")
def name_responsible(
    *, actor: Actor, id: UUID, now: datetime, name: str, contact: str, delegate: str | None = None, reviewed_on: date | None = None,
) -> UUID:
    """Name the institution responsible for the data of the whole installation, from now on; what was said before stays as it was.

    `reviewed_on`: when its register of processing was last looked at. Raises ResponsibleUnnamed, ContactMissing, ReviewedInFuture.
    """
    require(actor, Permission.GUARD_DATA)
    check_responsible(name, contact, reviewed_on, local_day(now))
    db.session.add(ResponsibleRow(
        id=id, name=" ".join(name.split())[:300], contact=contact.strip(), delegate=(delegate or "").strip(), reviewed_on=reviewed_on,
        recorded_at=now, recorded_by=actor.account))
    db.session.flush()
    append(ResponsibleNamed(id), now=now)
    return id


@use_case("privacy.note_breach")
def note_breach(
    *, actor: Actor, id: UUID, now: datetime, noticed_on: date, happened: str, categories: Iterable[Category], measures: str,
    people_about: int | None = None, at_risk: bool = False, at_processor: bool = False,
) -> UUID:
    """Write a breach of security into the register, without anything personal. Raises NoticedInFuture, WordsMissing, NamesSomebody."""
    require(actor, Permission.GUARD_DATA)
    check_breach(noticed_on, local_day(now), happened, measures, (one.name for one in people.people()))
    db.session.add(BreachRow(
        id=id, noticed_on=noticed_on, happened=happened.strip(), categories=sorted(one.value for one in set(categories)),
        people=people_about, measures=measures.strip(), at_risk=at_risk, at_processor=at_processor, recorded_at=now,
        recorded_by=actor.account))
    db.session.flush()
    append(BreachNoted(id, noticed_on), now=now)
    return id


@use_case("privacy.note_told")
def note_told(*, actor: Actor, id: UUID, now: datetime, breach: UUID, whom: Told, on: date | None = None) -> UUID:
    """Write down that somebody was told of a breach. `on`: today unless said. Raises NoSuchBreach, AlreadyTold, ToldOutOfTime."""
    require(actor, Permission.GUARD_DATA)
    row = db.session.get(BreachRow, breach, with_for_update=True)
    if row is None:
        raise NoSuchBreach()
    day = on or local_day(now)
    check_told(row.noticed_on, day, local_day(now))
    if db.session.get(BreachTellingRow, (breach, whom)) is not None:
        raise AlreadyTold(field="whom")
    db.session.add(BreachTellingRow(breach_id=breach, whom=whom, told_on=day, recorded_at=now, recorded_by=actor.account))
    db.session.flush()
    append(BreachTold(breach, whom, day), now=now)
    return breach
