"""The trend: women's and young people's share of coming, and how much is recorded, meeting by meeting and period by period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from governance_app.participation.rules.periods import Period, before, period_of
from governance_app.participation.rules.summed import Held, figure_of
from governance_app.participation.rules.words import WOMEN, YOUTH, Dimension, Measure, PeriodKind, Step

SHOWN = {Step.MEETING: 12, Step.SEMESTER: 6, Step.GEF_YEAR: 4}
"""How many meetings or periods a trend goes back, the one that holds its last day included."""


@dataclass(frozen=True)
class Slice:
    """One step: a meeting (with its code) or a period. Shares are of those known; None: of nobody is it known.

    `completeness`: of how many attendees the sex is recorded. `speaking`: women's share of turns to speak.
    """

    first: date
    last: date
    code: str
    meetings: int
    attendances: int
    people: int
    women: Fraction | None
    youth: Fraction | None
    speaking: Fraction | None
    completeness: Fraction | None


def slice_of(held: Sequence[Held], counted_as: Mapping[UUID, bytes], first: date, last: date, code: str = "") -> Slice:
    """Return one step of a trend from the meetings that belong to it."""
    sex, age = (figure_of(Measure.ATTENDANCE, d, held) for d in (Dimension.SEX, Dimension.AGE_BAND))
    speaking = figure_of(Measure.SPEAKING, Dimension.SEX, held).share(WOMEN)
    people = {counted_as[person] for m in held for person in m.attendees}
    return Slice(
        first, last, code, len(held), sex.total, len(people), sex.share(WOMEN), age.share(YOUTH), speaking, sex.completeness)


def window(period: Period) -> Period:
    """Return the days that the board looks back over: its period, and the GEF years of the longest trend before its last day."""
    year = period_of(PeriodKind.GEF_YEAR, period.last)
    for _year in range(SHOWN[Step.GEF_YEAR] - 1):
        year = before(year)
    return Period(PeriodKind.CUSTOM, min(year.first, period.first), period.last)


def trend_of(
    history: Iterable[Held], counted_as: Mapping[UUID, bytes], period: Period, until: date,
) -> dict[Step, tuple[Slice, ...]]:
    """Return the trend up to a day: the meetings of the period (at least the last twelve), and the semesters and GEF years before.

    Periods begin with the first that had a meeting; one without any in between keeps its place, with nothing known.
    """
    held = sorted((m for m in history if m.day <= until), key=lambda m: (m.day, m.code, m.meeting))
    inside = sum(period.holds(m.day) for m in held)
    single = tuple(slice_of([m], counted_as, m.day, m.day, m.code) for m in held[-max(inside, SHOWN[Step.MEETING]):])
    return {Step.MEETING: single} | {
        step: _periods(held, counted_as, kind, SHOWN[step], until)
        for step, kind in ((Step.SEMESTER, PeriodKind.SEMESTER), (Step.GEF_YEAR, PeriodKind.GEF_YEAR))
    }


def _periods(
    held: Sequence[Held], counted_as: Mapping[UUID, bytes], kind: PeriodKind, number: int, until: date,
) -> tuple[Slice, ...]:
    periods = [period_of(kind, until)]
    while len(periods) < number:
        periods.append(before(periods[-1]))
    parts = [(p, [m for m in held if p.holds(m.day)]) for p in reversed(periods)]
    begun = next((place for place, (_p, mine) in enumerate(parts) if mine), len(parts))
    return tuple(slice_of(mine, counted_as, p.first, p.last) for p, mine in parts[begun:])
