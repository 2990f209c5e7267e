"""Pages of votes by correspondence: from planning to a vote that lapses; nothing of the answers is seen before it is closed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.foundation import clock
from governance_app.meetings import actions as deeds
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import MeetingMode, MeetingState
from governance_app.voting import actions, reads
from governance_app.voting.rules import AnswerChannel, Choice, Form, MotionState, Outcome
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import STARTS, does, points_of, seats_of
from tests.support.build_committees import a_body
from tests.support.build_correspondence import BY_LETTER, DEADLINE, NOTICE, a_meeting_by_letter, a_vote_by_letter, answers, closes
from tests.support.build_minutes import a_draft
from tests.support.build_voting import a_motion, voters_of
from tests.support.pages import submit, visit

FOR, AGAINST = Choice.FOR, Choice.AGAINST


@pytest.fixture
def meeting(app: Flask, monkeypatch: pytest.MonkeyPatch) -> UUID:
    stand_at(monkeypatch, DEADLINE - timedelta(hours=2))
    return a_meeting_by_letter()


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))


def stand_at(monkeypatch: pytest.MonkeyPatch, moment: Any) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def address(motion: UUID, more: str = "") -> str:
    return f"/trabajo/mociones/{motion}{more}"


def test_a_meeting_by_correspondence_is_planned_and_opened(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_at(monkeypatch, NOTICE)
    body, without = a_body(5, BY_LETTER), a_body(2)
    for one, status in ((without, 409), (body, 303)):
        desk = signed_in(client, an_account(Role.SECRETARY, one.id))
        page = visit(desk, f"/trabajo/organos/{one.id}/reuniones/nueva")
        page = submit(desk, page, "Planificar la reunión", status=status, starts_at="2026-03-20T09:00", mode="correspondence",
                      place="Secretaría, Macas")
        assert ("El estatuto de ese día no permite votar por correspondencia." in page.main) == (status == 409)
    held = meetings.meetings_of(body.id)[0]
    assert held.mode is MeetingMode.CORRESPONDENCE
    does(deeds.add_item, NOTICE, meeting=held.id, title="El vivero")
    does(deeds.convene, NOTICE, meeting=held.id)
    stand_at(monkeypatch, STARTS + timedelta(minutes=5))
    desk = signed_in(client, an_account(Role.SECRETARY, body.id))
    assert "0 puestos presentes" not in visit(desk, f"/trabajo/reuniones/{held.id}").main
    page = visit(desk, f"/trabajo/reuniones/{held.id}/abrir")
    assert "Nadie se junta." in page.main
    submit(desk, page, "Abrir la reunión")
    assert meetings.meeting(held.id).state is MeetingState.OPEN
    page = visit(desk, f"/trabajo/reuniones/{held.id}/votaciones/nueva")
    assert "Por correspondencia" in page.main
    assert "Votación a mano alzada" not in page.main
    submit(desk, page, "Presentar", item=points_of(held.id)[0], text="Sembrar el vivero")
    assert "/correspondencia/abrir" in visit(desk, address(reads.motions(held.id)[0].id)).html


def test_a_vote_by_correspondence_from_its_deadline_to_its_lapse(
    client: FlaskClient, meeting: UUID, monkeypatch: pytest.MonkeyPatch,
) -> None:
    motion = a_motion(meeting, Form.CORRESPONDENCE)
    stand_at(monkeypatch, STARTS + timedelta(hours=1))
    secretary = an_account(Role.SECRETARY, meetings.meeting(meeting).body)
    desk = signed_in(client, secretary)
    page = visit(desk, address(motion, "/correspondencia/abrir"))
    assert "El plazo puede ser el" in page.main
    again = submit(desk, page, "Abrir la votación", status=422, deadline="2026-03-24T08:00")
    assert "el estatuto pide 8 días después de la convocatoria" in again.main
    submit(desk, again, "Abrir la votación", deadline="2026-03-25T09:00")
    vote = reads.correspondence.vote(motion)
    assert vote is not None
    assert vote.deadline == DEADLINE
    seats = voters_of(motion)
    page = visit(desk, address(motion, "/correspondencia/respuesta"))
    given = {"seat": seats[0], "choice": "for", "channel": "radio", "document": "Tomó nota Rosa"}
    again = submit(desk, page, "Anotar una respuesta", status=422, **(given | {"received_at": "2026-03-20T08:00"}))
    assert "Nada pudo llegar" in again.main
    submit(desk, again, "Anotar una respuesta", **(given | {"received_at": ""}))
    page = visit(desk, address(motion, "/correspondencia/cambio"))
    submit(desk, page, "Cambiar una respuesta", seat=seats[0], choice="against", channel="letter", document="Carta 4")
    assert [b.choice for b in reads.ballots(motion)] == [AGAINST]
    page = visit(desk, address(motion, "/correspondencia/recordatorio"))
    assert "está votando por correspondencia y su puesto todavía no responde" in page.main
    assert reads.motion(motion).text in page.main
    submit(desk, page, "Anotar", channel="radio", told="6")
    page = visit(desk, address(motion))
    assert "se recordó a 6 de 6 que no habían respondido" in page.main
    assert "Cerrar la votación" not in page.main
    stand_at(monkeypatch, DEADLINE + timedelta(minutes=5))
    desk = signed_in(client, secretary)
    page = visit(desk, address(motion, "/correspondencia/respuesta"))
    late = submit(desk, page, "Anotar una respuesta", status=422, **(given | {"seat": seats[1]}))
    assert "después del plazo" in late.main
    submit(desk, visit(desk, address(motion)), "Cerrar la votación")
    page = visit(desk, address(motion))
    assert "Sin decisión: la votación caducó por falta de quórum." in page.main
    lead = next(p.text for p in page.root.all("p") if p.attrs.get("class") == "lead")
    assert lead.startswith("Sin decisión: la votación caducó por falta de quórum. Respuestas que llegaron: 1; necesarias: 4, de 7 puestos")
    assert "El estatuto: Hay quórum cuando" in lead
    assert "Caducó por falta de quórum" in page.main
    assert "Numerar la decisión" not in page.main
    result = reads.result(motion)
    assert result is not None
    assert result.outcome is Outcome.LAPSED


PLACES = {
    "board": lambda meeting, motion: f"/reuniones/{meeting}", "wall": lambda meeting, motion: address(motion, "/pared"),
    "motion": lambda meeting, motion: address(motion), "motions": lambda meeting, motion: f"/trabajo/reuniones/{meeting}/votaciones",
    "meeting": lambda meeting, motion: f"/trabajo/reuniones/{meeting}",
    "closing": lambda meeting, motion: f"/trabajo/reuniones/{meeting}/cerrar",
}


def seen_while_open(desk: FlaskClient, meeting: UUID, motion: UUID) -> dict[str, str]:
    """Return what each place shows, without ids and times of the request."""
    return {name: visit(desk, where(meeting, motion)).main for name, where in PLACES.items()}


def partial_results(desk: FlaskClient, meeting: UUID) -> None:
    """Assert that every place reads the same, whatever was answered."""
    first, second = (a_vote_by_letter(meeting, point=n, text="Cuidar") for n in range(2))
    answers(first, FOR, FOR, FOR, FOR)
    before = seen_while_open(desk, meeting, first)
    for seat in voters_of(first)[:4]:
        does(actions.change_answer, DEADLINE, motion=first, seat=seat, choice=AGAINST, channel=AnswerChannel.LETTER,
             received_at=DEADLINE - timedelta(hours=3))
    assert seen_while_open(desk, meeting, first) == before
    assert reads.motion(second).state is MotionState.OPEN


def test_nothing_of_the_answers_is_seen_while_it_is_open(desk: FlaskClient, meeting: UUID) -> None:
    partial_results(desk, meeting)


def test_a_member_sees_neither_who_is_missing_nor_a_button(client: FlaskClient, meeting: UUID) -> None:
    motion = a_vote_by_letter(meeting)
    member = signed_in(client, an_account(Role.MEMBER, meetings.meeting(meeting).body))
    page = visit(member, address(motion))
    assert "Respuestas necesarias para el quórum" in page.main
    assert "Todavía no responden" not in page.main
    assert "Anotar una respuesta" not in page.main
    assert visit(member, address(motion, "/correspondencia/respuesta"), status=403)


def test_the_public_reads_the_deadline_then_the_result(desk: FlaskClient, meeting: UUID) -> None:
    motion = a_vote_by_letter(meeting)
    answers(motion, FOR, FOR)
    page = visit(desk, f"/reuniones/{meeting}")
    assert "Se vota por correspondencia. Las respuestas se reciben hasta el" in page.main
    assert page.main.count("Por tratar") == 1  # of the other point: this one is being voted
    assert "A favor" not in page.main
    closes(motion)
    page = visit(desk, f"/reuniones/{meeting}")
    assert "caducó por falta de quórum" in page.main
    assert "Se vota por correspondencia" not in page.main
    points = [li.text for li in page.root.all("li") if li.attrs.get("class", "").startswith("depth-")]
    assert [("Caducó por falta de quórum" in said, "Por tratar" in said) for said in points] == [(True, False), (False, True)]


def test_the_acta_tells_how_it_was_held_and_who_answered_what(desk: FlaskClient, meeting: UUID) -> None:
    motion = a_vote_by_letter(meeting)
    answers(motion, FOR, FOR, AGAINST, FOR)
    closes(motion)
    a_draft(meeting)
    said = " ".join(desk.get(f"/trabajo/reuniones/{meeting}/acta.txt").get_data(as_text=True).split())
    assert "Por correspondencia" in said
    assert "nadie se junta" in said
    assert "No respondió" in said
    assert "Hubo quórum. Respuestas que llegaron: 4; necesarias: 4, de 7 puestos con voto contados." in said
    assert seats_of(meeting)[0].label in said
