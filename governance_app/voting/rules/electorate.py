"""Who may vote: the voting seats, frozen when the vote opens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from governance_app.attendance.rules import Standing
from governance_app.committees.rules import LateArrivals
from governance_app.voting.rules.errors import NotInElectorate, SeatAbsent, SeatRecused


@dataclass(frozen=True)
class Elector:
    """A voting seat when the vote opened: who sat for it (None: nobody), whether somebody holds it, whether it is recused.

    `by_proxy`: nobody of the seat was there, and `person` sits for another seat and votes for this one as well.
    """

    seat: UUID
    bloc: str
    person: UUID | None = None
    organisation: UUID | None = None
    filled: bool = True
    recused: bool = False
    by_proxy: bool = False

    @property
    def votes(self) -> bool:
        """Tell whether the seat may answer: somebody sits for it and does not stay out of the point."""
        return self.person is not None and not self.recused


@dataclass(frozen=True)
class Electorate:
    """The frozen electorate. Seats that stay out of the point leave every base."""

    electors: tuple[Elector, ...] = ()

    @property
    def seats(self) -> int:
        """Return the voting seats of the statute, recused ones apart."""
        return sum(not e.recused for e in self.electors)

    @property
    def filled(self) -> int:
        """Return the voting seats that somebody holds, recused ones apart."""
        return sum(e.filled and not e.recused for e in self.electors)

    @property
    def voters(self) -> int:
        """Return the seats that may answer now."""
        return sum(e.votes for e in self.electors)

    @property
    def absent(self) -> int:
        """Return the seats that somebody holds and for which nobody sits."""
        return sum(e.filled and e.person is None and not e.recused for e in self.electors)

    @property
    def recused(self) -> int:
        """Return the seats that stay out of the point."""
        return sum(e.recused for e in self.electors)

    @property
    def by_proxy(self) -> int:
        """Return the seats for which somebody of another seat votes."""
        return sum(e.by_proxy and e.votes for e in self.electors)

    def elector(self, seat: UUID) -> Elector | None:
        """Return the elector of a seat, or None."""
        return self._by_seat.get(seat)

    @cached_property
    def _by_seat(self) -> dict[UUID, Elector]:
        return {e.seat: e for e in self.electors}


def freeze(
    room: Standing, item: UUID, organisations: Mapping[UUID, UUID | None], proxies: Mapping[UUID, UUID] | None = None,
) -> Electorate:
    """Return the electorate of a point from the room at the moment of opening.

    `organisations`: seat → who appoints it. `proxies`: seat → who votes for it although nobody of the seat is there.
    """
    out, through = room.recused_on(item), proxies or {}
    return Electorate(tuple(
        Elector(s.seat, s.bloc, s.sitter or through.get(s.seat), organisations.get(s.seat), s.filled,
                s.sitter is not None and s.sitter in out, s.sitter is None and s.seat in through)
        for s in room.seats if s.voting
    ))


def latecomers(electorate: Electorate, room: Standing, item: UUID, rule: LateArrivals) -> dict[UUID, UUID]:
    """Return seat → person of the seats that were absent at the opening and for which somebody sits now who does not stay out.

    Nobody where the statute lets them wait.
    """
    if rule is LateArrivals.WAIT:
        return {}
    out = room.recused_on(item)
    absent = {e.seat for e in electorate.electors if e.person is None and not e.recused}
    return {s.seat: s.sitter for s in room.seats if s.seat in absent and s.sitter is not None and s.sitter not in out}


def check_entitled(electorate: Electorate, seat: UUID, label: str, field: str | None = None) -> Elector:
    """Return the elector who may answer for a seat. Raises NotInElectorate, SeatAbsent, SeatRecused (data: the seat's label)."""
    elector = electorate.elector(seat)
    if elector is None:
        raise NotInElectorate(field=field, seat=label)
    if elector.recused:
        raise SeatRecused(field=field, seat=label)
    if elector.person is None:
        raise SeatAbsent(field=field, seat=label)
    return elector


def still_to_answer(electorate: Electorate, answered: Iterable[UUID]) -> tuple[UUID, ...]:
    """Return the seats that may answer and have not."""
    done = set(answered)
    return tuple(e.seat for e in electorate.electors if e.votes and e.seat not in done)
