"""Rosters: what a row means among what is there already, checked by the rules of committees before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from governance_app.committees.rules import (
    HolderKind,
    Holding,
    Office,
    OfficeHolder,
    Seat,
    SeatFacts,
    check_holding,
    check_office,
    check_one_voting_seat,
    overlap,
)
from governance_app.exports.actions.picture import Picture, body_of
from governance_app.exports.rules import Batch, roster
from governance_app.exports.rules.cells import read_day, read_yes
from governance_app.organisations.rules import Bloc, fold
from governance_app.people.rules import PersonRef


@dataclass(frozen=True)
class Plan:
    """What a membership means: whose, where, since when; and what must be made first."""

    body: UUID
    person: UUID
    organisation: UUID | None
    seat: UUID | None
    start: date
    end: date | None
    kind: HolderKind
    office: Office | None
    new_person: bool = False
    new_organisation: bool = False
    new_seat: bool = False
    sits_already: bool = False
    in_office_already: bool = False

    @property
    def same(self) -> bool:
        """Tell whether all of it is there already."""
        return (self.seat is None or self.sits_already) and (self.office is None or self.in_office_already)


def person_id(batch: Batch, cells: Mapping[str, str], body: UUID | None) -> UUID:
    """Return the id that a person of the file gets: one per id of the file, or one per name and body."""
    return uuid5(batch.id, f"person {cells['person_id']}" if cells.get("person_id") else f"person of {body} {fold(cells['person'])}")


def plan_of(seen: Picture, cells: Mapping[str, str], key: str, chosen: UUID | None = None, *, apart: bool = False) -> Plan:
    """Return what a membership means now. `chosen`: the person somebody said it is; `apart`: a new one, whoever has that name."""
    body = body_of(seen, cells)
    person, new_person = _person(seen, cells, body, chosen, apart)
    organisation, new_organisation = _organisation(seen, cells)
    start = read_day(cells.get("from", "")) or seen.batch.options.valid_from or seen.today
    seat, new_seat = _seat(seen, cells, body)
    kind = roster.KINDS.get(fold(cells.get("kind", "")), HolderKind.PRINCIPAL)
    office = roster.OFFICES.get(fold(cells.get("office", "")))
    end = roster.until(cells.get("to", ""))
    plan = Plan(body, person, organisation, seat, start, end, kind, office, new_person, new_organisation, new_seat)
    return replace(plan, sits_already=_sits(seen, plan, key), in_office_already=_in_office(seen, plan))


def _person(seen: Picture, cells: Mapping[str, str], body: UUID, chosen: UUID | None, apart: bool) -> tuple[UUID, bool]:
    if chosen:
        return chosen, False
    named = seen.named(body, cells["person"]) if not cells.get("person_id") else []
    known = seen.people.get(cells.get("person_id", "")) or (named[0][0] if len(named) == 1 and not apart else None)
    if known:
        return known, known in seen.new
    return (uuid5(seen.batch.id, f"apart {cells['person']} {cells}") if apart else person_id(seen.batch, cells, body)), True


def _organisation(seen: Picture, cells: Mapping[str, str]) -> tuple[UUID | None, bool]:
    id, name = cells.get("organisation_id", ""), cells.get("organisation", "")
    if not id and not name:
        return None, False
    known = seen.organisations.get(id) or seen.organisation_names.get(fold(name))
    return (known, known in seen.new) if known else (uuid5(seen.batch.id, f"organisation {fold(name)}"), True)


def _seat(seen: Picture, cells: Mapping[str, str], body: UUID) -> tuple[UUID | None, bool]:
    label, id = roster.seat_label(cells), cells.get("seat_id", "")
    if not label and not id:
        return None, False
    seats = seen.seats_of(body)
    known = seen.seats.get(f"{body}:{id}") or next((f.seat.id for f in seats.values() if fold(f.seat.label) == fold(label)), None)
    return (known, known in seen.new) if known else (uuid5(seen.batch.id, f"seat {body} {id or fold(label)}"), True)


def _sits(seen: Picture, plan: Plan, key: str) -> bool:
    if f"{plan.body}:{key}" in seen.holders:
        return True
    facts = seen.seats_of(plan.body).get(plan.seat) if plan.seat else None
    return any(h.person == plan.person and h.kind is plan.kind and overlap(h.valid_from, h.valid_to, plan.start, plan.end)
               for h in (facts.holdings if facts else ()))


def _in_office(seen: Picture, plan: Plan) -> bool:
    held = [o for o in (seen.offices_of(plan.body) if plan.office else ()) if o.office is plan.office and o.person.id == plan.person]
    return any(overlap(o.valid_from or date.min, o.valid_to, plan.start, plan.end) for o in held)


def check(seen: Picture, plan: Plan) -> None:
    """Raise what the rules of committees raise for this plan, before anything is written."""
    if plan.seat and not plan.sits_already:
        facts = seen.seats_of(plan.body).get(plan.seat) or SeatFacts(Seat(plan.seat, plan.body, "", None, Bloc.OTHER, True, 0, plan.start))
        new = Holding(uuid5(plan.seat, str(plan.person)), plan.seat, plan.person, plan.kind, plan.start, plan.end)
        check_holding(facts, new)
        check_one_voting_seat(seen.seats_of(plan.body).values(), facts.seat, new)
    if plan.office and not plan.in_office_already:
        check_office(seen.offices_of(plan.body), plan.office, plan.start, plan.end)


def remember(seen: Picture, plan: Plan, cells: Mapping[str, str], key: str) -> None:
    """Put a plan into the picture, as if it had been brought in."""
    if plan.new_person:
        seen.new.add(plan.person)
        if not cells.get("person_id"):
            names = seen.named(plan.body, cells["person"])
            names += [] if (plan.person, cells["person"]) in names else [(plan.person, cells["person"])]
    if plan.organisation and plan.new_organisation:
        seen.new.add(plan.organisation)
        seen.organisation_names.setdefault(fold(cells.get("organisation", "")), plan.organisation)
    if plan.seat and not plan.sits_already:
        _remember_seat(seen, plan, plan.seat, cells)
    if plan.office and not plan.in_office_already:
        seen.offices_of(plan.body).append(OfficeHolder(plan.office, PersonRef(plan.person, ""), plan.start, plan.end))


def _remember_seat(seen: Picture, plan: Plan, seat: UUID, cells: Mapping[str, str]) -> None:
    seats = seen.seats_of(plan.body)
    if seat not in seats:
        seen.new.add(seat)
        since = read_day(cells.get("seat_from", "")) or plan.start
        seats[seat] = SeatFacts(Seat(seat, plan.body, roster.seat_label(cells), plan.organisation, bloc_of(cells), votes(cells),
                                          len(seats) + 1, min(since, plan.start)))
        if cells.get("seat_id"):
            seen.seats[f"{plan.body}:{cells['seat_id']}"] = seat
    facts = seats[seat]
    held = Holding(uuid5(seat, f"{plan.person} {plan.start}"), seat, plan.person, plan.kind, plan.start, plan.end)
    seats[seat] = replace(facts, holdings=(*facts.holdings, held))


def bloc_of(cells: Mapping[str, str]) -> Bloc:
    """Return the bloc as written; OTHER when nothing is."""
    return roster.BLOCS.get(fold(cells.get("bloc", "")), Bloc.OTHER)


def votes(cells: Mapping[str, str]) -> bool:
    """Return whether the seat votes: yes unless the sheet says no."""
    return read_yes(cells.get("voting", "")) is not False


