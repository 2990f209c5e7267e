"""Pages of slips: the sheet that shows codes once, and the voter's page from the code to the result."""

import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import new_code
from governance_app.voting import actions, reads
from governance_app.voting.rules import Choice, Form, MotionState
from tests.pages.test_voting import address, somebody_of
from tests.support.build_access import sign_out_of, signed_in
from tests.support.build_attendance import an_open_meeting, does
from tests.support.build_voting import a_motion, an_open_vote, voters_of
from tests.support.pages import Page, submit, visit

CODE = re.compile(r"<b>([0-9A-Z]{4})</b>")


@pytest.fixture
def motion(app: Flask) -> UUID:
    return an_open_vote(an_open_meeting(5, present=4), Form.ROLL_CALL, text="Comprar un motor")


@pytest.fixture
def desk(client: FlaskClient, motion: UUID) -> FlaskClient:
    return signed_in(client, somebody_of(reads.motion(motion).meeting))


def codes_on(sheet: Page) -> list[str]:
    groups = CODE.findall(sheet.html)
    return ["-".join(groups[n:n + 5]) for n in range(0, len(groups), 5)]


def printed(desk: FlaskClient, motion: UUID, **given: str) -> Page:
    return submit(desk, visit(desk, f"{address(motion)}/tarjetas"), "Repartir tarjetas", status=200, **given)


def with_code(client: FlaskClient, code: str, status: int = 200) -> Page:
    return submit(client, visit(client, "/voto"), "Continuar", status=status, code=code)


def test_slips_are_printed_once_and_a_double_click_prints_the_same(desk: FlaskClient, motion: UUID) -> None:
    assert "Repartir tarjetas" in visit(desk, address(motion)).main
    page = visit(desk, f"{address(motion)}/tarjetas")
    sheet = submit(desk, page, "Repartir tarjetas", status=200)
    assert len(codes_on(sheet)) == 4
    assert sheet.html.count("<svg") >= 4
    assert sheet.headers["Cache-Control"] == "no-store"
    assert "Comprar un motor" in sheet.main
    assert codes_on(submit(desk, page, "Repartir tarjetas", status=200)) == codes_on(sheet)
    other_seed = submit(desk, page, "Repartir tarjetas", status=200, seed="otra")
    assert codes_on(other_seed) == []
    assert "Todos los puestos que pueden responder tienen su tarjeta" in printed_again(desk, motion).main
    [code] = codes_on(printed(desk, motion, seat=str(voters_of(motion)[0])))
    assert code not in codes_on(sheet)


def printed_again(desk: FlaskClient, motion: UUID) -> Page:
    return submit(desk, visit(desk, f"{address(motion)}/tarjetas"), "Repartir tarjetas", status=409)


def test_before_the_vote_opens_the_page_says_when_slips_are_printed(desk: FlaskClient, motion: UUID) -> None:
    waiting = a_motion(reads.motion(motion).meeting, Form.ROLL_CALL)
    assert "Las tarjetas se imprimen cuando la votación está abierta" in visit(desk, f"{address(waiting)}/tarjetas").main


def test_a_voter_answers_changes_and_reads_the_result(desk: FlaskClient, motion: UUID) -> None:
    codes = codes_on(printed(desk, motion))
    voter = sign_out_of(desk)
    page = with_code(voter, codes[0].lower().replace("-", " "))
    assert "Comprar un motor" in page.main
    assert [b for f in page.forms() for b in f.buttons if "respuesta" in b] == ["Dar mi respuesta"]
    empty = submit(voter, page, "Dar mi respuesta", status=422, choice=None)
    kept = submit(voter, empty, "Dar mi respuesta", status=200, choice="for", reason="por el agua")
    assert "Su respuesta está guardada" in kept.main
    assert "Puede cambiarla hasta que se cierre la votación." in kept.main
    assert kept.headers["Cache-Control"] == "no-store"
    submit(voter, kept, "Cambiar mi respuesta", status=200, choice="against")
    assert [b.choice for b in reads.ballots(motion)] == [Choice.AGAINST]
    again = with_code(voter, codes[0])
    assert again.form_with("Cambiar mi respuesta").fields["choice"] == ["against"]
    for code in codes[1:]:
        page = submit(voter, with_code(voter, code), "Dar mi respuesta", status=200, choice="for")
        assert "A favor 3" not in page.main
    open_page = with_code(voter, codes[0])
    does(actions.close_roll_call, motion=motion)
    closed = submit(voter, open_page, "Cambiar mi respuesta", status=409, choice="for")
    assert "Esta votación no está abierta." in closed.main
    assert "A favor 3, en contra 1" in closed.main
    assert "A favor 3, en contra 1" in with_code(voter, codes[1]).main


def test_two_browsers_for_one_seat_one_is_told(desk: FlaskClient, motion: UUID) -> None:
    code = codes_on(printed(desk, motion))[0]
    first, second = with_code(desk, code), with_code(desk, code)
    submit(desk, first, "Dar mi respuesta", status=200, choice="for")
    told = submit(desk, second, "Dar mi respuesta", status=409, choice="against")
    assert "ya votó" in told.main
    assert "Lo que está guardado ahora para su puesto: A favor" in told.main
    submit(desk, told, "Cambiar mi respuesta", status=200, choice="abstain")
    assert [b.choice for b in reads.ballots(motion)] == [Choice.ABSTAIN]


def test_forged_mistyped_and_replaced_codes_are_told_apart_and_open_nothing(desk: FlaskClient, motion: UUID) -> None:
    sheet = printed(desk, motion)
    lost = codes_on(sheet)[0]
    open_page = with_code(desk, lost)
    printed(desk, motion, seat=str(next(v for v in voters_of(motion) if reads.seat_labels(
        reads.motion(motion).meeting)[v] == sheet.root.all("h2")[0].text)))
    assert "Esta tarjeta ya no sirve" in with_code(desk, lost, 409).main
    assert "Esta tarjeta ya no sirve" in submit(desk, open_page, "Dar mi respuesta", status=409, choice="for").main
    assert "Ninguna tarjeta tiene este código" in with_code(desk, new_code(), 422).main
    with_code(desk, lost[:-1], 422)
    assert reads.ballots(motion) == ()


def test_no_address_carries_a_code_and_a_reload_begins_with_it(desk: FlaskClient, motion: UUID) -> None:
    sheet = printed(desk, motion)
    code = codes_on(sheet)[0]
    page = with_code(desk, code)
    for one in (sheet, page):
        carried = [n.attrs.get(a, "") for n in one.root.all("a", "form") for a in ("href", "action")]
        assert not [link for link in carried if code in link or code.replace("-", "") in link]
    assert (desk.get("/voto/respuesta").status_code, desk.get("/voto/respuesta").location) == (303, "/voto")
    assert 'data-fragment="true"' in visit(desk, "/voto").html


def test_the_recorder_sees_numbers_only_and_closes_when_all_have_answered(desk: FlaskClient, motion: UUID) -> None:
    codes = codes_on(printed(desk, motion))
    submit(desk, with_code(desk, codes[0]), "Dar mi respuesta", status=200, choice="against")
    page = visit(desk, f"{address(motion)}/tarjetas")
    assert "4tienen su tarjeta" in page.main
    assert "1ya respondieron" in page.main
    assert "En contra" not in page.main
    submit(desk, page, "Todos respondieron: cerrar la votación")
    assert reads.motion(motion).state is MotionState.OPEN
    for code in codes[1:]:
        submit(desk, with_code(desk, code), "Dar mi respuesta", status=200, choice="for")
    submit(desk, visit(desk, f"{address(motion)}/tarjetas"), "Todos respondieron: cerrar la votación")
    assert reads.motion(motion).state is MotionState.CLOSED
    assert "Repartir tarjetas" not in str([list(f.buttons) for f in visit(desk, f"{address(motion)}/tarjetas").forms()])
