"""Covered versions on screen: proposed, approved by another, handed out as paper and text; drafts are closed to who does not keep them."""

from io import BytesIO

from pypdf import PdfReader

from governance_app.access.rules import Role
from governance_app.minutes import reads
from governance_app.minutes.rules import SectionKind
from governance_app.minutes.rules.covering import COVER
from governance_app.record import reads as record
from tests.pages.test_minutes_errata import enter, follow
from tests.support.build_minutes import an_approved_acta
from tests.support.pages import submit, visit
from tests.support.verifiers import in_python, python_verifier

SENTENCE = "Se habló del río Pastaza."


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_from_the_request_to_the_covered_paper(client):
    meeting = an_approved_acta()
    base = f"/trabajo/reuniones/{meeting}/acta"
    browser = enter(client, meeting)
    text = client.get(f"{base}.txt").data
    assert client.get(f"{base}-reservada.txt").status_code == 404
    page = visit(browser, f"{base}/reservar")
    refused = submit(browser, page, "Proponer que se tapen", status=422, passages="No está", ground="rights", why="Lo pide la familia")
    assert "La línea 1 no está en el texto aprobado" in refused.main
    submit(browser, refused, "Proponer que se tapen", status=422, passages="", ground="rights", why="x")
    page = follow(browser, submit(browser, refused, "Proponer que se tapen", passages=SENTENCE, ground="rights", why="Lo pide la familia"))
    assert "Usted propuso tapar estas partes" in page.main
    assert "Aprobar que se tapen" not in page.main
    (one,) = reads.coverings(meeting)
    browser = enter(client, meeting, Role.PRESIDENT)
    assert "Hay partes propuestas para reservar" in visit(browser, base).main
    page = follow(browser, submit(browser, visit(browser, f"/trabajo/actas/reservas/{one.id}"), "Aprobar que se tapen"))
    assert "Versión reservada N.º 1" in page.main
    assert client.get(f"{base}.txt").data == text
    covered = client.get(f"{base}-reservada.txt").data.decode()
    assert SENTENCE not in covered
    assert COVER in covered
    printed = words_of(client.get(f"{base}-reservada.pdf").data)
    assert "Pastaza" not in printed
    assert "Versión reservada N.º 1" in printed
    proof = record.proof_of(*(record.mark_of("minutes.approve_covering", one.id)[0] + more for more in (0, 1)))
    assert in_python(python_verifier())([(proof.packed(), {"acta": covered})]) == ["matches"]
    assert in_python(python_verifier())([(proof.packed(), {"acta": covered.replace(COVER, SENTENCE)})]) == ["differs"]
    browser = enter(client, meeting, Role.MEMBER)
    assert client.get(f"{base}.txt").data.decode() == covered
    assert "Pastaza" not in words_of(client.get(f"{base}.pdf").data)
    for path in (base, f"{base}/aprobacion"):
        assert SENTENCE not in visit(browser, path).html
    assert SENTENCE not in client.get(f"{base}-completa.txt").data.decode()
    (part,) = [one for one in reads.sections(meeting) if one.kind is SectionKind.ITEM and SENTENCE in one.text]
    for path in (f"/trabajo/actas/partes/{part.id}/historia", f"{base}/revision", f"{base}/erratas"):
        assert "reservadas por ley" in visit(browser, path, status=403).main
    visit(browser, f"/trabajo/actas/reservas/{one.id}", status=404)


def test_dropped_with_a_reason_and_without_its_passages(client):
    meeting = an_approved_acta()
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/reuniones/{meeting}/acta/reservar")
    page = follow(browser, submit(browser, page, "Proponer que se tapen", passages=SENTENCE, ground="rights", why="Por error"))
    (one,) = reads.coverings(meeting)
    page = visit(browser, f"/trabajo/actas/reservas/{one.id}/retirar")
    submit(browser, page, "Retirarla", reason="", status=422)
    page = follow(browser, submit(browser, page, "Retirarla", reason="No hacía falta"))
    assert "No hacía falta" in page.main
    assert SENTENCE not in page.main
