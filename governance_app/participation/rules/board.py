"""The board: every measure by every dimension for some meetings and the seats and posts of a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from governance_app.participation.rules.facts import Gathering, Said
from governance_app.participation.rules.figures import QUARTER, THIRD, Breakdown, CriticalMass, breakdown, counted, critical_mass
from governance_app.participation.rules.words import WOMEN, YOUTH, AimSource, Dimension, Measure

OF_MEETINGS = (Measure.ATTENDANCE, Measure.SPEAKING, Measure.PROPOSALS, Measure.CARRIED, Measure.VISITORS, Measure.VOTES)
IN_THE_PICTURE = (Measure.ATTENDANCE, Measure.SPEAKING, Measure.PROPOSALS, Measure.CARRIED, Measure.SEATS, Measure.POSTS)


@dataclass(frozen=True)
class Holders:
    """Who holds seats and posts on a day: voting seats that are filled, by their principal; `blocs` splits them."""

    day: date
    seats: tuple[tuple[str, Said], ...] = ()
    posts: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Aim:
    """A share aimed at, in percent: by the statute of the day (among the principals), or by the body's own word, and since when."""

    value: str
    dimension: Dimension
    percent: int
    source: AimSource = AimSource.STATUTE
    since: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Row:
    """One bar of the picture and its line of the table: a group's part of a measure. The rest of the base are the others."""

    measure: Measure
    group: int
    others: int
    unsaid: int
    not_recorded: int
    share: Fraction | None
    completeness: Fraction | None

    @property
    def base(self) -> int:
        """Return those whose answer is known."""
        return self.group + self.others


@dataclass(frozen=True)
class Board:
    """Everything the facilitator sees of some meetings."""

    meetings: tuple[Gathering, ...]
    holders: Holders
    aims: tuple[Aim, ...]
    figures: Mapping[tuple[Measure, Dimension], Breakdown]
    blocs: Mapping[str, Breakdown]
    masses: tuple[CriticalMass, ...]

    def compared(self, dimension: Dimension, value: str) -> tuple[Row, ...]:
        """Return a group's part of attending, speaking, proposing, seats and posts, side by side."""
        return tuple(row_of(m, self.figures[m, dimension], value) for m in IN_THE_PICTURE)

    @property
    def women(self) -> tuple[Row, ...]:
        """Return the part of women (P1, P4–P7)."""
        return self.compared(Dimension.SEX, WOMEN)

    @property
    def youth(self) -> tuple[Row, ...]:
        """Return the part of people of 18 to 29 (P1, P4–P7)."""
        return self.compared(Dimension.AGE_BAND, YOUTH)


def row_of(measure: Measure, figures: Breakdown, value: str) -> Row:
    """Return what the figures say of one value against all other known ones."""
    group = figures.counts.get(value, 0)
    return Row(measure, group, figures.base - group, figures.unsaid, figures.not_recorded, figures.share(value), figures.completeness)


def board_of(meetings: Iterable[Gathering], holders: Holders, aims: Iterable[Aim] = ()) -> Board:
    """Return the board of some meetings, by day. Nothing in it depends on who the people are, only on what they said."""
    held = tuple(sorted(meetings, key=lambda m: (m.day, m.code, m.meeting)))
    people = {measure: counted(measure, held) for measure in OF_MEETINGS}
    people[Measure.SEATS] = [(said, 1) for _bloc, said in holders.seats]
    people[Measure.POSTS] = [(said, 1) for said in holders.posts]
    figures = {(m, d): breakdown(d, some) for m, some in people.items() for d in Dimension}
    names = sorted({bloc for bloc, _said in holders.seats})
    blocs = {name: breakdown(Dimension.SEX, [(s, 1) for bloc, s in holders.seats if bloc == name]) for name in names}
    masses = tuple(critical_mass(held, threshold, WOMEN) for threshold in (QUARTER, THIRD))
    return Board(held, holders, tuple(aims), figures, blocs, masses)
