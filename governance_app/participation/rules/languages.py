"""In which languages points were treated, and into which they were interpreted (P9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from governance_app.attendance.rules import Tongues
from governance_app.participation.rules.portions import Portion

NOT_OF_COMMUNITIES = frozenset({"es", "en"})
"""The languages of papers and of partners; every other one is a language of communities, sign language too."""


@dataclass(frozen=True)
class LanguageLine:
    """A language: points in which it was spoken, points interpreted into it, and those that could be followed in it either way."""

    language: str
    spoken: int
    interpreted: int
    followed: Portion


@dataclass(frozen=True)
class LanguageFigures:
    """Points with interpretation, of the points treated whose languages are recorded; and each language."""

    interpreted: Portion
    lines: tuple[LanguageLine, ...]


def told_of(point: UUID, known: Mapping[UUID | None, Tongues]) -> Tongues | None:
    """Return the languages of a point: its own, else those of the whole meeting; None: not recorded."""
    return known.get(point, known.get(None))


def language_figures(points: Iterable[Tongues | None]) -> LanguageFigures:
    """Return the figures of points that were treated, each with its languages (None: not recorded)."""
    every = list(points)
    told = [p for p in every if p is not None]
    missing = len(every) - len(told)
    lines = tuple(_line(language, told, missing) for language in sorted({code for p in told for code in (*p.spoken, *p.into)}))
    return LanguageFigures(Portion(sum(bool(p.into) for p in told), len(told), missing), lines)


def _line(language: str, told: list[Tongues], missing: int) -> LanguageLine:
    followed = sum(language in p.spoken or language in p.into for p in told)
    return LanguageLine(
        language, sum(language in p.spoken for p in told), sum(language in p.into for p in told), Portion(followed, len(told), missing))
