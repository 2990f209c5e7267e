"""Who was told in time, which promises were kept, which decisions went back, which meetings were held: against slow recounts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.meetings.rules import Channel, MeetingKind, MeetingMode
from governance_app.participation.rules import (
    NOT_OF_COMMUNITIES,
    Answerable,
    Called,
    EngagementLine,
    HeldMeeting,
    Period,
    PeriodKind,
    Promise,
    ReachLine,
    ReturnDayImpossible,
    ReturnMeans,
    ReturnPlaceNeeded,
    ToTell,
    check_return,
    engagement_figures,
    kept,
    reach_figures,
    return_figures,
)

STARTS = datetime(2026, 3, 20, 14, tzinfo=UTC)
UNITS = [UUID(int=n) for n in range(1, 6)]
SEMESTER = Period(PeriodKind.SEMESTER, date(2026, 1, 1), date(2026, 6, 30))
MOMENTS = st.integers(0, 300).map(lambda h: STARTS - timedelta(hours=h, minutes=7 * (h % 3)))
TELLINGS = st.lists(st.tuples(st.sampled_from(Channel), MOMENTS), max_size=4)
MEETINGS = st.builds(
    lambda floor, units: Called(STARTS, floor, tuple(ToTell(u, community, tuple(told)) for u, (community, told) in units.items())),
    st.sampled_from([0, 24, 48, 192]), st.dictionaries(st.sampled_from(UNITS), st.tuples(st.booleans(), TELLINGS)))


@given(st.lists(MEETINGS, max_size=4))
def test_reach_agrees_with_a_recount_of_each_to_be_told(meetings: list[Called]) -> None:
    figures = reach_figures(meetings)
    for line, wanted in ((figures.everybody, (True, False)), (figures.communities, (True,))):
        counts = {"in_time": 0, "late": 0, "untold": 0, "not_recorded": 0}
        for meeting in meetings:
            limit, silent = STARTS - timedelta(hours=meeting.floor_hours), not any(u.told for u in meeting.units)
            for unit in (u for u in meeting.units if u.community in wanted):
                moments = sorted(at for _channel, at in unit.told)
                how = "not_recorded" if silent else "untold" if not moments else "in_time" if moments[0] <= limit else "late"
                counts[how] += 1
        assert line == ReachLine(**counts)
        assert line.portion.total == sum(counts.values())


@given(st.lists(MEETINGS, max_size=4))
def test_each_channel_counts_whom_its_first_word_reached(meetings: list[Called]) -> None:
    figures = reach_figures(meetings)
    for channel in Channel:
        in_time = late = 0
        for meeting in meetings:
            for unit in meeting.units:
                mine = [at for c, at in unit.told if c is channel]
                if mine:
                    kept_it = min(mine) + timedelta(hours=meeting.floor_hours) <= STARTS
                    in_time, late = in_time + kept_it, late + (not kept_it)
        assert figures.channels.get(channel, (0, 0)) == (in_time, late)


def test_the_hour_that_the_statute_asks_is_in_time_and_a_minute_later_is_late() -> None:
    def told(at: datetime) -> ReachLine:
        return reach_figures([Called(STARTS, 48, (ToTell(UNITS[0], True, ((Channel.RADIO, at),)),))]).communities

    assert told(STARTS - timedelta(hours=48)) == ReachLine(in_time=1)
    assert told(STARTS - timedelta(hours=48) + timedelta(minutes=1)) == ReachLine(late=1)


def test_where_nothing_was_written_down_nobody_counts_as_untold() -> None:
    silent = Called(STARTS, 48, (ToTell(UNITS[0], True), ToTell(UNITS[1], False)))
    line = reach_figures([silent]).everybody
    assert (line, line.portion.share, line.portion.completeness) == (ReachLine(not_recorded=2), None, 0)


DAYS = st.dates(date(2025, 11, 1), date(2026, 9, 1))
PROMISES = st.builds(Promise, st.sampled_from(UNITS), DAYS, st.one_of(st.none(), DAYS), st.booleans(), st.booleans())


@given(st.lists(PROMISES, max_size=15), DAYS)
def test_promises_are_counted_one_by_one_once_their_day_is_over(promises: list[Promise], on: date) -> None:
    total, owners = kept(promises, SEMESTER, on)
    for owner in [None, *UNITS]:
        counts = {"on_time": 0, "late": 0, "not_done": 0, "cancelled": 0, "moved": 0}
        for p in promises:
            if (owner and p.owner != owner) or not date(2026, 1, 1) <= p.due_on <= date(2026, 6, 30) or p.due_on >= on:
                continue
            if p.cancelled:
                counts["cancelled"] += 1
            elif p.done_on is None:
                counts["not_done"] += 1
            elif p.done_on > p.due_on:
                counts["late"] += 1
            else:
                counts["on_time"] += 1
                counts["moved"] += p.moved
        line: Any = total if owner is None else owners.get(owner)
        assert vars(line) == counts if line else not any(counts.values())
        assert line is None or line.portion.base == counts["on_time"] + counts["late"] + counts["not_done"]


def test_on_the_due_day_itself_there_is_still_time() -> None:
    due = Promise(UNITS[0], date(2026, 3, 20))
    assert kept([due], SEMESTER, date(2026, 3, 20))[0].portion.base == 0
    assert kept([due], SEMESTER, date(2026, 3, 21))[0].not_done == 1
    assert kept([Promise(UNITS[0], due.due_on, due.due_on)], SEMESTER, date(2026, 3, 21))[0].on_time == 1


LANGUAGES = st.sampled_from(["es", "en", "qu", "jiv", "ecs"])
DECISIONS = st.builds(
    Answerable, st.uuids(), st.frozensets(LANGUAGES), st.frozensets(st.tuples(LANGUAGES, st.sampled_from(ReturnMeans)), max_size=4))


@given(st.lists(DECISIONS, max_size=8))
def test_returns_agree_with_a_recount_decision_by_decision(decisions: list[Answerable]) -> None:
    figures = return_figures(decisions)
    reached = [d for d in decisions if any(x not in NOT_OF_COMMUNITIES for x in [*d.texts, *(language for language, _m in d.returns)])]
    assert (figures.communities.part, figures.communities.base) == (len(reached), len(decisions))
    for line in figures.lines:
        texts = [d for d in decisions if line.language in d.texts]
        means = tuple(len([d for d in decisions if (line.language, m) in d.returns]) for m in ReturnMeans)
        either = [d for d in decisions if d in texts or any(language == line.language for language, _m in d.returns)]
        assert (line.text, line.means, line.returned.part, line.returned.base) == (len(texts), means, len(either), len(decisions))
    assert {line.language for line in figures.lines} == {x for d in decisions for x in d.languages}


def test_spanish_and_english_are_no_languages_of_the_communities_and_sign_language_is() -> None:
    def reached(language: str) -> int:
        return return_figures([Answerable(UNITS[0], frozenset({language}))]).communities.part

    assert [reached(code) for code in ("es", "en", "qu", "jiv", "ecs")] == [0, 0, 1, 1, 1]


def test_a_return_happens_somewhere_between_the_decision_and_today() -> None:
    made, today = date(2026, 3, 20), date(2026, 4, 1)
    check_return(made, today, made, None, "Radio")
    check_return(made, today, today, UNITS[0], "")
    with pytest.raises(ReturnPlaceNeeded):
        check_return(made, today, today, None, "")
    for wrong in (made - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(ReturnDayImpossible):
            check_return(made, today, wrong, UNITS[0], "")


HELD = st.builds(
    HeldMeeting, st.sampled_from(MeetingKind), st.sampled_from(MeetingMode), st.integers(0, 90), st.integers(0, 300),
    st.one_of(st.none(), st.sampled_from(UNITS)))


@given(st.lists(HELD, max_size=12))
def test_meetings_by_kind_mode_and_place_add_up_to_all_of_them(held: list[HeldMeeting]) -> None:
    figures = engagement_figures(held)
    assert figures.total == EngagementLine(len(held), sum(m.attendances for m in held), sum(m.visitors for m in held))
    for kind, mode, line in figures.kinds:
        some = [m for m in held if m.kind is kind and m.mode is mode]
        assert line == EngagementLine(len(some), sum(m.attendances for m in some), sum(m.visitors for m in some))
    for place, line in figures.places:
        some = [m for m in held if m.place == place]
        assert line == EngagementLine(len(some), sum(m.attendances for m in some), sum(m.visitors for m in some))
    assert sum(line.meetings for _k, _m, line in figures.kinds) == sum(line.meetings for _p, line in figures.places) == len(held)
