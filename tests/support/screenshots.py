"""Takes the pictures of the README from a fresh demonstration: `python -m tests.support.screenshots`.

The demonstration is loaded in a temporary folder with its usual seed, so that the same code gives the same pictures (dates apart).
"""

import re
import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import secretary as at_work
from tests.support.browser import FLAGS, LAPTOP, PHONE
from tests.support.install_chromium import chromium
from tests.support.live import Live, installation, serving

PICTURES = Path(__file__).parent.parent.parent / "docs" / "screenshots"
TALL = {"phone": 900, "laptop": 800}


def main() -> None:
    """Write two pictures of each page: phone and laptop."""
    with tempfile.TemporaryDirectory() as folder:
        live = installation(Path(folder), GOVERNANCE_DEMONSTRATION="yes")
        said = live.command("demo")
        keys = {login: re.search(rf"\b{login}\s+(\S+)", said)[1] for login in ("secretaria.sur", "facilitacion")}
        with serving(live), sync_playwright() as play:
            opened = play.chromium.launch(executable_path=chromium(), headless=True, args=FLAGS)
            pages = addresses(Path(folder)) | in_session(opened, live, keys["secretaria.sur"])
            for size, shape in (("phone", PHONE), ("laptop", LAPTOP)):
                _take(opened, live, size, shape, pages, keys)
            opened.close()


def addresses(folder: Path) -> dict[str, tuple[str, str]]:
    """Return picture → (who is signed in, address), with the ids of this demonstration."""
    base = sqlite3.connect(next(folder.rglob("*.db")))
    south = "SELECT m.id FROM meeting m JOIN body b ON b.id = m.body_id WHERE b.slug = 'palora-pastaza' AND m."
    held = _one(base, f"{south}number = 4")
    decision = _one(base, "SELECT id FROM decision WHERE published_at IS NOT NULL ORDER BY adopted_on DESC")
    body = _one(base, "SELECT id FROM body WHERE slug = 'palora-pastaza'")
    return {
        "home": ("", "/"), "decision": ("", f"/decisiones/{decision}"), "body": ("", "/organos/palora-pastaza"),
        "minutes": ("secretaria.sur", f"/trabajo/reuniones/{held}/acta"),
        "participation": ("facilitacion", f"/trabajo/organos/{body}/participacion"),
    }


def in_session(opened: Browser, live: Live, key: str) -> dict[str, tuple[str, str]]:
    """Hold a meeting up to a roll call, as a secretary does; return the pictures of a session: each begins at what matters on it."""
    page = opened.new_context(base_url=live.url, **PHONE).new_page()
    at_work.sign_in(page, "secretaria.sur", key)
    at_work.plan(page, "Comité de Gestión del Corredor Palora–Pastaza", "Cuidado del agua")
    at_work.start_from(page, "Sesión extraordinaria")
    at_work.convene(page, "El río crece y hay que decidir hoy.")
    at_work.everybody_was_told_by_radio(page)
    page.get_by_role("link", name="Qué sigue").click()
    meeting = page.url
    page.goto(f"{meeting}/asistencia/todos?marcar=titulares")
    page.locator("main input[type=checkbox]:checked").last.uncheck()
    page.get_by_role("button", name="Llegaron").click()
    page.goto(f"{meeting}/abrir")
    page.get_by_role("button", name="Abrir la reunión").click()
    at_work.put_motion(page, "Deliberación y resolución", "Que se visite la vertiente cada mes.", "Votación nominal")
    motion = page.url
    page.context.close()
    who = "secretaria.sur"
    return {"meeting": (who, meeting), "attendance": (who, f"{meeting}/asistencia#seats"), "vote": (who, f"{motion}#answers")}


def _one(base: sqlite3.Connection, question: str, *given: str) -> UUID:
    return UUID(base.execute(question, given).fetchone()[0])


def _take(opened: Browser, live: Live, size: str, shape: dict, pages: Mapping[str, tuple[str, str]], keys: Mapping[str, str]) -> None:
    for who in sorted({who for who, _ in pages.values()}):
        context = opened.new_context(base_url=live.url, **shape)
        page = context.new_page()
        if who:
            _sign_in(page, who, keys[who])
        for name, (reader, address) in pages.items():
            if reader == who:
                answer = page.goto(address)
                if answer is None or answer.status != 200:
                    raise SystemExit(f"{address}: {answer and answer.status}")
                page.set_viewport_size({"width": shape["viewport"]["width"], "height": TALL[size]})
                page.goto(page.url)
                page.screenshot(path=PICTURES / f"{name}-{size}.png")
        context.close()


def _sign_in(page: Page, who: str, key: str) -> None:
    page.goto("/entrar")
    page.locator("input[name$=login]").fill(who)
    page.locator("input[type=password]").fill(key)
    page.locator("main button[type=submit]").click()


if __name__ == "__main__":
    main()
