"""What attendance answers: attendees, the roll, languages, support, descriptions."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from governance_app.attendance.rules.presence import Place
from governance_app.attendance.rules.words import Capacity, Movement, PresenceMode, Source, SupportKind
from governance_app.committees.rules import QuorumRule, SeatOnDay


@dataclass(frozen=True)
class Attendee:
    """A person who came: in which capacity they last came, for which seat, when first and until when."""

    person: UUID
    name: str
    capacity: Capacity
    seat: UUID | None
    seat_label: str
    organisation: UUID | None
    organisation_name: str
    letter: bool | None
    mode: PresenceMode | None
    first_arrival: datetime
    last_departure: datetime | None
    substitutes: UUID | None = None


@dataclass(frozen=True)
class OnItsDay:
    """What a meeting is judged by: the seats and the rule of quorum valid on its day."""

    seats: tuple[SeatOnDay, ...]
    quorum: QuorumRule

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the seats as the fold of presence needs them."""
        return tuple(
            Place(s.seat, s.bloc.value, s.voting, s.principal.id if s.principal else None, tuple(a.id for a in s.alternates))
            for s in self.seats
        )

    @property
    def holders(self) -> frozenset[UUID]:
        """Return everybody who holds a seat, as principal or alternate."""
        return frozenset(p for place in self.places for p in (place.principal, *place.alternates) if p)

    def seat(self, id: UUID | None) -> SeatOnDay | None:
        """Return a seat by id, or None."""
        return next((s for s in self.seats if s.seat == id), None)

    def label(self, id: UUID | None) -> str:
        """Return the label of a seat, or nothing."""
        seat = self.seat(id)
        return seat.label if seat else ""


class RollState(Enum):
    """How a seat answered the roll."""

    PRESENT = "present"
    IN_DELEGATION = "in_delegation"
    ABSENT = "absent"
    VACANT = "vacant"


@dataclass(frozen=True)
class RollLine:
    """A seat at the roll: who holds it, who sat for it, how."""

    seat: UUID
    label: str
    organisation_name: str
    bloc: str
    voting: bool
    state: RollState
    holder: str
    acting: str = ""
    letter: bool | None = None
    mode: PresenceMode | None = None


@dataclass(frozen=True)
class Log:
    """An event as written down, struck out or not."""

    id: UUID
    person: UUID
    name: str
    movement: Movement
    at: datetime
    capacity: Capacity | None
    seat_label: str
    mode: PresenceMode | None
    letter: bool | None
    item: UUID | None
    source: Source
    voided_at: datetime | None
    void_reason: str


@dataclass(frozen=True)
class Spoken:
    """A language of the meeting (item None) or of a point, and what it was interpreted into."""

    id: UUID
    item: UUID | None
    language: str
    interpreted_into: str | None
    interpreter: UUID | None


@dataclass(frozen=True)
class Tongues:
    """The languages of a point (or of the whole meeting): those spoken, and those into which it was interpreted."""

    spoken: tuple[str, ...]
    into: tuple[str, ...] = ()


@dataclass(frozen=True)
class Support:
    """Support of one kind: how many used it, how many needed it, whether it was offered (each None: not recorded). No names."""

    kind: SupportKind
    given: int | None = None
    needed: int | None = None
    note: str = ""
    offered: bool | None = None


@dataclass(frozen=True)
class SaidAtArrival:
    """What an attendee had said of themselves by their first arrival; None: not recorded."""

    person: UUID
    sex: str | None
    gender_identity: str | None
    age_band: str | None
    ethnic_self_id: str | None
    nationality: str | None
    disability: str | None
    community: UUID | None
    bloc: str | None


@dataclass(frozen=True)
class Arrival:
    """One row of a list of people who arrived together; its id is made by the client."""

    id: UUID
    person: UUID
    capacity: Capacity
    seat: UUID | None = None
    letter: bool | None = None
    substitutes: UUID | None = None
