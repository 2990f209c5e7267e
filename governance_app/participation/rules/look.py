"""All that the facilitator's board of one body shows, and a facilitator's bodies together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.participation.rules.absences import Missing, SeatLine
from governance_app.participation.rules.board import Aim, Board
from governance_app.participation.rules.reached import Reach
from governance_app.participation.rules.risks import Risks
from governance_app.participation.rules.splits import Part, Pool
from governance_app.participation.rules.trend import Slice
from governance_app.participation.rules.words import Split, Step


@dataclass(frozen=True)
class Ahead:
    """The next meeting: when, whether its notice is out, and what may go wrong."""

    meeting: UUID
    day: date
    convened: bool
    risks: Risks


@dataclass(frozen=True)
class Look:
    """The board of a body over a period. `day`: of its seats, posts and aims. `looked`: how many meetings absences look back over."""

    day: date
    board: Board
    missing: Missing
    seats: tuple[SeatLine, ...]
    aims: tuple[Aim, ...]
    trend: Mapping[Step, tuple[Slice, ...]]
    reach: Reach
    splits: Mapping[Split, tuple[Part, ...]]
    organisations: Mapping[UUID, str]
    looked: int
    ahead: Ahead | None = None


@dataclass(frozen=True)
class BodyLine:
    """A body on the page of all of them: its figures over the period, and whether something is missing in it."""

    body: UUID
    name: str
    corridor: UUID | None
    pool: Pool


@dataclass(frozen=True)
class Together:
    """A facilitator's bodies: each, by corridor (None: of none), and in all."""

    lines: tuple[BodyLine, ...]
    corridors: Mapping[UUID | None, Pool]
    whole: Pool
