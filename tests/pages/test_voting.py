"""Pages of voting: consensus, hands and roll call from the motion to the result, with plain forms."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Actor, Role
from governance_app.attendance import actions as attendance
from governance_app.committees.rules import Statute, TieRule
from governance_app.foundation import clock
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.rules import Form, MotionState, Outcome
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import STARTS, a_convened_meeting, an_open_meeting, does, leaves, points_of, principal
from tests.support.build_voting import a_motion, an_open_vote, voters_of
from tests.support.pages import submit, visit


def somebody_of(meeting: UUID, role: Role = Role.SECRETARY) -> Actor:
    return an_account(role, meetings.meeting(meeting).body)


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return an_open_meeting(5, Statute(tie=TieRule.CASTING_VOTE))


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, somebody_of(meeting))


def address(motion: UUID) -> str:
    return f"/trabajo/mociones/{motion}"


def hour(minute: int) -> str:
    return clock.local(STARTS + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M")


def result_of(motion: UUID) -> Outcome | None:
    result = reads.result(motion)
    return result.outcome if result else None


def test_a_motion_is_put_opened_counted_and_read(desk: FlaskClient, meeting: UUID) -> None:
    page = visit(desk, f"/trabajo/reuniones/{meeting}/votaciones/nueva")
    point = points_of(meeting)[1]
    submit(desk, page, "Presentar la moción", item=str(point), text="", form="show_of_hands", status=422)
    given = {"item": str(point), "text": "Proteger el estero", "form": "show_of_hands", "proposer": str(principal(meeting, 0))}
    assert "open_now" not in page.html, "a meeting copied from paper opens its votes at the hours of the paper"
    submit(desk, page, "Presentar la moción", **given)
    [put] = reads.motions(meeting)
    page = visit(desk, address(put.id))
    assert "Proteger el estero" in page.main
    assert "Hay quórum" in page.main
    submit(desk, page, "Abrir la votación", opened_at=hour(30))
    page = visit(desk, address(put.id))
    wrong = submit(desk, page, "Guardar el conteo y cerrar", status=422, votes_for="4", against="2")
    assert "Las manos suman 6, pero hay 5 puestos presentes con voto" in wrong.main
    assert wrong.form_with("Guardar el conteo y cerrar").fields["votes_for"] == ["4"]
    seat = voters_of(put.id)[0]
    submit(desk, wrong, "Guardar el conteo y cerrar", against="1", **{f"choice-{seat}": "against", f"reason-{seat}": "Falta el mapa"})
    shown = visit(desk, address(put.id))
    assert "Aprobada: 4 votos a favor. Votos necesarios: 2." in shown.main
    assert "Falta el mapa" in shown.main
    assert "Aprobada" in visit(desk, f"/trabajo/reuniones/{meeting}/votaciones").main


@pytest.fixture
def on_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an hour after the meeting began."""
    monkeypatch.setattr(clock, "now", lambda: STARTS + timedelta(hours=1))


def test_a_motion_put_in_session_opens_its_vote_with_it_and_starts_from_the_point_in_hand(
    on_its_day: None, desk: FlaskClient, meeting: UUID,
) -> None:
    begin = points_of(meeting)[2]
    does(meeting_actions.start_item, item=begin, at=STARTS + timedelta(minutes=50))
    page = visit(desk, f"/trabajo/reuniones/{meeting}/votaciones/nueva")
    answered = submit(desk, page, "Presentar la moción", text="Proteger el estero")
    [put] = reads.motions(meeting)
    assert answered.headers["location"].endswith(address(put.id))
    assert (put.item, put.form, put.state) == (begin, Form.CONSENSUS, MotionState.OPEN)
    assert "Guardar lo que dijo cada puesto" in visit(desk, address(put.id)).main


def test_a_motion_that_cannot_be_opened_keeps_what_was_typed_and_puts_nothing(
    on_its_day: None, desk: FlaskClient, meeting: UUID,
) -> None:
    for seat in range(5):
        leaves(meeting, seat, minute=40)
    page = visit(desk, f"/trabajo/reuniones/{meeting}/votaciones/nueva")
    wrong = submit(desk, page, "Presentar la moción", item=str(points_of(meeting)[0]), text="Proteger el estero", status=409)
    assert [text.strip() for text in wrong.form_with("Presentar la moción").fields["text"]] == ["Proteger el estero"]
    assert "quórum" in wrong.main
    assert reads.motions(meeting) == ()
    submit(desk, wrong, "Presentar la moción", open_now=None)
    assert [m.state for m in reads.motions(meeting)] == [MotionState.DRAFT]


def test_a_roll_call_with_gaps_names_who_is_missing_and_keeps_the_rest(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    first, *rest = voters_of(motion)
    page = visit(desk, address(motion))
    only_one = {f"choice-{first}": "against", f"reason-{first}": "No hay estudio"}
    wrong = submit(desk, page, "Guardar la lista y cerrar", status=422, **only_one)
    labels = reads.seat_labels(meeting)
    assert "faltan 4 por responder" in wrong.main
    assert all(labels[seat] in wrong.main for seat in rest)
    assert wrong.form_with("Guardar la lista y cerrar").fields[f"choice-{first}"] == ["against"]
    assert reads.ballots(motion) == ()
    submit(desk, wrong, "Guardar la lista y cerrar", **{f"choice-{seat}": "for" for seat in rest})
    shown = visit(desk, address(motion))
    assert "No hay estudio" in shown.main
    assert result_of(motion) is Outcome.CARRIED


def test_a_consensus_asks_the_reason_of_a_reservation(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.CONSENSUS)
    first = voters_of(motion)[0]
    page = visit(desk, address(motion))
    assert page.form_with("Guardar lo que dijo cada puesto").fields[f"choice-{first}"] == ["for"]
    wrong = submit(desk, page, "Guardar lo que dijo cada puesto", status=422, **{f"choice-{first}": "reservation"})
    assert "Escriba el motivo" in wrong.main
    beside = next(node for node in wrong.root.all("input") if node.attrs["name"] == f"reason-{first}")
    told = next(node for node in wrong.root.all("p") if node.attrs.get("id") == beside.attrs["aria-describedby"])
    assert "Escriba el motivo" in told.text
    line = next(node for node in wrong.root.all("details") if node.attrs.get("id") == f"row-{first}")
    assert "open" in line.attrs, "the line of the seat is open where it must be put right"
    assert f"#{beside.attrs['id']}" in wrong.links().values(), "and the summary leads to it"
    submit(desk, wrong, "Guardar lo que dijo cada puesto", **{f"reason-{first}": "Con un plazo"})
    assert "Aprobada por consenso, con 1 reserva." in visit(desk, address(motion)).main


def test_a_tie_waits_for_the_chair(desk: FlaskClient, client: FlaskClient) -> None:
    meeting = an_open_meeting(4, Statute(tie=TieRule.CASTING_VOTE))
    motion = an_open_vote(meeting)
    desk = signed_in(client, somebody_of(meeting, Role.SECRETARY))
    submit(desk, visit(desk, address(motion)), "Guardar el conteo y cerrar", votes_for="2", against="2")
    assert reads.motion(motion).state is MotionState.TIED
    president = signed_in(client, somebody_of(meeting, Role.PRESIDENT))
    submit(president, visit(president, address(motion)), "Guardar el voto dirimente", choice="for", at=hour(40))
    assert "quien presidía lo dirimió con un voto a favor" in visit(president, address(motion)).main


def test_no_vote_opens_without_quorum_and_the_page_says_the_figures(desk: FlaskClient, meeting: UUID) -> None:
    motion = a_motion(meeting)
    for seat in range(3):
        leaves(meeting, seat, minute=20)
    refused = submit(desk, visit(desk, address(motion)), "Abrir la votación", status=409, opened_at=hour(30))
    assert "No hay quórum para votar: están presentes 2 puestos y se necesitan 3" in refused.main


def test_a_motion_can_be_withdrawn_before_its_vote(desk: FlaskClient, meeting: UUID) -> None:
    motion = a_motion(meeting)
    page = visit(desk, address(motion))
    submit(desk, page, "Retirar la moción")
    assert reads.motion(motion).state is MotionState.WITHDRAWN
    submit(desk, page, "Retirar la moción")
    assert "Eso ya no se puede hacer" not in visit(desk, f"/trabajo/reuniones/{meeting}/votaciones").main


def test_recused_and_absent_seats_are_not_asked(client: FlaskClient, app: Flask) -> None:
    meeting = an_open_meeting(5, present=4)
    point, soon = points_of(meeting)[0], STARTS + timedelta(minutes=20)
    does(attendance.record_recusal, meeting=meeting, person=principal(meeting, 1), item=point, at=soon)
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    desk = signed_in(client, somebody_of(meeting))
    fields = visit(desk, address(motion)).form_with("Guardar la lista y cerrar").fields
    assert len([name for name in fields if name.startswith("choice-")]) == 3


def test_members_read_and_strangers_find_nothing(client: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    member = signed_in(client, somebody_of(meeting, Role.MEMBER))
    page = visit(member, address(motion))
    assert all("Guardar la lista" not in words for form in page.forms() for words in form.buttons)
    visit(member, f"/trabajo/reuniones/{meeting}/votaciones/nueva", status=403)
    stranger = signed_in(client, somebody_of(a_convened_meeting(3)))
    visit(stranger, address(motion), status=404)
    visit(stranger, f"/trabajo/reuniones/{meeting}/votaciones", status=404)


def test_hostile_words_are_inert(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL, text="<script>alert(1)</script>")
    seats = voters_of(motion)
    answers = {f"choice-{seat}": "for" for seat in seats} | {f"reason-{seats[0]}": "<img src=x onerror=alert(1)>"}
    submit(desk, visit(desk, address(motion)), "Guardar la lista y cerrar", **answers)
    for path in (address(motion), f"/trabajo/reuniones/{meeting}/votaciones"):
        html = visit(desk, path).html
        assert "<script>alert" not in html
        assert "<img src=x" not in html
