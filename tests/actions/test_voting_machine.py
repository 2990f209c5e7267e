"""The life of votes under random acts: open, answer, change, arrive, leave, stay out, admit, close, vote again.

A model beside the tables knows who was frozen and what each said; after each act both must agree, and each result must be what a
count by hand of the model gives. A failure here says its seed, which repeats it at once.
"""

from collections import Counter
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.attendance import actions as attendance
from governance_app.attendance import reads as presence
from governance_app.attendance.rules import Capacity
from governance_app.committees.rules import BlankVotes, LateArrivals, MajorityBase, MajorityKind, MajorityRule, Reconsideration, Statute
from governance_app.foundation.errors import GovernanceError
from governance_app.voting import actions, reads
from governance_app.voting.rules import Choice, Form, MotionState, Outcome
from tests.rules.test_majorities import by_hand
from tests.support.build_attendance import STARTS, an_open_meeting, does, points_of, seats_of

SEEDS = range(5)
STEPS = 80
RULE = MajorityRule(MajorityKind.MORE_THAN_HALF, MajorityBase.FILLED)


class Walk:
    """Acts on the votes of one meeting, each tried whether or not it is possible; the clock only goes on."""

    def __init__(self, seed: int) -> None:
        self.random, self.minute, self.done = Random(seed), 10, Counter[str]()
        late = LateArrivals.ANSWER if seed % 2 else LateArrivals.WAIT
        self.meeting = an_open_meeting(
            5, Statute(majorities={"ordinary": RULE}, late_arrivals=late, vote_without_quorum=True,
                       reconsideration=Reconsideration.ANY_TIME), present=4)
        self.point, self.seats = points_of(self.meeting)[0], seats_of(self.meeting)
        self.motion: UUID | None = None
        self.frozen: dict[UUID, bool] = {}  # seat → whether it may answer
        self.said: dict[UUID, Choice] = {}

    @property
    def now(self) -> datetime:
        return STARTS + timedelta(minutes=self.minute)

    def step(self) -> None:
        """Let a minute pass, try an act, and look whether the tables say what the model says."""
        self.minute += 1
        acts = {self.put: 2, self.answer: 6, self.change: 1, self.move: 3, self.stay_out: 1, self.admit: 2, self.close: 2}
        self.random.choices([*acts], [*acts.values()])[0]()
        self.check()

    def attempt(self, what: str, action: Any, **given: Any) -> bool:
        try:
            does(action, self.now, **given)
        except GovernanceError:
            self.done[f"{what} refused"] += 1
            return False
        self.done[what] += 1
        return True

    def put(self) -> None:
        """Put a motion and open its vote, half of the time as the earlier matter again."""
        old = self.motion if self.random.random() < 0.5 else None
        number = len(reads.motions(self.meeting))
        if self.attempt("again" if old else "open", actions.put_motion, meeting=self.meeting, item=self.point, text=f"Moción {number}",
                        form=Form.ROLL_CALL, again_of=old, open_now=True):
            self.motion = reads.motions(self.meeting)[-1].id
            room = presence.standing_at(self.meeting, self.now)
            out = room.recused_on(self.point)
            self.frozen = {s.seat: s.sitter is not None and s.sitter not in out for s in room.seats}
            self.said = {}

    def answer(self) -> None:
        """Mostly a seat that has still to answer, sometimes any."""
        waiting = [seat for seat, may in self.frozen.items() if may and seat not in self.said]
        any_seat = [s.seat for s in self.seats]
        seat = self.random.choice(waiting if waiting and self.random.random() < 0.8 else any_seat)
        choice = self.random.choice(list(Choice))
        if self.attempt("answer", actions.record_ballot, motion=self.motion or self.meeting, seat=seat, choice=choice):
            assert self.frozen[seat]
            assert seat not in self.said
            self.said[seat] = choice

    def change(self) -> None:
        seat = self.random.choice([*self.said, self.random.choice(self.seats).seat])
        choice = self.random.choice(list(Choice))
        if self.attempt("change", actions.change_ballot, motion=self.motion or self.meeting, seat=seat, choice=choice):
            assert seat in self.said
            self.said[seat] = choice

    def move(self) -> None:
        """Somebody comes in or goes out."""
        seat = self.random.choice(self.seats)
        person = seat.principal.id
        if presence.standing_at(self.meeting, self.now).is_present(person):
            self.attempt("leave", attendance.record_departure, meeting=self.meeting, person=person, at=self.now)
        else:
            self.attempt("arrive", attendance.record_arrival, meeting=self.meeting, person=person, capacity=Capacity.PRINCIPAL,
                         seat=seat.seat, at=self.now)

    def stay_out(self) -> None:
        person = self.random.choice(self.seats).principal.id
        act = self.random.choice((attendance.record_recusal, attendance.end_recusal))
        self.attempt("stay out", act, meeting=self.meeting, person=person, item=self.point, at=self.now)

    def admit(self) -> None:
        if self.attempt("admit", actions.admit_latecomers, motion=self.motion or self.meeting):
            room = presence.standing_at(self.meeting, self.now)
            out = room.recused_on(self.point)
            recused = {e.seat for e in reads.electorate(self.motion).electors if e.recused}
            for s in room.seats:
                self.frozen[s.seat] |= s.sitter is not None and s.sitter not in out and s.seat not in recused

    def close(self) -> None:
        if not self.attempt("close", actions.close_roll_call, motion=self.motion or self.meeting):
            return
        assert {seat for seat, may in self.frozen.items() if may} == set(self.said), "everybody has answered"
        result, hall = reads.result(self.motion), reads.electorate(self.motion)
        counted = Counter(self.said.values())
        assert [result.tally.of(c) for c in Choice] == [counted[c] for c in Choice]
        assert (result.outcome is Outcome.CARRIED) == by_hand(RULE, result.tally, hall, BlankVotes.APART)

    def check(self) -> None:
        if self.motion is None:
            return
        assert {b.seat: b.choice for b in reads.ballots(self.motion)} == self.said
        assert {e.seat: e.votes for e in reads.electorate(self.motion).electors} == self.frozen
        closed = reads.motion(self.motion).state is MotionState.CLOSED
        assert (reads.result(self.motion) is not None) == closed
        assert sum(m.state is MotionState.OPEN for m in reads.motions(self.meeting)) <= 1


def walk(seed: int) -> Counter[str]:
    """Walk with one seed and return what was done how often; a failure says the seed."""
    walker = Walk(seed)
    try:
        for _step in range(STEPS):
            walker.step()
    except BaseException as fault:
        fault.add_note(f"seed {seed}")
        raise
    return walker.done


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_votes_stay_whole_under_random_acts_on_postgresql(postgres: Flask, seed: int) -> None:
    walk(seed)


def test_votes_stay_whole_and_the_walks_go_everywhere(app: Flask) -> None:
    done: Counter[str] = Counter()
    for seed in SEEDS:
        done += walk(seed)
    assert {"open", "again", "answer", "change", "arrive", "leave", "stay out", "admit", "close", "close refused", "answer refused"} <= set(
        done), done


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(100, 300))
def test_votes_stay_whole_under_many_more(app: Flask, seed: int) -> None:
    walk(seed)
