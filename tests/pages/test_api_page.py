"""The page for developers is true: every command of docs/api.md is run against the application, in its order."""

import re
import shlex
from pathlib import Path
from string import Template
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from tests.house.reading import PACKAGE
from tests.support.build_access import an_account
from tests.support.build_attendance import an_open_meeting

PAGE: Path = PACKAGE.parent / "docs" / "api.md"
HOST = "https://example.org"


def commands() -> list[str]:
    """Return the curl commands of the page, each on one line."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.replace("\\\n", " ").splitlines() if line.strip()]


def run(app: Flask, command: str, known: dict[str, str]) -> TestResponse:
    """Do what curl would do with the options that the page uses."""
    name, *words = shlex.split(Template(command).substitute(known))
    assert name == "curl"
    given: dict[str, Any] = {"headers": {}, "method": "GET"}
    while words:
        word = words.pop(0)
        if word == "-H":
            key, _colon, value = words.pop(0).partition(": ")
            given["headers"][key] = value
        elif word == "-d":
            given |= {"data": words.pop(0), "method": "POST"}
        elif word == "-X":
            given["method"] = words.pop(0)
        else:
            assert word.startswith(HOST), word
            given["path"] = word.removeprefix(HOST)
    return app.test_client().open(**given)


def test_every_command_of_the_page_does_what_it_says(app: Flask) -> None:
    meeting = an_open_meeting(3, present=2)
    an_account(Role.SECRETARY, meetings.meeting(meeting).body, login="maria.grefa", password="rio mulato canoa verde")
    known, answers = {"MEETING": str(meeting)}, []
    for command in commands():
        answer = run(app, command, known)
        answers.append((answer.status_code, said := answer.get_json(silent=True) or {}))
        known |= {"TOKEN": said["token"]} if "token" in said else {}
        if "points" in said:
            seats = [seat["id"] for seat in said["seats"] if seat["sitter"]]
            known |= {"ITEM": said["points"][0]["id"], "SEAT": seats[0], "OTHER": seats[1]}
        known |= {"MOTION": said["subject"]} if said.get("act") == "voting.put_motion" else {}
    assert [status for status, _said in answers] == [201, 200, 201, 201, 201, 200, 409, 204]
    assert answers[5][1]["result"]["figures"]["tally"]["against"] == 1
    assert answers[6][1]["code"] == "VoteNotOpen"


def test_the_page_names_every_status_that_the_document_knows(app: Flask) -> None:
    described = app.test_client().get("/api/v1/openapi.json").get_json()
    statuses = {int(status) for methods in described["paths"].values() for one in methods.values() for status in one["responses"]}
    assert {int(status) for status in re.findall(r"\b[45]\d\d\b", PAGE.read_text("utf-8"))} == {s for s in statuses if s >= 400}
