"""The parts of the board below its first words: aims, seats, trend, people reached, splits. Pictures and tables are of the same rows."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.organisations.rules import Bloc
from governance_app.participation.pages.told import Teller, aim_in_short
from governance_app.participation.rules import (
    WOMEN,
    YOUTH,
    Breakdown,
    Dimension,
    Look,
    Measure,
    Part,
    Reach,
    Slice,
    Split,
    Step,
)
from governance_app.participation.wording import value_label
from governance_app.web.sentences import label


@dataclass(frozen=True)
class TrendShown:
    """A picture of a trend and its table: `rows` of (step, shares), `extra` cells of the table alone."""

    step: Step
    rows: list[tuple[str, list[Fraction | None]]]
    extra: list[list[str]]


@dataclass(frozen=True)
class TableShown:
    """A table: its caption, its columns, its lines; every column but the first holds figures."""

    caption: str
    head: list[str]
    lines: list[list[str]]


def trends(look: Look) -> list[TrendShown]:
    """Return the trend by meeting, semester and GEF year; where there are not two steps there is no way from one to the other."""
    return [
        TrendShown(step, [(_step(step, s), [s.women, s.youth, s.speaking, s.completeness]) for s in slices],
                   [[*map(formats.number, (s.meetings, s.attendances, s.people))] for s in slices])
        for step, slices in look.trend.items() if len(slices) > 1
    ]


def _step(step: Step, one: Slice) -> str:
    if step is Step.MEETING:
        return _("%(code)s, %(day)s", code=one.code, day=formats.day(one.first)) if one.code else formats.day(one.first)
    if step is Step.GEF_YEAR:
        return _("July %(first)s to June %(last)s", first=one.first.year, last=one.last.year)
    first_half = one.first.month == 1
    return _("January to June %(year)s", year=one.first.year) if first_half else _("July to December %(year)s", year=one.first.year)


def reached(reach: Reach) -> list[TableShown]:
    """Return people and attendances side by side, by each dimension (P2, GEF Core Indicator 11)."""
    head = [_("Answer"), _("People"), _("Attendances")]
    return [TableShown(label(d), head, _pairs(d, people, came)) for d, (people, came) in reach.by.items()]


def _pairs(dimension: Dimension, people: Breakdown, came: Breakdown) -> list[list[str]]:
    values = sorted({*people.counts, *came.counts})
    rows = [(value_label(dimension, v, {}), people.counts.get(v, 0), came.counts.get(v, 0)) for v in values]
    rows += [(_("Not recorded"), people.not_recorded, came.not_recorded), (_("In all"), people.total, came.total)]
    return [[word, formats.number(heads), formats.number(times)] for word, heads, times in rows]


def aims_shown(look: Look, teller: Teller) -> TableShown:
    """Return each aim with how the attendances of the period and the seats of the day stand against it."""
    lines = [
        [_("%(group)s: %(aim)s", group=teller.group(a.dimension, a.value), aim=aim_in_short(a)), *(
            _against(look.board.figures[m, a.dimension], a.value, a.percent) for m in (Measure.ATTENDANCE, Measure.SEATS))]
        for a in look.aims
    ]
    return TableShown(_("Aims, and how far they are"), [_("Aim"), label(Measure.ATTENDANCE), label(Measure.SEATS)], lines)


def _against(figures: Breakdown, value: str, percent: int) -> str:
    share = figures.share(value)
    if share is None:
        return _("not known")
    given = {"percent": formats.percent(share)}
    return _("%(percent)s: reached", **given) if share * 100 >= percent else _("%(percent)s: not reached", **given)


def seats_shown(look: Look, teller: Teller) -> TableShown:
    """Return how each seat came, whoever sat for it, and all of them together."""
    lines = [
        [teller.seat(s.seat), label(s.seat.bloc), formats.number(s.came), formats.number(s.asked), _share(s.came, s.asked),
         formats.day(s.run.last) if s.run.last else "—"]
        for s in look.seats
    ]
    came, asked = sum(s.came for s in look.seats), sum(s.asked for s in look.seats)
    lines.append([_("All seats"), "", formats.number(came), formats.number(asked), _share(came, asked), ""])
    head = [_("Seat"), _("Bloc"), _("Came"), _("Meetings"), _("Share"), _("Last came")]
    return TableShown(_("Seat by seat: somebody came for it, principal or alternate"), head, lines)


def _share(part: int, whole: int) -> str:
    return formats.percent(Fraction(part, whole)) if whole else "—"


def splits_shown(look: Look) -> list[TableShown]:
    """Return attendances by bloc, by organisation of the seat and by community of the person."""
    told = {split: parts for split, parts in look.splits.items() if any(p.key is not None for p in parts)}
    return [TableShown(label(split), _split_head(), [_split_line(look, split, p) for p in parts]) for split, parts in told.items()]


def _split_head() -> list[str]:
    return [_("Which"), _("Attendances"), _("Women"), _("Share of those known"), _("Sex not known"), _("Young people, 18 to 29"),
            _("Share of those known"), _("Age not known")]


def _split_line(look: Look, split: Split, part: Part) -> list[str]:
    return [_split_name(look, split, part.key), formats.number(part.sex.total), *_of(part.sex, WOMEN), *_of(part.age, YOUTH)]


def _split_name(look: Look, split: Split, key: Any) -> str:
    if key is None:
        return _("Community not recorded") if split is Split.COMMUNITY else _("Without a seat") if split is Split.BLOC else _(
            "Without a seat, or a seat without organisation")
    return label(Bloc(key)) if split is Split.BLOC else look.organisations.get(key, "—")


def _of(figures: Breakdown, value: str) -> list[str]:
    share = figures.share(value)
    return [formats.number(figures.counts.get(value, 0)), _("not known") if share is None else formats.percent(share),
            formats.number(figures.total - figures.base)]
