"""Planted faults in slips: each must turn the test of its invariant red."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import code_hash, read_code
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.record.rules import Event
from governance_app.voting import reads
from governance_app.voting.actions import slips as acts
from governance_app.voting.reads import slips as slip_reads
from governance_app.voting.records import BallotRow
from governance_app.voting.records.slips import VotingSlipRow
from governance_app.voting.rules import check_same_count
from tests.actions import test_voting_slips as tests
from tests.rules import test_two_counters as counters

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception)


def test_a_replaced_slip_that_still_works_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def of_any(code: str) -> tuple[UUID, UUID]:
        wanted = sa.select(VotingSlipRow).where(VotingSlipRow.code_hash == code_hash(read_code(code)))
        row = db.session.scalars(wanted).one()
        return row.motion_id, row.seat_id

    monkeypatch.setattr(slip_reads, "slip_of", of_any)
    with pytest.raises(CAUGHT):
        tests.test_a_replaced_slip_stops_working_and_the_new_one_works(app)


def test_a_slip_that_answers_in_the_next_vote_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = slip_reads.slip_of

    def of_the_open_vote(code: str) -> tuple[UUID, UUID]:
        motion, seat = true(code)
        running = reads.open_motion(reads.motion(motion).meeting)
        return running.id if running else motion, seat

    monkeypatch.setattr(slip_reads, "slip_of", of_the_open_vote)
    with pytest.raises(CAUGHT):
        tests.test_a_slip_is_of_its_own_vote_only(app)


def test_an_answer_after_closing_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "held_open", lambda motion, form: (
        reads.motion(motion), meetings.meeting(reads.motion(motion).meeting)))
    with pytest.raises(CAUGHT):
        tests.test_an_answer_is_changed_until_the_vote_closes_and_not_after(app)


def test_a_code_stored_in_clear_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (acts, slip_reads):
        monkeypatch.setattr(module, "code_hash", lambda code: code)
    with pytest.raises(CAUGHT):
        tests.test_no_code_is_written_anywhere(app)


def test_a_key_in_the_record_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True)
    class Telling(Event):
        motion: UUID
        slips: int
        replaced: int
        key: str = tests.KEY
        name = "voting.slips_issued"

    monkeypatch.setattr(acts, "SlipsIssued", Telling)
    with pytest.raises(CAUGHT):
        tests.test_no_code_is_written_anywhere(app)


def test_a_second_first_answer_that_replaces_the_first_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def replacing(motion: Any, held: Any, answers: Any, now: Any) -> None:
        [(id, said)] = answers.items()
        db.session.execute(sa.delete(BallotRow).where(BallotRow.motion_id == motion.id, BallotRow.seat_id == said.seat))
        db.session.add(BallotRow(motion_id=motion.id, seat_id=said.seat, id=id, choice=said.choice, reason=said.reason, at=now))
        db.session.flush()

    monkeypatch.setattr(acts, "keep_answers", replacing)
    with pytest.raises(CAUGHT):
        tests.test_two_browsers_on_one_slip_leave_one_first_answer(app)


def test_wrong_codes_that_are_not_counted_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "spend_try", lambda tries, now: None)
    with pytest.raises(CAUGHT):
        tests.test_wrong_codes_make_their_address_wait(app)


def test_slips_for_absent_seats_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "check_entitled", lambda hall, seat, label, field=None: hall.elector(seat))
    with pytest.raises(CAUGHT):
        tests.test_slips_are_for_seats_that_may_answer_in_an_open_roll_call(app)


@pytest.mark.parametrize("check", [
    lambda first, second: None,
    lambda first, second: check_same_count(first, second) if first.answers != second.answers else None])
def test_two_counts_taken_for_the_same_are_caught(monkeypatch: pytest.MonkeyPatch, check: Any) -> None:
    monkeypatch.setattr(counters, "check_same_count", check)
    with pytest.raises(CAUGHT):
        counters.test_hands_moved_from_one_answer_to_another_are_seen_although_the_sum_is_the_same()
