"""What committees write into the record: ids, days and short codes, never a name."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.committees.rules.bodies import BodyKind, HolderKind, Office
from governance_app.record.rules import Event


@dataclass(frozen=True)
class BodyFounded(Event):
    """A body exists from a day."""

    body: UUID
    kind: BodyKind
    parent: UUID | None
    created_on: date
    name = "committees.body_founded"


@dataclass(frozen=True)
class BodyFormChanged(Event):
    """A body is of another kind, or under another name, from a day."""

    body: UUID
    kind: BodyKind
    valid_from: date
    name = "committees.form_changed"


@dataclass(frozen=True)
class BodyClosed(Event):
    """A body exists until a day (exclusive)."""

    body: UUID
    ended_on: date
    name = "committees.body_ended"


@dataclass(frozen=True)
class StatuteAdopted(Event):
    """Rules are valid from a day. `digest`: SHA-256 of their canonical text. `inserted`: older than rules already there."""

    body: UUID
    statute: UUID
    valid_from: date
    digest: str
    inserted: bool
    name = "committees.statute_adopted"


@dataclass(frozen=True)
class SeatCreated(Event):
    """A seat exists from a day."""

    body: UUID
    seat: UUID
    organisation: UUID | None
    voting: bool
    valid_from: date
    name = "committees.seat_created"


@dataclass(frozen=True)
class SeatEnded(Event):
    """A seat exists until a day (exclusive)."""

    seat: UUID
    valid_to: date
    name = "committees.seat_ended"


@dataclass(frozen=True)
class TermStarted(Event):
    """A term of a seat begins."""

    seat: UUID
    term: UUID
    starts_on: date
    ends_on: date | None
    name = "committees.term_started"


@dataclass(frozen=True)
class HolderAppointed(Event):
    """A seat is held from a day; the holding says inside by whom. `replaced`: the holding that gave way, its term being over."""

    seat: UUID
    holding: UUID
    kind: HolderKind
    valid_from: date
    replaced: UUID | None
    name = "committees.holder_appointed"


@dataclass(frozen=True)
class HoldingEnded(Event):
    """A holding of a seat ended on a day (exclusive)."""

    holding: UUID
    valid_to: date
    name = "committees.holding_ended"


@dataclass(frozen=True)
class OfficeTaken(Event):
    """An office is held from a day; the holding says inside by whom."""

    body: UUID
    holding: UUID
    office: Office
    valid_from: date
    name = "committees.office_taken"


@dataclass(frozen=True)
class OfficeLeft(Event):
    """An office was held until a day (exclusive)."""

    holding: UUID
    valid_to: date
    name = "committees.office_left"


@dataclass(frozen=True)
class GapExplained(Event):
    """A number of a series stays empty; its reason stands in the register."""

    body: UUID
    series: str
    year: int
    number: int
    name = "committees.gap_explained"
