"""Planted faults in the second vote: each must turn the test of its invariant red."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.voting.actions import runoffs
from governance_app.voting.rules.elections import scored
from tests.actions import test_runoffs as acts
from tests.rules import test_elections_runoff as rules

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, IntegrityError)  # the table's own index stands behind the rule


def test_the_first_two_instead_of_the_foremost_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scored, "_two_foremost", lambda _board, rivals: rivals[:2])
    with pytest.raises(AssertionError):
        rules.test_the_two_foremost_go_to_the_run_off_when_nobody_has_more_than_half()


def test_a_second_place_given_without_a_lot_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scored, "_two_foremost", lambda board, rivals: sorted(rivals, key=lambda c: -board.votes[c])[:2])
    with pytest.raises(CAUGHT):
        rules.test_a_tie_for_the_second_place_is_decided_only_by_a_lot_fixed_before()


def test_two_run_offs_of_one_election_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runoffs.reads, "runoff", lambda _election: None)
    with pytest.raises(CAUGHT):
        acts.test_of_an_election_one_run_off_stands_and_an_annulled_one_is_announced_anew(app)


def test_a_run_off_of_whom_nobody_chose_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def everybody(_count: Any, candidates: Any) -> Any:
        return tuple(candidates)

    monkeypatch.setattr(runoffs, "run_off_pair", everybody)
    with pytest.raises(CAUGHT):
        acts.test_nobody_has_more_than_half_and_the_two_foremost_are_voted_on_again(app)
