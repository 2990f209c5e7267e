"""Pages of the photograph of a tally sheet: given with the count or later, compared afterwards; what does not fit hears its sentence."""

import io
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.rules import MotionState
from governance_app.voting.rules.photo import LARGEST_PHOTO
from governance_app.web import limits
from tests.actions.test_photo import OTHER, PHOTO
from tests.support.build_access import an_account, signed_in
from tests.support.build_urn import a_hall, an_open_urn, closes, counted
from tests.support.pages import submit, visit

FIGURES = {"issued": "8", "in_box": "7", "spoiled": "1", "unused": "0", "votes_for": "5", "against": "2", "blank": "0", "null": "0",
           "first_pin": "4711", "second_pin": "0815"}


@pytest.fixture
def motion(app: Flask) -> UUID:
    return an_open_urn(a_hall())


@pytest.fixture
def desk(client: FlaskClient, motion: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, meetings.meeting(reads.motion(motion).meeting).body))


def sent(photo: bytes, name: str = "IMG_0001.jpg") -> tuple[io.BytesIO, str]:
    return io.BytesIO(photo), name


def address(motion: UUID, more: str = "") -> str:
    return f"/trabajo/mociones/{motion}{more}"


def test_a_photograph_is_given_with_the_count_and_known_again(desk: FlaskClient, motion: UUID) -> None:
    page = visit(desk, address(motion, "/urna/contar"))
    assert "Fotografíe solo la hoja de conteo, ya firmada. Nunca las papeletas" in page.main
    assert "Este servidor no guarda la foto" in page.main
    again = submit(desk, page, "Guardar", status=422, **FIGURES, photo=sent(b"%PDF-1.7", "hoja.jpg"))
    assert "Este archivo no es una foto" in again.main
    again = submit(desk, again, "Guardar", status=422, **FIGURES, photo=sent(PHOTO.ljust(LARGEST_PHOTO + 1, b"\0")))
    assert "hasta 8 megabytes" in again.main
    assert reads.motion(motion).state is MotionState.OPEN
    submit(desk, again, "Guardar", **FIGURES, photo=sent(PHOTO))
    shown = visit(desk, address(motion))
    urn = reads.urns.urn(motion)
    assert urn is not None
    assert "Sello de la foto de la hoja de conteo" in shown.main
    assert urn.photo_seal in shown.main
    assert "/urna/foto/comprobar" in shown.html
    page = visit(desk, address(motion, "/urna/foto/comprobar"))
    same = submit(desk, page, "Comparar", status=200, photo=sent(PHOTO, "otro-nombre.bin"))
    assert "Es la misma" in same.main
    other = submit(desk, same, "Comparar", status=200, photo=sent(OTHER))
    assert "No es la misma" in other.main
    assert "Este archivo no es una foto" in submit(desk, other, "Comparar", status=422, photo=sent(b"GIF89a")).main
    assert "archivo" in submit(desk, other, "Comparar", status=422).main.lower()


def test_a_photograph_is_given_after_the_count(desk: FlaskClient, motion: UUID) -> None:
    assert visit(desk, address(motion, "/urna/foto/comprobar"), status=409).main
    assert "de una urna ya contada" in visit(desk, address(motion, "/urna/foto"), status=409).main
    submit(desk, visit(desk, address(motion, "/urna/contar")), "Guardar", **FIGURES)  # a browser sends an empty part without a file
    urn = reads.urns.urn(motion)
    assert urn is not None
    assert urn.photo_seal == ""
    closed = visit(desk, address(motion))
    assert "Sellar una foto de la hoja de conteo" in closed.main
    page = visit(desk, address(motion, "/urna/foto"))
    assert "Se leen" not in page.main
    submit(desk, page, "Sellar la foto", photo=sent(PHOTO))
    assert "ya se selló una foto" in submit(desk, page, "Sellar la foto", status=409, photo=sent(OTHER), request_id=None).main
    assert "/urna/foto/comprobar" in visit(desk, address(motion)).html


def test_a_member_compares_and_does_not_seal(client: FlaskClient, motion: UUID) -> None:
    closes(motion, counted(5, 2))
    member = signed_in(client, an_account(Role.MEMBER, meetings.meeting(reads.motion(motion).meeting).body))
    assert visit(member, address(motion, "/urna/foto"), status=403).main
    assert "Sellar una foto" not in visit(member, address(motion)).main
    assert "no hay con qué comparar" in visit(member, address(motion, "/urna/foto/comprobar"), status=409).main


def test_a_body_far_too_large_is_answered_with_a_sentence(desk: FlaskClient, motion: UUID) -> None:
    page = visit(desk, address(motion, "/urna/contar"))
    huge = submit(desk, page, "Guardar", status=413, **FIGURES, photo=sent(PHOTO.ljust(limits.WITH_PHOTO, b"\0")))
    assert "Esto es demasiado grande" in huge.main
    assert reads.motion(motion).state is MotionState.OPEN


def test_an_empty_file_is_no_photograph(desk: FlaskClient, motion: UUID) -> None:
    page = visit(desk, address(motion, "/urna/contar"))
    assert "Este archivo no es una foto" in submit(desk, page, "Guardar", status=422, **FIGURES, photo=sent(b"")).main
