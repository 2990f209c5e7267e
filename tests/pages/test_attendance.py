"""Pages of attendance: a secretary takes the list with plain forms, and the pages say what the room knows."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Actor, Role
from governance_app.attendance import reads
from governance_app.attendance.forms import cell_name
from governance_app.attendance.rules import Capacity, VisitorAffiliation, VisitorSex
from governance_app.attendance.wording import sheet_paper
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import MeetingState
from governance_app.people.rules import AgeBand
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import (
    STARTS,
    a_convened_meeting,
    an_open_meeting,
    arrives,
    everyone_arrives,
    leaves,
    principal,
    seats_of,
)
from tests.support.build_people import a_person
from tests.support.pages import Page, read, submit, visit


def secretary_of(meeting: UUID, role: Role = Role.SECRETARY) -> Actor:
    return an_account(role, meetings.meeting(meeting).body)


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_convened_meeting(20)


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, secretary_of(meeting))


def address(meeting: UUID, part: str = "asistencia") -> str:
    return f"/trabajo/reuniones/{meeting}/{part}"


def hour(minute: int) -> str:
    return clock.local(STARTS + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M")


def test_the_list_shows_every_seat_and_one_press_lets_a_person_in(desk: FlaskClient, meeting: UUID) -> None:
    page = visit(desk, address(meeting))
    assert all(f"Principal {n}" in page.main and f"Suplente {n}" in page.main for n in range(1, 21))
    assert "No hay quórum" in page.main
    answer = submit(desk, page, "Llegó Principal 1")
    assert answer.headers["Location"].endswith(f"#seat-{seats_of(meeting)[0].seat}")
    page = visit(desk, address(meeting))
    assert "desde las 09:00 Titular" in page.main
    assert "Principal 1, desde" not in page.main, "whose row it is stands above already"
    submit(desk, page, "Llegó: Suplente 2", at=hour(7))
    page = visit(desk, address(meeting) + f"?at={hour(8)}")
    assert "Suplente 2, desde las 09:07" in page.main
    submit(desk, page, "Se fue Suplente 2")
    assert not reads.standing_at(meeting, STARTS + timedelta(minutes=8)).sitter(seats_of(meeting)[1].seat)


def test_the_sheet_to_sign_is_printed_with_the_names_and_nothing_private(desk: FlaskClient, meeting: UUID) -> None:
    assert "Imprimir la hoja para firmar" in visit(desk, address(meeting)).main
    answer = desk.get(address(meeting, "asistencia/hoja.pdf"))
    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    shape = sheet_paper(meetings.meeting(meeting), meetings.invited_seats(meeting), made_at=STARTS)
    assert [row.name for row in shape.expected] == [f"Principal {n}" for n in range(1, 21)]
    assert shape.blank == 20


def test_twenty_people_arrive_with_one_form(desk: FlaskClient, meeting: UUID) -> None:
    page = visit(desk, address(meeting, "asistencia/todos"))
    twenty = [str(principal(meeting, n)) for n in range(20)]
    submit(desk, page, "Llegaron", people=twenty, at=hour(0))
    assert len(reads.attendees(meeting)) == 20
    submit(desk, page, "Llegaron", people=twenty, at=hour(0))  # the same press again: nothing twice
    assert len(reads.events(meeting)) == 20
    shown = visit(desk, address(meeting, "asistencia/todos")).main
    assert "Suplente 1" in shown
    assert "Principal 1 " not in shown


def test_the_first_person_of_every_seat_may_be_marked_at_once_and_unmarked_one_by_one(desk: FlaskClient, meeting: UUID) -> None:
    arrives(meeting, 0)
    plain = visit(desk, address(meeting, "asistencia/todos"))
    assert plain.form_with("Llegaron").fields["people"] == []
    page = visit(desk, plain.links()["Marcar a todos los titulares"])
    marked = page.form_with("Llegaron").fields["people"]
    assert set(marked) == {str(principal(meeting, n)) for n in range(1, 20)}, "not who is in the room, nor any alternate"
    submit(desk, page, "Llegaron", people=marked[1:])
    assert {str(one.person) for one in reads.standing_at(meeting, STARTS + timedelta(days=300)).present} == {
        str(principal(meeting, 0)), *marked[1:]}


def test_a_list_without_a_mark_is_asked_again(desk: FlaskClient, meeting: UUID) -> None:
    page = visit(desk, address(meeting, "asistencia/todos"))
    assert submit(desk, page, "Llegaron", people=None, status=422).main.count("Por favor, corrija esto") == 1
    assert reads.events(meeting) == ()


def test_somebody_new_is_written_down_on_the_same_page_and_what_was_typed_stays(desk: FlaskClient, meeting: UUID) -> None:
    page = visit(desk, address(meeting))
    path = address(meeting, "asistencia/otra-persona")
    wrong = submit_somebody(desk, page, path, status=422, name="")
    assert "Elija una persona o escriba un nombre" in wrong.main
    submit_somebody(desk, page, path, status=303, name="Nantu Chumpi", capacity="guest")
    shown = visit(desk, address(meeting))
    assert "Nantu Chumpi" in shown.main
    assert "Persona invitada" in shown.main


def submit_somebody(desk: FlaskClient, page: Page, path: str, *, status: int, **values: str) -> Page:
    form = next(f for f in page.forms() if f.action == path)
    return read(desk.post(path, data={**form.fields, **{f"new-{name}": value for name, value in values.items()}}), path, status)


def test_a_delegate_without_letter_is_shown_as_such(desk: FlaskClient, meeting: UUID) -> None:
    seat = seats_of(meeting)[3]
    page = visit(desk, address(meeting, f"asistencia/puesto/{seat.seat}"))
    submit(desk, page, "Llegó", **{"new-name": "Delegada sin carta", "new-at": hour(1)})
    assert "sin carta" in visit(desk, address(meeting)).main
    visit(desk, address(meeting, f"asistencia/puesto/{meeting}"), status=404)


def test_the_quorum_page_opens_the_meeting_and_warns_when_it_is_lost(desk: FlaskClient, meeting: UUID) -> None:
    everyone_arrives(meeting, 10)
    page = visit(desk, address(meeting, "quorum"))
    assert "10 de 20" in page.main
    assert "Principal 11" in page.main
    form = visit(desk, address(meeting, "abrir"))
    given = {"opened_at": hour(10), "chair": str(principal(meeting, 0)), "secretary": str(principal(meeting, 1))}
    refused = submit(desk, form, "Abrir la reunión", status=409, **given)
    assert "están presentes 10" in refused.main
    arrives(meeting, 10)
    submit(desk, visit(desk, address(meeting, "abrir")), "Abrir la reunión", **given)
    db.session.expire_all()
    assert meetings.meeting(meeting).state is MeetingState.OPEN
    leaves(meeting, 2, minute=20)
    lost = visit(desk, address(meeting, "quorum"))
    assert "Al abrir" in lost.main
    assert lost.status == 200


def test_the_loss_of_quorum_is_said_with_the_departure(client: FlaskClient, app: Flask) -> None:
    meeting = an_open_meeting(5, present=3)
    desk = signed_in(client, secretary_of(meeting))
    page = visit(desk, address(meeting) + f"?at={hour(30)}")
    submit(desk, page, "Se fue Principal 3")
    assert "No hay quórum: están presentes 2 de 5" in visit(desk, address(meeting)).main


def test_the_first_call_can_be_recorded_as_failed(desk: FlaskClient, meeting: UUID) -> None:
    submit(desk, visit(desk, address(meeting, "sin-quorum")), "Dejar constancia", at=hour(15))
    again = visit(desk, address(meeting, "quorum"))
    assert "No hay quórum" in again.main


def test_visitors_that_do_not_add_up_say_both_figures_and_keep_what_was_typed(desk: FlaskClient, meeting: UUID) -> None:
    cell = cell_name(VisitorSex.WOMEN, AgeBand.YOUTH, VisitorAffiliation.INDIGENOUS)
    page = visit(desk, address(meeting, "visitantes"))
    wrong = submit(desk, page, "Guardar el conteo", status=422, total="12", illegible="1", **{cell: "9"})
    assert "La hoja dice 12 personas" in wrong.main
    assert "10" in wrong.main
    assert wrong.form_with("Guardar el conteo").fields[cell] == ["9"]
    submit(desk, wrong, "Guardar el conteo", total="10")
    kept = visit(desk, address(meeting, "visitantes"))
    assert kept.form_with("Guardar el conteo").fields[cell] == ["9"]
    sheet = reads.visitors(meeting)
    assert sheet is not None
    assert sheet.total == 10


def test_a_line_is_struck_out_with_a_reason(desk: FlaskClient, meeting: UUID) -> None:
    event = arrives(meeting, 0)
    assert "Principal 1" in visit(desk, address(meeting, "asistencia/registro")).main
    path = address(meeting, f"asistencia/registro/{event}/anular")
    submit(desk, visit(desk, path), "Tachar", status=422)
    submit(desk, visit(desk, path), "Tachar", reason="Era su hermana")
    assert "Era su hermana" in visit(desk, address(meeting, "asistencia/registro")).main
    visit(desk, address(meeting, f"asistencia/registro/{meeting}/anular"), status=404)


def test_recusals_languages_and_support_have_their_pages(desk: FlaskClient, meeting: UUID) -> None:
    arrives(meeting, 0)
    point = meetings.agenda(meeting)[0]
    page = visit(desk, address(meeting, "asistencia/excusas"))
    submit(desk, page, "No participa en este punto", person=str(principal(meeting, 0)), item=str(point.id), at=hour(2))
    submit(desk, visit(desk, address(meeting, "lenguas")), "Guardar", language="jiv", item=str(point.id), interpreted_into="es")
    assert "Shuar chicham" in visit(desk, address(meeting, "lenguas")).main
    submit(desk, visit(desk, address(meeting, "apoyos")), "Guardar", childcare_given="4", childcare_needed="6")
    assert "Cuidado de niñas y niños" in visit(desk, address(meeting, "apoyos")).main


def test_who_may_not_keep_attendance_sees_the_quorum_only_and_strangers_nothing(client: FlaskClient, meeting: UUID) -> None:
    member = signed_in(client, secretary_of(meeting, Role.MEMBER))
    visit(member, address(meeting, "quorum"))
    visit(member, address(meeting), status=403)
    stranger = signed_in(client, secretary_of(a_convened_meeting(3)))
    for part in ("asistencia", "quorum", "visitantes", "asistencia/registro"):
        visit(stranger, address(meeting, part), status=404)


def test_hostile_names_are_inert(desk: FlaskClient, meeting: UUID) -> None:
    evil = a_person("<script>alert(1)</script>")
    arrives(meeting, 0, person=evil, capacity=Capacity.ALTERNATE)
    for part in ("asistencia", "asistencia/registro", "quorum", "asistencia/excusas"):
        assert "<script>alert" not in visit(desk, address(meeting, part)).html
