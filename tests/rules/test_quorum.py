"""Quorum: exact at every boundary, monotone, counting seats and never people."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.attendance.rules import (
    Capacity,
    Event,
    GroupTwice,
    Movement,
    NumberBelowZero,
    Place,
    SeatPresence,
    VisitorAffiliation,
    VisitorGroup,
    VisitorsDoNotAddUp,
    VisitorSex,
    missing_seats,
    quorum_statement,
    reconcile,
    seats_needed,
    standing,
    timeline,
)
from governance_app.committees.rules import QuorumBase, QuorumKind, QuorumRule
from governance_app.people.rules import AgeBand

FRACTIONS = [Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(1, 3), Fraction(3, 5), Fraction(1)]


def brute_force(holds: object, n: int) -> int:
    """Return the least whole number of seats ≥ 1 for which `holds`, by trying each."""
    return next(k for k in range(1, n + 3) if holds(Fraction(k)))  # type: ignore[operator]


@pytest.mark.parametrize("n", range(501))
def test_formulas_equal_brute_force(n: int) -> None:
    assert seats_needed(QuorumRule(QuorumKind.MORE_THAN_HALF), n) == brute_force(lambda k: k > Fraction(n, 2), n)
    assert seats_needed(QuorumRule(QuorumKind.THOSE_PRESENT), n) == 1
    half = brute_force(lambda k: k >= Fraction(n, 2), n) if n else 0
    assert seats_needed(QuorumRule(QuorumKind.HALF_PLUS_ONE), n) == half + 1
    for share in FRACTIONS:
        assert seats_needed(QuorumRule(QuorumKind.FRACTION, fraction=share), n) == brute_force(lambda k, s=share: k >= s * n, n)


def test_half_plus_one_is_not_more_than_half_for_odd_numbers() -> None:
    assert (seats_needed(QuorumRule(QuorumKind.MORE_THAN_HALF), 15), seats_needed(QuorumRule(QuorumKind.HALF_PLUS_ONE), 15)) == (8, 9)
    assert (seats_needed(QuorumRule(QuorumKind.MORE_THAN_HALF), 14), seats_needed(QuorumRule(QuorumKind.HALF_PLUS_ONE), 14)) == (8, 8)


def seat(number: int, here: bool, *, bloc: str = "state", voting: bool = True, filled: bool = True) -> SeatPresence:
    return SeatPresence(UUID(int=number), bloc, voting, filled, UUID(int=1000 + number) if here else None)


rules = st.builds(
    QuorumRule, st.sampled_from(QuorumKind), st.sampled_from(QuorumBase), st.sampled_from(FRACTIONS), st.integers(1, 20),
    st.dictionaries(st.sampled_from(["state", "gad"]), st.integers(0, 4)))
rooms = st.lists(st.tuples(st.booleans(), st.sampled_from(["state", "gad"]), st.booleans(), st.booleans()), max_size=40)


@given(rules, rooms)
def test_one_more_seat_never_loses_the_quorum(rule: QuorumRule, room: list[tuple[bool, str, bool, bool]]) -> None:
    seats = [seat(n, here, bloc=bloc, voting=voting, filled=filled or here) for n, (here, bloc, voting, filled) in enumerate(room)]
    before = quorum_statement(rule, seats)
    for index, one in enumerate(seats):
        if one.sitter is None and one.filled:
            more = [*seats[:index], seat(index, True, bloc=one.bloc, voting=one.voting), *seats[index + 1:]]
            assert quorum_statement(rule, more).reached >= before.reached


@given(rules, rooms)
def test_the_statement_can_be_recomputed_by_hand(rule: QuorumRule, room: list[tuple[bool, str, bool, bool]]) -> None:
    seats = [seat(n, here, bloc=bloc, voting=voting, filled=filled or here) for n, (here, bloc, voting, filled) in enumerate(room)]
    said = quorum_statement(rule, seats)
    counted = [s for s in seats if s.voting and (rule.base is QuorumBase.SEATS or s.filled)]
    assert said.n == len(counted)
    assert said.present == sum(1 for s in counted if s.sitter)
    short = {b: m for b, m in rule.per_bloc.items() if sum(1 for s in counted if s.sitter and s.bloc == b) < m}
    assert {s.bloc: s.needed for s in said.bloc_shortfalls} == short
    assert said.reached == (said.present >= said.needed and not short)


def test_seats_without_vote_do_not_count_and_vacant_ones_only_in_the_base_of_seats() -> None:
    room = [seat(1, True), seat(2, True, voting=False), seat(3, False, filled=False), seat(4, False)]
    filled, every = (quorum_statement(QuorumRule(base=base), room) for base in (QuorumBase.FILLED_SEATS, QuorumBase.SEATS))
    assert (filled.present, filled.needed, filled.n) == (1, 2, 2)
    assert (every.present, every.needed, every.n) == (1, 2, 3)


def test_nobody_is_never_a_quorum() -> None:
    for kind in QuorumKind:
        assert not quorum_statement(QuorumRule(kind, fraction=Fraction(1, 2), fixed=1), []).reached


def test_an_alternate_beside_the_principal_is_one_seat_and_the_timeline_tells_the_loss() -> None:
    start = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
    roster = [Place(UUID(int=n), "state", True, UUID(int=10 + n), (UUID(int=20 + n),)) for n in range(3)]

    def move(person: int, movement: Movement, minute: int, capacity: Capacity | None, seat: int) -> Event:
        return Event(UUID(int=minute), UUID(int=person), movement, start + timedelta(minutes=minute), capacity, UUID(int=seat))

    events = [
        move(10, Movement.ARRIVES, 1, Capacity.PRINCIPAL, 0), move(20, Movement.ARRIVES, 2, Capacity.ALTERNATE, 0),
        move(11, Movement.ARRIVES, 3, Capacity.PRINCIPAL, 1), move(11, Movement.LEAVES, 4, None, 1), move(10, Movement.LEAVES, 5, None, 0),
    ]
    history = timeline(events, roster, QuorumRule(), start + timedelta(hours=1))
    assert [(p.at.minute, p.statement.present, p.statement.reached) for p in history] == [(1, 1, False), (3, 2, True), (4, 1, False)]
    assert {s.seat.int for s in missing_seats(standing(events, start + timedelta(minutes=4), roster))} == {1, 2}


cells = st.lists(st.tuples(
    st.sampled_from(VisitorSex), st.sampled_from([None, *AgeBand]), st.sampled_from(VisitorAffiliation), st.integers(0, 50)),
    unique_by=lambda c: c[:3], max_size=30)


@given(cells, st.integers(0, 20), st.integers(-3, 3))
def test_visitors_reconcile_with_the_sheet_or_both_figures_are_said(
    given_cells: list[tuple[VisitorSex, AgeBand | None, VisitorAffiliation, int]], illegible: int, wrong_by: int,
) -> None:
    groups = [VisitorGroup(*cell) for cell in given_cells]
    total = sum(g.number for g in groups) + illegible
    if wrong_by == 0:
        assert sum(g.number for g in reconcile(total, illegible, groups)) + illegible == total
    elif total + wrong_by >= 0:
        with pytest.raises(VisitorsDoNotAddUp) as refusal:
            reconcile(total + wrong_by, illegible, groups)
        assert (refusal.value.data["total"], refusal.value.data["summed"]) == (total + wrong_by, total)


def test_a_group_twice_and_a_negative_count_are_refused() -> None:
    group = VisitorGroup(VisitorSex.WOMEN, None, VisitorAffiliation.OTHER, 2)
    with pytest.raises(GroupTwice):
        reconcile(4, 0, [group, group])
    with pytest.raises(NumberBelowZero):
        reconcile(1, -1, [group])
