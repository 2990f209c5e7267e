"""People without a seat, counted in groups from the paper sheet, and reconciled with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from governance_app.attendance.rules.errors import GroupTwice, NumberBelowZero, VisitorsDoNotAddUp
from governance_app.attendance.rules.words import VisitorAffiliation, VisitorSex
from governance_app.people.rules import AgeBand


@dataclass(frozen=True)
class VisitorGroup:
    """One cell of the grid. `age_band` None: not said."""

    sex: VisitorSex
    age_band: AgeBand | None
    affiliation: VisitorAffiliation
    number: int


@dataclass(frozen=True)
class VisitorSheet:
    """The sheet and its groups. `illegible`: rows that nobody could read; they belong to the total."""

    total: int
    illegible: int = 0
    groups: tuple[VisitorGroup, ...] = ()
    note: str = ""


def reconcile(total: int, illegible: int, groups: Iterable[VisitorGroup]) -> tuple[VisitorGroup, ...]:
    """Return the groups that are not empty. Raises VisitorsDoNotAddUp (with both figures), GroupTwice, NumberBelowZero."""
    groups = tuple(groups)
    if total < 0 or illegible < 0 or any(g.number < 0 for g in groups):
        raise NumberBelowZero(field="total")
    if len({(g.sex, g.age_band, g.affiliation) for g in groups}) < len(groups):
        raise GroupTwice(field="total")
    counted = sum(g.number for g in groups)
    if counted + illegible != total:
        raise VisitorsDoNotAddUp(field="total", total=total, counted=counted, illegible=illegible, summed=counted + illegible)
    return tuple(g for g in groups if g.number)
