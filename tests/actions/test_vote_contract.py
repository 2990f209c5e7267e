"""The contract that OpenSlides tries on its vote service, on both databases, with all hands at the same moment and no queue outside.

A hundred different voters are each counted once; who closes while others vote is told the same set by every closing; an act that
comes twice under one id is one act with one receipt. Fewer hands here, all of them under `make campaign`.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from contextvars import Context
from dataclasses import replace
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.record import reads as record
from governance_app.record.records import LeafRow
from governance_app.record.rules import Receipt
from governance_app.voting import actions, reads
from governance_app.voting.rules import BallotsMissing, Choice, Form, MotionState, VoteClosed, VoteNotOpen
from tests.support.build_assembly import an_assembly
from tests.support.build_attendance import AFTER, an_open_meeting
from tests.support.build_voting import an_open_vote, voters_of
from tests.support.storm import ballot

Told = Any
ANSWERS = list(Choice)


def at_once(app: Flask, acts: Sequence[Callable[[], Told]]) -> list[Told]:
    """Let every act have a thread, start them all at the same moment, return what each told (an error too), in the order of the acts."""
    db.session.remove()
    together, told = Barrier(len(acts)), [None] * len(acts)

    def hand(number: int) -> None:
        with app.app_context():
            together.wait(timeout=60)
            try:
                told[number] = acts[number]()
            except Exception as error:  # whatever it is, the test sees it
                told[number] = error
            finally:
                db.session.remove()

    hands = [Thread(target=Context().run, args=(hand, number)) for number in range(len(acts))]
    [one.start() for one in hands]
    [one.join() for one in hands]
    return told


def insisting(motion: UUID) -> Callable[[], Told]:
    """Close again and again until the vote is closed, by this hand or by another; tell the result and the answers that are there then."""

    def act() -> Told:
        while True:
            try:
                actions.close_roll_call(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion)
            except BallotsMissing:
                continue
            except VoteNotOpen:
                pass
            return reads.result(motion), frozenset(reads.ballots(motion))

    return act


def different_voters(app: Flask, voters: int) -> None:
    """Let every voter of an assembly answer at the same moment: each is counted once, with its own answer."""
    motion = an_open_vote(an_assembly(voters), Form.ROLL_CALL)
    said = {seat: ANSWERS[n % len(ANSWERS)] for n, seat in enumerate(voters_of(motion))}
    told = at_once(app, [ballot(motion, seat, choice) for seat, choice in said.items()])
    assert Counter(type(one) for one in told) == {Receipt: voters}
    assert len({one.subject for one in told}) == voters
    kept = reads.ballots(motion)
    assert (len(kept), {b.seat: b.choice for b in kept}) == (voters, said)


def votes_against_closings(app: Flask, each: int) -> None:
    """Let `each` seats vote while as many hands close: every closing tells the same set, in which everybody is."""
    motion = an_open_vote(an_assembly(each), Form.ROLL_CALL)
    said = {seat: ANSWERS[n % len(ANSWERS)] for n, seat in enumerate(voters_of(motion))}
    pairs = [(ballot(motion, seat, choice), insisting(motion)) for seat, choice in said.items()]
    told = at_once(app, [act for pair in pairs for act in pair])
    assert {type(one) for one in told[::2]} == {Receipt}
    assert not [one for one in told[1::2] if isinstance(one, Exception)]
    result, kept = told[1]
    assert told[1::2] == [(result, kept)] * each
    assert {b.seat: b.choice for b in kept} == said
    assert (result, reads.motion(motion).state) == (reads.result(motion), MotionState.CLOSED)
    said_closed = db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name == VoteClosed.name))
    assert sum(str(motion) in leaf for leaf in said_closed) == 1
    assert record.broken_at() is None


def test_a_hundred_voters_at_once_are_each_counted_once(either: Flask) -> None:
    different_voters(either, 100)


def test_every_closing_tells_the_same_set(either: Flask) -> None:
    votes_against_closings(either, 8)


@pytest.mark.campaign
def test_fifty_votes_against_fifty_closings_ten_times(either: Flask) -> None:
    for _time in range(10):
        different_voters(either, 100)
        votes_against_closings(either, 50)


def test_one_ballot_sent_by_twenty_hands_under_one_id_has_one_receipt(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(3), Form.ROLL_CALL)
    sent: dict[str, Any] = {"id": new_id(), "motion": motion, "seat": voters_of(motion)[0], "choice": Choice.FOR}
    told = at_once(either, [lambda: actions.record_ballot(actor=SYSTEM, now=AFTER, **sent)] * 20)
    assert Counter(one.replayed for one in told) == {False: 1, True: 19}
    assert {replace(one, replayed=False) for one in told} == {next(one for one in told if not one.replayed)}
    assert [b.seat for b in reads.ballots(motion)] == [sent["seat"]]


def test_one_closing_sent_by_twenty_hands_under_one_id_has_one_receipt(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(3), Form.ROLL_CALL)
    for seat in voters_of(motion):
        ballot(motion, seat, Choice.FOR)()
    sent: dict[str, Any] = {"id": new_id(), "motion": motion}
    told = at_once(either, [lambda: actions.close_roll_call(actor=SYSTEM, now=AFTER, **sent)] * 20)
    assert Counter(one.replayed for one in told) == {False: 1, True: 19}
    assert len({(one.position, one.subject, one.recorded_at) for one in told}) == 1
