"""Faults planted in the dispute of a count, each of which its test must see."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from governance_app.decisions import actions as register
from governance_app.voting import reads
from governance_app.voting.actions import disputes as acts
from governance_app.voting.rules import disputes as rules
from tests.actions import test_disputes as deeds

CAUGHT = (AssertionError, pytest.fail.Exception)


def test_an_annulled_result_that_is_still_said_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "annulled", lambda motion: False)
    with pytest.raises(CAUGHT):
        deeds.test_an_annulled_result_is_a_result_nowhere_and_stays_in_the_record(app)


@pytest.mark.parametrize("test", [
    deeds.test_after_the_window_a_result_stands, deeds.test_a_counted_election_has_the_same_eight_days])
def test_a_window_that_never_ends_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, test: Any) -> None:
    monkeypatch.setattr(acts, "check_dispute", lambda counted, today, reason: reason)
    with pytest.raises(CAUGHT):
        test(app)


def test_a_window_of_seven_days_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    right = rules.open_to_dispute_until
    monkeypatch.setattr(rules, "open_to_dispute_until", lambda counted: right(counted) - timedelta(days=1))
    with pytest.raises((*CAUGHT, rules.DisputeOver)):
        deeds.test_eight_days_and_not_one_more()


def test_a_decision_that_is_overlooked_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register.reads, "code_of_motion", lambda motion: None)
    with pytest.raises(CAUGHT):
        deeds.test_a_vote_from_which_a_decision_came_is_not_annulled(app)
