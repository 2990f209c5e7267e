"""A person at work in a browser: each step as somebody does it, found by the words that somebody reads. Works without scripts."""

import re
from datetime import datetime, timedelta
from io import BytesIO

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from governance_app.foundation.clock import ECUADOR

FIELD_MOMENT = "%Y-%m-%dT%H:%M"
GIVEN = re.compile(r"su número para siempre: ([A-ZÓ]+ \d{3}-[A-Z-]+-\d{4})")


def passwords(told: str) -> dict[str, str]:
    """Return sign-in name → password of what `governance-app demo` told."""
    return {login: word for login, word in re.findall(r"^ +\w+ +(\S+) +((?:\w{4}-){4}\w{4}) ", told, re.MULTILINE)}


def sign_in(page: Page, login: str, password: str) -> None:
    """Go to the door from the front page and in."""
    page.goto("/")
    page.get_by_role("link", name="Entrar", exact=True).click()
    page.get_by_label("Su nombre para entrar").fill(login)
    page.get_by_label("Su contraseña").fill(password)
    page.get_by_role("button", name="Entrar", exact=True).click()
    page.get_by_role("heading", name="Mi trabajo").wait_for()


def plan(page: Page, body: str, title: str, *, minutes: int = 40) -> None:
    """Plan an extraordinary meeting that begins soon; the agenda comes next."""
    starts = datetime.now(ECUADOR) + timedelta(minutes=minutes)
    page.get_by_role("link", name=re.compile(f"Planificar una reunión.*{body}", re.DOTALL)).click()
    page.get_by_label("Sesión extraordinaria").check()
    page.get_by_label("Día y hora de la reunión").fill(starts.strftime(FIELD_MOMENT))
    page.get_by_label("Presencial", exact=True).check()
    page.get_by_label("Lugar").fill("Casa comunal de prueba")
    page.get_by_label("Cómo la llama la gente").fill(title)
    page.get_by_role("button", name="Planificar la reunión").click()


def start_from(page: Page, agenda: str) -> None:
    """Take a known agenda."""
    choose(page, "Orden del día de partida", agenda)
    page.get_by_role("button", name="Añadir sus puntos").click()


def add_point(page: Page, title: str) -> None:
    """Add a point on which something is decided."""
    page.get_by_role("link", name="Añadir un punto").click()
    page.get_by_label("Punto", exact=True).fill(title)
    choose(page, "Para qué es el punto", "Decisión")
    page.get_by_role("button", name="Ponerlo en el orden del día").click()
    expect(page.get_by_role("main").get_by_text(title).first).to_be_visible()


def convene(page: Page, reason: str) -> None:
    """Issue the notice, with the reason that a short one needs."""
    page.get_by_role("link", name="Convocar", exact=True).click()
    page.get_by_label("Por qué la convocatoria sale con poco tiempo").fill(reason)
    page.get_by_role("button", name="Convocar", exact=True).click()


def everybody_was_told_by_radio(page: Page) -> None:
    """Write down that one call reached all: they are ticked already."""
    page.get_by_label("Radio", exact=True).check()
    page.get_by_role("button", name="Anotar", exact=True).click()


def tab(page: Page, name: str) -> None:
    """Go to another part of the meeting: on a phone its parts are behind one link, but on the meeting's own page."""
    page.wait_for_load_state()
    opener = page.get_by_role("link", name="Partes de la reunión", exact=True)
    if opener.count() and opener.first.is_visible():
        opener.first.click()
    page.get_by_role("navigation", name="Partes de la reunión").get_by_role("link", name=name, exact=True).click()


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list, typed filter or not."""
    page.get_by_role("combobox", name=label).select_option(label=option)


def one_of_each_seat(page: Page) -> list[Locator]:
    """Return a box for each seat on the list of those who may have come: the first person named for it."""
    page.wait_for_load_state()
    found: dict[str, Locator] = {}
    for box in page.get_by_role("checkbox").all():
        label = page.locator(f"label[for='{box.get_attribute('id')}']").inner_text()
        if " — " in label:
            found.setdefault(label.split(" — ")[1].strip(), box)
    return list(found.values())


def put_motion(page: Page, point: str, text: str, form: str) -> None:
    """Put a motion on a point; the vote opens with it."""
    tab(page, "Mociones y votaciones")
    page.get_by_role("link", name="Presentar una moción").click()
    page.get_by_label("Qué se somete a decisión").wait_for()
    page.wait_for_load_state()
    options = page.get_by_role("combobox", name="Punto del orden del día").locator("option").all_inner_texts()
    choose(page, "Punto del orden del día", next(o for o in options if o.endswith(point)))
    page.get_by_label("Qué se somete a decisión").fill(text)
    page.get_by_label(form, exact=True).check()
    expect(page.get_by_label("Abrir la votación ahora mismo")).to_be_checked()
    page.get_by_role("button", name="Presentar la moción").click()


def number_decision(page: Page, kind: str, title: str, text: str, *, publish: bool = True) -> str:
    """Give the motion just decided its number, and publish it unless told otherwise; return the code."""
    page.get_by_role("link", name="Numerar la decisión").click()
    page.get_by_label(kind, exact=True).check()
    page.get_by_label("Título").fill(title)
    page.get_by_label("Texto que se decidió").fill(text)
    page.get_by_label("Publicarla ahora mismo").set_checked(publish)
    page.get_by_role("button", name="Guardar con su número").click()
    said = page.get_by_text(GIVEN).first
    expect(said).to_be_visible()
    found = GIVEN.search(said.inner_text())
    assert found
    return found.group(1)


def text_of_pdf(data: bytes) -> str:
    """Return the words of a PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())
