"""The review on a phone: who attended reads and proposes, the secretary answers, the answer is seen; the desk tells whom it waits for."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.rules import CorrectionState, MinutesState
from tests.support.build_access import an_account, sign_out_of, signed_in
from tests.support.build_attendance import principal
from tests.support.build_committees import a_person
from tests.support.build_minutes import a_finished_meeting, an_acta_in_review, part, proposes, writes
from tests.support.pages import Page, submit, visit

SOON = clock.local_day(clock.now()) + timedelta(days=5)
CODES = ("es", "qu", "jiv", "en")


@pytest.fixture
def meeting(app):
    found = an_acta_in_review(SOON)
    writes(part(found).id, "Se habló del río.")
    return found


def enter(client: FlaskClient, meeting, role: Role | None = Role.SECRETARY, person=None) -> FlaskClient:
    body = meetings.meeting(meeting).body if role else None
    return signed_in(sign_out_of(client), an_account(role, body, person=person))


def follow(client: FlaskClient, answer: Page) -> Page:
    return visit(client, answer.headers["Location"])


def typed(page: Page, button: str, field: str) -> str:
    return page.form_with(button).fields[field][0].strip()


def test_from_the_draft_to_the_answered_correction(client):
    """The secretary opens the review; somebody who only attended proposes; the secretary accepts; the proposer sees it."""
    meeting = a_finished_meeting()
    writes(part(meeting).id, "Se habló del río.")
    browser, base = enter(client, meeting), f"/trabajo/reuniones/{meeting}/acta"
    page = visit(browser, base)
    assert "abra su revisión" in page.main
    page = visit(browser, f"{base}/revision/abrir")
    refused = submit(browser, page, "Abrir la revisión", until="2020-01-01", status=422)
    assert "Escoja hoy o un día posterior" in refused.main
    follow(browser, submit(browser, refused, "Abrir la revisión", until=SOON.isoformat()))
    browser = enter(client, meeting, None, principal(meeting, 4))
    assert "Actas en revisión" in visit(browser, "/trabajo").main
    page = visit(browser, f"{base}/revision")
    assert "Se habló del río." in page.main
    assert f"?parte={part(meeting).id}" in page.html
    page = visit(browser, f"{base}/correcciones/nueva?parte={part(meeting).id}")
    refused = submit(browser, page, "Enviar la corrección", quoted="Se habló del río.", instead="  ", status=422)
    page = follow(browser, submit(
        browser, refused, "Enviar la corrección", quoted="Se habló del río.", instead="Se habló del río Pastaza.", why="Hay dos ríos"))
    assert "Espera respuesta" in page.main
    (asked,) = reads.corrections(meeting)
    browser = enter(client, meeting)
    assert "1 corrección espera respuesta" in visit(browser, "/trabajo").main
    page = visit(browser, f"/trabajo/actas/correcciones/{asked.id}")
    assert typed(page, "Guardar la respuesta", "text") == "Se habló del río Pastaza."
    follow(browser, submit(browser, page, "Guardar la respuesta", state="accepted"))
    browser = enter(client, meeting, None, principal(meeting, 4))
    page = visit(browser, f"{base}/revision")
    for told in ("Aceptada", "Principal 5", "Se habló del río Pastaza.", "Hay dos ríos"):
        assert told in page.main, told


def test_a_refusal_needs_a_reason_and_loses_nothing_typed(client, meeting):
    one = proposes(meeting)
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/actas/correcciones/{one}")
    refused = submit(browser, page, "Guardar la respuesta", state="refused", text="Lo que ya escribí", status=422)
    assert "Escriba por qué" in refused.main
    assert typed(refused, "Guardar la respuesta", "text") == "Lo que ya escribí"
    page = follow(browser, submit(browser, refused, "Guardar la respuesta", answer="Así se dijo."))
    assert "No aceptada" in page.main
    assert "Así se dijo." in page.main


def test_somebody_wrote_there_meanwhile(client, meeting):
    """The text typed stays, the sentence stands beside it, and what is in force now is shown."""
    one = proposes(meeting)
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/actas/correcciones/{one}")
    writes(part(meeting).id, "De otra persona.", base=part(meeting).revision)
    refused = submit(browser, page, "Guardar la respuesta", state="accepted", text="Mío.", status=409)
    assert typed(refused, "Guardar la respuesta", "text") == "Mío."
    assert reads.correction(one).state is CorrectionState.OPEN
    shown = visit(browser, f"/trabajo/actas/correcciones/{one}")
    assert "De otra persona." in shown.main


def test_two_answer_at_once(client, meeting):
    one = proposes(meeting)
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/actas/correcciones/{one}")
    submit(browser, page, "Guardar la respuesta", state="refused", answer="No")
    again = submit(browser, page, "Guardar la respuesta", state="refused", answer="Tampoco", request_id="", status=409)
    assert "hace un momento" in again.main


def test_what_was_told_by_radio(client, meeting):
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/reuniones/{meeting}/acta/correcciones/dicha")
    assert "Principal 3" in page.main
    page = follow(browser, submit(
        browser, page, "Guardar la corrección", person=str(principal(meeting, 2)), told_by="radio", section="",
        instead="Llegué a las diez."))
    assert "Dicha por radio" in page.main
    (asked,) = reads.corrections(meeting)
    page = visit(browser, f"/trabajo/actas/correcciones/{asked.id}")
    page = follow(browser, submit(
        browser, page, "Guardar la respuesta", state="in_part", mended="attendance", answer="Llegó diez y cuarto."))
    assert "En el registro de asistencia" in page.main


def test_taken_back_to_draft_with_a_reason(client, meeting):
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/reuniones/{meeting}/acta/revision/devolver")
    submit(browser, page, "Volver a borrador", reason=" ", status=422)
    submit(browser, page, "Volver a borrador", reason="Falta un punto")
    assert reads.minutes_of(meeting).state is MinutesState.DRAFT
    assert "Falta un punto" in visit(browser, f"/trabajo/reuniones/{meeting}/acta/revision").main


def test_who_neither_attended_nor_belongs_sees_nothing(client, meeting):
    one = proposes(meeting)
    addresses = (f"/trabajo/reuniones/{meeting}/acta/revision", f"/trabajo/reuniones/{meeting}/acta/correcciones/nueva")
    for stranger in (enter(client, meeting, None, a_person("Otra")), enter(client, a_finished_meeting())):
        for address in addresses:
            visit(stranger, address, status=404)
    visit(enter(client, a_finished_meeting()), f"/trabajo/actas/correcciones/{one}", status=404)
    reader = enter(client, meeting, Role.READER)
    assert "Proponer una corrección" not in visit(reader, addresses[0]).main
    visit(reader, addresses[1], status=403)


def test_after_the_last_day_nobody_is_asked(client):
    meeting = an_acta_in_review()
    browser = enter(client, meeting, Role.MEMBER)
    page = visit(browser, f"/trabajo/reuniones/{meeting}/acta/revision")
    assert "ya pasó" in page.main
    assert "Proponer una corrección" not in page.main
    assert "Actas en revisión" not in visit(browser, "/trabajo").main
    page = visit(browser, f"/trabajo/reuniones/{meeting}/acta/correcciones/nueva")
    late = submit(browser, page, "Enviar la corrección", instead="Falta algo", status=409)
    assert typed(late, "Enviar la corrección", "instead") == "Falta algo"


@pytest.mark.parametrize("code", CODES)
def test_every_page_in_every_language(client, meeting, code):
    one = proposes(meeting, quoted="<script>alert(1)</script>", instead="<img src=x onerror=1>")
    browser = enter(client, meeting)
    base = f"/trabajo/reuniones/{meeting}/acta"
    for address in (f"{base}/revision", f"{base}/revision/abrir", f"{base}/revision/devolver", f"{base}/correcciones/nueva",
                    f"{base}/correcciones/dicha", f"/trabajo/actas/correcciones/{one}"):
        page = visit(browser, f"{address}?lang={code}")
        assert "<script>alert" not in page.html
        assert "<img src=x" not in page.html
