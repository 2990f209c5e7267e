"""One clock. Rules never read it: pages, commands and tests hand the time to them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ECUADOR = ZoneInfo("America/Guayaquil")


def now() -> datetime:
    """Return this instant, aware, in UTC, to the second (the record keeps no finer time)."""
    return datetime.now(UTC).replace(microsecond=0)


def local(moment: datetime) -> datetime:
    """Return the same instant on the wall clock of mainland Ecuador (UTC−5, no summer time)."""
    return moment.astimezone(ECUADOR)


def local_day(moment: datetime) -> date:
    """Return the calendar day of an instant in mainland Ecuador."""
    return local(moment).date()


def from_local(naive: datetime) -> datetime:
    """Return the UTC instant of a wall-clock time written in Ecuador (as a form or a sheet gives it)."""
    return naive.replace(tzinfo=ECUADOR).astimezone(UTC)
