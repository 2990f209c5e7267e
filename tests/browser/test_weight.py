"""Every public page is light enough for a slow line: measured on the wire, by a browser that has seen nothing before.

Budgets of the house (issue 2, design offline §5): 30 KB on the first visit with everything that belongs to it, 12 KB for the
next page, readable in under 6 seconds at 100 kbps and 600 ms.
"""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import PHONE
from tests.support.live import Live
from tests.support.live_world import public_addresses
from tests.support.slow_link import SlowLink, slow_link

FIRST, NEXT, SECONDS = 30_000, 12_000, 6.0
FAST = {"rate": 80_000_000, "round_trip": 0.0}


@pytest.fixture(scope="module")
def live(small_world: tuple[Live, dict[str, Any]]) -> Live:
    return small_world[0]


@pytest.fixture(scope="module")
def world(small_world: tuple[Live, dict[str, Any]]) -> dict[str, Any]:
    return small_world[1]


@pytest.fixture
def wire(live: Live) -> Iterator[SlowLink]:
    """A fast link that counts bytes."""
    with slow_link(live.port, **FAST) as link:
        yield link


def weight(page: Page, link: SlowLink, address: str) -> int:
    """Return how many bytes came over the link for one visit, with all that the page brings along."""
    before = link.down
    page.goto(f"{link.url}{address}", wait_until="networkidle")
    return link.down - before


def stranger(browser: Browser) -> Page:
    """Return a page of a browser that has been nowhere; it fails when anything but this machine is asked."""
    page = browser.new_context(**PHONE).new_page()
    page.on("request", lambda request: _from_here(request.url))
    return page


def _from_here(url: str) -> None:
    assert url.startswith("http://127.0.0.1:"), url


def test_a_first_visit_to_any_public_page_is_light(browser: Browser, wire: SlowLink, world: dict[str, str]) -> None:
    weights = {}
    for address in public_addresses(world):
        page = stranger(browser)
        weights[address] = weight(page, wire, address)
        page.context.close()
    assert not {address: bytes for address, bytes in weights.items() if not 1_000 < bytes <= FIRST}, weights


def test_the_next_page_is_lighter_still(browser: Browser, wire: SlowLink, world: dict[str, str]) -> None:
    page = stranger(browser)
    weight(page, wire, "/acerca")
    weights = {address: weight(page, wire, address) for address in public_addresses(world) if address != "/acerca"}
    again = weight(page, wire, "/")
    page.context.close()
    assert not {address: bytes for address, bytes in weights.items() if not 500 < bytes <= NEXT}, weights
    assert again < 2_000, "what has not changed is not sent again"


@pytest.mark.parametrize("kind", ["first", "decision"])
def test_a_page_can_be_read_in_six_seconds_on_a_slow_line(browser: Browser, live: Live, world: dict[str, str], kind: str) -> None:
    address = "/" if kind == "first" else f"/decisiones/{world['decision']}"
    with slow_link(live.port) as link:
        page = stranger(browser)
        begun = time.monotonic()
        page.goto(f"{link.url}{address}", wait_until="commit")
        page.wait_for_selector("main h1", state="visible")
        page.wait_for_selector("footer", state="visible")
        seconds = time.monotonic() - begun
        page.context.close()
    assert 0.6 < seconds < SECONDS
