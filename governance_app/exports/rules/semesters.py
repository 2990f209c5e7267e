"""Semesters of which a report is given, and the note that one was taken."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.foundation.errors import Conflict, Missing
from governance_app.participation.rules.periods import Period, before, period_of
from governance_app.participation.rules.words import PeriodKind
from governance_app.record.rules import Event

LANGUAGES = ("es", "en")
"""Languages in which a report is written: that of the committees, and that of those who finance."""
NAMED = re.compile(r"(?P<year>20[0-9]{2})-(?P<half>[12])")


class NoSuchSemester(Missing):
    """The address names no semester as 2026-1, or no language in which reports are written."""


class SemesterNotBegun(Conflict):
    """The semester is still to come. data: first."""


@dataclass(frozen=True)
class ReportTaken(Event):
    """Somebody took the report of a body over a semester. Who it was stands in the receipt of the act, not here."""

    report: UUID
    first: date
    last: date
    language: str
    name = "exports.report_taken"


def semester_named(text: str) -> Period:
    """Return the semester written as 2026-1 (January to June) or 2026-2 (July to December). Raises NoSuchSemester."""
    found = NAMED.fullmatch(text)
    if found is None:
        raise NoSuchSemester()
    return period_of(PeriodKind.SEMESTER, date(int(found["year"]), 1 if found["half"] == "1" else 7, 1))


def name_of(semester: Period) -> str:
    """Return how addresses and files call a semester: 2026-1."""
    return f"{semester.first.year}-{1 if semester.first.month == 1 else 2}"


def semesters(first: date, today: date, most: int = 6) -> tuple[Period, ...]:
    """Return the semesters from the one that runs today back to the one that holds `first`, at most so many."""
    found = [period_of(PeriodKind.SEMESTER, today)]
    while found[-1].first > first and len(found) < most:
        found.append(before(found[-1]))
    return tuple(found)


def check_begun(semester: Period, today: date) -> None:
    """Raise SemesterNotBegun for a semester that is still to come."""
    if today < semester.first:
        raise SemesterNotBegun(first=semester.first)
