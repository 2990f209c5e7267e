"""Votes by correspondence: quorum of answers at every boundary by brute force, one more answer never undoes it, moments exact."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.committees.rules import (
    CorrespondenceRule,
    MatterKind,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    Reconsideration,
    SeatOnDay,
    SeatStatus,
)
from governance_app.foundation.errors import GovernanceError
from governance_app.meetings.rules import CorrespondenceNotAllowed, InTheFuture, Meeting, MeetingKind, MeetingMode, MeetingState
from governance_app.organisations.rules import Bloc
from governance_app.people.rules import PersonRef
from governance_app.voting import rules as r
from governance_app.voting.rules import Choice, Correspondence, Elector, Electorate, Form, MotionState, Outcome

OPENED = datetime(2026, 3, 20, 14, 0, tzinfo=UTC)
DEADLINE = OPENED + timedelta(days=6)
VOTE = Correspondence(UUID(int=1), OPENED, DEADLINE)
MINUTE = timedelta(minutes=1)
WHOLE: dict[QuorumKind, Any] = {
    QuorumKind.MORE_THAN_HALF: lambda k, n, p, q: 2 * k > n,
    QuorumKind.HALF_PLUS_ONE: lambda k, n, p, q: 2 * (k - 1) >= n,
    QuorumKind.FRACTION: lambda k, n, p, q: k * q >= p * n,
    QuorumKind.FIXED: lambda k, n, p, q: k >= 5,
    QuorumKind.THOSE_PRESENT: lambda k, n, p, q: k >= 1,
}


def hall(filled: int, vacant: int = 0, recused: int = 0) -> Electorate:
    """Return an electorate: filled seats first, then vacant, then those that stay out."""
    people = [UUID(int=n + 1) for n in range(filled + recused)]
    return Electorate((
        *(Elector(UUID(int=100 + n), "gad", people[n]) for n in range(filled)),
        *(Elector(UUID(int=300 + n), "state", None, filled=False) for n in range(vacant)),
        *(Elector(UUID(int=500 + n), "gad", people[filled + n], recused=True) for n in range(recused)),
    ))


def counted(electorate: Electorate, answered: int) -> Electorate:
    return r.who_answered(electorate, [e.seat for e in electorate.electors if e.votes][:answered])


@pytest.mark.parametrize("kind", QuorumKind)
@pytest.mark.parametrize("base", QuorumBase)
def test_quorum_of_answers_is_exact_at_every_boundary(kind: QuorumKind, base: QuorumBase) -> None:
    share = Fraction(3, 5)
    rule = QuorumRule(kind, base, share if kind is QuorumKind.FRACTION else None, 5 if kind is QuorumKind.FIXED else None)
    for filled in range(61):
        vacant = filled % 4
        n = filled + vacant if base is QuorumBase.SEATS else filled
        electorate = hall(filled, vacant, recused=2)
        needed = r.quorum_of_answers(rule, counted(electorate, 0)).needed
        near = {0, 1, needed - 1, needed, needed + 1, filled} if filled > 12 else range(filled + 1)
        for answered in (k for k in near if 0 <= k <= filled):
            found = r.quorum_of_answers(rule, counted(electorate, answered))
            assert (found.present, found.n) == (answered, n)
            assert found.reached == (answered >= 1 and WHOLE[kind](answered, n, share.numerator, share.denominator))
            assert found.reached == (answered >= found.needed)
            assert r.lapses(found, False) == (not found.reached)
            assert r.lapses(found, True) == (not found.reached and answered == 0)


@given(st.integers(0, 30), st.integers(0, 5), st.data())
def test_one_more_answer_never_undoes_the_quorum(filled: int, vacant: int, data: st.DataObject) -> None:
    kind, base = data.draw(st.sampled_from(QuorumKind)), data.draw(st.sampled_from(QuorumBase))
    rule = QuorumRule(kind, base, Fraction(2, 3), 4, {"gad": data.draw(st.integers(1, 6))})
    electorate = hall(filled, vacant)
    reached = [r.quorum_of_answers(rule, counted(electorate, k)).reached for k in range(filled + 1)]
    assert reached == sorted(reached)


@given(st.integers(1, 20), st.integers(0, 20), st.integers(0, 3))
def test_silence_counts_as_absence_and_nothing_else_changes(filled: int, answered: int, recused: int) -> None:
    electorate = hall(filled, 1, recused)
    found, answered = counted(electorate, answered), min(answered, filled)
    assert (found.voters, found.absent) == (answered, filled - answered)
    assert (found.seats, found.filled, found.recused) == (electorate.seats, electorate.filled, electorate.recused)
    tally = r.tally_of([Choice.AGAINST] * answered, found)
    assert tally.answers + tally.absent == filled


def test_a_bloc_that_stays_silent_keeps_the_quorum_away() -> None:
    electorate = Electorate((*hall(4).electors, Elector(UUID(int=900), "academia", UUID(int=90))))
    rule = QuorumRule(per_bloc={"academia": 1})
    found = r.quorum_of_answers(rule, r.who_answered(electorate, [UUID(int=100 + n) for n in range(4)]))
    assert (found.reached, found.present, found.needed) == (False, 4, 3)
    assert [(one.bloc, one.present, one.needed) for one in found.bloc_shortfalls] == [("academia", 0, 1)]


@pytest.mark.parametrize(("at", "now", "before", "error"), [
    (OPENED, DEADLINE, None, None), (DEADLINE, DEADLINE, None, None), (DEADLINE, DEADLINE + 9 * MINUTE, OPENED, None),
    (OPENED - MINUTE, DEADLINE, None, r.CameBeforeOpening), (DEADLINE + timedelta(seconds=1), DEADLINE + MINUTE, None, r.CameAfterDeadline),
    (DEADLINE, DEADLINE - MINUTE, None, InTheFuture), (OPENED, DEADLINE, OPENED + MINUTE, r.LaterAnswerKept),
])
def test_an_answer_counts_from_the_opening_to_the_deadline(
    at: datetime, now: datetime, before: datetime | None, error: type[GovernanceError] | None,
) -> None:
    if error is None:
        r.check_received(VOTE, at, now, before)
        return
    with pytest.raises(error) as raised:
        r.check_received(VOTE, at, now, before)
    if error is r.CameAfterDeadline:
        assert (raised.value.data["received"], raised.value.data["deadline"]) == (at, DEADLINE)


@given(st.integers(1, 366), st.integers(-3, 3))
def test_the_deadline_keeps_the_days_of_the_statute(days: int, minutes: int) -> None:
    rule, notice = CorrespondenceRule(True, days), OPENED - timedelta(hours=12)
    deadline = notice + timedelta(days=days, minutes=minutes)
    if minutes >= 0:
        r.check_deadline(rule, notice, OPENED, deadline)
        return
    with pytest.raises(r.DeadlineTooSoon):
        r.check_deadline(rule, notice, OPENED, deadline)


def test_it_closes_after_the_deadline_or_when_nobody_is_missing() -> None:
    with pytest.raises(r.DeadlineNotReached):
        r.check_may_close(VOTE, DEADLINE, 1)
    r.check_may_close(VOTE, DEADLINE + timedelta(seconds=1), 1)
    r.check_may_close(VOTE, OPENED, 0)


@pytest.mark.parametrize(("told", "waiting", "at", "error"), [
    (1, 1, OPENED, None), (0, 3, OPENED, r.RemindersDoNotFit), (4, 3, OPENED, r.RemindersDoNotFit), (1, 0, OPENED, r.RemindersDoNotFit),
    (1, 1, OPENED - MINUTE, r.CameBeforeOpening), (1, 1, DEADLINE + MINUTE, r.CameAfterDeadline),
    (1, 1, DEADLINE + timedelta(days=2), InTheFuture),
])
def test_as_many_are_reminded_as_have_not_answered(told: int, waiting: int, at: datetime, error: type[GovernanceError] | None) -> None:
    if error is None:
        r.check_reminder(VOTE, told, waiting, at, DEADLINE + timedelta(days=1))
        return
    with pytest.raises(error):
        r.check_reminder(VOTE, told, waiting, at, DEADLINE + timedelta(days=1))


def test_the_statute_says_whether_and_about_what() -> None:
    with pytest.raises(CorrespondenceNotAllowed):
        r.check_allowed(CorrespondenceRule(), MatterKind.ORDINARY)
    rule = CorrespondenceRule(True, 5, (MatterKind.REMOVAL,))
    r.check_allowed(rule, MatterKind.ORDINARY)
    with pytest.raises(r.MatterNotByCorrespondence):
        r.check_allowed(rule, MatterKind.REMOVAL)


@pytest.mark.parametrize("form", Form)
def test_nobody_raises_a_hand_by_correspondence(form: Form) -> None:
    wrong = r.OnlyByCorrespondence if form is not Form.CORRESPONDENCE else r.NeedsCorrespondenceMeeting
    r.check_meeting_fits(form, form is Form.CORRESPONDENCE)
    with pytest.raises(wrong):
        r.check_meeting_fits(form, form is not Form.CORRESPONDENCE)


def test_a_seat_answers_through_its_principal_or_else_its_alternate() -> None:
    one, two = PersonRef(UUID(int=1), "Una"), PersonRef(UUID(int=2), "Otra")

    def seat(n: int, principal: PersonRef | None = None, alternates: tuple[PersonRef, ...] = (), voting: bool = True) -> SeatOnDay:
        return SeatOnDay(UUID(int=10 + n), f"Puesto {n}", None, "", Bloc.GAD, voting, SeatStatus.FILLED, principal, alternates)

    seats = (seat(0, one, (two,)), seat(1, None, (two,)), seat(2), seat(3, one, voting=False), seat(4, one))
    found = r.freeze_roster(seats, [UUID(int=14)])
    assert [(e.person, e.filled, e.votes) for e in found.electors] == [
        (one.id, True, True), (two.id, True, True), (None, False, False), (one.id, True, False)]
    r.check_holder(seats[0], two.id)
    with pytest.raises(r.NotOfSeat):
        r.check_holder(seats[1], one.id)


@pytest.mark.parametrize("rule", Reconsideration)
def test_a_lapsed_vote_decided_nothing_and_may_be_put_again(rule: Reconsideration) -> None:
    meeting = UUID(int=3)
    earlier = r.Motion(UUID(int=1), meeting, UUID(int=2), 1, "X", "es", MatterKind.ORDINARY, Form.CORRESPONDENCE, MotionState.CLOSED)
    r.check_again(earlier, Outcome.LAPSED, meeting, rule)


def test_a_meeting_by_correspondence_goes_on_for_days_while_it_is_open() -> None:
    held = Meeting(
        UUID(int=1), UUID(int=2), MeetingKind.ORDINARY, MeetingMode.CORRESPONDENCE, "", 1, 2026, "001", OPENED, None, "Macas", "", "es",
        MeetingState.OPEN, OPENED, None, False, None, None, False)
    assert held.likely_moment(DEADLINE) == DEADLINE
    assert replace(held, state=MeetingState.CLOSED).likely_moment(DEADLINE) == OPENED
    assert replace(held, mode=MeetingMode.ONLINE).likely_moment(DEADLINE) == OPENED
