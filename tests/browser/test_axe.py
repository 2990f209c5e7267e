"""No page breaks WCAG 2.2 AA: axe on every public page in every language and on the main pages of the work, at 360 px."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import PHONE, assert_accessible, assert_no_sideways_scroll
from tests.support.live import Live
from tests.support.live_world import public_addresses, small_world_of, work_addresses

CODES = ("es", "qu", "jiv", "en")


@pytest.fixture(scope="module")
def world(live: Live) -> dict[str, str]:
    return small_world_of(live)


@pytest.fixture(scope="module")
def secretary(browser: Browser, live: Live, world: dict[str, str]) -> Iterator[Page]:
    """A telephone on which the secretary is signed in."""
    page = browser.new_context(base_url=live.url, **PHONE).new_page()
    page.goto("/entrar")
    page.fill("[name=login]", "secretaria")
    page.fill("[name=password]", world["password"])
    page.click("main button[type=submit]")
    page.wait_for_url("**/trabajo")
    yield page
    page.context.close()


def inspected(page: Page, addresses: list[str]) -> dict[str, str]:
    """Return what is wrong at each address."""
    wrong = {}
    for address in addresses:
        page.goto(address)
        try:
            assert_accessible(page)
            assert_no_sideways_scroll(page)
        except AssertionError as fault:
            wrong[address] = str(fault)
    return wrong


@pytest.mark.parametrize("code", CODES)
def test_every_public_page_can_be_used_by_everybody(browser: Browser, live: Live, world: dict[str, str], code: str) -> None:
    page = browser.new_context(base_url=live.url, **PHONE).new_page()
    page.goto(f"/?lang={code}")
    wrong = inspected(page, public_addresses(world))
    page.context.close()
    assert not wrong


@pytest.mark.parametrize("code", CODES)
def test_the_main_pages_of_the_work_can_be_used_by_everybody(secretary: Page, world: dict[str, str], code: str) -> None:
    secretary.goto(f"/trabajo?lang={code}")
    assert not inspected(secretary, work_addresses(world))
