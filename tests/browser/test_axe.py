"""No page breaks WCAG 2.2 AA, whoever looks and in whatever language: axe on every page of the URL map, at 360 px.

In Spanish each route is looked at once, of a meeting in session where it is of one; the pages of a meeting and of a motion in every state.
In the other languages colours are left out, which no language changes, and `make test` looks at each route in one of those languages, of a
closed meeting: with axe at what anybody reads, and for the length of its words at what is read at work, which is mostly Spanish there.
`make campaign` looks with axe at every page in every state and every language.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import PHONE, assert_accessible, assert_no_sideways_scroll, with_axe
from tests.support.live import Live
from tests.support.live_world import WHO_LOOKS

OTHERS = ("en", "qu", "jiv")
LANGUAGES = ("es", *OTHERS)
STATES_SHOW = frozenset({"/trabajo/mociones/…", "/trabajo/mociones/…/pared", "/trabajo/reuniones/…", "/reuniones/…"})
"""Pages that look otherwise in each state."""
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


@pytest.fixture(scope="module")
def live(small_world: tuple[Live, dict[str, Any]]) -> Live:
    return small_world[0]


@pytest.fixture(scope="module")
def world(small_world: tuple[Live, dict[str, Any]]) -> dict[str, Any]:
    return small_world[1]


@pytest.fixture
def looking(browser: Browser, live: Live, world: dict[str, Any], who: str) -> Iterator[Page]:
    """A telephone on which `who` is signed in."""
    page = with_axe(browser.new_context(base_url=live.url, **PHONE)).new_page()
    if who != "visitor":
        page.goto("/entrar")
        page.fill("[name=login]", world["logins"][who])
        page.fill("[name=password]", world["password"])
        page.click("main button[type=submit]")
        page.wait_for_url("**/trabajo")
    yield page
    page.context.close()


def by_route(addresses: list[str]) -> dict[str, list[str]]:
    """Return the addresses by what is the same in them, in their order: of a closed meeting, a coming one, one in session, …"""
    found: dict[str, list[str]] = {}
    for address in addresses:
        found.setdefault(AN_ID.sub("…", address), []).append(address)
    return found


def pages_of(world: dict[str, Any], who: str, code: str, whole: bool = False) -> list[str]:
    """Return the addresses at which `who` looks in a language."""
    mine = [address for looks, address in world["pages"] if looks == who]
    if code == "es":
        return mine if whole else [address for route, found in by_route(mine).items() for address in (
            found if route in STATES_SHOW else found[2:3] or found[:1])]
    routes = {route: found[0] for route, found in by_route(mine).items()}
    return [address for n, (_route, address) in enumerate(sorted(routes.items())) if whole or n % len(OTHERS) == OTHERS.index(code)]


def what_is_wrong(page: Page, address: str, code: str, axe: bool) -> str:
    """Return what is wrong at an address; empty when all is well."""
    answer = page.goto(address)
    if answer is None or answer.status != 200 or not answer.headers["content-type"].startswith("text/html"):
        return f"answers {answer.status if answer else 'nothing'}: not a page that {address} should be"
    try:
        if axe:
            assert_accessible(page, colours=code == "es")
        assert_no_sideways_scroll(page)
    except AssertionError as fault:
        return str(fault)
    return ""


def look_at(page: Page, addresses: list[str], code: str, *, axe: bool = True) -> None:
    page.goto(f"/?lang={code}")
    wrong = {address: fault for address in addresses if (fault := what_is_wrong(page, address, code, axe))}
    assert not wrong, f"{len(wrong)} of {len(addresses)} pages"


@pytest.mark.parametrize("who", WHO_LOOKS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_can_be_used_by_everybody(looking: Page, world: dict[str, Any], who: str, code: str) -> None:
    look_at(looking, pages_of(world, who, code), code, axe=code == "es" or who == "visitor")


@pytest.mark.campaign
@pytest.mark.parametrize("who", WHO_LOOKS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_in_every_language(looking: Page, world: dict[str, Any], who: str, code: str) -> None:
    look_at(looking, pages_of(world, who, code, whole=True), code)


def test_each_route_is_looked_at_in_one_more_language(world: dict[str, Any]) -> None:
    for who in WHO_LOOKS:
        looked_at = [address for code in OTHERS for address in pages_of(world, who, code)]
        assert sorted(looked_at) == sorted(pages_of(world, who, OTHERS[0], whole=True))


def test_no_route_is_left_out(world: dict[str, Any]) -> None:
    """Every part of the house that has pages is there, and nobody who looks has nothing to see."""
    first = {address.split("/")[1].split("?")[0] for _who, address in world["pages"]}
    assert {"", "organos", "reuniones", "decisiones", "compromisos", "cartelera", "trabajo", "entrar", "invitacion"} <= first
    assert {who for who, _address in world["pages"]} == set(WHO_LOOKS)
    assert len(world["pages"]) > 150
