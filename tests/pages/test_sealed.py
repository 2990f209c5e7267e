"""Pages of the sealed electronic vote: for the secretary, for a voter on this device, for the scrutineers with their slips."""

import json
import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role, new_code, written
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.rules import Form, MotionState, Publication
from governance_app.voting.rules.sealed import SealedStage, key_words, receipt_words
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import AFTER, seats_of
from tests.support.build_sealed import an_open_box, counted_box, prepared, sealed
from tests.support.build_urn import a_hall
from tests.support.build_voting import a_motion
from tests.support.pages import Page, submit, visit
from tests.support.sealing import Scrutineer, a_scrutineer, count, peel

CODE = re.compile(r"<b>([0-9A-Z]{4})</b>")


@pytest.fixture
def meeting(app: Flask, monkeypatch: pytest.MonkeyPatch) -> UUID:
    monkeypatch.setattr(clock, "now", lambda: AFTER)
    return a_hall()


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))


@pytest.fixture
def phone(app: Flask) -> FlaskClient:
    return app.test_client()


def address(motion: UUID, more: str = "") -> str:
    return f"/trabajo/mociones/{motion}{more}"


def slips(desk: FlaskClient, meeting: UUID, motion: UUID) -> list[str]:
    page = visit(desk, address(motion, "/reservado/preparar"))
    assert "Qué no se promete" in page.main
    assert "Pueden votar 7" in page.main
    seats = [str(s.seat) for s in seats_of(meeting)]
    again = submit(desk, page, "Imprimir las dos tarjetas", status=422, publication="full", first=seats[2], second=seats[2])
    assert "dos organizaciones diferentes" in again.main
    sheet = submit(desk, again, "Imprimir las dos tarjetas", status=200, publication="full", first=seats[2], second=seats[3])
    groups = CODE.findall(sheet.html)
    assert len(groups) == 10
    return ["-".join(groups[:5]), "-".join(groups[5:])]


def at_the_desk_of(phone: FlaskClient, code: str) -> Page:
    return submit(phone, visit(phone, "/escrutinio"), "Continuar", status=200, code=code)


def gives_key(phone: FlaskClient, code: str, key: Scrutineer) -> None:
    page = at_the_desk_of(phone, code)
    assert "doce palabras" in page.main
    refused = submit(phone, page, "Entregar mi llave", status=422, public_key="", pin="4711")
    assert "no llegó completa" in refused.main
    said = submit(phone, refused, "Entregar mi llave", status=200, public_key=key.public, pin="4711")
    assert key_words(key.public) in said.main


def test_a_sealed_vote_from_slips_to_result(desk: FlaskClient, phone: FlaskClient, meeting: UUID) -> None:
    motion = a_motion(meeting, Form.SEALED)
    codes, keys = slips(desk, meeting, motion), [a_scrutineer(), a_scrutineer()]
    for code, key in zip(codes, keys, strict=True):
        gives_key(phone, code, key)
    asked = visit(desk, address(motion, "/reservado/abrir"))
    assert key_words(keys[0].public) in asked.main
    wrong = submit(desk, asked, "Abrir la votación", status=422, first_pin="4711", second_pin="1111")
    assert "Ese no es el PIN" in wrong.main
    submit(desk, wrong, "Abrir la votación", first_pin="4711", second_pin="4711")
    assert reads.motion(motion).state is MotionState.OPEN
    seats = [s.seat for s in seats_of(meeting)]
    for n, seat in enumerate(seats[:4]):
        page = visit(desk, address(motion, f"/reservado/puestos/{seat}"))
        assert "data-seal" in page.html
        assert key_words(keys[1].public) in page.main
        envelope = sealed(motion, "against" if n == 3 else "for")
        said = post_sealed(desk, page, envelope)
        assert receipt_words(envelope) in said
    assert reads.turnout(reads.motion(motion)) == 4
    assert "sobres en la urna" in visit(desk, address(motion)).main
    submit(desk, visit(desk, address(motion)), "Cerrar la urna")
    page = at_the_desk_of(phone, codes[0])
    assert json.loads(re.search(r"data-envelopes>(.*?)</script>", page.html, re.S)[1]) == list(reads.seals.envelopes(motion))  # type: ignore[index]
    done = peel(motion, reads.seals.envelopes(motion), keys[0])
    given = {"peeled": json.dumps(done.envelopes), "unreadable": "0", "repeated": "0"}
    wrong = submit(phone, page, "Abrir, mezclar y pasar", status=422, **given, pin="1111")
    assert "Ese no es el PIN" in wrong.main
    odd = wrong
    for strange in ("{}", "", "[1]", "[" * 9_000):
        odd = submit(phone, odd, "Abrir, mezclar y pasar", status=422, **(given | {"peeled": strange}), pin="4711")
        assert "no se guardó nada" in odd.main
    submit(phone, odd, "Abrir, mezclar y pasar", status=200, **given, pin="4711")
    page = at_the_desk_of(phone, codes[1])
    totals = count(motion, reads.seals.peeled(motion), keys[1])
    figures = {"votes_for": str(totals.votes_for), "against": str(totals.against), "blank": "0", "null": "0"}
    off = submit(phone, page, "Abrir y contar", status=422, **(figures | {"blank": "1"}), pin="4711")
    assert "no cuadra" in off.main
    assert "está contada" in submit(phone, off, "Abrir y contar", status=200, **figures, pin="4711").main
    said = visit(desk, address(motion)).main
    assert "A favor 3" in said
    assert "se puede impugnar hasta" in said
    assert "Ninguna votación sellada espera este código" in submit(
        phone, visit(phone, "/escrutinio"), "Continuar", status=422, code=codes[0]).main


def post_sealed(desk: FlaskClient, page: Page, envelope: str) -> str:
    """Send the form as its script does: it has no button that sends."""
    hidden = dict(re.findall(r'name="(csrf_token|request_id)" value="([^"]*)"', page.html.split("data-seal")[1]))
    answer = desk.post(page.path, data=hidden | {"sealed": envelope}, follow_redirects=True)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_what_is_no_envelope_is_said_and_nothing_kept(desk: FlaskClient, meeting: UUID) -> None:
    motion, _first, _second = an_open_box(meeting)
    seat = seats_of(meeting)[0].seat
    page = visit(desk, address(motion, f"/reservado/puestos/{seat}"))
    hidden = dict(re.findall(r'name="(csrf_token|request_id)" value="([^"]*)"', page.html.split("data-seal")[1]))
    answer = desk.post(page.path, data=hidden | {"sealed": "a favor"})
    assert answer.status_code == 422
    assert "no se guardó nada" in answer.get_data(as_text=True)
    assert reads.seals.turnout(motion) == 0
    assert "choice" not in {field for field in re.findall(r'name="([^"]+)"', page.html)}


def test_a_sealed_vote_is_annulled_by_whoever_declares_results(client: FlaskClient, meeting: UUID) -> None:
    chair = signed_in(client, an_account(Role.PRESIDENT, meetings.meeting(meeting).body))
    motion, _first, _second = an_open_box(meeting)
    submit(chair, visit(chair, address(motion, "/urna/anular")), "Anular la votación", reason="Se perdió un papel")
    assert "Se perdió un papel" in visit(chair, address(motion)).main
    assert reads.motion(motion).state is MotionState.ANNULLED


def test_the_envelopes_are_destroyed_when_their_days_are_over(
    desk: FlaskClient, phone: FlaskClient, meeting: UUID, monkeypatch: pytest.MonkeyPatch,
) -> None:
    motion = counted_box(["for", "for"], meeting=meeting)
    assert "Destruir los sobres" not in visit(desk, address(motion)).main
    monkeypatch.setattr(clock, "now", lambda: AFTER.replace(day=AFTER.day + 9))
    later = signed_in(phone, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    submit(later, visit(later, address(motion)), "Destruir los sobres")
    found = reads.seals.sealing(motion)
    assert found is not None
    assert found.stage is SealedStage.DESTROYED


def test_codes_guessed_have_to_wait(phone: FlaskClient, meeting: UUID) -> None:
    prepared(meeting, Publication.FULL)
    for _n in range(60):
        page = visit(phone, "/escrutinio")
        hidden = dict(re.findall(r'name="(csrf_token|request_id)" value="([^"]*)"', page.html.split("<main")[1]))
        answer = phone.post("/escrutinio", data=hidden | {"code": written(new_code())}, environ_base={"REMOTE_ADDR": "190.57.1.2"})
        if answer.status_code == 429:
            return
        assert answer.status_code == 422
    pytest.fail("sixty guesses in a row were all let through")
