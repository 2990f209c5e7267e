"""Votes by correspondence through the programming interface: until the deadline only how many, and without quorum they lapse."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import Role
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.rules import AnswerChannel, Form
from tests.support.build_access import an_account
from tests.support.build_api import Program, a_program
from tests.support.build_correspondence import DEADLINE, OPENED, a_meeting_by_letter, a_vote_by_letter
from tests.support.build_voting import a_motion, voters_of

RADIO = {"channel": "radio", "received_at": (DEADLINE - timedelta(days=1)).isoformat()}


def stand_at(monkeypatch: pytest.MonkeyPatch, moment: Any) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def of(app: Flask, meeting: UUID, role: Role = Role.SECRETARY) -> Program:
    return a_program(app, an_account(role, meetings.meeting(meeting).body))


def test_a_vote_by_letter_from_its_deadline_to_its_result(either: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_at(monkeypatch, DEADLINE - timedelta(hours=2))
    meeting = a_meeting_by_letter()
    desk, motion = of(either, meeting), a_motion(meeting, Form.CORRESPONDENCE)
    here = f"/motions/{motion}/correspondence"
    soon = desk.post(f"{here}/opening", 422, deadline=(DEADLINE - timedelta(days=1)).isoformat(), opened_at=OPENED.isoformat())
    assert (soon["code"], soon["field"]) == ("DeadlineTooSoon", "deadline")
    desk.post(f"{here}/opening", deadline=DEADLINE.isoformat(), opened_at=OPENED.isoformat())
    first, *others = [str(seat) for seat in voters_of(motion)]
    desk.post(f"{here}/answers", seat=first, choice="against", reason="Falta el plan", document="Carta", **RADIO)
    assert desk.post(f"{here}/answers", 409, seat=first, choice="for", **RADIO)["code"] == "AlreadyVoted"
    shown = desk.get(f"/motions/{motion}")
    assert (shown["by_letter"]["answered"], shown["by_letter"]["needed"], shown["by_letter"]["waiting"]) == (1, 4, others)
    assert (shown["state"], shown["answers"], shown["result"]) == ("open", None, None)
    assert "Falta el plan" not in json.dumps(shown)
    desk.post(f"{here}/answer-changes", seat=first, choice="for", **RADIO)
    assert desk.post(f"{here}/answer-changes", 409, seat=others[0], choice="for", **RADIO)["code"] == "NotYetVoted"
    desk.post(f"{here}/reminders", channel="radio", told=6)
    assert desk.get(f"/motions/{motion}")["by_letter"]["reminders"][0] | {"at": ""} == {
        "channel": "radio", "told": 6, "waiting": 6, "at": ""}
    for seat in others[:4]:
        desk.post(f"{here}/answers", seat=seat, choice="for", **RADIO)
    assert desk.post(f"{here}/closing", 409)["code"] == "DeadlineNotReached"
    stand_at(monkeypatch, DEADLINE + timedelta(minutes=1))
    late = desk.post(f"{here}/answers", 422, seat=others[5], choice="for", channel="radio")
    assert (late["code"], late["field"]) == ("CameAfterDeadline", "received_at")
    desk.post(f"{here}/closing")
    shown = desk.get(f"/motions/{motion}")
    assert (shown["state"], shown["result"]["figures"]["outcome"], len(shown["answers"]["ballots"])) == ("closed", "carried", 5)
    assert [one["choice"] for one in shown["answers"]["changed"]] == ["against"]
    assert {one.channel for one in reads.correspondence.received(motion)} == {AnswerChannel.RADIO}


def test_without_quorum_of_answers_it_lapses(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_at(monkeypatch, DEADLINE + timedelta(minutes=1))
    meeting = a_meeting_by_letter()
    desk, motion = of(app, meeting), a_vote_by_letter(meeting)
    desk.post(f"/motions/{motion}/correspondence/answers", seat=str(voters_of(motion)[0]), choice="for", **RADIO)
    desk.post(f"/motions/{motion}/correspondence/closing")
    assert desk.get(f"/motions/{motion}")["result"]["figures"]["outcome"] == "lapsed"
    assert desk.post(f"/motions/{motion}/correspondence/closing", 409)["code"] == "VoteNotOpen"


def test_who_has_not_answered_is_told_to_whoever_may_record_alone(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_at(monkeypatch, DEADLINE - timedelta(hours=2))
    meeting = a_meeting_by_letter()
    motion = a_vote_by_letter(meeting)
    assert len(of(app, meeting).get(f"/motions/{motion}")["by_letter"]["waiting"]) == 7
    told = of(app, meeting, Role.MEMBER).get(f"/motions/{motion}")["by_letter"]
    assert (told["answered"], told["waiting"]) == (0, None)
