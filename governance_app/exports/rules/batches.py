"""A batch of rows that wait to be looked at, settled and brought in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.exports.rules.words import ACCEPTABLE, CHOOSABLE, BatchState, Entry, ImportKind, Note, Odd, RowState, Settled
from governance_app.foundation.errors import Conflict, Invalid, Missing
from governance_app.record.rules import Event

KEPT_DAYS = 7
"""An import that nobody finishes is forgotten after these days, with everything its file said of people."""


class BatchMissing(Missing):
    """No such import within the actor's sight, or it was forgotten."""


class RowMissing(Missing):
    """No such row in this import."""


class BatchEnded(Conflict):
    """This import was brought in or thrown away already. data: state."""


class RowSettled(Conflict):
    """The row was brought in or left out already."""


class RowUnreadable(Invalid):
    """A row that cannot be read was accepted all the same: correct it. data: why."""


class NotAcceptable(Invalid):
    """What is wrong with the row cannot be accepted as it stands; it must be corrected or left out."""


class ReasonMissing(Invalid):
    """Accepting a row that contradicts itself needs a reason in words."""


class ChoiceUnfit(Invalid):
    """This is none of the people among whom to choose."""


class NothingToDo(Invalid):
    """The file holds no row that could be brought in."""


class WrongKindOfFile(Invalid):
    """A file of this kind cannot bring this. data: kind."""


class JsonUnreadable(Invalid):
    """The file is not readable JSON."""


class NotPopolo(Invalid):
    """The JSON is not in Popolo form: lists of persons, organizations and memberships. data: part."""


class BodyNeeded(Invalid):
    """Votes of the past belong to a committee: say which."""


class MeetingNeeded(Invalid):
    """An attendance sheet belongs to a meeting: say which."""


class NoNameColumn(Invalid):
    """No column of the sheet holds names."""


@dataclass(frozen=True)
class Oddity:
    """Why a row waits, with the facts its sentence names."""

    kind: Odd
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Remark:
    """What is said of a row that needs no decision."""

    kind: Note
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """A row as read and judged, before it is stored. `key` tells the same fact again in another file."""

    number: int
    entry: Entry
    cells: Mapping[str, str]
    key: str
    odd: tuple[Oddity, ...] = ()
    remarks: tuple[Remark, ...] = ()
    same: bool = False
    candidates: tuple[tuple[UUID, str], ...] = ()

    @property
    def state(self) -> RowState:
        """Return how the row stands: oddities wait, what is there already is the same, all else is ready."""
        if self.odd:
            return RowState.FLAGGED
        return RowState.SAME if self.same else RowState.READY


@dataclass(frozen=True)
class Options:
    """What the person said when giving the file. `seats`: voting seats of past votes (None: those of the body on the day)."""

    valid_from: date | None = None
    source: str = ""
    seats: int | None = None


@dataclass(frozen=True)
class Row:
    """A stored row."""

    id: UUID
    batch: UUID
    number: int
    entry: Entry
    cells: Mapping[str, str]
    key: str
    state: RowState
    odd: tuple[Oddity, ...] = ()
    remarks: tuple[Remark, ...] = ()
    candidates: tuple[tuple[UUID, str], ...] = ()
    settled: Settled | None = None
    reason: str = ""
    chosen: UUID | None = None

    @property
    def waits(self) -> bool:
        """Tell whether a person must decide."""
        return self.state is RowState.FLAGGED

    @property
    def acceptable(self) -> bool:
        """Tell whether it may be accepted as it stands, with a reason."""
        return self.waits and all(o.kind in ACCEPTABLE for o in self.odd)

    @property
    def choosable(self) -> bool:
        """Tell whether saying who is meant settles it."""
        return self.waits and bool(self.odd) and all(o.kind in CHOOSABLE for o in self.odd)


@dataclass(frozen=True)
class Counts:
    """Rows of a batch by state."""

    ready: int = 0
    flagged: int = 0
    same: int = 0
    done: int = 0
    left_out: int = 0

    @property
    def total(self) -> int:
        """Return all rows."""
        return self.ready + self.flagged + self.same + self.done + self.left_out

    @property
    def settled(self) -> int:
        """Return the rows that need nothing more."""
        return self.same + self.done + self.left_out


@dataclass(frozen=True)
class Batch:
    """An import: what, for which body or meeting, from which file (its digest), who gave it and when, and how far it is."""

    id: UUID
    kind: ImportKind
    body: UUID | None
    meeting: UUID | None
    digest: str
    options: Options
    state: BatchState
    counts: Counts
    by: UUID | None
    at: datetime
    ended_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Tell whether rows can still be settled and brought in."""
        return self.state is BatchState.PREVIEWED


@dataclass(frozen=True)
class ImportConfirmed(Event):
    """A file was brought in: its digest and how many rows of it. No name, no figure of a person."""

    batch: UUID
    kind: ImportKind
    digest: str
    rows: int
    name = "exports.import_confirmed"


def forgotten(at: datetime, now: datetime) -> bool:
    """Tell whether an unfinished import of `at` is past its days."""
    return now - at >= timedelta(days=KEPT_DAYS)


def count(states: Iterable[RowState]) -> Counts:
    """Return rows by state."""
    found = list(states)
    return Counts(**{state.value: found.count(state) for state in RowState})


def check_acceptable(row: Row, reason: str) -> str:
    """Return the reason with which a row is accepted. Raises RowSettled, NotAcceptable, ReasonMissing."""
    if not row.waits:
        raise RowSettled()
    if not row.acceptable:
        raise NotAcceptable()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    return reason.strip()
