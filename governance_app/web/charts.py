"""Geometry of charts, in whole numbers: no drawing library, no script, and the same figure on a screen and on paper.

A chart is always shown with the table of its figures. Series differ by pattern as well as by colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

WIDTH = 1000
"""Units of every drawing, from side to side."""


@dataclass(frozen=True)
class Bar:
    """A bar: where it begins and how long it is, in drawing units; `series` counts from 0."""

    label: str
    value: int
    start: int
    length: int
    series: int = 0

    @property
    def from_left(self) -> str:
        """Where it begins, as a share of the drawing's width ("12.5%"), so that patterns keep their shape."""
        return f"{self.start // 10}.{self.start % 10}%"

    @property
    def width(self) -> str:
        """How long it is, as a share of the drawing's width."""
        return f"{self.length // 10}.{self.length % 10}%"


@dataclass(frozen=True)
class Point:
    """A point of a line."""

    label: str
    value: int
    x: int
    y: int


@dataclass(frozen=True)
class Dot:
    """A point of a trend: the exact share it stands for, and where it is drawn."""

    label: str
    share: Fraction
    x: int
    y: int


@dataclass(frozen=True)
class Series:
    """One line of a trend: its dots, and its unbroken stretches. Where a share is not known the line is broken, never drawn through."""

    number: int
    word: str
    dots: list[Dot]
    stretches: list[list[Dot]]


def scaled(value: int, most: int, length: int = WIDTH) -> int:
    """Return the length that stands for `value` when `most` is `length` long, rounded to the nearest, halves up."""
    return 0 if most <= 0 else (2 * value * length + most) // (2 * most)


def bars(rows: Sequence[tuple[str, int]]) -> list[Bar]:
    """Return one bar a row, the longest as wide as the drawing. Values are 0 or more."""
    most = max((value for _label, value in rows), default=0)
    return [Bar(label, value, 0, scaled(value, most)) for label, value in rows]


def stacked(rows: Sequence[tuple[str, Sequence[int]]], whole: bool = False) -> list[tuple[str, int, list[Bar]]]:
    """Return (label, total, parts) a row; the parts touch without gaps. `whole`: every row fills the width (shares of it)."""
    most = max((sum(values) for _label, values in rows), default=0)
    return [(label, sum(values), _parts(label, values, sum(values) if whole else most)) for label, values in rows]


def _parts(label: str, values: Sequence[int], most: int) -> list[Bar]:
    edges = [scaled(sum(values[:count]), most) for count in range(len(values) + 1)]
    return [Bar(label, value, edges[i], edges[i + 1] - edges[i], i) for i, value in enumerate(values)]


def line(rows: Sequence[tuple[str, int]], height: int = 300) -> list[Point]:
    """Return the points of a line through the rows, evenly apart; `y` grows downwards from 0 to `height`."""
    most = max((value for _label, value in rows), default=0)
    step = max(len(rows) - 1, 1)
    return [Point(label, value, scaled(place, step), height - scaled(value, most, height)) for place, (label, value) in enumerate(rows)]



def trend(series: Sequence[str], rows: Sequence[tuple[str, Sequence[Fraction | None]]], height: int = 480) -> list[Series]:
    """Return the lines of shares from 0 (`y` = height) to 1 (`y` = 0), one a series, steps evenly apart. None: not known, no dot."""
    step = max(len(rows) - 1, 1)
    lines = []
    for number, word in enumerate(series):
        dots = [_dot(label, shares[number], scaled(place, step), height) for place, (label, shares) in enumerate(rows)]
        lines.append(Series(number, word, [dot for dot in dots if dot], _stretches(dots)))
    return lines


def axis(height: int = 480) -> list[tuple[Fraction, int]]:
    """Return the quarters from 0 to 1 with their `y`, for the lines behind a trend."""
    return [(Fraction(quarter, 4), height - scaled(quarter, 4, height)) for quarter in range(5)]


_SHAPES = ("m-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0z", "m-10-10h20v20h-20z", "m0-14l14 24h-28z", "m0-15l15 15l-15 15l-15-15z")


DASHES = ("none", "22 12", "5 9", "26 9 5 9")
"""The strokes of the lines of a trend, by series."""


def shape(series: int, x: int, y: int) -> str:
    """Return the outline of a dot of a series: circle, square, triangle, diamond, so that lines differ without colour too."""
    return f"M{x} {y}{_SHAPES[series % len(_SHAPES)]}"


def _dot(label: str, share: Fraction | None, x: int, height: int) -> Dot | None:
    return None if share is None else Dot(label, share, x, height - scaled(share.numerator, share.denominator, height))


def _stretches(dots: Sequence[Dot | None]) -> list[list[Dot]]:
    found: list[list[Dot]] = [[]]
    for dot in dots:
        if dot is None:
            found.append([])
        else:
            found[-1].append(dot)
    return [stretch for stretch in found if stretch]
