"""Meetings in a browser's eyes: the secretary plans, convenes, tells and moves; every page inspected."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.committees.rules import Body
from governance_app.foundation import clock
from governance_app.languages.catalogue import force_language
from governance_app.meetings import actions, reads
from governance_app.meetings.rules import ItemState, MeetingKind, MeetingState
from governance_app.meetings.wording import agenda_paper, convocation_paper, radio_script, whatsapp_text
from tests.support.build_access import an_account, signed_in
from tests.support.build_committees import a_body, an_empty_body
from tests.support.build_meetings import CALLED, STARTS, a_closed_meeting, a_meeting, act, an_open_meeting
from tests.support.pages import Page, submit, visit

FORTNIGHT = timedelta(days=14)


@pytest.fixture
def body(app: object) -> Body:
    return a_body(seats=3)


@pytest.fixture
def secretary(client: FlaskClient, body: Body) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, body.id))


def local(moment: object) -> str:
    return clock.local(moment).strftime("%Y-%m-%dT%H:%M")


def follow(client: FlaskClient, answer: Page) -> Page:
    return visit(client, answer.headers["Location"])


def soon(hours: int = 24 * 14) -> object:
    return (clock.now() + timedelta(hours=hours)).replace(second=0)


def test_a_secretary_plans_convenes_and_tells_everybody(secretary: FlaskClient, body: Body) -> None:
    """The whole way by hand, without JavaScript."""
    page = visit(secretary, f"/trabajo/organos/{body.id}/reuniones")
    assert "todavía no se ha reunido" in page.main
    page = visit(secretary, page.links()["Planificar una reunión"])
    planned = submit(secretary, page, "Planificar la reunión", starts_at=local(soon()), place="Casa comunal de Copataza")
    page = follow(secretary, planned)
    meeting = reads.meetings_of(body.id)[0].id
    page = follow(secretary, submit(secretary, page, "Añadir sus puntos", **{"plantilla-template": "ordinary"}))
    assert "5. Informe de la secretaría técnica" in page.main
    item = reads.agenda(meeting)[4]
    down = next(f for f in page.forms() if f.action.endswith(f"{item.id}/mover") and "Bajar" in " ".join(f.buttons))
    assert secretary.post(down.action, data=down.fields).status_code == 303
    assert reads.agenda(meeting)[5].id == item.id
    page = visit(secretary, f"/trabajo/reuniones/{meeting}/orden/nuevo")
    submit(secretary, page, "Ponerlo en el orden del día", title="Pesca de paiche", kind="decision")
    page = visit(secretary, f"/trabajo/reuniones/{meeting}/convocar")
    assert "cumple las reglas (48) y lo aconsejado (192)" in page.main
    page = follow(secretary, submit(secretary, page, "Convocar"))
    assert "Falta avisar a 3 puestos" in page.main
    minute = local(clock.now() + timedelta(minutes=1))
    page = follow(secretary, submit(secretary, page, "Anotar", channel="radio", sent_at=minute))
    assert "Todos los puestos fueron avisados" in page.main
    arrived = next(f for f in page.forms() if f.action.endswith("/llego") and f.fields["read"] == ["yes"])
    assert secretary.post(arrived.action, data=arrived.fields).status_code == 303
    page = visit(secretary, f"/trabajo/reuniones/{meeting}/convocatoria")
    assert "Lugar: Casa comunal de Copataza" in page.main
    assert "Pesca de paiche" in page.main
    assert reads.meeting(meeting).code == f"001-CGCPP-{clock.local(soon()).year}"


def test_a_short_notice_warns_and_asks_why(secretary: FlaskClient, body: Body) -> None:
    """Below the floor the page says so; without a reason it is refused, beside the field."""
    meeting = a_meeting(body, convened=False, starts_at=soon(30), called=clock.now())
    page = visit(secretary, f"/trabajo/reuniones/{meeting.id}/convocar")
    assert "las reglas piden al menos 48" in page.main
    page = submit(secretary, page, "Convocar", status=422)
    assert "Escriba por qué es tan urgente" in page.main
    submit(secretary, page, "Convocar", short_notice_reason="Derrame en el río")
    assert "Motivo del poco tiempo: Derrame en el río" in visit(secretary, f"/trabajo/reuniones/{meeting.id}/convocatoria").main


def test_advice_is_a_warning_only(secretary: FlaskClient, body: Body) -> None:
    """Between floor and advice the notice goes out."""
    meeting = a_meeting(body, convened=False, starts_at=soon(60), called=clock.now())
    page = visit(secretary, f"/trabajo/reuniones/{meeting.id}/convocar")
    assert "mucha gente viaja de lejos" in page.main
    submit(secretary, page, "Convocar")
    assert reads.meeting(meeting.id).state is MeetingState.CONVENED


def test_a_convened_meeting_is_moved_changed_with_reason_and_cancelled(secretary: FlaskClient, body: Body) -> None:
    """Every page of a convened meeting."""
    meeting = a_meeting(body, starts_at=soon(), called=clock.now() - timedelta(days=1))
    root = f"/trabajo/reuniones/{meeting.id}"
    page = submit(secretary, visit(secretary, f"{root}/orden/nuevo"), "Ponerlo en el orden del día", title="Otro", status=422)
    assert "Escriba el motivo" in page.main
    submit(secretary, page, "Ponerlo en el orden del día", reason="Lo pidió la asamblea")
    item = reads.agenda(meeting.id)[0]
    page = visit(secretary, f"{root}/orden/{item.id}")
    submit(secretary, page, "Mover el punto", **{"mover-direction": "down", "mover-reason": "Así conviene"})
    assert reads.agenda(meeting.id)[1].id == item.id
    page = visit(secretary, f"{root}/orden/{item.id}")
    submit(secretary, page, "Guardar el punto", title="Lista", reason="Más claro")
    submit(secretary, visit(secretary, f"{root}/orden/{item.id}"), "Quitarlo", **{"quitar-reason": "Repetido"})
    assert secretary.get(f"{root}/datos").status_code == 303
    page = visit(secretary, f"{root}/postergar")
    submit(secretary, page, "Mover la reunión", starts_at=local(soon() + FORTNIGHT), reason="Crecida del río")
    history = visit(secretary, f"{root}/historia").main
    for text in ("Lo pidió la asamblea", "Se quitó un punto", "Crecida del río", "Se movió la reunión a otro día"):
        assert text in history
    assert "cambia de fecha" in visit(secretary, f"{root}/convocatoria").main
    submit(secretary, visit(secretary, f"{root}/cancelar"), "Cancelar la reunión", reason="Paro")
    assert reads.meeting(meeting.id).state is MeetingState.CANCELLED
    assert "ya no cambia" in visit(secretary, f"{root}/orden/{reads.agenda(meeting.id)[0].id}").main


def test_the_session_goes_through_its_points(secretary: FlaskClient, body: Body) -> None:
    """Begin, finish, put off; suspend and go on."""
    meeting = an_open_meeting(body)
    root = f"/trabajo/reuniones/{meeting.id}"
    page = visit(secretary, f"{root}/puntos")
    page = follow(secretary, submit(secretary, page, "Empezar Constatación del quórum"))
    wrong = follow(secretary, submit(secretary, page, "Empezar Aprobación del orden del día"))
    assert "El punto 1 sigue en curso" in wrong.main
    submit(secretary, wrong, "Terminar Constatación del quórum")
    submit(secretary, visit(secretary, f"{root}/puntos"), "Aplazar Varios")
    states = {i.title: i.state for i in reads.agenda(meeting.id)}
    assert (states["Constatación del quórum"], states["Varios"]) == (ItemState.DONE, ItemState.DEFERRED)
    submit(secretary, visit(secretary, f"{root}/suspender"), "Suspender la sesión", at=local(clock.now()), reason="Noche")
    submit(secretary, visit(secretary, f"{root}/reanudar"), "Continuar la sesión", at=local(clock.now() + timedelta(minutes=0)))
    assert reads.meeting(meeting.id).state is MeetingState.OPEN


def test_reopening_has_its_own_door(client: FlaskClient, body: Body) -> None:
    """The president may, with a reason; the secretary finds no such button."""
    meeting = a_closed_meeting(body)
    root = f"/trabajo/reuniones/{meeting.id}"
    client = signed_in(client, an_account(Role.SECRETARY, body.id))
    assert "Reabrir" not in visit(client, f"{root}/historia").main
    visit(client, f"{root}/reabrir", status=403)
    client = signed_in(client, an_account(Role.PRESIDENT, body.id))
    submit(client, visit(client, f"{root}/reabrir"), "Reabrir la reunión", reason="Faltó una votación")
    assert reads.meeting(meeting.id).state is MeetingState.OPEN


def test_points_left_open_are_brought_in(secretary: FlaskClient, body: Body) -> None:
    """Offered where the next agenda is written."""
    a_closed_meeting(body, deferred=("6",))
    draft = a_meeting(body, convened=False, starts_at=STARTS + FORTNIGHT)
    page = visit(secretary, f"/trabajo/reuniones/{draft.id}/orden")
    page = follow(secretary, submit(secretary, page, "Traerlos aquí"))
    assert "Viene de una reunión anterior" in page.main
    submit(secretary, page, "Guardar", **{"guardar-name": "La de siempre"})
    assert "La de siempre" in [t.name for t in reads.templates(body.id)]


def test_another_committees_secretary_finds_nothing(client: FlaskClient, body: Body) -> None:
    """Every page of the meeting is as if it did not exist."""
    meeting = a_meeting(body)
    stranger = signed_in(client, an_account(Role.SECRETARY, an_empty_body()))
    paths = ("orden", "orden.pdf", "orden/nuevo", "convocar", "convocatoria", "convocatoria.pdf", "avisos", "postergar", "cancelar",
             "puntos", "datos")
    for path in paths:
        visit(stranger, f"/trabajo/reuniones/{meeting.id}/{path}", status=404)
    mine = a_meeting(an_empty_body(), convened=False)
    foreign = reads.agenda(mine.id)[0]
    client = signed_in(client, an_account(Role.SECRETARY, body.id))
    visit(client, f"/trabajo/reuniones/{meeting.id}/orden/{foreign.id}", status=404)


def test_the_notice_is_printed(secretary: FlaskClient, body: Body) -> None:
    """A PDF with what was sent; before the notice there is nothing to print."""
    draft = a_meeting(body, convened=False)
    visit(secretary, f"/trabajo/reuniones/{draft.id}/convocatoria.pdf", status=404)
    meeting = a_meeting(body)
    answer = secretary.get(f"/trabajo/reuniones/{meeting.id}/convocatoria.pdf")
    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")


def test_the_agenda_is_printed_alone(secretary: FlaskClient, body: Body) -> None:
    """Every point in its order; before the notice it says that it may change."""
    draft, meeting = a_meeting(body, convened=False), a_meeting(body)
    for held in (draft, meeting):
        answer = secretary.get(f"/trabajo/reuniones/{held.id}/orden.pdf")
        assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
        assert "Imprimir el orden del día" in visit(secretary, f"/trabajo/reuniones/{held.id}/orden").main
    items = reads.agenda(meeting.id)
    shape = agenda_paper(reads.meeting(meeting.id), items, made_at=CALLED)
    assert [(line.number, line.title) for line in shape.agenda] == [(item.label, item.title) for item in items]
    assert shape.notes == ()
    unsent = agenda_paper(reads.meeting(draft.id), (), made_at=CALLED)
    assert "puede cambiar" in unsent.notes[0].text
    assert "está vacío" in unsent.opening[0].text


def test_message_script_and_paper_say_the_same(body: Body) -> None:
    """Day, hour and place in each; the radio reads only the first row of points, in short sentences."""
    meeting = a_meeting(body, convened=False)
    act(actions.add_item, meeting=meeting.id, title="Zonas de pesca", parent=reads.agenda(meeting.id)[5].id)
    act(actions.convene, meeting=meeting.id, now=CALLED, signed_by="Rosa Tsamaraint, presidenta")
    meeting = reads.meeting(meeting.id)
    [notice] = reads.convocations(meeting.id)
    message, script, paper = whatsapp_text(meeting, notice), radio_script(meeting, notice), convocation_paper(meeting, notice, ())
    for text in (message, script, " ".join(f.value for f in paper.facts)):
        for fact in ("sábado 14 de marzo de 2026", "09:00", "Casa comunal de Chuwitayo"):
            assert fact in text
    assert "6.1. Zonas de pesca" in message
    assert "Zonas de pesca" not in script
    assert "Hay 9 puntos." in script
    assert all(len(line) <= 160 for line in script.splitlines())
    assert [s.name for s in paper.signatures] == ["Rosa Tsamaraint, presidenta"]
    assert paper.paper.demonstration
    with force_language("en"):
        assert whatsapp_text(meeting, notice) == message


def test_an_extraordinary_meeting_offers_only_its_order(secretary: FlaskClient, body: Body) -> None:
    """No button to add; changing says why not."""
    meeting = a_meeting(body, kind=MeetingKind.EXTRAORDINARY, template="extraordinary")
    page = visit(secretary, f"/trabajo/reuniones/{meeting.id}/orden")
    assert "Añadir un punto" not in page.main
    assert "únicamente puede cambiar su orden" in page.main


def test_a_hostile_title_is_shown_inert(secretary: FlaskClient, body: Body) -> None:
    """Title, place, point and reason are text, never markup."""
    hostile = '<script>alert(1)</script>"\'><svg onload=alert(2)>'
    meeting = a_meeting(body, convened=False, title=hostile, place=hostile)
    act(actions.add_item, meeting=meeting.id, title=hostile, note=hostile)
    act(actions.convene, meeting=meeting.id, signed_by=hostile)
    act(actions.postpone, meeting=meeting.id, starts_at=STARTS + FORTNIGHT, reason=hostile)
    for path in ("orden", "convocatoria", "avisos", "historia", "puntos"):
        page = visit(secretary, f"/trabajo/reuniones/{meeting.id}/{path}")
        assert "alert(1)" in page.main
        assert "<script>alert" not in page.html
        assert "<svg onload" not in page.html
