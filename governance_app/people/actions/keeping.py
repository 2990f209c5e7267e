"""Register and correct people; and the lock with which every act on a person begins."""

from datetime import datetime
from typing import Any
from uuid import UUID

from governance_app.access import reads as access
from governance_app.access.rules import Actor, Permission, may, require, require_known
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.organisations import reads as organisations
from governance_app.people import reads
from governance_app.people.keys import keep_key, keys_of, new_key, sealed_words
from governance_app.people.reads.own import own_id
from governance_app.people.records import KnownToRow, PersonRow
from governance_app.people.rules import (
    AgeBand,
    NoSuchPerson,
    PersonErased,
    RepresentativeActs,
    check_person_name,
    check_record_of,
    speaks_alone,
)
from governance_app.record.actions import use_case

KEEP: Any = object()
"""For correct_person: leave this as it is."""


@use_case("people.register_person")
def register_person(
    *, actor: Actor, id: UUID, now: datetime, name: str, community: UUID | None = None, body: UUID | None = None,
    minor_band: AgeBand | None = None, representative: str | None = None, external_id: str | None = None, demonstration: bool = False,
) -> UUID:
    """Register a person: a name, everything else if they wish. `body`: the committee that keeps the record (None: nobody's yet,
    which only a role everywhere may do). Raises NameMissing, NoSuchOrganisation, RepresentativeNeeded (under 15 without one).
    """
    require(actor, Permission.MANAGE_PEOPLE, access.scope_of(body))
    clean = check_person_name(name)
    check_record_of(minor_band, representative or "")
    if community is not None:
        organisations.organisation(community, on=local_day(now))
    key = new_key()
    db.session.add(PersonRow(
        id=id, name_sealed=sealed_words(clean, key, "name", id), community_id=community, minor_band=minor_band,
        representative_sealed=sealed_words((representative or "").strip(), key, "representative", id), external_id=external_id,
        demonstration=demonstration, created_at=now,
    ))
    db.session.flush()
    keep_key(id, key, now)
    if body is not None:
        make_known(id, body, now)
    return id


def make_known(person: UUID, body: UUID, now: datetime) -> None:
    """Let a committee see a person, inside an open use case of a room that has just brought them together. Repeating changes nothing."""
    if db.session.get(KnownToRow, (person, body)) is None:
        db.session.add(KnownToRow(person_id=person, body_id=body, since=now))
        db.session.flush()


@use_case("people.correct_person")
def correct_person(
    *, actor: Actor, id: UUID, now: datetime, person: UUID, name: str, community: UUID | None = KEEP,
    minor_band: AgeBand | None = KEEP, representative: str | None = KEEP,
) -> UUID:
    """Correct a record. What is not given stays. Raises NameMissing, NoSuchOrganisation, RepresentativeNeeded."""
    row = lock(actor, person)
    key = keys_of([row.id])[row.id]
    row.name_sealed = sealed_words(check_person_name(name), key, "name", row.id)
    if community is not KEEP:
        if community is not None:
            organisations.organisation(community, on=local_day(now))
        row.community_id = community
    band = row.minor_band if minor_band is KEEP else minor_band
    named = reads.person(row.id).representative if representative is KEEP else (representative or "").strip()
    check_record_of(band, named)
    row.minor_band, row.representative_sealed = band, sealed_words(named, key, "representative", row.id)
    return row.id


def lock(actor: Actor, person: UUID) -> PersonRow:
    """Return the kept record of a person, locked, when the actor may manage people in a committee that knows them.

    A person of other committees is missing, not forbidden. Raises NoSuchPerson, and PersonErased for who was erased.
    """
    kept = reads.resolve(person)
    scope = reads.scope_of_person(kept)
    require(actor, Permission.MANAGE_PEOPLE, [grant.body for grant in actor.grants if grant.body])
    if not access.everywhere(actor, Permission.MANAGE_PEOPLE) and not may(actor, Permission.MANAGE_PEOPLE, scope):
        raise NoSuchPerson(id=str(person))
    return _locked(kept)


def lock_own(actor: Actor) -> PersonRow:
    """Return the actor's own kept record, locked: whose account it is needs no role. Raises SignInFirst, NotTied, PersonErased."""
    require_known(actor)
    return _locked(own_id(actor))


def lock_said(actor: Actor, person: UUID) -> PersonRow:
    """Return a kept record, locked, for what the person says of themselves: to them from 15 years on, else to who manages people.

    Raises as `lock` does, and RepresentativeActs for whoever is under 15 and asks alone.
    """
    if actor.person is None or reads.resolve(actor.person) != reads.resolve(person):
        return lock(actor, person)
    row = lock_own(actor)
    if not speaks_alone(row.minor_band):
        raise RepresentativeActs()
    return row


def _locked(kept: UUID) -> PersonRow:
    row = db.session.get_one(PersonRow, kept, with_for_update=True)
    if row.erased_at is not None:
        raise PersonErased()
    return row
