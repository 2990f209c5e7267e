"""Every public page, in every language, as a visitor meets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.foundation import clock
from tests.support.pages import visit
from tests.support.world import SmallWorld, a_small_world

CODES = ("es", "qu", "jiv", "en")


def addresses(world: SmallWorld) -> list[str]:
    """Return the address of every public page of the world."""
    month = f"{clock.local_day(world.now):%Y-%m}"
    return [
        "/", "/organos", f"/organos/{world.slug}", f"/organos/{world.slug}?on=2026-03-01", "/reuniones", f"/reuniones/{world.coming}",
        f"/reuniones/{world.closed}", "/decisiones", f"/decisiones/{world.decisions[0]}", "/compromisos", "/cartelera",
        f"/cartelera/{world.slug}/{month}", "/acerca", "/idiomas",
    ]


@pytest.fixture
def world(app: Flask) -> SmallWorld:
    return a_small_world()


@pytest.mark.parametrize("code", CODES)
def test_every_public_page_in_every_language(client: FlaskClient, world: SmallWorld, code: str) -> None:
    for address in addresses(world):
        found = visit(client, f"{address}{'&' if '?' in address else '?'}lang={code}")
        assert found.h1
