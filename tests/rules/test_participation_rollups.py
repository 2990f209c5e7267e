"""Sums say what facts say: any measure by any dimension, of any meetings, in any mixture; people told apart over parts of a whole."""

import json
from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from governance_app.participation import rules
from governance_app.participation.rules import OF_MEETINGS, Breakdown, Dimension, Gathering, Measure, Summed, Totals, breakdown, counted
from tests.rules.test_participation import DAY, HELD, Holders, listed
from tests.rules.test_participation_board import PEOPLE, histories

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
"""Days of real periods: the trend looks back over years, and no calendar has any before the first."""


def as_sums(meeting: Gathering) -> Summed:
    """Return a meeting as a roll-up has it: its sums once written into a table as JSON and read again."""
    sums = json.loads(json.dumps(rules.sums_of(meeting)))
    return Summed(meeting.meeting, meeting.day, meeting.code, sums, meeting.attendees.keys(), meeting.sat, meeting.body)


@given(HELD, st.data())
def test_sums_are_what_a_recount_head_by_head_says(held: list[Gathering], data: Any) -> None:
    """Each measure: who came, spoke, proposed, carried, voted, and the visitors of the paper sheet."""
    mixed = [as_sums(m) if data.draw(st.booleans()) else m for m in held]
    for measure in OF_MEETINGS:
        heads = listed(held, Holders(DAY), measure)
        for dimension in Dimension:
            answers = Counter(said.of(dimension) for said in heads)
            missing = answers.pop(None, 0)
            assert rules.figure_of(measure, dimension, mixed) == Breakdown(dimension, answers, missing)


@given(HELD, st.data())
def test_sums_of_meetings_are_the_figures_of_their_facts(held: list[Gathering], data: Any) -> None:
    mixed = [as_sums(m) if data.draw(st.booleans()) else m for m in held]
    totals = Totals()
    for meeting in held:
        totals.add(rules.sums_of(meeting))
    for measure in OF_MEETINGS:
        for dimension in Dimension:
            plain = breakdown(dimension, counted(measure, held))
            assert rules.figure_of(measure, dimension, mixed) == totals.figure(measure, dimension) == plain
            assert rules.added(dimension, [breakdown(dimension, counted(measure, [m])) for m in held]) == plain
    assert totals.meetings == len(held)


KEYS = {person: bytes([place // 2]) for place, person in enumerate(PEOPLE)}
"""Every two records are of one person."""


@given(histories(), st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_people_of_parts_are_the_people_of_the_whole(held: list[Gathering], owners: list[int]) -> None:
    parts = [[m for m, owner in zip(held, owners, strict=False) if owner == one] for one in range(3)]
    came = {d: breakdown(d, counted(Measure.ATTENDANCE, held)) for d in Dimension}
    last = rules.later(rules.last_of(part, KEYS) for part in parts)
    assert rules.reach_from(last, came) == rules.reach_of(held, KEYS)


@given(histories())
def test_of_each_person_the_last_meeting_alone_is_enough(held: list[Gathering]) -> None:
    pairs = rules.last_attended(((rules.when(m), person) for m in held for person in m.attendees), KEYS)
    there = {m.meeting: {person: said for person, said in m.attendees.items() if (m.meeting, person) in pairs} for m in held}
    only = [Gathering(m.meeting, m.day, m.code, there[m.meeting]) for m in reversed(held)]
    assert rules.last_of(only, KEYS) == rules.last_of(held, KEYS)
    assert len({KEYS[person] for _meeting, person in pairs}) == len(rules.last_of(held, KEYS))


@given(histories(), st.data())
def test_a_trend_is_the_same_from_sums(held: list[Gathering], data: Any) -> None:
    period = rules.Period(rules.PeriodKind.CUSTOM, *sorted(data.draw(st.tuples(DAYS, DAYS))))
    mixed = [as_sums(m) if data.draw(st.booleans()) else m for m in held]
    assert rules.trend_of(mixed, KEYS, period, period.last) == rules.trend_of(held, KEYS, period, period.last)
