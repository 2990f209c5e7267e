"""Secret votes with scrutineers through the programming interface: opened, counted with both PINs, annulled; nothing repeats a PIN."""

import logging
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import Role
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.rules import Form
from tests.support.build_access import an_account
from tests.support.build_api import V1, Program, a_program
from tests.support.build_attendance import seats_of
from tests.support.build_belenios import ADDRESS, ARCHIVE, ELECTION, an_open_belenios
from tests.support.build_urn import a_hall, an_open_urn
from tests.support.build_voting import a_motion

PINS = {"first_pin": "4711", "second_pin": "0815"}
COUNT: dict[str, Any] = {"issued": 9, "in_box": 7, "spoiled": 1, "unused": 1, "votes_for": 5, "against": 2}


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_hall()


@pytest.fixture
def desk(app: Flask, meeting: UUID) -> Program:
    return of(app, meeting)


def of(app: Flask, meeting: UUID, role: Role = Role.SECRETARY) -> Program:
    return a_program(app, an_account(role, meetings.meeting(meeting).body))


def scrutineers(meeting: UUID, first: int = 1, second: int = 2) -> dict[str, str]:
    seats = [str(one.seat) for one in seats_of(meeting)]
    return {"first": seats[first], "second": seats[second]}


def test_an_urn_from_its_scrutineers_to_its_result(either: Flask) -> None:
    meeting = a_hall()
    desk, motion = of(either, meeting), a_motion(meeting, Form.PAPER)
    opening = {"publication": "outcome"} | PINS
    assert desk.post(f"/motions/{motion}/opening", 409)["code"] == "UrnNeedsScrutineers"
    same = desk.post(f"/motions/{motion}/urn/opening", 422, **opening, **scrutineers(meeting, 1, 1))
    assert (same["code"], same["field"]) == ("ScrutineersAlike", "second")
    short = desk.post(f"/motions/{motion}/urn/opening", 422, **(opening | {"second_pin": "12"}), **scrutineers(meeting))
    assert (short["code"], short["field"]) == ("PinTooShort", "second_pin")
    desk.post(f"/motions/{motion}/urn/opening", **opening, **scrutineers(meeting))
    shown = desk.get(f"/motions/{motion}")
    assert (shown["state"], shown["urn"]["publication"], shown["urn"]["in_box"], shown["turnout"]) == ("open", "outcome", None, None)
    assert shown["urn"]["scrutineers"] == list(scrutineers(meeting).values())
    lost = desk.post(f"/motions/{motion}/urn/count", 422, **(COUNT | {"unused": 0}), **PINS)
    assert (lost["code"], lost["data"]) == ("UrnDoesNotBalance", {"issued": 9, "found": 8})
    act = {"id": str(new_id())} | COUNT | PINS
    first = desk.send(f"/motions/{motion}/urn/count", act, 201)
    assert desk.send(f"/motions/{motion}/urn/count", act, 200) == first | {"replayed": True}
    shown = desk.get(f"/motions/{motion}")
    assert (shown["state"], shown["urn"]["in_box"], shown["result"]["figures"]["outcome"]) == ("closed", 7, "carried")
    assert shown["result"]["figures"]["hidden"] is True
    assert shown["urn"]["commitment"]


def test_a_wrong_pin_counts_nothing_and_soon_has_to_wait(desk: Program, meeting: UUID) -> None:
    motion = an_open_urn(meeting)
    for _try in range(4):
        wrong = desk.post(f"/motions/{motion}/urn/count", 422, **COUNT, first_pin="4711", second_pin="9999")
        assert (wrong["code"], wrong["field"]) == ("WrongPin", "second_pin")
    answer = desk.client.post(f"{V1}/motions/{motion}/urn/count", json={"id": str(new_id())} | COUNT | PINS, headers=desk.headers)
    assert (answer.status_code, answer.get_json()["code"], answer.headers["Retry-After"]) == (429, "ScrutineersMustWait", "60")
    assert reads.urns.urn_count(motion) is None


def test_an_urn_is_annulled_by_whoever_declares_results(app: Flask, meeting: UUID) -> None:
    motion, chair = an_open_urn(meeting), of(app, meeting, Role.PRESIDENT)
    assert chair.post(f"/motions/{motion}/urn/annulment", 422, reason="  ")["code"] == "AnnulmentNeedsReason"
    chair.post(f"/motions/{motion}/urn/annulment", reason="Se perdió un sobre")
    shown = chair.get(f"/motions/{motion}")
    assert (shown["state"], shown["urn"]["annulled_because"], shown["result"]) == ("annulled", "Se perdió un sobre", None)
    again = chair.post(f"/motions/{motion}/urn/annulment", 409, reason="Otra vez")
    assert (again["code"], again["data"]) == ("NothingToAnnul", {"state": "annulled"})


def test_a_vote_in_belenios_from_its_fingerprint_to_its_result(either: Flask) -> None:
    meeting = a_hall()
    desk, motion = of(either, meeting), a_motion(meeting, Form.BELENIOS)
    opening = {"publication": "full", "address": ADDRESS, "election": ELECTION} | PINS | scrutineers(meeting)
    here = f"/motions/{motion}/belenios"
    for field, wrong, code in (("address", "http://vote.example.org/", "AddressNotSecure"), ("election", "x", "FingerprintUnreadable")):
        refused = desk.post(f"{here}/opening", 422, **(opening | {field: wrong}))
        assert (refused["code"], refused["field"]) == (code, field)
    desk.post(f"{here}/opening", **opening)
    shown = desk.get(f"/motions/{motion}")
    assert (shown["state"], shown["belenios"]["election"], shown["belenios"]["accepted"]) == ("open", ELECTION, None)
    told = {"election": ELECTION, "archive": ARCHIVE, "verification": "compared", "received": 8, "accepted": 7, "votes_for": 5,
            "against": 2}
    differs = desk.post(f"{here}/count", 422, **(told | PINS | {"accepted": 6}))
    assert (differs["code"], differs["data"]) == ("BallotsAndAnswersDiffer", {"accepted": 6, "answered": 7})
    assert desk.post(f"{here}/count", 422, **(told | PINS | {"election": ARCHIVE, "archive": ELECTION}))["code"] == "ElectionDiffers"
    assert desk.post(f"{here}/count", 422, **(told | PINS | {"first_pin": "1111"}))["code"] == "WrongPin"
    act = {"id": str(new_id())} | told | PINS
    first = desk.send(f"{here}/count", act, 201)
    assert desk.send(f"{here}/count", act, 200) == first | {"replayed": True}
    shown = desk.get(f"/motions/{motion}")
    assert (shown["state"], shown["belenios"]["archive"], shown["result"]["figures"]["tally"]["votes_for"]) == ("closed", ARCHIVE, 5)


def test_a_vote_in_belenios_is_annulled(app: Flask, meeting: UUID) -> None:
    motion, chair = an_open_belenios(meeting), of(app, meeting, Role.PRESIDENT)
    assert chair.post(f"/motions/{motion}/urn/annulment", 409, reason="No es una urna")["code"] == "NothingToAnnul"
    chair.post(f"/motions/{motion}/belenios/annulment", reason="El archivo no pasa")
    shown = chair.get(f"/motions/{motion}")
    assert (shown["state"], shown["belenios"]["annulled_because"], shown["result"]) == ("annulled", "El archivo no pasa", None)


SECRET = "mi-pin-secreto-2026"


def test_a_pin_is_in_no_problem_and_in_no_log(desk: Program, meeting: UUID, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    motion, closed = an_open_urn(meeting), {"first_pin": SECRET, "second_pin": SECRET}
    for given in (COUNT | closed, COUNT | closed | {"unused": 0}, COUNT | closed | {"first_pin": [SECRET]},
                  COUNT | closed | {"second_pin": SECRET * 20}, COUNT | closed | {"pin": SECRET}):
        answer = desk.client.post(f"{V1}/motions/{motion}/urn/count", json={"id": str(new_id())} | given, headers=desk.headers)
        assert answer.status_code == 422
        assert SECRET not in answer.get_data(as_text=True)
    assert SECRET not in caplog.text
