"""Two counters of a show of hands agree answer by answer, or the first answer in which they differ is named with both figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.voting.rules import Choice, CounterUnnamed, CountsDiffer, SameCounter, Tally, check_counters, check_same_count

HANDS = st.lists(st.integers(0, 500), min_size=6, max_size=6)


@given(HANDS, HANDS | st.none())
def test_two_counts_pass_only_when_every_answer_is_the_same(first: list[int], second: list[int] | None) -> None:
    one, two = Tally(*first, absent=3), Tally(*(second or first))
    apart = [(choice, one.of(choice), two.of(choice)) for choice in Choice if one.of(choice) != two.of(choice)]
    if not apart:
        return check_same_count(one, two)
    with pytest.raises(CountsDiffer) as told:
        check_same_count(one, two)
    assert (told.value.data["choice"], told.value.data["first"], told.value.data["second"]) == apart[0]
    assert told.value.field == f"second_{'votes_for' if apart[0][0] is Choice.FOR else apart[0][0].value}"


@given(HANDS, st.integers(0, 5), st.integers(0, 5))
def test_hands_moved_from_one_answer_to_another_are_seen_although_the_sum_is_the_same(hands: list[int], here: int, there: int) -> None:
    moved = list(hands)
    moved[here], moved[there] = moved[here] + 1, moved[there] - 1
    if here == there:
        return check_same_count(Tally(*hands), Tally(*hands))
    with pytest.raises(CountsDiffer):
        check_same_count(Tally(*hands), Tally(*moved))


def test_each_count_has_its_own_counter() -> None:
    check_counters("Rosa Grefa", "Luis Tanguila")
    for first, second, field in ((" ", "Luis", "counted_by"), ("Rosa", "", "second_counted_by")):
        with pytest.raises(CounterUnnamed) as told:
            check_counters(first, second)
        assert told.value.field == field
    with pytest.raises(SameCounter):
        check_counters("Rosa  Grefa", "rosa grefa ")
