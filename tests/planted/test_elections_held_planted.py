"""Planted faults in elections held with papers: each must turn the test of its invariant red."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.minutes.actions import drafting as minutes
from governance_app.voting.actions import elections, papers
from governance_app.voting.rules.elections import BoxDoesNotAddUp, Guard, HeldElection, LastResort, TieRules, held
from tests.actions import test_elections_held as acts

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, IntegrityError)  # the table's own check stands behind the rule


def nothing(*_given: Any, **_more: Any) -> None:
    return None


@pytest.mark.parametrize("name", ["check_box", "check_handed_out", "check_ranking"])
def test_a_check_of_papers_left_out_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(papers, name, nothing)
    with pytest.raises(CAUGHT):
        acts.test_papers_name_those_who_accepted_and_add_up(app)


def test_an_election_open_before_its_minimums_are_possible_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elections, "check_guard", nothing)
    with pytest.raises(CAUGHT):
        acts.test_what_an_election_needs_before_its_papers(app)


def test_minimums_forgotten_at_the_count_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "guard_of", lambda *_given: Guard())
    with pytest.raises(CAUGHT):
        acts.test_a_minimum_is_filled_before_more_votes(app)


def test_a_lot_without_a_seed_fixed_before_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HeldElection, "ties", property(lambda self: TieRules(LastResort.LOT, str(self.id))))
    with pytest.raises(CAUGHT):
        acts.test_a_tie_needs_a_seed_fixed_before(app)


def test_struck_papers_that_count_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "standing_papers", tuple)
    with pytest.raises((*CAUGHT, BoxDoesNotAddUp)):
        acts.test_struck_papers_do_not_count(app)


def test_who_declined_and_is_asked_again_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers.reads, "declined", lambda election: frozenset())
    with pytest.raises(CAUGHT):
        acts.test_who_declines_to_follow_is_passed_over_and_stays_so(app)


def test_a_meeting_closed_over_an_open_election_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minutes.elections, "running", lambda meeting: ())
    with pytest.raises(CAUGHT):
        acts.test_a_meeting_does_not_close_over_papers_that_are_not_counted(app)
