"""Dates, hours, numbers and money as people in Ecuador write them — the same in every language.

A vote count read as 1,234 in one language and 1.234 in another is a legal risk (CLDR's Kichwa swaps the sign), and
Kichwa month names of two rival sets contradict each other; so every language reads es-EC.
Instants are aware UTC and are shown on the wall clock of mainland Ecuador.
"""

from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache

from babel.dates import format_date

from governance_app.foundation.clock import local

READING = "es_EC"
NO_BREAK = "\u00a0"


def _day_of(value: date | datetime) -> date:
    return local(value).date() if isinstance(value, datetime) else value


def day(value: date | datetime) -> str:
    """Return 23/11/2026. An instant is first put on Ecuador's clock."""
    shown = _day_of(value)
    return f"{shown.day:02}/{shown.month:02}/{shown.year:04}"


def long_day(value: date | datetime) -> str:
    """Return «23 de noviembre de 2026»."""
    return _spelt(_day_of(value), "d 'de' MMMM 'de' y")


def week_day(value: date | datetime) -> str:
    """Return «lunes 23 de noviembre de 2026»."""
    return _spelt(_day_of(value), "EEEE d 'de' MMMM 'de' y")


@lru_cache(maxsize=1024)  # a list prints the same few days again and again
def _spelt(day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=READING)


def moment(value: datetime) -> str:
    """Return 23/11/2026 14:30, Ecuador time."""
    return f"{day(value)} {hour(value)}"


def hour(value: datetime) -> str:
    """Return 14:30, Ecuador time."""
    return local(value).strftime("%H:%M")


def number(value: int | Fraction, places: int = 0) -> str:
    """Return 1.234.567 or, with decimal places, 1.234,50; exact, halves away from zero, never through a float."""
    scaled = _rounded(Fraction(value) * 10**places)
    whole, rest = divmod(abs(scaled), 10**places)
    grouped = f"{whole:,}".replace(",", ".")
    sign = "-" if scaled < 0 else ""
    return f"{sign}{grouped},{rest:0{places}d}" if places else sign + grouped


def money(cents: int) -> str:
    """Return $1.234,50 for an amount of US dollars given in whole cents."""
    sign = "-" if cents < 0 else ""
    return f"{sign}${number(Fraction(abs(cents), 100), 2)}"


def percent(share: Fraction, places: int = 0) -> str:
    """Return «66,7 %» (with a no-break space) for an exact share between 0 and 1."""
    return f"{number(share * 100, places)}{NO_BREAK}%"


def _rounded(value: Fraction) -> int:
    half_up = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return -half_up if value < 0 else half_up
