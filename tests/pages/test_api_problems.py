"""Every "no" of the interface is a whole problem, in the reader's language, without a page and without what was sent."""

import json
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import LONGEST, Role
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.voting import actions, reads
from governance_app.voting.rules import Choice, Form
from governance_app.web import limits
from tests.support.build_access import PASSWORD, an_account
from tests.support.build_api import V1, Program, a_program
from tests.support.build_attendance import an_open_meeting, does, points_of
from tests.support.build_voting import a_motion, an_open_vote, voters_of


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return an_open_meeting(3)


@pytest.fixture
def desk(app: Flask, meeting: UUID) -> Program:
    return a_program(app, an_account(Role.SECRETARY, meetings.meeting(meeting).body))


@pytest.fixture
def putting(meeting: UUID) -> tuple[str, dict[str, Any]]:
    return f"/meetings/{meeting}/motions", {"id": str(new_id()), "item": str(points_of(meeting)[0]), "text": "x", "form": "roll_call"}


def test_a_problem_tells_its_fact_its_sentence_and_its_data(desk: Program, meeting: UUID) -> None:
    motion = a_motion(meeting, Form.ROLL_CALL)
    assert desk.post(f"/motions/{motion}/closing", 409) == {
        "type": "about:blank", "title": "Conflict", "status": 409, "code": "VoteNotOpen", "field": None, "data": {"state": "draft"},
        "detail": "Esta votación no está abierta. La moción está: Presentada.", "errors": []}
    assert desk.post(f"/motions/{motion}/wording", 422, text="  ")["field"] == "text"


@pytest.mark.parametrize("accepted, said", [
    ("es", "no está abierta"), ("en-GB, es;q=0.5", "not open"), ("fr", "no está abierta"), ("\xff;q=x", "no está abierta"),
])
def test_the_sentence_is_in_the_language_asked_for(desk: Program, meeting: UUID, accepted: str, said: str) -> None:
    body = {"id": str(new_id())}
    path = f"/motions/{a_motion(meeting, Form.ROLL_CALL)}/closing"
    assert said in desk.send(path, body, 409, headers={"Accept-Language": accepted})["detail"]


def test_the_language_of_the_request_goes_before_that_of_the_account(app: Flask, desk: Program) -> None:
    assert "dirección" in desk.get("/nothing", 404)["detail"]
    answer = desk.client.get(f"{V1}/nothing", headers=desk.headers | {"Accept-Language": "en"})
    assert (answer.get_json()["detail"], answer.headers["Content-Language"]) == ("There is nothing at this address.", "en")


@pytest.mark.parametrize("method, path, status, code", [
    ("GET", "/nothing", 404, "UnknownAddress"), ("GET", "/motions/7", 404, "UnknownAddress"), ("GET", "//motions/x", 404, "UnknownAddress"),
    ("POST", "/openapi.json/", 404, "UnknownAddress"),
    ("GET", "/sessions", 405, "WrongMethod"), ("PUT", "/openapi.json", 405, "WrongMethod"), ("GET", "/a%00b", 404, "UnknownAddress"),
])
def test_the_servers_own_refusals_are_problems_too(app: Flask, method: str, path: str, status: int, code: str) -> None:
    assert a_program(app).ask(method, path, status)["code"] == code


def test_a_wrong_method_names_the_right_ones_and_a_missing_token_names_its_kind(app: Flask) -> None:
    client = app.test_client()
    assert "POST" in client.get(f"{V1}/sessions").headers["Allow"]
    assert client.get(f"{V1}/motions/{new_id()}").headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("sent", [b"", b"{", b"\xff\xfe", b'{"id": "\\ud800"}', b"[" * 5000, b"nothing"])
def test_what_is_no_json_is_400(desk: Program, putting: tuple[str, Any], sent: bytes) -> None:
    assert desk.ask("POST", putting[0], 400, data=sent, content_type="application/json")["code"] == "BodyUnreadable"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
def test_what_does_not_say_that_it_is_json_is_415(desk: Program, putting: tuple[str, Any], kind: str) -> None:
    assert desk.ask("POST", putting[0], 415, data=json.dumps(putting[1]), content_type=kind)["code"] == "NotJson"


def test_too_much_is_413(desk: Program, putting: tuple[str, Any]) -> None:
    assert desk.send(putting[0], putting[1] | {"text": "a" * limits.USUAL}, 413)["code"] == "TooLarge"


@pytest.mark.parametrize("field, value, code", [
    ("form", "by_telepathy", "enum"), ("form", 3, "enum"), ("text", 3, "string_type"), ("text", "a" * 20_001, "string_too_long"),
    ("open_now", "true", "bool_type"), ("open_now", 1, "bool_type"), ("item", "7", "uuid_parsing"), ("language", "xx", "value_error"),
    ("id", None, "uuid_type"), ("votes", 3, "extra_forbidden"),
])
def test_what_does_not_belong_is_named_by_its_place(desk: Program, putting: tuple[str, Any], field: str, value: Any, code: str) -> None:
    problem = desk.send(putting[0], putting[1] | {field: value}, 422)
    assert (problem["code"], problem["field"]) == ("BodyUnfit", field)
    assert [(one["field"], one["code"]) for one in problem["errors"]] == [(field, code)]


@pytest.mark.parametrize("body", [[], "x", 3, None, {}])
def test_another_shape_is_422(desk: Program, putting: tuple[str, Any], body: Any) -> None:
    assert desk.ask("POST", putting[0], 422, data=json.dumps(body), content_type="application/json")["code"] == "BodyUnfit"


@pytest.mark.parametrize("moment", ["2026-03-20T14:30:00", "1750-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "tomorrow", 1774017000])
def test_a_moment_needs_its_zone_and_a_year_of_the_calendar(desk: Program, meeting: UUID, moment: Any) -> None:
    problem = desk.post(f"/motions/{a_motion(meeting)}/opening", 422, opened_at=moment)
    assert problem["field"] == "opened_at"


@pytest.mark.parametrize("count", [-1, 10**30, 2.5, "2", True])
def test_a_count_is_a_whole_number_of_people(desk: Program, meeting: UUID, count: Any) -> None:
    assert desk.post(f"/motions/{an_open_vote(meeting)}/hands", 422, votes_for=count, against=0)["field"] == "votes_for"


def test_a_seat_stands_once_among_many_ballots(desk: Program, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    one = {"seat": str(voters_of(motion)[0]), "choice": "for"}
    problem = desk.post(f"/motions/{motion}/roll-call", 422, ballots=[one, one | {"choice": "against"}])
    assert (problem["code"], problem["data"]) == ("NamedTwice", {"seat": one["seat"]})
    assert reads.ballots(motion) == ()


def test_control_signs_are_left_out_as_in_the_forms(desk: Program, putting: tuple[str, Any]) -> None:
    put = desk.send(putting[0], putting[1] | {"text": " Cuidar\u0000 el río\u0007 "}, 201)
    assert desk.get(f"/motions/{put['subject']}")["text"] == "Cuidar el río"


# Signing in

def test_a_wrong_password_is_a_problem_and_then_waits(app: Flask) -> None:
    an_account(login="rosa")
    program, wrong = a_program(app), {"login": "rosa", "password": "otra cosa larga"}
    for _try in range(4):
        assert program.send("/sessions", wrong, 422)["code"] == "WrongSignIn"
    answer = program.client.post(f"{V1}/sessions", json={"login": "ROSA", "password": PASSWORD})
    assert (answer.status_code, answer.get_json()["code"], answer.headers["Retry-After"]) == (429, "TryLater", "60")


@pytest.mark.parametrize("key", ["Bearer x", "Bearer", "Bearer a=b", "Basic cm9zYTp4", "Basic \xff", "Digest", "x" * 4000])
def test_another_key_opens_nothing(app: Flask, meeting: UUID, key: str) -> None:
    assert a_program(app).get(f"/meetings/{meeting}", 401, headers={"Authorization": key})["code"] == "SignInFirst"


def test_a_token_is_dead_once_signed_out_and_with_a_new_password(app: Flask, desk: Program, meeting: UUID) -> None:
    desk.ask("DELETE", "/sessions/current", 204)
    assert desk.get(f"/meetings/{meeting}", 401)["code"] == "SignInFirst"
    desk.ask("DELETE", "/sessions/current", 401)


def test_an_answer_to_a_token_is_kept_by_nobody_and_sets_no_cookie(desk: Program, meeting: UUID) -> None:
    answer = desk.client.get(f"{V1}/motions/{an_open_vote(meeting)}", headers=desk.headers | {"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Content-Encoding"] == "gzip"
    signed = desk.client.post(f"{V1}/sessions", json={"login": "nobody", "password": "x"})
    assert "Set-Cookie" not in signed.headers


# Nothing personal, nothing of the inside

SECRET = "mi-clave-secreta-2026"


def test_no_problem_repeats_what_was_sent(desk: Program, putting: tuple[str, Any]) -> None:
    path, body = putting
    sent: list[tuple[str, Any]] = [
        ("/sessions", {"login": SECRET, "password": SECRET}), ("/sessions", {"login": [SECRET], "password": SECRET * LONGEST}),
        ("/sessions", {"login": SECRET, "password": SECRET, "pin": SECRET}), ("/sessions", SECRET),
        (path, body | {"form": SECRET}), (path, body | {"item": SECRET}), (path, body | {"language": SECRET}),
        (path, body | {"text": {SECRET: SECRET}})]
    for address, given in sent:
        answer = desk.client.post(V1 + address, json=given, headers=desk.headers)
        assert answer.status_code == 422
        assert SECRET not in answer.get_data(as_text=True), given


def test_a_failure_tells_only_its_number(app: Flask, desk: Program, meeting: UUID, monkeypatch: pytest.MonkeyPatch,
                                         caplog: pytest.LogCaptureFixture) -> None:
    def fails(meeting: UUID) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(reads, "motions", fails)
    app.testing = False
    try:
        problem = desk.get(f"/meetings/{meeting}/motions", 500)
    finally:
        app.testing = True
    assert (problem["code"], list(problem["data"])) == ("Failure", ["incident"])
    assert SECRET not in json.dumps(problem)
    assert problem["data"]["incident"] in caplog.text


def test_a_refused_act_writes_nothing(desk: Program, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    one, two, _three = (str(seat) for seat in voters_of(motion))
    does(actions.record_ballot, motion=motion, seat=UUID(two), choice=Choice.FOR)
    answers = [{"seat": one, "choice": "for"}, {"seat": two, "choice": "against"}]
    assert desk.post(f"/motions/{motion}/roll-call", 409, ballots=answers)["code"] == "AlreadyVoted"
    assert [str(ballot.seat) for ballot in reads.ballots(motion)] == [two]
