"""The desk: what waits for whom, and a whole meeting run from its one next button."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from tests.support.build_access import an_account, signed_in
from tests.support.pages import visit
from tests.support.world import SmallWorld, Words, a_small_world

CODES = ("es", "qu", "jiv", "en")


@pytest.fixture
def world(app: Flask) -> SmallWorld:
    return a_small_world()


@pytest.fixture
def secretary(client: FlaskClient, world: SmallWorld) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, world.body))


@pytest.mark.parametrize("code", CODES)
def test_the_desk_in_every_language(secretary: FlaskClient, world: SmallWorld, code: str) -> None:
    for address in ("/trabajo", f"/trabajo/reuniones/{world.coming}", f"/trabajo/reuniones/{world.closed}"):
        assert visit(secretary, f"{address}?lang={code}").h1


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_desk_and_sees_the_meetings_of_its_body(client: FlaskClient, world: SmallWorld, role: Role) -> None:
    browser = signed_in(client, an_account(role, world.body))
    assert "Cuidar las cabeceras" in visit(browser, "/trabajo").main
    assert visit(browser, f"/trabajo/reuniones/{world.closed}").status == 200


def test_another_bodys_meeting_is_not_there(client: FlaskClient, world: SmallWorld) -> None:
    other = a_small_world(slug="otro-comite", words=Words(organisation="Otra asociación", community="Otra comunidad"))
    browser = signed_in(client, an_account(Role.SECRETARY, other.body))
    visit(browser, f"/trabajo/reuniones/{world.coming}", status=404)
    assert str(world.coming) not in visit(browser, "/trabajo").html


def test_who_holds_no_role_is_told_how_to_get_one(client: FlaskClient, world: SmallWorld) -> None:
    page = visit(signed_in(client, an_account()), "/trabajo")
    assert str(world.coming) not in page.html
    assert str(world.body) not in page.html
