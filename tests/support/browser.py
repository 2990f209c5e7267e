"""Fixtures for journeys in Debian's Chromium: `live`, `browser`, `phone`, `without_scripts`, and `assert_accessible`.

Load with `pytest_plugins` or import in tests/browser/conftest.py.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support.install_chromium import chromium
from tests.support.live import Live, copied, installation, serving
from tests.support.live_world import small_world_of
from tests.support.once import made_once, shared_folder
from tests.support.secretary import passwords

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PHONE = {"viewport": {"width": 360, "height": 640}, "locale": "es-EC", "timezone_id": "America/Guayaquil", "has_touch": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}, "locale": "es-EC", "timezone_id": "America/Guayaquil"}
AXE = Axe().axe_script
"""The rules themselves, half a megabyte of script; whoever looks at many pages hands them once to the context (`with_axe`)."""
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium, headless. Missing, it is a failure and not a skip."""
    path = chromium()
    if path is None:
        pytest.fail("Chromium is missing: run `make test`, which installs it", pytrace=False)
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation with migrated, empty tables, which nobody serves: one for all workers."""
    return made_once(shared_folder(tmp_path_factory), "empty", lambda folder: str(installation(folder)))[0]


@pytest.fixture(scope="module")
def live(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A served installation with migrated, empty tables, for one module."""
    with serving(copied(empty, tmp_path_factory.mktemp("live"))) as running:
        yield running


@pytest.fixture(scope="module")
def told(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Live, dict[str, str]]]:
    """A served copy of the demonstration for one module, and its passwords: a meeting held in one module is none in the next."""
    loaded, words = made_once(
        shared_folder(tmp_path_factory), "demonstration", lambda folder: passwords(copied(empty, folder).command("demo")))
    with serving(copied(loaded, tmp_path_factory.mktemp("told"))) as running:
        yield running, words


@pytest.fixture(scope="module")
def small_world(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Live, dict[str, Any]]]:
    """A served copy of the small world for one module, and what stands in it."""
    built, words = made_once(shared_folder(tmp_path_factory), "world", lambda folder: small_world_of(copied(empty, folder)))
    with serving(copied(built, tmp_path_factory.mktemp("world"))) as running:
        yield running, words


@pytest.fixture
def phone(browser: Browser, live: Live) -> Iterator[Page]:
    """A page at 360×640 that fails the test when it asks another host or writes an error to the console."""
    yield from _watched(browser.new_context(base_url=live.url, **PHONE))


@pytest.fixture
def laptop(browser: Browser, live: Live) -> Iterator[Page]:
    """A page at 1280×800, watched as `phone` is."""
    yield from _watched(browser.new_context(base_url=live.url, **LAPTOP))


@pytest.fixture
def without_scripts(browser: Browser, live: Live) -> Iterator[Page]:
    """A phone whose browser runs no JavaScript."""
    yield from _watched(browser.new_context(base_url=live.url, java_script_enabled=False, **PHONE))


def _watched(context: BrowserContext) -> Iterator[Page]:
    faults: list[str] = []
    context.on("request", lambda request: _only_here(request.url, faults))  # no route: with one, Chromium keeps nothing it has seen
    page = context.new_page()
    page.on("console", lambda message: faults.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.expected_faults = faults  # type: ignore[attr-defined]
    yield page
    context.close()
    assert not faults, faults


def _only_here(url: str, faults: list[str]) -> None:
    if urlsplit(url).hostname not in ("127.0.0.1", None):
        faults.append(f"asked elsewhere: {url}")


def forgive(page: Page, part: str) -> None:
    """Take from the page's faults those that hold `part`: an answer 404 or 422 is also an error on the console."""
    faults: list[str] = page.expected_faults  # type: ignore[attr-defined]
    faults[:] = [fault for fault in faults if part not in fault]


def assert_accessible(page: Page, *, colours: bool = True) -> None:
    """Fail with axe's words when the page breaks WCAG 2.2 A or AA, or axe's best practices; without `colours`, contrast is not measured."""
    page.wait_for_load_state()  # whoever pressed a button is between two pages for a moment
    options = WCAG if colours else {**WCAG, "rules": {"color-contrast": {"enabled": False}}}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate("options => axe.run(options).then(told => told.violations)", options)
    assert not found, [(fault["id"], fault["help"], [node["target"] for node in fault["nodes"]][:5]) for fault in found]


def with_axe(context: BrowserContext) -> BrowserContext:
    """Let every page of the context hold axe from its beginning, so that it is sent once and not with every look."""
    context.add_init_script(AXE)
    return context


def assert_no_sideways_scroll(page: Page) -> None:
    """Fail when the page is wider than its window (WCAG 1.4.10, reflow)."""
    page.wait_for_load_state()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than its window"


def look(page: Page) -> None:
    """Fail when the page is wider than its window, or when axe finds something."""
    assert_no_sideways_scroll(page)
    assert_accessible(page)
