"""Twelve telephones cast a sealed ballot; two scrutineers with their slips and twelve words open it; the laptop shows the result."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import secretary as at_work
from tests.support.browser import LAPTOP, PHONE, assert_accessible, assert_no_sideways_scroll
from tests.support.live import Live
from tests.support.live_hall import hall_of

CHOICES = ["A favor"] * 7 + ["En contra"] * 3 + ["En blanco: ni a favor ni en contra"] * 2
PIN = {"first": "4711", "second": "0815"}


@pytest.fixture(scope="module")
def hall(live: Live) -> dict[str, Any]:
    return hall_of(live, 12)


@contextmanager
def device(browser: Browser, live: Live, **kind: Any) -> Iterator[Page]:
    """Open a browser of its own; a fault in a script fails the test."""
    context = browser.new_context(base_url=live.url, **kind)
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert not faults, faults


def codes_on(page: Page, holder: str) -> list[str]:
    """Return the codes of a printed sheet, slip by slip."""
    page.locator(holder).first.wait_for()
    page.wait_for_load_state()
    return ["-".join(slip.locator(".code-groups b").all_inner_texts()) for slip in page.locator(holder).all()]


def with_code(page: Page, path: str, code: str) -> None:
    """Open a page as the QR of a slip does."""
    page.goto(f"{path}#{code}")
    assert "#" not in page.url, "the code is taken out of the address"
    page.get_by_role("button", name="Continuar").click()


def makes_a_key(page: Page, code: str, pin: str) -> list[str]:
    """Copy the twelve words, prove two of them, choose a PIN; return the words."""
    with_code(page, "/escrutinio", code)
    expect(page.locator("[data-words] li")).to_have_count(12)
    words = page.locator("[data-words] li").all_inner_texts()
    for box in page.locator("[data-word-check]").all():
        label = page.locator(f"label[for='{box.get_attribute('id')}']").inner_text()
        box.fill(words[int(re.sub(r"\D", "", label)) - 1].upper()[:4])
    page.get_by_label("Un PIN que solo usted sepa").fill(pin)
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.get_by_role("button", name="Entregar mi llave").click()
    expect(page.get_by_text("Su llave está guardada")).to_be_visible()
    return words


def votes(page: Page, code: str, choice: str, *, look: bool) -> None:
    """Choose, confirm, and read the mark of the envelope."""
    with_code(page, "/voto", code)
    if look:
        assert_accessible(page)
        assert_no_sideways_scroll(page)
    page.get_by_role("button", name=choice, exact=True).click()
    if look:
        page.get_by_role("button", name="Elegir otra vez").click()
        page.get_by_role("button", name=choice, exact=True).click()
        assert_accessible(page)
    with page.expect_request(re.compile("/voto/sobre")) as sent:
        page.get_by_role("button", name="Sellarla y echarla a la urna").click()
    body = (sent.value.post_data or "").lower()
    assert set(re.findall(r"(?:^|&)([a-z_]+)=", body)) == {"csrf_token", "request_id", "code", "sealed"}, "only the envelope leaves it"
    expect(page.get_by_text("Su sobre fue recibido")).to_be_visible()


def opens(page: Page, code: str, words: list[str], pin: str, button: str) -> None:
    """Type the twelve words and the PIN; open."""
    with_code(page, "/escrutinio", code)
    expect(page.get_by_text("12 sobres le esperan")).to_be_visible()
    page.get_by_label("Sus doce palabras").fill(" ".join([*words[:11], "abeja" if words[11] != "abeja" else "ábaco"]))
    page.get_by_label("Su PIN").fill(pin)
    page.get_by_role("button", name=button).click()
    expect(page.locator("[data-problem]")).to_contain_text("palabras de su llave")
    page.get_by_label("Sus doce palabras").fill(" ".join(words))
    page.get_by_role("button", name=button).click()
    page.wait_for_url(re.compile("/escrutinio/(primero|segundo)"))


def test_twelve_telephones_and_two_scrutineers(browser: Browser, live: Live, hall: dict[str, Any]) -> None:
    with device(browser, live, **LAPTOP) as laptop:
        at_work.sign_in(laptop, hall["login"], hall["password"])
        laptop.goto(f"/trabajo/reuniones/{hall['meeting']}/votaciones/nueva")
        laptop.get_by_role("combobox", name="Punto del orden del día").select_option(index=1)
        laptop.get_by_label("Qué se somete a decisión").fill("Que se cierre el camino de tierra a la cascada.")
        laptop.get_by_label("Papeleta electrónica sellada", exact=True).check()
        laptop.get_by_role("button", name="Presentar la moción").click()
        expect(laptop.get_by_role("heading", name="Moción 1")).to_be_visible()
        motion = laptop.url
        laptop.get_by_role("link", name="Nombrar a quienes escrutan").click()
        laptop.get_by_label("Todos los totales", exact=True).check()
        for who, n in (("Primera persona escrutadora", 3), ("Segunda persona escrutadora", 4)):
            at_work.choose(laptop, who, f"Puesto {n}")
        laptop.get_by_role("button", name="Imprimir las dos tarjetas").click()
        first, second = codes_on(laptop, "section.slip")
        words = {}
        for slot, code in (("first", first), ("second", second)):
            with device(browser, live, **PHONE) as phone:
                words[slot] = makes_a_key(phone, code, PIN[slot])
        laptop.goto(motion)
        laptop.get_by_role("link", name="Abrir la votación").click()
        laptop.get_by_label("PIN de la primera persona escrutadora").fill(PIN["first"])
        laptop.get_by_label("PIN de la segunda persona escrutadora").fill(PIN["second"])
        laptop.get_by_role("button", name="Abrir la votación").click()
        laptop.get_by_role("link", name="Repartir tarjetas").click()
        laptop.get_by_role("button", name="Repartir tarjetas").click()
        slips = codes_on(laptop, "li.slip")
        assert len(slips) == 12
        for n, (code, choice) in enumerate(zip(slips, CHOICES, strict=True)):
            with device(browser, live, **PHONE) as phone:
                votes(phone, code, choice, look=n == 0)
        laptop.goto(motion)
        expect(laptop.locator(".figure", has_text="sobres en la urna")).to_contain_text("12")
        laptop.get_by_role("button", name="Cerrar la urna").click()
        for slot, code, button in (("first", first, "Abrir, mezclar y pasar"), ("second", second, "Abrir y contar")):
            with device(browser, live, **PHONE) as phone:
                opens(phone, code, words[slot], PIN[slot], button)
        laptop.goto(motion)
        expect(laptop.get_by_text("A favor 7").first).to_be_visible()
        assert_accessible(laptop)
        with device(browser, live, **PHONE) as phone:
            with_code(phone, "/voto", slips[0])
            expect(phone.get_by_text("A favor 7").first).to_be_visible()
