"""The main job, as a person does it on a phone: a new secretary holds a meeting, and a visitor finds what was decided."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import secretary as at_work
from tests.support.browser import PHONE, _watched, assert_accessible, assert_no_sideways_scroll
from tests.support.live import Live

BODY = "Comité de Gestión del Corredor Palora–Pastaza"
POINT = "Cuidado de la vertiente"
PROMISE = re.compile(r"COMPROMISO \d{3}-CGCPP-\d{4}")
LANGUAGES = {"es": "Español", "qu": "Kichwa", "jiv": "Shuar chicham", "en": "English"}


@pytest.fixture(scope="module")
def live(told: tuple[Live, dict[str, str]]) -> Live:
    return told[0]


@pytest.fixture(scope="module")
def passwords(told: tuple[Live, dict[str, str]]) -> dict[str, str]:
    """How to sign in, as the demonstration says."""
    found = told[1]
    assert {"secretaria.sur", "presidencia.sur"} <= found.keys()
    return found


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def person(browser: Browser, live: Live, scripts: bool) -> Iterator[Page]:
    """A phone of 360×640, with JavaScript and without."""
    yield from _watched(browser.new_context(base_url=live.url, java_script_enabled=scripts, **PHONE))


def check_page(page: Page, scripts: bool) -> None:
    """Nobody has to scroll sideways; with scripts axe looks too (it is one)."""
    if scripts:
        assert_no_sideways_scroll(page)
        assert_accessible(page)


def convene(page: Page, title: str, scripts: bool) -> str:
    """Plan, write the agenda, convene, tell: return the number of the meeting."""
    at_work.plan(page, BODY, title)
    at_work.start_from(page, "Sesión extraordinaria")
    at_work.add_point(page, POINT)
    check_page(page, scripts)
    at_work.convene(page, "El río crece y hay que decidir hoy.")
    at_work.everybody_was_told_by_radio(page)
    expect(page.get_by_text("Todos los puestos fueron avisados")).to_be_visible()
    check_page(page, scripts)
    found = re.search(r"\d{3}-CGCPP-\d{4}", page.inner_text("main"))
    assert found
    return found.group()


def take_attendance_of_twenty(page: Page, scripts: bool) -> None:
    """Sixteen ticked on a list, three tapped one by one, and one whom nobody had written down before."""
    at_work.tab(page, "Asistencia")
    expect(page.get_by_text("No hay quórum: están presentes 0 de 17 puestos y se necesitan 9.")).to_be_visible()
    page.get_by_role("link", name="Llegó toda una lista").click()
    boxes = at_work.one_of_each_seat(page)
    assert len(boxes) == 19, "twenty seats, one of them vacant"
    for box in boxes[3:]:
        box.check()
    page.get_by_role("button", name="Llegaron").click()
    expect(page.get_by_text("Llegadas anotadas: 16.")).to_be_visible()
    for _ in range(3):
        page.get_by_role("button", name=re.compile(r"^Llegó\s+(?!:)")).first.click()
    somebody = page.locator("details", has=page.get_by_text("Alguien que no está en la lista"))
    somebody.get_by_text("Alguien que no está en la lista").click()
    somebody.get_by_label("Nombre de una persona nueva").fill("Rosa Elvira Prueba")
    at_work.choose(page, "Viene como", "Persona invitada")
    somebody.get_by_role("button", name="Llegó").click()
    expect(page.get_by_text("Rosa Elvira Prueba").first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Se fue"))).to_have_count(20)
    check_page(page, scripts)


def open_with_quorum(page: Page) -> None:
    at_work.tab(page, "Quórum")
    page.get_by_role("link", name=re.compile("^Abrir la reunión")).click()
    page.get_by_role("combobox", name="Quién preside").select_option(index=1)
    page.get_by_role("combobox", name="Quién actúa en la secretaría").select_option(index=2)
    page.get_by_role("button", name="Abrir la reunión").click()
    expect(page.get_by_text("La reunión está abierta, con quórum.")).to_be_visible()


def finish(page: Page, *points: str) -> None:
    at_work.tab(page, "Puntos")
    for point in points:
        page.get_by_role("button", name=re.compile(rf"^Terminar\s+{point}")).click()


def vote_in_three_ways(page: Page, title: str, scripts: bool) -> list[str]:
    """Consensus, hands, roll call; the first two carried become decisions with numbers, the second one is published."""
    at_work.put_motion(page, POINT, f"Que se cuide la vertiente: {title}.", "Consenso")
    page.get_by_role("button", name="Guardar lo que dijo cada puesto").first.click()
    expect(page.get_by_text("Aprobada por consenso, sin reservas.").first).to_be_visible()
    check_page(page, scripts)
    first = at_work.number_decision(page, "Acuerdo", f"Cuidado de la vertiente ({title})", "ACUERDA: cuidar la vertiente.", publish=False)
    page.get_by_role("link", name="La reunión").first.click()
    at_work.put_motion(page, POINT, f"Que se limpie el sendero: {title}.", "A mano alzada")
    page.get_by_label("Votos a favor", exact=True).fill("12")
    page.get_by_label("Votos en contra", exact=True).fill("3")
    page.get_by_label("Abstenciones", exact=True).fill("2")
    page.get_by_role("button", name="Guardar el conteo y cerrar").click()
    expect(page.get_by_text("Aprobada: 12 votos a favor. Votos necesarios: 4.")).to_be_visible()
    second = at_work.number_decision(page, "Resolución", f"Sendero de la laguna ({title})", "RESUELVE: limpiar el sendero de la laguna.")
    expect(page.get_by_role("button", name=re.compile("^Publicar"))).to_have_count(0)
    return [first, second]


def call_the_roll(page: Page, title: str, scripts: bool) -> None:
    at_work.put_motion(page, POINT, f"Que se visite la laguna: {title}.", "Votación nominal")
    for n in range(17):
        page.get_by_role("radio", name="En contra" if n in (4, 11) else "A favor", exact=True).nth(n).check()
    check_page(page, scripts)
    page.get_by_role("button", name="Guardar la lista y cerrar").click()
    expect(page.get_by_text("Aprobada: 15 votos a favor. Votos necesarios: 3.")).to_be_visible()


def promise(page: Page, title: str) -> str:
    at_work.tab(page, "Compromisos")
    page.get_by_role("link", name="Anotar un compromiso").click()
    page.get_by_label("Qué se hará").fill(f"Limpiar la vertiente: {title}")
    at_work.choose(page, "Organización que responde", "Centro Shuar Dos Cascadas (demostración)")
    page.get_by_label("Hasta qué día").fill("2031-03-20")
    page.get_by_role("button", name="Guardar el compromiso").click()
    page.get_by_role("main").get_by_text(PROMISE).first.wait_for()
    found = PROMISE.search(page.inner_text("main"))
    assert found
    return found.group()


def close(page: Page) -> None:
    finish(page, "Constatación del quórum", "Motivo de la convocatoria", "Deliberación y resolución", POINT, "Clausura")
    at_work.tab(page, "La reunión")
    page.get_by_role("link", name=re.compile("^Cerrar la reunión")).first.click()
    page.get_by_role("button", name="Cerrar la reunión").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Acta")


def read_the_paper(page: Page) -> str:
    link = page.get_by_role("link", name="Imprimir el acta (PDF)").get_attribute("href")
    answer = page.request.get(link)
    assert answer.headers["content-type"] == "application/pdf"
    return at_work.text_of_pdf(answer.body())


def test_a_new_secretary_holds_a_meeting_and_a_visitor_finds_the_decision(
    person: Page, browser: Browser, live: Live, passwords: dict[str, str], scripts: bool,
) -> None:
    title = "con teléfono" if scripts else "sin guiones"
    at_work.sign_in(person, "secretaria.sur", passwords["secretaria.sur"])
    check_page(person, scripts)
    code = convene(person, f"Sesión {title}", scripts)
    take_attendance_of_twenty(person, scripts)
    open_with_quorum(person)
    codes = vote_in_three_ways(person, title, scripts)
    person.get_by_role("link", name="La reunión").first.click()
    call_the_roll(person, title, scripts)
    promised = promise(person, title)
    close(person)
    paper = read_the_paper(person)
    for told in (f"ACTA-{code}", *codes, promised, "por consenso", "12 votos a favor", "15 votos a favor", "Rosa Elvira Prueba"):
        assert told in paper, told
    for visitor in _watched(browser.new_context(base_url=live.url, java_script_enabled=scripts, **PHONE)):
        find_the_decision(visitor, codes[1], title, scripts)


def find_the_decision(page: Page, code: str, title: str, scripts: bool) -> None:
    """From the front page by words as people say them, without accents; then in each language of the page."""
    page.goto("/")
    page.get_by_label("Palabras").fill("sendero laguna")
    page.get_by_role("button", name="Buscar en las decisiones").click()
    page.get_by_role("link", name=re.compile(f"Sendero de la laguna \\({title}\\)")).first.click()
    for language, autonym in LANGUAGES.items():
        page.get_by_role("link", name=autonym, exact=True).first.click()
        expect(page.locator("html")).to_have_attribute("lang", re.compile("^(es|qu|qvo|qvz|jiv|en|qu-EC)"))
        expect(page.get_by_text(code).first).to_be_visible()
        expect(page.get_by_text("RESUELVE: limpiar el sendero de la laguna.")).to_be_visible()
        assert f"lang={language}" in page.url or page.get_by_role("link", name=autonym, exact=True).first.get_attribute("aria-current")
        check_page(page, scripts)


def press_until(page: Page, words: str, *, most: int = 90) -> None:
    """Press Tab until what has the focus says `words`; not at all when it does already."""
    for _ in range(most):
        name = page.evaluate("(e => e.innerText || (e.labels && e.labels[0] && e.labels[0].innerText) || '')(document.activeElement)")
        if page.evaluate("document.activeElement !== document.body") and re.match(words, " ".join(name.split())):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} times Tab, and nothing says {words} on {page.url}")


def test_the_keyboard_alone_signs_in_takes_attendance_and_calls_the_roll(laptop: Page, passwords: dict[str, str]) -> None:
    """No mouse: a first Tab offers to skip to the content; boxes with the space bar, answers with the arrows, buttons with Enter."""
    press = laptop.keyboard.press
    laptop.goto("/entrar")
    press("Tab")
    assert "Ir al contenido" in laptop.evaluate("document.activeElement.innerText")
    press_until(laptop, "Su nombre para entrar")
    laptop.keyboard.type("secretaria.sur")
    press("Tab")
    laptop.keyboard.type(passwords["secretaria.sur"])
    press("Enter")
    laptop.get_by_role("heading", name="Mi trabajo").wait_for()
    code = convene(laptop, "Sesión con teclado", scripts=True)  # planning by keyboard is typing; what follows is tapping many times
    assert code
    at_work.tab(laptop, "Asistencia")
    press_until(laptop, "Llegó toda una lista")
    press("Enter")
    laptop.get_by_role("button", name="Llegaron").wait_for()
    press_until(laptop, ".* — ")
    for _ in range(24):
        press("Space")
        press("Tab")
    press_until(laptop, "Llegaron")
    press("Enter")
    expect(laptop.get_by_text("Llegadas anotadas").first).to_be_visible()
    open_with_quorum(laptop)
    at_work.put_motion(laptop, POINT, "Que se vote con el teclado.", "Votación nominal")
    press_until(laptop, "A favor")
    for _ in range(17):
        press("Space")
        press("ArrowDown")  # the next answer: against
        press("ArrowUp")  # and back
        press("Tab")  # the reason
        press("Tab")
    press_until(laptop, "Guardar la lista y cerrar", most=3)
    press("Enter")
    expect(laptop.get_by_text("Aprobada: 17 votos a favor").first).to_be_visible()
