"""Pages of entrusted votes: entrust, see, take back."""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.committees.rules import ProxyRule, Statute
from governance_app.foundation.ids import new_id
from governance_app.voting import actions, reads
from governance_app.voting.rules import Form
from tests.pages.test_voting import address, hour, somebody_of
from tests.support.build_access import signed_in
from tests.support.build_attendance import an_open_meeting, does, principal, seats_of
from tests.support.build_voting import an_open_vote
from tests.support.pages import submit, visit


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return an_open_meeting(5, Statute(proxies=ProxyRule(True, 1)), present=4)


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, somebody_of(meeting))


def test_a_vote_is_entrusted_used_and_taken_back(desk: FlaskClient, meeting: UUID) -> None:
    listed = visit(desk, f"/trabajo/reuniones/{meeting}/votaciones")
    assert "Votos encargados" in listed.main
    page = visit(desk, f"/trabajo/reuniones/{meeting}/poderes/nuevo")
    absent, holder = str(seats_of(meeting)[4].seat), str(principal(meeting, 0))
    wrong = submit(desk, page, "Encargar el voto", status=422, seat=absent, holder=holder, document="")
    submit(desk, wrong, "Encargar el voto", document="Carta del 18 de marzo", at=hour(20))
    shown = visit(desk, f"/trabajo/reuniones/{meeting}/poderes")
    assert "Carta del 18 de marzo" in shown.main
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    assert "votan por medio de otra persona" in visit(desk, address(motion)).main
    submit(desk, shown, "Dejarlo sin efecto")
    assert reads.proxies.of_meeting(meeting)[0].ended_at
    assert "Dejarlo sin efecto" not in visit(desk, f"/trabajo/reuniones/{meeting}/poderes").html


def test_a_statute_without_it_says_so(client: FlaskClient, app: Flask) -> None:
    meeting = an_open_meeting(3)
    desk = signed_in(client, somebody_of(meeting))
    assert "El estatuto no permite votar por quien está ausente." in visit(desk, f"/trabajo/reuniones/{meeting}/poderes").main
    assert "Votos encargados" not in visit(desk, f"/trabajo/reuniones/{meeting}/votaciones").main


def test_what_is_not_there_is_missing(desk: FlaskClient, meeting: UUID) -> None:
    proxy = does(actions.entrust_vote, meeting=meeting, seat=seats_of(meeting)[4].seat, holder=principal(meeting, 0), document="Carta")
    shown = visit(desk, f"/trabajo/reuniones/{meeting}/poderes")
    token = shown.form_with("Dejarlo sin efecto").fields["csrf_token"]
    assert desk.post(f"/trabajo/poderes/{new_id()}/terminar", data={"csrf_token": token, "id": str(new_id())}).status_code == 404
    does(actions.end_proxy, proxy=proxy)
    submit(desk, shown, "Dejarlo sin efecto")
    assert "Ese voto ya no está encargado" in visit(desk, f"/trabajo/reuniones/{meeting}/poderes").html
