"""Who is missing, and since when: groups, blocs and seats that have stayed away, seats without anybody. Against facts, never names.

A seat is there when anybody sat for it, principal or alternate: an alternate never lowers what a seat is told of its coming.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from uuid import UUID

from governance_app.committees.rules import Seat, SeatFacts
from governance_app.organisations.rules import valid_on
from governance_app.participation.rules.board import Aim, Board
from governance_app.participation.rules.figures import Breakdown
from governance_app.participation.rules.summed import Held, figure_of
from governance_app.participation.rules.words import NOT_INDIGENOUS, OTHER_ANSWER, OUTSIDE_BASE, WOMEN, YOUTH, Dimension, Measure

AWAY = 2
"""Meetings in a row from which on somebody without an aim counts as staying away: to miss one is nobody's absence."""


@dataclass(frozen=True)
class Run:
    """How long somebody has stayed away: the last day they came (None: at none of the `looked` meetings), missed in a row since.

    `unsaid`: people who came to the missed meetings and of whom it is not known whether they belong.
    """

    last: date | None
    missed: int
    looked: int
    unsaid: int = 0


@dataclass(frozen=True)
class GroupAway:
    """A group of whom nobody is known to have come, and what is aimed at for it."""

    dimension: Dimension
    value: str
    run: Run
    aim: Aim | None = None


@dataclass(frozen=True)
class UnderAim:
    """A group that came, or holds seats, less than aimed at: `group` of `base` known.

    `since`, `meetings`: the first of the last meetings in a row at which fewer came than aimed at, and how many those are.
    """

    aim: Aim
    measure: Measure
    group: int
    base: int
    since: date | None = None
    meetings: int = 0


@dataclass(frozen=True)
class SeatLine:
    """A voting seat: at how many meetings somebody sat for it, of those at which somebody could have; and its run."""

    seat: Seat
    came: int
    asked: int
    run: Run

    @property
    def away(self) -> bool:
        """Tell whether nobody sat for it at the last meetings."""
        return self.run.missed >= AWAY


@dataclass(frozen=True)
class Vacant:
    """A voting seat that nobody holds, and since when."""

    seat: Seat
    since: date


@dataclass(frozen=True)
class BlocAway:
    """A bloc of which no seat came, and how many seats it has."""

    bloc: str
    seats: int
    run: Run


@dataclass(frozen=True)
class Missing:
    """Everybody who is missing on a day, the answer of the board's first screen."""

    groups: tuple[GroupAway, ...] = ()
    under: tuple[UnderAim, ...] = ()
    blocs: tuple[BlocAway, ...] = ()
    seats: tuple[SeatLine, ...] = ()
    vacant: tuple[Vacant, ...] = ()

    @property
    def nobody(self) -> bool:
        """Tell whether nobody is missing, as far as is known."""
        return not (self.groups or self.under or self.blocs or self.seats or self.vacant)


def run_of(came: Sequence[tuple[date, bool]]) -> Run:
    """Return the run of meetings missed, from days in order and whether they came."""
    there = [place for place, (_day, here) in enumerate(came) if here]
    return Run(came[there[-1]][0], len(came) - 1 - there[-1], len(came)) if there else Run(None, len(came), len(came))


def group_run(meetings: Sequence[Held], dimension: Dimension, value: str) -> Run:
    """Return the run of a group over meetings in order: they came when anybody who said so did."""
    figures = [figure_of(Measure.ATTENDANCE, dimension, [m]) for m in meetings]
    run = run_of([(m.day, f.counts.get(value, 0) > 0) for m, f in zip(meetings, figures, strict=True)])
    missed = figures[len(figures) - run.missed:]
    return Run(run.last, run.missed, run.looked, sum(f.unsaid + f.not_recorded for f in missed))


def seat_line(facts: SeatFacts, meetings: Iterable[Held]) -> SeatLine:
    """Return how a seat came to meetings in order: those on whose day it had a holder, or somebody sat for it all the same."""
    came = [(m.day, _sat(facts.seat.id, m)) for m in meetings if _sat(facts.seat.id, m) or _held(facts, m.day)]
    return SeatLine(facts.seat, sum(here for _day, here in came), len(came), run_of(came))


def seat_lines(seats: Iterable[SeatFacts], meetings: Sequence[Held], day: date) -> tuple[SeatLine, ...]:
    """Return the line of each voting seat of a day, in the order of the seats."""
    return tuple(seat_line(f, meetings) for f in seats if f.seat.voting and valid_on(day, f.seat.valid_from, f.seat.valid_to))


def who_is_missing(
    seats: Sequence[SeatFacts], history: Sequence[Held], board: Board, aims: Iterable[Aim], day: date,
) -> Missing:
    """Return who is missing on a day.

    `history`: meetings in order up to the day; `board`: of the period; `aims`: of each group the one that counts.
    """
    wanted = tuple(aims)
    groups = _groups_away(history, board, wanted)
    gone = {(g.dimension, g.value) for g in groups}
    under = tuple(u for a in wanted for u in _under(a, board, history) if u.measure is Measure.SEATS or (a.dimension, a.value) not in gone)
    lines = seat_lines(seats, history, day)
    empty = tuple(Vacant(f.seat, _empty_since(f, day)) for f in seats if f.seat in {line.seat for line in lines} and not _held(f, day))
    unfilled = {v.seat for v in empty}
    return Missing(groups, under, _blocs_away(lines, history), tuple(x for x in lines if x.away and x.seat not in unfilled), empty)


def _groups_away(history: Sequence[Held], board: Board, aims: tuple[Aim, ...]) -> tuple[GroupAway, ...]:
    aimed = {(a.dimension, a.value): a for a in aims if a.percent}
    always = [(Dimension.SEX, WOMEN), (Dimension.AGE_BAND, YOUTH)]
    seen = sorted(
        ((d, v) for d in Dimension for v in _known_values(d, history, board)), key=lambda pair: (list(Dimension).index(pair[0]), pair[1]))
    found = []
    for dimension, value in dict.fromkeys([*aimed, *always, *seen]):
        run, aim = group_run(history, dimension, value), aimed.get((dimension, value))
        if run.missed >= (1 if aim else AWAY):
            found.append(GroupAway(dimension, value, run, aim))
    return tuple(found)


def _known_values(dimension: Dimension, history: Sequence[Held], board: Board) -> set[str]:
    """Return the groups that came before or hold a seat now. Who belongs to no nationality is no group that could be missing."""
    came = figure_of(Measure.ATTENDANCE, dimension, history).counts
    return {*came, *board.figures[Measure.SEATS, dimension].counts} - OUTSIDE_BASE - {NOT_INDIGENOUS, OTHER_ANSWER}


def _under(aim: Aim, board: Board, history: Sequence[Held]) -> list[UnderAim]:
    found = []
    for measure in (Measure.ATTENDANCE, Measure.SEATS):
        figures = board.figures[measure, aim.dimension]
        if _is_under(aim, figures):
            fell = under_since(aim, history) if measure is Measure.ATTENDANCE else (None, 0)
            found.append(UnderAim(aim, measure, figures.counts.get(aim.value, 0), figures.base, *fell))
    return found


def under_since(aim: Aim, history: Sequence[Held]) -> tuple[date | None, int]:
    """Return since when each meeting stayed under an aim, and how many did; meetings of whom nothing is known are passed over."""
    judged = [(m.day, f) for m in history if (f := figure_of(Measure.ATTENDANCE, aim.dimension, [m])).base]
    row = list(takewhile(lambda one: _is_under(aim, one[1]), reversed(judged)))
    return (row[-1][0], len(row)) if row else (None, 0)


def _is_under(aim: Aim, figures: Breakdown) -> bool:
    return figures.counts.get(aim.value, 0) * 100 < aim.percent * figures.base


def _blocs_away(lines: Sequence[SeatLine], history: Sequence[Held]) -> tuple[BlocAway, ...]:
    found = []
    for bloc in dict.fromkeys(line.seat.bloc for line in lines):
        mine = [line.seat.id for line in lines if line.seat.bloc is bloc]
        run = run_of([(m.day, any(_sat(seat, m) for seat in mine)) for m in history])
        if run.missed >= AWAY and any(line.asked for line in lines if line.seat.bloc is bloc):
            found.append(BlocAway(bloc.value, len(mine), run))
    return tuple(found)


def _sat(seat: UUID, meeting: Held) -> bool:
    return any(seat in seats for seats in meeting.sat.values())


def _held(facts: SeatFacts, day: date) -> bool:
    return any(valid_on(day, h.valid_from, h.valid_to) for h in facts.holdings)


def _empty_since(facts: SeatFacts, day: date) -> date:
    return max([facts.seat.valid_from, *(h.valid_to for h in facts.holdings if h.valid_to and h.valid_to <= day)])
