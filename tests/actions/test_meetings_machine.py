"""A body's meetings under random acts: never an illegal state, numbers never change, repeat or leave an unexplained gap."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from governance_app.committees import reads as committees
from governance_app.committees.rules import SecondCallRule, Statute
from governance_app.foundation.errors import GovernanceError
from governance_app.meetings import actions, reads
from governance_app.meetings.rules import Happening, Meeting, MeetingKind, MeetingState, after, failed_first_call
from tests.support.build_committees import a_body
from tests.support.build_meetings import act

BEGIN = datetime(2026, 3, 1, 15, 0, tzinfo=UTC)
FIRST = st.integers(0, 30)


class Meetings(RuleBasedStateMachine):
    """Acts on the meetings of one body, each tried whether or not it is possible; the clock only goes on."""

    @initialize(second=st.booleans())
    def found(self, second: bool) -> None:
        self.body = a_body(seats=2, statute=Statute(second_call=SecondCallRule(allowed=second, after_minutes=30)))
        self.now, self.ids, self.numbers = BEGIN, [], {}

    def attempt(self, action: object, **given: object) -> bool:
        try:
            act(action, now=self.now, **given)
        except GovernanceError:
            return False
        return True

    def pick(self, n: int) -> UUID:
        return self.ids[n % len(self.ids)]

    @rule(days=st.integers(3, 400), points=st.booleans())
    def plan(self, days: int, points: bool) -> None:
        given = {"kind": MeetingKind.ORDINARY, "starts_at": self.now + timedelta(days=days), "place": "Puyo"}
        id = act(actions.plan_meeting, now=self.now, body=self.body.id, **given).subject
        if points:
            act(actions.add_item, now=self.now, meeting=id, title="Punto")
        self.ids.append(id)

    @rule(hours=st.integers(1, 2000))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @precondition(lambda self: self.ids)
    @rule(n=FIRST)
    def convene(self, n: int) -> None:
        self.attempt(actions.convene, meeting=self.pick(n), short_notice_reason="Urgente")

    @precondition(lambda self: self.ids)
    @rule(n=FIRST, days=st.integers(-5, 60))
    def postpone(self, n: int, days: int) -> None:
        moved = self.now + timedelta(days=days)
        self.attempt(actions.postpone, meeting=self.pick(n), starts_at=moved, reason="Crecida", short_notice_reason="Río")

    @precondition(lambda self: self.ids)
    @rule(n=FIRST)
    def fail_first_call(self, n: int) -> None:
        self.attempt(actions.record_failed_first_call, meeting=self.pick(n), at=self.now)

    @precondition(lambda self: self.ids)
    @rule(n=FIRST, second=st.booleans())
    def open(self, n: int, second: bool) -> None:
        people = [s.principal.id for s in committees.roster(self.body.id, self.body.created_on)]
        given = {"opened_at": self.now, "chair": people[0], "secretary": people[1], "on_second_call": second}
        self.attempt(actions.open_meeting, meeting=self.pick(n), **given)

    @precondition(lambda self: self.ids)
    @rule(n=FIRST, back=st.integers(0, 3))
    def adjourn_or_resume(self, n: int, back: int) -> None:
        at = self.now - timedelta(hours=back)
        if not self.attempt(actions.adjourn, meeting=self.pick(n), at=at, reason="Noche"):
            self.attempt(actions.resume, meeting=self.pick(n), at=at)

    @precondition(lambda self: self.ids)
    @rule(n=FIRST, rest=st.booleans())
    def close(self, n: int, rest: bool) -> None:
        self.attempt(actions.close_meeting, meeting=self.pick(n), closed_at=self.now, defer_rest=rest)

    @precondition(lambda self: self.ids)
    @rule(n=FIRST)
    def reopen(self, n: int) -> None:
        meeting = self.pick(n)
        opened = reads.meeting(meeting).opened_at
        later = [m for m in reads.meetings_of(self.body.id) if opened and m.opened_at and m.opened_at > opened]
        assert not (self.attempt(actions.reopen_meeting, meeting=meeting, reason="Falta un voto") and later)

    @precondition(lambda self: self.ids)
    @rule(n=FIRST)
    def cancel(self, n: int) -> None:
        self.attempt(actions.cancel_meeting, meeting=self.pick(n), reason="Paro")

    @invariant()
    def every_meeting_is_whole(self) -> None:
        if not hasattr(self, "ids"):
            return
        meetings = [reads.meeting(id) for id in self.ids]
        for meeting in meetings:
            check_whole(meeting)
            if meeting.number is not None:
                assert self.numbers.setdefault(meeting.id, (meeting.year, meeting.number)) == (meeting.year, meeting.number)
        check_numbers(meetings, self.body.id)


def check_whole(meeting: Meeting) -> None:
    """The state is what its history leads to, step by step along the table; its fields agree with it."""
    state, past = MeetingState.DRAFT, []
    for event in reads.happenings(meeting.id):
        state = after(state, event.kind)
        past.append(event.kind)
    assert state is meeting.state
    convened = Happening.CONVENED in past
    assert (meeting.number is not None) == convened
    assert (meeting.opened_at is not None) == (Happening.OPENED in past)
    assert (meeting.closed_at is not None) == (state is MeetingState.CLOSED)
    assert len(reads.convocations(meeting.id)) == sum(w in (Happening.CONVENED, Happening.POSTPONED) for w in past)
    if Happening.OPENED in past:
        assert meeting.on_second_call == failed_first_call(past[: past.index(Happening.OPENED)])
    if state is MeetingState.CLOSED:
        assert all(item.settled for item in reads.agenda(meeting.id))


def check_numbers(meetings: list[Meeting], body: UUID) -> None:
    """Each year counts from 1 without gap; the numbers of cancelled meetings are exactly the explained ones."""
    for year in {m.year for m in meetings if m.year}:
        given = sorted(m.number for m in meetings if m.year == year)
        assert given == list(range(1, len(given) + 1))
    cancelled = {(m.year, m.number) for m in meetings if m.state is MeetingState.CANCELLED and m.number}
    assert cancelled == {(g.year, g.number) for g in committees.number_gaps(body)}


def run(examples: int, steps: int, *phases: Phase) -> None:
    """Run the machine; `phases`: those of Hypothesis, all of them when none is named."""
    limits = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck),
        phases=phases or tuple(Phase), database=None if phases else settings.default.database,
    )
    run_state_machine_as_test(Meetings, settings=limits)


def test_meetings_stay_whole_under_random_acts(either: Flask) -> None:
    """On both databases; each run founds a body of its own."""
    run(12, 25)
