"""The figures beside the board, against recounts that go through everything one by one: minutes, votes, languages, support, barriers."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.attendance.rules import (
    TONGUES,
    IntoItself,
    NumberBelowZero,
    OtherSupportUnnamed,
    Spoken,
    Support,
    SupportBeyondNeed,
    SupportKind,
    SupportNotOffered,
    TongueNeeded,
    Tongues,
    TongueUnknown,
    check_support,
    tongue_pairs,
    tongues_of,
    tongues_proposed,
)
from governance_app.participation.rules import (
    LONGEST_TURN,
    Barrier,
    BarrierClosed,
    BarrierEntry,
    BarrierKind,
    BarrierKindNeeded,
    BarrierStep,
    BarrierWordsNeeded,
    Dimension,
    Gathering,
    Helped,
    HelpedNeeded,
    LengthImpossible,
    Portion,
    Recorded,
    Said,
    Turn,
    Vote,
    barrier_figures,
    check_entry,
    check_length,
    completeness,
    language_figures,
    reach_figures,
    spoken_time,
    support_figures,
    told_of,
    votes_cast,
    who_voted,
)

PEOPLE = [UUID(int=n) for n in range(1, 9)]
POINTS = [UUID(int=n) for n in range(101, 108)]
AT = datetime(2026, 3, 20, 14, tzinfo=UTC)
SAID = {PEOPLE[0]: Said("mujer", "18-29"), PEOPLE[1]: Said("hombre", "65+"), PEOPLE[2]: Said("no_responde"), PEOPLE[3]: Said()}
CODES = st.lists(st.sampled_from(sorted(TONGUES)), unique=True, max_size=3)
LENGTHS = st.one_of(st.none(), st.integers(1, LONGEST_TURN))
TURNS = st.lists(st.builds(lambda i, p, s: Turn(i, None, p, seconds=s), st.uuids(), st.sampled_from(PEOPLE), LENGTHS), max_size=15)


def a_gathering(turns: list[Turn], **more: Any) -> Gathering:
    return Gathering(UUID(int=99), date(2026, 3, 20), "", SAID, SAID, (), tuple(turns), **more)


@given(st.lists(TURNS, max_size=3))
def test_minutes_are_added_up_turn_by_turn_and_a_turn_without_length_adds_none(spoken: list[list[Turn]]) -> None:
    held, every = [a_gathering(turns) for turns in spoken], [turn for turns in spoken for turn in turns]
    for dimension in Dimension:
        figures = spoken_time(dimension, held)
        totals: dict[str | None, int] = {}
        for turn in every:
            answer = SAID.get(turn.person or UUID(int=0), Said()).of(dimension)
            totals[answer] = totals.get(answer, 0) + (turn.seconds or 0)
        assert {v: n for v, n in totals.items() if v is not None and n} == dict(figures.seconds.counts)
        assert figures.seconds.not_recorded == totals.get(None, 0)
        assert figures.turns.total == len(every)
        assert (figures.timed.base, figures.timed.total) == (sum(t.seconds is not None for t in every), len(every))


def test_a_length_lies_between_a_second_and_twelve_hours() -> None:
    assert [check_length(n) for n in (1, 90, 43_200)] == [1, 90, 43_200]
    for wrong in (0, -5, 43_201):
        with pytest.raises(LengthImpossible):
            check_length(wrong)


@st.composite
def votes(draw: Any) -> Vote:
    """A closed vote: seats sat in (some by proxy, so a person may sit for two), answers seat by seat or in totals alone."""
    electors = tuple(draw(st.lists(st.sampled_from(PEOPLE), max_size=8)))
    if draw(st.booleans()):
        named = tuple(person for person in electors if draw(st.booleans()))
        return Vote(electors, len(named), named)
    return Vote(electors, draw(st.integers(0, len(electors))))


@given(st.lists(votes(), max_size=5))
def test_every_answer_is_one_vote_and_names_stand_only_where_they_are_certain(held: list[Vote]) -> None:
    cast = votes_cast(held)
    assert sum(number for _person, number in cast) == sum(vote.cast for vote in held)
    for vote in held:
        told = dict(who_voted(vote))
        if vote.named is not None or vote.cast == len(vote.electors):
            sure = vote.electors if vote.named is None else vote.named
            assert told == {person: sure.count(person) for person in sure}
        else:
            assert set(told) <= {None}, "somebody held back and nobody knows who: no name may stand here"


@given(CODES, CODES)
def test_what_is_kept_of_a_point_gives_back_its_languages(spoken: list[str], into: list[str]) -> None:
    if not spoken or (len(spoken) == 1 and spoken[0] in into):
        with pytest.raises((TongueNeeded, IntoItself)):
            tongue_pairs(spoken, into)
        return
    pairs = tongue_pairs(spoken, into)
    assert all(language != other for language, other in pairs)
    kept = tongues_of(Spoken(UUID(int=n), POINTS[0], language, other, None) for n, (language, other) in enumerate(pairs))
    assert (set(kept[POINTS[0]].spoken), set(kept[POINTS[0]].into)) == (set(spoken), set(into))
    assert len(set(pairs)) == len(pairs)


def test_a_language_that_nobody_knows_is_refused() -> None:
    with pytest.raises(TongueUnknown):
        tongue_pairs(["es"], ["klingon"])


TOLD = st.one_of(st.none(), st.builds(lambda s, i: Tongues(tuple(s), tuple(i)), CODES.filter(bool), CODES))


@given(st.lists(TOLD, max_size=12))
def test_languages_are_counted_point_by_point(points: list[Tongues | None]) -> None:
    figures, known = language_figures(points), [p for p in points if p is not None]
    assert (figures.interpreted.part, figures.interpreted.base) == (len([p for p in known if p.into]), len(known))
    assert figures.interpreted.not_recorded == points.count(None)
    heard = {code for p in known for code in [*p.spoken, *p.into]}
    assert {line.language for line in figures.lines} == heard
    for line in figures.lines:
        spoken = [p for p in known if line.language in p.spoken]
        into = [p for p in known if line.language in p.into]
        either = [p for p in known if p in spoken or p in into]
        assert (line.spoken, line.interpreted, line.followed.part, line.followed.base) == (len(spoken), len(into), len(either), len(known))


def test_what_was_said_of_the_whole_meeting_holds_for_points_without_their_own() -> None:
    whole, own = Tongues(("es",), ("qu",)), Tongues(("jiv",))
    known = {None: whole, POINTS[1]: own}
    assert [told_of(p, known) for p in POINTS[:2]] == [whole, own]
    assert told_of(POINTS[0], {POINTS[1]: own}) is None


@given(st.dictionaries(st.sampled_from(POINTS), st.builds(lambda s: Tongues(tuple(s)), CODES.filter(bool))), st.sampled_from(POINTS))
def test_the_form_proposes_the_nearest_point_before(known: dict[UUID | None, Tongues], point: UUID) -> None:
    proposed, place = Tongues(("en",)), POINTS.index(point)
    for earlier in POINTS[:place + 1]:
        proposed = known.get(earlier, proposed)
    assert tongues_proposed(POINTS, known, point, Tongues(("en",))) == proposed


COUNT = st.one_of(st.none(), st.integers(0, 60))
LINES = st.builds(Support, st.sampled_from(SupportKind), COUNT, COUNT, st.just(""), st.sampled_from([None, True, False]))


def sheet_of(lines: list[Support]) -> list[Support]:
    return list({line.kind: line for line in lines}.values())


@given(st.lists(st.lists(LINES, max_size=8).map(sheet_of), max_size=6))
def test_support_is_added_up_over_the_meetings_where_both_were_counted(sheets: list[list[Support]]) -> None:
    for line in support_figures(sheets):
        used = needed = counted = offered = answered = 0
        for sheet in sheets:
            for one in (one for one in sheet if one.kind is line.kind):
                if one.given is not None and one.needed is not None:
                    used, needed, counted = used + one.given, needed + one.needed, counted + 1
                offered, answered = offered + (one.offered is True), answered + (one.offered is not None)
        assert (line.used, line.needed, line.counted, line.meetings) == (used, needed, counted, len(sheets))
        assert line.offered == Portion(offered, answered, len(sheets) - answered)
        assert line.share == (Fraction(used, needed) if needed else None)
        assert line.completeness == (Fraction(counted, len(sheets)) if sheets else None)


@given(LINES)
def test_nobody_uses_what_they_did_not_need_nor_what_was_not_offered(line: Support) -> None:
    beyond = line.given is not None and line.needed is not None and line.given > line.needed
    against = line.offered is False and bool(line.given)
    said = (line.given, line.needed, line.offered) != (None, None, None)
    if beyond or against or (said and line.kind is SupportKind.OTHER):
        with pytest.raises((SupportBeyondNeed, SupportNotOffered, OtherSupportUnnamed)):
            check_support(line)
    else:
        assert check_support(line) == (line if said else None)


def test_a_count_of_people_is_not_below_zero_and_the_fault_names_its_field() -> None:
    with pytest.raises(NumberBelowZero) as fault:
        check_support(Support(SupportKind.FOOD, -1))
    assert fault.value.field == "food_given"
    assert check_support(Support(SupportKind.OTHER, 2, 3, "Gasolina")) == Support(SupportKind.OTHER, 2, 3, "Gasolina")


def an_entry(step: BarrierStep, minute: int = 0, **more: Any) -> BarrierEntry:
    return BarrierEntry(step, more.pop("words", "Dos días de canoa"), AT + timedelta(minutes=minute), **more)


LATER = st.one_of(
    st.builds(lambda h: an_entry(BarrierStep.TRIED, helped=h), st.sampled_from(Helped)),
    st.builds(lambda k: an_entry(BarrierStep.CORRECTED, kind=k), st.sampled_from(BarrierKind)))
BARRIERS = st.builds(
    lambda kind, later, closed: Barrier(UUID(int=1), UUID(int=2), None, (
        an_entry(BarrierStep.MET, kind=kind), *later, *([an_entry(BarrierStep.CLOSED)] if closed else []))),
    st.sampled_from(BarrierKind), st.lists(LATER, max_size=5), st.booleans())


@given(st.lists(BARRIERS, max_size=10))
def test_barriers_are_counted_as_their_last_entries_say(known: list[Barrier]) -> None:
    lines = {line.kind: line for line in barrier_figures(known)}
    recount: dict[BarrierKind, list[int]] = {}
    for barrier in known:
        kind, helped = BarrierKind.OTHER, None
        for entry in barrier.entries:
            kind, helped = entry.kind or kind, entry.helped or helped
        row = recount.setdefault(kind, [0] * 6)
        closed = barrier.entries[-1].step is BarrierStep.CLOSED
        outcomes = (helped is Helped.YES, helped is Helped.NO, helped is Helped.NOT_KNOWN)
        for place, counts in enumerate((True, helped is not None, *outcomes, closed)):
            row[place] += counts
    assert {k: [n.met, n.tried, n.helped, n.did_not, n.unknown, n.closed] for k, n in lines.items()} == recount


def test_an_entry_says_what_its_step_asks_and_a_closed_barrier_takes_none() -> None:
    closed = Barrier(UUID(int=1), UUID(int=2), None, (an_entry(BarrierStep.MET, kind=BarrierKind.COST), an_entry(BarrierStep.CLOSED)))
    wrong = (
        (BarrierWordsNeeded, an_entry(BarrierStep.CLOSED, words=""), None), (BarrierKindNeeded, an_entry(BarrierStep.MET), None),
        (BarrierKindNeeded, an_entry(BarrierStep.CLOSED, kind=BarrierKind.COST), None), (HelpedNeeded, an_entry(BarrierStep.TRIED), None),
        (HelpedNeeded, an_entry(BarrierStep.MET, kind=BarrierKind.COST, helped=Helped.YES), None),
        (BarrierClosed, an_entry(BarrierStep.TRIED, helped=Helped.NO), closed))
    for error, entry, barrier in wrong:
        with pytest.raises(error):
            check_entry(entry, barrier)
    assert (closed.kind, closed.words, closed.helped, closed.closed) == (BarrierKind.COST, "Dos días de canoa", None, True)


@given(st.lists(TURNS, max_size=4), st.lists(st.booleans(), max_size=4), st.lists(TOLD, max_size=5))
def test_completeness_counts_what_is_recorded_of_everything(
    spoken: list[list[Turn]], sheets: list[bool], points: list[Tongues | None],
) -> None:
    held = [a_gathering(turns) for turns in spoken]
    told = completeness(held, sheets, language_figures(points), reach_figures([]))
    every = [turn for turns in spoken for turn in turns]
    assert set(told) == set(Recorded)
    assert (told[Recorded.SEX].base, told[Recorded.SEX].total) == (3 * len(held), 4 * len(held))
    assert (told[Recorded.AGE_BAND].base, told[Recorded.NATIONALITY].base) == (2 * len(held), 0)
    assert (told[Recorded.TURNS].base, told[Recorded.TURNS].total) == (sum(bool(turns) for turns in spoken), len(held))
    assert (told[Recorded.LENGTHS].base, told[Recorded.LENGTHS].total) == (sum(t.seconds is not None for t in every), len(every))
    assert (told[Recorded.SUPPORT].base, told[Recorded.SUPPORT].total) == (sheets.count(True), len(sheets))
    assert told[Recorded.LANGUAGES].not_recorded == points.count(None)
    assert all(p.completeness is None or 0 <= p.completeness <= 1 for p in told.values())
