"""Organisations and territory in the browser: found, registered, renamed, confirmed; each page inspected."""

from datetime import date
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.foundation import clock
from governance_app.organisations import reads
from governance_app.organisations.rules import TerritoryLevel
from tests.support.build_access import a_plain_body, an_account, signed_in
from tests.support.build_organisations import a_community, an_organisation, reference_data
from tests.support.pages import submit, visit

LIST = "/trabajo/organizaciones"


@pytest.fixture
def secretary(client: FlaskClient) -> FlaskClient:
    """A secretary of one committee."""
    return signed_in(client, an_account(Role.SECRETARY, a_plain_body()))


@pytest.fixture
def reader(client: FlaskClient) -> FlaskClient:
    """A community reader: sees, changes nothing."""
    return signed_in(client, an_account(Role.READER, a_plain_body()))


def today() -> date:
    return clock.local_day(clock.now())


def find(text: str):
    return reads.organisations(on=today(), search=text)


def test_the_list_is_narrowed_and_says_what_is_a_candidate(reader):
    reference_data()
    page = visit(reader, LIST)
    assert "69 organizaciones" in page.main
    assert "Candidata, por confirmar" in page.main
    assert "Registrar una organización" not in page.main
    found = submit(reader, page, "Buscar", status=200, text="siekopai", corridor="north")
    assert "1 organización" not in found.main or "Siekopai" in found.main
    assert "Ninguna organización coincide" in visit(reader, f"{LIST}?text=zzz").main
    assert "4 organizaciones" in visit(reader, f"{LIST}?kind=provincial_government").main
    assert "Ninguna" in visit(reader, f"{LIST}?only=confirmed").main


def test_registering_keeps_what_was_typed_and_says_what_is_wrong(secretary):
    an_organisation("Asociación Río Blanco")
    page = visit(secretary, f"{LIST}/nueva")
    wrong = submit(secretary, page, "Registrar", status=409, name="ASOCIACION rio blanco", kind="ngo", bloc="civil_society")
    assert "Ya hay una organización que se llama ASOCIACION rio blanco" in wrong.main
    submit(secretary, visit(secretary, f"{LIST}/nueva"), "Registrar", status=422, name="", kind="ngo", bloc="civil_society")
    done = submit(secretary, wrong, "Registrar", name="Asociación Río Negro", kind="ngo", bloc="civil_society", nationality="shuar")
    page = visit(secretary, done.headers["Location"])
    assert page.h1 == "Asociación Río Negro"
    assert "Shuar" in page.main
    assert "Confirmado aquí" in page.main


def test_renaming_shows_both_names(secretary):
    one = an_organisation("Federación Interprovincial del Pueblo Shuar", acronym="FIPSE")
    page = visit(secretary, f"{LIST}/{one}/nombre")
    done = submit(secretary, page, "Anotar el nombre nuevo", name="Nación Shuar del Ecuador", acronym="NASHE", from_day="2026-02-01")
    shown = visit(secretary, done.headers["Location"])
    assert shown.h1 == "Nación Shuar del Ecuador"
    assert "FIPSE" in shown.main
    assert "01/02/2026" in shown.main
    again = submit(secretary, visit(secretary, f"{LIST}/{one}/nombre"), "Anotar", status=409, name="Otro", from_day="2026-01-01")
    assert "ya lleva otro nombre" in again.main


def test_confirming_a_candidate(secretary):
    reference_data()
    one = find("PAKKIRU")[0]
    page = submit(secretary, visit(secretary, f"{LIST}/{one.id}/confirmar"), "Confirmar", source="oficio")
    assert "Candidata" not in visit(secretary, page.headers["Location"]).main
    assert not find("PAKKIRU")[0].candidate


def test_communities_stand_in_their_place(secretary):
    reference_data()
    sangay = reads.territories(on=today(), level=TerritoryLevel.PARISH, search="sangay")[0]
    page = visit(secretary, "/trabajo/comunidades/nueva")
    done = submit(secretary, page, "Registrar", name="Río Claro", territory=str(sangay.id), nationality="shuar", corridor="south")
    assert visit(secretary, done.headers["Location"]).h1 == "Río Claro"
    assert "Morona Santiago" in visit(secretary, "/trabajo/comunidades").main
    assert "Río Claro" in visit(secretary, f"/trabajo/territorio/{sangay.id}").main
    assert "Río Claro" in visit(secretary, "/trabajo/corredores/south").main


def test_territory_is_browsed_from_province_to_parish(reader):
    reference_data()
    page = visit(reader, "/trabajo/territorio")
    assert "Sucumbíos" in page.main
    province = visit(reader, page.links()["Morona Santiago"])
    canton = visit(reader, province.links()["Palora"])
    assert "1404" in canton.main
    assert "Arapicos" in canton.main
    assert "Corredor de Conectividad Palora–Pastaza" in canton.main
    assert "Nueva Troncal" in visit(reader, "/trabajo/territorio?text=nueva+troncal").main
    assert "Ningún territorio" in visit(reader, "/trabajo/territorio?text=zzz").main


def test_a_missing_territory_is_added_once(secretary):
    reference_data()
    sucumbios = reads.territories(on=today(), level=TerritoryLevel.PROVINCE, search="sucumb")[0]
    given = {"level": "canton", "name": "Cantón de prueba", "code": "2199", "parent": str(sucumbios.id)}
    done = submit(secretary, visit(secretary, "/trabajo/territorio/nuevo"), "Registrar", **given)
    assert "2199" in visit(secretary, done.headers["Location"]).main
    again = submit(secretary, visit(secretary, "/trabajo/territorio/nuevo"), "Registrar", status=409, **given)
    assert "El código 2199 ya es de otro territorio" in again.main


def test_a_territory_ends_on_a_day(secretary):
    reference_data()
    parish = reads.territories(on=today(), search="140450")[0].id
    page = visit(secretary, visit(secretary, f"/trabajo/territorio/{parish}").links()["Ya no existe"])
    done = submit(secretary, page, "Anotar el fin", on="2026-02-01")
    assert "Ya no existe desde el 01/02/2026" in visit(secretary, done.headers["Location"]).main
    again = submit(secretary, page, "Anotar el fin", status=409, on="2026-02-02", request_id="")
    assert "Ya terminó" in again.main


def test_pages_without_anything_in_them(secretary):
    for path in (LIST, "/trabajo/comunidades", "/trabajo/territorio"):
        visit(secretary, path)
    for path in (f"{LIST}/{uuid4()}", f"/trabajo/territorio/{uuid4()}", "/trabajo/corredores/east", f"{LIST}/{uuid4()}/nombre"):
        visit(secretary, path, status=404)


def test_a_reader_cannot_change_anything(reader):
    for path in (f"{LIST}/nueva", "/trabajo/comunidades/nueva", "/trabajo/territorio/nuevo", f"{LIST}/{a_community()}/nombre"):
        visit(reader, path, status=403)


def test_hostile_names_are_shown_as_text(secretary):
    one = an_organisation("<script>alert(1)</script> & <b>x</b>")
    page = visit(secretary, f"{LIST}/{one}")
    assert "<script>alert" not in page.html
    assert page.h1 == "<script>alert(1)</script> & <b>x</b>"
