"""Errata on screen: proposed, refused to the own hand, approved by who presides, shown behind the acta on screen, paper and as text."""



import pytest
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.rules import ErratumState
from tests.actions.test_minutes_errata import SENTENCE, approves, proposes_erratum, the_two
from tests.support.build_access import an_account, sign_out_of, signed_in
from tests.support.build_attendance import principal
from tests.support.build_minutes import a_finished_meeting, an_approved_acta
from tests.support.pages import Page, submit, visit

CODES = ("es", "qu", "jiv", "en")


def enter(client: FlaskClient, meeting, role: Role | None = Role.SECRETARY, person=None) -> FlaskClient:
    body = meetings.meeting(meeting).body if role else None
    return signed_in(sign_out_of(client), an_account(role, body, person=person))


def follow(client: FlaskClient, answer: Page) -> Page:
    return visit(client, answer.headers["Location"])


def test_from_the_mistake_to_the_erratum_behind_the_acta(client):
    meeting = an_approved_acta()
    base = f"/trabajo/reuniones/{meeting}/acta"
    browser = enter(client, meeting)
    text, pdf = client.get(f"{base}.txt").data, client.get(f"{base}.pdf").data
    page = visit(browser, f"{base}/erratas")
    assert "no tiene fe de erratas" in page.main
    page = visit(browser, f"{base}/erratas/nueva")
    typed = {"quoted": "Presente", "reads_instead": "Ausente", "why": "Error de escritura"}
    refused = submit(browser, page, "Proponer esta fe de erratas", status=422, **typed)
    assert "aparecen 7 veces" in refused.main
    assert refused.form_with("Proponer esta fe de erratas").fields["reads_instead"][0].strip() == "Ausente"
    page = follow(browser, submit(
        browser, refused, "Proponer esta fe de erratas", quoted=SENTENCE, reads_instead="Se habló del río Palora.", why="Error"))
    assert "Usted propuso esta fe de erratas" in page.main
    assert "Aprobar la fe de erratas" not in page.main
    assert client.get(f"{base}.pdf").data == pdf
    (one,) = reads.errata(meeting)
    browser = enter(client, meeting, Role.PRESIDENT)
    page = follow(browser, submit(browser, visit(browser, f"/trabajo/actas/erratas/{one.id}"), "Aprobar la fe de erratas"))
    assert "Fe de erratas n.º 1" in page.main
    page = visit(browser, base)
    assert "Se habló del río Palora." in page.main
    assert SENTENCE in page.main
    assert client.get(f"{base}.txt").data == text
    whole = client.get(f"{base}-completa.txt").data
    assert whole.startswith(text)
    for told in ("n.º 1", "Se habló del río Palora.", "7 a favor", "Punto 1. Asunto 1"):
        assert told in whole[len(text):].decode(), told
    assert client.get(f"{base}.pdf").data != pdf
    assert client.get(f"{base}.pdf").data == client.get(f"{base}.pdf").data


def test_the_own_one_is_refused_with_a_sentence(client):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    one = proposes_erratum(meeting, keeper)
    shown = visit(signed_in(client, president), f"/trabajo/actas/erratas/{one}")
    approves(one, president)
    late = follow(client, submit(client, shown, "Aprobar la fe de erratas"))
    assert "ya se decidió" in late.html


def test_dropped_with_a_reason(client):
    meeting = an_approved_acta()
    one = proposes_erratum(meeting)
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/actas/erratas/{one}/retirar")
    submit(browser, page, "Retirarla", reason="", status=422)
    page = follow(browser, submit(browser, page, "Retirarla", reason="No hacía falta"))
    assert "No hacía falta" in page.main
    assert reads.erratum(one).state is ErratumState.DROPPED


def test_put_to_the_vote_of_the_meeting_in_session(client):
    meeting = an_approved_acta()
    one = proposes_erratum(meeting)
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/actas/erratas/{one}")
    missing = submit(browser, page, "Presentar la moción", item="", status=422)
    coming = meetings.later_opened(meeting)
    point = next(i.id for i in meetings.agenda(coming.id) if i.kind.value == "minutes")
    submit(browser, missing, "Presentar la moción", item=str(point), form="roll_call")
    assert "Presentar la moción" not in visit(browser, f"/trabajo/actas/erratas/{one}").main


def test_who_reads_errata(client):
    meeting = an_approved_acta()
    one = proposes_erratum(meeting)
    for browser in (enter(client, meeting, Role.MEMBER), enter(client, meeting, None, principal(meeting, 4))):
        assert SENTENCE in visit(browser, f"/trabajo/reuniones/{meeting}/acta/erratas").main
    browser = enter(client, a_finished_meeting())
    for address in (f"/trabajo/actas/erratas/{one}", f"/trabajo/actas/erratas/{one}/retirar", f"/trabajo/reuniones/{meeting}/acta/erratas",
                    f"/trabajo/reuniones/{meeting}/acta/erratas/nueva"):
        visit(browser, address, status=404)


@pytest.mark.parametrize("code", CODES)
def test_every_page_in_every_language(client, code):
    meeting = an_approved_acta()
    one = proposes_erratum(meeting, says="<script>alert(1)</script>", why="#eval(1)")
    browser = enter(client, meeting)
    base = f"/trabajo/reuniones/{meeting}/acta"
    for address in (f"{base}/erratas", f"{base}/erratas/nueva", f"/trabajo/actas/erratas/{one}", f"/trabajo/actas/erratas/{one}/retirar"):
        page = visit(browser, f"{address}?lang={code}")
        assert page.h1
        assert "<script>alert" not in page.html
