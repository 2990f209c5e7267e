"""The approval on screen: presented, voted at the next meeting, declared; then page, PDF and text come from what was frozen."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from governance_app.access.rules import Role
from governance_app.committees.rules import Statute
from governance_app.meetings import actions as acts_of_meetings
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import ItemKind
from governance_app.minutes import actions, reads
from governance_app.minutes.rules import MinutesState
from governance_app.voting import reads as votes
from governance_app.voting.rules import Choice
from tests.support.build_access import an_account, sign_out_of, signed_in
from tests.support.build_attendance import AFTER, an_open_meeting, does, principal
from tests.support.build_committees import a_person
from tests.support.build_decisions import a_decision
from tests.support.build_minutes import (
    THEN,
    UNTIL,
    a_finished_meeting,
    a_next_meeting,
    an_acta_in_review,
    an_approved_acta,
    point_for_minutes,
    presents,
    proposes,
    refuses,
    votes_on,
)
from tests.support.pages import Page, submit, visit

CODES = ("es", "qu", "jiv", "en")


def enter(client: FlaskClient, meeting, role: Role | None = Role.SECRETARY, person=None) -> FlaskClient:
    body = meetings.meeting(meeting).body if role else None
    return signed_in(sign_out_of(client), an_account(role, body, person=person))


def follow(client: FlaskClient, answer: Page) -> Page:
    return visit(client, answer.headers["Location"])


def test_from_the_review_to_the_approved_acta(client):
    meeting = an_acta_in_review()
    one, coming = proposes(meeting), a_next_meeting(meeting)
    browser, base = enter(client, meeting), f"/trabajo/reuniones/{meeting}/acta"
    page = visit(browser, f"{base}/presentar")
    point = str(point_for_minutes(coming))
    refused = submit(browser, page, "Fijar el texto y presentarlo", item=point, status=409)
    assert "Responda primero todas las correcciones" in refused.main
    refuses(one)
    page = follow(browser, submit(browser, refused, "Fijar el texto y presentarlo", item=point))
    digest = reads.candidate(meeting)[1].sha256
    assert digest[:4] in page.main
    assert "Aprobar el ACTA-001-CGCPP-2026" in page.main
    assert "Escribir" not in visit(browser, base).main
    assert client.get(f"{base}.txt").get_data() == reads.candidate(meeting)[1].text.encode()
    page = submit(browser, page, "Presentar la moción", form="roll_call")
    assert "/votaciones" in page.headers["Location"] or "/mociones/" in page.headers["Location"]
    page = visit(browser, f"{base}/aprobacion")
    assert "Declarar" not in page.main


def test_declared_approved_and_everything_comes_from_what_was_frozen(client):
    meeting = an_acta_in_review()
    coming = a_next_meeting(meeting)
    presents(meeting, coming)
    votes_on(meeting, Choice.FOR)
    browser, base = enter(client, meeting), f"/trabajo/reuniones/{meeting}/acta"
    page = visit(browser, f"{base}/aprobacion")
    assert "Retirar el texto" not in page.main
    page = follow(browser, submit(browser, page, "Declarar aprobada el acta"))
    assert "7 a favor, 0 en contra" in page.main
    assert reads.minutes_of(meeting).state is MinutesState.APPROVED
    pdf, text = client.get(f"{base}.pdf").data, client.get(f"{base}.txt").data
    assert text == reads.approved(meeting)[1].text.encode()
    a_decision(meeting, late_reason="La hoja llegó por río")
    assert (client.get(f"{base}.pdf").data, client.get(f"{base}.txt").data) == (pdf, text)
    assert client.get(f"{base}.txt?lang=en").data == text
    assert "RESOLUCIÓN 001" not in visit(browser, base).main
    assert "Escribir" not in visit(browser, base).main


def test_a_lost_vote_on_screen(client):
    meeting = an_acta_in_review()
    coming = a_next_meeting(meeting)
    presents(meeting, coming)
    votes_on(meeting, Choice.AGAINST)
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/reuniones/{meeting}/acta/aprobacion")
    assert "Declarar aprobada" not in page.main
    page = follow(browser, submit(browser, page, "Declarar que no fue aprobada"))
    assert reads.minutes_of(meeting).state is MinutesState.IN_REVIEW
    assert "No fue aprobada" in page.main


def test_taken_back_with_a_reason(client):
    meeting = an_acta_in_review()
    coming = a_next_meeting(meeting)
    presents(meeting, coming)
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/reuniones/{meeting}/acta/aprobacion/retirar")
    submit(browser, page, "Retirar el texto", reason="", status=422)
    page = follow(browser, submit(browser, page, "Retirar el texto", reason="La asamblea pide un cambio"))
    assert "La asamblea pide un cambio" in page.main


def test_where_no_meeting_has_a_point_for_minutes(client):
    meeting = an_acta_in_review()
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/reuniones/{meeting}/acta/presentar")
    assert "Ninguna reunión tiene un punto para actas" in page.main
    assert "Planificar una reunión" in page.main
    visit(browser, f"/trabajo/reuniones/{meeting}/acta/aprobacion", status=404)


def test_who_reads_the_presented_text(client):
    """Who attended and who belongs; nobody else; and only the keeper has buttons."""
    meeting = an_approved_acta()
    address = f"/trabajo/reuniones/{meeting}/acta/aprobacion"
    for browser in (enter(client, meeting, Role.MEMBER), enter(client, meeting, None, principal(meeting, 4))):
        page = visit(browser, address)
        assert "Se habló del río Pastaza." in page.main
        assert "Declarar" not in page.main
    visit(enter(client, meeting, None, a_person("Otra")), address, status=404)
    visit(enter(client, a_finished_meeting()), address, status=404)


@pytest.mark.parametrize("code", CODES)
def test_every_page_in_every_language(client, code):
    meeting = an_acta_in_review()
    coming = a_next_meeting(meeting)
    browser = enter(client, meeting)
    base = f"/trabajo/reuniones/{meeting}/acta"
    assert visit(browser, f"{base}/presentar?lang={code}").h1
    presents(meeting, coming)
    for address in (base, f"{base}/aprobacion", f"{base}/aprobacion/retirar"):
        assert visit(browser, f"{address}?lang={code}").h1
    votes_on(meeting, Choice.FOR)
    does(actions.approve, THEN, meeting=meeting)
    for address in (base, f"{base}/aprobacion", f"{base}/revision"):
        assert visit(browser, f"{address}?lang={code}").h1


def test_the_certified_excerpt_of_a_decision(client):
    """From the frozen text, with the vote, the place in the record and who certifies; not of what was numbered later."""
    meeting = a_finished_meeting()
    motion = votes.motions(meeting)[0].id
    item = votes.motion(motion).item
    decision = a_decision(meeting, motion, item=item, late_reason="La hoja llegó por río")
    does(actions.open_review, meeting=meeting, until=UNTIL)
    coming = a_next_meeting(meeting)
    browser = enter(client, meeting)
    visit(browser, f"/trabajo/decisiones/{decision}/extracto.pdf", status=404)
    presents(meeting, coming)
    votes_on(meeting, Choice.FOR)
    does(actions.approve, THEN, meeting=meeting)
    late = a_decision(meeting, late_reason="La hoja llegó por río", title="Tarde")
    page = visit(browser, f"/trabajo/reuniones/{meeting}/acta/aprobacion")
    assert f"/trabajo/decisiones/{decision}/extracto.pdf" in page.html
    assert str(late) not in page.html
    answer = browser.get(f"/trabajo/decisiones/{decision}/extracto.pdf")
    assert answer.data.startswith(b"%PDF")
    told = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(answer.data)).pages).split())
    wanted = ("Extracto certificado", "RESOLUCIÓN 001-CGCPP-2026", "Cuidar las cabeceras", "A favor", "Principal 2", "certifica",
              "Registro")
    for words in wanted:
        assert words in told, words
    visit(browser, f"/trabajo/decisiones/{late}/extracto.pdf", status=404)


def test_heard_at_closing_and_taken_back_it_is_in_review_that_day(client):
    meeting = an_open_meeting(7, Statute(minutes_approved_at_closing=True))
    does(acts_of_meetings.add_item, meeting=meeting, title="Aprobación del acta", kind=ItemKind.MINUTES, reason="Lo pide la asamblea")
    does(actions.start_draft, meeting=meeting)
    browser, base = enter(client, meeting), f"/trabajo/reuniones/{meeting}/acta"
    assert "Las reglas permiten que esta reunión apruebe su propia acta" in visit(browser, base).main
    does(actions.present, meeting=meeting, item=point_for_minutes(meeting))
    does(actions.take_back, meeting=meeting, reason="Falta un nombre")
    assert reads.minutes_of(meeting).review_until == AFTER.date()
    for address in (base, f"{base}/revision", "/trabajo"):
        assert visit(browser, address).h1
