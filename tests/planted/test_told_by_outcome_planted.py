"""Faults planted in what the outcome of a secret vote tells, and in what the public reads of a vote that lapsed."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.committees.rules import MajorityBase, TieRule
from governance_app.voting.pages import blueprint
from governance_app.voting.rules import Form, secrecy
from tests.pages import test_told_by_outcome as walks
from tests.rules import test_told_by_outcome as exact

CAUGHT = (AssertionError, pytest.fail.Exception)


def test_a_broken_tie_that_is_forgotten_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrecy, "after_tie", lambda tie: tie)
    with pytest.raises(CAUGHT):
        exact.test_an_approved_vote_tells_how_many_can_have_been_against(TieRule.CASTING_VOTE)


def test_a_majority_of_one_more_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrecy, "votes_needed", lambda rule, base, against: base)
    with pytest.raises(CAUGHT):
        exact.test_an_approved_vote_tells_how_many_can_have_been_against(TieRule.LOST)


def test_absent_seats_that_are_forgotten_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = secrecy.base_size
    monkeypatch.setattr(secrecy, "base_size", lambda base, tally, hall: (
        hall.voters if base in (MajorityBase.FILLED, MajorityBase.SEATS) else true(base, tally, hall)))
    with pytest.raises(CAUGHT):
        exact.test_an_approved_vote_tells_how_many_can_have_been_against(TieRule.LOST)


def test_a_page_that_keeps_silent_is_caught(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blueprint, "told_by_outcome", lambda rule, tie, hall: [])
    with pytest.raises(CAUGHT):
        walks.test_unanimity_is_warned_of_before_the_vote_opens(app, client, Form.PAPER)
