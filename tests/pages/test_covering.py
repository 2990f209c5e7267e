"""Covered versions on screen: proposed, approved by another, handed out as paper and text; drafts are closed to who does not keep them."""

from io import BytesIO

from pypdf import PdfReader

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.actions import signing
from governance_app.minutes.reads import signing as asked
from governance_app.minutes.rules import SectionKind
from governance_app.minutes.rules.covering import COVER
from governance_app.record import reads as record
from tests.actions.test_covering import approves, covers
from tests.actions.test_minutes_errata import the_two
from tests.pages.test_minutes_errata import enter, follow
from tests.support.build_attendance import does
from tests.support.build_minutes import THEN, an_approved_acta
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
    assert "todavía está en el acta" not in page.main
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
    assert "Versión reservada N.º 1" in visit(browser, base).main  # why something is covered, where it is covered
    for path in (base, f"{base}/aprobacion"):
        assert SENTENCE not in visit(browser, path).html
    assert SENTENCE not in client.get(f"{base}-completa.txt").data.decode()
    (part,) = [one for one in reads.sections(meeting) if one.kind is SectionKind.ITEM and SENTENCE in one.text]
    for path in (f"/trabajo/actas/partes/{part.id}/historia", f"{base}/revision", f"{base}/erratas"):
        assert "reservadas por ley" in visit(browser, path, status=403).main
    visit(browser, f"/trabajo/actas/reservas/{one.id}", status=404)


def test_the_same_words_in_capitals_are_pointed_out(client):
    meeting = an_approved_acta()
    browser = enter(client, meeting)
    page = visit(browser, f"/trabajo/reuniones/{meeting}/acta/reservar")
    page = follow(browser, submit(browser, page, "Proponer que se tapen", passages="presente", ground="rights", why="Una prueba"))
    assert "Escrito de otra manera, todavía está en el acta" in page.main


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


def covered_acta(client):
    """Return the meeting of an approved acta of which a sentence is covered."""
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    approves(covers(meeting, keeper), president)
    return meeting


def test_no_side_door_shows_what_is_covered(client):
    meeting = covered_acta(client)
    (part,) = [one for one in reads.sections(meeting) if one.kind is SectionKind.ITEM and SENTENCE in one.text]
    base = f"/trabajo/reuniones/{meeting}/acta"
    browser = enter(client, meeting, Role.MEMBER)
    assert "reservadas por ley" in visit(browser, f"{base}/correcciones/nueva?parte={part.id}", status=403).main
    place = next(one for one in asked.signing(meeting).places if one.person in asked.signing(meeting).attended)
    browser = enter(client, meeting, None, person=place.person)
    assert "reservadas por ley" in visit(browser, f"{base}/firmas/{place.place}/pantalla", status=403).main


def test_another_language_is_not_handed_out_where_passages_are_covered(client):
    """What is covered is told in the language that binds: in the other one the same thing stands in other words."""
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    one = does(actions.start_translation, THEN, meeting=meeting, language="qu", translator="Rosa Andi")
    for part in reads.translation(one).parts:
        does(actions.translate_part, THEN, translation=one, position=part.source.position, text="Shuk shimipi", seen=part.seen)
    does(actions.finish_translation, THEN, translation=one, reviewer="Juan Grefa")
    browser = enter(client, meeting, Role.MEMBER)
    path = f"/trabajo/actas/traducciones/{one}/final.txt"
    assert browser.get(path).status_code == 200
    approves(covers(meeting, keeper), president)
    browser = enter(client, meeting, Role.MEMBER)
    assert browser.get(path).status_code == 403
    browser = enter(client, meeting)
    assert browser.get(path).status_code == 200


def test_what_is_signed_after_is_reserved_too_and_its_name_is_not_told(client):
    meeting = covered_acta(client)
    does(signing.prepare_copy, THEN, meeting=meeting, alt="Para firmar: Sisa")
    copy = asked.signing(meeting).copy
    body = meetings.meeting(meeting).body
    browser = enter(client, meeting, Role.MEMBER)
    assert browser.get(f"/trabajo/anexos/{copy}").status_code == 403
    assert "Para firmar: Sisa" not in visit(browser, f"/trabajo/organos/{body}/anexos").main
    browser = enter(client, meeting)
    assert browser.get(f"/trabajo/anexos/{copy}").status_code == 200
    assert "Para firmar: Sisa" in visit(browser, f"/trabajo/organos/{body}/anexos").main
