"""The frozen acta: one canonical text, what may be presented, where it is voted, and what approves it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.committees.rules import Statute
from governance_app.documents.text_file import acta_text
from governance_app.meetings.rules import ItemKind, MeetingState
from governance_app.minutes.reads.shapes import shape_from_text, shape_to_text
from governance_app.minutes.rules import (
    SHOWN,
    AlreadyCarried,
    ChangeWithoutCorrection,
    ClosingNotAllowed,
    CorrectionState,
    FrozenText,
    MinutesState,
    NeedsQuorum,
    NotALaterMeeting,
    NotAPointOfMinutes,
    NotCarried,
    NotLost,
    ReviewStillRunning,
    TextsClash,
    UnansweredCorrections,
    VoteNotEnded,
    VoteNotPut,
    WrongStage,
    approval_motion,
    canonical,
    check_approves,
    check_changed,
    check_meeting,
    check_presentable,
    check_refuses,
    check_takes_back,
    figures_of,
    list_digest,
    text_digest,
)
from governance_app.voting.rules import Form, MotionState, Outcome, Tally
from tests.rules.test_minutes_review import ASKED
from tests.support.documents_examples import acta as an_acta

DAY = date(2026, 3, 30)
HOUR = datetime(2026, 4, 6, 15, tzinfo=UTC)
texts = st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | st.text(alphabet="a é\u0301ñn\u0303 \t\r\n\u2028", max_size=40)
CLOSED = MeetingState.CLOSED


@given(texts)
def test_the_canonical_text_is_its_own_canonical_text(text):
    once = canonical(text)
    assert canonical(once) == once
    assert once.endswith("\n")
    assert not once.endswith("\n\n")
    assert "\r" not in once
    assert all(line == line.rstrip() for line in once.split("\n"))


@given(texts)
def test_how_a_text_was_typed_makes_no_difference(text):
    plain = text.replace("\r", "")
    assert canonical(plain.replace("\n", "\r\n")) == canonical(plain.replace("\n", "\r")) == canonical(plain)
    assert canonical(text + "  \n\n") == canonical(text)
    assert canonical("cafe\u0301") == canonical("caf\u00e9")


@given(texts, texts)
def test_two_texts_have_one_digest_only_when_they_are_one(one, other):
    assert (text_digest(canonical(one)) == text_digest(canonical(other))) is (canonical(one) == canonical(other))



def test_the_digest_is_sha_256_of_utf_8():
    assert text_digest("ñ\n") == "f69bf8ad864bd73c5a20e498ddaac6470299c182924a5bc0994687160eec4e4a"


@given(st.lists(texts, max_size=4), st.lists(texts, max_size=4))
def test_a_list_of_annexes_keeps_its_borders(one, other):
    assert (list_digest(one) == list_digest(other)) is (one == other)


def test_a_shape_comes_back_whole():
    shape = an_acta()
    kept = shape_to_text(shape)
    assert shape_from_text(kept) == shape
    assert shape_to_text(shape_from_text(kept)) == kept
    assert acta_text(shape_from_text(kept)) == acta_text(shape)


def presents(state=MinutesState.IN_REVIEW, today=DAY + timedelta(days=1), corrections=(), clashes=0, *, at_closing=False):
    check_presentable(state, DAY, today, corrections, clashes, at_closing=at_closing)


def test_what_may_be_presented():
    presents()
    presents(MinutesState.DRAFT, at_closing=True)
    presents(corrections=[replace(ASKED, state=CorrectionState.REFUSED)])
    for given_, error in (
        ({"state": MinutesState.DRAFT}, WrongStage), ({"state": MinutesState.PRESENTED}, WrongStage),
        ({"state": MinutesState.APPROVED, "at_closing": True}, WrongStage), ({"today": DAY}, ReviewStillRunning),
        ({"corrections": [ASKED]}, UnansweredCorrections), ({"clashes": 1}, TextsClash),
        ({"corrections": [ASKED], "at_closing": True, "state": MinutesState.DRAFT}, UnansweredCorrections),
    ):
        with pytest.raises(error):
            presents(**given_)


def a_meeting(n: int, **given_: Any) -> Any:
    begun = HOUR + timedelta(days=n)
    defaults = {"id": UUID(int=n + 100), "body": UUID(int=1), "state": MeetingState.OPEN, "starts_at": begun, "opened_at": begun,
                "closed_at": None}
    return SimpleNamespace(**{**defaults, **given_})


def a_point(kind: ItemKind = ItemKind.MINUTES) -> Any:
    return SimpleNamespace(kind=kind)


HELD = a_meeting(0, state=CLOSED, closed_at=HOUR + timedelta(hours=3))


def test_a_later_meeting_of_the_body_votes():
    assert check_meeting(HELD, a_meeting(10), a_point(), Statute()) is False
    for other, point, error in (
        (a_meeting(10), None, NotAPointOfMinutes), (a_meeting(10), a_point(ItemKind.DECISION), NotAPointOfMinutes),
        (a_meeting(-10), a_point(), NotALaterMeeting), (a_meeting(10, body=UUID(int=2)), a_point(), NotALaterMeeting),
        (a_meeting(10, state=CLOSED), a_point(), NotALaterMeeting),
        (a_meeting(10, state=MeetingState.CANCELLED), a_point(), NotALaterMeeting),
    ):
        with pytest.raises(error):
            check_meeting(HELD, other, point, Statute())
    with pytest.raises(NotALaterMeeting):
        check_meeting(a_meeting(0), a_meeting(10), a_point(), Statute())


def test_at_closing_only_where_the_statute_says_so_and_while_the_session_is_open():
    running = a_meeting(0)
    assert check_meeting(running, running, a_point(), Statute(minutes_approved_at_closing=True)) is True
    for held, statute in ((running, Statute()), (HELD, Statute(minutes_approved_at_closing=True))):
        with pytest.raises(ClosingNotAllowed):
            check_meeting(held, held, a_point(), statute)


BEFORE = FrozenText(UUID(int=1), UUID(int=2), "es", 1, "Uno.\n", "a" * 64, "b" * 64, True, HOUR)


@given(st.sampled_from(CorrectionState), st.integers(-2, 2), st.booleans())
def test_a_text_that_changed_since_it_was_presented_has_its_correction(state, hours, same):
    answered = None if state is CorrectionState.OPEN else HOUR + timedelta(hours=hours)
    corrections = [replace(ASKED, state=state, answered_at=answered)]
    taken = state in (CorrectionState.ACCEPTED, CorrectionState.IN_PART) and hours >= 0
    if same or taken:
        check_changed(BEFORE, HOUR, "a" * 64 if same else "c" * 64, corrections)
    else:
        with pytest.raises(ChangeWithoutCorrection):
            check_changed(BEFORE, HOUR, "c" * 64, corrections)


def test_the_first_time_nothing_came_before():
    check_changed(None, None, "c" * 64, ())


def a_vote(state: MotionState = MotionState.CLOSED, outcome: Outcome = Outcome.CARRIED, *, reached: bool = True) -> Any:
    quorum = SimpleNamespace(reached=reached, present=5, needed=4)
    ended = state is MotionState.CLOSED
    return SimpleNamespace(state=state), SimpleNamespace(outcome=outcome, quorum=quorum) if ended else None


@given(st.sampled_from(MotionState), st.sampled_from(Outcome), st.booleans())
def test_only_a_carried_motion_with_quorum_approves_and_only_another_refuses(state, outcome, reached):
    """Each ended vote says exactly one of both; a vote that has not ended says neither."""
    motion, result = a_vote(state, outcome, reached=reached)
    approves = state is MotionState.CLOSED and outcome is Outcome.CARRIED and reached
    refuses = state is MotionState.CLOSED and not approves
    for check, expected in ((check_approves, approves), (check_refuses, refuses)):
        if expected:
            assert check(motion, result) is result
        else:
            with pytest.raises((VoteNotPut, VoteNotEnded, NotCarried, NeedsQuorum, NotLost)):
                check(motion, result)


def test_why_it_is_not_approved():
    for vote, error in (
        ((None, None), VoteNotPut), (a_vote(MotionState.WITHDRAWN), VoteNotPut), (a_vote(MotionState.OPEN), VoteNotEnded),
        (a_vote(MotionState.ANNULLED), VoteNotEnded), (a_vote(outcome=Outcome.LOST), NotCarried), (a_vote(reached=False), NeedsQuorum),
    ):
        with pytest.raises(error):
            check_approves(*vote)


def test_it_is_taken_back_before_the_vote_and_never_after_it_was_carried():
    for vote in ((None, None), a_vote(MotionState.DRAFT), a_vote(MotionState.WITHDRAWN), a_vote(MotionState.ANNULLED),
                 a_vote(outcome=Outcome.LOST)):
        check_takes_back(*vote)
    for vote, error in ((a_vote(MotionState.OPEN), VoteNotEnded), (a_vote(MotionState.TIED), VoteNotEnded), (a_vote(), AlreadyCarried)):
        with pytest.raises(error):
            check_takes_back(*vote)


def test_hidden_figures_stay_hidden():
    result: Any = SimpleNamespace(
        outcome=Outcome.CARRIED, form=Form.PAPER, quorum=SimpleNamespace(present=5, needed=4), hidden=True, tally=Tally(votes_for=5),
        needed=3, base_size=5)
    assert set(figures_of(result)) == {"outcome", "form", "quorum_present", "quorum_needed"}
    result.hidden = False
    assert figures_of(result)["votes_for"] == 5


@given(st.text("0123456789abcdef", min_size=64, max_size=64))
def test_the_motion_names_the_text_by_its_digest(digest):
    assert digest[:SHOWN] in approval_motion("ACTA-001", digest).replace(" ", "")
