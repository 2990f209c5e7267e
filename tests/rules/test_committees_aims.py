"""Aims of parity and youth: exact, warnings only, silence kept out of the base."""

from hypothesis import given
from hypothesis import strategies as st

from governance_app.committees.rules import Aim, Principal, Statute, shortfalls

answers = st.sampled_from([True, False, None])


@given(st.lists(st.tuples(answers, answers), max_size=20), st.integers(0, 100), st.none() | st.integers(0, 100))
def test_a_shortfall_is_stated_exactly_when_the_share_is_below_the_aim(said: list[tuple], women: int, youth: int | None) -> None:
    """Counted by hand, per question, over those who answered it."""
    found = {s.aim: s for s in shortfalls(Statute(aim_women_percent=women, aim_youth_percent=youth), [Principal(*one) for one in said])}
    for aim, percent, column in ((Aim.WOMEN, women, 0), (Aim.YOUTH, youth, 1)):
        yes, no = sum(one[column] is True for one in said), sum(one[column] is False for one in said)
        missed = percent is not None and yes + no > 0 and 100 * yes < percent * (yes + no)
        assert (aim in found) == missed
        if missed:
            assert (found[aim].have, found[aim].known, found[aim].not_recorded) == (yes, yes + no, len(said) - yes - no)


def test_nobody_who_said_nothing_is_counted_against_the_aim() -> None:
    """Two women, one silent: 40 of 100 is reached; without any answer there is no sentence at all."""
    assert shortfalls(Statute(aim_women_percent=40), [Principal(True), Principal(True), Principal(None)]) == ()
    assert shortfalls(Statute(aim_women_percent=40), [Principal(None)] * 9) == ()
    assert shortfalls(Statute(), [Principal(False)] * 9) == ()
