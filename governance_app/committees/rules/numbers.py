"""Number series: without gap per body, series and year; what stays empty is explained."""

from dataclasses import dataclass
from datetime import datetime

from governance_app.foundation.errors import Conflict, Invalid


class NumberNeverGiven(Invalid):
    """A gap can only be explained for a number that was given. data: number, last."""


class GapAlreadyExplained(Conflict):
    """This gap already has its reason. data: number."""


class ReasonNeeded(Invalid):
    """This needs a reason, in a few words."""


@dataclass(frozen=True)
class NumberGap:
    """A number of a series and year that stays empty, and why."""

    series: str
    year: int
    number: int
    reason: str
    recorded_at: datetime


def code(number: int, acronym: str, year: int) -> str:
    """Return sequence-acronym-year as the provinces of Ecuador write it: 004-CGCPP-2026. Three digits at least."""
    return f"{number:03d}-{acronym}-{year}"


def need_reason(reason: str | None, field: str = "reason") -> str:
    """Return the reason without the spaces at its ends. Raises ReasonNeeded when nothing is left."""
    text = (reason or "").strip()
    if not text:
        raise ReasonNeeded(field)
    return text
