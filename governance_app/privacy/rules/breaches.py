"""A breach of security of personal data: who must be told, until when, and what is kept of it.

Sources: LOPDP art. 43 (authority and ARCOTEL within 5 days, processor tells controller within 2), art. 46 (the people within 3, at risk).
The law counts working days ("término"); here days of the calendar are counted, so that nobody is ever told too late.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from governance_app.foundation.errors import Conflict, Invalid, Missing
from governance_app.organisations.rules import fold
from governance_app.privacy.rules.register import Category
from governance_app.record.rules import Event


class Told(Enum):
    """Who is told of a breach."""

    CONTROLLER = "controller"
    PEOPLE = "people"
    AUTHORITY = "authority"
    ARCOTEL = "arcotel"


WITHIN: Mapping[Told, timedelta] = {
    Told.CONTROLLER: timedelta(days=2), Told.PEOPLE: timedelta(days=3), Told.AUTHORITY: timedelta(days=5), Told.ARCOTEL: timedelta(days=5),
}
"""Until when each is told, counted from the day after the breach was noticed."""


class NoSuchBreach(Missing):
    """No such breach in the register."""


class NoticedInFuture(Invalid):
    """A breach is written down when it has been noticed."""


class WordsMissing(Invalid):
    """What happened, and what was done, is said in a sentence."""


class NamesSomebody(Invalid):
    """The register of breaches holds no personal data: the name of a person stands in the text."""


class ToldOutOfTime(Invalid):
    """Somebody is told after the breach was noticed, and not on a day to come. data: noticed."""


class AlreadyTold(Conflict):
    """It is written down already that these were told."""


@dataclass(frozen=True)
class Duty:
    """Somebody who must be told, until which day, and when they were (None: not yet)."""

    whom: Told
    due_on: date
    told_on: date | None = None


@dataclass(frozen=True)
class Breach:
    """A breach as the register keeps it. `people`: how many about, None when not known. `at_processor`: at who hosts the data."""

    id: UUID
    noticed_on: date
    happened: str
    categories: tuple[Category, ...]
    people: int | None
    measures: str
    at_risk: bool
    at_processor: bool
    duties: tuple[Duty, ...]

    @property
    def open(self) -> tuple[Duty, ...]:
        """Return who is still to be told."""
        return tuple(duty for duty in self.duties if duty.told_on is None)


@dataclass(frozen=True)
class BreachNoted(Event):
    """A breach was written down in the register. The leaf says that it was, and on which day it was noticed."""

    breach: UUID
    noticed_on: date
    name = "privacy.breach_noted"


@dataclass(frozen=True)
class BreachTold(Event):
    """Somebody was told of a breach: whom, and when."""

    breach: UUID
    whom: Told
    on: date
    name = "privacy.breach_told"


def duties(noticed: date, *, at_risk: bool, at_processor: bool, told: Mapping[Told, date]) -> tuple[Duty, ...]:
    """Return who must be told, the first due first. `told`: who was, and when; they are listed also where the law asks it of nobody."""
    owed = {Told.AUTHORITY, Told.ARCOTEL} | ({Told.PEOPLE} if at_risk else set()) | ({Told.CONTROLLER} if at_processor else set())
    listed = (Duty(whom, noticed + WITHIN[whom], told.get(whom)) for whom in Told if whom in owed or whom in told)
    return tuple(sorted(listed, key=lambda duty: duty.due_on))


def check_breach(noticed: date, today: date, happened: str, measures: str, names: Iterable[str]) -> None:
    """Raise NoticedInFuture, WordsMissing, or NamesSomebody when one of `names` (of people) stands in a text, accents apart."""
    if noticed > today:
        raise NoticedInFuture(field="noticed_on")
    for field, text in (("happened", happened), ("measures", measures)):
        if not text.strip():
            raise WordsMissing(field=field)
    for field, text in (("happened", happened), ("measures", measures)):
        said = f" {fold(text)} "
        if any(f" {name} " in said for name in map(fold, names) if " " in name):
            raise NamesSomebody(field=field)


def check_told(noticed: date, on: date, today: date) -> None:
    """Raise ToldOutOfTime unless the day lies between the notice and today."""
    if not noticed <= on <= today:
        raise ToldOutOfTime(field="on", noticed=noticed)
