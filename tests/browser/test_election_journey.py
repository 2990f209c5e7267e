"""A paper election with parity, from announcing it to what anybody reads of it: by a secretary on a phone, as somebody does it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support import secretary as at_work
from tests.support.browser import look
from tests.support.live import Live

BODY = "Comité de Gestión del Corredor Palora–Pastaza"
A_MEETING = re.compile("/trabajo/reuniones/[0-9a-f-]{36}$")
PAPERS = (((1, 2), 8), ((2, 1), 5), ((3, 4), 2), ((4, 3), 1))
"""Two seats, 16 valid papers: the first two have the most votes; at least one of the others must sit."""


@pytest.fixture(scope="module")
def live(told: tuple[Live, dict[str, str]]) -> Live:
    return told[0]


def part(page: Page, words: str) -> Locator:
    """Open a part of the page that waits folded, and return it."""
    page.wait_for_load_state()
    found = page.locator("details", has=page.locator("summary", has_text=words)).first
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def in_session(page: Page) -> str:
    """Hold a meeting up to its opening with all principals; return its address."""
    at_work.plan(page, BODY, "Elección de la directiva")
    at_work.start_from(page, "Sesión extraordinaria")
    at_work.convene(page, "Hay que elegir la directiva.")
    at_work.everybody_was_told_by_radio(page)
    page.get_by_role("link", name="Qué sigue").click()
    page.wait_for_url(A_MEETING)
    meeting = page.url
    page.goto(f"{meeting}/asistencia/todos?marcar=titulares")
    page.get_by_role("button", name="Llegaron").click()
    expect(page.get_by_text("Llegadas anotadas")).to_be_visible()
    page.goto(f"{meeting}/abrir")
    page.get_by_role("button", name="Abrir la reunión").click()
    expect(page.get_by_text("La reunión está abierta")).to_be_visible()
    return meeting


def announce(page: Page) -> None:
    at_work.tab(page, "Elecciones de personas")
    page.get_by_role("link", name="Anunciar una elección").click()
    page.get_by_role("combobox", name="Punto del orden del día").select_option(index=2)
    page.get_by_label("Qué se elige").fill("Directiva")
    page.get_by_label("Voto único transferible, reglas de Escocia").check()
    page.get_by_label("Cuántos puestos").fill("2")
    look(page)
    page.get_by_role("button", name="Anunciar la elección").click()


def four_stand(page: Page) -> list[str]:
    """Propose four people who accept; return their names."""
    names = []
    for _n in range(4):
        chosen = part(page, "Proponer una candidatura").locator("select")
        option = chosen.locator("option").nth(len(names) + 2)
        names.append(option.inner_text().strip())
        chosen.select_option(value=option.get_attribute("value"))
        page.get_by_role("button", name="Anotar la candidatura").click()
    for name in names:
        answers = part(page, "Qué responde quien fue propuesto")
        answers.locator("select").select_option(label=name)
        answers.get_by_label("Acepta", exact=True).check()
        answers.get_by_role("button", name="Guardar la respuesta").click()
    return names


def keep_parity(page: Page, names: list[str]) -> None:
    rule = part(page, "Pedir un mínimo")
    rule.get_by_label("Nombre del grupo").fill("Mujeres")
    rule.get_by_label("Cuántas personas al menos").fill("1")
    rule.get_by_label("Es obligatorio").check()
    for name in names[2:]:
        rule.get_by_label(name).check()
    rule.get_by_role("button", name="Guardar esta regla").click()


def vote(page: Page, names: list[str]) -> None:
    opening = part(page, "Entregar las papeletas")
    opening.get_by_label("Semilla del sorteo").fill("agua clara")
    opening.get_by_role("button", name="Abrir la elección").click()
    look(page)
    for ranking, times in PAPERS:
        paper = part(page, "Ingresar papeletas")
        for place, number in enumerate(ranking, start=1):
            paper.get_by_label(f"{number}. {names[number - 1]}").fill(str(place))
        paper.get_by_label("Cuántas papeletas dicen").fill(str(times))
        paper.get_by_role("button", name="Ingresar estas papeletas").click()
    box = part(page, "Cerrar la urna")
    box.get_by_label("Papeletas en la urna").fill("16")
    box.get_by_role("button", name="Cerrar y contar").click()


def test_a_paper_election_with_parity_from_announcing_to_what_anybody_reads(
    phone: Page, laptop: Page, told: tuple[Live, dict[str, str]],
) -> None:
    at_work.sign_in(phone, "secretaria.sur", told[1]["secretaria.sur"])
    meeting = in_session(phone)
    announce(phone)
    names = four_stand(phone)
    keep_parity(phone, names)
    look(phone)
    vote(phone, names)
    elected = f"Resultan elegidas estas personas: {names[0]}, {names[2]}."
    expect(phone.get_by_text(elected).first).to_be_visible()
    part(phone, "Ver el conteo ronda por ronda")
    expect(phone.get_by_text("hacen falta para cumplir los mínimos").first).to_be_visible()
    look(phone)
    laptop.goto(meeting.replace("/trabajo", "", 1))
    expect(laptop.get_by_text(elected).first).to_be_visible()
    part(laptop, "Ver el conteo ronda por ronda")
    expect(laptop.get_by_role("table").first).to_be_visible()
    assert "Mujeres" not in laptop.content()
    look(laptop)
