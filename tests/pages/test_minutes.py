"""From the open meeting to the printed acta, as a secretary walks it; every page inspected; two hands at once."""

import time
from io import BytesIO

import pytest
from docx import Document
from flask.testing import FlaskClient

from governance_app.access.rules import Actor, Role
from governance_app.commitments import reads as commitments
from governance_app.decisions import reads as decisions
from governance_app.documents.docx_file import DOCX
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.pages import word
from governance_app.minutes.rules import MinutesState
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import a_convened_meeting, an_open_meeting
from tests.support.build_committees import an_organisation
from tests.support.build_decisions import a_carried_motion, a_commitment, a_decision
from tests.support.build_minutes import a_draft, a_finished_meeting, finish_points, part, writes
from tests.support.build_organisations import a_community
from tests.support.build_voting import an_open_vote
from tests.support.pages import Page, submit, visit

CLOSES = "2026-03-20T12:00"


def secretary_of(meeting, role: Role = Role.SECRETARY) -> Actor:
    return an_account(role, meetings.meeting(meeting).body)


def follow(client: FlaskClient, answer: Page) -> Page:
    return visit(client, answer.headers["Location"])


def test_from_the_votes_to_the_acta_on_paper(client):
    """Number a decision, write a commitment down, close, write, print."""
    meeting = an_open_meeting()
    motion, organisation = a_carried_motion(meeting), an_organisation("Asociación Yaku")
    signed_in(client, secretary_of(meeting))
    base = f"/trabajo/reuniones/{meeting}"
    page = visit(client, f"{base}/decisiones")
    assert "Aprobado y todavía sin número" in page.main
    page = visit(client, f"{base}/decisiones/nueva?mocion={motion}")
    assert "RESUELVE" in page.form_with("Guardar con su número").fields["text"][0]
    page = follow(client, submit(client, page, "Guardar con su número", title="Cuidar las cabeceras"))
    assert "RESOLUCIÓN 001-CGCPP-2026" in page.main
    (decision,) = decisions.decisions_of_meeting(meeting)
    page = visit(client, f"{base}/compromisos/nuevo?decision={decision.id}")
    page = follow(client, submit(
        client, page, "Guardar el compromiso", text="Limpiar el sendero", organisation=str(organisation), due_on="2026-05-01"))
    assert "Limpiar el sendero" in page.main
    assert commitments.of_meeting(meeting)[0].decision == decision.id
    page = visit(client, f"{base}/cerrar")
    assert "Asunto 2" in page.main
    refused = submit(client, page, "Cerrar la reunión", closed_at=CLOSES, status=409)
    assert "Los puntos 1, 2, 3" in refused.main
    page = follow(client, submit(client, refused, "Cerrar la reunión", closed_at=CLOSES, defer_rest="y"))
    for told in ("ACTA-001-CGCPP-2026", "Puesto 1", "Hay quórum", "RESOLUCIÓN 001", "Limpiar el sendero", "A favor 7", "1 de mayo de 2026"):
        assert told in page.main, told
    writes_page = visit(client, f"/trabajo/actas/partes/{part(meeting).id}")
    page = follow(client, submit(client, writes_page, "Guardar el texto", text="Se habló del río.\n\nHubo acuerdo."))
    assert "Se habló del río." in page.main
    assert visit(client, f"/trabajo/actas/partes/{part(meeting).id}/historia").main.count("Se habló del río.") == 1
    pdf = client.get(f"{base}/acta.pdf")
    assert pdf.data.startswith(b"%PDF")
    assert "ACTA-001-CGCPP-2026.pdf" in pdf.headers["Content-Disposition"]
    assert "no-store" in pdf.headers["Cache-Control"]
    text = client.get(f"{base}/acta.txt").get_data(as_text=True)
    day = "a los veinte días del mes de marzo de dos mil veintiséis"
    for told in (day, "las doce horas", "Se habló del río.", "A favor: 7", "Certifica"):
        assert told in text, told


def test_a_draft_is_given_to_word_and_what_is_settled_is_not(client, monkeypatch):
    meeting = a_finished_meeting()
    signed_in(client, secretary_of(meeting))
    assert "Word (borrador)" in visit(client, f"/trabajo/reuniones/{meeting}/acta").main
    answer = client.get(f"/trabajo/reuniones/{meeting}/acta.docx")
    assert (answer.status_code, answer.mimetype) == (200, DOCX)
    assert 'attachment; filename=ACTA-001-CGCPP-2026.docx' in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Anexo: registro de asistencia" in "\n".join(paragraph.text for paragraph in Document(BytesIO(answer.data)).paragraphs)
    assert word.UNSETTLED == (MinutesState.DRAFT, MinutesState.IN_REVIEW)
    monkeypatch.setattr(word, "UNSETTLED", ())
    assert client.get(f"/trabajo/reuniones/{meeting}/acta.docx").status_code == 409


def test_the_acta_prints_in_under_a_second_when_warm(client):
    meeting = a_finished_meeting()
    signed_in(client, secretary_of(meeting))
    client.get(f"/trabajo/reuniones/{meeting}/acta.pdf")
    begun = time.perf_counter()
    assert client.get(f"/trabajo/reuniones/{meeting}/acta.pdf").status_code == 200
    assert time.perf_counter() - begun < 1.0


@pytest.mark.parametrize(("lang", "heading"), [("es", "Orden del día"), ("en", "Agenda"), ("qu", "Orden del día")])
def test_headings_speak_the_language_of_the_reader(client, lang, heading):
    meeting = a_finished_meeting()
    signed_in(client, secretary_of(meeting))
    text = client.get(f"/trabajo/reuniones/{meeting}/acta.txt?lang={lang}").get_data(as_text=True)
    assert f"== {heading} ==" in text
    assert ("dos mil veintiséis" in text) is (lang != "en")


def test_before_the_opening_and_before_the_draft(client):
    coming, running = a_convened_meeting(), an_open_meeting()
    signed_in(client, an_account(Role.SECRETARY))
    assert "empieza cuando se instala" in visit(client, f"/trabajo/reuniones/{coming}/acta").main
    page = visit(client, f"/trabajo/reuniones/{running}/acta")
    page = follow(client, submit(client, page, "Empezar el borrador"))
    assert "Todavía no hay nada escrito." in page.main
    assert client.get(f"/trabajo/reuniones/{coming}/acta.pdf").status_code == 404


def test_other_paragraphs_written_meanwhile_are_joined_and_said(client):
    meeting = a_draft()
    section = part(meeting).id
    base = writes(section, "Uno.\n\nDos.")
    signed_in(client, secretary_of(meeting))
    page = visit(client, f"/trabajo/actas/partes/{section}")
    writes(section, "Uno.\n\nDOS.", base=base)
    page = follow(client, submit(client, page, "Guardar el texto", text="UNO.\n\nDos."))
    assert "se juntaron" in page.main
    assert part(meeting).text == "UNO.\n\nDOS."


def test_the_same_paragraph_written_meanwhile_is_shown_side_by_side(client):
    meeting = a_draft()
    section = part(meeting).id
    base = writes(section, "Son 200 dólares.")
    signed_in(client, secretary_of(meeting))
    page = visit(client, f"/trabajo/actas/partes/{section}")
    present = writes(section, "Son 250 dólares.", base=base)
    page = follow(client, submit(client, page, "Guardar el texto", text="Son 300 dólares."))
    for told in ("Son 200 dólares.", "Son 250 dólares.", "Son 300 dólares."):
        assert told in page.main
    assert "Dos textos chocan" in visit(client, f"/trabajo/reuniones/{meeting}/acta").main
    newer = writes(section, "Son 260 dólares.", base=present)
    moved = submit(client, page, "Guardar este texto", text="Son 275 dólares.", status=409)
    assert "Son 260 dólares." in moved.main
    assert part(meeting).revision == newer
    page = follow(client, submit(client, moved, "Guardar este texto", text="Son 275 dólares."))
    assert "Son 275 dólares." in page.main
    assert reads.conflicts(meeting) == ()
    history = visit(client, f"/trabajo/actas/partes/{section}/historia").main
    assert all(f"Son {n} dólares." in history for n in (200, 250, 260, 275, 300))


def test_who_opened_before_another_wrote_is_warned(client):
    """A refused page (too long) shown again says that somebody wrote meanwhile; works without a script."""
    meeting = a_draft()
    section = part(meeting).id
    signed_in(client, secretary_of(meeting))
    page = visit(client, f"/trabajo/actas/partes/{section}")
    writes(section, "De otra persona.")
    again = submit(client, page, "Guardar el texto", text="a" * 20_001, status=422)
    assert "después de que usted la abrió" in again.main


def test_a_vote_still_open_is_said_with_its_way(client):
    meeting = an_open_meeting()
    an_open_vote(meeting)
    finish_points(meeting)
    signed_in(client, secretary_of(meeting))
    page = visit(client, f"/trabajo/reuniones/{meeting}/cerrar")
    assert "Hay una votación abierta" in page.main
    submit(client, page, "Cerrar la reunión", closed_at=CLOSES, status=409)


def test_another_committee_s_acta_does_not_exist(client):
    meeting = a_finished_meeting()
    a_decision(meeting, late_reason="La hoja llegó por río")
    promise = a_commitment(meeting, late_reason="La hoja llegó por río")
    decision = decisions.decisions_of_meeting(meeting)[0].id
    stranger = an_account(Role.SECRETARY, meetings.meeting(an_open_meeting()).body)
    signed_in(client, stranger)
    for path in (
        f"/trabajo/reuniones/{meeting}/acta", f"/trabajo/reuniones/{meeting}/acta.pdf", f"/trabajo/reuniones/{meeting}/cerrar",
        f"/trabajo/actas/partes/{part(meeting).id}", f"/trabajo/actas/partes/{part(meeting).id}/historia",
        f"/trabajo/decisiones/{decision}", f"/trabajo/compromisos/{promise}", f"/trabajo/reuniones/{meeting}/decisiones",
        f"/trabajo/reuniones/{meeting}/compromisos", f"/trabajo/decisiones/{decision}/montos",
    ):
        assert client.get(path).status_code == 404, path


def test_a_member_reads_and_does_not_write(client):
    meeting = a_finished_meeting()
    signed_in(client, secretary_of(meeting, Role.MEMBER))
    page = visit(client, f"/trabajo/reuniones/{meeting}/acta")
    assert "Escribir" not in page.main
    assert client.get(f"/trabajo/actas/partes/{part(meeting).id}").status_code == 403


def test_hostile_text_stays_text(client):
    meeting = a_draft()
    hostile = "<script>alert(1)</script>\n\n#eval(\"x\") $1/0$ `<b>`"
    writes(part(meeting).id, hostile)
    decision = a_decision(meeting, title="<img src=x onerror=1>", text=hostile)
    a_commitment(meeting, text=hostile, place="<b>")
    signed_in(client, secretary_of(meeting))
    for path in (f"/trabajo/reuniones/{meeting}/acta", f"/trabajo/decisiones/{decision}", f"/trabajo/reuniones/{meeting}/compromisos"):
        page = visit(client, path)
        assert "<script>alert" not in page.html
        assert "<img src=x" not in page.html
    assert client.get(f"/trabajo/reuniones/{meeting}/acta.pdf").data.startswith(b"%PDF")


def test_communities_are_offered_by_name(client):
    meeting = an_open_meeting()
    place, decision = a_community("Chuwitayo"), a_decision(meeting)
    signed_in(client, secretary_of(meeting))
    page = visit(client, f"/trabajo/decisiones/{decision}/temas")
    page = follow(client, submit(client, page, "Guardar", themes=["water", "guayusa"], communities=[str(place)], life_plan="Plan de Vida"))
    for told in ("Agua", "Bioeconomía: guayusa", "Chuwitayo", "Plan de Vida"):
        assert told in page.main
