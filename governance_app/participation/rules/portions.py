"""A part of a base, with those of whom nothing is recorded apart: the shape of every figure that is not about who people are."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Portion:
    """`part` of `base`, which is known; `not_recorded` stand outside the base and in the completeness."""

    part: int
    base: int
    not_recorded: int = 0

    @property
    def total(self) -> int:
        """Return everything counted, recorded or not."""
        return self.base + self.not_recorded

    @property
    def share(self) -> Fraction | None:
        """Return the part over the base; None without a base."""
        return Fraction(self.part, self.base) if self.base else None

    @property
    def completeness(self) -> Fraction | None:
        """Return how much is recorded; None when nothing is counted."""
        return Fraction(self.base, self.total) if self.total else None
