"""Pages beside the answers of a vote: amendments, other words, acclamation, another form, changed answers, blocs, the lot."""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.committees.rules import (
    InBlocs,
    LateArrivals,
    MajorityBase,
    MajorityKind,
    MajorityRule,
    Reconsideration,
    Statute,
    TieRule,
)
from governance_app.voting import actions, reads
from governance_app.voting.rules import Choice, Form, MotionState, Outcome
from tests.pages.test_voting import address, hour, result_of, somebody_of
from tests.support.build_access import signed_in
from tests.support.build_attendance import an_open_meeting, arrives, does, points_of
from tests.support.build_voting import a_motion, all_vote, an_open_vote, voters_of
from tests.support.pages import submit, visit

STATUTE = Statute(tie=TieRule.LOT, late_arrivals=LateArrivals.ANSWER, reconsideration=Reconsideration.ANY_TIME)


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return an_open_meeting(5, STATUTE, present=4)


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, somebody_of(meeting))


def test_an_amendment_is_put_decided_and_taken_into_the_words(desk: FlaskClient, meeting: UUID) -> None:
    main = a_motion(meeting, text="Comprar un motor")
    page = visit(desk, address(main))
    assert "Poner una enmienda" in page.main
    page = visit(desk, f"/trabajo/reuniones/{meeting}/votaciones/nueva?punto={points_of(meeting)[0]}&enmienda={main}")
    assert page.form_with("Presentar la moción").fields["amends"] == [str(main)]
    submit(desk, page, "Presentar la moción", text="De 15 caballos", form="acclamation")
    [amendment] = reads.amendments(main)
    refused = submit(desk, visit(desk, address(main)), "Abrir la votación", status=409, opened_at=hour(30))
    assert "Las enmiendas van primero. Esperan su votación: 1." in refused.html
    submit(desk, visit(desk, address(amendment.id)), "Abrir la votación", opened_at=hour(30))
    submit(desk, visit(desk, address(amendment.id)), "Aprobada por aclamación")
    assert result_of(amendment.id) is Outcome.CARRIED
    assert "Aprobada por aclamación, sin nadie en contra." in visit(desk, address(amendment.id)).main
    page = visit(desk, f"{address(main)}/palabras")
    empty = submit(desk, page, "Cambiar las palabras", status=422, text=" ")
    submit(desk, empty, "Cambiar las palabras", text="Comprar un motor de 15 caballos", because=str(amendment.id))
    shown = visit(desk, address(main))
    assert "Comprar un motor de 15 caballos" in shown.main
    assert "Versión 1" in shown.main
    submit(desk, shown, "Abrir la votación", opened_at=hour(35))


def test_a_motion_is_written_in_another_language(desk: FlaskClient, meeting: UUID) -> None:
    main = a_motion(meeting, text="Comprar un motor")
    page = visit(desk, f"{address(main)}/traducir")
    submit(desk, page, "Escribirla en otro idioma", status=422, language="en", text="")
    submit(desk, page, "Escribirla en otro idioma", language="en", text="Buy an engine")
    assert 'lang="en"' in visit(desk, address(main)).html


def test_a_matter_is_put_again_from_the_list_of_earlier_votes(desk: FlaskClient, meeting: UUID) -> None:
    first = an_open_vote(meeting, text="Comprar un motor")
    does(actions.record_hands, motion=first, votes_for=4, against=0)
    page = visit(desk, f"/trabajo/reuniones/{meeting}/votaciones/nueva")
    submit(desk, page, "Presentar la moción", item=str(points_of(meeting)[0]), text="Devolverlo", form="roll_call", again_of=str(first))
    second = reads.motions(meeting)[-1]
    assert second.again_of == first
    assert "Vuelve a poner este asunto" in visit(desk, address(second.id)).main


def test_somebody_against_an_acclamation_leads_to_a_roll_call(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ACCLAMATION)
    page = visit(desk, f"{address(motion)}/forma")
    submit(desk, page, "Seguir en otra forma", status=422, form="acclamation")
    submit(desk, page, "Seguir en otra forma", form="roll_call")
    assert reads.motion(motion).form is Form.ROLL_CALL
    assert "Guardar la lista y cerrar" in visit(desk, address(motion)).html


def test_who_came_late_is_let_in_by_one_button_and_only_when_there_is_somebody(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    words = "Que respondan también quienes llegaron después"
    assert words not in visit(desk, address(motion)).html
    arrives(meeting, 4, minute=35)
    submit(desk, visit(desk, address(motion)), words)
    assert reads.electorate(motion).voters == 5
    assert words not in visit(desk, address(motion)).html


def test_a_button_pressed_too_late_says_why(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ACCLAMATION)
    page = visit(desk, address(motion))
    does(actions.record_acclamation, motion=motion)
    submit(desk, page, "Aprobada por aclamación")
    assert "Esta votación no está abierta" in visit(desk, address(motion)).html


def test_an_answer_is_changed_and_what_it_was_stays_legible(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    one, *others = voters_of(motion)
    does(actions.record_ballot, motion=motion, seat=one, choice=Choice.AGAINST)
    page = visit(desk, f"{address(motion)}/cambiar")
    submit(desk, page, "Cambiar una respuesta", seat=str(one), choice="for")
    for seat in others:
        does(actions.record_ballot, motion=motion, seat=seat, choice=Choice.FOR)
    does(actions.close_roll_call, motion=motion)
    assert "Respuestas que se cambiaron antes de cerrar la votación" in visit(desk, address(motion)).main


def test_a_lot_breaks_the_tie(client: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    all_vote(motion, Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST)
    assert reads.motion(motion).state is MotionState.TIED
    desk = signed_in(client, somebody_of(meeting, Role.PRESIDENT))
    assert "Anotar el sorteo" in visit(desk, address(motion)).main
    page = visit(desk, f"{address(motion)}/sorteo")
    submit(desk, page, "Anotar el sorteo", status=422, choice="for", how="")
    submit(desk, page, "Anotar el sorteo", choice="for", how="Dos papeles; miraron dos delegadas", at=hour(40))
    assert "Hubo empate, y el sorteo hecho en la sala salió a favor." in visit(desk, address(motion)).main


def test_a_double_majority_shows_each_bloc(client: FlaskClient, app: Flask) -> None:
    rule = MajorityRule(MajorityKind.MORE_THAN_HALF, MajorityBase.PRESENT, in_blocs=InBlocs())
    meeting = an_open_meeting(5, Statute(majorities={"ordinary": rule}))
    desk = signed_in(client, somebody_of(meeting))
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    all_vote(motion, Choice.AGAINST, *[Choice.FOR] * 4)
    page = visit(desk, address(motion))
    assert "los votos de todos juntos alcanzaban, pero muy pocos bloques estuvieron a favor" in page.main
    assert "Bloques que lo alcanzaron: 4 de 5; hacían falta 5." in page.main
    assert "Bloque por bloque" in page.main


def test_a_consensus_holds_another_round(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.CONSENSUS, text="Cerrar la cantera")
    one = voters_of(motion)[0]
    page = visit(desk, address(motion))
    given = {f"choice-{one}": "objects", f"reason-{one}": "Trabaja mi familia", "another_round": "y"}
    wrong = submit(desk, page, "Guardar lo que dijo cada puesto", status=422, **given)
    assert "Escriba qué cambia para la siguiente ronda." in wrong.main
    submit(desk, wrong, "Guardar lo que dijo cada puesto", changed="Se cierra en dos años", text="Cerrar la cantera en dos años")
    page = visit(desk, address(motion))
    assert "Ronda 1" in page.main
    assert "Trabaja mi familia" in page.main
    form = page.form_with("Guardar lo que dijo cada puesto")
    assert form.fields[f"choice-{one}"] == ["objects"], "the next round begins where the last one ended"
    submit(desk, page, "Guardar lo que dijo cada puesto", **{f"choice-{one}": "for", f"reason-{one}": ""})
    assert result_of(motion) is Outcome.CARRIED
