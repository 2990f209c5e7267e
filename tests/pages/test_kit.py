"""The printed kit: ballots without a trace of which vote or which voter, and the sheet of the count with its seal."""

import io
import re
from uuid import UUID

import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.record.reads import mark_of
from governance_app.voting import actions, reads
from governance_app.voting.rules import Form, spares
from governance_app.voting.rules.elections import Method
from governance_app.voting.wording import kit
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import does
from tests.support.build_held_elections import an_election, an_open_election
from tests.support.build_urn import a_hall, an_open_urn, closes, counted
from tests.support.build_voting import a_motion
from tests.support.pages import visit

TEXT = "Que se cuiden las cabeceras del río."


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_hall()


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))


def printed(desk: FlaskClient, path: str) -> pypdf.PdfReader:
    answer = desk.get(path)
    assert answer.status_code == 200
    assert answer.content_type == "application/pdf"
    return pypdf.PdfReader(io.BytesIO(answer.data))


def words(file: pypdf.PdfReader) -> str:
    """Return what is read, without the invisible places at which a long word may break."""
    return " ".join("\n".join(page.extract_text() for page in file.pages).replace("\u200b", "").split())


def test_ballots_of_a_motion_in_its_languages_and_not_a_figure_on_them(desk: FlaskClient, meeting: UUID) -> None:
    motion = a_motion(meeting, Form.PAPER, text=TEXT)
    does(actions.translate_motion, motion=motion, language="qu", text="Yakuta kamashun.")
    page = visit(desk, f"/trabajo/mociones/{motion}/imprimir")
    assert "Ninguna persona hablante ha revisado" in page.main
    assert "cuando la votación esté abierta" in page.main
    assert 'value="7"' in page.html
    said = words(printed(desk, f"/trabajo/mociones/{motion}/papeletas.pdf?papers=60&spares=6"))
    assert said.count(TEXT) == said.count("Yakuta kamashun.") == said.count("Sí, a favor · Ari") == 66
    assert not re.search(r"[0-9]", said)
    assert desk.get(f"/trabajo/mociones/{motion}/papeletas.pdf?papers=5000").status_code == 422
    assert desk.get(f"/trabajo/mociones/{motion}/hoja-de-conteo.pdf").status_code == 409


def test_one_drawing_whatever_the_number_of_ballots(meeting: UUID, app: Flask) -> None:
    held = meetings.meeting(meeting)
    few, many = (kit.motion_ballots(held, [("es", TEXT)], copies) for copies in (7, 60))
    assert few.__class__(**{**few.__dict__, "copies": 60}) == many
    assert (spares(7), spares(60)) == (2, 6)


def test_the_sheet_of_an_urn_bears_the_leaf_of_its_opening(desk: FlaskClient, meeting: UUID) -> None:
    motion = an_open_urn(meeting, text=TEXT)
    found = mark_of("voting.open_urn", motion)
    assert found is not None
    sheet = printed(desk, f"/trabajo/mociones/{motion}/hoja-de-conteo.pdf")
    said = words(sheet)
    assert len(sheet.pages) == 1, "the seal stands on the page that is photographed"
    assert f"leaf {found[0]}" in said
    assert found[1] in said.replace(" ", "")
    for word in ("Principal 3", "Organización 4", "En blanco", "Nulo", "Nunca fotografíen las papeletas"):
        assert word in said, word
    closes(motion, counted(5, 2))
    assert desk.get(f"/trabajo/mociones/{motion}/hoja-de-conteo.pdf").status_code == 409
    assert desk.get(f"/trabajo/mociones/{motion}/papeletas.pdf").status_code == 409


@pytest.mark.parametrize("method, how", [
    (Method.PLURALITY, "una sola cruz"), (Method.APPROVAL, "cada nombre que apruebe"), (Method.STV_WIGM, "Escriba 1 junto"),
])
def test_ballots_and_sheet_of_an_election(desk: FlaskClient, meeting: UUID, method: Method, how: str) -> None:
    election = an_open_election(meeting, method, seats=1)
    address = f"/trabajo/elecciones/{election}"
    assert f"{address}/imprimir" in visit(desk, address).html
    said = words(printed(desk, f"{address}/papeletas.pdf?papers=7&spares=2"))
    assert said.count("1. Principal 1") == said.count("3. Principal 3") == said.count(how) == 9
    sheet = words(printed(desk, f"{address}/hoja-de-conteo.pdf"))
    found = mark_of("voting.open_election", election)
    assert found is not None
    assert found[1] in sheet.replace(" ", "")
    assert ("los primeros lugares" in sheet) is (method is Method.STV_WIGM)


def test_an_election_without_candidates_has_nothing_to_print(desk: FlaskClient, meeting: UUID) -> None:
    election = an_election(meeting)
    assert desk.get(f"/trabajo/elecciones/{election}/imprimir").status_code == 409
    assert f"/trabajo/elecciones/{election}/imprimir" not in visit(desk, f"/trabajo/elecciones/{election}").html
    hands = a_motion(meeting, Form.SHOW_OF_HANDS, point=1)
    assert desk.get(f"/trabajo/mociones/{hands}/imprimir").status_code == 409
    assert reads.motion(hands).form is Form.SHOW_OF_HANDS
