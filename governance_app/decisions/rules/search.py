"""A search in the register, and the page it gives."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.decisions.rules.decision import Decision
from governance_app.decisions.rules.words import DecisionState, Theme

PAGE = 20
"""Decisions on one page of the register: a list that loads over 2G."""


@dataclass(frozen=True)
class Search:
    """What a reader looks for. Words are looked up without accents, all of them, in every language.

    `place`: a territory or a community that the decision touches.
    """

    words: str = ""
    themes: tuple[Theme, ...] = ()
    body: UUID | None = None
    year: int | None = None
    state: DecisionState | None = None
    on: date | None = None
    page: int = 1
    place: UUID | None = None


@dataclass(frozen=True)
class RegisterPage:
    """One page of the register, newest first. `total` counts every decision found."""

    decisions: tuple[Decision, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))
