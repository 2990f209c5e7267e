"""The document of the interface is whole and true: valid OpenAPI 3.1, every answer written down, and invented requests answered so."""

import json
import os
from collections.abc import Callable
from contextvars import Context
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import jsonschema_rs
import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from governance_app.access.rules import Role
from governance_app.committees.rules import LateArrivals, ProxyRule, Statute, TieRule
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.voting import actions
from governance_app.voting.api import shown
from governance_app.voting.api.blueprint import EXAMPLES
from governance_app.voting.rules import Form
from governance_app.web.api import document
from tests.support.build_access import an_account
from tests.support.build_api import V1, bearer
from tests.support.build_attendance import an_open_meeting, does, points_of, principal, seats_of
from tests.support.build_held_elections import an_open_election
from tests.support.build_voting import a_motion, an_open_vote

OPEN = {"open_session"}
REFUSALS = {"400", "401", "403", "404", "409", "413", "415", "422", "429", "500"}
# A rule's own "no" to a request of the right shape is 422 here; schemathesis would have it only for wrong shapes.
CONFIG = {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "401", "403", "404", "409", "422", "429"]}}}


@cache
def schema_of(app: Flask) -> Any:
    """Return the document as schemathesis reads it (that takes seconds)."""
    return schemathesis.openapi.from_wsgi(f"{V1}/openapi.json", app, config=SchemathesisConfig.from_dict(CONFIG))


@pytest.fixture
def described(app: Flask) -> dict[str, Any]:
    answer = app.test_client().get(f"{V1}/openapi.json")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    return dict(answer.get_json())


def operations(described: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, one) for path, methods in described["paths"].items() for method, one in methods.items()]


def test_the_document_is_openapi_3_1(app: Flask, described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1.")
    schema_of(app).validate()


def test_every_address_of_the_interface_is_in_it(app: Flask, described: dict[str, Any]) -> None:
    said = {(method.upper(), path.replace("{", "<uuid:").replace("}", ">")) for path, method, _one in operations(described)}
    here = {(method, rule.rule) for rule in app.url_map.iter_rules() if rule.rule.startswith("/api")
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    assert here - said == {("GET", f"{V1}/openapi.json")}
    assert said <= here


def test_every_operation_is_whole(described: dict[str, Any]) -> None:
    every = operations(described)
    names = [one["operationId"] for _path, _method, one in every]
    assert len(names) == len(set(names)) > 20
    for path, method, one in every:
        assert one["summary"], path
        assert one["description"], path
        assert one["security"] == ([] if one["operationId"] in OPEN else [{"bearer": []}])
        needed = {"500", *(() if one["operationId"] in OPEN else ("401", "403")), *(("404",) if "{" in path else ())}
        needed |= {"400", "413", "415", "422"} if "requestBody" in one else set()
        needed |= {"201", "409"} if method == "post" and "{" in path else set()
        assert needed <= set(one["responses"]), path
        for status, answer in one["responses"].items():
            assert set(answer.get("content", {})) == (
                {"application/problem+json"} if status in REFUSALS else set() if status == "204" else {"application/json"})


def test_every_example_is_true_to_its_schema(described: dict[str, Any]) -> None:
    seen = 0
    for path, _method, one in operations(described):
        for told in (one.get("requestBody", {}), *one["responses"].values()):
            for content in told.get("content", {}).values():
                assert "example" in content, path
                schema = content["schema"] | {"components": described["components"]}
                jsonschema_rs.Draft202012Validator(schema, validate_formats=True).validate(content["example"])
                seen += 1
    assert seen > 150


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_the_written_examples_are_what_would_be_shown(name: str) -> None:
    model: type[BaseModel] = getattr(shown, name)
    model.model_validate_json(json.dumps(EXAMPLES[name]))


def test_the_forms_and_choices_are_those_of_the_rules(described: dict[str, Any]) -> None:
    assert described["components"]["schemas"]["Form"]["enum"] == [form.value for form in Form]


def test_the_facts_named_in_a_use_case_stand_in_its_operation(described: dict[str, Any]) -> None:
    ballot = described["paths"][f"{V1}/motions/{{motion}}/ballots"]["post"]["responses"]
    assert all(name in ballot["409"]["description"] for name in ("VoteNotOpen", "WrongForm", "AlreadyVoted", "IdAlreadyUsed"))
    assert "SeatRecused" in ballot["422"]["description"]
    assert "QuorumLost" in described["paths"][f"{V1}/meetings/{{meeting}}/motions"]["post"]["responses"]["409"]["description"]


def test_it_says_that_cookies_count_for_nothing(described: dict[str, Any]) -> None:
    assert "Cookies count for\nnothing" in described["info"]["description"]
    assert set(described["components"]["securitySchemes"]) == {"bearer"}


# Invented requests

def ids_of_a_world() -> tuple[UUID, dict[str, list[str]]]:
    """Return a meeting with a motion in each state, and what the addresses and bodies may name."""
    meeting = an_open_meeting(4, Statute(
        tie=TieRule.CASTING_VOTE, late_arrivals=LateArrivals.ANSWER, proxies=ProxyRule(True, 2)), present=3)
    closed = an_open_vote(meeting)
    does(actions.record_hands, motion=closed, votes_for=2, against=1)
    tied = an_open_vote(meeting)
    does(actions.record_hands, motion=tied, votes_for=1, against=1, abstain=1)
    drafts = [a_motion(meeting, form) for form in Form if form is not Form.CORRESPONDENCE]
    proxy = does(actions.entrust_vote, meeting=meeting, seat=seats_of(meeting)[3].seat, holder=principal(meeting, 0), document="Carta")
    election, running = an_open_election(meeting, candidates=2), an_open_vote(meeting, Form.ROLL_CALL)
    seats = [str(seat.seat) for seat in seats_of(meeting)]
    return meeting, {
        "meeting": [str(meeting)], "motion": [str(one) for one in (running, running, closed, tied, *drafts)], "proxy": [str(proxy)],
        "election": [str(election)], "seat": seats, "first": seats, "second": seats, "item": [str(one) for one in points_of(meeting)],
        "holder": [str(principal(meeting, n)) for n in range(3)]}


def with_real_ids(value: Any, known: dict[str, list[str]], draw: Callable[[Any], Any]) -> Any:
    """Put ids of the world into what was invented, most of the time: else every answer would be that there is no such thing."""
    if isinstance(value, dict):
        return {key: draw(st.sampled_from(known[key])) if key in known and isinstance(one, str) and draw(st.integers(0, 4))
                else with_real_ids(one, known, draw) for key, one in value.items()}
    return [with_real_ids(one, known, draw) for one in value] if isinstance(value, list) else value


def requests_of(operation: Any, mode: GenerationMode, known: dict[str, list[str]], most: int, send: Callable[[Any], None]) -> None:
    """Invent `most` requests of an operation and send them."""

    @settings(max_examples=most, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode), data=st.data())
    def invented(case: Any, data: Any) -> None:
        if mode is GenerationMode.POSITIVE:
            case.path_parameters = with_real_ids(case.path_parameters, known, data.draw)
            case.body = with_real_ids(case.body, known, data.draw)
            if isinstance(case.body, dict) and "id" in case.body:
                case.body["id"] = str(uuid4())
        send(case)

    invented()


def try_everything(app: Flask, most: int) -> dict[int, int]:
    """Send `most` invented requests of the right shape and as many of the wrong one to every operation; return status → how many."""
    meeting, known = ids_of_a_world()
    headers = bearer(an_account(Role.ADMINISTRATOR, meetings.meeting(meeting).body)) | {"Accept-Encoding": "identity"}
    seen: dict[int, int] = {}

    def send(case: Any) -> None:
        db.session.rollback()
        answer = Context().run(case.call_and_validate, headers=headers)
        seen[answer.status_code] = seen.get(answer.status_code, 0) + 1

    for found in schema_of(app).get_all_operations():
        operation = found.ok()
        if operation.definition.raw["operationId"] != "close_session":  # it would end the token of all the others
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                requests_of(operation, mode, known, most, send)
    return seen


def test_invented_requests_are_answered_as_the_document_says(app: Flask) -> None:
    seen = try_everything(app, 2)
    assert {200, 201, 422} <= set(seen), seen
    assert not [status for status in seen if status >= 500]


@pytest.mark.campaign
def test_many_invented_requests_are_answered_as_the_document_says(engine_app: Flask) -> None:
    seen = try_everything(engine_app, int(os.environ.get("GOVERNANCE_API_EXAMPLES", "300")))
    assert not [status for status in seen if status >= 500], seen


def test_the_document_is_made_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    first = app.test_client().get(f"{V1}/openapi.json", headers={"Accept-Language": "qu"}).get_data()
    monkeypatch.setattr(document, "describe", lambda app: {})
    assert app.test_client().get(f"{V1}/openapi.json").get_data() == first
