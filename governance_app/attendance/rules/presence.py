"""Who is in the room and who sits for each seat at a moment: a pure fold over events sorted by time, then id.

One seat, one voice: the principal sits for it while in the room; an alternate only while the principal is out; among several
the first who came. An arrival counts from its moment, so does a departure. A recusal concerns a person and a point; it lasts
until it is ended, also when the person goes out and comes back. The seat of a recused sitter stays out of the point: an alternate
takes over only when the principal leaves the room.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from governance_app.attendance.rules.errors import AlreadyPresent, AlreadyRecused, BeforeMeeting, NotPresent, NotRecused, NotYet
from governance_app.attendance.rules.words import Capacity, Movement, PresenceMode

EARLIEST = timedelta(hours=12)
CLOCK_SLACK = timedelta(minutes=5)


@dataclass(frozen=True)
class Event:
    """Something a person did. Only what the fold needs; `item` for recusals, the rest for arrivals."""

    id: UUID
    person: UUID
    movement: Movement
    at: datetime
    capacity: Capacity | None = None
    seat: UUID | None = None
    mode: PresenceMode | None = None
    substitutes: UUID | None = None
    letter: bool | None = None
    item: UUID | None = None


@dataclass(frozen=True)
class Place:
    """A seat on the day of the meeting: who may sit for it. `filled`: somebody holds it, as principal or alternate."""

    seat: UUID
    bloc: str
    voting: bool = True
    principal: UUID | None = None
    alternates: tuple[UUID, ...] = ()

    @property
    def filled(self) -> bool:
        """Tell whether somebody holds the seat."""
        return self.principal is not None or bool(self.alternates)


@dataclass(frozen=True)
class InRoom:
    """A person in the room: since when, as what, for which seat, how."""

    person: UUID
    since: datetime
    capacity: Capacity
    seat: UUID | None = None
    mode: PresenceMode | None = None
    substitutes: UUID | None = None
    letter: bool | None = None


@dataclass(frozen=True)
class SeatPresence:
    """A seat at a moment: `sitter` is who speaks for it, None when nobody does."""

    seat: UUID
    bloc: str
    voting: bool
    filled: bool
    sitter: UUID | None = None
    capacity: Capacity | None = None


@dataclass(frozen=True)
class Standing:
    """The room at a moment. `recused`: point → people who stay out of it."""

    at: datetime
    present: tuple[InRoom, ...] = ()
    seats: tuple[SeatPresence, ...] = ()
    recused: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)

    def sitter(self, seat: UUID) -> UUID | None:
        """Return who sits for a seat, or None."""
        return next((s.sitter for s in self.seats if s.seat == seat), None)

    def is_present(self, person: UUID) -> bool:
        """Tell whether a person is in the room, in whatever capacity."""
        return any(p.person == person for p in self.present)

    def recused_on(self, item: UUID | None) -> frozenset[UUID]:
        """Return the people who stay out of a point."""
        return self.recused.get(item, frozenset()) if item else frozenset()


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return the events by time, then id: the order of what happened, not of writing it down."""
    return sorted(events, key=lambda e: (e.at, e.id))


def standing(events: Iterable[Event], at: datetime, roster: Iterable[Place]) -> Standing:
    """Return the room at `at`. Never fails: a second arrival replaces the first, a departure of nobody changes nothing."""
    room: dict[UUID, InRoom] = {}
    recused: dict[UUID, set[UUID]] = {}
    for event in in_order(e for e in events if e.at <= at):
        _happen(room, recused, event)
    present = tuple(sorted(room.values(), key=lambda p: (p.since, p.person)))
    by_seat: dict[UUID | None, list[InRoom]] = {}
    for person in present:
        by_seat.setdefault(person.seat, []).append(person)
    seats = tuple(_seat_now(place, by_seat.get(place.seat, ())) for place in roster)
    return Standing(at, present, seats, {item: frozenset(people) for item, people in recused.items() if people})


def _happen(room: dict[UUID, InRoom], recused: dict[UUID, set[UUID]], event: Event) -> None:
    if event.movement is Movement.ARRIVES and event.capacity is not None:
        room[event.person] = InRoom(
            event.person, event.at, event.capacity, event.seat, event.mode, event.substitutes, event.letter)
    elif event.movement is Movement.LEAVES:
        room.pop(event.person, None)
    elif event.movement is Movement.RECUSED and event.item:
        recused.setdefault(event.item, set()).add(event.person)
    elif event.movement is Movement.RECUSAL_ENDS and event.item:
        recused.get(event.item, set()).discard(event.person)


def _seat_now(place: Place, of_seat: Sequence[InRoom]) -> SeatPresence:
    for capacity in (Capacity.PRINCIPAL, Capacity.ALTERNATE):
        for person in of_seat:
            if person.capacity is capacity:
                return SeatPresence(place.seat, place.bloc, place.voting, place.filled, person.person, capacity)
    return SeatPresence(place.seat, place.bloc, place.voting, place.filled)


def check_fits(events: Iterable[Event], new: Event) -> None:
    """Raise unless the story of the person stays a true one with `new` in it, wherever in time it falls.

    AlreadyPresent / NotPresent (data: at, the moment that no longer fits), AlreadyRecused / NotRecused.
    """
    check_story([*(e for e in events if e.person == new.person), new], new)


def check_story(events: Iterable[Event], new: Event | None = None) -> None:
    """Raise unless these events of one person can have happened in this order. `new` must also find them in the room."""
    inside, out_of = False, set[UUID | None]()
    for event in in_order(events):
        if event.movement is Movement.ARRIVES:
            if inside:
                raise AlreadyPresent(field="at", at=event.at)
            inside = True
        elif event.movement is Movement.LEAVES:
            if not inside:
                raise NotPresent(field="at", at=event.at)
            inside = False
        else:
            _check_recusal(event, out_of, inside or event is not new)


def _check_recusal(event: Event, out_of: set[UUID | None], may: bool) -> None:
    if event.movement is Movement.RECUSED:
        if not may:
            raise NotPresent(field="at", at=event.at)
        if event.item in out_of:
            raise AlreadyRecused(field="person")
        out_of.add(event.item)
    else:
        if event.item not in out_of:
            raise NotRecused(field="person")
        out_of.discard(event.item)


def check_moment(at: datetime, starts_at: datetime, now: datetime) -> None:
    """Raise BeforeMeeting or NotYet. A phone's clock may run five minutes ahead."""
    if at < starts_at - EARLIEST:
        raise BeforeMeeting(field="at", at=at, starts_at=starts_at)
    if at > now + CLOCK_SLACK:
        raise NotYet(field="at", at=at)
