"""Planted faults in what a vote costs, in how a ballot is refused and in who closes: each must turn its test red."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from governance_app.voting.actions import closing, roll_call
from governance_app.voting.rules import Motion, MotionState
from tests.actions import test_vote_contract as contract
from tests.actions import test_vote_cost as costs

pytestmark = pytest.mark.planted


def test_one_ballot_that_reads_the_whole_hall_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = roll_call.reads.electorate
    monkeypatch.setattr(roll_call.reads, "electorate", lambda motion, seats=None: true(motion))
    with pytest.raises(AssertionError):
        costs.test_one_ballot_reads_one_elector_and_no_label(app)


def test_a_roll_call_written_seat_by_seat_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = roll_call.keep_answers

    def one_by_one(motion: Any, held: Any, answers: Any, now: Any) -> None:
        for id, answer in answers.items():
            true(motion, held, {id: answer}, now)

    monkeypatch.setattr(roll_call, "keep_answers", one_by_one)
    with pytest.raises(AssertionError):
        costs.test_a_vote_of_forty_asks_no_more_often_than_a_vote_of_five(app)


def test_a_second_answer_that_is_passed_over_in_silence_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = roll_call.insert_new

    def silent(table: Any, told: Any, rows: Any) -> set[Any]:
        return true(table, told, rows) | {row["seat_id"] for row in rows}

    monkeypatch.setattr(roll_call, "insert_new", silent)
    with pytest.raises(pytest.fail.Exception):
        costs.test_what_refuses_a_ballot_names_the_seat_and_leaves_nothing(app)


def test_a_vote_that_closes_again_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = closing.reads.motion

    def never_closed(id: Any) -> Motion:
        found = true(id)
        return replace(found, state=MotionState.OPEN) if found.state is MotionState.CLOSED else found

    monkeypatch.setattr(closing.reads, "motion", never_closed)
    with pytest.raises(AssertionError):
        contract.votes_against_closings(app, 4)
