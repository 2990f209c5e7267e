"""The notice board while things change: what is planned, moved, cancelled, consented to and withdrawn."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from governance_app.meetings import actions as meetings
from governance_app.meetings import reads
from governance_app.meetings.rules import MeetingKind, MeetingMode
from governance_app.people import actions as people
from governance_app.people.rules import Purpose
from tests.support.build_people import consents
from tests.support.pages import visit
from tests.support.world import SmallWorld, a_small_world, does


@pytest.fixture
def world(app: Flask) -> SmallWorld:
    return a_small_world()


def test_a_planned_meeting_is_nobodys_business_yet(client: FlaskClient, world: SmallWorld) -> None:
    meeting = does(meetings.plan_meeting, world.now, body=world.body, kind=MeetingKind.ORDINARY,
                   starts_at=world.now + timedelta(days=9), place="Lugar secreto")
    visit(client, f"/reuniones/{meeting}", status=404)
    assert all("Lugar secreto" not in client.get(address).get_data(as_text=True) for address in ("/", "/reuniones", "/calendario.ics"))


def test_the_link_to_join_is_for_those_invited(client: FlaskClient, world: SmallWorld) -> None:
    meeting = does(meetings.plan_meeting, world.now, body=world.body, kind=MeetingKind.ORDINARY, mode=MeetingMode.MIXED,
                   starts_at=world.now + timedelta(days=9), place="Casa comunal", link="https://reunion.example/abc")
    does(meetings.add_item, world.now, meeting=meeting, title="Uno")
    does(meetings.convene, world.now, meeting=meeting)
    for address in (f"/reuniones/{meeting}", "/reuniones", "/calendario.ics"):
        assert "reunion.example" not in client.get(address).get_data(as_text=True)


def test_a_name_stands_in_public_only_with_consent_or_in_an_office(client: FlaskClient, world: SmallWorld) -> None:
    address = f"/organos/{world.slug}"
    before = visit(client, address).main
    assert "Rosa Tsamaraint 1" in before, "the president acts in an office"
    assert "Rosa Tsamaraint 5" not in before
    assert before.count("Puesto ocupado") == 5
    person = world.seats[4].principal
    assert person is not None
    consents(person.id, Purpose.PUBLIC_NAME, now=world.now - timedelta(days=1))
    assert "Rosa Tsamaraint 5" in visit(client, address).main
    does(people.withdraw_consent, world.now, person=person.id, purpose=Purpose.PUBLIC_NAME)
    assert "Rosa Tsamaraint 5" not in visit(client, address).main


def test_the_calendar_keeps_one_entry_for_a_meeting_that_moved(client: FlaskClient, world: SmallWorld) -> None:
    answer = client.get("/calendario.ics")
    events = {str(e["uid"]): e for e in Calendar.from_ical(answer.get_data()).walk("VEVENT")}
    assert set(events) == {f"{world.coming}@governance-app", f"{world.closed}@governance-app"}
    moved = events[f"{world.coming}@governance-app"]
    assert (moved["sequence"], str(moved["status"])) == (1, "CONFIRMED")
    assert moved["dtstart"].dt == reads.meeting(world.coming).starts_at
    does(meetings.cancel_meeting, world.now, meeting=world.coming, reason="Duelo en la comunidad")
    later = Calendar.from_ical(client.get(f"/calendario/{world.slug}.ics").get_data()).walk("VEVENT")
    cancelled = next(e for e in later if str(e["uid"]) == f"{world.coming}@governance-app")
    assert (cancelled["sequence"], str(cancelled["status"])) == (2, "CANCELLED")
