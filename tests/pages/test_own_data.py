"""My data in the browser: seen, corrected, disputed, taken along; never kept by a browser, and no other person's."""

import json
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from governance_app.access.actions import add_account
from governance_app.access.reads import actor_of
from governance_app.access.rules import SYSTEM, Role, Secret
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.people import actions as people_actions
from governance_app.people import reads as people
from governance_app.people.reads.own import disputes
from governance_app.people.rules import AgeBand, ConsentGiver, Field, Purpose
from governance_app.privacy import actions
from governance_app.privacy.reads.asking import requests_of
from governance_app.privacy.rules import Outcome
from tests.actions.test_own_data import account_of
from tests.actions.test_own_figures import sixty
from tests.support.build_access import a_plain_body, an_account, signed_in
from tests.support.build_people import a_person, consents, has_cedula, says_of_themselves
from tests.support.build_releases import a_committee, publishes
from tests.support.pages import submit, visit

NAME = "Sisa Propia Verdadera"
PAGES = tuple(f"/mis-datos{part}" for part in ("", "/imprimir", "/pedir", "/respuestas", "/consentimientos", "/contacto"))


def today():
    return clock.local_day(clock.now())


def post(browser, page, path, **values):
    """Send what no button of the page would send, with the token that the page carries."""
    token = next(form.fields["csrf_token"][0] for form in page.forms() if "csrf_token" in form.fields)
    return browser.post(path, data={"csrf_token": token, "request_id": str(new_id()), **values})


@pytest.fixture
def sisa(app, client: FlaskClient) -> SimpleNamespace:
    """Somebody with answers, signed in with an account that holds no role at all."""
    body = a_plain_body("Comité Río Verde")
    id = a_person(NAME, body=body, says={Field.SEX: "mujer"})
    return SimpleNamespace(id=id, body=body, browser=signed_in(client, account_of(id)))


def test_an_account_tied_to_nobody_reads_what_to_do(client, app):
    member = signed_in(client, an_account(Role.MEMBER, a_plain_body()))
    page = visit(member, "/mis-datos")
    assert "Pídalo a la secretaría de su comité" in page.main
    refused = visit(member, "/mis-datos/imprimir", status=404)
    assert "no está unida a su ficha" in refused.main
    visit(client, "/mis-datos/mis-datos.json", status=404)


def test_no_page_of_ones_own_is_kept_and_no_address_says_whose(sisa):
    for path in (*PAGES, "/mis-datos/mis-datos.json"):
        answer = sisa.browser.get(path)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store", path
        assert str(sisa.id) not in path
    for page in PAGES:
        assert not [url for url in visit(sisa.browser, page).links().values() if str(sisa.id) in url]


def test_everything_is_there_in_words(sisa):
    has_cedula(sisa.id, "1710034065")
    consents(sisa.id, Purpose.CONTACT, how="de palabra en la asamblea")
    people_actions.set_contact(actor=SYSTEM, id=new_id(), now=clock.now(), person=sisa.id, contact=Secret("radio 7"))
    page = visit(sisa.browser, "/mis-datos")
    for words in (NAME, "Comité Río Verde", "1710034065", "radio 7", "Sexo", "Mujer", "de palabra en la asamblea",
                  "Todavía nadie ha nombrado a la institución responsable", "Nadie ha abierto"):
        assert words in page.main, words
    printed = visit(sisa.browser, "/mis-datos/imprimir")
    assert "1710034065" in printed.main
    answer = sisa.browser.get("/mis-datos/mis-datos.json")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mis-datos.json"'
    assert json.loads(answer.data)["record"]["identity_number"] == "1710034065"


def test_published_figures_that_count_me_are_told_on_the_page_on_paper_and_in_the_file(app, client):
    body = a_committee("comite-publicado")
    people_of = sixty(body)
    browser = signed_in(client, account_of(people_of[0]))
    assert "Ninguna. Usted no cuenta en ninguna cifra publicada" in visit(browser, "/mis-datos").main
    publishes(body)
    for path in ("/mis-datos", "/mis-datos/imprimir"):
        words = visit(browser, path).main
        for told in ("Comite-publicado", "01/07/2025 a 30/06/2026", "03/07/2026", "Por sexo: Mujer", "Por pertenencia indígena: Indígena",
                     "no se puede volver a contar sin usted", "una corrección de hoy no cambia lo que se contó entonces",
                     "hasta que se borren sus datos"):
            assert told.casefold() in words.casefold(), (path, told)
    assert visit(browser, "/mis-datos").links()["Ver las cifras publicadas"] == "/participacion"
    (told,) = json.loads(browser.get("/mis-datos/mis-datos.json").data)["figures"]
    assert told["tables"][0] == {"dimension": "sex", "line": "mujer"}
    assert told["said_then"] == {"sex": "mujer", "age": "30-64", "peoples": "kichwa"}


def test_an_answer_is_corrected_and_a_blank_one_erased(sisa):
    page = visit(sisa.browser, "/mis-datos/respuestas")
    submit(sisa.browser, page, "Guardar mis respuestas", sex="hombre", ethnic_self_id="indigena")
    assert people.description(sisa.id, on=today()).sex == "hombre"
    peoples = visit(sisa.browser, "/mis-datos/pueblo")
    submit(sisa.browser, peoples, "Guardar la respuesta", nationality="", said="")
    blank = visit(sisa.browser, "/mis-datos/respuestas")
    submit(sisa.browser, blank, "Guardar mis respuestas", sex="", ethnic_self_id="")
    assert people.description(sisa.id, on=today()).sex is None
    assert "No hay nada anotado" in visit(sisa.browser, "/mis-datos").main


def test_without_a_yes_nothing_is_written_and_with_it_the_consent_stands(app, client):
    id = a_person("Nunkui Ejemplo")
    browser = signed_in(client, account_of(id))
    page = visit(browser, "/mis-datos/respuestas")
    wrong = submit(browser, page, "Guardar mis respuestas", status=422, sex="mujer")
    assert "Sin su sí no se anota nada" in wrong.main
    assert people.consents(id) == ()
    submit(browser, wrong, "Guardar mis respuestas", sex="mujer", agree="y")
    (consent,) = people.consents(id)
    assert (consent.given_by, consent.how) == (ConsentGiver.SELF, "En su propia página")


def test_an_answer_is_disputed_with_a_reason_that_its_keeper_reads(sisa):
    page = visit(sisa.browser, "/mis-datos/respuestas")
    nothing = submit(sisa.browser, page, "Marcar como disputada", status=409, **{"dis-field": "disability"})
    assert "no hay nada que disputar" in nothing.main
    submit(sisa.browser, nothing, "Marcar como disputada", **{"dis-field": "sex", "dis-why": "nadie me preguntó"})
    assert disputes(sisa.id) == {Field.SEX: "nadie me preguntó"}
    assert "Disputada: nadie me preguntó" in visit(sisa.browser, "/mis-datos").main
    secretary = signed_in(sisa.browser, an_account(Role.SECRETARY, sisa.body))
    assert "nadie me preguntó" in visit(secretary, f"/trabajo/personas/{sisa.id}/descripcion").main


def test_a_consent_is_given_and_taken_back_in_one_step_each(sisa):
    page = visit(sisa.browser, "/mis-datos/consentimientos")
    done = submit(sisa.browser, page, "Retirarlo")
    assert "Se borraron todas las respuestas" in visit(sisa.browser, done.headers["Location"]).text
    assert people.description(sisa.id, on=today()).sex is None
    again = visit(sisa.browser, "/mis-datos/consentimientos")
    assert "Retirados antes" in again.main
    assert post(sisa.browser, again, "/mis-datos/consentimientos", purpose="contact").status_code == 303
    contact = visit(sisa.browser, "/mis-datos/contacto")
    submit(sisa.browser, contact, "Guardarlo sellado", contact="canal 5, a las seis")
    assert people.contact(sisa.id) == "canal 5, a las seis"
    strange = post(sisa.browser, again, "/mis-datos/consentimientos", purpose="otra cosa")
    assert strange.status_code == 422


def test_somebody_under_fifteen_reads_that_their_representative_speaks_and_may_ask(app, client):
    id = a_person("Niña Ejemplo", minor_band=AgeBand.ADOLESCENT_12_14, representative="Su madre")
    says_of_themselves(id, {Field.SEX: "mujer"}, given_by=ConsentGiver.LEGAL_REPRESENTATIVE)
    browser = signed_in(client, account_of(id))
    page = visit(browser, "/mis-datos")
    assert "Tiene menos de 15 años" in page.main
    assert "Corregir, eliminar" not in page.main
    assert "Retirarlo" not in visit(browser, "/mis-datos/consentimientos").main
    posted = post(browser, page, "/mis-datos/consentimientos/retirar", purpose="participation_figures")
    assert posted.status_code == 409
    assert people.description(id, on=today()).sex == "mujer"
    submit(browser, visit(browser, "/mis-datos/pedir"), "Enviar el pedido", kind="rectification", words="soy de otra comunidad")
    assert len(requests_of(id)) == 1


def test_what_is_asked_is_seen_taken_back_and_its_answer_read(sisa):
    ask = visit(sisa.browser, "/mis-datos/pedir")
    empty = submit(sisa.browser, ask, "Enviar el pedido", status=422, words="corrijan mi nombre")
    assert "corrijan mi nombre" in empty.html
    done = submit(sisa.browser, empty, "Enviar el pedido", kind="rectification")
    page = visit(sisa.browser, done.headers["Location"])
    assert "corrijan mi nombre" in page.main
    assert "Quedan 15 días" in page.main
    twice = submit(sisa.browser, visit(sisa.browser, "/mis-datos/pedir"), "Enviar el pedido", status=409, kind="rectification")
    assert "Ya se pidió lo mismo" in twice.main
    submit(sisa.browser, page, "Retirarlo")
    assert "Retirado por la persona" in visit(sisa.browser, "/mis-datos").main
    submit(sisa.browser, visit(sisa.browser, "/mis-datos/pedir"), "Enviar el pedido", kind="rectification")
    asked = next(one for one in requests_of(sisa.id) if one.outcome is None)
    actions.answer_request(
        actor=SYSTEM, id=new_id(), now=clock.now(), request=asked.id, outcome=Outcome.DONE, answer=Secret("corregido ya"))
    assert "corregido ya" in visit(sisa.browser, "/mis-datos").main


def test_the_secretary_ties_the_account_of_a_printed_sheet_on_the_page_of_the_person(app, client):
    body = a_plain_body("Comité Río Verde")
    id = a_person("Nunkui Ejemplo Tsamaraint", body=body)
    for login, name in (("nunkui", "Nunkui Tsamaraint"), ("otra", "Otra Persona")):
        add_account(actor=SYSTEM, id=new_id(), now=clock.now(), login=login, name=name, password=Secret("una frase larga 77"),
                    role=Role.MEMBER, body=body)
    secretary = signed_in(client, an_account(Role.SECRETARY, body))
    page = visit(secretary, f"/trabajo/personas/{id}/cuenta")
    assert "nunkui" in page.main
    assert "otra" not in page.main
    done = submit(secretary, page, "Es de esta persona")
    tied = visit(secretary, done.headers["Location"])
    assert "No es de esta persona" in tied.main
    submit(secretary, tied, "No es de esta persona")
    assert "Es de esta persona" in visit(secretary, f"/trabajo/personas/{id}/cuenta").main
    bad = post(secretary, tied, f"/trabajo/personas/{id}/cuenta", account="nada")
    assert bad.status_code == 404


def test_an_account_of_who_was_erased_is_shut(sisa):
    me = account_of(sisa.id)
    actions.erase_person(actor=SYSTEM, id=new_id(), now=clock.now(), person=sisa.id, name=Secret(NAME), ground="consent_revoked")
    with pytest.raises(LookupError):
        actor_of(me.account, clock.now())
    assert sisa.browser.get("/mis-datos").status_code in (302, 303, 401)
