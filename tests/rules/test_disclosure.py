"""What is published about groups tells of nobody: an attacker with a solver, all tables ever published and two insiders finds no one."""

import random
from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.participation.rules import NOTHING, Said
from governance_app.participation.rules.disclosure import (
    LEAST_CHANGE,
    LEAST_PEOPLE,
    STEP,
    THRESHOLD,
    UNSAID,
    Cell,
    Counted,
    Family,
    NotSafe,
    SafeTable,
    Told,
    Withheld,
    answer,
    answers,
    bounds,
    digest,
    few_changed,
    lattice,
    publish,
    reason,
    reissue,
    rounded,
    shown,
)
from governance_app.participation.rules.words import NOT_INDIGENOUS, Dimension
from tests.conftest import CAMPAIGN
from tests.support.attacker import exactly
from tests.support.histories import NATIONALITIES, exposed, hiding_under_three, lived

EACH = 2_500 if CAMPAIGN else 6
NUMBERS = st.integers(0, 400)
SEX = next(plan for plan in lattice(NATIONALITIES) if plan.name == "people-sex")


def people(*, women: int = 0, men: int = 0, unsaid: int = 0, seed: int = 0) -> dict[UUID, str]:
    rng = random.Random(seed)
    said = ["mujer"] * women + ["hombre"] * men + [UNSAID] * unsaid
    return {UUID(int=rng.getrandbits(128)): one for one in said}


def told(said: dict[UUID, str]) -> Told:
    return Told(SEX, said, tuple(cell.shown for cell in publish(SEX, Counter(said.values())).cells))


@given(st.sets(st.sampled_from(NATIONALITIES)))
def test_every_answer_is_counted_in_exactly_one_line_of_every_table(agreed: set[str]) -> None:
    for plan in lattice(NATIONALITIES, agreed):
        counted = [one for line in plan.lines for one in line.answers]
        assert sorted(counted) == sorted(answers(plan.family, NATIONALITIES))


@given(st.sets(st.sampled_from(NATIONALITIES)))
def test_a_nationality_has_a_line_only_where_its_organisation_agreed(agreed: set[str]) -> None:
    alone = {line.code for plan in lattice(NATIONALITIES, agreed) for line in plan.lines} & set(NATIONALITIES)
    assert alone == agreed
    assert any(plan.dimension is Dimension.NATIONALITY for plan in lattice(NATIONALITIES, agreed)) is bool(agreed)


def test_a_changed_lattice_has_another_digest_and_the_same_one_the_same() -> None:
    digests = {digest(lattice(NATIONALITIES, agreed)) for agreed in ((), ("kichwa",), ("shuar",))}
    assert len(digests) == 3
    assert digest(lattice(NATIONALITIES)) == digest(lattice(tuple(reversed(NATIONALITIES))))


@given(st.builds(Said, *(st.sampled_from((None, "no_responde", *some)) for some in (
    ("mujer", "hombre"), ("0-11", "15-17", "18-29", "30-64", "65+"), ("indigenous", "other"), ("kichwa", "no_sabe", "not_indigenous")))))
def test_what_nobody_said_is_never_published_as_an_answer(said: Said) -> None:
    for family, value in ((Family.SEX, said.sex), (Family.AGE, said.age_band), (Family.PEOPLES, said.affiliation)):
        assert (answer(family, said) == UNSAID) is (value in (None, "no_responde"))
        assert answer(family, said) in answers(family, NATIONALITIES)
    assert all(answer(family, NOTHING) == UNSAID for family in Family)


@given(NUMBERS)
def test_a_count_under_ten_is_never_shown_and_others_are_rounded_to_the_nearest_five(number: int) -> None:
    if number < THRESHOLD:
        assert shown(number) is None
    else:
        assert shown(number) == rounded(number) == min(range(0, 500, STEP), key=lambda five: abs(five - number))


@given(NUMBERS)
def test_a_reader_can_take_a_published_number_for_three_counts_at_least_and_the_true_one_is_among_them(number: int) -> None:
    low, high = bounds(shown(number))
    assert low <= number <= high
    assert [n for n in range(500) if shown(n) == shown(number)] == list(range(low, high + 1))
    assert high - low >= 2


@given(st.lists(st.sampled_from(("mujer", "hombre", UNSAID)), max_size=120), st.randoms())
def test_who_the_people_are_and_in_which_order_they_stand_changes_nothing(said: list[str], rng: random.Random) -> None:
    other = rng.sample(said, len(said))
    assert publish(SEX, Counter(said)) == publish(SEX, Counter(other))


@given(st.fixed_dictionaries(dict.fromkeys(("mujer", "hombre", UNSAID), st.integers(0, 40))), st.sampled_from(("mujer", "hombre", UNSAID)))
def test_one_more_person_changes_a_number_by_one_step_at_most_and_no_other_line(said: dict[str, int], more: str) -> None:
    before, after = publish(SEX, said), publish(SEX, {**said, more: said[more] + 1})
    for old, new, line in zip(before.cells, after.cells, SEX.lines, strict=True):
        if more not in line.answers:
            assert old == new
        else:
            assert new.shown in (old.shown, THRESHOLD if old.shown is None else old.shown + STEP)


def test_nobody_else_makes_a_table_that_may_be_printed() -> None:
    with pytest.raises(NotSafe, match="only participation"):
        SafeTable(Counted.PEOPLE, Dimension.SEX, (Cell("mujer", 7),), 7)
    with pytest.raises(NotSafe, match="multiple of five"):
        reissue(Counted.PEOPLE, Dimension.SEX, (Cell("mujer", 12),), 30)
    with pytest.raises(NotSafe, match="multiple of five"):
        reissue(Counted.PEOPLE, Dimension.SEX, (Cell("mujer", 5),), 30)
    table = publish(SEX, {"mujer": 22, "hombre": 31, UNSAID: 4})
    assert reissue(table.counted, table.dimension, table.cells, table.people) == table


def test_a_share_is_told_only_where_every_known_answer_is_and_from_printed_numbers_alone() -> None:
    table = publish(SEX, {"mujer": 22, "hombre": 31, UNSAID: 4})
    assert [cell.shown for cell in table.cells] == [20, 30, None]
    assert (str(table.share("mujer")), table.share(UNSAID)) == ("2/5", None)
    assert publish(SEX, {"mujer": 9, "hombre": 31, UNSAID: 4}).share("hombre") is None


def test_fewer_than_thirty_people_publish_nothing() -> None:
    assert reason(told(people(women=14, men=12, unsaid=3)), [], []) is Withheld.FEW_PEOPLE
    assert reason(told(people(women=14, men=12, unsaid=4)), [], []) is None
    assert LEAST_PEOPLE == 30


def test_a_committee_of_one_kind_publishes_nothing_about_it() -> None:
    assert reason(told(people(men=60)), [], []) is Withheld.NARROW


def test_until_five_left_and_five_came_nothing_is_published_again() -> None:
    first = people(women=30, men=40, unsaid=5)
    before = told(first)
    for changed in range(12):
        newer = dict(list(first.items())[changed:]) | people(women=changed, seed=9)
        same = reason(told(newer), [before], [before])
        assert (same is Withheld.FEW_CHANGED) is (changed < LEAST_CHANGE)
        assert few_changed(frozenset(newer), frozenset(first)) is (changed < LEAST_CHANGE)


def two_years(came: dict[UUID, str], left: int) -> tuple[Told, Told]:
    """Return the tables of two years: at first 12 women (printed as 10), then 18 (printed as 20), so six more at least."""
    stay = people(women=12, men=40 - left, unsaid=12, seed=1)
    return told(stay | people(men=left, seed=2)), told(stay | came)


def test_newcomers_who_must_all_be_women_by_subtraction_stop_the_second_table() -> None:
    before, after = two_years(people(women=6, seed=3), left=6)
    assert (before.shown[0], after.shown[0]) == (10, 20)
    assert reason(before, [], []) is None
    assert reason(after, [], []) is None
    assert reason(after, [before], [before]) is Withheld.TELLS_OF_SOMEBODY


def test_two_insiders_who_tell_what_they_said_are_reckoned_with() -> None:
    """Of seven who came six are women: alone the numbers accuse nobody, but the man among them would know of all the others."""
    before, after = two_years(people(women=6, men=1, seed=3), left=7)
    assert reason(after, [before], [before]) is Withheld.TELLS_OF_SOMEBODY
    enough, later = two_years(people(women=6, men=3, seed=3), left=9)
    assert reason(later, [enough], [enough]) is None


@pytest.mark.parametrize(("steady", "why"), [(0, Withheld.TELLS_OF_SOMEBODY), (3, None)])
def test_who_changed_an_answer_hides_nobody_else(steady: int, why: Withheld | None) -> None:
    """Four were silent, and said "man" later. One insider of them tells two answers: they would stand in two ways out, not in one."""
    same = people(women=28, men=steady, seed=4)
    changed = list(people(men=4, seed=5))
    before, after = told(same | dict.fromkeys(changed, UNSAID)), told(same | dict.fromkeys(changed, "hombre"))
    assert reason(before, [], []) is None
    assert reason(after, [], []) is None
    assert reason(after, [before], []) is why


def test_who_had_been_erased_hides_nobody() -> None:
    """Whoever reads the lists of before knows that they are silent now: where only they could change places, the women stand alone."""
    said = people(women=28, unsaid=6, seed=6)
    table = told(said)
    assert reason(table, [], []) is None
    erased = frozenset(token for token, one in said.items() if one == UNSAID)
    assert reason(Told(SEX, said, table.shown, erased), [], []) is Withheld.TELLS_OF_SOMEBODY


def test_an_erased_person_still_counts_and_what_they_had_said_is_needed_by_nobody() -> None:
    said = people(women=30, men=40, unsaid=5)
    table = told(said)
    forgotten = Told(SEX, {one: None if place % 9 == 0 else value for place, (one, value) in enumerate(said.items())}, table.shown)
    newer = told(dict(list(said.items())[10:]) | people(women=6, men=6, seed=5))
    assert reason(newer, [forgotten], [forgotten]) is None


@pytest.mark.parametrize("forgotten", [False, True])
def test_a_people_that_comes_onto_the_list_later_stops_no_publishing(*, forgotten: bool) -> None:
    rng = random.Random(1)
    said = {UUID(int=rng.getrandbits(128)): one for one in ["shuar"] * 30 + [NOT_INDIGENOUS] * 40 + [UNSAID] * 5}
    older, newer = (next(plan for plan in lattice(codes) if plan.name == "people-affiliation") for codes in (
        NATIONALITIES, (*NATIONALITIES, "andwa")))
    tables = [Told(plan, said, tuple(c.shown for c in publish(plan, Counter(said.values())).cells)) for plan in (older, newer)]
    kept = {one: None if forgotten and not place % 9 else value for place, (one, value) in enumerate(said.items())}
    assert reason(tables[1], [Told(older, kept, tables[0].shown)], []) is None


def test_a_history_that_contradicts_what_was_published_publishes_nothing_more() -> None:
    said = people(women=30, men=40, unsaid=5)
    wrong, newer = Told(SEX, said, (10, 65, None)), told(dict(list(said.items())[10:]) | people(women=6, men=6, seed=8))
    assert reason(newer, [wrong], [wrong]) is Withheld.CONTRADICTED
    assert reason(newer, [], []) is None


@pytest.mark.parametrize("part", range(4))
def test_an_attacker_finds_nobody_in_random_histories(part: int) -> None:
    """Ten thousand in the campaign; 24 in every run of the tests."""
    published = 0
    for seed in range(part * EACH, (part + 1) * EACH):
        history = lived(seed)
        published += len(history.ledger)
        assert exposed(history, pairs=3) == [], seed
    assert published > 4


def test_the_careless_rule_that_hides_counts_under_three_is_found_out_within_a_hundred_histories() -> None:
    assert any(exposed(lived(seed, hiding_under_three), 0, exactly) for seed in range(3))
