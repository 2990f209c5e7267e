"""Planted faults in the programming interface: each must turn the test of its promise red."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_login import current_user
from pydantic import BaseModel, ValidationError

from governance_app.access import guards
from governance_app.access.guards import Visit
from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.api import acts, given, given_watched, motions
from governance_app.voting.rules import MotionState, Publication, WrongPin
from governance_app.web.api import document, operations, problems
from tests.pages import test_api as calls
from tests.pages import test_api_by_letter as by_letter
from tests.pages import test_api_problems as refusals
from tests.pages import test_api_sealed as sealed
from tests.pages import test_api_watched as watched
from tests.pages import test_urn as walks
from tests.pages.test_api import desk, meeting
from tests.support.build_access import an_account, signed_in
from tests.support.build_api import Program
from tests.support.build_attendance import points_of
from tests.support.build_urn import a_hall

__all__ = ["desk", "meeting"]
pytestmark = pytest.mark.planted


@pytest.fixture
def putting(meeting: UUID) -> tuple[str, dict[str, Any]]:
    return f"/meetings/{meeting}/motions", {
        "id": "01936b5e-7a00-7000-8000-000000000001", "item": str(points_of(meeting)[0]), "text": "x", "form": "roll_call"}


def test_a_cookie_that_opens_the_interface_is_caught(app: Flask, meeting: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    def of_cookie() -> Any:
        return current_user.card if isinstance(current_user._get_current_object(), Visit) else None

    monkeypatch.setattr(guards, "_card_of_bearer", of_cookie)
    with pytest.raises(AssertionError, match="expected 401"):
        calls.test_a_cookie_opens_nothing_here(app, meeting)


def test_a_receipt_given_to_whoever_repeats_an_id_is_caught(
    app: Flask, desk: Program, meeting: UUID, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(acts.reads, "motion_for", lambda actor, permission, motion: None)
    with pytest.raises((AssertionError, TypeError)):
        calls.test_somebody_elses_id_opens_nothing_to_who_may_not(app, desk, meeting)


def test_answers_shown_while_the_vote_is_open_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motions, "OVER", motions.OVER | {MotionState.OPEN})
    with pytest.raises(AssertionError):
        calls.test_a_roll_call_from_signing_in_to_its_result(app)


def test_a_secret_result_told_whole_to_programs_is_caught(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    true, hall = motions._line, a_hall()

    def whole(put: Any) -> dict[str, Any]:
        with monkeypatch.context() as inside:
            inside.setattr(reads, "published", lambda result, publication: result)
            return true(put)

    monkeypatch.setattr(motions, "_line", whole)
    browser = signed_in(client, an_account(Role.SECRETARY, meetings.meeting(hall).body))
    with pytest.raises(AssertionError, match="for programs"):
        walks.test_no_place_tells_one_hidden_vote_from_another(browser, hall, Publication.OUTCOME, "urn")


def test_a_pin_that_a_problem_repeats_is_caught(app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = a_hall()

    def telling(body: Any) -> dict[str, Any]:
        error = WrongPin(field="first_pin")
        error.data["given"] = body.first_pin.get_secret_value()
        raise error

    monkeypatch.setattr(given_watched.Confirmed, "pins", telling)
    with pytest.raises(AssertionError):
        watched.test_a_pin_is_in_no_problem_and_in_no_log(watched.of(app, hall), hall, caplog)


def test_who_has_not_answered_by_letter_told_to_all_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = motions.by_letter
    monkeypatch.setattr(motions, "by_letter", lambda hall: true(replace(hall, may_record=True)))
    with pytest.raises(AssertionError):
        by_letter.test_who_has_not_answered_is_told_to_whoever_may_record_alone(app, monkeypatch)


def test_who_has_answered_a_sealed_ballot_told_to_all_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = motions.sealed
    monkeypatch.setattr(motions, "sealed", lambda hall: true(replace(hall, may_record=True)))
    with pytest.raises(AssertionError):
        sealed.test_no_key_code_or_envelope_is_told_and_who_has_answered_to_whoever_records_alone(app, a_hall())


def test_a_lenient_reading_is_caught(desk: Program, putting: tuple[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def lenient(model: type[BaseModel]) -> BaseModel:
        try:
            return model.model_validate(json.loads(operations.request.get_data()), strict=False)
        except ValidationError as error:
            raise problems.unfit(error) from None

    monkeypatch.setattr(operations, "read_body", lenient)
    with pytest.raises(AssertionError, match="expected 422"):
        refusals.test_what_does_not_belong_is_named_by_its_place(desk, putting, "open_now", "true", "bool_type")
    with pytest.raises(AssertionError, match="expected 415"):
        refusals.test_what_does_not_say_that_it_is_json_is_415(desk, putting, "text/plain")


def test_a_problem_that_repeats_what_was_sent_is_caught(
    desk: Program, putting: tuple[str, Any], monkeypatch: pytest.MonkeyPatch,
) -> None:
    true = problems.unfit

    def talkative(error: ValidationError) -> Any:
        found = true(error)
        found.data["sent"] = str(error)
        return found

    monkeypatch.setattr(operations, "unfit", talkative)
    with pytest.raises(AssertionError):
        refusals.test_no_problem_repeats_what_was_sent(desk, putting)


def test_a_moment_kept_as_it_was_written_is_caught(desk: Program, meeting: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    def as_written(body: Any) -> dict[str, Any]:
        hours = json.loads(operations.request.get_data())["opened_at"]
        return {"opened_at": datetime.fromisoformat(hours)}

    true = operations.read_body

    def kept_for_later(model: type[BaseModel]) -> BaseModel:
        operations.request.get_data()
        return true(model)

    monkeypatch.setattr(operations, "read_body", kept_for_later)
    monkeypatch.setattr(given.OpenVote, "given", as_written)
    with pytest.raises(AssertionError, match="expected 200"):
        calls.test_the_moment_is_the_same_in_every_time_zone(desk, meeting)


def test_a_refusal_that_the_document_does_not_name_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = document.codes
    monkeypatch.setattr(document, "codes", lambda *given: {s: names for s, names in true(*given).items() if s != 422})
    with pytest.raises(AssertionError, match="not documented"):
        calls.test_a_roll_call_from_signing_in_to_its_result(app)
