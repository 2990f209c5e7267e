"""Rosters: one row comes in through the acts of other rooms. Ids of what is new follow from the batch and the row, so that nothing
can come in twice.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from governance_app.access.rules import Actor
from governance_app.committees import actions as committee_actions
from governance_app.committees import reads as committees
from governance_app.committees.rules import (
    BodyKind,
    overlap,
)
from governance_app.exports import reads
from governance_app.exports.actions.picture import Picture, external_person, prefix_of
from governance_app.exports.actions.planning import Plan, bloc_of, check, person_id, plan_of, remember, votes
from governance_app.exports.rules import Entry, Row, Settled, roster
from governance_app.exports.rules.cells import read_day
from governance_app.organisations import actions as organisation_actions
from governance_app.organisations.rules import Bloc, OrganisationKind, fold
from governance_app.people import actions as people_actions


def bring_in(seen: Picture, row: Row, actor: Actor, now: datetime) -> None:
    """Bring one row in through the acts of the rooms. Raises what they raise; the caller undoes that row alone."""
    given: dict[str, Any] = {"actor": actor, "now": now}
    if row.entry is Entry.BODY:
        known = seen.bodies.get(row.cells["id"]) if row.cells.get("id") else seen.body_names.get(fold(row.cells["name"]))
        if known is None:
            _found(seen, row, given)
    elif row.entry is Entry.ORGANISATION:
        if row.cells["id"] not in seen.organisations and fold(row.cells["name"]) not in seen.organisation_names:
            _register_organisation(seen, uuid5(seen.batch.id, row.key), row.cells["name"], row.cells["id"], Bloc.OTHER, given)
            seen.organisations[row.cells["id"]] = uuid5(seen.batch.id, row.key)
    elif row.entry is Entry.PERSON:
        if row.cells["person_id"] not in seen.people:
            seen.people[row.cells["person_id"]] = _register_person(seen, person_id(seen.batch, row.cells, None), row.cells, None, given)
    else:
        plan = plan_of(seen, row.cells, row.key, row.chosen, apart=row.settled is Settled.CHOSEN and row.chosen is None)
        check(seen, plan)
        _seat_them(seen, row, plan, given)
        remember(seen, plan, row.cells, row.key)


def _found(seen: Picture, row: Row, given: dict[str, Any]) -> None:
    id, name, source = uuid5(seen.batch.id, row.key), row.cells["name"], row.cells.get("id", "")
    slug = _slug(name)
    kind = roster.BODY_KINDS.get(row.cells.get("classification", "")) or next(
        (kind for word, kind in roster.BODY_KINDS.items() if word in fold(name)), BodyKind.OTHER)
    since = read_day(row.cells.get("from", "")) or seen.batch.options.valid_from or seen.today
    committee_actions.found_body(
        **given, id=id, slug=f"{slug[:70]}-{id.hex[:6]}" if reads.slug_is_taken(slug) else slug, kind=kind, name=name, acronym="",
        created_on=since, parent=seen.bodies.get(row.cells.get("parent_id", "")) or seen.batch.body,
        external_id=prefix_of(seen.batch) + source if source else None,
    )
    if source:
        seen.bodies[source] = id
    seen.body_names[fold(name)] = id


def _slug(name: str) -> str:
    return "-".join(word for word in fold(name).split() if word.isascii())[:74].strip("-") or "organo"


def _register_organisation(seen: Picture, id: UUID, name: str, source: str, bloc: Bloc, given: dict[str, Any]) -> None:
    organisation_actions.register_organisation(
        **given, id=id, name=name, kind=OrganisationKind.OTHER, bloc=bloc, candidate=True, source=f"import {seen.batch.digest[:12]}",
        external_id=prefix_of(seen.batch) + source if source else None,
    )
    seen.organisation_names[fold(name)] = id


def _register_person(seen: Picture, id: UUID, cells: Mapping[str, str], body: UUID | None, given: dict[str, Any]) -> UUID:
    source = cells.get("person_id", "")
    people_actions.register_person(
        **given, id=id, name=cells["person"], body=body or seen.batch.body, external_id=external_person(seen, source) if source else None)
    return id


def _seat_them(seen: Picture, row: Row, plan: Plan, given: dict[str, Any]) -> None:
    cells = row.cells
    if plan.new_person and plan.person not in seen.new:
        _register_person(seen, plan.person, cells, plan.body, given)
    if plan.organisation and plan.new_organisation and plan.organisation not in seen.new:
        _register_organisation(seen, plan.organisation, cells["organisation"], cells.get("organisation_id", ""), bloc_of(cells), given)
    if plan.seat and not plan.sits_already:
        _appoint(seen, row, plan, plan.seat, given)
    if plan.office and not plan.in_office_already:
        committee_actions.appoint_office(
            **given, id=uuid5(row.id, "office"), body=plan.body, person=plan.person, office=plan.office, valid_from=plan.start,
            valid_to=plan.end)


def _appoint(seen: Picture, row: Row, plan: Plan, seat: UUID, given: dict[str, Any]) -> None:
    prefix, seats = prefix_of(seen.batch), seen.seats_of(plan.body)
    if seat not in seats:
        since = min(read_day(row.cells.get("seat_from", "")) or plan.start, plan.start)
        source = row.cells.get("seat_id", "")
        committee_actions.create_seat(
            **given, id=seat, body=plan.body, label=roster.seat_label(row.cells) or source, bloc=bloc_of(row.cells), valid_from=since,
            organisation=plan.organisation, voting=votes(row.cells), external_id=f"{prefix}{plan.body}:{source}" if source else None)
    over = plan.end is not None and plan.end <= seen.today
    if plan.end and not over and not any(overlap(t.starts_on, t.ends_on, plan.start, plan.end) for t in committees.seat(seat).terms):
        committee_actions.start_term(**given, id=uuid5(row.id, "term"), seat=seat, starts_on=plan.start, ends_on=plan.end)
    committee_actions.appoint_holder(
        **given, id=uuid5(row.id, "holder"), seat=seat, person=plan.person, valid_from=plan.start, kind=plan.kind,
        valid_to=plan.end if over else None, document=row.cells.get("document") or None, external_id=f"{prefix}{plan.body}:{row.key}")
