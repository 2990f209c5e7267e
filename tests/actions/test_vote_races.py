"""Many hands on one vote, on both databases: one ballot a seat, none after the closing, and every closing tells the same set.

Small here, larger under `make campaign` (100,000 attempts). Of 64 workers, 12 act at the same moment: a server keeps no more connections.
Beside it 100 requests at once on 10 seats, 50 openings against 50 closings, and 50 votes against 50 closings, as the tests of OpenSlides
try their vote service; what else that contract says is in test_vote_contract.py.
"""

from random import Random

import pytest
from flask import Flask

from governance_app.record import reads as record
from governance_app.voting import reads
from governance_app.voting.rules import Choice, Form, MotionState
from tests.support.build_attendance import an_open_meeting
from tests.support.build_voting import a_motion, an_open_vote, voters_of
from tests.support.storm import ballot, closing, opening, storm


def double_votes(app: Flask, attempts: int) -> None:
    """Try `attempts` ballots on the seats of one roll call, then the same again when it is closed."""
    random, motion = Random(7), an_open_vote(an_open_meeting(9), Form.ROLL_CALL)
    seats = voters_of(motion)
    tries = [ballot(motion, seats[n] if n < len(seats) else random.choice(seats), random.choice(list(Choice))) for n in range(attempts)]
    random.shuffle(tries)
    told = storm(app, tries)
    assert told == {"kept": len(seats), "AlreadyVoted": attempts - len(seats)}
    before = reads.ballots(motion)
    assert sorted(b.seat for b in before) == sorted(seats)
    assert storm(app, [closing(motion)] * 20)["kept"] == 1
    assert storm(app, tries[:attempts // 10]) == {"VoteNotOpen": attempts // 10}
    assert reads.ballots(motion) == before
    assert record.broken_at() is None


def test_one_ballot_a_seat_and_none_after_the_closing(either: Flask) -> None:
    double_votes(either, 150)


@pytest.mark.campaign
@pytest.mark.parametrize("attempts", [5_000, 100_000])
def test_double_votes_by_the_thousand(either: Flask, attempts: int) -> None:
    double_votes(either, attempts)


def test_a_hundred_requests_at_once_count_each_seat_once(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(10), Form.ROLL_CALL)
    seats = voters_of(motion)
    said = {seat: list(Choice)[n % len(Choice)] for n, seat in enumerate(seats)}
    assert storm(either, [ballot(motion, seat, choice) for seat, choice in said.items()] * 10) == {
        "kept": 10, "AlreadyVoted": 90}
    assert {b.seat: b.choice for b in reads.ballots(motion)} == said


def test_openings_against_closings_leave_one_vote_in_one_state(either: Flask) -> None:
    motion = a_motion(an_open_meeting(3), Form.ROLL_CALL)
    told = storm(either, [act for _n in range(50) for act in (opening(motion), closing(motion))])
    assert told["kept"] == 1
    assert told["kept"] + told["MotionNotDraft"] == 50
    assert set(told) <= {"kept", "MotionNotDraft", "VoteNotOpen", "BallotsMissing"}
    assert reads.motion(motion).state is MotionState.OPEN
    assert reads.electorate(motion).voters == 3


def test_votes_against_closings_end_once_with_everybodys_answer(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(5), Form.ROLL_CALL)
    seats = voters_of(motion)
    acts = [act for n in range(50) for act in (ballot(motion, seats[n % 5], Choice.FOR), closing(motion))]
    told = storm(either, acts)
    if reads.motion(motion).state is MotionState.OPEN:  # the last answer came after the last closing
        closing(motion)()
        told["kept"] += 1
    assert told["kept"] == len(seats) + 1
    assert set(told) <= {"kept", "AlreadyVoted", "BallotsMissing", "VoteNotOpen"}
    result = reads.result(motion)
    assert (result.tally.votes_for, len(reads.ballots(motion))) == (5, 5)
    assert storm(either, [closing(motion)] * 50) == {"VoteNotOpen": 50}
    assert reads.result(motion) == result, "every closing after the first finds the same set"
