"""Geometry of the trend: every dot stands exactly where its share is, an unknown share breaks the line, and lines differ without colour."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from governance_app.web import charts

SHARES = st.one_of(st.none(), st.builds(lambda part, more: Fraction(part, part + more), st.integers(0, 60), st.integers(1, 60)))
ROWS = st.lists(st.lists(SHARES, min_size=3, max_size=3), max_size=8)


@given(ROWS)
def test_every_dot_stands_where_its_share_is_and_nothing_is_drawn_for_what_is_not_known(rows: list[list[Fraction | None]]) -> None:
    lines = charts.trend(("a", "b", "c"), [(f"paso {n}", shares) for n, shares in enumerate(rows)])
    for line in lines:
        known = [(f"paso {n}", shares[line.number]) for n, shares in enumerate(rows) if shares[line.number] is not None]
        assert [(dot.label, dot.share) for dot in line.dots] == known
        for dot in line.dots:
            assert abs(Fraction(480 - dot.y, 480) - dot.share) <= Fraction(1, 960)
            assert 0 <= dot.y <= 480
            assert 0 <= dot.x <= charts.WIDTH
        assert [dot for stretch in line.stretches for dot in stretch] == line.dots


@given(ROWS)
def test_a_line_is_broken_wherever_a_step_is_not_known(rows: list[list[Fraction | None]]) -> None:
    [line, _b, _c] = charts.trend(("a", "b", "c"), [(str(n), shares) for n, shares in enumerate(rows)])
    for stretch in line.stretches:
        places = [int(dot.label) for dot in stretch]
        assert places == list(range(places[0], places[-1] + 1))
    ends = [int(stretch[-1].label) for stretch in line.stretches[:-1]]
    assert all(rows[end + 1][0] is None for end in ends)


def test_four_lines_differ_by_dash_and_by_shape() -> None:
    assert len(set(charts.DASHES)) == len({charts.shape(n, 0, 0) for n in range(4)}) == 4


def test_the_axis_marks_the_quarters() -> None:
    assert charts.axis(480) == [(Fraction(0), 480), (Fraction(1, 4), 360), (Fraction(1, 2), 240), (Fraction(3, 4), 120), (Fraction(1), 0)]
