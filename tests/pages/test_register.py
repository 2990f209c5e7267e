"""The registers of processing and of breaches in the administrator's browser: read, printed, taken as a table; a notice ready to send."""

import io
import zipfile
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.documents import csv_file
from governance_app.foundation import clock
from governance_app.privacy.reads import responding
from governance_app.privacy.rules import REGISTER
from tests.support.build_access import a_plain_body, an_account, signed_in
from tests.support.build_people import a_person
from tests.support.pages import submit, visit

REGISTER_PAGE, BREACHES = "/trabajo/proteccion/registro", "/trabajo/proteccion/vulneraciones"


def today():
    return clock.local_day(clock.now())


@pytest.fixture
def administrator(app, client: FlaskClient) -> FlaskClient:
    return signed_in(client, an_account(Role.ADMINISTRATOR))


def test_the_register_names_who_is_responsible_and_when_it_is_looked_at_again(administrator):
    page = visit(administrator, REGISTER_PAGE)
    assert "Todavía nadie la ha nombrado" in page.main
    form = visit(administrator, page.links()["Nombrar a la institución responsable"])
    wrong = submit(administrator, form, "Guardar", status=422, name="Fundación del Río", contact="Puyo",
                   reviewed_on=(today() + timedelta(days=1)).isoformat())
    assert "no se puede haber revisado" in wrong.main
    long_ago = today() - timedelta(days=800)
    submit(administrator, wrong, "Guardar", reviewed_on=long_ago.isoformat())
    named = visit(administrator, REGISTER_PAGE)
    assert "Fundación del Río" in named.main
    assert "Toca revisar el registro desde" in named.main
    assert "Fundación del Río" in visit(administrator, f"{REGISTER_PAGE}/imprimir").main


def test_it_says_everything_and_the_table_holds_the_same(administrator):
    page = visit(administrator, REGISTER_PAGE)
    answer = administrator.get(f"{REGISTER_PAGE}.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="registro-de-tratamiento.csv"'
    table = csv_file.read(answer.data)
    assert len(table.rows) == len(REGISTER)
    shown = 0
    for row in table.rows:
        for head, cell in zip(table.header, row.cells, strict=True):
            assert cell
            assert cell in page.main or head == "Responsable", (head, cell)
            shown += 1
    assert shown == len(REGISTER) * 10


def test_an_administrator_of_one_committee_reads_it_and_neither_names_nor_sees_breaches(client, app):
    one = signed_in(client, an_account(Role.ADMINISTRATOR, a_plain_body()))
    page = visit(one, REGISTER_PAGE)
    assert "Nombrar a la institución responsable" not in page.main
    for path in ("/trabajo/proteccion/responsable", BREACHES, f"{BREACHES}/nueva"):
        visit(one, path, status=403)
    visit(signed_in(client, an_account(Role.SECRETARY)), REGISTER_PAGE, status=403)


def test_a_breach_is_noted_without_names_told_and_its_drafts_are_ready_to_send(administrator):
    a_person("Nunkui Ejemplo Tsamaraint")
    form = visit(administrator, f"{BREACHES}/nueva")
    told = {"happened": "Se perdió el teléfono de Nunkui Ejemplo Tsamaraint", "measures": "Se cerraron las sesiones", "people_about": "12",
            "categories": ["names", "self_description"], "at_risk": "y"}
    wrong = submit(administrator, form, "Anotar la vulneración", status=422, **told)
    assert "está el nombre de una persona" in wrong.main
    assert "Se cerraron las sesiones" in wrong.html
    done = submit(administrator, wrong, "Anotar la vulneración", happened="Se perdió un teléfono")
    page = visit(administrator, done.headers["Location"])
    assert "Vence pronto: quedan 3 días" in page.main
    assert "ARCOTEL" in page.main
    assert "todavía no nombran a una institución" in page.main
    drafts = [url for words, url in page.links().items() if words.startswith("Borrador")]
    assert drafts
    for whom in ("responsable", "personas", "autoridad", "arcotel"):
        draft = visit(administrator, f"{page.path}/aviso/{whom}")
        assert "BORRADOR" in draft.main
        assert "Se perdió un teléfono" in draft.main
        assert ("Qué puede hacer usted" in draft.main) == (whom == "personas")
        word = administrator.get(f"{page.path}/aviso/{whom}.docx")
        inside = zipfile.ZipFile(io.BytesIO(word.data)).read("word/document.xml").decode()
        assert "Se perdió un teléfono" in inside
        assert word.headers["Cache-Control"] == "no-store"
    submit(administrator, page, "Ya se les avisó", whom="people")
    after = visit(administrator, page.path)
    assert "Avisado el" in after.main
    twice = submit(administrator, after, "Ya se les avisó", status=409, whom="people")
    assert "Ya está anotado" in twice.main
    (kept,) = responding.breaches()
    assert (kept.people, kept.at_risk) == (12, True)
    assert "Se perdió un teléfono" in visit(administrator, BREACHES).main
    visit(administrator, f"{page.path}/aviso/nadie", status=404)
