"""Majorities: exact at every boundary, monotone, equal to a count by hand with fractions."""

from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from governance_app.committees.rules import BlankVotes, MajorityBase, MajorityKind, MajorityRule, TieRule
from governance_app.voting.rules import (
    Choice,
    CountBelowZero,
    DissentExceeds,
    Elector,
    Electorate,
    HandsDoNotAddUp,
    NotInElectorate,
    Outcome,
    SeatAbsent,
    SeatRecused,
    Settled,
    Stance,
    Tally,
    base_size,
    check_dissent,
    check_entitled,
    decide,
    decide_consensus,
    reconcile,
    settle,
    settle_blanks,
    still_to_answer,
    tally_of,
    tally_of_stances,
    votes_needed,
)
from tests.support.examples import times

FRACTIONS = [Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(1, 3), Fraction(3, 5), Fraction(1)]


@pytest.mark.parametrize("base", range(501))
def test_thresholds_equal_brute_force(base: int) -> None:
    def least(holds: object) -> int:
        return next(k for k in range(1, base + 3) if holds(Fraction(k)))  # type: ignore[operator]

    assert votes_needed(MajorityRule(MajorityKind.MORE_THAN_HALF), base, 0) == least(lambda k: k > Fraction(base, 2))
    half = least(lambda k: k >= Fraction(base, 2)) if base else 0
    assert votes_needed(MajorityRule(MajorityKind.HALF_PLUS_ONE), base, 0) == half + 1
    for share in FRACTIONS:
        assert votes_needed(MajorityRule(MajorityKind.AT_LEAST, fraction=share), base, 0) == least(lambda k, s=share: k >= s * base)
    assert votes_needed(MajorityRule(MajorityKind.UNANIMITY), base, 0) == least(lambda k: k >= base)
    for less in (1, 2, 5):
        rule = MajorityRule(MajorityKind.UNANIMITY_LESS, less=less)
        assert votes_needed(rule, base, 0) == least(lambda k, less=less: k >= base - less and k > Fraction(base, 2))
    assert votes_needed(MajorityRule(), base, base) == base + 1


def test_the_mistakes_that_others_made_are_not_made_here() -> None:
    assert votes_needed(MajorityRule(MajorityKind.MORE_THAN_HALF), 7, 0) == 4  # not ceil(7/2)+1 = 5
    assert votes_needed(MajorityRule(MajorityKind.AT_LEAST, fraction=Fraction(2, 3)), 9, 0) == 6  # not 7


def hall(voters: int, absent: int = 0, vacant: int = 0, recused: int = 0) -> Electorate:
    kinds = [
        *[(True, True, False)] * voters, *[(False, True, False)] * absent,
        *[(False, False, False)] * vacant, *[(True, True, True)] * recused,
    ]
    return Electorate(tuple(
        Elector(UUID(int=n), "state", UUID(int=500 + n) if here else None, None, filled, out)
        for n, (here, filled, out) in enumerate(kinds)
    ))


@st.composite
def votes(draw: st.DrawFn) -> tuple[Tally, Electorate]:
    answers = draw(st.lists(st.sampled_from(Choice), max_size=25))
    electorate = hall(len(answers), draw(st.integers(0, 8)), draw(st.integers(0, 4)), draw(st.integers(0, 4)))
    return tally_of(answers, electorate), electorate


majorities = st.builds(MajorityRule, st.sampled_from([k for k in MajorityKind if k is not MajorityKind.CONSENSUS]),
                       st.sampled_from(MajorityBase), st.sampled_from(FRACTIONS), less=st.integers(1, 3))
SEVERITY = {Outcome.LOST: 0, Outcome.TIED_TO_REPEAT: 1, None: 1, Outcome.CARRIED: 2}


def by_hand(rule: MajorityRule, tally: Tally, hall: Electorate, blanks: BlankVotes) -> bool:
    """Decide once more with fractions and plain words."""
    ayes, noes, blank = Fraction(tally.votes_for), Fraction(tally.against), tally.blank
    if blanks is BlankVotes.ADD_TO_MAJORITY and ayes != noes:
        ayes, noes, blank = (ayes + blank, noes, 0) if ayes > noes else (ayes, noes + blank, 0)
    base = {
        MajorityBase.FOR_AND_AGAINST: ayes + noes, MajorityBase.VALID: ayes + noes + tally.abstain,
        MajorityBase.CAST: ayes + noes + tally.abstain + blank + tally.null, MajorityBase.PRESENT: Fraction(hall.voters),
        MajorityBase.FILLED: Fraction(hall.voters + tally.absent), MajorityBase.SEATS: Fraction(sum(not e.recused for e in hall.electors)),
    }[rule.base]
    if ayes == 0:
        return False
    if rule.kind is MajorityKind.MORE_FOR_THAN_AGAINST:
        return ayes > noes
    if rule.kind is MajorityKind.MORE_THAN_HALF:
        return ayes > base / 2
    if rule.kind is MajorityKind.HALF_PLUS_ONE:
        return ayes >= (base + base % 2) / 2 + 1
    if rule.kind is MajorityKind.UNANIMITY_LESS:
        return base - ayes <= rule.less and ayes > base / 2
    return ayes >= (rule.fraction or 1) * base if rule.kind is MajorityKind.AT_LEAST else ayes == base


@times(4)
@given(majorities, votes(), st.sampled_from(BlankVotes))
def test_verdicts_equal_a_count_by_hand(rule: MajorityRule, vote: tuple[Tally, Electorate], blanks: BlankVotes) -> None:
    tally, electorate = vote
    assert (decide(rule, tally, electorate, blanks=blanks).outcome is Outcome.CARRIED) == by_hand(rule, tally, electorate, blanks)


@times(4)
@given(majorities, st.lists(st.sampled_from(Choice), max_size=25), st.integers(0, 5), st.sampled_from(TieRule), st.sampled_from(BlankVotes))
def test_a_voter_who_turns_to_for_never_makes_a_motion_lose(
    rule: MajorityRule, answers: list[Choice], absent: int, tie: TieRule, blanks: BlankVotes,
) -> None:
    """What carried still carries. A tie may become a defeat only where the statute makes it so: a base that grew by the new vote.

    Half plus one of 1 for and 1 against is 2, so that one more vote decides; of 2 for and 1 against it is 3.
    """
    electorate = hall(len(answers), absent)
    before = decide(rule, tally_of(answers, electorate), electorate, tie=tie, blanks=blanks)
    for index in range(len(answers)):
        changed = [*answers[:index], Choice.FOR, *answers[index + 1:]]
        after = decide(rule, tally_of(changed, electorate), electorate, tie=tie, blanks=blanks)
        assert SEVERITY[after.outcome] >= SEVERITY[before.outcome] or (before.tied and after.base_size > before.base_size)


@example(MajorityRule(MajorityKind.HALF_PLUS_ONE), 1)
@given(majorities, st.integers(1, 250))
def test_a_tie_is_one_vote_from_carrying_in_the_base_that_was_counted(rule: MajorityRule, each: int) -> None:
    electorate = hall(2 * each)
    tied = decide(rule, tally_of([Choice.FOR] * each + [Choice.AGAINST] * each, electorate), electorate, tie=TieRule.CASTING_VOTE)
    assert tied.tied == (tied.outcome is None) == (each < tied.needed <= each + 1)


@given(votes(), st.integers(0, 10))
def test_abstention_blank_and_null_do_not_touch_the_base_of_for_and_against(vote: tuple[Tally, Electorate], extra: int) -> None:
    tally, electorate = vote
    answers = [*[Choice.FOR] * tally.votes_for, *[Choice.AGAINST] * tally.against]
    for silent in (Choice.ABSTAIN, Choice.BLANK, Choice.NULL, Choice.NOT_VOTING):
        more = hall(len(answers) + extra)
        alone, beside = tally_of(answers, electorate), tally_of([*answers, *[silent] * extra], more)
        assert decide(MajorityRule(), alone, electorate).outcome == decide(MajorityRule(), beside, more).outcome
        assert base_size(MajorityBase.FOR_AND_AGAINST, beside, more) == len(answers)


def test_the_bases_differ_as_their_names_say() -> None:
    electorate = hall(12, absent=3, vacant=2, recused=1)
    tally = Tally(5, 3, 1, 1, 1, 1, electorate.absent, electorate.recused)
    assert [base_size(b, tally, electorate) for b in MajorityBase] == [8, 9, 11, 12, 15, 17]


def test_recused_seats_are_in_no_base_and_may_not_answer() -> None:
    electorate = hall(4, absent=1, recused=2)
    assert (electorate.voters, electorate.filled, electorate.seats, electorate.recused) == (4, 5, 5, 2)
    with pytest.raises(SeatRecused):
        check_entitled(electorate, UUID(int=5), "a")
    with pytest.raises(SeatAbsent):
        check_entitled(electorate, UUID(int=4), "a")
    with pytest.raises(NotInElectorate):
        check_entitled(electorate, UUID(int=99), "a")
    assert still_to_answer(electorate, [UUID(int=0), UUID(int=2)]) == (UUID(int=1), UUID(int=3))


def test_blanks_go_where_the_statute_puts_them() -> None:
    tally = Tally(4, 3, blank=2)
    assert settle_blanks(tally, BlankVotes.APART) == tally
    assert settle_blanks(tally, BlankVotes.ADD_TO_MAJORITY) == Tally(6, 3)
    assert settle_blanks(Tally(3, 4, blank=2), BlankVotes.ADD_TO_MAJORITY) == Tally(3, 6)
    assert settle_blanks(Tally(3, 3, blank=2), BlankVotes.ADD_TO_MAJORITY) == Tally(3, 3, blank=2)


@pytest.mark.parametrize(("tie", "outcome"), [
    (TieRule.CASTING_VOTE, None), (TieRule.LOT, None), (TieRule.LOST, Outcome.LOST), (TieRule.REPEAT, Outcome.TIED_TO_REPEAT),
])
def test_a_tie_is_what_the_statute_says(tie: TieRule, outcome: Outcome | None) -> None:
    verdict = decide(MajorityRule(), Tally(5, 5, 2), hall(12), tie=tie)
    assert (verdict.outcome, verdict.tied, verdict.needed) == (outcome, True, 6)


def test_only_a_tie_that_one_vote_would_break_is_a_tie() -> None:
    assert settle(5, 5, 6) is Settled.TIED
    assert settle(5, 5, 7) is Settled.LOST  # a qualified majority: the chair's vote would not reach it
    assert settle(0, 0, 1) is Settled.LOST  # nobody for it
    assert settle(6, 5, 6) is Settled.CARRIED
    assert settle(5, 6, 7) is Settled.LOST


def test_a_motion_without_a_vote_for_it_never_carries() -> None:
    for kind in MajorityKind:
        for base in MajorityBase:
            rule = MajorityRule(kind, base, Fraction(1, 2), less=5)
            assert decide(rule, Tally(abstain=3), hall(3)).outcome is Outcome.LOST
            assert decide_consensus(rule, Tally(abstain=3), hall(3)).outcome is Outcome.LOST


@given(st.lists(st.integers(0, 30), min_size=6, max_size=6), st.integers(-4, 4))
def test_hands_add_up_or_both_sums_are_said(counts: list[int], off: int) -> None:
    tally, present = Tally(*counts), sum(counts) + off
    if off == 0:
        reconcile(tally, present)
        return
    with pytest.raises(HandsDoNotAddUp) as refusal:
        reconcile(tally, present)
    assert refusal.value.data == {"counted": sum(counts), "present": present}


def test_a_negative_count_and_too_much_dissent_are_refused() -> None:
    with pytest.raises(CountBelowZero):
        reconcile(Tally(3, -1), 2)
    check_dissent({UUID(int=1): Choice.AGAINST}, Tally(3, 1))
    with pytest.raises(DissentExceeds):
        check_dissent({UUID(int=1): Choice.AGAINST, UUID(int=2): Choice.AGAINST}, Tally(3, 1))


consensus_rules = st.one_of(st.just(MajorityRule(MajorityKind.CONSENSUS)), majorities)


@given(consensus_rules, st.lists(st.sampled_from(Stance), max_size=15))
def test_one_objection_is_no_consensus_and_a_reservation_is_none(rule: MajorityRule, stances: list[Stance]) -> None:
    electorate = hall(len(stances))
    outcome = decide_consensus(rule, tally_of_stances(stances, electorate), electorate).outcome
    assert (outcome is Outcome.NO_CONSENSUS) == (Stance.OBJECTS in stances)
    plain = [Stance.FOR if s is Stance.RESERVATION else s for s in stances]
    assert outcome is decide_consensus(rule, tally_of_stances(plain, electorate), electorate).outcome


def test_a_consensus_of_too_few_does_not_replace_a_qualified_majority() -> None:
    rule = MajorityRule(MajorityKind.AT_LEAST, MajorityBase.FILLED, Fraction(2, 3))
    few, many = hall(8, absent=7), hall(10, absent=5)
    assert decide_consensus(rule, tally_of_stances([Stance.FOR] * 8, few), few).outcome is Outcome.LOST
    assert decide_consensus(rule, tally_of_stances([Stance.FOR] * 10, many), many).outcome is Outcome.CARRIED
