"""Random statutes and random dated histories of seats, for property tests."""

from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from hypothesis import strategies as st

from governance_app.committees.rules import (
    BlankVotes,
    CorrespondenceRule,
    HolderKind,
    Holding,
    InBlocs,
    LateArrivals,
    MajorityBase,
    MajorityKind,
    MajorityRule,
    MatterKind,
    NoticeRule,
    ProxyRule,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    Reconsideration,
    Seat,
    SeatFacts,
    SecondCallRule,
    Statute,
    Term,
    TieRule,
)
from governance_app.organisations.rules import Bloc

DAY = date(2026, 1, 1)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
fractions = st.fractions(Fraction(1, 100), Fraction(1), max_denominator=100)
words = st.text(max_size=30)


def one(n: int) -> UUID:
    """Return a small id that is easy to read in a failure."""
    return UUID(int=n)


quorums = st.builds(
    QuorumRule, st.sampled_from(QuorumKind), st.sampled_from(QuorumBase), st.none() | fractions, st.none() | st.integers(1, 60),
    st.dictionaries(st.sampled_from([b.value for b in Bloc]), st.integers(1, 5)), words,
)
in_blocs = st.builds(
    InBlocs, st.none() | st.integers(1, 5), st.sampled_from(MajorityKind), st.sampled_from(MajorityBase), st.none() | fractions)
majorities = st.builds(
    MajorityRule, st.sampled_from(MajorityKind), st.sampled_from(MajorityBase), st.none() | fractions, words, st.integers(0, 9),
    st.none() | in_blocs)
statutes = st.builds(
    Statute, quorum=quorums,
    majorities=st.dictionaries(st.sampled_from([m.value for m in MatterKind]), majorities),
    notice=st.dictionaries(st.sampled_from(["ordinary", "assembly"]), st.builds(NoticeRule, st.integers(), st.integers(), words)),
    second_call=st.builds(SecondCallRule, st.booleans(), st.integers(), quorums, words), tie=st.sampled_from(TieRule),
    blank_votes=st.sampled_from(BlankVotes), vote_without_quorum=st.booleans(),
    late_arrivals=st.sampled_from(LateArrivals), reconsideration=st.sampled_from(Reconsideration),
    proxies=st.builds(ProxyRule, st.booleans(), st.integers(1, 20), words),
    correspondence=st.builds(
        CorrespondenceRule, st.booleans(), st.integers(1, 366), st.lists(st.sampled_from(MatterKind), unique=True).map(tuple), words),
    signatories=st.lists(st.sampled_from(["president", "secretary", "treasurer"])).map(tuple),
    term_months=st.none() | st.integers(1, 99), aim_women_percent=st.none() | st.integers(0, 100), reglamento=words,
)


@st.composite
def _histories(draw: st.DrawFn) -> tuple[SeatFacts, ...]:
    return tuple(_seat(draw, n) for n in range(1, draw(st.integers(1, 4)) + 1))


def _seat(draw: st.DrawFn, n: int) -> SeatFacts:
    """One seat: terms and principals one after the other with pauses, alternates as they come."""
    cuts = sorted(draw(st.lists(st.integers(0, 480), unique=True, max_size=6)))
    terms, principals = [], []
    for number, (start, end) in enumerate(zip(cuts[::2], [*cuts[1::2], None], strict=False)):
        length = draw(st.integers(1, 120))
        term = Term(one(n * 100 + number), one(n), _day(start), _day(start + length) if draw(st.booleans()) else None)
        terms.append(term)
        until = _day(end) if end is not None else None
        principals.append(Holding(one(n * 1000 + number), one(n), one(n * 10 + number), HolderKind.PRINCIPAL, _day(start), until, term.id))
    spans = draw(st.lists(st.tuples(st.integers(0, 400), st.none() | st.integers(1, 90)), max_size=3))
    alternates = [
        Holding(one(n * 2000 + k), one(n), one(n * 50 + k), HolderKind.ALTERNATE, _day(start), _day(start + length) if length else None)
        for k, (start, length) in enumerate(spans)
    ]
    seat = Seat(one(n), one(99), f"Puesto {n}", None, Bloc.GAD, True, n, DAY, None)
    return SeatFacts(seat, tuple(terms), tuple(draw(st.permutations([*principals, *alternates]))))


def _day(offset: int) -> date:
    return DAY + timedelta(days=offset)


histories = _histories()
