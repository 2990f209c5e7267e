"""Every public page, in every language, as a visitor meets it: what it shows, and what it never does."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.foundation import clock
from governance_app.languages import formats
from governance_app.noticeboard.rules import short_of
from tests.conftest import Ground
from tests.support.build_access import an_account, signed_in
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


@pytest.fixture(scope="module")
def world(sqlite_app: tuple[Flask, Ground]) -> Iterator[SmallWorld]:
    """One world for all: these tests only look at it."""
    app, ground = sqlite_app
    with app.app_context():
        ground.restore()
        yield a_small_world()


@pytest.fixture
def client(sqlite_app: tuple[Flask, Ground], world: SmallWorld) -> FlaskClient:
    return sqlite_app[0].test_client()


def text_of(client: FlaskClient, address: str) -> str:
    return visit(client, address).main


@pytest.mark.parametrize("code", CODES)
def test_every_public_page_in_every_language(client: FlaskClient, world: SmallWorld, code: str) -> None:
    for address in addresses(world):
        found = visit(client, f"{address}{'&' if '?' in address else '?'}lang={code}")
        assert found.h1


def test_what_is_not_published_is_nowhere(client: FlaskClient, world: SmallWorld) -> None:
    visit(client, f"/decisiones/{world.draft}", status=404)
    visit(client, f"/D/{short_of(world.draft)}", status=404)
    for address in addresses(world):
        page = visit(client, address)
        assert "Todavía en borrador" not in page.html
        assert str(world.draft) not in page.html


def test_no_name_of_a_villager_on_any_public_page(client: FlaskClient, world: SmallWorld) -> None:
    for address in addresses(world):
        html = visit(client, address).html
        assert not [n for n in range(3, 8) if f"Rosa Tsamaraint {n}" in html], address


def test_a_meeting_tells_quorum_but_no_figure_below_ten(client: FlaskClient, world: SmallWorld) -> None:
    said = text_of(client, f"/reuniones/{world.closed}")
    assert "Hubo quórum. Vinieron menos de 10 personas." in said
    assert "7 personas" not in said


def test_the_history_of_notices_tells_the_postponement_and_its_reason(client: FlaskClient, world: SmallWorld) -> None:
    said = text_of(client, f"/reuniones/{world.coming}")
    assert said.count("Enviada el") == 2
    assert "El río creció" in said


def test_a_decision_shows_its_texts_each_in_its_language(client: FlaskClient, world: SmallWorld) -> None:
    page = visit(client, f"/decisiones/{world.decisions[0]}")
    langs = [node.attrs["lang"] for node in page.root.all("div") if "prose" in node.attrs.get("class", "")]
    assert langs == ["es", "jiv", "qu"]
    assert page.main.count("Borrador: falta que lo revise una persona hablante") == 2
    assert "Texto que obliga" in page.main
    kichwa = visit(client, f"/decisiones/{world.decisions[0]}?lang=qu")
    assert kichwa.h1 == "Yakuta wakaychina"
    assert "por consenso" in page.main
    assert "$12.500,00" in page.main


def test_an_address_stays_whatever_its_words_and_the_short_one_leads_there(client: FlaskClient, world: SmallWorld) -> None:
    decision = world.decisions[0]
    for words in ("", "/resolucion-001-cgcpp-2026", "/otra-cosa"):
        assert visit(client, f"/decisiones/{decision}{words}").h1 == "Cuidar las cabeceras del río Pastaza"
    answer = client.get(f"/D/{short_of(decision)}")
    assert answer.status_code == 302
    assert str(decision) in answer.location


def test_the_register_is_searched_without_accents_and_keeps_its_filters(client: FlaskClient, world: SmallWorld) -> None:
    assert "Se encontraron 2 decisiones" in text_of(client, "/decisiones?words=RIO+cabeceras")
    assert "Se encontró 1 decisión" in text_of(client, f"/decisiones?theme=guayusa&body={world.body}")
    assert "Se encontraron 0 decisiones" in text_of(client, "/decisiones?words=petroleo")
    assert "Se encontraron 0 decisiones" in text_of(client, "/decisiones?state=in_force&on=2020-01-01")
    touched = client.get("/decisiones").get_data(as_text=True).split('name="place"')[1].split("</select>")[0]
    place = touched.split('<option value="')[2].split('"')[0]
    assert "Se encontraron 2 decisiones" in text_of(client, f"/decisiones?place={place}")
    assert "Se encontraron 0 decisiones" in text_of(client, f"/decisiones?place={place}&theme=paiche")
    assert text_of(client, "/decisiones?theme=nonsense&year=never&page=-3&on=x&body=1")


def test_overdue_commitments_come_first_without_the_name_of_a_person(client: FlaskClient, world: SmallWorld) -> None:
    said = text_of(client, "/compromisos")
    assert said.index("Vencido hace 10 días") < said.index(formats.long_day(clock.local_day(world.now) + timedelta(days=30)))
    assert "Se encontró 1 compromiso" in text_of(client, "/compromisos?overdue=y")


def test_the_sheet_for_the_wall_is_a_pdf_too(client: FlaskClient, world: SmallWorld) -> None:
    month = f"{clock.local_day(world.now) - timedelta(days=40):%Y-%m}"
    answer = client.get(f"/cartelera/{world.slug}/{month}/hoja.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.get_data().startswith(b"%PDF")
    assert "Cuidar las cabeceras" in text_of(client, f"/cartelera/{world.slug}/{month}")
    for wrong in ("2026-13", "ayer", "２０２６-01", "0000-01"):
        visit(client, f"/cartelera/{world.slug}/{wrong}", status=404)


def test_a_visitor_gets_no_cookie_and_an_unchanged_page_is_not_sent_again(client: FlaskClient, world: SmallWorld) -> None:
    for address in [*addresses(world), "/calendario.ics", "/robots.txt"]:
        answer = client.get(address)
        assert "Set-Cookie" not in answer.headers, address
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.get_data()) == (304, b""), address


def test_a_page_for_somebody_signed_in_is_kept_by_nobody(client: FlaskClient, world: SmallWorld) -> None:
    answer = signed_in(client, an_account(Role.SECRETARY, world.body)).get("/")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_public_pages_say_nothing_about_groups(client: FlaskClient, world: SmallWorld) -> None:
    for address in addresses(world):
        said = visit(client, address).main.lower()
        assert not re.search(r"\d+ (mujer|hombre|indígena|joven|jóvenes|personas con discapacidad)", said), address
