"""Double majorities: the body and its blocs, equal to a count by hand, monotone, and never saved by a casting vote."""

from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from governance_app.committees.rules import BlankVotes, InBlocs, MajorityBase, MajorityKind, MajorityRule, TieRule
from governance_app.voting.rules import Choice, Elector, Electorate, Outcome, Tally, count_blocs, decide, decide_consensus, tally_of
from tests.rules.test_majorities import FRACTIONS, SEVERITY, by_hand
from tests.support.examples import times

BLOCS = ("gad", "nationalities", "state")
COUNTED = (MajorityKind.MORE_FOR_THAN_AGAINST, MajorityKind.MORE_THAN_HALF, MajorityKind.HALF_PLUS_ONE, MajorityKind.AT_LEAST,
           MajorityKind.UNANIMITY)
in_blocs = st.builds(InBlocs, st.none() | st.integers(1, 4), st.sampled_from(COUNTED), st.sampled_from(MajorityBase),
                     st.sampled_from(FRACTIONS))
double = st.builds(MajorityRule, st.sampled_from(COUNTED), st.sampled_from(MajorityBase), st.sampled_from(FRACTIONS), in_blocs=in_blocs)


@st.composite
def rooms(draw: st.DrawFn) -> tuple[Electorate, dict[UUID, Choice]]:
    """A body of up to 18 seats in three blocs: present, absent, vacant or recused; an answer of everybody who may."""
    kinds = draw(st.lists(st.tuples(st.sampled_from(BLOCS), st.sampled_from(("here", "here", "here", "absent", "vacant", "recused"))),
                          max_size=18))
    electors = tuple(
        Elector(UUID(int=n), bloc, UUID(int=900 + n) if kind in ("here", "recused") else None, None, kind != "vacant", kind == "recused")
        for n, (bloc, kind) in enumerate(kinds))
    return Electorate(electors), {e.seat: draw(st.sampled_from(Choice)) for e in electors if e.votes}


def blocs_by_hand(rule: InBlocs, hall: Electorate, answers: dict[UUID, Choice], blanks: BlankVotes) -> int:
    """Count once more, in plain words, how many blocs reach it."""
    reached = 0
    for bloc in BLOCS:
        inside = Electorate(tuple(e for e in hall.electors if e.bloc == bloc))
        if inside.filled:
            said = tally_of([c for seat, c in answers.items() if inside.elector(seat)], inside)
            reached += by_hand(MajorityRule(rule.kind, rule.base, rule.fraction), said, inside, blanks)
    return reached


@times(4)
@given(double, rooms(), st.sampled_from(BlankVotes))
def test_a_double_majority_equals_a_count_by_hand(
    rule: MajorityRule, room: tuple[Electorate, dict[UUID, Choice]], blanks: BlankVotes,
) -> None:
    hall, answers = room
    tally = tally_of(answers.values(), hall)
    verdict = decide(rule, tally, hall, blanks=blanks, answers=answers)
    assert rule.in_blocs
    blocs = sum(any(e.bloc == b and e.filled and not e.recused for e in hall.electors) for b in BLOCS)
    needed = blocs if rule.in_blocs.number is None else rule.in_blocs.number
    reached = blocs_by_hand(rule.in_blocs, hall, answers, blanks)
    assert (len(verdict.blocs), verdict.blocs_needed, sum(b.reached for b in verdict.blocs)) == (blocs, needed, reached)
    assert (verdict.outcome is Outcome.CARRIED) == (by_hand(rule, tally, hall, blanks) and reached >= needed)


@times(4)
@given(double, rooms(), st.sampled_from(TieRule))
def test_one_more_for_never_makes_a_double_majority_lose(
    rule: MajorityRule, room: tuple[Electorate, dict[UUID, Choice]], tie: TieRule,
) -> None:
    hall, answers = room
    before = decide(rule, tally_of(answers.values(), hall), hall, tie=tie, answers=answers)
    for seat in answers:
        changed = {**answers, seat: Choice.FOR}
        after = decide(rule, tally_of(changed.values(), hall), hall, tie=tie, answers=changed)
        grew = after.base_size > before.base_size or any(
            a.base_size > b.base_size for a, b in zip(after.blocs, before.blocs, strict=True))
        assert SEVERITY[after.outcome] >= SEVERITY[before.outcome] or (before.tied and grew)


@given(rooms())
def test_the_blocs_add_up_to_the_whole(room: tuple[Electorate, dict[UUID, Choice]]) -> None:
    hall, answers = room
    counts, whole = count_blocs(InBlocs(), answers, hall), tally_of(answers.values(), hall)
    assert sum(c.tally.answers for c in counts) == whole.answers
    assert sum(c.tally.votes_for for c in counts) == whole.votes_for
    assert sum(c.tally.absent for c in counts) == whole.absent


def seats(*blocs: tuple[str, int]) -> Electorate:
    names = [name for name, number in blocs for _ in range(number)]
    return Electorate(tuple(Elector(UUID(int=n), name, UUID(int=900 + n)) for n, name in enumerate(names)))


def test_a_tie_with_a_bloc_against_it_is_lost_and_nobody_may_break_it() -> None:
    hall = seats(("gad", 3), ("nationalities", 3))
    answers = {e.seat: Choice.FOR if e.bloc == "gad" else Choice.AGAINST for e in hall.electors}
    rule = MajorityRule(in_blocs=InBlocs())
    for tie in TieRule:
        verdict = decide(rule, Tally(3, 3), hall, tie=tie, answers=answers)
        assert (verdict.outcome, verdict.tied) == (Outcome.LOST, False)


def test_a_bloc_in_which_all_are_absent_has_not_agreed() -> None:
    hall = Electorate((*seats(("gad", 5)).electors, Elector(UUID(int=70), "state", None)))
    answers = {e.seat: Choice.FOR for e in hall.electors if e.votes}
    for base in MajorityBase:
        rule = MajorityRule(in_blocs=InBlocs(base=base, kind=MajorityKind.MORE_THAN_HALF))
        assert decide(rule, Tally(5), hall, answers=answers).outcome is Outcome.LOST
    two = MajorityRule(in_blocs=InBlocs(number=1))
    assert decide(two, Tally(5), hall, answers=answers).outcome is Outcome.CARRIED


def test_a_bloc_whose_seats_are_all_vacant_is_not_asked() -> None:
    vacant = Elector(UUID(int=70), "state", None, filled=False)
    hall = Electorate((*seats(("gad", 3)).electors, vacant))
    answers = {e.seat: Choice.FOR for e in hall.electors if e.votes}
    assert decide(MajorityRule(in_blocs=InBlocs()), Tally(3), hall, answers=answers).outcome is Outcome.CARRIED


def test_a_consensus_asks_the_blocs_as_well() -> None:
    hall = Electorate((*seats(("gad", 3)).electors, Elector(UUID(int=70), "state", None)))
    answers = {e.seat: Choice.FOR for e in hall.electors if e.votes}
    rule = MajorityRule(MajorityKind.AT_LEAST, MajorityBase.PRESENT, Fraction(2, 3), in_blocs=InBlocs())
    assert decide_consensus(rule, Tally(3), hall, answers=answers).outcome is Outcome.LOST
