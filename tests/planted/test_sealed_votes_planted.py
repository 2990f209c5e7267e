"""Faults planted in the sealed vote, each of which its test must see."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.actions import closing, sealing, unsealing, watched
from governance_app.voting.rules import Publication
from governance_app.voting.rules.sealed import SealedDoesNotBalance, SealedStage
from tests.actions import test_sealed as deeds
from tests.pages import test_urn as walks
from tests.support.build_access import an_account, signed_in
from tests.support.build_urn import a_hall

CAUGHT = (AssertionError, pytest.fail.Exception)


def test_a_figure_let_out_is_seen(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads.seals, "publication", lambda motion: Publication.FULL)
    meeting = a_hall()
    desk = signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    places = ["the page of the motion", "CSV", "the meeting outside"]
    seen = walks.seen_before_and_after(desk, meeting, places, Publication.OUTCOME, "sealed")
    assert [place for place, (before, after) in seen.items() if before == after] == []


def test_a_figure_in_the_public_record_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "published", lambda result, publication: result)
    with pytest.raises(CAUGHT):
        deeds.test_the_record_of_a_hidden_sealed_vote_holds_no_figure(app)


@pytest.mark.parametrize(("where", "name", "test"), [
    (unsealing, "pin_fits", deeds.test_only_the_scrutineers_with_slip_and_pin_act),
    (watched, "spend_try", deeds.test_only_the_scrutineers_with_slip_and_pin_act),
    (unsealing, "check_peeled", deeds.test_what_the_scrutineers_send_must_account_for_every_envelope),
    (unsealing, "check_totals", deeds.test_what_the_scrutineers_send_must_account_for_every_envelope),
    (unsealing, "check_stage", deeds.test_what_the_scrutineers_send_must_account_for_every_envelope),
    (sealing, "check_sealed", deeds.test_the_last_envelope_of_a_seat_counts_and_a_copied_one_is_refused),
    (sealing, "check_stage", deeds.test_a_sealed_vote_from_keys_to_result),
])
def test_a_guard_that_sleeps_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, test: Any) -> None:
    monkeypatch.setattr(where, name, lambda *given: True)
    with pytest.raises((*CAUGHT, IntegrityError, SealedDoesNotBalance)):  # another error than the test waits for
        test(app)


def test_keys_that_are_alike_or_unreadable_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "check_public_key", lambda text, field: text)
    with pytest.raises(CAUGHT):
        deeds.test_only_the_scrutineers_with_slip_and_pin_act(app)


def test_envelopes_that_stay_after_their_destruction_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_said(row: Any, now: Any) -> None:
        row.stage = SealedStage.DESTROYED

    monkeypatch.setattr(unsealing, "_destroy", only_said)
    with pytest.raises(CAUGHT):
        deeds.test_envelopes_are_destroyed_after_the_days_of_dispute_and_not_before(app)


def test_a_dispute_cut_short_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsealing, "open_to_dispute_until", lambda day: day)
    with pytest.raises(CAUGHT):
        deeds.test_envelopes_are_destroyed_after_the_days_of_dispute_and_not_before(app)


def test_slips_that_survive_a_new_preparation_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_hash", lambda code: "a" * 63 + ("1" if id(code) % 2 else "2"))
    with pytest.raises((*CAUGHT, IntegrityError, sealing.ScrutineerCodeUnknown, sealing.KeyGiven)):
        deeds.test_prepared_anew_the_old_slips_and_keys_are_void(app)
