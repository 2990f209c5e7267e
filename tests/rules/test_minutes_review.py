"""The review: the way of an acta, who proposes until when, what a correction and its answer must say."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from governance_app.meetings.rules import MeetingState
from governance_app.minutes.rules import (
    LONGEST_CORRECTION,
    AlreadyAnswered,
    AnswerNeedsPlace,
    AnswerNeedsReason,
    Correction,
    CorrectionEmpty,
    CorrectionState,
    CorrectionTooLong,
    LastDayPast,
    Mended,
    MinutesState,
    NotDraft,
    NotYetClosed,
    NoWordsToMend,
    ReviewOver,
    ToldBy,
    Turn,
    WordsFrozen,
    WrongStage,
    check_answer,
    check_proposed,
    check_review,
    check_writable,
    correction_words,
    may_propose,
    salted_digest,
    state_after,
    suggested,
    unanswered,
)

DAY = date(2026, 3, 30)
ONE, TWO = UUID(int=1), UUID(int=2)
ASKED = Correction(
    ONE, TWO, 1, UUID(int=3), "1. Agua", None, "Rosa", ToldBy.OWN_HAND, datetime(2026, 3, 20, tzinfo=UTC), "Son 200.", "Son 250.", "",
    CorrectionState.OPEN,
)
FOLLOWS = {
    MinutesState.DRAFT: {Turn.REVIEW_OPENED: MinutesState.IN_REVIEW, Turn.PRESENTED: MinutesState.PRESENTED},
    MinutesState.IN_REVIEW: {Turn.BACK_TO_DRAFT: MinutesState.DRAFT, Turn.PRESENTED: MinutesState.PRESENTED},
    MinutesState.PRESENTED: {
        Turn.TAKEN_BACK: MinutesState.IN_REVIEW, Turn.NOT_APPROVED: MinutesState.IN_REVIEW, Turn.APPROVED: MinutesState.APPROVED,
    },
    MinutesState.APPROVED: {},
}
words = st.text(alphabet="ab .\n\té", max_size=30)


@pytest.mark.parametrize("state", MinutesState)
@pytest.mark.parametrize("turn", Turn)
def test_each_turn_leads_where_it_should_and_nowhere_else(state, turn):
    if turn in FOLLOWS[state]:
        assert state_after(state, turn) is FOLLOWS[state][turn]
    else:
        with pytest.raises(WrongStage):
            state_after(state, turn)


@given(st.lists(st.sampled_from(Turn), max_size=30))
def test_whatever_happens_nothing_leaves_approved_and_only_what_was_presented_gets_there(turns):
    state = MinutesState.DRAFT
    for turn in turns:
        before = state
        try:
            state = state_after(state, turn)
        except WrongStage:
            continue
        assert before is not MinutesState.APPROVED
        assert (state is MinutesState.APPROVED) is (before is MinutesState.PRESENTED and turn is Turn.APPROVED)


@pytest.mark.parametrize(("state", "error"), [(MinutesState.PRESENTED, WordsFrozen), (MinutesState.APPROVED, NotDraft)])
def test_words_change_only_in_draft_and_review(state, error):
    check_writable(MinutesState.DRAFT)
    check_writable(MinutesState.IN_REVIEW)
    with pytest.raises(error):
        check_writable(state)


@given(st.integers(-40, 40))
def test_the_last_day_still_counts(days):
    today = DAY + timedelta(days=days)
    try:
        check_proposed(MinutesState.IN_REVIEW, DAY, today, keeper=False)
        assert today <= DAY
    except ReviewOver:
        assert today > DAY
    check_proposed(MinutesState.IN_REVIEW, DAY, today, keeper=True)


@given(st.sampled_from([s for s in MinutesState if s is not MinutesState.IN_REVIEW]), st.booleans())
def test_nobody_proposes_outside_the_review(state, keeper):
    with pytest.raises(WrongStage):
        check_proposed(state, DAY, DAY, keeper)


def test_a_review_is_of_a_closed_meeting_and_ends_no_earlier_than_today():
    check_review(MeetingState.CLOSED, DAY, DAY)
    with pytest.raises(LastDayPast):
        check_review(MeetingState.CLOSED, DAY - timedelta(days=1), DAY)
    for state in MeetingState:
        if state is not MeetingState.CLOSED:
            with pytest.raises(NotYetClosed):
                check_review(state, DAY, DAY)


@given(st.booleans(), st.sampled_from([None, ONE, TWO]), st.sets(st.sampled_from([ONE, UUID(int=9)])))
def test_who_attended_or_belongs_proposes(in_body, person, attended):
    assert may_propose(in_body, person, attended) is (in_body or (person is not None and person in attended))


@given(words, words, words)
def test_a_correction_says_what_should_stand(quoted, instead, why):
    if instead.strip():
        kept = correction_words(quoted, instead, why)
        assert kept == correction_words(*kept)
    else:
        with pytest.raises(CorrectionEmpty):
            correction_words(quoted, instead, why)


@pytest.mark.parametrize("place", range(3))
def test_each_text_of_a_correction_has_a_limit(place):
    texts = ["a", "b", "c"]
    texts[place] = "x" * LONGEST_CORRECTION
    correction_words(*texts)
    texts[place] += "x"
    with pytest.raises(CorrectionTooLong) as error:
        correction_words(*texts)
    assert error.value.field == ("quoted", "instead", "why")[place]


@given(st.sampled_from(list(CorrectionState)[1:]), st.sampled_from([None, *Mended]), st.sampled_from(["", "Porque sí"]), st.booleans())
def test_what_an_answer_must_say(state, mended, answer, has_part):
    asked = ASKED if has_part else replace(ASKED, section=None)
    refused = state is CorrectionState.REFUSED
    if not refused and mended is None:
        error = AnswerNeedsPlace
    elif not refused and mended is Mended.WORDS and not has_part:
        error = NoWordsToMend
    elif not answer and not (state is CorrectionState.ACCEPTED and mended is Mended.WORDS):
        error = AnswerNeedsReason
    else:
        assert check_answer(asked, state, mended, answer) == answer
        return
    with pytest.raises(error):
        check_answer(asked, state, mended, answer)


@pytest.mark.parametrize("state", [s for s in CorrectionState if s is not CorrectionState.OPEN])
def test_what_was_answered_is_not_answered_again(state):
    with pytest.raises(AlreadyAnswered):
        check_answer(replace(ASKED, state=state), CorrectionState.REFUSED, None, "No")


def test_unanswered_are_the_open_ones():
    rest = [replace(ASKED, id=UUID(int=n), state=s) for n, s in enumerate(CorrectionState)]
    assert [c.state for c in unanswered(rest)] == [CorrectionState.OPEN]


@given(words, words.filter(str.strip), words)
def test_a_suggestion_touches_nothing_but_the_sentence_meant(before, quoted, after):
    text = f"{before}{quoted}{after}"
    found = suggested(text, quoted, "«lo correcto»")
    if text.count(quoted) == 1:
        assert found == f"{before}«lo correcto»{after}"
    else:
        assert found == text


def test_what_is_missing_is_suggested_as_a_last_paragraph():
    assert suggested("Uno.", "", "Dos.") == "Uno.\n\nDos."
    assert suggested("", "", "Dos.") == "Dos."


@example(["a", "b"], ["ab"], bytes(32))
@given(st.lists(words, min_size=1, max_size=3), st.lists(words, min_size=1, max_size=3), st.binary(min_size=32, max_size=32))
def test_a_salted_digest_tells_texts_and_their_borders_apart(one, other, salt):
    assert (salted_digest(salt, *one) == salted_digest(salt, *other)) is (one == other)
    assert salted_digest(salt, *one) != salted_digest(bytes(32) if salt != bytes(32) else b"1" * 32, *one)
