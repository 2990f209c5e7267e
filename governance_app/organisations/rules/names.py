"""Names: how they are compared (accent-folded), and that at most one stands on any day."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from governance_app.foundation.errors import Conflict, Invalid

_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", ""))
_ACCENTS = {code: None for code in range(0x300, 0x370) if unicodedata.combining(chr(code))}
_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()} | _APOSTROPHES


class NameMissing(Invalid):
    """An organisation, territory or community needs a name."""


class NamesOverlap(Conflict):
    """Two names of one organisation would stand on the same day. data: name, from_day."""


class NameNotYetBegun(Conflict):
    """The new name would begin on or before the day on which the present one began. data: begun."""


class NothingToEnd(Conflict):
    """No name stands on this day, so none can be ended."""


@dataclass(frozen=True)
class DatedName:
    """A name and acronym valid from a day (None: always) until a day (exclusive; None: still)."""

    name: str
    acronym: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return `text` as it is compared and searched: no accents, no capitals, no apostrophes, single spaces.

    `Siekóya Pâi` → `siekoya pai`, `A'i Cofán` → `ai cofan`. Folding twice changes nothing more.
    """
    flat = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    plain = flat.translate(_ACCENTS)
    return " ".join(plain.lower().translate(_SIGNS).split()) if plain.isascii() else _fold_any(flat)


def _fold_any(flat: str) -> str:
    """Fold a decomposed text with letters of any alphabet, one by one: slower."""
    for _round in range(3):  # case folding may bring new marks, and they new folding
        flat = unicodedata.normalize("NFKD", "".join(c for c in flat if not unicodedata.combining(c)).casefold())
    letters = (c if c.isalnum() else " " for c in flat.translate(_APOSTROPHES) if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def valid_on(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Tell whether `day` lies in [valid_from, valid_to); None is an open end."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day < valid_to)


def overlap(a: DatedName, b: DatedName) -> bool:
    """Tell whether two names share at least one day."""
    return (a.valid_to is None or b.valid_from is None or b.valid_from < a.valid_to) and (
        b.valid_to is None or a.valid_from is None or a.valid_from < b.valid_to
    )


def name_on(names: Iterable[DatedName], day: date) -> DatedName | None:
    """Return the name that stands on `day`, or None."""
    return next((name for name in names if valid_on(day, name.valid_from, name.valid_to)), None)


def best_name(names: Iterable[DatedName], day: date) -> DatedName:
    """Return the name of `day`; when none stands, the nearest earlier one, else the earliest. ValueError without names."""
    known = sorted(names, key=lambda n: n.valid_from or date.min)
    before = [n for n in known if (n.valid_from or date.min) <= day]
    if not known:
        raise ValueError("an organisation always has a name")
    return name_on(known, day) or (before[-1] if before else known[0])


def check_name(name: str) -> str:
    """Return the name with single spaces, or raise NameMissing."""
    clean = " ".join(name.split())
    if not fold(clean):
        raise NameMissing(field="name")
    return clean


def check_no_overlap(names: Iterable[DatedName], new: DatedName) -> None:
    """Raise NamesOverlap when `new` shares a day with one of `names`."""
    for name in names:
        if overlap(name, new):
            raise NamesOverlap(field="from_day", name=name.name, from_day=name.valid_from)


def close_for(names: Iterable[DatedName], from_day: date) -> DatedName | None:
    """Return the name that a new one of `from_day` closes: the one standing then. None when none stands.

    Raises NameNotYetBegun when that name began that very day (it would stand for no day at all).
    """
    standing = name_on(names, from_day)
    if standing and standing.valid_from == from_day:
        raise NameNotYetBegun(field="from_day", begun=standing.valid_from)
    return standing

