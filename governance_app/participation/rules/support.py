"""Support offered, needed and used (P10): counts of people without names."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from governance_app.attendance.rules import Support, SupportKind
from governance_app.participation.rules.portions import Portion


@dataclass(frozen=True)
class SupportLine:
    """A kind of support over some meetings. `used` and `needed` add up the meetings (`counted`) where both were counted."""

    kind: SupportKind
    offered: Portion
    used: int
    needed: int
    counted: int
    meetings: int

    @property
    def share(self) -> Fraction | None:
        """Return the share of those who needed it that used it; None when nobody is known to have needed it."""
        return Fraction(self.used, self.needed) if self.needed else None

    @property
    def completeness(self) -> Fraction | None:
        """Return in what share of the meetings both were counted; None without meetings."""
        return Fraction(self.counted, self.meetings) if self.meetings else None


def support_figures(sheets: Iterable[Iterable[Support]]) -> tuple[SupportLine, ...]:
    """Return a line for each kind, of meetings given as what was written down at each (nothing: an empty sheet)."""
    every = [{line.kind: line for line in sheet} for sheet in sheets]
    return tuple(_line(kind, [sheet.get(kind, Support(kind)) for sheet in every]) for kind in SupportKind)


def _line(kind: SupportKind, told: list[Support]) -> SupportLine:
    both = [(one.given, one.needed) for one in told if one.given is not None and one.needed is not None]
    said = [one.offered for one in told if one.offered is not None]
    return SupportLine(
        kind, Portion(sum(said), len(said), len(told) - len(said)), sum(used for used, _needed in both),
        sum(needed for _used, needed in both), len(both), len(told))
