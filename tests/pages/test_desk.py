"""The desk: what waits for whom, and a whole meeting run from its one next button."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.attendance import actions as attendance
from governance_app.attendance.rules import Capacity
from governance_app.committees import reads as committees
from governance_app.decisions import actions as decisions
from governance_app.decisions.rules import DecisionKind
from governance_app.foundation import clock
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import ItemKind, ItemState, MeetingKind
from governance_app.minutes import actions as minutes
from governance_app.voting import actions as voting
from governance_app.voting.rules import Form
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import an_open_meeting
from tests.support.build_committees import a_body, a_seat
from tests.support.pages import Page, submit, visit
from tests.support.world import SmallWorld, Words, a_small_world, does

CODES = ("es", "qu", "jiv", "en")


@pytest.fixture
def world(app: Flask) -> SmallWorld:
    return a_small_world()


@pytest.fixture
def secretary(client: FlaskClient, world: SmallWorld) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, world.body))


@pytest.mark.parametrize("code", CODES)
def test_the_desk_in_every_language(secretary: FlaskClient, world: SmallWorld, code: str) -> None:
    for address in ("/trabajo", f"/trabajo/reuniones/{world.coming}", f"/trabajo/reuniones/{world.closed}"):
        assert visit(secretary, f"{address}?lang={code}").h1


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_desk_and_sees_the_meetings_of_its_body(client: FlaskClient, world: SmallWorld, role: Role) -> None:
    browser = signed_in(client, an_account(role, world.body))
    assert "Cuidar las cabeceras" in visit(browser, "/trabajo").main
    assert visit(browser, f"/trabajo/reuniones/{world.closed}").status == 200


def test_another_bodys_meeting_is_not_there(client: FlaskClient, world: SmallWorld) -> None:
    other = a_small_world(slug="otro-comite", words=Words(organisation="Otra asociación", community="Otra comunidad"))
    browser = signed_in(client, an_account(Role.SECRETARY, other.body))
    visit(browser, f"/trabajo/reuniones/{world.coming}", status=404)
    assert str(world.coming) not in visit(browser, "/trabajo").html


def test_who_holds_no_role_is_told_how_to_get_one(client: FlaskClient, world: SmallWorld) -> None:
    page = visit(signed_in(client, an_account()), "/trabajo")
    assert str(world.coming) not in page.html
    assert str(world.body) not in page.html


def next_door(page: Page) -> str:
    """Return where the one big button of the hub leads."""
    section = next(n for n in page.root.all("section") if "next" in n.attrs.get("class", "").split())
    found = [n.attrs["href"] for n in section.all("a") if "primary" in n.attrs.get("class", "")]
    found += [n.attrs["action"] for n in section.all("form")]
    assert len(found) == 1, "one next thing to do, no more and no less"
    return found[0]


def hub(client: FlaskClient, meeting: UUID) -> Page:
    return visit(client, f"/trabajo/reuniones/{meeting}")


def test_from_the_plan_to_the_minutes_the_big_button_always_leads_on(client: FlaskClient, app: Flask) -> None:
    body = a_body(3)
    browser = signed_in(client, an_account(Role.SECRETARY, body.id))
    now = clock.now()
    meeting = does(meetings.plan_meeting, now, body=body.id, kind=MeetingKind.ORDINARY, starts_at=now + timedelta(hours=60), place="Casa")
    assert next_door(hub(browser, meeting)).endswith("/orden")
    item = does(meetings.add_item, now, meeting=meeting, title="Cuidar el río", kind=ItemKind.DECISION)
    assert next_door(hub(browser, meeting)).endswith("/convocar")
    does(meetings.convene, now, meeting=meeting)
    page = hub(browser, meeting)
    assert "Falta avisar a 3 puestos" in page.main
    visit(browser, next_door(page))
    does(meetings.postpone, now, meeting=meeting, starts_at=now + timedelta(minutes=1), reason="Lluvia", short_notice_reason="Lluvia")
    page = hub(browser, meeting)
    assert "Poco tiempo" in page.main
    assert next_door(page).endswith("/asistencia")
    everybody = committees.roster(body.id, clock.local_day(now))
    for seat in everybody:
        does(attendance.record_arrival, now, meeting=meeting, person=seat.principal.id, at=now, capacity=Capacity.PRINCIPAL, seat=seat.seat)
    page = hub(browser, meeting)
    assert "Hay quórum" in page.main
    assert next_door(page).endswith("/abrir")
    visit(browser, next_door(page))
    chair, secretary = (seat.principal.id for seat in everybody[:2])
    does(attendance.establish_quorum, now, meeting=meeting, opened_at=now, chair=chair, secretary=secretary)
    page = hub(browser, meeting)
    assert next_door(page).endswith(f"/puntos/{item}/empezar")
    page = visit_after(browser, submit(browser, page, "Empezar el siguiente punto"))
    assert "votaciones/nueva" in next_door(page)
    visit(browser, next_door(page))
    motion = does(voting.put_motion, now, meeting=meeting, item=item, text="Cuidar el río", form=Form.CONSENSUS)
    assert next_door(hub(browser, meeting)).endswith(f"/mociones/{motion}")
    does(voting.open_vote, now, motion=motion, opened_at=now)
    visit(browser, next_door(hub(browser, meeting)))
    does(voting.record_consensus, now, motion=motion)
    door = next_door(hub(browser, meeting))
    assert f"mocion={motion}" in door
    visit(browser, door)
    does(decisions.number_decision, now, meeting=meeting, item=item, motion=motion, kind=DecisionKind.RESOLUTION, title="T", text="X")
    page = visit_after(browser, submit(browser, hub(browser, meeting), "Terminar este punto"))
    assert next_door(page).endswith("/cerrar")
    visit(browser, next_door(page))
    does(attendance.record_departure, now, meeting=meeting, person=chair, at=now)
    does(attendance.record_departure, now, meeting=meeting, person=secretary, at=now)
    assert "Se perdió el quórum" in hub(browser, meeting).main
    does(minutes.close_and_draft, now, meeting=meeting, closed_at=now)
    page = hub(browser, meeting)
    assert next_door(page).endswith("/acta")
    visit(browser, next_door(page))
    assert "Actas por terminar" in visit(browser, "/trabajo").main


def test_finishing_a_point_at_the_big_button_begins_the_next_and_the_small_one_does_not(client: FlaskClient, app: Flask) -> None:
    meeting = an_open_meeting()
    browser = signed_in(client, an_account(Role.SECRETARY, meeting_reads.meeting(meeting).body))
    submit(browser, hub(browser, meeting), "Empezar el siguiente punto")
    page = hub(browser, meeting)
    assert "Sigue: 2. Asunto 2" in page.main
    submit(browser, page, "Terminar este punto y empezar el siguiente")
    assert [i.state for i in meeting_reads.agenda(meeting)] == [ItemState.DONE, ItemState.OPEN, ItemState.PENDING]
    small = next(form for form in hub(browser, meeting).forms() if "Terminar Asunto 2" in form.buttons)
    assert "go_on" not in small.fields
    browser.post(small.action, data=small.fields)
    assert [i.state for i in meeting_reads.agenda(meeting)] == [ItemState.DONE, ItemState.DONE, ItemState.PENDING]


def visit_after(client: FlaskClient, answer: Page) -> Page:
    """Follow the answer to a written form."""
    return visit(client, answer.response.location)


def test_a_member_sees_the_meeting_and_no_button_that_is_not_theirs(client: FlaskClient, world: SmallWorld) -> None:
    page = hub(signed_in(client, an_account(Role.MEMBER, world.body)), world.coming)
    assert "Esto lo hace otra persona" in page.main
    assert not [form for form in page.forms() if "/puntos/" in form.action]
    assert "postergar" not in page.html


def test_the_desk_names_what_is_overdue_and_which_seats_need_somebody(client: FlaskClient, world: SmallWorld) -> None:
    a_seat(world.body, "Delegación vacía")
    said = visit(signed_in(client, an_account(Role.SECRETARY, world.body)), "/trabajo").main
    assert "Vencido hace 10 días" in said
    assert "Delegación vacía" in said
    assert "8 puestos sin avisar" in said
