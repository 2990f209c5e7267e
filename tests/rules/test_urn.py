"""The paper urn's rules: exact chances against every possible vote, papers that balance, figures that stay unsaid."""

from fractions import Fraction
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.voting.rules import (
    CountBelowZero,
    Elector,
    Electorate,
    PapersAndOptionsDiffer,
    Publication,
    ScrutineerHasPart,
    ScrutineersAlike,
    ScrutineerUnfit,
    Tally,
    TooManyPapers,
    UrnCount,
    UrnDoesNotBalance,
    chance_of_one_dissent,
    chance_of_unanimity,
    check_count,
    check_scrutineers,
    commitment,
    hides,
    published_tally,
    urn_tally,
)

few, small = st.integers(0, 12), st.integers(-1, 4)


def all_votes(voters: int, support: Fraction, dissents: int) -> Fraction:
    """Return the chance of so many dissents by going through every possible vote of everybody."""
    found = Fraction(0)
    for answers in product((True, False), repeat=voters):
        if answers.count(False) == dissents:
            chance = Fraction(1)
            for yes in answers:
                chance *= support if yes else 1 - support
            found += chance
    return found


@pytest.mark.parametrize("voters", range(1, 13))
@pytest.mark.parametrize("support", [Fraction(9, 10), Fraction(1, 2), Fraction(19, 20)])
def test_the_chances_are_those_of_every_possible_vote(voters: int, support: Fraction) -> None:
    assert chance_of_unanimity(voters, support) == all_votes(voters, support, 0)
    assert chance_of_one_dissent(voters, support) == all_votes(voters, support, 1)


def test_the_chances_of_the_threat_model() -> None:
    assert [round(float(f(12)) * 1000) for f in (chance_of_unanimity, chance_of_one_dissent)] == [282, 377]
    assert [round(float(f(40)) * 1000) for f in (chance_of_unanimity, chance_of_one_dissent)] == [15, 66]


@given(st.tuples(*[small] * 8), st.integers(0, 12))
def test_a_count_is_kept_only_when_every_paper_is_found(figures: tuple[int, ...], voters: int) -> None:
    a, b, c, d, e, f, g, h = figures
    count = UrnCount(*figures)
    try:
        check_count(count, voters)
        good = True
    except (CountBelowZero, UrnDoesNotBalance, PapersAndOptionsDiffer, TooManyPapers):
        good = False
    assert good == (min(a, b, c, d, e, f, g, h) >= 0 and a == b + c + d and b == e + f + g + h and b <= voters)


@given(few, few, few, few)
def test_a_balanced_count_is_kept_and_accounts_for_every_voter(yes: int, no: int, blank: int, null: int) -> None:
    box = yes + no + blank + null
    count = UrnCount(box + 3, box, 1, 2, yes, no, blank, null)
    hall = Electorate(tuple(Elector(UUID(int=n), "gad", UUID(int=n)) for n in range(box + 2)))
    check_count(count, hall.voters)
    assert urn_tally(count, hall).answers == hall.voters


@given(few, few, few, few, st.sampled_from(Publication))
def test_hidden_figures_are_in_no_part_of_what_is_said(yes: int, no: int, blank: int, null: int, rule: Publication) -> None:
    tally = Tally(yes, no, 0, blank, null, 1, 2, 3)
    small = min(yes, no, blank) < 3
    hidden = hides(rule, tally)
    assert hidden == {Publication.FULL: False, Publication.OUTCOME: True, Publication.SMALL_HIDDEN: small}[rule]
    assert published_tally(tally, rule) == (Tally(not_voting=1, absent=2, recused=3) if hidden else tally)


def test_a_seal_needs_its_salt() -> None:
    count = UrnCount(5, 4, 0, 1, 3, 1, 0, 0)
    assert commitment(count, b"a" * 32) == commitment(count, b"a" * 32) != commitment(count, b"b" * 32)
    assert commitment(count, b"a" * 32) != commitment(UrnCount(5, 4, 0, 1, 2, 2, 0, 0), b"a" * 32)


def test_scrutineers_are_two_present_people_of_two_organisations_without_a_part() -> None:
    n = [UUID(int=i) for i in range(12)]
    hall = Electorate((
        Elector(n[0], "gad", n[0], n[0]), Elector(n[1], "gad", n[1], n[1]), Elector(n[2], "gad", n[2], n[1]), Elector(n[3], "gad", n[3]),
        Elector(n[4], "gad", None, n[4]), Elector(n[5], "gad", n[0], n[5]), Elector(n[6], "gad", n[6], n[6], by_proxy=True)))
    check_scrutineers(hall, (n[0], n[1]), n[9], None)
    check_scrutineers(hall, (n[0], n[2]), None, n[1])
    for chosen, error in (((1, 2), ScrutineersAlike), ((0, 3), ScrutineersAlike), ((3, 0), ScrutineersAlike), ((0, 5), ScrutineersAlike),
                          ((0, 0), ScrutineersAlike), ((0, 4), ScrutineerUnfit), ((6, 0), ScrutineerUnfit), ((0, 11), ScrutineerUnfit)):
        with pytest.raises(error):
            check_scrutineers(hall, (n[chosen[0]], n[chosen[1]]), n[9], None)
    for chair, proposer in ((n[0], None), (None, n[1])):
        with pytest.raises(ScrutineerHasPart):
            check_scrutineers(hall, (n[0], n[1]), chair, proposer)
