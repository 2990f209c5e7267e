"""A second language on screen: begun, written beside the approved text, marked as a draft, declared final."""

import pytest

from governance_app.access.rules import Role
from governance_app.minutes import reads
from tests.actions.test_minutes_translations import a_translation, translates
from tests.pages.test_minutes_errata import enter, follow
from tests.support.build_attendance import principal
from tests.support.build_minutes import a_finished_meeting, an_approved_acta
from tests.support.pages import submit, visit

CODES = ("es", "qu", "jiv", "en")


def test_from_the_approved_acta_to_its_final_translation(client):
    meeting = an_approved_acta()
    browser, base = enter(client, meeting), f"/trabajo/reuniones/{meeting}/acta/traducciones"
    assert "todavía no está en otro idioma" in visit(browser, base).main
    page = visit(browser, f"{base}/nueva")
    page = follow(browser, submit(browser, page, "Empezar la traducción", language="qu", translator="Rosa Andi"))
    assert "ninguna persona hablante" in page.main
    (one,) = reads.translations(meeting)
    address = f"/trabajo/actas/traducciones/{one.id}"
    refused = submit(browser, visit(browser, f"{address}/terminar"), "Declararla definitiva", reviewer="Juan Grefa", status=409)
    assert "Partes sin traducción: 1, 2" in refused.main
    for part in one.parts:
        page = visit(browser, f"{address}/partes/{part.source.position}")
        page = follow(browser, submit(browser, page, "Guardar la parte", text=f"«parte {part.source.position}»"))
    assert f"«parte {len(one.parts) - 1}»" in page.main
    page = visit(browser, f"{address}/terminar")
    page = follow(browser, submit(browser, page, "Declararla definitiva", reviewer="Juan Grefa", motion=""))
    assert "Juan Grefa" in page.main
    final = reads.translation(one.id).final
    assert client.get(f"{address}/final.txt").data == final.text.encode()
    both = client.get(f"{address}/texto.txt").get_data(as_text=True)
    assert "Se habló del río Pastaza." in both
    assert "[qu]" in both
    assert "El texto que vale es el escrito en" in client.get(f"/trabajo/reuniones/{meeting}/acta-completa.txt").get_data(as_text=True)


def test_somebody_wrote_there_meanwhile_and_nothing_typed_is_lost(client):
    meeting = an_approved_acta()
    one = a_translation(meeting)
    browser = enter(client, meeting)
    address = f"/trabajo/actas/traducciones/{one}/partes/0"
    page = visit(browser, address)
    translates(one, reads.translation(one).parts[0], "De otra persona")
    refused = submit(browser, page, "Guardar la parte", text="Mío", status=409)
    assert "De otra persona" in refused.main
    assert refused.form_with("Guardar la parte").fields["text"][0].strip() == "Mío"
    submit(browser, refused, "Guardar la parte", text="De otra persona y mío")
    assert reads.translation(one).parts[0].text == "De otra persona y mío"


def test_who_reads_and_who_writes(client):
    meeting = an_approved_acta()
    one = a_translation(meeting)
    address = f"/trabajo/actas/traducciones/{one}"
    for browser in (enter(client, meeting, Role.MEMBER), enter(client, meeting, None, principal(meeting, 4))):
        assert "Traducir" not in visit(browser, address).main
        visit(browser, f"{address}/final.txt", status=404)
    browser = enter(client, a_finished_meeting())
    for path in (address, f"{address}/texto.txt", f"{address}/partes/0", f"{address}/terminar"):
        visit(browser, path, status=404)
    visit(enter(client, meeting), f"{address}/partes/99", status=404)


@pytest.mark.parametrize("code", CODES)
def test_every_page_in_every_language(client, code):
    meeting = an_approved_acta()
    one = a_translation(meeting)
    translates(one, reads.translation(one).parts[0], "<script>alert(1)</script>")
    browser, base = enter(client, meeting), f"/trabajo/reuniones/{meeting}/acta/traducciones"
    address = f"/trabajo/actas/traducciones/{one}"
    for path in (base, f"{base}/nueva", address, f"{address}/partes/0", f"{address}/terminar"):
        page = visit(browser, f"{path}?lang={code}")
        assert page.h1
        assert "<script>alert" not in page.html
