"""The register and the commitments in a browser's eyes: every page inspected, without JavaScript."""

from datetime import timedelta

from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.commitments import actions as promises
from governance_app.commitments import reads as commitments
from governance_app.commitments.rules import CommitmentState
from governance_app.decisions import actions, reads
from governance_app.decisions.rules import DecisionState, RelationKind
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.meetings.actions import change_item, plan_meeting
from governance_app.meetings.rules import ItemKind
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import an_open_meeting, does, points_of
from tests.support.build_committees import an_organisation
from tests.support.build_decisions import MET, a_commitment, a_decision
from tests.support.build_minutes import a_finished_meeting
from tests.support.pages import Page, submit, visit


def signed(client: FlaskClient, meeting, role: Role = Role.SECRETARY) -> FlaskClient:
    return signed_in(client, an_account(role, meetings.meeting(meeting).body))


def follow(client: FlaskClient, answer: Page) -> Page:
    return visit(client, answer.headers["Location"])


def test_the_register_is_searched_as_it_stood_on_a_day(client):
    meeting = an_open_meeting()
    old = a_decision(meeting, title="Vivero de guayusa")
    new = a_decision(meeting, title="Sin vivero", in_force_from=MET)
    does(actions.relate, later=new, earlier=old, kind=RelationKind.REVOKES, from_day=MET + timedelta(days=3))
    signed(client, meeting)
    page = visit(client, "/trabajo/decisiones")
    assert "Se encontraron 2 decisiones." in page.main
    page = submit(client, page, "Buscar", words="VIVÉRO guayusa", on=str(MET), status=200)
    assert ("Vivero de guayusa" in page.main, "Sin vivero" in page.main) == (True, False)
    assert "En vigor" in page.main.split("Vivero de guayusa")[1]
    later = visit(client, f"/trabajo/decisiones?on={MET + timedelta(days=3)}&state={DecisionState.REVOKED.value}")
    assert "Derogada" in later.main.split("Vivero de guayusa")[1]
    assert "Ninguna decisión responde" in visit(client, "/trabajo/decisiones?words=petróleo").main
    assert visit(client, "/trabajo/decisiones?year=nada&on=ayer&state=x&page=-4&body=zzz").main


def test_after_the_closing_the_forms_ask_why_only_now(client):
    """Both of them, and only then; what was typed stays."""
    meeting, going_on = a_finished_meeting(), an_open_meeting()
    signed_in(client, an_account(Role.ADMINISTRATOR))
    asked = "Por qué se anota recién ahora"
    for path, button, given in (
        ("decisiones/nueva", "Guardar", {"kind": "accord", "title": "Vivero", "text": "Se hace un vivero"}),
        ("compromisos/nuevo", "Guardar", {"text": "Hacer un vivero", "organisation": str(an_organisation()), "due_on": str(MET)}),
    ):
        assert asked not in visit(client, f"/trabajo/reuniones/{going_on}/{path}").main
        page = visit(client, f"/trabajo/reuniones/{meeting}/{path}")
        page = submit(client, page, button, status=422, **given)
        assert asked in page.main
        assert "vivero" in page.main
        submit(client, page, button, late_reason="La hoja llegó por río")
    assert "La hoja llegó por río" in visit(client, f"/trabajo/reuniones/{meeting}/historia").main


def test_a_decision_is_offered_for_publication_unless_its_point_was_dealt_with_behind_closed_doors(client):
    meeting = an_open_meeting()
    shown, hidden = points_of(meeting)[:2]
    does(change_item, item=hidden, title="Queja de una familia", kind=ItemKind.DECISION, closed_session_reason="Trata de menores",
         reason="Lo pidió la familia")
    signed(client, meeting)
    new = f"/trabajo/reuniones/{meeting}/decisiones/nueva?punto="
    ticked = [visit(client, f"{new}{point}").form_with("Guardar con su número").fields["publish_now"] for point in (shown, hidden)]
    assert ticked == [["y"], []]


def test_a_decision_is_written_related_paid_and_published(client):
    meeting = an_open_meeting()
    old, new = a_decision(meeting, title="La primera"), a_decision(meeting, title="La segunda")
    signed(client, meeting)
    page = visit(client, f"/trabajo/decisiones/{new}/texto")
    page = follow(client, submit(client, page, "Guardar el texto", language="qu", title="Yaku", text="Yakuta kuyrana", review="draft"))
    assert "Kichwa" in page.main
    assert "Borrador, sin revisar" in page.main
    page = visit(client, f"/trabajo/decisiones/{new}/reforma")
    wrong = submit(client, page, "Guardar", earlier=str(old), kind="amends", from_day="2025-01-01", status=422)
    assert "no puede cambiar a aquella" in wrong.main
    page = follow(client, submit(client, wrong, "Guardar", earlier=str(old), kind="amends", from_day=str(MET)))
    assert "Reforma a RESOLUCIÓN 001-CGCPP-2026" in page.main
    assert "Reformada por RESOLUCIÓN 002-CGCPP-2026" in visit(client, f"/trabajo/decisiones/{old}").main
    page = visit(client, f"/trabajo/decisiones/{new}/montos")
    page = follow(client, submit(client, page, "Anotar", kind="promised", cents="1.250,50", on=str(MET), source="Convenio 4"))
    page = visit(client, f"/trabajo/decisiones/{new}/montos")
    page = follow(client, submit(client, page, "Anotar", kind="promised", cents="0,51", lower="y", on=str(MET), source="Corrección"))
    assert "$1.249,99" in page.main
    page = visit(client, f"/trabajo/decisiones/{new}/montos")
    wrong = submit(client, page, "Anotar", kind="disbursed", cents="1", lower="y", on=str(MET), source="Oficio", status=422)
    assert "por debajo de cero" in wrong.main
    page = follow(client, submit(client, visit(client, f"/trabajo/decisiones/{new}"), "Publicar"))
    assert "Pública" in page.main
    page = visit(client, f"/trabajo/decisiones/{new}/texto?idioma=es")
    assert "no se cambia" in submit(client, page, "Guardar el texto", text="Otro", status=422).main


def test_without_a_vote_the_reason_is_asked(client):
    meeting = an_open_meeting()
    signed(client, meeting)
    page = visit(client, f"/trabajo/reuniones/{meeting}/decisiones/nueva?punto={points_of(meeting)[1]}")
    wrong = submit(client, page, "Guardar con su número", title="Saludo", text="Se saluda.", status=422)
    assert "por qué no hubo votación" in wrong.main
    page = follow(client, submit(client, wrong, "Guardar con su número", without_vote="Por aclamación"))
    assert "Decidido sin votación. Motivo: Por aclamación" in page.main
    assert reads.decisions_of_meeting(meeting)[0].item == points_of(meeting)[1]


def test_a_member_sees_no_button_that_writes(client):
    meeting = an_open_meeting()
    decision, promise = a_decision(meeting), a_commitment(meeting)
    signed(client, meeting, Role.MEMBER)
    assert "Publicar" not in visit(client, f"/trabajo/decisiones/{decision}").main
    page = visit(client, f"/trabajo/compromisos/{promise}")
    assert ("Contar el avance" in page.main, "Está cumplido" in page.main) == (True, False)
    assert client.get(f"/trabajo/compromisos/{promise}/cumplido").status_code == 403
    assert client.post(f"/trabajo/decisiones/{decision}/publicar").status_code in (400, 403)


def test_the_way_of_a_commitment(client):
    meeting = an_open_meeting()
    promise = a_commitment(meeting, days=-0)
    signed(client, meeting)
    assert "Vencido hace" in visit(client, "/trabajo/compromisos?overdue=y").main
    base = f"/trabajo/compromisos/{promise}"
    page = visit(client, f"{base}/avance")
    page = follow(client, submit(client, page, "Contar el avance", on=str(MET), text="La mitad", evidence="Foto"))
    assert "La mitad Prueba: Foto" in page.main
    day = clock.local_day(clock.now()) + timedelta(days=3)
    page = follow(client, submit(client, visit(client, f"{base}/plazo"), "Cambiar el plazo", due_on=str(day), reason="Creció el río"))
    assert "Vence pronto" in page.main
    page = visit(client, f"{base}/cumplido")
    assert submit(client, page, "Está cumplido", evidence="", status=422).main
    page = follow(client, submit(client, page, "Está cumplido", evidence="Foto en la casa comunal"))
    assert "Cumplido, con prueba" in page.main
    page = follow(client, submit(client, visit(client, f"{base}/reabrir"), "Volver a abrir", reason="Se cayó el puente"))
    page = follow(client, submit(client, visit(client, f"{base}/desistir"), "Desistir", reason="Lo hace el cantón"))
    assert commitments.commitment(promise).state is CommitmentState.CANCELLED
    late = submit(client, visit(client, f"{base}/avance"), "Contar el avance", on=str(MET), text="Más", status=409)
    assert "primero se vuelve a abrir" in late.main


def test_what_earlier_meetings_left_is_offered_to_the_agenda(client):
    first = an_open_meeting()
    body = meetings.meeting(first).body
    a_commitment(first, text="Limpiar el sendero")
    done = a_commitment(first, text="Pintar la canoa")
    does(promises.close_commitment, commitment=done, on=MET, evidence="Foto")
    second = _another_meeting(body)
    signed(client, first)
    page = visit(client, f"/trabajo/reuniones/{second}/compromisos")
    assert ("Limpiar el sendero" in page.main, "Pintar la canoa" in page.main) == (True, False)
    page = follow(client, submit(client, page, "Ponerlos en el orden del día de esta reunión"))
    assert "Ponerlos en el orden del día" not in page.main
    assert len(meetings.agenda(second)) == 1


def _another_meeting(body):
    given = {"kind": meetings.meetings_of(body)[0].kind, "starts_at": clock.now() + timedelta(days=30), "place": "Casa comunal"}
    return does(plan_meeting, body=body, **given)
