"""People in the browser: a name first, every sensitive answer opt-in, withdrawn in one step, sealed things opened only on demand."""

import pytest
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.people import reads
from governance_app.people.rules import NOTHING_SAID, Field, Purpose
from tests.support.build_access import a_plain_body, an_account, signed_in
from tests.support.build_organisations import a_community
from tests.support.build_people import a_person, consents, has_cedula
from tests.support.pages import submit, visit

LIST = "/trabajo/personas"
CEDULA = "1710034065"
YES = {"given_by": "self"}


@pytest.fixture
def body():
    """A committee."""
    return a_plain_body("Comité Río Verde")


@pytest.fixture
def secretary(client: FlaskClient, body) -> FlaskClient:
    """Its secretary."""
    return signed_in(client, an_account(Role.SECRETARY, body))


@pytest.fixture
def rosa(body):
    """Somebody whom the committee knows."""
    return a_person("Rosa Grefa Andi", body=body)


def today():
    return clock.local_day(clock.now())


def said(person):
    return reads.description(person, on=today())


def test_a_name_is_enough_and_a_like_name_is_asked_about(app, secretary):
    home = a_community("Río Claro")
    page = visit(secretary, f"{LIST}/nueva")
    done = submit(secretary, page, "Registrar", name="Ángel Ñauta", community=str(home))
    shown = visit(secretary, done.headers["Location"])
    assert shown.h1 == "Ángel Ñauta"
    assert "Comité Río Verde" in shown.main
    assert "No se guarda nada sensible" in shown.main
    again = submit(secretary, page, "Registrar", status=200, name="nauta angel", request_id=str(new_id()))
    assert "Ya hay alguien con un nombre parecido" in again.main
    submit(secretary, again, "Registrar", another="y")
    assert len(reads.people()) == 2


def test_children_are_not_registered_without_representative(app, secretary):
    page = visit(secretary, f"{LIST}/nueva")
    wrong = submit(secretary, page, "Registrar", status=422, name="Niña Grefa", minor_band="0-11")
    assert "Por menores de 15 años consiente su representante legal" in wrong.main
    done = submit(secretary, wrong, "Registrar", representative="Su madre")
    assert "Menor de 18 años: Menos de 12. Representante legal: Su madre" in visit(secretary, done.headers["Location"]).main


def test_a_search_finds_without_accents_and_names_never_enter_an_address(app, secretary, body, rosa):
    a_person("Pedro Tanguila", body=body)
    page = visit(secretary, LIST)
    assert page.form_with("Buscar").method == "post"
    found = submit(secretary, page, "Buscar", status=200, text="GREFA rósa")
    assert "Rosa Grefa Andi" in found.main
    assert "Pedro" not in found.main
    assert "No hay nadie con ese nombre" in submit(secretary, page, "Buscar", status=200, text="zzz").main


def test_another_committees_people_are_not_found(app, client, rosa):
    other = signed_in(client, an_account(Role.SECRETARY, a_plain_body("Otro")))
    assert "Rosa" not in visit(other, LIST).main
    for path in ("", "/corregir", "/descripcion", "/pueblo", "/consentimientos", "/reservado"):
        visit(other, f"{LIST}/{rosa}{path}", status=404)


def test_a_facilitator_sees_names_but_neither_consents_nor_answers(app, client, body, rosa):
    facilitator = signed_in(client, an_account(Role.FACILITATOR, body))
    shown = visit(facilitator, f"{LIST}/{rosa}")
    assert shown.h1 == "Rosa Grefa Andi"
    assert "Consentimientos" not in shown.main
    for path in ("/descripcion", "/consentimientos", "/reservado", "/corregir"):
        visit(facilitator, f"{LIST}/{rosa}{path}", status=403)


def test_answers_need_the_persons_yes_and_blank_is_not_an_answer(app, secretary, rosa):
    page = visit(secretary, f"{LIST}/{rosa}/descripcion")
    submit(secretary, page, "Guardar las respuestas", status=422, sex="mujer")
    assert said(rosa) == NOTHING_SAID
    submit(secretary, page, "Guardar las respuestas", **YES, sex="mujer", disability="no_responde", languages=["spa", "jiv"])
    now = said(rosa)
    assert (now.sex, now.disability, now.age_band, now.languages) == ("mujer", "no_responde", None, ("jiv", "spa"))
    again = visit(secretary, f"{LIST}/{rosa}/descripcion")
    assert "Quién dice que sí" not in again.main
    submit(secretary, again, "Guardar las respuestas", sex="")
    assert said(rosa).sex is None
    assert said(rosa).disability == "no_responde"


def test_a_disputed_answer_is_marked(app, secretary, body):
    person = a_person("Elena Vargas", body=body, says={Field.SEX: "mujer"})
    page = visit(secretary, f"{LIST}/{person}/descripcion")
    submit(secretary, page, "Marcar como disputada", status=422)
    done = submit(secretary, page, "Marcar como disputada", **{"dis-field": "sex"})
    assert "La persona disputa estas respuestas Sexo" in visit(secretary, done.headers["Location"]).main


def test_the_people_is_asked_on_its_own_page_and_found_by_an_old_name(app, secretary, rosa):
    path = f"{LIST}/{rosa}/pueblo"
    assert visit(secretary, path, status=303).headers["Location"].endswith("/descripcion")
    first = visit(secretary, f"{LIST}/{rosa}/descripcion")
    done = submit(secretary, first, "Guardar", **YES, ethnic_self_id="indigena")
    assert done.headers["Location"] == path
    page = visit(secretary, path)
    assert page.form_with("Guardar la respuesta").fields["nationality"] == [""]
    assert "Siekopai (Secoya, Siekóya Pâi, Sekoya)" in page.main
    assert "jíbaro" not in page.main
    many = submit(secretary, page, "Guardar la respuesta", status=422, said="ka")
    assert "Escoja abajo" in many.main
    assert "Salasaka" not in many.main.split("Estas coinciden")[1].split("Como la persona")[0]
    assert "No está en la lista" in submit(secretary, page, "Guardar la respuesta", status=422, said="zzz").main
    submit(secretary, page, "Guardar la respuesta", said="secoya")
    assert said(rosa).nationality == "siekopai"


@pytest.mark.parametrize("code", ["no_sabe", "no_responde", "otra"])
def test_not_knowing_and_not_saying_are_answers(app, secretary, rosa, code):
    submit(secretary, visit(secretary, f"{LIST}/{rosa}/descripcion"), "Guardar", **YES, ethnic_self_id="indigena")
    submit(secretary, visit(secretary, f"{LIST}/{rosa}/pueblo"), "Guardar", nationality=code)
    assert said(rosa).nationality == code


def test_gender_identity_is_not_asked_of_a_minor(app, secretary):
    page = submit(secretary, visit(secretary, f"{LIST}/nueva"), "Registrar", name="Luis Joven", minor_band="15-17")
    asked = visit(secretary, page.headers["Location"] + "/descripcion")
    assert "Identidad de género" not in asked.main
    assert "Sexo" in asked.main


def test_withdrawing_is_one_button_and_says_what_remains(app, secretary, body):
    person = a_person("Elena Vargas", body=body, says={Field.SEX: "mujer"})
    page = visit(secretary, f"{LIST}/{person}/consentimientos")
    done = submit(secretary, page, "Retirar")
    after = visit(secretary, done.headers["Location"])
    assert "Se borraron todas las respuestas. Las cifras contadas antes quedan" in after.text
    assert f"Retirado el {today():%d/%m/%Y}" in after.main
    assert said(person) == NOTHING_SAID


def test_writing_down_consents_one_purpose_each(app, secretary, rosa):
    page = visit(secretary, f"{LIST}/{rosa}/consentimientos")
    submit(secretary, page, "Anotar el consentimiento", purpose="contact", **YES, how="en la asamblea")
    assert reads.consent_in_force(rosa, Purpose.CONTACT, on=today())
    again = visit(secretary, f"{LIST}/{rosa}/consentimientos")
    assert "en la asamblea" in again.main
    twice = submit(secretary, again, "Anotar el consentimiento", status=409, purpose="contact", **YES)
    assert "ya está vigente" in twice.main
    other = submit(secretary, again, "Anotar el consentimiento", status=422, purpose="public_name", given_by="legal_representative")
    assert "Desde los 15 años consiente la propia persona" in other.main


def test_a_sealed_number_is_opened_only_on_demand_and_noted(app, secretary, rosa):
    path = f"{LIST}/{rosa}/reservado"
    assert "Primero anote el consentimiento" in visit(secretary, path).main
    consents(rosa, Purpose.IDENTIFICATION)
    page = visit(secretary, path)
    wrong = submit(secretary, page, "Guardar el número", status=422, **{"doc-kind": "cedula", "doc-number": "1710034066"})
    assert "alguna cifra de la cédula está mal escrita" in wrong.main
    submit(secretary, page, "Guardar el número", **{"doc-kind": "cedula", "doc-number": CEDULA})
    closed = visit(secretary, path)
    assert CEDULA not in closed.html
    opened = submit(secretary, closed, "Abrir lo que tiene sello", status=200)
    assert CEDULA in opened.main
    assert "no-store" in opened.headers["Cache-Control"]
    assert CEDULA not in visit(secretary, path).html


def test_a_contact_is_sealed(app, secretary, rosa):
    consents(rosa, Purpose.CONTACT)
    submit(secretary, visit(secretary, f"{LIST}/{rosa}/reservado"), "Guardar el contacto", **{"con-contact": "radio, 17h00"})
    page = visit(secretary, f"{LIST}/{rosa}/reservado")
    assert "17h00" not in page.html
    assert "radio, 17h00" in submit(secretary, page, "Abrir lo que", status=200).main


def test_repeated_records_are_compared_joined_and_parted(app, secretary, body, rosa):
    twin = a_person("Grefa Rosa Andi", body=body)
    has_cedula(twin, CEDULA)
    pairs = visit(secretary, f"{LIST}/repetidas")
    compare = visit(secretary, pairs.links()["Rosa Grefa Andi"] if "Rosa Grefa Andi" in pairs.links() else pairs.links()["Grefa Rosa Andi"])
    assert "Guardado con sello" in compare.main
    assert CEDULA not in compare.html
    done = submit(secretary, compare, "Unir los registros", kept=str(rosa), reason="lo dijo ella")
    shown = visit(secretary, done.headers["Location"])
    assert "lo dijo ella" in shown.main
    assert reads.person(twin).id == rosa
    submit(secretary, shown, "Separar los registros")
    assert reads.person(twin).id == twin
    submit(secretary, visit(secretary, f"{LIST}/comparar/{rosa}/{twin}"), "Dejarlos separados")
    assert "No hay dos registros" in visit(secretary, f"{LIST}/repetidas").main


def test_correcting_a_record(app, secretary, rosa):
    page = visit(secretary, f"{LIST}/{rosa}/corregir")
    submit(secretary, page, "Guardar", status=422, name="  ")
    done = submit(secretary, page, "Guardar", name="Rosa Grefa Tanguila")
    assert visit(secretary, done.headers["Location"]).h1 == "Rosa Grefa Tanguila"


def test_hostile_names_are_shown_as_text(app, secretary, body):
    name = "<img src=x onerror=alert(1)> \"'"
    person = a_person(name, body=body)
    for path in (LIST, *(f"{LIST}/{person}{part}" for part in ("", "/descripcion", "/consentimientos", "/reservado", "/corregir"))):
        page = visit(secretary, path)
        assert "<img src=x" not in page.html
        assert name in page.text or path.endswith("/corregir")
