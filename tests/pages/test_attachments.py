"""Files of a meeting in the browser: added with or without a camera, listed, taken along, taken off; strangers and giants turned away."""

import io
import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.attachments import reads
from governance_app.meetings import reads as meetings
from tests.support.build_access import a_plain_body, an_account, signed_in
from tests.support.build_attachments import an_attachment
from tests.support.build_attendance import a_convened_meeting, points_of
from tests.support.build_minutes import a_draft
from tests.support.pages import submit, visit
from tests.support.uploads import mp3, pdf, picture


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_convened_meeting()


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))


def sent(file: bytes, name: str = "IMG_0001.jpg") -> tuple[io.BytesIO, str]:
    return io.BytesIO(file), name


def test_a_photo_is_added_listed_taken_along_and_taken_off(desk: FlaskClient, meeting: UUID) -> None:
    base = f"/trabajo/reuniones/{meeting}/anexos"
    page = visit(desk, base)
    assert "todavía no tiene archivos" in page.main
    page = visit(desk, f"{base}/nuevo?foto=1")
    assert 'capture="environment"' in page.html
    assert 'accept="image/*"' in page.html
    submit(desk, page, "Guardar el archivo", file=sent(picture()), alt="La hoja de asistencia", item=str(points_of(meeting)[1]))
    page = visit(desk, base)
    assert "IMG_0001.jpg" in page.main
    assert "La hoja de asistencia" in page.main
    assert "2. Asunto 2" in page.main
    (one,) = meetings.annexes(meeting)
    answer = desk.get(f"/trabajo/anexos/{one.id}")
    assert answer.status_code == 200
    assert answer.data == reads.file_of(one).read_bytes()
    assert answer.headers["Content-Disposition"] == "attachment; filename=IMG_0001.jpg"
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert not {"ETag", "Last-Modified"} & set(answer.headers.keys())
    page = visit(desk, f"/trabajo/anexos/{one.id}/quitar")
    assert "se borra para siempre" in page.main
    again = submit(desk, page, "Quitar", status=422, reason=" ")
    submit(desk, again, "Quitar", reason="Lo pide quien sale en la foto")
    assert "Todavía no hay archivos" in visit(desk, f"/trabajo/organos/{one.body}/anexos").main
    assert desk.get(f"/trabajo/anexos/{one.id}").status_code == 404
    assert visit(desk, f"/trabajo/anexos/{one.id}/quitar", status=404).main


def test_what_is_not_kept_hears_why_beside_its_field(desk: FlaskClient, meeting: UUID) -> None:
    page = visit(desk, f"/trabajo/reuniones/{meeting}/anexos/nuevo")
    assert "capture=" not in page.html
    for file, name, told in (
        (b"<html><script>", "foto.jpg", "no se guarda esta clase de archivo"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "IMG_1.HEIC", "más compatible"),
        (picture()[:-200], "cortada.jpg", "dañado"), (pdf("/OpenAction << /S /JavaScript /JS (x) >>"), "carta.pdf", "lleva programas"),
        (picture().ljust(8 * 2**20 + 1, b"\0"), "enorme.jpg", "hasta 8 megabytes"), (b"", "nada.jpg", "vacío"),
    ):
        page = submit(desk, page, "Guardar el archivo", status=422, file=sent(file, name), alt="Algo")
        assert told in page.main, name
        assert 'id="file-error"' in page.html
    page = submit(desk, page, "Guardar el archivo", status=422, file=sent(picture()), alt="")
    assert 'id="alt-error"' in page.html
    assert meetings.annexes(meeting) == ()
    submit(desk, page, "Guardar el archivo", file=sent(mp3(), "nota de voz.mp3"), alt="Palabras de doña Rosa")
    assert [one.filename for one in meetings.annexes(meeting)] == ["nota de voz.mp3"]


def test_fifty_megabytes_are_answered_with_a_sentence(desk: FlaskClient, meeting: UUID) -> None:
    page = visit(desk, f"/trabajo/reuniones/{meeting}/anexos/nuevo")
    huge = submit(desk, page, "Guardar el archivo", status=413, file=sent(bytes(50_000_000)), alt="Video")
    assert "Esto es demasiado grande" in huge.main
    assert meetings.annexes(meeting) == ()


def test_a_pdf_comes_back_byte_for_byte(desk: FlaskClient, meeting: UUID) -> None:
    page = visit(desk, f"/trabajo/reuniones/{meeting}/anexos/nuevo")
    submit(desk, page, "Guardar el archivo", file=sent(pdf(), "Carta firmada ñ.pdf"), alt="Carta")
    (one,) = meetings.annexes(meeting)
    answer = desk.get(f"/trabajo/anexos/{one.id}")
    assert answer.data == pdf()
    assert "filename*=UTF-8''Carta%20firmada%20%C3%B1.pdf" in answer.headers["Content-Disposition"]


def test_a_reader_sees_and_does_not_change_and_a_stranger_finds_nothing(client: FlaskClient, meeting: UUID) -> None:
    kept, body = an_attachment(meeting), meetings.meeting(meeting).body
    reader = signed_in(client, an_account(Role.READER, body))
    page = visit(reader, f"/trabajo/reuniones/{meeting}/anexos")
    assert "IMG_0001.jpg" in page.main
    assert "Quitar" not in page.main
    assert "Tomar una foto" not in page.main
    assert reader.get(f"/trabajo/anexos/{kept}").status_code == 200
    assert reader.get(f"/trabajo/anexos/{kept}/quitar").status_code == 403
    stranger = signed_in(client, an_account(Role.SECRETARY, a_plain_body()))
    for address in (f"/trabajo/anexos/{kept}", f"/trabajo/anexos/{kept}/quitar", f"/trabajo/reuniones/{meeting}/anexos",
                    f"/trabajo/reuniones/{meeting}/anexos/nuevo", f"/trabajo/organos/{body}/anexos"):
        assert stranger.get(address).status_code == 404, address


def test_the_minutes_name_the_files_of_their_meeting(client: FlaskClient, app: Flask) -> None:
    meeting = a_draft()
    an_attachment(meeting, alt="Mapa del río")
    desk = signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    page = visit(desk, f"/trabajo/reuniones/{meeting}/acta")
    assert "Mapa del río" in page.main
    assert f"/trabajo/reuniones/{meeting}/anexos" in page.html
    assert "Archivos" in visit(desk, f"/trabajo/organos/{meetings.meeting(meeting).body}/anexos").main


def test_lost_bytes_are_a_sentence_for_the_technician(desk: FlaskClient, meeting: UUID) -> None:
    one = reads.attachment(an_attachment(meeting))
    reads.file_of(one).unlink()
    assert "Avise al técnico" in re.sub(r"\s+", " ", desk.get(f"/trabajo/anexos/{one.id}").get_data(as_text=True))
