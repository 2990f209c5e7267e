"""A release: what is published of one pool and one year, once. Its words, its event, and what may be wrong with it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from governance_app.foundation.errors import Conflict, Invalid, Missing
from governance_app.participation.rules.disclosure import Counted, PoolKind, SafeTable, Withheld
from governance_app.participation.rules.facts import Said
from governance_app.participation.rules.periods import Period, before, period_of
from governance_app.participation.rules.words import Dimension, PeriodKind
from governance_app.record.rules import Event

YEARS = range(1900, 3000)
"""The years that an address may ask for."""


@dataclass(frozen=True)
class Pool:
    """Whose meetings are pooled: a committee and the bodies inside it, or a corridor. `code`: in addresses, files and the record."""

    kind: PoolKind
    id: UUID
    code: str
    name: str
    bodies: tuple[UUID, ...]


@dataclass(frozen=True)
class Refused:
    """A table that may not leave, and why."""

    counted: Counted
    dimension: Dimension
    why: Withheld


@dataclass(frozen=True)
class Figures:
    """What of a pool and a year may be published: the tables that may leave, and those that may not."""

    pool: Pool
    period: Period
    tables: tuple[SafeTable, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class Release:
    """Figures as they were published, with the digests that stand in the record."""

    id: UUID
    pool_kind: PoolKind
    pool_id: UUID
    period: Period
    tables: tuple[SafeTable, ...]
    refused: tuple[Refused, ...]
    lattice_sha256: str
    figures_sha256: str
    at: datetime


@dataclass(frozen=True)
class CountedIn:
    """Somebody was counted in published figures: of which pool and year, when they left, as what, and by which answers (by family).

    `lines`: the tables that left, and the line of each that counts them. What they had said in a family without a table did not leave.
    """

    pool: Pool
    period: Period
    at: datetime
    counted: Counted
    said: Mapping[str, str]
    lines: Mapping[Dimension, str]


@dataclass(frozen=True)
class Agreement:
    """The organisation of a nationality agreed that published figures name its people."""

    id: UUID
    nationality: str
    organisation: UUID
    agreed_on: date
    document: str
    withdrawn_on: date | None = None

    def in_force(self, on: date) -> bool:
        """Tell whether it stands on a day."""
        return self.agreed_on <= on and (self.withdrawn_on is None or on < self.withdrawn_on)


@dataclass(frozen=True)
class FiguresPublished(Event):
    """Figures about groups left: of which pool and year, by which lattice, and the digest of what was shown. Never who was counted."""

    release: UUID
    pool: str
    first: date
    last: date
    lattice_sha256: str
    figures_sha256: str
    name = "participation.figures_published"


@dataclass(frozen=True)
class AgreementGiven(Event):
    """An organisation agreed that figures name its nationality."""

    agreement: UUID
    organisation: UUID
    name = "participation.agreement_given"


@dataclass(frozen=True)
class AgreementWithdrawn(Event):
    """An organisation took its agreement back: later figures do not name its nationality."""

    agreement: UUID
    name = "participation.agreement_withdrawn"


class YearNotOver(Conflict):
    """Figures of a year are published once it is over. data: last."""


class AlreadyPublished(Conflict):
    """The figures of this pool and year were published before; what is published stays. data: at."""


class FiguresMoved(Conflict):
    """What would leave is not what the reader saw: an answer, a list, an agreement or the ledger changed meanwhile."""


class NothingToPublish(Conflict):
    """No table may leave: each would tell of somebody."""


class NoSuchRelease(Missing):
    """Nothing was published of this pool and year."""


class NoSuchPool(Missing):
    """No such committee or corridor in the reader's sight."""


class NotOfThisNationality(Invalid):
    """The organisation is not one of this nationality. data: nationality."""


class AlreadyAgreed(Conflict):
    """An agreement for this nationality stands already. data: nationality."""


class NoSuchAgreement(Missing):
    """No such agreement, or it was taken back before."""


def year_of(year: int) -> Period:
    """Return the year of figures that begins in July of `year`: the fiscal year of the GEF. Raises NoSuchRelease for no year of ours."""
    if year not in YEARS:
        raise NoSuchRelease()
    return period_of(PeriodKind.GEF_YEAR, date(year, 7, 1))


def years_over(first: date, today: date) -> tuple[Period, ...]:
    """Return the years of figures that are over, the latest first, back to the one that holds `first`."""
    found, year = [], before(period_of(PeriodKind.GEF_YEAR, today))
    while year.last >= first:
        found.append(year)
        year = before(year)
    return tuple(found)


def last_said(meetings: Iterable[Mapping[UUID, Said]]) -> dict[UUID, Said]:
    """Return each person once, with what they had said by the last meeting they came to; `meetings` from the first on."""
    found: dict[UUID, Said] = {}
    for came in meetings:
        found |= came
    return found


def figures_digest(tables: Iterable[SafeTable]) -> str:
    """Return the SHA-256 (hexadecimal) of what is shown, table by table, as canonical JSON."""
    told = [[table.name, table.people, [[cell.code, cell.shown] for cell in table.cells]] for table in tables]
    return sha256(json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()
