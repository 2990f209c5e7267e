"""Builders: years of meetings with many people who said who they are, written straight into the tables, and figures published of them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import SYSTEM
from governance_app.attendance.records import AttendanceEventRow, AttendeeDescriptionRow
from governance_app.attendance.rules import Capacity, Movement, PresenceMode, Source
from governance_app.committees import reads as committees
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import MeetingKind, MeetingMode, MeetingState
from governance_app.organisations.actions import register_organisation
from governance_app.organisations.rules import Bloc, OrganisationKind
from governance_app.participation import actions, reads
from governance_app.participation.rules.disclosure import PoolKind
from governance_app.participation.rules.releases import figures_digest, year_of
from governance_app.people.keys import keys_of, link
from tests.support.build_committees import an_empty_body
from tests.support.build_people import write_people

BEGAN = date(2020, 1, 1)
AFTER = datetime(2026, 7, 3, 15, 0, tzinfo=UTC)
"""Three days after the year of figures that began in July 2025."""
Says = Mapping[str, str | None]
WOMAN: Says = {"sex": "mujer", "age_band": "30-64", "ethnic_self_id": "indigena", "nationality": "kichwa"}
MAN: Says = {"sex": "hombre", "age_band": "30-64", "ethnic_self_id": "mestiza"}
SILENT: Says = {}


def a_committee(slug: str, *, parent: UUID | None = None, corridor: UUID | None = None) -> UUID:
    """Found a body that exists since 2020; return its id."""
    body = an_empty_body(slug, parent=parent, began=BEGAN)
    if corridor:
        db.session.execute(sa.text("UPDATE body SET corridor_id = :corridor WHERE id = :body").bindparams(
            sa.bindparam("corridor", corridor, sa.Uuid()), sa.bindparam("body", body, sa.Uuid())))
        db.session.commit()
    return body


def somebodies(count: int) -> list[UUID]:
    """Register so many people, each with a key."""
    people = {new_id(): f"Persona Inventada {n}" for n in range(count)}
    write_people(people, datetime(2020, 2, 1, tzinfo=UTC))
    db.session.commit()
    return list(people)


def gathers(body: UUID, day: date, came: Mapping[UUID, Says]) -> UUID:
    """Write down a closed meeting of a body on a day: who came, and what each had said by then."""
    meeting, starts = new_id(), datetime(day.year, day.month, day.day, 15, tzinfo=UTC)
    db.session.execute(sa.insert(MeetingRow), [{
        "id": meeting, "body_id": body, "kind": MeetingKind.ORDINARY, "mode": MeetingMode.IN_PERSON, "title": "Asamblea",
        "starts_at": starts, "state": MeetingState.CLOSED, "opened_at": starts, "closed_at": starts + timedelta(hours=3),
        "created_at": starts}])
    keys = keys_of(came)
    db.session.execute(sa.insert(AttendanceEventRow), [
        {"id": new_id(), "meeting_id": meeting, "person_id": person, "movement": Movement.ARRIVES, "at": starts,
         "capacity": Capacity.GUEST, "mode": PresenceMode.IN_PERSON, "source": Source.HALL, "recorded_at": starts}
        for person in came])
    fields = dict.fromkeys(("sex", "age_band", "ethnic_self_id", "nationality"))
    db.session.execute(sa.insert(AttendeeDescriptionRow), [
        {"id": link(keys[person], "attendee_description", meeting), "meeting_id": meeting, **fields, **says}
        for person, says in came.items() if says])
    db.session.commit()
    return meeting


def publishes(
    body: UUID, year: int = 2025, *, now: datetime = AFTER, kind: PoolKind = PoolKind.BODY, code: str = "", seen: str = "",
) -> UUID:
    """Publish the figures of a year of a committee (or of the pool with a code), looking at them first; return the release."""
    code = code or committees.body(body).slug
    seen = seen or as_seen(kind, code, year, now=now)
    return actions.publish_figures(actor=SYSTEM, id=new_id(), now=now, kind=kind, pool=code, year=year, seen=seen).subject


def as_seen(kind: PoolKind, code: str, year: int = 2025, *, now: datetime = AFTER) -> str:
    """Return the digest of what somebody reads who looks before publishing."""
    pool, period = reads.pool(kind, code, over=year_of(year)), year_of(year)
    return figures_digest(reads.prepared(pool, period, on=now.date()).tables)


def a_published_year(slug: str = "comite-publicado") -> UUID:
    """Return a committee of 60 people whose year from July 2025 is published: 24 Kichwa women, 31 mestizo men, 5 who said nothing."""
    body = a_committee(slug)
    people = somebodies(60)
    says = [WOMAN] * 24 + [MAN] * 31 + [SILENT] * 5
    gathers(body, date(2025, 9, 14), dict(zip(people, says, strict=True)))
    publishes(body)
    return body


def an_agreement(nationality: str = "shuar") -> UUID:
    """Let an invented organisation of a nationality agree to be named in figures; return the agreement."""
    organisation = register_organisation(
        actor=SYSTEM, id=new_id(), now=AFTER, name=f"Federación inventada {nationality}", kind=OrganisationKind.OTHER,
        bloc=Bloc.NATIONALITIES, nationality=nationality, demonstration=True).subject
    return actions.record_agreement(
        actor=SYSTEM, id=new_id(), now=AFTER, organisation=organisation, nationality=nationality, agreed_on=date(2026, 6, 1),
        document="Acta de asamblea 7").subject
