"""A person at work with the keyboard alone: each step is reached with Tab, and a mouse button pressed anywhere fails the test."""

from playwright.sync_api import Locator, Page

NO_MOUSE = "addEventListener('pointerdown', () => { throw new Error('a pointer was used') }, true)"
HERE = "box => box === document.activeElement"
FAR = 80
"""More stops of the Tab key than anybody should need to reach anything here."""


def reach(page: Page, wanted: Locator, there: str = HERE) -> None:
    """Press Tab until the focus is on what is wanted."""
    for _stop in range(FAR):
        if wanted.evaluate(there):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {wanted}")


def press(page: Page, name: str) -> None:
    """Reach a button and press it."""
    reach(page, page.get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")


def write(page: Page, label: str, words: str) -> None:
    """Reach a field and type."""
    reach(page, page.get_by_label(label))
    page.keyboard.type(words)


def follow(page: Page, name: str) -> None:
    """Skip to the content, reach a link there and follow it."""
    skip(page)
    reach(page, page.get_by_role("main").get_by_role("link", name=name).first)
    go(page)


def go(page: Page) -> None:
    """Press what has the focus, and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def skip(page: Page) -> None:
    """Take the first link of a page, which skips what stands on every page."""
    page.wait_for_load_state()
    page.keyboard.press("Tab")
    reach(page, page.get_by_role("link", name="Ir al contenido"))
    page.keyboard.press("Enter")
