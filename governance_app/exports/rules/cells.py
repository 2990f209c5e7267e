"""Cells as people write them: column names in Spanish or English, days, hours, whole numbers, yes and no."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import TypeVar

from governance_app.organisations.rules import fold

_T = TypeVar("_T")
YES = frozenset({"si", "s", "yes", "y", "x", "1", "true", "verdadero", "ok", "acepta", "acepto", "consiente", "arí", "ari"})
NO = frozenset({"no", "n", "0", "false", "falso", "no acepta", "mana"})
_DAY = re.compile(r"(?P<year>\d{4})([-/])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})\2(?P<year>\d{4})")
_YEARS = range(1800, 2201)
_UNKEPT = {code: None for code in (*range(9), *range(14, 32), 127, *range(0xD800, 0xE000))}  # controls and halves of letters
_HOUR = re.compile(r"(?P<hour>\d{1,2})(?:[:hH.](?P<minute>\d{1,2})|:(?P<min>\d{1,2}):(?P<second>\d{1,2}))")


def short(text: str) -> str:
    """Return a column name without accents, case, spaces and signs: "N.º de acta" → "ndeacta"."""
    return fold(text.replace("_", " ")).replace(" ", "") or text.strip()


def columns(header: Sequence[str], aliases: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return our name of each column that is there, with its place. The first alias that fits wins, in the order of `aliases`."""
    places = {short(name): at for at, name in reversed(list(enumerate(header)))}
    return {ours: next(places[short(a)] for a in (ours, *others) if short(a) in places)
            for ours, others in aliases.items() if any(short(a) in places for a in (ours, *others))}


def cell_text(value: object) -> str:
    """Return a cell as text with single spaces: days in ISO, moments without seconds that are zero, yes and no in words."""
    if isinstance(value, bool):
        return "si" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return "" if value is None else " ".join(str(value).translate(_UNKEPT).split())


def picked(cells: Sequence[object], places: Mapping[str, int]) -> dict[str, str]:
    """Return the cells of a row by our names."""
    return {ours: cell_text(cells[at]) for ours, at in places.items()}


@lru_cache(maxsize=5_000)
def read_day(text: str) -> date | None:
    """Return the day written as 2026-11-23, 23/11/2026 or 23-11-2026 (an hour after it is left aside).

    None when it is none, or of no year from 1800 to 2200.
    """
    for candidate in (text.strip(), text.strip().split("T")[0].split(" ")[0]):
        if found := _DAY.fullmatch(candidate) or _DAY_FIRST.fullmatch(candidate):
            day = _built(date, *map(int, found.group("year", "month", "day")))
            return day if day and day.year in _YEARS else None
    return None


def _built(kind: Callable[..., _T], *parts: int) -> _T | None:
    try:
        return kind(*parts)
    except ValueError:
        return None


def read_hour(text: str) -> time | None:
    """Return the hour written as 14:30, 14h30 or at the end of a moment; None when it is none."""
    last = text.strip().replace("T", " ").split(" ")[-1].split("+")[0].split(".000")[0].removesuffix("Z")
    found = _HOUR.fullmatch(last)
    return _built(time, *(int(part) for part in found.groups() if part)) if found else None


def read_whole(text: str) -> int | None:
    """Return a whole number, 0 or more; None when it is none. "12.0" and "12,0" of a spreadsheet are 12."""
    head, _sign, tail = text.strip().replace(",", ".").partition(".")
    return int(head) if head.isascii() and head.isdigit() and len(head) < 7 and not tail.strip("0") else None


def read_yes(text: str) -> bool | None:
    """Return yes or no; None when it is neither (or nothing)."""
    word = fold(text)
    return True if word in YES else False if word in NO else None
