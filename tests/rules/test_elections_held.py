"""Rules of elections held with papers: the box adds up, places become rankings, what is kept of a count is the count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.foundation.ids import new_id
from governance_app.voting.rules import elections as e
from governance_app.voting.rules.elections import Election, Method, Paper, PaperKind, Papers, TieRules

KINDS = st.sampled_from(PaperKind)
ENTRIES = st.lists(st.tuples(KINDS, st.integers(1, 9), st.booleans()), max_size=8)


def entries(drawn: list[tuple[PaperKind, int, bool]]) -> list[Papers]:
    return [
        Papers(new_id(), kind, (1,) if kind is PaperKind.VALID else (), times, "mal" if struck else "") for kind, times, struck in drawn]


@given(ENTRIES, st.integers(0, 80), st.integers(0, 80))
def test_a_box_adds_up_or_is_refused(drawn: list[tuple[PaperKind, int, bool]], in_box: int, electors: int) -> None:
    stand = sum(times for _kind, times, struck in drawn if not struck)
    if in_box != stand:
        with pytest.raises(e.BoxDoesNotAddUp):
            e.check_box(in_box, entries(drawn), electors)
    elif stand > electors:
        with pytest.raises(e.MorePapersThanElectors):
            e.check_box(in_box, entries(drawn), electors)
    else:
        e.check_box(in_box, entries(drawn), electors)
        assert sum(e.of_kind(entries(drawn), kind) for kind in PaperKind) == in_box


@given(st.permutations(range(1, 7)), st.integers(0, 6))
def test_places_become_the_ranking_they_were_written_for(order: list[int], written: int) -> None:
    places: dict[int, int | None] = {c: (n if n <= written else None) for n, c in enumerate(order, start=1)}
    assert e.ranking_of(places) == tuple(order[:written])


def test_equal_and_skipped_places_are_named() -> None:
    with pytest.raises(e.PlacesAlike):
        e.ranking_of({1: 1, 2: 1})
    with pytest.raises(e.PlaceSkipped):
        e.ranking_of({1: 1, 2: 3})


@given(st.lists(st.tuples(st.permutations(range(1, 5)), st.integers(1, 5)), min_size=1, max_size=6), st.sampled_from(Method))
def test_what_is_kept_of_a_count_is_the_count(papers: list[tuple[list[int], int]], method: Method) -> None:
    election = Election(("A", "B", "C", "D"), 1, tuple(Paper(tuple(ranking), times) for ranking, times in papers))
    count = e.count_election(election, method, TieRules(e.LastResort.LOT, "agua"))
    assert e.count_from_data(e.count_to_data(count), election.candidates) == count


@given(st.lists(st.text(max_size=3), max_size=6))
def test_names_are_told_apart_and_fit_a_file(names: list[str]) -> None:
    apart = e.names_apart(["Rosa", "Rosa", 'La "Negra"', *names])
    assert len(apart) == len(names) + 3
    assert apart[:3] == ("Rosa (1)", "Rosa (2)", "La 'Negra'")
    assert not any('"' in name for name in apart)
