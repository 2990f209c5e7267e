"""Rosters: what is there already, by the ids of a file and by name; a picture in memory that grows as rows are planned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from governance_app.access import reads as access
from governance_app.access.rules import Actor, Permission, may
from governance_app.committees import reads as committees
from governance_app.committees.rules import (
    OfficeHolder,
    SeatFacts,
)
from governance_app.exports import reads
from governance_app.exports.rules import Batch, BodyNeeded, Draft, Entry, Row
from governance_app.organisations.rules import fold
from governance_app.people import reads as people


@dataclass
class Picture:
    """What is there already, by the ids of the file and by name; it grows as rows are planned."""

    batch: Batch
    today: date
    bodies: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    organisations: dict[str, UUID] = field(default_factory=dict)
    seats: dict[str, UUID] = field(default_factory=dict)
    holders: dict[str, UUID] = field(default_factory=dict)
    body_names: dict[str, UUID] = field(default_factory=dict)
    organisation_names: dict[str, UUID] = field(default_factory=dict)
    names: dict[UUID, dict[str, list[tuple[UUID, str]]]] = field(default_factory=dict)
    facts: dict[UUID, dict[UUID, SeatFacts]] = field(default_factory=dict)
    offices: dict[UUID, list[OfficeHolder]] = field(default_factory=dict)
    new: set[UUID] = field(default_factory=set)
    called: dict[UUID, str] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)

    def seats_of(self, body: UUID) -> dict[UUID, SeatFacts]:
        """Return the seats of a body, read once."""
        if body not in self.facts:
            self.facts[body] = {} if body in self.new else {f.seat.id: f for f in committees.seat_facts(body)}
        return self.facts[body]

    def offices_of(self, body: UUID) -> list[OfficeHolder]:
        """Return who ever held an office of a body, read once."""
        if body not in self.offices:
            self.offices[body] = [] if body in self.new else list(committees.office_history(body))
        return self.offices[body]

    def named(self, body: UUID, name: str) -> list[tuple[UUID, str]]:
        """Return the people of this name whom a body knows."""
        if body not in self.names:
            self.names[body] = {} if body in self.new else reads.people_by_name(body)
        return self.names[body].setdefault(fold(name), [])


def picture(batch: Batch, actor: Actor, now_day: date, rows: tuple[Draft | Row, ...] = ()) -> Picture:
    """Return what is there now within the actor's sight: an id of the file opens nobody of another committee.

    `rows`: entries of the file for bodies that stand for one already here (`maps_to`).
    """
    prefix = prefix_of(batch)
    kinds = ("body", "person", "organisation", "seat", "holder")
    bodies, known, organisations, seats, holders = (_stripped(reads.external(kind, prefix), prefix) for kind in kinds)
    found = Picture(batch, now_day, bodies, known, organisations, seats, holders)
    _keep_within_sight(found, actor)
    found.organisation_names = reads.organisation_names()
    around = {batch.body, *committees.descendants(batch.body)} if batch.body else None
    for body in committees.bodies(ids=around, on=now_day):
        for name in (body.acronym, body.name):
            if name:
                found.body_names[fold(name)] = body.id
    for row in rows:
        if row.entry is Entry.BODY and row.cells.get("maps_to"):
            found.bodies[row.cells["id"]] = UUID(row.cells["maps_to"])
    return found


def _keep_within_sight(found: Picture, actor: Actor) -> None:
    """Leave out people and bodies that the actor may not keep; the ids of such people are `strangers`, and mean somebody new here."""
    may_seat = {body: may(actor, Permission.MANAGE_SEATS, committees.scope_of(body)) for body in set(found.bodies.values())}
    found.bodies = {key: body for key, body in found.bodies.items() if may_seat[body]}
    if access.everywhere(actor, Permission.SEE_PEOPLE):
        return
    mine = {one.id for one in people.people_seen_by(actor, on=found.today)}
    known = {key: id for key, id in found.people.items() if id in mine or people.resolve(id) in mine}
    found.strangers = set(found.people) - set(known)
    own = f"{found.batch.body}:"
    found.people = known | {key.removeprefix(own): id for key, id in known.items() if key.startswith(own)}


def external_person(seen: Picture, source: str) -> str:
    """Return the id under which a person of the file is kept: with the body's own when another committee's person has the plain one."""
    return f"{prefix_of(seen.batch)}{seen.batch.body}:{source}" if source in seen.strangers else prefix_of(seen.batch) + source


def prefix_of(batch: Batch) -> str:
    """Return what stands before every id of this source, so that two sources cannot mean each other's people."""
    return f"{batch.options.source or 'import'}:"


def _stripped(ids: Mapping[str, UUID], prefix: str) -> dict[str, UUID]:
    return {key.removeprefix(prefix): id for key, id in ids.items()}


def find_body(seen: Picture, cells: Mapping[str, str]) -> UUID | None:
    """Return the body a row is about: by its id in the file, by name, or the one inside which the file was given."""
    if cells.get("body_id"):
        return seen.bodies.get(cells["body_id"])
    return seen.body_names.get(fold(cells["body"])) if cells.get("body") else seen.batch.body


def body_of(seen: Picture, cells: Mapping[str, str]) -> UUID:
    """Return the body a row is about. Raises BodyNeeded when the file and the person name none that is here."""
    found = find_body(seen, cells)
    if found is None:
        raise BodyNeeded(field="body")
    return found


