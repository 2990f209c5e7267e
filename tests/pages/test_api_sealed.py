"""The stand of a sealed ballot through the programming interface: how far and how many, and no result before the second scrutineer."""

from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.voting import actions, reads
from tests.support.build_access import an_account
from tests.support.build_api import Program, a_program
from tests.support.build_attendance import does, seats_of
from tests.support.build_sealed import all_cast, casts, counts, gives_key, opens, peels, prepared
from tests.support.build_urn import a_hall

CHOICES = ["for"] * 5 + ["against"] * 2


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_hall()


def of(app: Flask, meeting: UUID, role: Role = Role.SECRETARY) -> Program:
    return a_program(app, an_account(role, meetings.meeting(meeting).body))


def test_a_sealed_ballot_tells_how_far_it_is_and_no_result_before_the_second_scrutineer(either: Flask) -> None:
    meeting = a_hall()
    desk = of(either, meeting)
    motion, first, second = prepared(meeting)
    stand = desk.get(f"/motions/{motion}")["sealed"]
    assert (stand["stage"], stand["key_marks"], stand["received"], stand["answered"]) == ("keys", ["", ""], 0, None)
    assert stand["scrutineers"] == [str(seats_of(meeting)[n].seat) for n in (2, 3)]
    gives_key(first)
    gives_key(second)
    opens(motion)
    all_cast(motion, CHOICES)
    casts(motion, seats_of(meeting)[0].seat, "for")
    shown = desk.get(f"/motions/{motion}")
    stand = shown["sealed"]
    assert (stand["stage"], stand["received"], stand["replaced"], len(stand["answered"])) == ("open", 7, 1, 7)
    assert all(stand["key_marks"])
    assert (shown["result"], shown["answers"]) == (None, None)
    does(actions.close_sealed, motion=motion)
    for stage, act in (("first", None), ("second", lambda: peels(motion, first))):
        if act:
            act()
        shown = desk.get(f"/motions/{motion}")
        assert (shown["sealed"]["stage"], shown["sealed"]["received"], shown["sealed"]["answered"]) == (stage, 7, None)
        assert (shown["result"], shown["answers"], shown["tied"], shown["sealed"]["commitment"]) == (None, None, None, "")
    counts(motion, second)
    shown = desk.get(f"/motions/{motion}")
    assert (shown["sealed"]["stage"], shown["result"]["figures"]["tally"]["votes_for"]) == ("counted", 5)
    assert shown["answers"]["ballots"] == []
    assert shown["sealed"]["commitment"]


def test_no_key_code_or_envelope_is_told_and_who_has_answered_to_whoever_records_alone(app: Flask, meeting: UUID) -> None:
    motion, first, second = prepared(meeting)
    gives_key(first)
    gives_key(second)
    opens(motion)
    envelope = casts(motion, seats_of(meeting)[0].seat, "for")
    kept = reads.seals.sealing(motion)
    assert kept is not None
    for role, answered in ((Role.SECRETARY, [str(seats_of(meeting)[0].seat)]), (Role.MEMBER, None)):
        program = of(app, meeting, role)
        assert program.get(f"/motions/{motion}")["sealed"]["answered"] == answered
        text = program.client.get(f"/api/v1/motions/{motion}", headers=program.headers).get_data(as_text=True)
        assert not [one for one in (envelope, kept.first, kept.second, first.code.reveal(), second.code.reveal()) if one in text]
