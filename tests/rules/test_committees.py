"""Statutes as exact data, bodies nested without circles, seats and who holds them: rules alone."""

from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.committees import rules
from governance_app.committees.rules import (
    BlankVotes,
    HolderKind,
    Holding,
    InBlocs,
    MajorityBase,
    MajorityKind,
    MajorityRule,
    MatterKind,
    NoticeRule,
    ProxyRule,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    Seat,
    SeatFacts,
    SeatStatus,
    SecondCallRule,
    Statute,
    Term,
    TieRule,
)
from governance_app.organisations.rules import Bloc
from tests.support.strategies_committees import DAY, days, histories, one, statutes


@given(statutes)
def test_a_statute_survives_its_journey_through_json(statute: Statute) -> None:
    """Every field, every fraction, comes back as it went."""
    assert rules.statute_from_data(rules.statute_to_data(statute)) == statute


@pytest.mark.parametrize(("where", "data"), [
    ("statute.colour", {"colour": "green"}),
    ("statute.quorum.kind", {"quorum": {"kind": "many"}}),
    ("statute.quorum.fixed", {"quorum": {"fixed": "7"}}),
    ("statute.quorum.fixed", {"quorum": {"fixed": True}}),
    ("statute.quorum.fraction", {"quorum": {"fraction": "0.5"}}),
    ("statute.quorum.fraction", {"quorum": {"fraction": "1/0"}}),
    ("statute.notice.ordinary.hours", {"notice": {"ordinary": {"hours": 2}}}),
    ("statute.signatories", {"signatories": "president"}),
    ("statute.majorities", {"majorities": []}),
    ("statute", "text"),
])
def test_what_is_not_a_statute_is_refused_and_located(where: str, data: object) -> None:
    """Unknown keys, other kinds and inexact fractions never pass."""
    with pytest.raises(rules.StatuteUnreadable) as refused:
        rules.statute_from_data(data)
    assert refused.value.data["where"] == where


def test_an_absent_key_takes_todays_default() -> None:
    """A statute stored by an older version stays readable."""
    assert rules.statute_from_data({"tie": "casting_vote"}) == Statute(tie=TieRule.CASTING_VOTE)
    assert {f.name for f in fields(Statute)} == set(rules.statute_to_data(Statute()))


@pytest.mark.parametrize(("wrong", "error"), [
    (Statute(quorum=QuorumRule(QuorumKind.FRACTION)), rules.FractionNeeded),
    (Statute(quorum=QuorumRule(QuorumKind.FRACTION, fraction=Fraction(4, 3))), rules.FractionNeeded),
    (Statute(quorum=QuorumRule(QuorumKind.FIXED, fixed=0)), rules.FixedNumberNeeded),
    (Statute(quorum=QuorumRule(per_bloc={"state": 0})), rules.MinimumUnfit),
    (Statute(second_call=SecondCallRule(True, 60, QuorumRule(QuorumKind.FIXED))), rules.FixedNumberNeeded),
    (Statute(majorities={"rules": MajorityRule()}), rules.OrdinaryMajorityNeeded),
    (Statute(majorities={"ordinary": MajorityRule(MajorityKind.AT_LEAST)}), rules.FractionNeeded),
    (Statute(majorities={"ordinary": MajorityRule(MajorityKind.UNANIMITY_LESS)}), rules.LessNeeded),
    (Statute(majorities={"ordinary": MajorityRule(in_blocs=InBlocs(number=0))}), rules.BlocsNeeded),
    (Statute(majorities={"ordinary": MajorityRule(in_blocs=InBlocs(kind=MajorityKind.AT_LEAST))}), rules.FractionNeeded),
    (Statute(majorities={"ordinary": MajorityRule(in_blocs=InBlocs(kind=MajorityKind.CONSENSUS))}), rules.BlocMajorityUnfit),
    (Statute(majorities={"ordinary": MajorityRule(in_blocs=InBlocs(kind=MajorityKind.UNANIMITY_LESS))}), rules.BlocMajorityUnfit),
    (Statute(majorities={"ordinary": MajorityRule(MajorityKind.CONSENSUS, in_blocs=InBlocs())}), rules.BlocMajorityUnfit),
    (Statute(proxies=ProxyRule(True, 0)), rules.FigureUnfit),
    (Statute(notice={"ordinary": NoticeRule(72, 48)}), rules.NoticeUnfit),
    (Statute(signatories=()), rules.SignatoryNeeded),
    (Statute(aim_women_percent=101), rules.FigureUnfit),
    (Statute(term_months=0), rules.FigureUnfit),
])
def test_a_statute_that_cannot_be_applied_is_refused(wrong: Statute, error: type[Exception]) -> None:
    """Each rule says what it lacks."""
    with pytest.raises(error):
        rules.check_statute(wrong)


def test_the_statute_of_the_house_can_be_applied() -> None:
    """The defaults of data/meeting_rules.csv: 48 and 24 hours of floor, eight days and 72 hours of advice."""
    rules.check_statute(Statute())
    assert {k: (n.floor_hours, n.advice_hours) for k, n in Statute().notice.items()} == {
        "ordinary": (48, 192), "extraordinary": (24, 72), "inaugural": (48, 192), "assembly": (48, 192),
    }
    assert Statute().notice_for("commemorative") == NoticeRule(48, 192)
    assert Statute().majority_for(MatterKind.REMOVAL) == MajorityRule()


@given(st.lists(days, unique=True, min_size=1, max_size=6), days)
def test_a_day_is_judged_by_the_latest_version_that_had_begun(starts: list[date], day: date) -> None:
    """Compared with a search by hand."""
    versions = [rules.DatedStatute(UUID(int=n), UUID(int=0), s, None, Statute(term_months=n + 1), "", None) for n, s in enumerate(starts)]
    begun = [v for v in versions if v.valid_from <= day]
    if not begun:
        with pytest.raises(rules.StatuteMissing):
            rules.statute_valid_on(versions, day)
    else:
        assert rules.statute_valid_on(versions, day) == max(begun, key=lambda v: v.valid_from).statute


def test_older_rules_are_inserted_only_with_a_reason() -> None:
    """And never twice on one day."""
    taken = [date(2024, 1, 1), date(2026, 1, 1)]
    rules.check_adoption_day(taken, date(2026, 1, 2), "")
    rules.check_adoption_day(taken, date(2025, 1, 1), "Se halló el acta de 2025")
    with pytest.raises(rules.StatuteOutOfOrder):
        rules.check_adoption_day(taken, date(2025, 1, 1), "  ")
    with pytest.raises(rules.StatuteDayTaken):
        rules.check_adoption_day(taken, date(2024, 1, 1), "otra vez")


@given(st.dictionaries(st.integers(1, 7), st.integers(1, 7), max_size=7), st.integers(1, 7), st.integers(1, 7))
def test_no_nesting_ever_closes_a_circle(edges: dict[int, int], body: int, parent: int) -> None:
    """Whatever was allowed before, walking up from any body ends."""
    parents: dict[UUID, UUID | None] = {UUID(int=n): None for n in range(1, 8)}
    for child, above in [*edges.items(), (body, parent)]:
        try:
            rules.check_nesting(parents, UUID(int=child), UUID(int=above))
        except rules.NestedInItself:
            assert UUID(int=child) in rules.chain(parents, UUID(int=above))
        else:
            parents[UUID(int=child)] = UUID(int=above)
    for id in parents:
        walk = rules.chain(parents, id)
        assert len(set(walk)) == len(walk)
        assert set(rules.inside(parents, id)) == {below for below in parents if id in rules.chain(parents, below)[1:]}
    outermost = [id for id, above in parents.items() if above is None]
    assert rules.families(parents) == {id: rules.inside(parents, id) for id in outermost}
    assert sorted(id.int for top, below in rules.families(parents).items() for id in (top, *below)) == list(range(1, 8))


def test_a_body_cannot_stand_inside_itself() -> None:
    """The shortest circle."""
    with pytest.raises(rules.NestedInItself):
        rules.check_nesting({one(1): None}, one(1), one(1))


@pytest.mark.parametrize("slug", ["", "Comité", "con espacio", "dos--guiones", "-antes", "ñandú", "x" * 81])
def test_unfit_addresses_are_refused(slug: str) -> None:
    """Small ASCII letters, digits and single hyphens only."""
    with pytest.raises(rules.SlugUnfit):
        rules.check_slug(slug)
    assert rules.check_slug("comite-palora-2") == "comite-palora-2"


@given(days, st.integers(1, 120))
def test_a_term_ends_on_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int) -> None:
    """Never in the month after."""
    end = rules.months_later(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@given(histories, st.integers(0, 500), st.integers(0, 90))
def test_the_roster_equals_a_count_by_hand(history: tuple[SeatFacts, ...], offset: int, warning: int) -> None:
    """Over random dated histories: principal, alternates and status of every seat on a day."""
    ends = {d for f in history for h in f.holdings for d in (h.valid_from, h.valid_to) if d}
    ends |= {t.ends_on for f in history for t in f.terms if t.ends_on}
    near = {d - timedelta(days=before) for d in ends for before in (0, 1, warning)}
    for day in {DAY + timedelta(days=offset), *near}:
        check_roster(history, day, warning)


def check_roster(history: tuple[SeatFacts, ...], day: date, warning: int) -> None:
    for facts in history:
        names = {h.person: f"P{h.person.int}" for h in facts.holdings}
        seat = rules.seat_on(facts, day, warning, names, "")
        here = [h for h in facts.holdings if h.valid_from <= day and not (h.valid_to is not None and h.valid_to <= day)]
        principals = [h for h in here if h.kind is HolderKind.PRINCIPAL]
        assert (seat.principal.id if seat.principal else None) == (principals[0].person if principals else None)
        assert {p.id for p in seat.alternates} == {h.person for h in here if h.kind is HolderKind.ALTERNATE}
        assert seat.status is by_hand(facts, principals[0] if principals else None, day, warning)


def by_hand(facts: SeatFacts, principal: Holding | None, day: date, warning: int) -> SeatStatus:
    if principal is None:
        return SeatStatus.VACANT
    ends = [t.ends_on for t in facts.terms if t.id == principal.term and t.ends_on]
    if any((day - end).days >= 0 for end in ends):
        return SeatStatus.CARRIED_OVER
    ends += [principal.valid_to] if principal.valid_to else []
    return SeatStatus.ENDING if any((end - day).days <= warning for end in ends) else SeatStatus.FILLED


def seat(n: int = 1, *, voting: bool = True) -> Seat:
    return Seat(one(n), one(99), f"Puesto {n}", None, Bloc.GAD, voting, n, DAY, None)


def held(
    person: int, start: int, end: int | None = None, *, seat: int = 1, kind: HolderKind = HolderKind.PRINCIPAL, term: int | None = None,
) -> Holding:
    until = None if end is None else DAY + timedelta(days=end)
    begins = DAY + timedelta(days=start)
    return Holding(one(person * 1000 + start), one(seat), one(person), kind, begins, until, one(term) if term else None)


def test_a_seat_has_one_principal_at_a_time() -> None:
    """A second one waits for the first to end, or for the first one's term to be over."""
    term = Term(one(50), one(1), DAY, DAY + timedelta(days=100))
    facts = SeatFacts(seat(), (term,), (held(1, 0, term=50),))
    with pytest.raises(rules.SeatAlreadyHeld):
        rules.check_holding(facts, held(2, 99))
    rules.check_holding(facts, held(2, 100))
    assert rules.replaced_by(facts, held(2, 100)) == facts.holdings[0]
    assert rules.replaced_by(facts, held(2, 99)) is None
    with pytest.raises(rules.HoldsThisSeatAlready):
        rules.check_holding(facts, held(1, 20, kind=HolderKind.ALTERNATE))
    rules.check_holding(facts, held(3, 20, kind=HolderKind.ALTERNATE))
    with pytest.raises(rules.SeatNotThen):
        rules.check_holding(facts, held(3, -1))


def test_nobody_is_principal_of_two_voting_seats_of_a_body_at_once() -> None:
    """One after the other, or without a vote, or as alternate: yes."""
    others = (SeatFacts(seat(2), (), (held(1, 0, 50, seat=2),)),)
    with pytest.raises(rules.HoldsAnotherSeat):
        rules.check_one_voting_seat(others, seat(1), held(1, 49))
    rules.check_one_voting_seat(others, seat(1), held(1, 50))
    rules.check_one_voting_seat(others, seat(1, voting=False), held(1, 10))
    rules.check_one_voting_seat(others, seat(1), held(1, 10, kind=HolderKind.ALTERNATE))
    rules.check_one_voting_seat((SeatFacts(seat(2, voting=False), (), others[0].holdings),), seat(1), held(1, 10))


@given(days, days, days, days)
def test_two_spans_overlap_when_a_day_lies_in_both(a: date, b: date, c: date, d: date) -> None:
    """Compared day by day; ends are exclusive."""
    (a, b), (c, d) = sorted((a, b)), sorted((c, d))
    shared = {a + timedelta(days=n) for n in range((b - a).days)} & {c + timedelta(days=n) for n in range((d - c).days)}
    if a < b and c < d:
        assert rules.overlap(a, b, c, d) == bool(shared)


def test_majority_and_quorum_words_are_all_in_the_statute() -> None:
    """Each formula of the issue can be written: none is missing from the enums."""
    assert {k.value for k in QuorumKind} >= {"more_than_half", "half_plus_one", "fraction", "fixed"}
    assert {b.value for b in MajorityBase} >= {"present", "seats", "filled", "valid"}
    assert replace(Statute(), blank_votes=BlankVotes.ADD_TO_MAJORITY).blank_votes is BlankVotes.ADD_TO_MAJORITY
    assert QuorumRule().base is QuorumBase.FILLED_SEATS
