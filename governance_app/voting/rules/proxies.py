"""Voting for somebody absent, where the statute has it: alternates first, in writing, one proxy a seat, a cap a person, never a chain.

The conditions are those that bodies with proxies commonly write: in writing, never oneself, never passed on, present, a limit a person.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance_app.attendance.rules import Standing
from governance_app.committees.rules import ProxyRule, SeatOnDay
from governance_app.foundation.errors import Conflict, Invalid, Missing
from governance_app.record.rules import Event


class ProxiesNotAllowed(Conflict):
    """The statute of the day knows no voting for somebody absent."""


class SeatNotForProxy(Invalid):
    """The seat has no vote or no principal who could let somebody vote for it. data: seat (its label)."""


class SeatIsSat(Conflict):
    """Somebody of the seat is in the room: principal or alternate go first. data: seat (its label)."""


class ProxyToOneself(Invalid):
    """Somebody of the seat itself cannot be its proxy: they sit for it."""


class ProxyNotSeated(Invalid):
    """Whoever votes for somebody absent is in the room and sits for a voting seat of their own."""


class ProxyChain(Invalid):
    """Nobody passes on a vote that was entrusted to them: who gave their own away holds none, who holds one gives none away."""


class SeatHasProxy(Conflict):
    """The seat is voted for by somebody already. data: seat (its label)."""


class ProxyCapReached(Conflict):
    """This person votes for as many seats as the statute allows. data: cap."""


class ProxyInWriting(Invalid):
    """A proxy is given in writing: which paper, of which day."""


class NoSuchProxy(Missing):
    """No such proxy in the actor's sight."""


class ProxyOver(Conflict):
    """The proxy was taken back before."""


@dataclass(frozen=True)
class Proxy:
    """A seat whose holders are absent is voted for by somebody present, until it is ended or one of its holders comes in."""

    id: UUID
    meeting: UUID
    seat: UUID
    holder: UUID
    document: str
    given_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True)
class ProxyGiven(Event):
    """A seat is voted for by the sitter of another seat: seats only, no names."""

    meeting: UUID
    proxy: UUID
    seat: UUID
    through: UUID
    name = "voting.proxy_given"


@dataclass(frozen=True)
class ProxyEnded(Event):
    """A proxy was taken back."""

    meeting: UUID
    proxy: UUID
    name = "voting.proxy_ended"


def seat_of(room: Standing, person: UUID) -> UUID | None:
    """Return the voting seat for which a person sits, or None."""
    return next((s.seat for s in room.seats if s.voting and s.sitter == person), None)


def check_proxy(rule: ProxyRule, seats: Iterable[SeatOnDay], given: Collection[Proxy], room: Standing, new: Proxy) -> UUID:
    """Return the seat through which the new proxy votes; raise the first of this module's refusals that holds.

    `given`: the proxies of the meeting that have not ended.
    """
    if not rule.allowed:
        raise ProxiesNotAllowed()
    by_id = {s.seat: s for s in seats}
    seat = by_id.get(new.seat)
    if seat is None or not seat.voting or seat.principal is None:
        raise SeatNotForProxy(field="seat", seat=seat.label if seat else "")
    if new.holder in {seat.principal.id, *(a.id for a in seat.alternates)}:
        raise ProxyToOneself(field="holder")
    if room.sitter(new.seat) is not None:
        raise SeatIsSat(field="seat", seat=seat.label)
    through = seat_of(room, new.holder)
    if through is None:
        raise ProxyNotSeated(field="holder")
    _check_others(rule, given, new, through, seat)
    if not (new.document or "").strip():
        raise ProxyInWriting(field="document")
    return through


def _check_others(rule: ProxyRule, given: Collection[Proxy], new: Proxy, through: UUID, seat: SeatOnDay) -> None:
    if any(p.seat == new.seat for p in given):
        raise SeatHasProxy(field="seat", seat=seat.label)
    givers = {seat.principal.id if seat.principal else None, *(a.id for a in seat.alternates)}
    if any(p.seat == through or p.holder in givers for p in given):
        raise ProxyChain(field="holder")
    if sum(p.holder == new.holder for p in given) >= rule.cap:
        raise ProxyCapReached(field="holder", cap=rule.cap)


def acting(given: Iterable[Proxy], room: Standing, item: UUID) -> dict[UUID, UUID]:
    """Return seat → person for the proxies that hold at a moment: nobody of the seat sits, and the holder sits and does not stay out."""
    out = room.recused_on(item)
    return {
        p.seat: p.holder for p in given
        if room.sitter(p.seat) is None and p.holder not in out and seat_of(room, p.holder) is not None
    }
