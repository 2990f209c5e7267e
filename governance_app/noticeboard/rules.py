"""What the notice board shows: only what anybody may know, in shapes that have no place for the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from uuid import UUID

from governance_app.committees.rules import Office, SeatOnDay, SeatStatus
from governance_app.foundation.errors import Missing
from governance_app.foundation.text import fold
from governance_app.meetings.rules import Happening, MeetingEvent, NamedForm
from governance_app.organisations.rules import Bloc
from governance_app.voting.rules import Outcome, Result
from governance_app.voting.rules.belenios import Belenios

FEWEST_COUNTED = 10
"""Below this many people a public page says "fewer than 10" (design: domain §5, trust §5 rule 1)."""

CALENDAR_CHANGES = frozenset({Happening.POSTPONED, Happening.AGENDA_CHANGED, Happening.CANCELLED, Happening.CLOSED, Happening.REOPENED})
TOLD = frozenset(Happening) - {Happening.AGENDA_CHANGED}
WITH_REASON = frozenset({Happening.POSTPONED, Happening.CANCELLED})
USUAL_LENGTH = timedelta(hours=3)


class NoSuchMonth(Missing):
    """The address does not name a month as 2026-11."""


@dataclass(frozen=True)
class PublicSeat:
    """A seat as anybody may see it. `name`: "" unless the holder agreed to it or acts in an office of the body."""

    label: str
    organisation_name: str
    bloc: Bloc
    voting: bool
    status: SeatStatus
    name: str = ""
    office: Office | None = None

    @property
    def held(self) -> bool:
        """Tell whether somebody holds it."""
        return self.status is not SeatStatus.VACANT


@dataclass(frozen=True)
class PublicNotice:
    """A notice as sent: without the link to join, which is for those who are invited."""

    version: int
    issued_at: datetime
    starts_at: datetime
    place: str
    hours: int
    floor: int
    kept: bool
    short_notice_reason: str
    forms: tuple["PublicNamedForm", ...] = ()


@dataclass(frozen=True)
class PublicNamedForm:
    """In which form a notice said that a point is voted. `label`: the point's number as sent. `title`: as it is now; "" once taken off."""

    label: str
    title: str
    form: NamedForm


@dataclass(frozen=True)
class PublicStep:
    """Something that happened to a meeting. `reason` only where people must know it: postponed, cancelled."""

    kind: Happening
    at: datetime
    reason: str


@dataclass(frozen=True)
class PublicPresence:
    """Who came, as far as a public page tells: whether there was quorum, and the total when it is FEWEST_COUNTED or more."""

    quorum: bool
    total: int | None


@dataclass(frozen=True)
class PublicVote:
    """A vote that was closed: what was put and the totals. `belenios`: of one held there, its fingerprints.

    `amendment`: it was on the words of another motion, so its outcome is not that of the point.
    """

    motion: UUID
    item: UUID
    text: str
    language: str
    result: Result
    belenios: Belenios | None = None
    amendment: bool = False


@dataclass(frozen=True)
class ElectionRunning:
    """An election whose papers are handed out: that it runs, and nothing else of it."""

    item: UUID
    title: str
    runoff: bool


@dataclass(frozen=True)
class PublicRunning:
    """A vote by correspondence that is going on: what is put and until when. Nothing of its answers."""

    item: UUID
    text: str
    language: str
    deadline: datetime


class PointMark(Enum):
    """What is said of a point voted by correspondence when no single outcome is the point's own."""

    NO_RESULT_YET = "no_result_yet"
    VOTED = "voted"


def mark_of(item: UUID, votes: Iterable[PublicVote], running: Iterable[PublicRunning]) -> Outcome | PointMark | None:
    """Return the word for a point: its outcome only when nothing runs there and its one vote was no amendment; None without any vote."""
    if any(one.item == item for one in running):
        return PointMark.NO_RESULT_YET
    held = [vote for vote in votes if vote.item == item]
    if len(held) == 1 and not held[0].amendment:
        return held[0].result.outcome
    return PointMark.VOTED if held else None


@dataclass(frozen=True)
class PublicLanguage:
    """A language that was spoken, and what it was interpreted into ("" when it was not)."""

    language: str
    interpreted_into: str


YEARS = range(1990, 2201)
"""The years that have notice boards: every further address would be one more page for nobody."""


@dataclass(frozen=True)
class Month:
    """A month of the calendar."""

    first: date
    until: date

    @property
    def name(self) -> str:
        """Return it as addresses write it: 2026-11."""
        return f"{self.first:%Y-%m}"


def month_of(day: date) -> Month:
    """Return the month in which a day lies."""
    first = day.replace(day=1)
    return Month(first, (first + timedelta(days=32)).replace(day=1))


def month_named(text: str) -> Month:
    """Return the month that "2026-11" names. Raises NoSuchMonth, also for a year in which no committee of ours met or will meet."""
    year, _, month = text.partition("-")
    if len(text) != 7 or not (year.isascii() and year.isdigit() and month.isascii() and month.isdigit()):
        raise NoSuchMonth(month=text)
    if int(year) not in YEARS or not 1 <= int(month) <= 12:
        raise NoSuchMonth(month=text)
    return month_of(date(int(year), int(month), 1))


def months_back(day: date, count: int) -> tuple[Month, ...]:
    """Return the month of a day and those before it, `count` in all, the latest first."""
    found = [month_of(day)]
    while len(found) < count:
        found.append(month_of(found[-1].first - timedelta(days=1)))
    return tuple(found)


def seen_by_all(seat: SeatOnDay, agreed: dict[UUID, str], offices: dict[UUID, tuple[Office, str]]) -> PublicSeat:
    """Return a seat without its holder's name, unless they agreed (`agreed`: person → name) or act in an office of the body."""
    person = seat.principal.id if seat.principal else None
    office, name = offices.get(person, (None, "")) if person else (None, "")
    name = name or (agreed.get(person, "") if person else "")
    return PublicSeat(seat.label, seat.organisation_name, seat.bloc, seat.voting, seat.status, name, office)


def sequence_of(events: Iterable[MeetingEvent]) -> int:
    """Return how often the meeting changed since it was convened: the SEQUENCE of its calendar entry (RFC 5545)."""
    return sum(event.kind in CALENDAR_CHANGES for event in events)


def end_of(starts_at: datetime, closed_at: datetime | None) -> datetime:
    """Return when the meeting ended, or may end; never before it begins."""
    return max(closed_at, starts_at) if closed_at else starts_at + USUAL_LENGTH


_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no letter that looks like a digit


class NoSuchAddress(Missing):
    """A short address that names nothing."""


def short_of(id: UUID) -> str:
    """Return an id in 26 capitals and digits: a QR code holds them in its compact mode, and they can be read aloud."""
    number, found = id.int, ""
    for _ in range(26):
        number, rest = divmod(number, 32)
        found = _DIGITS[rest] + found
    return found


def id_of(short: str) -> UUID:
    """Return the id behind a short address; small letters, and O, I, L typed for 0, 1, 1, are understood. Raises NoSuchAddress."""
    plain = short.upper().translate(str.maketrans("OIL", "011"))
    if len(plain) != 26 or any(digit not in _DIGITS for digit in plain):
        raise NoSuchAddress()
    number = 0
    for digit in plain:
        number = number * 32 + _DIGITS.index(digit)
    if number >= 1 << 128:
        raise NoSuchAddress()
    return UUID(int=number)


def words_of(code: str) -> str:
    """Return a code as the readable end of an address: "RESOLUCIÓN 004-CGPP-2026" becomes "resolucion-004-cgpp-2026"."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(code))
    return "-".join(part for part in plain.split("-") if part) or "-"
