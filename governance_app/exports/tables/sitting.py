"""Who sits: the roster of a day, every seat with everyone who ever held it, and the offices."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from governance_app.committees import reads as committees
from governance_app.committees.rules import HolderKind, SeatOnDay
from governance_app.exports.tables.declared import Table, columns
from governance_app.languages.catalogue import _l, _lp
from governance_app.organisations import reads as organisations
from governance_app.people import reads as people

_SEAT, _ORGANISATION, _BLOC, _VOTING = _l("Seat"), _l("Organisation"), _l("Bloc"), _lp("seat", "Votes")
_PERSON, _KIND, _FROM, _TO = _l("Person"), _l("Principal or alternate"), _l("From"), _l("Until")


def _roster(body: UUID, day: date) -> Iterator[dict[str, Any]]:
    for seat in committees.roster(body, day):
        holders = [(seat.principal, HolderKind.PRINCIPAL)] if seat.principal or not seat.alternates else []
        for person, kind in (*holders, *((one, HolderKind.ALTERNATE) for one in seat.alternates)):
            yield _of_seat(seat) | {"person": person.name if person else "", "kind": kind if person else None, "state": seat.status}


def _of_seat(seat: SeatOnDay) -> dict[str, Any]:
    return {"seat": seat.label, "organisation": seat.organisation_name, "bloc": seat.bloc, "voting": seat.voting}


def last_day(end: date | None) -> date | None:
    """Return the last day that still counts, as people write it, of an end that is kept exclusive."""
    return end - timedelta(days=1) if end else None


def _seats(body: UUID, day: date) -> Iterator[dict[str, Any]]:
    facts = committees.seat_facts(body)
    called = organisations.names_on({f.seat.organisation for f in facts if f.seat.organisation}, day)
    names = people.names({h.person for f in facts for h in f.holdings})
    for one in facts:
        seat = {
            "seat": one.seat.label, "organisation": called[one.seat.organisation].name if one.seat.organisation else "",
            "bloc": one.seat.bloc, "voting": one.seat.voting, "seat_from": one.seat.valid_from, "seat_to": last_day(one.seat.valid_to),
        }
        for held in one.holdings or (None,):
            yield seat if held is None else seat | {
                "person": names[held.person], "kind": held.kind, "from": held.valid_from, "to": last_day(held.valid_to),
                "document": held.document}


def _offices(body: UUID, _day: date) -> Iterator[dict[str, Any]]:
    for one in committees.office_history(body):
        yield {"office": one.office, "person": one.person.name, "from": one.valid_from, "to": last_day(one.valid_to)}


ROSTER = Table(
    "puestos", _l("Who sits today"),
    columns(seat=_SEAT, organisation=_ORGANISATION, bloc=_BLOC, voting=_VOTING, person=_PERSON, kind=_KIND, state=_l("State of the seat")),
    _roster,
)
SEATS = Table(
    "historia-de-puestos", _l("Seats and everyone who held them"),
    columns(seat=_SEAT, organisation=_ORGANISATION, bloc=_BLOC, voting=_VOTING, seat_from=_l("Seat exists from"),
            seat_to=_l("Seat exists until"), person=_PERSON, kind=_KIND, **{"from": _FROM}, to=_TO, document=_l("Document")),
    _seats,
)
OFFICES = Table(
    "directiva", _l("Offices and everyone who held them"),
    columns(office=_l("Office"), person=_PERSON, **{"from": _FROM}, to=_TO), _offices,
)
