"""Faults planted in a vote held in Belenios, each of which its test must see."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.actions import belenios as acts
from governance_app.voting.actions import closing
from governance_app.voting.reads import belenios as found
from governance_app.voting.rules import Publication
from governance_app.voting.rules.belenios import votes
from tests.actions import test_belenios as deeds
from tests.pages import test_belenios as outside
from tests.pages import test_urn as walks
from tests.rules import test_belenios as exact
from tests.support.build_access import an_account, signed_in
from tests.support.build_urn import a_hall

CAUGHT = (AssertionError, pytest.fail.Exception)


@pytest.mark.parametrize("place", ["the page of the motion", "the acta as text", "CSV", "the meeting outside", "the running tally"])
def test_a_figure_let_out_is_seen(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr(reads.belenios, "publication", lambda motion: Publication.FULL)
    meeting = a_hall()
    desk = signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    before, after = walks.seen_before_and_after(desk, meeting, [place], Publication.OUTCOME, "belenios")[place]
    assert before != after


def test_a_figure_in_the_public_record_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "published", lambda result, publication: result)
    with pytest.raises(CAUGHT):
        deeds.test_the_record_of_a_hidden_vote_in_belenios_holds_no_figure(app)


def test_an_address_let_out_is_caught(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found, "as_public", lambda vote: vote)
    meeting = a_hall()
    desk = signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    with pytest.raises(CAUGHT):
        outside.test_outside_stand_the_fingerprints_and_the_address_only_with_all_totals(desk, meeting, Publication.OUTCOME)


@pytest.mark.parametrize(("name", "sleeps", "test"), [
    ("check_closing", lambda given, kept, voters: given, deeds.test_what_does_not_reconcile_leaves_the_vote_open_and_costs_no_try),
    ("check_address", lambda text: text, deeds.test_a_vote_opens_only_with_its_election_its_scrutineers_and_its_rule),
    ("check_fingerprint", lambda text, field: text, deeds.test_a_vote_opens_only_with_its_election_its_scrutineers_and_its_rule),
])
def test_a_guard_that_sleeps_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, name: str, sleeps: Any, test: Any) -> None:
    monkeypatch.setattr(acts, name, sleeps)
    with pytest.raises((*CAUGHT, IntegrityError)):
        test(app)


@pytest.mark.parametrize(("name", "test"), [
    ("confirm_and_seal", deeds.test_a_wrong_pin_closes_nothing_and_soon_has_to_wait),
    ("with_tries", deeds.test_a_wrong_pin_closes_nothing_and_soon_has_to_wait),
])
def test_pins_that_nobody_checks_or_counts_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, name: str, test: Any) -> None:
    right = acts.confirm_and_seal

    def sleeps(*given: Any) -> Any:
        return given[2]() if name == "with_tries" else right(given[0], tuple(outside_pins()), given[2])

    def outside_pins() -> Any:
        return deeds.PINS.values()

    monkeypatch.setattr(acts, name, sleeps)
    with pytest.raises(CAUGHT):
        test(app)


def test_rules_that_are_wrong_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "check_ballots", lambda count, voters: None)
    with pytest.raises(CAUGHT):
        exact.test_a_result_is_kept_only_when_its_ballots_add_up()
    monkeypatch.setattr(exact, "check_fingerprint", lambda text, field=None: text.strip())
    with pytest.raises(CAUGHT):
        exact.test_a_fingerprint_stands_for_32_bytes_however_it_was_copied()
    with pytest.raises(CAUGHT):
        exact.test_one_fingerprint_has_one_writing()
    monkeypatch.setattr(votes, "_OLD_MARK", votes._HOST)
    with pytest.raises(CAUGHT):
        exact.test_what_is_no_address_of_an_election_alone("https://a.org/election#8GVH85AoSyweXG.ABC", votes.AddressNotOfElection)
