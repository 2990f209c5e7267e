"""What minutes refuse tells which field it is about and the figures that its sentence needs: a page puts both before a person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from governance_app.committees.rules import Statute
from governance_app.foundation.errors import GovernanceError
from governance_app.meetings.rules import ItemKind, MeetingState
from governance_app.minutes import rules
from governance_app.minutes.rules import (
    LONGEST_CORRECTION,
    LONGEST_ERRATUM,
    CorrectionState,
    ErratumState,
    Mended,
    MinutesState,
    Turn,
    check_answer,
    check_approves,
    check_meeting,
    check_part,
    check_presentable,
    check_proposed,
    check_review,
    check_takes_back,
    check_translator,
    check_undecided,
    check_writable,
    checked,
    correction_words,
    erratum_words,
    found_once,
    mark_of,
    state_after,
)
from governance_app.minutes.rules.sections import LONGEST
from governance_app.voting.rules import MotionState, Outcome
from tests.rules.test_minutes_frozen import HELD, a_meeting, a_point, a_vote
from tests.rules.test_minutes_review import ASKED

DAY = date(2026, 3, 30)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
OPEN, REVIEW = MinutesState.DRAFT, MinutesState.IN_REVIEW
REFUSED = replace(ASKED, state=CorrectionState.REFUSED)
ALSO = replace(ASKED, id=UUID(int=8), number=12)
TEXT = "Uno. Dos. Uno."

Told = tuple[Callable[[], Any], type[GovernanceError], str | None, dict[str, Any]]

OF_THE_REVIEW: list[Told] = [
    (lambda: state_after(MinutesState.APPROVED, Turn.PRESENTED), rules.WrongStage, None, {"state": MinutesState.APPROVED}),
    (lambda: check_review(MeetingState.OPEN, DAY, DAY), rules.NotYetClosed, None, {"state": MeetingState.OPEN}),
    (lambda: check_review(MeetingState.CLOSED, BEFORE, DAY), rules.LastDayPast, "until", {"day": DAY}),
    (lambda: check_proposed(OPEN, DAY, DAY, keeper=True), rules.WrongStage, None, {"state": OPEN}),
    (lambda: check_proposed(REVIEW, DAY, AFTER, keeper=False), rules.ReviewOver, None, {"day": DAY}),
    (lambda: correction_words("a", None, "c"), rules.CorrectionEmpty, "instead", {}),
    (lambda: correction_words("x" * (LONGEST_CORRECTION + 1), "b", ""), rules.CorrectionTooLong, "quoted", {"longest": 4_000}),
    (lambda: check_answer(REFUSED, CorrectionState.ACCEPTED, Mended.WORDS, ""), rules.AlreadyAnswered, None,
     {"state": CorrectionState.REFUSED}),
    (lambda: check_answer(ASKED, CorrectionState.ACCEPTED, None, "sí"), rules.AnswerNeedsPlace, "mended", {}),
    (lambda: check_answer(ASKED, CorrectionState.REFUSED, None, None), rules.AnswerNeedsReason, "answer", {}),
    (lambda: check_answer(ASKED, CorrectionState.IN_PART, Mended.WORDS, " "), rules.AnswerNeedsReason, "answer", {}),
    (lambda: check_answer(ASKED, CorrectionState.ACCEPTED, Mended.VOTE, ""), rules.AnswerNeedsReason, "answer", {}),
    (lambda: check_answer(replace(ASKED, section=None), CorrectionState.ACCEPTED, Mended.WORDS, "sí"), rules.NoWordsToMend, "mended", {}),
    (lambda: check_answer(ASKED, CorrectionState.REFUSED, None, "x" * (LONGEST_CORRECTION + 1)), rules.CorrectionTooLong, "answer",
     {"longest": 4_000}),
    (lambda: check_writable(MinutesState.APPROVED), rules.NotDraft, None, {"state": MinutesState.APPROVED}),
    (lambda: check_writable(MinutesState.PRESENTED), rules.WordsFrozen, None, {}),
    (lambda: checked("x" * (LONGEST + 1)), rules.TextTooLong, "text", {"longest": 20_000}),
]

LATER, CLOSING = Statute(), Statute(minutes_approved_at_closing=True)


def presents(state: MinutesState, today: date, corrections: Any = (), clashes: int = 0) -> None:
    check_presentable(state, DAY, today, corrections, clashes, at_closing=False)


OF_THE_APPROVAL: list[Told] = [
    (lambda: presents(OPEN, AFTER), rules.WrongStage, None, {"state": OPEN}),
    (lambda: presents(REVIEW, DAY), rules.ReviewStillRunning, None, {"day": DAY}),
    (lambda: presents(REVIEW, AFTER, [ASKED, REFUSED, ALSO]), rules.UnansweredCorrections, None, {"count": 2, "numbers": "1, 12"}),
    (lambda: presents(REVIEW, AFTER, clashes=3), rules.TextsClash, None, {"count": 3}),
    (lambda: check_meeting(HELD, a_meeting(10), a_point(ItemKind.DECISION), LATER), rules.NotAPointOfMinutes, "item", {}),
    (lambda: check_meeting(HELD, HELD, a_point(), CLOSING), rules.ClosingNotAllowed, "item", {}),
    (lambda: check_meeting(HELD, a_meeting(-1), a_point(), LATER), rules.NotALaterMeeting, "item", {}),
    (lambda: check_approves(None, None), rules.VoteNotPut, None, {}),
    (lambda: check_approves(*a_vote(MotionState.OPEN)), rules.VoteNotEnded, None, {"state": MotionState.OPEN}),
    (lambda: check_approves(SimpleNamespace(state=MotionState.CLOSED), None), rules.VoteNotEnded, None, {"state": MotionState.CLOSED}),
    (lambda: check_approves(SimpleNamespace(state=MotionState.OPEN), a_vote()[1]), rules.VoteNotEnded, None, {"state": MotionState.OPEN}),
    (lambda: check_approves(*a_vote(outcome=Outcome.LOST)), rules.NotCarried, None, {}),
    (lambda: check_approves(*a_vote(reached=False)), rules.NeedsQuorum, None, {"present": 5, "needed": 4}),
    (lambda: check_takes_back(*a_vote(MotionState.TIED)), rules.VoteNotEnded, None, {"state": MotionState.TIED}),
]

LONG = "x" * (LONGEST_ERRATUM + 1)
OF_WHAT_COMES_AFTER: list[Told] = [
    (lambda: found_once(TEXT, "Tres."), rules.QuoteNotFound, "quoted", {}),
    (lambda: found_once(TEXT, "Uno."), rules.QuoteRepeated, "quoted", {"count": 2}),
    (lambda: erratum_words("uno", None, "porque"), rules.ErratumEmpty, "reads_instead", {}),
    (lambda: erratum_words("uno", "dos", LONG), rules.ErratumTooLong, "why", {"longest": 2_000}),
    (lambda: erratum_words("uno", " uno\n", "porque"), rules.ErratumSaysTheSame, "reads_instead", {}),
    (lambda: check_undecided(ErratumState.DROPPED), rules.ErratumDecided, None, {"state": ErratumState.DROPPED}),
    (lambda: check_translator("es", "es", "Rosa"), rules.SameLanguage, "language", {}),
    (lambda: check_translator("qu", "es", None), rules.TranslatorNeeded, "translator", {}),
    (lambda: check_part("", mark_of(""), "x" * (LONGEST + 1), final=False), rules.PartTooLong, "text", {"longest": 20_000}),
    (lambda: check_part("Uno.", None, "Dos.", final=False), rules.PartMoved, None, {}),
    (lambda: rules.check_final([], None, final=False), rules.SpeakerNeeded, "reviewer", {}),
]


@pytest.mark.parametrize(("refused", "error", "field", "data"), [*OF_THE_REVIEW, *OF_THE_APPROVAL, *OF_WHAT_COMES_AFTER])
def test_a_refusal_names_its_field_and_its_figures(
    refused: Callable[[], Any], error: type[GovernanceError], field: str | None, data: dict[str, Any],
) -> None:
    with pytest.raises(error) as told:
        refused()
    assert (told.value.field, told.value.data) == (field, data)


@pytest.mark.parametrize("longest", [
    lambda: checked("x" * LONGEST), lambda: check_part("", mark_of(""), "x" * LONGEST, final=False),
    lambda: erratum_words("x" * LONGEST_ERRATUM, "y" * LONGEST_ERRATUM, "z" * LONGEST_ERRATUM)[0],
    lambda: correction_words("x" * LONGEST_CORRECTION, "y" * LONGEST_CORRECTION, "z" * LONGEST_CORRECTION)[0],
])
def test_a_text_of_exactly_the_limit_is_kept_whole(longest: Callable[[], str]) -> None:
    assert set(longest()) == {"x"}
    assert len(longest()) in {LONGEST, LONGEST_ERRATUM, LONGEST_CORRECTION}
