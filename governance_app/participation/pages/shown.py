"""Figures as the rows that tables and pictures show: both are drawn from the same ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.participation.rules import IN_THE_PICTURE, WOMEN, YOUTH, Aim, Board, Breakdown, Dimension, Measure, Row, row_of
from governance_app.participation.wording import aim_sentence, completeness_sentence, row_sentence, value_label
from governance_app.web.sentences import label

COLUMNS = (*IN_THE_PICTURE, Measure.VISITORS)


@dataclass(frozen=True)
class Picture:
    """A group against all others: parts of the picture with the words at their end, lines of its table, and its sentences."""

    id: str
    title: str
    series: tuple[str, ...]
    bars: list[tuple[str, list[int]]]
    ends: list[str]
    lines: list[list[str]]
    sentences: list[str]


Figures = Mapping[tuple[Measure, Dimension], Breakdown]


def pictures(board: Board) -> list[Picture]:
    """Return the pictures of women and of young people."""
    return pictures_of(board.figures, board.aims)


def pictures_of(figures: Figures, aims: Iterable[Aim] = ()) -> list[Picture]:
    """Return the same of any figures that hold every measure of the picture."""
    men, ages = (_("Women"), _("Men")), (_("Young people, 18 to 29"), _("Other ages"))
    return [
        _picture("women", _("Women's part in attending, speaking, proposing and holding seats and posts"), men, figures, aims, WOMEN),
        _picture("youth", _("Young people's part in attending, speaking, proposing and holding seats and posts"), ages, figures, aims,
                 YOUTH),
    ]


def _picture(id: str, title: str, sides: tuple[str, str], figures: Figures, aims: Iterable[Aim], value: str) -> Picture:
    dimension = Dimension.SEX if value == WOMEN else Dimension.AGE_BAND
    rows = [row_of(m, figures[m, dimension], value) for m in IN_THE_PICTURE]
    seats = next(row for row in rows if row.measure is Measure.SEATS)
    sentences = [row_sentence(row, value) for row in rows]
    sentences += [aim_sentence(aim, seats) for aim in aims if (aim.dimension, aim.value) == (dimension, value)]
    bars = [(label(r.measure), [r.group, r.others, r.unsaid, r.not_recorded]) for r in rows]
    lines = [[label(r.measure), *map(formats.number, (r.group, r.others, r.unsaid, r.not_recorded)), _percent(r.share),
              completeness_sentence(r)] for r in rows]
    ends = [_end(r) for r in rows]
    return Picture(id, title, (*sides, _("Did not say which"), _("Not recorded")), bars, ends, lines, sentences)


def _end(row: Row) -> str:
    """Return the share of those known, and how many these are."""
    if row.share is None:
        return _("not known")
    return _("%(percent)s of %(base)s", percent=formats.percent(row.share), base=formats.number(row.base))


def _percent(share: object) -> str:
    return formats.percent(share) if share is not None else _("not known")  # type: ignore[arg-type]


def table_of(board: Board, dimension: Dimension, nationalities: dict[str, str]) -> list[list[str]]:
    """Return the lines of a dimension: a value each, then those not recorded, the base of the shares and the completeness."""
    columns = [board.figures[m, dimension] for m in COLUMNS]
    values = sorted({v for c in columns for v in c.counts}, key=lambda v: (all(c.share(v) is None for c in columns), v))
    lines = [[value_label(dimension, v, nationalities), *(_cell(c, v) for c in columns)] for v in values]
    return [
        *lines,
        [_("Not recorded"), *(formats.number(c.not_recorded) for c in columns)],
        [_("Base of the shares"), *(formats.number(c.base) for c in columns)],
        [_("Completeness"), *(formats.percent(c.completeness) if c.completeness is not None else "—" for c in columns)],
    ]


def _cell(figures: Breakdown, value: str) -> str:
    number, share = formats.number(figures.counts.get(value, 0)), figures.share(value)
    return number if share is None else _("%(number)s (%(percent)s)", number=number, percent=formats.percent(share))


def blocs_of(board: Board, names: dict[str, str]) -> list[list[str]]:
    """Return women in voting seats by bloc (P4)."""
    return [[names[b], formats.number(f.counts.get(WOMEN, 0)), formats.number(f.base), _percent(f.share(WOMEN)),
             formats.number(f.total - f.base)] for b, f in board.blocs.items()]
