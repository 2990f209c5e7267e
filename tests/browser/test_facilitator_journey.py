"""A facilitator's work at the end of a semester, with the keyboard alone: who is missing, and a report in hand, in two minutes."""

import time
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from governance_app.documents import xlsx_file
from tests.support import effort
from tests.support.browser import look
from tests.support.keyboard import NO_MOUSE, follow, go, reach, write
from tests.support.live import Live
from tests.support.secretary import text_of_pdf

BODY = "Comité de Gestión del Corredor Palora–Pastaza"
MOST_SECONDS = 120


@pytest.fixture(scope="module")
def live(told: tuple[Live, dict[str, str]]) -> Live:
    return told[0]


def test_from_the_door_to_a_report_in_hand_with_the_keyboard_alone(laptop: Page, told: tuple[Live, dict[str, str]]) -> None:
    page, passwords = laptop, told[1]
    page.add_init_script(NO_MOUSE)
    effort.watch(page)
    page.goto("/entrar")
    write(page, "Su nombre para entrar", "facilitacion")
    write(page, "Su contraseña", passwords["facilitacion"])
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Mi trabajo").wait_for()
    reach(page, page.get_by_role("link", name="Quién participa", exact=True))
    go(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Quién participa en todos mis comités")
    look(page)
    follow(page, BODY)
    expect(page.get_by_role("heading", name="Quién falta")).to_be_in_viewport()
    expect(page.get_by_role("group", name="Las mujeres al asistir")).to_be_in_viewport()
    look(page)
    follow(page, "Informes")
    look(page)
    reach(page, page.get_by_role("button", name="Descargar en español").first)
    began = time.monotonic()
    with page.expect_download() as waited:
        page.keyboard.press("Enter")
    taken = waited.value.path()
    waiting = time.monotonic() - began
    took = effort.so_far(page)
    print(f"\n{took} about {took.seconds:.0f} s, and {waiting:.1f} s of waiting")
    assert took.taps <= 2, "two fields are written; nothing is tapped"
    assert took.seconds + waiting <= MOST_SECONDS, took
    with ZipFile(taken) as pack:
        assert {"informe.pdf", "informe.xlsx"} <= set(pack.namelist())
        assert BODY in text_of_pdf(pack.read("informe.pdf"))
        assert xlsx_file.read(pack.read("informe.xlsx"), sheet="Reuniones").rows
