"""Decisions returned to communities in their language (P13)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.participation.rules.errors import ReturnDayImpossible, ReturnPlaceNeeded
from governance_app.participation.rules.languages import NOT_OF_COMMUNITIES
from governance_app.participation.rules.portions import Portion
from governance_app.participation.rules.words import ReturnMeans


@dataclass(frozen=True)
class Returned:
    """A decision was taken back: in which language, how, on which day, to which community (or place, in words)."""

    id: UUID
    decision: UUID
    language: str
    means: ReturnMeans
    on: date
    community: UUID | None = None
    community_name: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True)
class Answerable:
    """A decision to be returned: languages of its texts that all may read and a speaker stands behind, and its returns."""

    decision: UUID
    texts: frozenset[str] = frozenset()
    returns: frozenset[tuple[str, ReturnMeans]] = frozenset()

    @property
    def languages(self) -> frozenset[str]:
        """Return the languages in which it was returned, by a text or any other means."""
        return self.texts | {language for language, _means in self.returns}


@dataclass(frozen=True)
class ReturnLine:
    """A language: decisions with a text in it, with a recording, a printed summary, read aloud; and by any of these, of all."""

    language: str
    text: int
    means: tuple[int, int, int]
    returned: Portion


@dataclass(frozen=True)
class ReturnFigures:
    """Decisions returned in at least one language of the communities, of all decisions; and each language."""

    communities: Portion
    lines: tuple[ReturnLine, ...]


def return_figures(decisions: Iterable[Answerable]) -> ReturnFigures:
    """Return in which languages decisions went back. What nobody wrote down did not go back, as far as anybody can show."""
    every = list(decisions)
    reached = sum(bool(one.languages - NOT_OF_COMMUNITIES) for one in every)
    languages = sorted({language for one in every for language in one.languages})
    return ReturnFigures(Portion(reached, len(every)), tuple(_line(language, every) for language in languages))


def _line(language: str, every: list[Answerable]) -> ReturnLine:
    audio, printed, aloud = (sum((language, means) in one.returns for one in every) for means in ReturnMeans)
    return ReturnLine(
        language, sum(language in one.texts for one in every), (audio, printed, aloud),
        Portion(sum(language in one.languages for one in every), len(every)))


def check_return(adopted_on: date, today: date, on: date, community: UUID | None, place: str) -> None:
    """Raise ReturnPlaceNeeded, or ReturnDayImpossible unless the day lies between the decision and today."""
    if community is None and not place:
        raise ReturnPlaceNeeded(field="community")
    if not adopted_on <= on <= today:
        raise ReturnDayImpossible(field="on", earliest=adopted_on, latest=today)
