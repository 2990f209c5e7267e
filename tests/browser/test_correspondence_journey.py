"""A vote by correspondence that lapses for want of quorum, written down by its secretary afterwards, from deadline to the public page."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from governance_app.foundation.clock import ECUADOR
from tests.support import secretary as at_work
from tests.support.browser import forgive, look
from tests.support.build_correspondence import DEADLINE, OPENED
from tests.support.live import Live
from tests.support.live_hall import letters_of

LAPSED = "Sin decisión: la votación caducó por falta de quórum."
FIGURES = "Respuestas que llegaron: 3; necesarias: 4, de 7 puestos con voto contados."
ANSWERS = "A favor 2, en contra 1, abstenciones 0, en blanco 0, nulos 0, no toman parte 0, no respondieron 4, excusados 0."


@pytest.fixture(scope="module")
def letters(live: Live) -> dict[str, Any]:
    return letters_of(live, 7)


def hour(moment: datetime) -> str:
    """Return a moment as a field of Ecuador's hour takes it."""
    return moment.astimezone(ECUADOR).strftime(at_work.FIELD_MOMENT)


def put_and_open(page: Page, meeting: str) -> None:
    """Put a motion and open its vote as it was opened, with the deadline of then."""
    page.goto(f"/trabajo/reuniones/{meeting}/votaciones/nueva")
    page.get_by_role("combobox", name="Punto del orden del día").select_option(index=1)
    page.get_by_label("Qué se somete a decisión").fill("Que el vivero de Sevilla Don Bosco siga un año más.")
    page.get_by_role("button", name="Presentar la moción").click()
    page.get_by_role("link", name="Fijar el plazo y abrir la votación").click()
    page.get_by_label("Las respuestas se reciben hasta").fill(hour(DEADLINE))
    page.get_by_label("La votación se abre a las").fill(hour(OPENED))
    look(page)
    page.get_by_role("button", name="Abrir la votación").click()


def write_down(page: Page, seat: str, choice: str, came: datetime) -> None:
    """Write down an answer that came by radio."""
    page.get_by_role("link", name="Anotar una respuesta").click()
    at_work.choose(page, "Qué puesto", seat)
    page.get_by_label(choice, exact=True).check()
    page.get_by_label("Radio", exact=True).check()
    page.get_by_label("Cuándo llegó").fill(hour(came))
    page.get_by_role("button", name="Anotar una respuesta").click()


def remind(page: Page) -> None:
    """Write down that those who had not answered were reminded the day before the deadline."""
    page.get_by_role("link", name="Recordar a quienes no han respondido").click()
    expect(page.get_by_label("A cuántos se recordó")).to_have_value("4")
    at_work.choose(page, "Cómo se les recordó", "Radio")
    page.get_by_label("Cuándo").fill(hour(DEADLINE - timedelta(days=1)))
    look(page)
    page.get_by_role("button", name="Anotar", exact=True).click()


def test_a_vote_by_correspondence_lapses_for_want_of_quorum(laptop: Page, phone: Page, letters: dict[str, Any]) -> None:
    at_work.sign_in(laptop, letters["login"], letters["password"])
    put_and_open(laptop, letters["meeting"])
    motion = laptop.url
    for n, choice in ((3, "A favor"), (4, "A favor"), (5, "En contra")):
        write_down(laptop, f"Puesto {n}", choice, DEADLINE - timedelta(days=2, hours=n))
        expect(laptop.get_by_text("La respuesta está guardada.")).to_be_visible()
    remind(laptop)
    expect(laptop.get_by_text("se recordó a 4 de 4 que no habían respondido")).to_be_visible()
    write_down(laptop, "Puesto 6", "A favor", DEADLINE + timedelta(hours=1))
    expect(laptop.get_by_text("después del plazo").first).to_be_visible()
    forgive(laptop, "422")
    laptop.goto(motion)
    expect(laptop.get_by_text("El plazo terminó.")).to_be_visible()
    assert "A favor" not in laptop.inner_text("main"), "nothing of the answers is seen before it is closed"
    look(laptop)
    laptop.get_by_role("button", name="Cerrar la votación").click()
    for said in (LAPSED, FIGURES, ANSWERS):
        expect(laptop.locator("p.lead")).to_contain_text(said)
    expect(laptop.get_by_role("link", name="Numerar la decisión")).to_have_count(0)
    look(laptop)
    phone.goto(f"/reuniones/{letters['meeting']}")
    for said in (LAPSED, FIGURES, ANSWERS):
        expect(phone.get_by_text(said).first).to_be_visible()
    look(phone)
