"""Who is missing, since when and against what aim; people apart from attendances; the trend; risks: against recounts by brute force."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise, product
from typing import Any
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from governance_app.committees.rules import HolderKind, Holding, Seat, SeatFacts
from governance_app.organisations.rules import Bloc
from governance_app.participation import rules
from governance_app.participation.rules import (
    WOMEN,
    YOUTH,
    Aim,
    AimOfNobody,
    AimReasonNeeded,
    AimsAboveWhole,
    AimSource,
    Dimension,
    Gathering,
    Holders,
    Measure,
    OwnAim,
    PercentUnfit,
    PeriodKind,
    Said,
    SeatPlace,
    Split,
    Step,
    board_of,
)
from governance_app.people.rules import NO_ANSWER
from tests.rules.test_participation import SAYINGS

PEOPLE = [UUID(int=n) for n in range(1, 10)]
SEATS = [UUID(int=n) for n in range(50, 54)]
START = date(2024, 3, 1)
NOON = datetime(2026, 1, 1, tzinfo=UTC)
LONG_AGO, FAR = date(2020, 1, 1), date(2030, 1, 1)
WOMAN, MAN = Said(sex=WOMEN), Said(sex="hombre")


def seat(id: UUID = SEATS[0], *holders: tuple[UUID, HolderKind], bloc: Bloc = Bloc.STATE, since: date = LONG_AGO) -> SeatFacts:
    """A voting seat and who has held it since a day."""
    held = tuple(Holding(UUID(int=900 + n), id, person, kind, since) for n, (person, kind) in enumerate(holders))
    return SeatFacts(Seat(id, UUID(int=1), f"Puesto {id.int}", None, bloc, True, id.int, since), (), held)


def met(day: date, *came: tuple[UUID, UUID | None], said: dict[UUID, Said] | None = None) -> Gathering:
    """A meeting and who came to it, each for a seat or for none."""
    known = said or {}
    heads = {person: known.get(person, Said()) for person, _seat in came}
    sat = {person: frozenset({place}) for person, place in came if place}
    return Gathering(UUID(int=day.toordinal()), day, "", heads, heads, sat=sat)


@st.composite
def histories(draw: Any) -> list[Gathering]:
    """Meetings in order, to which people came for a seat or for none, having said this or that."""
    days = sorted(draw(st.sets(st.integers(0, 1500), max_size=8)))
    coming = st.dictionaries(st.sampled_from(PEOPLE), st.tuples(st.sampled_from([*SEATS, None]), SAYINGS), max_size=6)
    found = []
    for day in days:
        who = draw(coming)
        said = {person: told for person, (_place, told) in who.items()}
        found.append(met(START + timedelta(days=day), *((person, place) for person, (place, _told) in who.items()), said=said))
    return found


@st.composite
def seats(draw: Any) -> list[SeatFacts]:
    """Seats with principals and alternates who come and go."""
    found = []
    for id in SEATS[:draw(st.integers(0, 4))]:
        held = draw(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(HolderKind), st.integers(0, 1500), st.integers(1, 900)),
                             max_size=3))
        holdings = tuple(
            Holding(UUID(int=900 + n), id, person, kind, START + timedelta(days=a), START + timedelta(days=a + b))
            for n, (person, kind, a, b) in enumerate(held))
        found.append(SeatFacts(Seat(id, UUID(int=1), "Puesto", None, draw(st.sampled_from(Bloc)), True, 1, LONG_AGO), (), holdings))
    return found


AIMS = st.builds(
    Aim, st.sampled_from([WOMEN, "hombre"]), st.just(Dimension.SEX), st.integers(0, 100), st.sampled_from(AimSource))


# Absences


@given(st.lists(st.booleans(), max_size=12))
def test_a_run_counts_back_to_the_last_time_somebody_came(came: list[bool]) -> None:
    days = [START + timedelta(days=n) for n in range(len(came))]
    run, missed = rules.run_of(list(zip(days, came, strict=True))), 0
    for here in reversed(came):
        if here:
            break
        missed += 1
    assert (run.missed, run.looked) == (missed, len(came))
    assert run.last == (days[len(came) - 1 - missed] if missed < len(came) else None)


@given(histories(), st.sampled_from([(Dimension.SEX, WOMEN), (Dimension.AGE_BAND, YOUTH), (Dimension.NATIONALITY, "shuar")]))
def test_a_group_is_away_since_the_last_meeting_at_which_anybody_said_they_belong(held: list[Gathering], group: Any) -> None:
    dimension, value = group
    run = rules.group_run(held, dimension, value)
    there = [m for m in held if value in [s.of(dimension) for s in m.attendees.values()]]
    after = [m for m in held if not there or m.day > there[-1].day]
    assert (run.last, run.missed) == (there[-1].day if there else None, len(after))
    unknown = [s for m in after for s in m.attendees.values() if s.of(dimension) in (None, NO_ANSWER, "no_sabe")]
    assert run.unsaid == len(unknown)


@given(histories(), seats())
def test_a_seat_came_whenever_anybody_sat_for_it(held: list[Gathering], places: list[SeatFacts]) -> None:
    for facts in places:
        line = rules.seat_line(facts, held)
        sat = [m.day for m in held if any(facts.seat.id in s for s in m.sat.values())]
        holding = [m.day for m in held if any(h.valid_from <= m.day < (h.valid_to or FAR) for h in facts.holdings)]
        assert line.came == len(sat) <= line.asked == len({*sat, *holding})
        assert line.run.last == (max(sat) if sat else None)


@given(histories(), seats(), st.data())
def test_an_alternate_never_lowers_what_a_seat_is_told_of_its_coming(held: list[Gathering], places: list[SeatFacts], data: Any) -> None:
    """Put any other person in the place of whoever sat: not one figure of a seat changes."""
    def swapped(m: Gathering) -> Gathering:
        others = data.draw(st.permutations(PEOPLE))
        become = dict(zip(PEOPLE, others, strict=True))
        heads, sat = {become[p]: s for p, s in m.attendees.items()}, {become[p]: s for p, s in m.sat.items()}
        return Gathering(m.meeting, m.day, m.code, heads, sat=sat)

    assert rules.seat_lines(places, held, FAR) == rules.seat_lines(places, [swapped(m) for m in held], FAR)


def test_a_seat_whose_principal_never_came_but_whose_alternate_always_did_is_not_missing() -> None:
    rosa, ana = PEOPLE[:2]
    place = seat(SEATS[0], (rosa, HolderKind.PRINCIPAL), (ana, HolderKind.ALTERNATE))
    history = [met(START + timedelta(days=30 * n), (ana, SEATS[0])) for n in range(4)]
    line = rules.seat_line(place, history)
    assert (line.came, line.asked, line.run.missed) == (4, 4, 0)
    assert rules.who_is_missing([place], history, board_of(history, Holders(FAR)), (), date(2025, 1, 1)).seats == ()


def test_the_board_says_who_is_missing_since_when_and_against_what_aim() -> None:
    young, rosa = PEOPLE[:2]
    said = {young: Said(WOMEN, YOUTH), rosa: Said(WOMEN, "30-64")}
    first, later = met(date(2026, 3, 14), (young, None), said=said), [met(date(2026, m, 14), (rosa, None), said=said) for m in (4, 5, 6)]
    aim = Aim(YOUTH, Dimension.AGE_BAND, 20)
    history = [first, *later]
    missing = rules.who_is_missing([], history, board_of(history, Holders(FAR)), [aim], date(2026, 6, 30))
    [away] = [g for g in missing.groups if g.value == YOUTH]
    assert (away.run.last, away.run.missed, away.aim) == (date(2026, 3, 14), 3, aim)
    assert not [g for g in missing.groups if g.value == WOMEN]
    assert missing.under == ()  # said once, with its aim: not a second time


@given(histories(), AIMS)
def test_under_an_aim_is_exact_and_tells_since_which_meeting(held: list[Gathering], aim: Aim) -> None:
    board = board_of(held, Holders(FAR))
    under = [u for u in rules.who_is_missing([], held, board, [aim], FAR).under if u.measure is Measure.ATTENDANCE]
    answers = [s.sex for m in held for s in m.attendees.values() if s.sex in (WOMEN, "hombre")]
    short = bool(answers) and Fraction(answers.count(aim.value), len(answers)) < Fraction(aim.percent, 100)
    away = {g.value for g in rules.who_is_missing([], held, board, [aim], FAR).groups}
    assert bool(under) == (short and aim.value not in away)
    judged = [(m.day, [s.sex for s in m.attendees.values() if s.sex in (WOMEN, "hombre")]) for m in held]
    row: list[date] = []
    for day, said in reversed([one for one in judged if one[1]]):
        if said.count(aim.value) * 100 >= aim.percent * len(said):
            break
        row.append(day)
    assert rules.under_since(aim, held) == ((row[-1], len(row)) if row else (None, 0))


def test_a_bloc_is_away_only_when_none_of_its_seats_came_and_a_vacant_seat_is_told_as_vacant() -> None:
    state, other, empty = seat(SEATS[0], (PEOPLE[0], HolderKind.PRINCIPAL)), seat(
        SEATS[1], (PEOPLE[1], HolderKind.PRINCIPAL), bloc=Bloc.GAD), seat(SEATS[2], bloc=Bloc.GAD)
    history = [met(START + timedelta(days=n), (PEOPLE[0], SEATS[0])) for n in range(3)]
    missing = rules.who_is_missing([state, other, empty], history, board_of(history, Holders(FAR)), (), date(2026, 1, 1))
    assert [(b.bloc, b.seats, b.run.missed) for b in missing.blocs] == [(Bloc.GAD.value, 2, 3)]
    assert [line.seat.id for line in missing.seats] == [SEATS[1]]
    assert [(v.seat.id, v.since) for v in missing.vacant] == [(SEATS[2], LONG_AGO)]


# Aims


@given(st.lists(st.builds(
    lambda v, p, d, m, n: OwnAim(UUID(int=n), Dimension.SEX, v, p, START + timedelta(days=d), "x", NOON + timedelta(minutes=m)),
    st.sampled_from([WOMEN, "hombre"]), st.integers(0, 100), st.integers(0, 30), st.integers(0, 5), st.integers(1, 99)), max_size=8),
    st.integers(0, 40))
def test_the_own_aim_of_a_day_is_the_last_that_began_and_nothing_is_lost(own: list[OwnAim], after: int) -> None:
    day = START + timedelta(days=after)
    expected = {}
    for one in sorted(own, key=lambda a: (a.since, a.set_at, a.id)):
        if one.since <= day:
            expected[one.value] = one.percent
    assert {a.value: a.percent for a in rules.own_aims_on(own, day)} == {v: p for v, p in expected.items() if p}


@given(st.lists(AIMS, max_size=6))
def test_the_higher_aim_counts_and_the_statute_never_falls_behind_a_lower_own_one(aims: list[Aim]) -> None:
    for chosen in rules.that_count(aims):
        same = [a for a in aims if a.value == chosen.value]
        assert chosen.percent == max(a.percent for a in same)
        if any(a.source is AimSource.STATUTE and a.percent == chosen.percent for a in same):
            assert chosen.source is AimSource.STATUTE
    assert {a.value for a in rules.that_count(aims)} == {a.value for a in aims}


def test_an_aim_is_a_whole_share_of_a_known_answer_with_a_reason() -> None:
    men = [Aim("hombre", Dimension.SEX, 60), Aim(YOUTH, Dimension.AGE_BAND, 90)]
    rules.check_aim(Dimension.SEX, WOMEN, 40, (WOMEN, "hombre"), men, "Acuerdo")
    rules.check_aim(Dimension.SEX, WOMEN, 0, (WOMEN, "hombre"), [Aim("hombre", Dimension.SEX, 100)], "Acuerdo")
    for percent, value, reason, error in (
            (101, WOMEN, "x", PercentUnfit), (-1, WOMEN, "x", PercentUnfit), (10, NO_ANSWER, "x", AimOfNobody),
            (41, WOMEN, "x", AimsAboveWhole), (40, WOMEN, "  ", AimReasonNeeded)):
        with pytest.raises(error):
            rules.check_aim(Dimension.SEX, value, percent, (WOMEN, "hombre"), men, reason)


# People and attendances


@given(histories(), st.lists(st.integers(1, 9), min_size=9, max_size=9))
def test_people_are_counted_once_by_what_they_had_said_at_the_last_meeting_they_came_to(held: list[Gathering], same: list[int]) -> None:
    """`same`: which record is of whom; records with one number are of one person."""
    keys = {person: bytes([same[n]]) for n, person in enumerate(PEOPLE)}
    reach = rules.reach_of(held, keys)
    everybody = {keys[p] for m in held for p in m.attendees}
    assert reach.people == len(everybody) <= reach.attendances == sum(len(m.attendees) for m in held)
    for dimension, (people, came) in reach.by.items():
        assert (people.total, came.total) == (reach.people, reach.attendances)
        counted: dict[str | None, int] = {}
        for key in everybody:
            last = max((m for m in held if key in {keys[p] for p in m.attendees}), key=lambda m: m.day)
            said = [last.attendees[p] for p in sorted(last.attendees) if keys[p] == key]
            best = max(said, key=lambda s: sum(s.of(d) is not None for d in Dimension))
            counted[best.of(dimension)] = counted.get(best.of(dimension), 0) + 1
        assert people.not_recorded == counted.pop(None, 0)
        assert people.counts == counted


@given(histories(), st.permutations(PEOPLE))
def test_people_reached_do_not_depend_on_who_they_are(held: list[Gathering], other: list[UUID]) -> None:
    become = dict(zip(PEOPLE, other, strict=True))
    moved = [Gathering(m.meeting, m.day, m.code, {become[p]: s for p, s in m.attendees.items()}) for m in held]
    keys = {p: p.bytes for p in PEOPLE}
    assert rules.reach_of(held, keys) == rules.reach_of(moved, keys)


# The trend


@given(histories(), st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.sampled_from([PeriodKind.SEMESTER, PeriodKind.GEF_YEAR]))
def test_every_step_of_the_trend_agrees_with_a_recount_of_its_days(held: list[Gathering], until: date, kind: PeriodKind) -> None:
    keys = {p: p.bytes for p in PEOPLE}
    trend = rules.trend_of(held, keys, rules.period_of(kind, until), until)
    for step, slices in trend.items():
        assert list(slices) == sorted(slices, key=lambda s: s.first)
        for one in slices:
            mine = [m for m in held if one.first <= m.day <= min(one.last, until)]
            heads = [s for m in mine for s in m.attendees.values()]
            known = [s.sex for s in heads if s.sex in (WOMEN, "hombre")]
            assert (one.meetings, one.attendances, one.people) == (len(mine), len(heads), len({p for m in mine for p in m.attendees}))
            assert one.women == (Fraction(known.count(WOMEN), len(known)) if known else None)
            assert one.completeness == (Fraction(sum(s.sex is not None for s in heads), len(heads)) if heads else None)
        if step is not Step.MEETING and slices:
            assert slices[0].meetings
            assert slices[-1].first <= until <= slices[-1].last
            assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(slices))
    shown = [m for m in held if m.day <= until]
    inside = [m for m in shown if rules.period_of(kind, until).holds(m.day)]
    assert len(trend[Step.MEETING]) == max(len(inside), min(len(shown), 12))


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_the_window_holds_every_period_of_the_trend(day: date) -> None:
    period = rules.period_of(PeriodKind.SEMESTER, day)
    window, first = rules.window(period), period
    for _more in range(rules.SHOWN[Step.SEMESTER] - 1):
        first = rules.before(first)
    assert window.first <= first.first
    assert window.last == period.last


# Splits


@given(histories(), st.sampled_from(Split))
def test_each_attendance_stands_in_exactly_one_part_of_a_split(held: list[Gathering], split: Split) -> None:
    places = {SEATS[0]: SeatPlace("state", UUID(int=70)), SEATS[1]: SeatPlace("gad"), SEATS[2]: SeatPlace("gad", UUID(int=71))}
    parts = rules.split_by(split, held, places)
    assert sum(p.sex.total for p in parts) == sum(p.age.total for p in parts) == sum(len(m.attendees) for m in held)
    assert len({p.key for p in parts}) == len(parts)
    for part in parts if split is Split.BLOC else ():
        mine = [s for m in held for p, s in m.attendees.items() if next(
            (places[i].bloc for i in m.sat.get(p, ()) if i in places), None) == part.key]
        assert part.sex.counts.get(WOMEN, 0) == [s.sex for s in mine].count(WOMEN)


# Risks


@given(st.lists(st.lists(SAYINGS, max_size=3), max_size=5), AIMS)
def test_out_of_reach_is_said_only_when_no_choice_of_those_likely_reaches_it(likely: list[list[Said]], aim: Aim) -> None:
    """Every way in which one of the likely sitters of each seat may come is tried."""
    group, base = rules.best_share(likely, aim)
    shares = []
    for room in product(*(sitters for sitters in likely if sitters)):
        known = [s.sex for s in room if s.sex in (WOMEN, "hombre")]
        if known:
            shares.append(Fraction(known.count(aim.value), len(known)))
    assume(shares and base)
    assert Fraction(group, base) == max(shares)


@pytest.mark.parametrize(("came", "told"), [((), True), ((0,), True), ((1,), False), ((2,), False), ((3,), False)])
def test_a_seat_whose_women_have_not_come_three_times_is_told_and_not_before(came: tuple[int, ...], told: bool) -> None:
    rosa, luis = PEOPLE[:2]
    place = seat(SEATS[0], (luis, HolderKind.PRINCIPAL), (rosa, HolderKind.ALTERNATE))
    days = [date(2026, 1, 1) + timedelta(days=30 * n) for n in range(4)]
    history = [met(day, (luis, SEATS[0]), *([(rosa, None)] if n in came else [])) for n, day in enumerate(days)]
    risks = rules.risks_of([place], history, {rosa: WOMAN, luis: MAN}, (), date(2026, 6, 1))
    assert bool(risks.women) is told
    assert not rules.risks_of([place], history[:2], {rosa: WOMAN, luis: MAN}, (), date(2026, 6, 1)).women
    assert not rules.risks_of([place], history, {luis: MAN}, (), date(2026, 6, 1)).women  # what nobody said is not guessed


def test_who_was_named_lately_is_not_late() -> None:
    place = seat(SEATS[0], (PEOPLE[0], HolderKind.PRINCIPAL), since=date(2026, 3, 1))
    history = [met(date(2026, month, 10), (PEOPLE[5], None)) for month in (1, 2, 3, 4)]
    assert not rules.risks_of([place], history, {PEOPLE[0]: WOMAN}, (), date(2026, 6, 1)).women


def test_a_seat_without_alternate_and_an_aim_out_of_reach_are_told() -> None:
    rosa, luis, ana = PEOPLE[:3]
    alone, both = seat(SEATS[0], (luis, HolderKind.PRINCIPAL)), seat(SEATS[1], (ana, HolderKind.PRINCIPAL), (rosa, HolderKind.ALTERNATE))
    said = {rosa: WOMAN, ana: WOMAN, luis: MAN}
    history = [met(date(2026, month, 10), (luis, SEATS[0]), (ana, SEATS[1])) for month in (1, 2, 3)]
    aims = [Aim(WOMEN, Dimension.SEX, 50), Aim("hombre", Dimension.SEX, 51)]
    risks = rules.risks_of([alone, both], history, said, aims, date(2026, 6, 1))
    assert [one.seat.id for one in risks.alone] == [SEATS[0]]
    assert [(one.aim.value, one.best) for one in risks.aims] == [("hombre", Fraction(1, 2))]
