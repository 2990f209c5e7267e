"""A secretary who only follows the big button holds a whole meeting; by the count of taps and letters it is done in ten minutes."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support import effort
from tests.support import secretary as at_work
from tests.support.browser import assert_accessible, assert_no_sideways_scroll
from tests.support.live import Live

BODY = "Comité de Gestión del Corredor Palora–Pastaza"
MOST_TAPS, MOST_SECONDS = 115, 600


@pytest.fixture(scope="module")
def live(told: tuple[Live, dict[str, str]]) -> Live:
    return told[0]


@pytest.fixture
def secretary(phone: Page, told: tuple[Live, dict[str, str]]) -> Page:
    """The secretary of the south at the first page of the work, her taps counted."""
    found = told[1]
    effort.watch(phone)
    at_work.sign_in(phone, "secretaria.sur", found["secretaria.sur"])
    return phone


def go_on(page: Page, words: str) -> None:
    """Press the big button, which must say `words`, from the page of the meeting."""
    page.wait_for_load_state()
    back = page.get_by_role("link", name="La reunión", exact=True)
    if back.count():
        back.first.click()
    page.wait_for_load_state()
    page.locator(".next .button", has_text=re.compile(words)).click()


def decided(page: Page, text: str, form: str) -> None:
    """Put what the point is about to the vote: it opens with it."""
    page.get_by_label("Qué se somete a decisión").fill(text)
    page.get_by_label(form, exact=True).check()
    page.get_by_role("button", name="Presentar la moción").click()


def number(page: Page) -> None:
    """Keep the decision as it is proposed."""
    page.get_by_role("link", name="Numerar la decisión").click()
    page.get_by_role("button", name="Guardar con su número").click()
    expect(page.get_by_text("La decisión tiene su número para siempre")).to_be_visible()


def test_who_follows_the_big_button_holds_a_meeting_in_ten_minutes(secretary: Page) -> None:
    page = secretary
    at_work.plan(page, BODY, "Agua")
    at_work.start_from(page, "Sesión extraordinaria")
    at_work.add_point(page, "Vertiente")
    at_work.convene(page, "El río crece.")
    at_work.everybody_was_told_by_radio(page)
    page.get_by_role("link", name="Qué sigue").click()
    everybody_arrives(page)
    go_on(page, "Abrir la reunión")
    page.get_by_role("button", name="Abrir la reunión").click()
    go_on(page, "Empezar el siguiente punto")
    go_on(page, "Terminar este punto y empezar el siguiente")
    go_on(page, "Terminar este punto y empezar el siguiente")
    agree(page)
    go_on(page, "Terminar este punto y empezar el siguiente")
    count_hands(page)
    call_the_roll(page)
    promise(page)
    go_on(page, "Terminar este punto y empezar el siguiente")
    go_on(page, "Terminar este punto")
    go_on(page, "Cerrar la reunión")
    page.get_by_role("button", name="Cerrar la reunión").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Acta")
    link = page.get_by_role("link", name="Imprimir el acta (PDF)").get_attribute("href")
    assert "votos a favor" in at_work.text_of_pdf(page.request.get(link).body())
    took = effort.so_far(page)
    print(f"\n{took} about {took.seconds:.0f} s")
    assert took.taps <= MOST_TAPS, took
    assert took.seconds <= MOST_SECONDS, took


def everybody_arrives(page: Page) -> None:
    """The first person of every seat but three; and one who was not on any list."""
    go_on(page, "Pasar lista")
    page.get_by_role("link", name="Llegó toda una lista").click()
    page.get_by_role("link", name="Marcar a todos los titulares").click()
    boxes = page.locator("main input[type=checkbox]:checked")
    expect(boxes).to_have_count(19)
    page.get_by_role("button", name="Llegaron").click()
    expect(page.get_by_text("Llegadas anotadas: 19.")).to_be_visible()
    somebody = page.locator("details", has=page.get_by_text("Alguien que no está en la lista"))
    somebody.get_by_text("Alguien que no está en la lista").click()
    somebody.get_by_label("Nombre de una persona nueva").fill("Rosa Prueba")
    somebody.get_by_role("button", name="Llegó").click()
    assert_no_sideways_scroll(page)


def agree(page: Page) -> None:
    """Everybody agrees, and it becomes a decision."""
    go_on(page, "Presentar una moción")
    decided(page, "Que se cuide la vertiente.", "Consenso")
    assert_accessible(page)
    page.get_by_role("button", name="Guardar lo que dijo cada puesto").first.click()
    number(page)


def count_hands(page: Page) -> None:
    """Hands are counted, and it becomes a decision."""
    go_on(page, "Presentar una moción")
    decided(page, "Que se limpie el sendero.", "A mano alzada")
    page.get_by_label("Votos a favor", exact=True).fill("15")
    page.get_by_label("Votos en contra", exact=True).fill("2")
    page.get_by_role("button", name="Guardar el conteo y cerrar").click()
    number(page)


def call_the_roll(page: Page) -> None:
    """Seventeen seats answer one by one, and it becomes a decision too."""
    page.get_by_role("link", name="La reunión", exact=True).first.click()
    page.get_by_role("link", name="Presentar una moción").first.click()
    decided(page, "Que se visite la laguna.", "Votación nominal")
    assert_accessible(page)
    for n in range(17):
        page.get_by_role("radio", name="En contra" if n in (4, 11) else "A favor", exact=True).nth(n).check()
    page.get_by_role("button", name="Guardar la lista y cerrar").click()
    expect(page.get_by_text("Aprobada: 15 votos a favor.").first).to_be_visible()
    number(page)


def promise(page: Page) -> None:
    page.get_by_role("link", name="La reunión", exact=True).first.click()
    page.get_by_role("link", name="Anotar un compromiso").first.click()
    page.get_by_label("Qué se hará").fill("Limpiar la vertiente")
    at_work.choose(page, "Organización que responde", "Centro Shuar Dos Cascadas (demostración)")
    page.get_by_label("Hasta qué día").fill("2031-03-20")
    page.get_by_role("button", name="Guardar el compromiso").click()
    expect(page.get_by_text(re.compile(r"COMPROMISO \d{3}-CGCPP")).first).to_be_visible()
