"""A stranger's telephone checks a printed square code with the network off, remembers the record, and signs as a witness."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from governance_app.foundation.signing import is_signed_by
from governance_app.record.rules import read_head, read_key, what_was_signed
from tests.support.browser import PHONE, assert_accessible, assert_no_sideways_scroll
from tests.support.live import Live


@pytest.fixture(scope="module")
def taken(browser: Browser, small_world: tuple[Live, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What somebody took along while there was a network: the verifier, the record, a photograph of a square code on a page."""
    folder, live = tmp_path_factory.mktemp("taken"), small_world[0]
    context = browser.new_context(base_url=live.url, device_scale_factor=3, **PHONE)
    page = context.new_page()
    for name in ("verificador.html", "registro.json", "sello.txt"):
        (folder / name).write_bytes(context.request.get(f"/verificar/{name}").body())
    events = [one for one in range(80) if context.request.get(f"/verificar/entradas/{one}").status == 200]
    page.goto(f"/verificar/entradas/{events[-1]}")
    page.locator("svg.qr").screenshot(path=folder / "codigo.png")
    context.close()
    return {path.name: path for path in folder.iterdir()}


@pytest.fixture
def offline(browser: Browser, taken: dict[str, Path]) -> Iterator[Page]:
    """The verifier opened from the telephone's own files, without any network."""
    context = browser.new_context(offline=True, **PHONE)
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if not request.url.startswith(("file:", "blob:", "data:")) else None)
    page.goto(taken["verificador.html"].as_uri())
    yield page
    context.close()
    assert faults == []


def check(page: Page, said: str, **given: Any) -> str:
    """Fill in what is given, press the button, and return the answer, which must begin with `said`."""
    for name, value in given.items():
        page.locator(f"#{name}").set_input_files(value) if name in ("file", "acta") else page.locator(f"#{name}").fill(value)
    answer = page.locator("#answer")
    answer.evaluate("box => box.replaceChildren()")  # so that the answer of the check before is not taken for this one
    page.get_by_role("button", name="Verificar", exact=True).click()
    expect(answer.locator("strong").first).to_have_text(said)
    return answer.inner_text()


def test_a_photograph_of_the_square_code_is_enough(offline: Page, taken: dict[str, Path]) -> None:
    told = check(offline, "Coincide", file=taken["codigo.png"])
    assert read_head(taken["sello.txt"].read_text()).origin in told
    assert_accessible(offline)
    assert_no_sideways_scroll(offline)


def test_a_picture_of_something_else_cannot_be_known(offline: Page, tmp_path: Path) -> None:
    offline.screenshot(path=tmp_path / "otra.png")
    assert "No encontramos" in check(offline, "No se puede saber", file=tmp_path / "otra.png")


def test_a_record_that_was_rewritten_since_the_last_check_is_told(offline: Page, taken: dict[str, Path], tmp_path: Path) -> None:
    record = taken["registro.json"].read_text("utf-8")
    assert "recuerda" in check(offline, "Coincide", file=taken["registro.json"])
    bent = tmp_path / "otro.json"
    bent.write_text(record.replace('\\"number\\":', '\\"number\\":9', 1), "utf-8")
    check(offline, "No coincide", file=bent)
    check(offline, "No coincide", file=[], text="ABCDEFGH")


def test_the_words_in_the_book_are_compared(offline: Page, taken: dict[str, Path]) -> None:
    told = check(offline, "Coincide", file=taken["registro.json"])
    words = next(line for line in told.split("\n") if line.count(" · ") == 7)
    assert "son las de este sello" in check(offline, "Coincide", words=words.replace(" · ", ", ").upper())
    assert "no son las de este sello" in check(offline, "Coincide", words=" ".join(reversed(words.split(" · "))))


def test_a_telephone_signs_what_it_saw_grow(offline: Page, taken: dict[str, Path]) -> None:
    offline.locator("#name").fill("Comunidad San Roque")
    offline.get_by_role("button", name="Hacer mi clave").click()
    key = read_key(offline.locator("#key").input_value())
    assert key.name == "Comunidad-San-Roque"
    check(offline, "Coincide", file=taken["registro.json"])
    head = read_head(offline.locator("#cosigned").input_value())
    said = what_was_signed(head, key)
    assert said is not None
    assert is_signed_by(key.public, said[0], said[1])
    assert head.root == read_head(taken["sello.txt"].read_text()).root
