"""Planted faults in the review of an acta: each must turn the test of its invariant red."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from governance_app.foundation.errors import GovernanceError
from governance_app.minutes.actions import review
from governance_app.minutes.rules import MinutesState, Turn
from governance_app.minutes.rules import review as rules
from tests.actions import test_minutes_review as acts
from tests.rules import test_minutes_review as tests

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception)


def test_an_approved_acta_that_goes_back_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rules._AFTER, (MinutesState.APPROVED, Turn.TAKEN_BACK), MinutesState.IN_REVIEW)
    with pytest.raises(CAUGHT):
        tests.test_each_turn_leads_where_it_should_and_nowhere_else(MinutesState.APPROVED, Turn.TAKEN_BACK)
    with pytest.raises(CAUGHT):
        tests.test_whatever_happens_nothing_leaves_approved_and_only_what_was_presented_gets_there()


def test_an_approval_without_a_presentation_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rules._AFTER, (MinutesState.IN_REVIEW, Turn.APPROVED), MinutesState.APPROVED)
    with pytest.raises(CAUGHT):
        tests.test_whatever_happens_nothing_leaves_approved_and_only_what_was_presented_gets_there()


def test_a_last_day_that_does_not_count_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = tests.check_proposed
    monkeypatch.setattr(tests, "check_proposed", lambda state, until, today, keeper: true(state, until - timedelta(days=1), today, keeper))
    with pytest.raises((*CAUGHT, BaseExceptionGroup)):
        tests.test_the_last_day_still_counts()


def test_a_suggestion_that_changes_every_such_sentence_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tests, "suggested", lambda text, quoted, instead: text.replace(quoted, instead))
    with pytest.raises((*CAUGHT, BaseExceptionGroup)):
        tests.test_a_suggestion_touches_nothing_but_the_sentence_meant()


def test_a_digest_that_forgets_the_borders_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = tests.salted_digest
    monkeypatch.setattr(tests, "salted_digest", lambda salt, *texts: true(salt, "".join(texts)))
    with pytest.raises((*CAUGHT, BaseExceptionGroup)):
        tests.test_a_salted_digest_tells_texts_and_their_borders_apart()


def test_an_answer_that_asks_for_nothing_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tests, "check_answer", lambda asked, state, mended, answer: answer)
    with pytest.raises((*CAUGHT, BaseExceptionGroup)):
        tests.test_what_an_answer_must_say()


def test_a_correction_answered_twice_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(review, "check_answer", lambda asked, state, mended, answer: answer or "")
    with pytest.raises((*CAUGHT, GovernanceError)):
        acts.test_a_refused_one_says_why_and_changes_nothing(app)


def test_an_answer_without_its_text_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    """The correction is called accepted, and the words stay as they were."""
    monkeypatch.setattr(review, "_mended", lambda *given: None)
    with pytest.raises(CAUGHT):
        acts.test_the_answer_and_the_text_are_one(app)


def test_a_proposal_of_anybody_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(review.reads, "of_the_meeting", lambda actor, held: True)
    with pytest.raises(CAUGHT):
        acts.test_who_proposes(app)


def test_words_of_a_correction_in_the_record_are_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(review, "salted_digest", lambda salt, *texts: " ".join(texts))
    with pytest.raises(CAUGHT):
        acts.test_no_word_of_a_correction_is_in_the_record(app)


def test_a_review_of_an_open_meeting_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    def any_time(meeting: Any, until: Any, today: Any) -> None:
        return None

    monkeypatch.setattr(review, "check_review", any_time)
    with pytest.raises(CAUGHT):
        acts.test_no_review_while_the_session_goes_on(app)
