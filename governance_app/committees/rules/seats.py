"""Seats, their terms and their holders: three dated things. Who sits where on a day is derived, never stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from governance_app.committees.rules.bodies import HolderKind, Office
from governance_app.foundation.errors import Conflict, Invalid, Missing
from governance_app.organisations.rules import Bloc, valid_on
from governance_app.people.rules import PersonRef


class SeatStatus(Enum):
    """How a seat stands on a day. Carried over: the term is over and nobody has replaced its holder, who stays."""

    FILLED = "filled"
    VACANT = "vacant"
    ENDING = "ending"
    CARRIED_OVER = "carried_over"


class SeatMissing(Missing):
    """No such seat in this body."""


class TermMissing(Missing):
    """No such term of this seat."""


class HoldingMissing(Missing):
    """No such holding of a seat."""


class SeatNotThen(Invalid):
    """The seat does not exist on that day. data: day."""


class SeatAlreadyHeld(Conflict):
    """The seat has a principal at that time, whose term is not over. data: person, since."""


class HoldsThisSeatAlready(Conflict):
    """The same person holds this same seat at that time. data: since."""


class HoldsAnotherSeat(Conflict):
    """The person is principal of another voting seat of this body at that time. data: seat."""


class TermOverlaps(Conflict):
    """The seat has another term at that time. data: starts_on."""


class OfficeAlreadyHeld(Conflict):
    """Somebody holds this office at that time. data: office, since."""


@dataclass(frozen=True)
class Seat:
    """A seat and the days on which it exists."""

    id: UUID
    body: UUID
    label: str
    organisation: UUID | None
    bloc: Bloc
    voting: bool
    position: int
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Term:
    """A term of a seat, from a day until a day (exclusive; None: without end)."""

    id: UUID
    seat: UUID
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class Holding:
    """A person holds a seat from a day until a day (exclusive; None: until replaced)."""

    id: UUID
    seat: UUID
    person: UUID
    kind: HolderKind
    valid_from: date
    valid_to: date | None = None
    term: UUID | None = None
    document: str = ""


@dataclass(frozen=True)
class OfficeHolder:
    """Who holds an office, and since when."""

    office: Office
    person: PersonRef
    valid_from: date | None = None
    valid_to: date | None = None
    id: UUID | None = None


@dataclass(frozen=True)
class SeatOnDay:
    """A seat on a day, with the appointing organisation under its name of that day."""

    seat: UUID
    label: str
    organisation: UUID | None
    organisation_name: str
    bloc: Bloc
    voting: bool
    status: SeatStatus
    principal: PersonRef | None = None
    alternates: tuple[PersonRef, ...] = ()
    until: date | None = None


@dataclass(frozen=True)
class SeatFacts:
    """A seat with its terms and holdings, as stored."""

    seat: Seat
    terms: tuple[Term, ...] = ()
    holdings: tuple[Holding, ...] = ()


def overlap(a_from: date, a_to: date | None, b_from: date, b_to: date | None) -> bool:
    """Tell whether [a_from, a_to) and [b_from, b_to) share a day; None is an open end."""
    return (b_to is None or a_from < b_to) and (a_to is None or b_from < a_to)


def seat_on(facts: SeatFacts, day: date, warning_days: int, names: Mapping[UUID, str], organisation_name: str) -> SeatOnDay:
    """Return the seat as it stands on `day`. `names`: of the people who hold it."""
    held = [h for h in facts.holdings if valid_on(day, h.valid_from, h.valid_to)]
    principal = next((h for h in held if h.kind is HolderKind.PRINCIPAL), None)
    alternates = sorted((h for h in held if h.kind is HolderKind.ALTERNATE), key=lambda h: (h.valid_from, str(h.person)))
    until = _term_end(facts, principal)
    seat = facts.seat
    return SeatOnDay(
        seat.id, seat.label, seat.organisation, organisation_name, seat.bloc, seat.voting, status_on(principal, until, day, warning_days),
        PersonRef(principal.person, names[principal.person]) if principal else None,
        tuple(PersonRef(h.person, names[h.person]) for h in alternates), until or (principal.valid_to if principal else None),
    )


def status_on(principal: Holding | None, term_end: date | None, day: date, warning_days: int) -> SeatStatus:
    """Return the status on `day` of a seat held by `principal`, whose term ends on `term_end` (exclusive)."""
    if principal is None:
        return SeatStatus.VACANT
    if term_end is not None and term_end <= day:
        return SeatStatus.CARRIED_OVER
    ends = [end for end in (term_end, principal.valid_to) if end is not None]
    soon = day + timedelta(days=warning_days)
    return SeatStatus.ENDING if ends and min(ends) <= soon else SeatStatus.FILLED


def _term_end(facts: SeatFacts, holding: Holding | None) -> date | None:
    term = next((t for t in facts.terms if holding and t.id == holding.term), None)
    return term.ends_on if term else None


def is_over(facts: SeatFacts, holding: Holding, day: date) -> bool:
    """Tell whether the term of a holding is over on `day`, so that an appointment from that day replaces it."""
    end = _term_end(facts, holding)
    return end is not None and end <= day


def term_for(terms: Sequence[Term], day: date) -> Term | None:
    """Return the term of a seat in which `day` lies."""
    return next((t for t in terms if valid_on(day, t.starts_on, t.ends_on)), None)


def months_later(day: date, months: int) -> date:
    """Return the same day of the month, `months` later; the last day of the month where there is none (31 → 30)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))


def check_term(terms: Iterable[Term], starts_on: date, ends_on: date | None) -> None:
    """Raise TermOverlaps when a term of the seat shares a day with the new one."""
    for term in terms:
        if overlap(term.starts_on, term.ends_on, starts_on, ends_on):
            raise TermOverlaps("starts_on", starts_on=term.starts_on)


def check_seat_exists(seat: Seat, day: date) -> None:
    """Raise SeatNotThen unless the seat exists on `day`."""
    if not valid_on(day, seat.valid_from, seat.valid_to):
        raise SeatNotThen("valid_from", day=day)


def replaced_by(facts: SeatFacts, new: Holding) -> Holding | None:
    """Return the principal whose term is over when `new` begins, and whom `new` therefore replaces on that day."""
    if new.kind is not HolderKind.PRINCIPAL:
        return None
    return next((
        h for h in facts.holdings
        if h.kind is HolderKind.PRINCIPAL and h.valid_to is None and h.valid_from < new.valid_from and is_over(facts, h, new.valid_from)
    ), None)


def check_holding(facts: SeatFacts, new: Holding) -> None:
    """Refuse a second principal at a time (unless the first one's term is over) and the same person twice on a seat."""
    check_seat_exists(facts.seat, new.valid_from)
    gives_way = replaced_by(facts, new)
    for held in facts.holdings:
        if held == gives_way or not overlap(held.valid_from, held.valid_to, new.valid_from, new.valid_to):
            continue
        if held.person == new.person:
            raise HoldsThisSeatAlready("person", since=held.valid_from)
        if HolderKind.PRINCIPAL is held.kind is new.kind:
            raise SeatAlreadyHeld("valid_from", person=held.person, since=held.valid_from)


def check_one_voting_seat(others: Iterable[SeatFacts], mine: Seat, new: Holding) -> None:
    """Raise HoldsAnotherSeat when the person would be principal of two voting seats of the body at once."""
    if new.kind is not HolderKind.PRINCIPAL or not mine.voting:
        return
    for facts in others:
        if facts.seat.id == mine.id or not facts.seat.voting:
            continue
        for held in facts.holdings:
            same = held.person == new.person and held.kind is HolderKind.PRINCIPAL
            if same and overlap(held.valid_from, held.valid_to, new.valid_from, new.valid_to):
                raise HoldsAnotherSeat("person", seat=facts.seat.label)


def check_office(held: Iterable[OfficeHolder], office: Office, valid_from: date, valid_to: date | None) -> None:
    """Raise OfficeAlreadyHeld when the office has somebody at that time. Commissions may have several chairs."""
    for other in held:
        taken = other.office is office and office is not Office.COMMISSION_CHAIR
        if taken and overlap(other.valid_from or date.min, other.valid_to, valid_from, valid_to):
            raise OfficeAlreadyHeld("office", office=office, since=other.valid_from)
