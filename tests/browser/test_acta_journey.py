"""An acta from the closing of its meeting to an erratum after its approval, and a stranger's telephone that checks it without a network."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import live_acta
from tests.support import secretary as at_work
from tests.support.browser import PHONE, look
from tests.support.live import Live

SENTENCE = "La asamblea habló del río."
MENDED = "La asamblea habló del río Pastaza."


@pytest.fixture(scope="module")
def acta(live: Live) -> dict[str, Any]:
    return live_acta.told(live, "build")


def as_(browser: Browser, live: Live, acta: dict[str, Any], login: str) -> Page:
    """Return a telephone on which somebody has signed in."""
    page = browser.new_context(base_url=live.url, **PHONE).new_page()
    at_work.sign_in(page, login, acta["password"])
    return page


def look_at(page: Page, *addresses: str) -> None:
    """Open pages one after the other and look at each."""
    for address in addresses:
        page.goto(address)
        look(page)


def fill_in(page: Page, address: str, button: str, **fields: Any) -> None:
    """Open a form, look at it, fill in its fields by name, and send it."""
    page.goto(address)
    look(page)
    for name, value in fields.items():
        field = page.locator(f"main [name={name}]")
        kind = field.first.evaluate("one => one.type || one.tagName")
        if kind == "radio":
            page.locator(f"main [name={name}][value={value}]").check()
        elif kind == "select-one":
            field.select_option(value)
        elif kind == "file":
            field.set_input_files(value)
        else:
            field.fill(value)
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()
    expect(page.locator(".error-summary")).to_have_count(0)


def part_of(page: Page, meeting: str) -> str:
    """Return the address where the words of the first point are written."""
    page.goto(f"/trabajo/reuniones/{meeting}/acta")
    return str(page.locator("a[href*='/trabajo/actas/partes/']:not([href*=historia])").nth(1).get_attribute("href"))


def test_an_acta_lives_from_its_closing_to_an_erratum(live: Live, browser: Browser, acta: dict[str, Any], tmp_path: Path) -> None:
    meeting, base = acta["meeting"], f"/trabajo/reuniones/{acta['meeting']}"
    secretary = as_(browser, live, acta, "secretaria")
    fill_in(secretary, f"{base}/cerrar", "Cerrar la reunión", closed_at=acta["closes"])
    part = part_of(secretary, meeting)
    fill_in(secretary, part, "Guardar el texto", text=SENTENCE)
    secretary.goto(f"{base}/acta/revision/abrir")
    secretary.get_by_role("button", name="Abrir la revisión", exact=True).click()
    look_at(secretary, f"{base}/acta/revision", f"{base}/acta/revision/devolver", f"{base}/acta/correcciones/dicha")

    member = as_(browser, live, acta, "integrante")
    propose(member, base, part, quoted=SENTENCE, instead=MENDED)
    propose(member, base, part, quoted="", instead="Todos estuvieron felices.")
    answer(secretary, base, "Todos estuvieron felices.", "refused", answer="No se dijo en la sesión.")
    answer(secretary, base, MENDED, "accepted")
    member.goto(f"{base}/acta/revision")
    expect(member.get_by_text("No se dijo en la sesión.")).to_be_visible()
    look(member)

    live_acta.told(live, "days", meeting)
    secretary.goto(f"{base}/acta/presentar")
    look(secretary)
    secretary.locator("main [name=item]").select_option(index=1)
    secretary.get_by_role("button", name="Fijar el texto y presentarlo", exact=True).click()
    look_at(secretary, f"{base}/acta/aprobacion/retirar", f"{base}/acta/aprobacion")
    secretary.locator("main [name=form]").select_option("roll_call")
    secretary.get_by_role("button", name="Presentar la moción", exact=True).click()
    live_acta.told(live, "vote", meeting)
    secretary.goto(f"{base}/acta/aprobacion")
    look(secretary)
    secretary.get_by_role("button", name="Declarar aprobada el acta", exact=True).click()
    secretary.wait_for_load_state()

    sign(browser, live, acta, secretary, tmp_path)
    president = as_(browser, live, acta, "presidencia")
    correct(secretary, president, base)
    check_offline(browser, live, secretary, base, tmp_path)


def propose(page: Page, base: str, part: str, **fields: str) -> None:
    """Propose a correction of a part as somebody who attended."""
    fill_in(page, f"{base}/acta/correcciones/nueva", "Enviar la corrección", section=part.rsplit("/", 1)[1], **fields)


def answer(page: Page, base: str, said: str, state: str, **fields: str) -> None:
    """Answer the correction that says something."""
    page.goto(f"{base}/acta/revision")
    card = page.locator("main section, main li, main article").filter(has_text=said).filter(has=page.locator("a[href*=correcciones]")).last
    address = str(card.locator("a[href*='/trabajo/actas/correcciones/']").first.get_attribute("href"))
    fill_in(page, address, "Guardar la respuesta", state=state, **fields)


def sign(browser: Browser, live: Live, acta: dict[str, Any], secretary: Page, folder: Path) -> None:
    """Who presided signs on screen; for the secretary, whose hand hurts, another signs on paper before a witness."""
    base = f"/trabajo/reuniones/{acta['meeting']}/acta/firmas"
    president = as_(browser, live, acta, "presidencia")
    president.goto(base)
    look(president)
    president.get_by_role("link", name="Firmar en pantalla").first.click()
    president.locator("main [name=password]").fill(acta["password"])
    president.get_by_role("button", name="Firmar el acta", exact=True).click()
    president.wait_for_load_state()
    secretary.goto(base)
    code = secretary.locator("main").inner_text().split("Código al pie de cada página")[1].split()[0]
    secretary.screenshot(path=folder / "hoja.png")
    secretary.get_by_role("link", name="Anotar una firma en papel").last.click()
    fill_in(secretary, secretary.url, "Guardar la firma", form="on_behalf", mark=code, file=folder / "hoja.png",
            hand=acta["person4"], witness=acta["person5"])
    expect(secretary.get_by_text("Principal 6").first).to_be_visible()
    look(secretary)


def correct(secretary: Page, president: Page, base: str) -> None:
    """The secretary proposes an erratum, and only who presides may approve it."""
    fill_in(secretary, f"{base}/acta/erratas/nueva", "Proponer esta fe de erratas", quoted=MENDED,
            reads_instead="La asamblea habló del río Palora.", why="Se confundió el río.")
    president.goto(secretary.url)
    look(president)
    president.get_by_role("button", name="Aprobar la fe de erratas", exact=True).click()
    president.wait_for_load_state()
    president.goto(f"{base}/acta")
    expect(president.get_by_text("La asamblea habló del río Palora.").first).to_be_visible()
    expect(president.get_by_text(MENDED).first).to_be_visible()


def check_offline(browser: Browser, live: Live, secretary: Page, base: str, folder: Path) -> None:
    """Print the acta, photograph the square code of its last page, and check it with the network off."""
    request = secretary.context.request
    (folder / "acta.pdf").write_bytes(request.get(f"{base}/acta.pdf").body())
    (folder / "acta.txt").write_bytes(request.get(f"{base}/acta.txt").body())
    (folder / "verificador.html").write_bytes(request.get("/verificar/verificador.html").body())
    pages = list(pypdfium2.PdfDocument(folder / "acta.pdf"))
    for number, page in enumerate(pages):
        page.render(scale=3).to_pil().convert("L").save(folder / f"hoja{number}.png")
    phone = browser.new_context(offline=True, **PHONE).new_page()
    phone.goto((folder / "verificador.html").as_uri())
    phone.locator("#file").set_input_files(folder / f"hoja{len(pages) - 1}.png")
    phone.locator("#acta").set_input_files(folder / "acta.txt")
    phone.get_by_role("button", name="Verificar", exact=True).click()
    expect(phone.locator("#answer strong").first).to_have_text("Coincide")
    expect(phone.locator("#answer")).to_contain_text("letra por letra")
    (folder / "otra.txt").write_text((folder / "acta.txt").read_text("utf-8").replace("Pastaza", "Palora"), "utf-8")
    phone.locator("#acta").set_input_files(folder / "otra.txt")
    phone.get_by_role("button", name="Verificar", exact=True).click()
    expect(phone.locator("#answer strong").first).to_have_text("No coincide")
