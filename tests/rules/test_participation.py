"""Figures about who takes part, against a recount that lists everybody and ticks them off one by one."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.participation import rules
from governance_app.participation.rules import (
    INDIGENOUS_ANSWER,
    NOT_INDIGENOUS,
    OTHER_ANSWER,
    WOMEN,
    YOUTH,
    Dimension,
    EndsBeforeItBegins,
    Gathering,
    Holders,
    Measure,
    Period,
    PeriodKind,
    Proposal,
    Said,
    SpeakerAffiliation,
    SpeakerGroup,
    Turn,
    before,
    board_of,
    period_of,
    said_from,
    said_of_group,
    tally,
)
from governance_app.people.rules import NO_ANSWER, UNKNOWN_ANSWER

PEOPLE = [UUID(int=n) for n in range(1, 13)]
DAY = date(2026, 3, 20)
SEXES = st.sampled_from(["mujer", "hombre", NO_ANSWER, None])
BANDS = st.sampled_from(["15-17", YOUTH, "30-64", "65+", NO_ANSWER, None])
ETHNIC = st.sampled_from(["indigena", "mestiza", "montubia", NO_ANSWER, None])
NATIONS = st.sampled_from(["kichwa", "shuar", UNKNOWN_ANSWER, NO_ANSWER, None])
SAYINGS = st.builds(said_from, SEXES, BANDS, ETHNIC, NATIONS)
TURNS = st.one_of(
    st.builds(lambda i, p: Turn(i, None, p), st.uuids(), st.sampled_from(PEOPLE)),
    st.builds(lambda i, g, a: Turn(i, None, None, g, a), st.uuids(), st.sampled_from(SpeakerGroup), st.sampled_from(SpeakerAffiliation)),
)


@st.composite
def gatherings(draw: Any) -> Gathering:
    """A meeting with comings, goings, struck-out arrivals, turns, motions and visitors."""
    said = draw(st.dictionaries(st.sampled_from(PEOPLE), SAYINGS, max_size=9))
    arrivals = draw(st.lists(st.tuples(st.sampled_from(PEOPLE), st.booleans()), max_size=20))
    return Gathering(
        draw(st.uuids()), DAY + timedelta(days=draw(st.integers(0, 90))), "", rules.attending(arrivals, said), said,
        tuple(draw(st.lists(st.tuples(SAYINGS, st.integers(1, 40)), max_size=4))), tuple(draw(st.lists(TURNS, max_size=15))),
        tuple(draw(st.lists(st.builds(Proposal, st.sampled_from([*PEOPLE, None]), st.booleans()), max_size=6))),
        votes=tuple(draw(st.lists(st.tuples(st.sampled_from([*PEOPLE, None]), st.integers(1, 4)), max_size=6))))


HELD = st.lists(gatherings(), max_size=4)
HOLDERS = st.builds(
    lambda seats, posts: Holders(DAY, tuple(seats), tuple(posts)), st.lists(st.tuples(st.sampled_from("ab"), SAYINGS), max_size=9),
    st.lists(SAYINGS, max_size=5))


def listed(held: list[Gathering], holders: Holders, measure: Measure) -> list[Said]:
    """List everybody who counts towards a measure, one entry a head."""
    heads: list[Said] = []
    if measure is Measure.SEATS:
        return [said for _bloc, said in holders.seats]
    if measure is Measure.POSTS:
        return list(holders.posts)
    for m in held:
        if measure is Measure.ATTENDANCE:
            heads += [m.attendees[person] for person in m.attendees]
        elif measure is Measure.VISITORS:
            for said, number in m.visitors:
                heads += [said] * number
        elif measure is Measure.VOTES:
            for person, number in m.votes:
                heads += [m.descriptions[person] if person in m.descriptions else Said()] * number
        elif measure is Measure.SPEAKING:
            heads += [m.descriptions.get(t.person, Said()) if t.person else said_of_group(t.group, t.affiliation) for t in m.turns]
        else:
            wanted = [p for p in m.proposals if p.carried or measure is Measure.PROPOSALS]
            heads += [m.descriptions[p.proposer] if p.proposer in m.descriptions else Said() for p in wanted]
    return heads


@given(HELD, HOLDERS)
def test_every_figure_agrees_with_a_recount_head_by_head(held: list[Gathering], holders: Holders) -> None:
    board = board_of(held, holders)
    for measure in Measure:
        heads = listed(held, holders, measure)
        for dimension in Dimension:
            figures, answers = board.figures[measure, dimension], [h.of(dimension) for h in heads]
            known = [a for a in answers if a not in (None, NO_ANSWER, UNKNOWN_ANSWER)]
            assert figures.total == len(heads)
            assert figures.not_recorded == answers.count(None)
            assert figures.base == len(known)
            assert figures.unsaid == answers.count(NO_ANSWER) + answers.count(UNKNOWN_ANSWER)
            assert all(figures.counts.get(a, 0) == answers.count(a) for a in set(answers) - {None})
            for value in set(known):
                assert figures.share(value) == Fraction(known.count(value), len(known))
            if heads:
                assert figures.completeness == Fraction(len(heads) - answers.count(None), len(heads))


@given(HELD, HOLDERS)
def test_shares_are_over_known_values_alone_and_add_up_to_one(held: list[Gathering], holders: Holders) -> None:
    for figures in board_of(held, holders).figures.values():
        shares = [s for value in figures.counts if (s := figures.share(value)) is not None]
        assert sum(shares, Fraction(0)) == (1 if figures.base else 0)
        assert figures.share(NO_ANSWER) is None
        assert figures.share(UNKNOWN_ANSWER) is None


@given(HELD, HOLDERS, st.integers(0, 20))
def test_people_nobody_recorded_change_no_share(held: list[Gathering], holders: Holders, more: int) -> None:
    strangers = {UUID(int=1000 + n): Said() for n in range(more)}
    grown = [Gathering(m.meeting, m.day, m.code, {**m.attendees, **strangers}, m.descriptions) for m in held]
    for dimension in Dimension:
        was = board_of(held, holders).figures[Measure.ATTENDANCE, dimension]
        now = board_of(grown, holders).figures[Measure.ATTENDANCE, dimension]
        assert now.counts == was.counts
        assert all(now.share(v) == was.share(v) for v in was.counts)
        assert now.not_recorded == was.not_recorded + more * len(held)


@given(HELD, HOLDERS, st.permutations(PEOPLE))
def test_who_the_people_are_changes_nothing(held: list[Gathering], holders: Holders, other: list[UUID]) -> None:
    become = dict(zip(PEOPLE, other, strict=True))
    moved = [
        Gathering(m.meeting, m.day, m.code, {become[p]: s for p, s in m.attendees.items()},
                  {become[p]: s for p, s in m.descriptions.items()}, m.visitors,
                  tuple(Turn(t.id, t.item, become[t.person] if t.person else None, t.group, t.affiliation) for t in m.turns),
                  tuple(Proposal(become[p.proposer] if p.proposer else None, p.carried) for p in m.proposals),
                  votes=tuple((become[p] if p else None, n) for p, n in m.votes))
        for m in reversed(held)
    ]
    mixed = Holders(holders.day, tuple(reversed(holders.seats)), tuple(reversed(holders.posts)))
    first, second = board_of(held, holders), board_of(moved, mixed)
    assert first.figures == second.figures
    assert (first.blocs, first.masses) == (second.blocs, second.masses)


def test_who_comes_twice_attends_once_and_a_struck_out_arrival_never_was() -> None:
    rosa, luis, ana = PEOPLE[:3]
    said = {p: Said(sex="mujer") for p in (rosa, luis, ana)}
    came = rules.attending([(rosa, False), (rosa, False), (luis, True), (ana, True), (ana, False)], said)
    assert came == {rosa: Said(sex="mujer"), ana: Said(sex="mujer")}


def test_who_prefers_not_to_say_stands_apart_from_not_recorded_and_outside_the_base() -> None:
    heads = {PEOPLE[n]: Said(sex=sex) for n, sex in enumerate(["mujer", "hombre", "hombre", "hombre", NO_ANSWER, None, None])}
    board = board_of([Gathering(PEOPLE[0], DAY, "", heads, heads)], Holders(DAY))
    row = board.women[0]
    assert (row.group, row.others, row.unsaid, row.not_recorded) == (1, 3, 1, 2)
    assert (row.share, row.completeness) == (Fraction(1, 4), Fraction(5, 7))


@pytest.mark.parametrize(("women", "size", "quarter", "third"), [(3, 13, 0, 0), (4, 16, 1, 0), (5, 16, 1, 0), (6, 18, 1, 1)])
def test_critical_mass_is_exact_at_its_thresholds(women: int, size: int, quarter: int, third: int) -> None:
    heads = {UUID(int=n): Said(sex="mujer" if n < women else "hombre") for n in range(size)}
    empty = Gathering(UUID(int=99), DAY, "", {UUID(int=1): Said()})
    masses = board_of([Gathering(UUID(int=98), DAY, "", heads, heads), empty], Holders(DAY)).masses
    assert [(m.reached, m.judged, m.unknown) for m in masses] == [(quarter, 1, 1), (third, 1, 1)]


def test_a_tap_on_a_group_says_no_more_than_its_words() -> None:
    assert said_of_group(SpeakerGroup.WOMAN, SpeakerAffiliation.NOT_SAID) == Said(WOMEN)
    assert said_of_group(SpeakerGroup.YOUNG_MAN, SpeakerAffiliation.INDIGENOUS) == Said("hombre", YOUTH, INDIGENOUS_ANSWER)
    assert said_of_group(SpeakerGroup.ELDER, SpeakerAffiliation.OTHER) == Said(None, "65+", OTHER_ANSWER, NOT_INDIGENOUS)
    assert said_of_group(SpeakerGroup.NOT_SAID, SpeakerAffiliation.NOT_SAID) == Said()


def test_nobody_is_taken_for_indigenous_or_for_other() -> None:
    assert said_from("mujer", None, None, None).affiliation is None
    assert said_from(None, None, NO_ANSWER, None).affiliation == NO_ANSWER
    assert said_from(None, None, "indigena", "shuar") == Said(None, None, INDIGENOUS_ANSWER, "shuar")
    assert said_from(None, None, "afroecuatoriana", None) == Said(None, None, OTHER_ANSWER, NOT_INDIGENOUS)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_periods_meet_without_gap_or_overlap(day: date) -> None:
    for kind in (PeriodKind.SEMESTER, PeriodKind.GEF_YEAR):
        period = period_of(kind, day)
        assert period.holds(day)
        assert before(period).last + timedelta(days=1) == period.first
        assert period_of(kind, period.first) == period_of(kind, period.last) == period
    assert (period_of(PeriodKind.GEF_YEAR, day).first.month, period_of(PeriodKind.GEF_YEAR, day).last.day) == (7, 30)


def test_a_period_ends_after_it_begins() -> None:
    with pytest.raises(EndsBeforeItBegins):
        Period(PeriodKind.CUSTOM, DAY, DAY - timedelta(days=1))
    assert before(Period(PeriodKind.CUSTOM, DAY, DAY)).last == DAY - timedelta(days=1)


def test_the_tally_counts_by_point_and_names_the_last_tap() -> None:
    point, other = UUID(int=70), UUID(int=71)
    turns = [Turn(UUID(int=1), point, PEOPLE[0]), Turn(UUID(int=2), other, PEOPLE[0]),
             Turn(UUID(int=3), point, None, SpeakerGroup.ELDER, SpeakerAffiliation.INDIGENOUS)]
    here = tally(turns, point)
    assert (here.total, here.people[PEOPLE[0]], here.groups[SpeakerGroup.ELDER, SpeakerAffiliation.INDIGENOUS]) == (2, 1, 1)
    assert (here.points, here.last) == ({point: 2, other: 1}, turns[-1])
    assert tally(turns).total == 3
