"""A roll call from the secretary's laptop with the keyboard alone: a mouse button pressed anywhere fails the test."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import look
from tests.support.keyboard import NO_MOUSE, press, reach, write
from tests.support.live import Live
from tests.support.live_hall import hall_of

IN_ITS_ANSWERS = "box => box.contains(document.activeElement) && document.activeElement.type === 'radio'"


@pytest.fixture(scope="module")
def hall(live: Live) -> dict[str, Any]:
    return hall_of(live, 7)


def answer(page: Page, seat: Locator, steps: int) -> None:
    """Mark the first answer of a seat, then go on by `steps` arrows."""
    reach(page, seat, IN_ITS_ANSWERS)
    page.keyboard.press("Space")
    for _step in range(steps):
        page.keyboard.press("ArrowRight")


def answer_blank(page: Page, seat: Locator, reason: str) -> None:
    """Open the line of the rarer answers, go back to the first, on to the fourth, and give a reason."""
    reach(page, seat.locator("summary"))
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    answer(page, seat, 3)
    why = seat.get_by_label("Motivo, si lo hay")
    reach(page, why)
    page.keyboard.type(reason)


def put_as_roll_call(page: Page, meeting: str) -> None:
    """Put a motion, choose the roll call with the arrows, and open the vote."""
    page.goto(f"/trabajo/reuniones/{meeting}/votaciones/nueva")
    reach(page, page.get_by_role("combobox", name="Punto del orden del día"))
    page.keyboard.press("ArrowDown")
    write(page, "Qué se somete a decisión", "Que se compre el bote comunitario.")
    forms = page.get_by_role("group", name="Cómo se decide")
    reach(page, forms, IN_ITS_ANSWERS)
    wanted = forms.get_by_label("Votación nominal", exact=True)
    for _step in range(12):
        if wanted.is_checked():
            break
        page.keyboard.press("ArrowDown")
    expect(wanted).to_be_checked()
    look(page)
    press(page, "Presentar la moción")
    expect(page.get_by_role("heading", name="Moción 1")).to_be_visible()
    press(page, "Abrir la votación")


def test_a_roll_call_with_the_keyboard_alone(laptop: Page, hall: dict[str, Any]) -> None:
    laptop.add_init_script(NO_MOUSE)
    laptop.goto("/entrar")
    write(laptop, "Su nombre para entrar", hall["login"])
    write(laptop, "Su contraseña", hall["password"])
    laptop.keyboard.press("Enter")
    laptop.get_by_role("heading", name="Mi trabajo").wait_for()
    put_as_roll_call(laptop, hall["meeting"])
    seats = laptop.locator("fieldset.vote")
    expect(seats).to_have_count(7)
    for n, steps in enumerate((0, 0, 1, 0, 1, 0)):
        answer(laptop, seats.nth(n), steps)
    answer_blank(laptop, seats.nth(6), "Falta saber el precio.")
    look(laptop)
    press(laptop, "Guardar la lista y cerrar")
    for said in ("Aprobada: 4 votos a favor. Votos necesarios: 3.", "A favor 4, en contra 2, abstenciones 0, en blanco 1"):
        expect(laptop.locator("p.lead")).to_contain_text(said)
    expect(laptop.get_by_text("Falta saber el precio.")).to_be_visible()
    look(laptop)
