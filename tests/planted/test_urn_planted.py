"""Faults planted in the paper urn, each of which its test must see; a figure let out is seen in every place that would show it."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.actions import closing, during, watched
from governance_app.voting.actions import urn as acts
from governance_app.voting.rules import Publication
from governance_app.voting.rules import secrecy as rules
from tests.actions import test_urn as deeds
from tests.pages import test_urn as walks
from tests.rules import test_urn as exact
from tests.support.build_access import an_account, signed_in
from tests.support.build_urn import a_hall

CAUGHT = (AssertionError, pytest.fail.Exception)


def test_a_figure_let_out_is_seen_in_each_place(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "published", lambda result, publication: result)
    monkeypatch.setattr(reads, "published_tally", lambda tally, publication: tally)
    meeting = a_hall()
    desk = signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    seen = walks.seen_before_and_after(desk, meeting, sorted(set(walks.PLACES) - walks.SAYS_NO_FIGURES), Publication.OUTCOME)
    assert [place for place, (before, after) in seen.items() if before == after] == []


def test_a_figure_in_the_public_record_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "published", lambda result, publication: result)
    with pytest.raises(CAUGHT):
        deeds.the_record_of_a_hidden_vote()


@pytest.mark.parametrize(("where", "name", "test"), [
    (watched, "matches", deeds.test_a_wrong_pin_closes_nothing_and_soon_has_to_wait),
    (watched, "spend_try", deeds.test_a_wrong_pin_closes_nothing_and_soon_has_to_wait),
    (acts, "check_count", deeds.test_an_urn_that_does_not_balance_stays_open),
    (watched, "check_scrutineers", deeds.test_an_urn_opens_only_with_its_scrutineers_and_its_rule),
    (watched, "check_pin", deeds.test_an_urn_opens_only_with_its_scrutineers_and_its_rule),
])
def test_a_guard_that_sleeps_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, test: Any) -> None:
    monkeypatch.setattr(where, name, lambda *given: "1234")
    with pytest.raises((*CAUGHT, IntegrityError)):
        test(app)


def test_a_vote_that_slips_into_the_urn_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(during, "STAYING", frozenset())
    with pytest.raises(CAUGHT):
        deeds.test_no_open_vote_slips_into_the_urn_or_out_of_it(app)


def test_rules_that_are_wrong_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "SHOWN_FROM", 2)
    with pytest.raises(CAUGHT):
        exact.test_hidden_figures_are_in_no_part_of_what_is_said()
    monkeypatch.setattr(exact, "check_count", lambda count, voters: None)
    with pytest.raises(CAUGHT):
        exact.test_a_count_is_kept_only_when_every_paper_is_found()
    monkeypatch.setattr(exact, "chance_of_one_dissent", rules.chance_of_unanimity)
    with pytest.raises(CAUGHT):
        exact.test_the_chances_are_those_of_every_possible_vote(3, rules.SUPPORT)
