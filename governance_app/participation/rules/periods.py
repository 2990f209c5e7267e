"""Periods of reports: the semester, the GEF fiscal year (1 July to 30 June), or any two days."""

from dataclasses import dataclass
from datetime import date, timedelta

from governance_app.foundation.errors import Invalid
from governance_app.participation.rules.words import PeriodKind


class EndsBeforeItBegins(Invalid):
    """The last day of a period lies before its first. data: first, last."""


@dataclass(frozen=True)
class Period:
    """Both days belong to it."""

    kind: PeriodKind
    first: date
    last: date

    def __post_init__(self) -> None:
        """Raise EndsBeforeItBegins."""
        if self.last < self.first:
            raise EndsBeforeItBegins(field="last", first=self.first, last=self.last)

    def holds(self, day: date) -> bool:
        """Tell whether a day belongs to the period."""
        return self.first <= day <= self.last


def period_of(kind: PeriodKind, day: date) -> Period:
    """Return the semester or the GEF fiscal year that holds a day (ValueError for CUSTOM, which has no rule)."""
    if kind is PeriodKind.SEMESTER:
        first_half = day.month <= 6
        return Period(kind, date(day.year, 1 if first_half else 7, 1), date(day.year, 6, 30) if first_half else date(day.year, 12, 31))
    if kind is PeriodKind.GEF_YEAR:
        year = day.year if day.month >= 7 else day.year - 1
        return Period(kind, date(year, 7, 1), date(year + 1, 6, 30))
    raise ValueError("a custom period is given by its two days")


def before(period: Period) -> Period:
    """Return the period before this one: of the same kind, or as many days."""
    eve = period.first - timedelta(days=1)
    if period.kind is PeriodKind.CUSTOM:
        return Period(period.kind, eve - (period.last - period.first), eve)
    return period_of(period.kind, eve)
