"""The reports of a body and the open data in a browser's eyes: one button gives the pack, and every file says what it is."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import frictionless
import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.cli.check import unreadable_declaration
from governance_app.exports.rules.semesters import ReportTaken
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.record.records import LeafRow
from tests.support.build_access import an_account, signed_in
from tests.support.build_committees import a_body, an_empty_body
from tests.support.build_releases import a_published_year
from tests.support.build_reports import a_declaration, a_release
from tests.support.pages import submit, visit
from tests.support.world import a_small_world

LIGHT = 30_000
FILES = ("datapackage.json", "popolo.json", "participacion.csv", "reuniones.csv", "decisiones.csv", "compromisos.csv")


@pytest.fixture
def declared(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation that declares its licence and its activity."""
    file = tmp_path / "publica.json"
    file.write_text(json.dumps(a_declaration()), encoding="utf-8")
    monkeypatch.setitem(app.extensions, "settings", replace(app.extensions["settings"], publisher_file=file))
    return file


# ── reports ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.SECRETARY])
def test_one_button_gives_the_report_of_a_semester(client: FlaskClient, role: Role) -> None:
    world = a_small_world()
    signed_in(client, an_account(role, world.body))
    page = visit(client, f"/trabajo/organos/{world.body}/informes")
    button = next(name for form in page.forms() for name in form.buttons if name.startswith("Descargar en inglés"))
    taken = submit(client, page, button, status=200)
    with zipfile.ZipFile(io.BytesIO(taken.response.data)) as package:
        assert {"informe.pdf", "informe.xlsx"} <= set(package.namelist())
    assert taken.response.headers["Cache-Control"] == "no-store"
    assert "-en.zip" in taken.response.headers["Content-Disposition"]
    assert len(notes()) == 1
    submit(client, page, button, status=200)
    assert len(notes()) == 1, "a second press of the same button is the same taking"


def notes() -> list[LeafRow]:
    return list(db.session.scalars(db.select(LeafRow).where(LeafRow.name == ReportTaken.name)))


def test_the_semesters_run_from_today_back_to_the_beginning_of_the_body(client: FlaskClient) -> None:
    body = an_empty_body(began=date(2025, 3, 1))
    signed_in(client, an_account(Role.FACILITATOR, body))
    today = clock.local_day(clock.now())
    page = visit(client, f"/trabajo/organos/{body}/informes")
    names = [node.text for node in page.root.all("h2") if "semestre" in node.text]
    assert names[0] == f"{'Primer' if today.month < 7 else 'Segundo'} semestre de {today.year}"
    assert len(names) <= 6
    assert page.main.count("Aún no termina") == 1


def test_a_semester_still_to_come_is_refused_with_a_sentence(client: FlaskClient) -> None:
    body = a_body(2).id
    signed_in(client, an_account(Role.SECRETARY, body))
    page = visit(client, f"/trabajo/organos/{body}/informes")
    sent = {node.attrs["name"]: node.attrs["value"] for node in page.root.all("input") if node.attrs.get("type") == "hidden"}
    later = client.post(f"/trabajo/organos/{body}/informes/2090-1/es.zip", data=sent)
    assert later.status_code == 303
    assert "Este semestre empieza el 01/01/2090" in visit(client, later.location).main
    for odd in ("2026-9/es", "2026-1/fr", "nada/es"):
        assert client.post(f"/trabajo/organos/{body}/informes/{odd}.zip", data=sent).status_code == 404
    assert not notes()


def test_without_the_form_nothing_is_given(client: FlaskClient) -> None:
    body = a_body(2).id
    signed_in(client, an_account(Role.SECRETARY, body))
    answer = client.post(f"/trabajo/organos/{body}/informes/2026-1/es.zip")
    assert answer.status_code == 403
    assert not notes()


# ── open data ────────────────────────────────────────────────────────────────────────────────────
def test_the_page_of_open_data_is_light_and_explains_every_column(client: FlaskClient) -> None:
    a_published_year()
    for language in ("es", "en"):
        page = visit(client, f"/datos/?lang={language}")
        assert len(page.html.encode()) <= LIGHT
        assert "<script" not in page.html
    page = visit(client, "/datos/?lang=es")
    for name in FILES:
        assert f"/datos/{name}" in page.html, name
    for word in ("withheld", "Si el número se reserva", "aún no ha declarado una licencia", "GOVERNANCE_PUBLISHER_FILE"):
        assert word in page.main, word
    assert visit(client, "/").links()["Datos abiertos"] == "/datos/"


def test_everything_that_the_page_links_to_is_there_for_anybody(client: FlaskClient, tmp_path: Path) -> None:
    a_small_world()
    a_published_year()
    for name in FILES:
        answer = client.get(f"/datos/{name}")
        assert answer.status_code == 200, name
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert "Set-Cookie" not in answer.headers
        (tmp_path / name).write_bytes(answer.data)
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
    assert client.get("/datos/puestos.csv").status_code == 404


def test_iati_is_offered_once_it_is_declared_and_something_is_published(client: FlaskClient, declared: Path) -> None:
    assert client.get("/datos/iati.xml").status_code == 404
    assert "se ofrecerá cuando se publiquen" in visit(client, "/datos/?lang=es").main
    a_release(a_body(2).id)
    page = visit(client, "/datos/?lang=es")
    assert "/datos/iati.xml" in page.html
    assert "Creative Commons Attribution 4.0" in page.main
    answer = client.get("/datos/iati.xml")
    assert answer.headers["Content-Type"] == "application/xml"
    assert b"XM-EXAMPLE-0001" in answer.data


def test_without_a_declaration_iati_is_not_there_and_the_page_says_why(client: FlaskClient) -> None:
    a_release(a_body(2).id)
    answer = client.get("/datos/iati.xml?lang=es")
    assert answer.status_code == 404
    assert "no ha declarado lo que hace falta" in answer.get_data(as_text=True)
    assert "/datos/iati.xml" not in visit(client, "/datos/").html


@pytest.mark.parametrize(("content", "where"), [
    ("{", "publica.json"), (json.dumps(a_declaration(iati={})), "iati.identifier"), ("[]", "publica.json"),
])
def test_a_declaration_that_cannot_be_read_is_named_and_gives_nothing(
    client: FlaskClient, declared: Path, content: str, where: str,
) -> None:
    declared.write_text(content, encoding="utf-8")
    assert client.get("/datos/iati.xml").status_code == 404
    assert client.get("/datos/datapackage.json").status_code == 404
    page = visit(client, "/datos/?lang=es")
    assert f"no se puede leer en {where}" in page.main


def test_the_check_of_the_installation_names_what_cannot_be_read(app: Flask, declared: Path) -> None:
    assert unreadable_declaration() is None
    declared.write_text(json.dumps(a_declaration(licence={"name": "x"})), encoding="utf-8")
    assert unreadable_declaration() == "licence.title"
