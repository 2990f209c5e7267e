"""Data in a browser's eyes: give a file, look at it, settle what waits, bring it in, take it out."""

import json
from datetime import date
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.committees import reads as committees
from governance_app.exports import reads
from governance_app.exports.pages import preview
from governance_app.exports.rules import BatchState, ImportKind, RowState
from governance_app.exports.tables import PUBLIC, TABLES
from governance_app.foundation import clock
from governance_app.foundation.database import db
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import a_convened_meeting
from tests.support.build_committees import a_body, an_empty_body
from tests.support.build_imports import a_csv, a_popolo, a_vote, as_json, everything, given, some_votes, upload
from tests.support.pages import submit, visit

VOTES = some_votes(a_vote(1), a_vote(2, 9, 19, 2), a_vote(3, 20, 11, 2), a_vote(4))


@pytest.fixture
def body(app: Flask) -> UUID:
    return an_empty_body()


@pytest.fixture
def secretary(client: FlaskClient, body: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, body))


def give(client: FlaskClient, path: str, content: bytes, filename: str, **more: str):
    page = submit(client, visit(client, path), "Leer el archivo", content=upload(content, filename), **more)
    return visit(client, page.response.location)


def batch_of(page) -> UUID:
    return UUID(page.path.split("/importes/")[1].split("/")[0].split("?")[0])


def test_votes_are_looked_at_settled_and_brought_in(secretary: FlaskClient, body: UUID) -> None:
    page = give(secretary, f"/trabajo/organos/{body}/datos/votos-pasados", VOTES, "votos.csv", seats="31")
    assert everything()["past_vote"] == 0
    assert "Aprobadas sin más votos a favor que en contra: 1" in page.main
    assert page.main.index("Fila 3") < page.main.index("Fila 4")
    assert "Fila 2" not in page.main  # errors first
    page = visit(secretary, submit(secretary, page, "Traer lo que está listo").response.location)
    assert [v.number for v in reads.past_votes(body)] == ["1", "4"]
    assert "Avance: 2 de 4 filas" in page.main
    row = visit(secretary, page.links()["Fila 3: 2"])
    assert "Dice aprobada, con 9 votos a favor y 19 en contra." in row.main
    row = submit(secretary, row, "Aceptarla tal como está", status=422)
    assert "Falta este dato" in row.main
    submit(secretary, row, "Aceptarla tal como está", **{"aceptar-reason": "así lo dice el acta"})
    row = visit(secretary, page.links()["Fila 4: 3"])
    submit(secretary, row, "Corregir la fila", **{"corregir-yes": "18"})
    page = visit(secretary, page.path)
    done = visit(secretary, submit(secretary, page, "Seguir trayendo").response.location)
    assert "Las filas del archivo no se conservan" in done.main
    assert len(reads.past_votes(body)) == 4


def test_a_reload_loses_nothing_and_what_waits_may_stay_out(secretary: FlaskClient, body: UUID) -> None:
    page = give(secretary, f"/trabajo/organos/{body}/datos/votos-pasados", VOTES, "votos.csv", seats="31")
    batch = batch_of(page)
    visit(secretary, visit(secretary, page.path).links()["Fila 3: 2"])
    row = visit(secretary, page.links()["Fila 3: 2"])
    submit(secretary, row, "Dejar fuera esta fila")
    page = visit(secretary, submit(secretary, visit(secretary, page.path), "Traer lo que está listo").response.location)
    page = visit(secretary, submit(secretary, page, "Terminar y dejar fuera lo que espera").response.location)
    assert reads.batch_for(an_account(Role.ADMINISTRATOR), batch, now=clock.now()).counts.left_out == 2
    again = visit(secretary, f"/trabajo/organos/{body}/datos")
    assert "Incorporado" in again.main


def test_a_file_thrown_away(secretary: FlaskClient, body: UUID) -> None:
    page = give(secretary, f"/trabajo/organos/{body}/datos/votos-pasados", VOTES, "votos.csv", seats="31")
    visit(secretary, submit(secretary, page, "Desechar el archivo").response.location)
    assert reads.past_votes(body) == ()


def test_a_file_that_cannot_be_read_says_so_beside_its_field(secretary: FlaskClient, body: UUID) -> None:
    path = f"/trabajo/organos/{body}/datos/votos-pasados"
    for content, filename, said in (
        (b"a,b\n1,2\n", "v.csv", "Faltan estas columnas: fecha, número, resultado"), (b"PK\x03\x04", "v.xlsx", "no es un libro XLSX"),
        (b"x", "v.pdf", "no se acepta este tipo de archivo"), (b'"', "v.csv", "no se puede leer"),
    ):
        page = submit(secretary, visit(secretary, path), "Leer el archivo", status=422, content=upload(content, filename))
        assert said in page.main, page.main


def test_long_work_is_done_in_pieces_with_the_same_button(secretary: FlaskClient, body: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "PATIENCE", 0.0)
    ticks = iter(range(1000))
    monkeypatch.setattr(preview.time, "monotonic", lambda: next(ticks) / 2)
    monkeypatch.setattr(preview, "PATIENCE", 1)
    votes = some_votes(*(a_vote(n) for n in range(1, 451)))
    page = give(secretary, f"/trabajo/organos/{body}/datos/votos-pasados", votes, "votos.csv", seats="31")
    page = visit(secretary, submit(secretary, page, "Traer lo que está listo").response.location)
    bar = next(node for node in page.root.all("progress"))
    assert (bar.attrs["max"], bar.attrs["value"]) == ("450", str(len(reads.past_votes(body))))
    assert 0 < len(reads.past_votes(body)) < 450
    while any("Seguir trayendo" in form.buttons for form in page.forms()):
        page = visit(secretary, submit(secretary, page, "Seguir trayendo").response.location)
    assert len(reads.past_votes(body)) == 450


def test_the_same_post_twice_is_one(secretary: FlaskClient, body: UUID) -> None:
    page = give(secretary, f"/trabajo/organos/{body}/datos/votos-pasados", VOTES, "votos.csv", seats="31")
    for _press in range(2):
        submit(secretary, page, "Traer lo que está listo")
    assert len(reads.past_votes(body)) == 2


def test_an_attendance_sheet_never_shows_what_people_say_of_themselves(client: FlaskClient) -> None:
    meeting = a_convened_meeting(3)
    owner = _body(meeting)
    signed_in(client, an_account(Role.SECRETARY, owner))
    content = a_csv(("nombre", "sexo", "autoidentificación", "calidad"), ("Principal 1", "Mujer", "Indígena", ""),
                    ("Principal", "Hombre", "Mestiza", "titular"))
    page = give(client, f"/trabajo/organos/{owner}/datos/asistencia-recogida", content, "lista.csv", meeting=str(meeting))
    every = visit(client, page.path + "?filas=todas")
    for seen in (page, every, visit(client, page.links()["Fila 3: Principal"])):
        assert "Mestiza" not in seen.html
        assert "Indígena" not in seen.html
    assert "no hay consentimiento" in every.main


def _body(meeting: UUID) -> UUID:
    table = db.metadata.tables["meeting"]
    return db.session.execute(db.select(table.c.body_id).where(table.c.id == meeting)).scalar_one()


def test_who_is_meant_is_chosen_from_the_people_offered(client: FlaskClient) -> None:
    meeting = a_convened_meeting(3)
    owner = _body(meeting)
    signed_in(client, an_account(Role.SECRETARY, owner))
    content = a_csv(("nombre", "calidad"), ("Desconocida", "titular"))
    page = give(client, f"/trabajo/organos/{owner}/datos/asistencia-recogida", content, "lista.csv", meeting=str(meeting))
    row = visit(client, page.links()["Fila 2: Desconocida"])
    choices = [n.attrs["value"] for n in row.root.all("input") if n.attrs.get("name") == "elegir-person" and n.attrs["value"]]
    submit(client, row, "Es esta persona", **{"elegir-person": choices[0]})
    assert reads.rows(batch_of(page))[0].state is RowState.READY


def test_administrators_bring_in_bodies_that_stand_alone(client: FlaskClient) -> None:
    signed_in(client, an_account(Role.ADMINISTRATOR))
    page = give(client, "/trabajo/datos", as_json(a_popolo(2, 3)), "x.json", source="prueba", valid_from="2025-01-01")
    assert "Concejo 0" in page.main
    visit(client, submit(client, page, "Traer lo que está listo").response.location)
    assert len(committees.bodies(on=date(2026, 1, 1))) == 2


def test_another_committees_import_is_not_there(app: Flask, secretary: FlaskClient, body: UUID) -> None:
    page = give(secretary, f"/trabajo/organos/{body}/datos/votos-pasados", VOTES, "votos.csv", seats="31")
    row = page.links()["Fila 3: 2"]
    other = signed_in(app.test_client(), an_account(Role.SECRETARY, an_empty_body()))
    for path in (page.path, row, f"/trabajo/organos/{body}/datos", f"/trabajo/organos/{body}/datos/puestos.csv",
                 f"/trabajo/organos/{body}/datos/padron"):
        assert other.get(path).status_code == 404, path


def test_every_table_is_offered_and_leaves(client: FlaskClient) -> None:
    body = a_body(2).id
    signed_in(client, an_account(Role.PRESIDENT, body))
    page = visit(client, f"/trabajo/organos/{body}/datos")
    assert "Traer" not in [node.text for node in page.root.all("h2")]
    for table in TABLES.values():
        for form in table.formats:
            answer = client.get(f"/trabajo/organos/{body}/datos/{table.name}.{form}")
            assert answer.status_code == 200, table.name
            assert f'filename="{table.name}-' in answer.headers["Content-Disposition"]
            assert answer.headers["Cache-Control"] == "no-store"
    assert client.get(f"/trabajo/organos/{body}/datos/personas.csv").status_code == 404
    assert client.get(f"/trabajo/organos/{body}/datos/puestos.exe").status_code == 404


def test_anybody_takes_the_public_tables_and_no_other(client: FlaskClient) -> None:
    body = a_body(2)
    for table in PUBLIC:
        assert json.loads(client.get(f"/datos/{body.slug}/{table.name}.json").data)["committee"] == body.name
    for table in TABLES.values():
        if not table.public:
            assert client.get(f"/datos/{body.slug}/{table.name}.json").status_code == 404


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "javascript:alert(1)"])
def test_hostile_text_of_a_file_is_shown_inert(secretary: FlaskClient, body: UUID, hostile: str) -> None:
    votes = some_votes(a_vote(hostile, 9, 19, 2, title=hostile, proposer=hostile, result=hostile))
    batch = given(votes, ImportKind.PAST_VOTES, body=body, seats=31, now=clock.now())
    (row,) = reads.rows(batch.id, state=RowState.FLAGGED)
    for path in (f"/trabajo/datos/importes/{batch.id}", f"/trabajo/datos/importes/{batch.id}/filas/{row.id}"):
        answer = secretary.get(path).get_data(as_text=True)
        assert "<script>alert" not in answer
        assert "<img src=x" not in answer
        assert hostile.split("<")[-1][:6] in answer


def test_what_was_forgotten_is_not_found(secretary: FlaskClient, body: UUID) -> None:
    batch = given(VOTES, ImportKind.PAST_VOTES, body=body, seats=31)  # given in March; today is long after
    assert batch.state is BatchState.PREVIEWED
    expected = 404 if (clock.now() - batch.at).days >= 7 else 200
    assert secretary.get(f"/trabajo/datos/importes/{batch.id}").status_code == expected
