"""What people ask, in the secretary's browser: on the desk with its days in words, taken down, answered, or led to the erasure."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from governance_app.access.rules import SYSTEM, Role
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.privacy import actions
from governance_app.privacy.reads.asking import requests_of
from governance_app.privacy.reads.own import own_data
from governance_app.privacy.rules import Channel, Outcome, RefusalGround, RequestKind
from tests.support.build_access import a_plain_body, an_account, signed_in
from tests.support.build_people import a_person
from tests.support.pages import submit, visit

NAME, LIST = "Sisa Pide Verdadera", "/trabajo/pedidos"


def today():
    return clock.local_day(clock.now())


@pytest.fixture
def world(app, client: FlaskClient) -> SimpleNamespace:
    body = a_plain_body("Comité Río Verde")
    id = a_person(NAME, body=body)
    return SimpleNamespace(id=id, body=body, secretary=signed_in(client, an_account(Role.SECRETARY, body)))


def asked(world, kind=RequestKind.RECTIFICATION, ago=0):
    return actions.receive_request(
        actor=SYSTEM, id=new_id(), now=clock.now(), person=world.id, kind=kind, channel=Channel.VOICE,
        received_on=today() - timedelta(days=ago)).subject


@pytest.mark.parametrize(("ago", "words", "tone"), [
    (0, "Quedan 15 días", "calm"), (9, "Quedan 6 días", "calm"), (10, "Vence pronto: quedan 5 días", "wait"),
    (14, "Vence pronto: queda 1 día", "wait"), (15, "Vence hoy", "bad"), (16, "Vencido hace 1 día", "bad"),
    (40, "Vencido hace 25 días", "bad")])
def test_the_days_left_are_said_in_words_on_the_desk_and_in_the_list(world, ago, words, tone):
    asked(world, ago=ago)
    for path in ("/trabajo", LIST):
        page = visit(world.secretary, path)
        assert words.casefold() in page.main.casefold(), page.main
        assert f'class="tag {tone}"' in page.html
    assert NAME not in visit(world.secretary, "/trabajo").main  # whoever looks over the shoulder at a desk reads no name


def test_a_request_by_voice_is_taken_down_at_the_person_and_answered(world):
    show = visit(world.secretary, f"/trabajo/personas/{world.id}")
    page = visit(world.secretary, show.links()["Anotar un pedido sobre estos datos"])
    wrong = submit(world.secretary, page, "Anotar el pedido", status=422, kind="rectification", channel="voice", asker="representative",
                   words="que conste canario")
    assert "Escriba el nombre de quien representa" in wrong.main
    assert "que conste canario" in wrong.html
    late = submit(world.secretary, wrong, "Anotar el pedido", status=422, representative="Su madre",
                  received_on=(today() + timedelta(days=1)).isoformat())
    assert "no se puede recibir en un día que aún no llega" in late.main
    done = submit(world.secretary, late, "Anotar el pedido", received_on=(today() - timedelta(days=3)).isoformat())
    one = visit(world.secretary, done.headers["Location"])
    assert "Su madre" in one.main
    assert "Quedan 12 días" in one.main
    refused = submit(world.secretary, one, "Anotar la respuesta", status=422, outcome="refused")
    assert "Elija la causa" in refused.main
    submit(world.secretary, refused, "Anotar la respuesta", ground="legal_duty", answer="no se puede")
    (kept,) = requests_of(world.id)
    assert (kept.outcome, kept.ground, kept.answer) == (Outcome.REFUSED, RefusalGround.LEGAL_DUTY, "no se puede")
    assert "Nadie espera respuesta" in visit(world.secretary, LIST).main
    closed = visit(world.secretary, f"{LIST}/{kept.id}")
    assert "no se puede" in closed.main
    assert "Anotar la respuesta" not in closed.main


def test_the_data_are_handed_over_on_paper_or_as_a_file_and_the_person_sees_who_opened_them(world):
    id = asked(world, RequestKind.ACCESS)
    page = visit(world.secretary, f"{LIST}/{id}")
    assert "Hacen falta para" not in page.main  # the grounds of art. 18 do not reach the right of access
    paper = submit(world.secretary, page, "Abrir para imprimir", status=200)
    assert NAME in paper.h1
    assert paper.headers["Cache-Control"] == "no-store"
    file = submit(world.secretary, visit(world.secretary, f"{LIST}/{id}"), "Bajar como archivo", status=200)
    assert file.headers["Content-Disposition"] == 'attachment; filename="mis-datos.json"'
    assert [look.by for look in own_data(world.id, on=today()).looks] == ["Rosa Prueba"] * 2
    other = asked(world, RequestKind.OPPOSITION)
    assert "Abrir para imprimir" not in visit(world.secretary, f"{LIST}/{other}").main


def test_an_erasure_leads_an_administrator_to_the_page_that_erases_and_is_then_answered(world):
    id = asked(world, RequestKind.ERASURE)
    page = visit(world.secretary, f"{LIST}/{id}")
    assert "Solo elimina quien administra" in page.main
    conflict = submit(world.secretary, page, "Anotar la respuesta", status=409, outcome="done")
    assert "Primero elimine los datos" in conflict.main
    administrator = signed_in(world.secretary, an_account(Role.ADMINISTRATOR, world.body))
    way = visit(administrator, f"{LIST}/{id}").links()["Ir a la página que elimina"]
    submit(administrator, visit(administrator, way), "Eliminar los datos", ground="consent_revoked", name=NAME)
    (kept,) = requests_of(world.id)
    assert (kept.outcome, kept.words) == (Outcome.DONE, "")


def test_nobody_of_another_committee_sees_it(world, client):
    id = asked(world)
    other = signed_in(client, an_account(Role.SECRETARY, a_plain_body("Otro comité")))
    assert NAME not in visit(other, LIST).main
    visit(other, f"{LIST}/{id}", status=404)
    assert "Lo que la gente pide" not in visit(other, "/trabajo").main
    visit(signed_in(client, an_account(Role.FACILITATOR, world.body)), LIST, status=403)
