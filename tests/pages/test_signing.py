"""Signing an acta in the browser: the own hand on screen, the secretary's sheets, a signed PDF, a refusal, each with its sentence."""

import io
from typing import Any
from uuid import UUID

import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.attendance import reads as attendance
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.reads import signing as asked
from governance_app.minutes.rules.signing import mark_of
from tests.support import authority
from tests.support.build_access import PASSWORD, a_plain_body, an_account, sign_out_of, signed_in
from tests.support.build_attendance import principal
from tests.support.build_minutes import a_finished_meeting, an_approved_acta
from tests.support.pages import submit, visit
from tests.support.uploads import pdf, picture


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return an_approved_acta()


def enter(client: FlaskClient, meeting: UUID, role: Role = Role.SECRETARY, person: UUID | None = None) -> FlaskClient:
    return signed_in(sign_out_of(client), an_account(role, meetings.meeting(meeting).body, person=person))


def base(meeting: UUID, more: str = "") -> str:
    return f"/trabajo/reuniones/{meeting}/acta/firmas{more}"


def sheet(file: bytes = b"", name: str = "firma.jpg") -> tuple[io.BytesIO, str]:
    return io.BytesIO(file or picture()), name


def test_the_president_signs_on_screen_and_the_secretary_on_paper(client: FlaskClient, meeting: UUID) -> None:
    president = enter(client, meeting, Role.MEMBER, principal(meeting, 0))
    page = visit(president, base(meeting))
    assert "Todavía sin firma" in page.main
    assert "Anotar una firma en papel" not in page.main
    page = visit(president, base(meeting, "/1/pantalla"))
    assert "Se habló del río Pastaza" in page.main
    again = submit(president, page, "Firmar el acta", status=422, password="no es mi clave")
    assert 'id="password-error"' in again.html
    submit(president, again, "Firmar el acta", password=PASSWORD)
    assert "Firmó en pantalla" in visit(president, base(meeting)).main
    assert visit(president, base(meeting, "/2/pantalla"), status=403).main
    desk = enter(client, meeting)
    page = visit(desk, base(meeting, "/2/papel"))
    wrong = submit(desk, page, "Guardar la firma", status=422, form="paper", mark="0000-0000", file=sheet())
    assert "es una hoja de otra acta" in wrong.main
    assert 'id="mark-error"' in wrong.html
    mark = mark_of(reads.approved(meeting)[1].sha256)
    submit(desk, wrong, "Guardar la firma", form="paper", mark=mark, file=sheet())
    page = visit(desk, base(meeting))
    assert "Firmó en papel" in page.main
    assert mark in page.main
    acta = visit(desk, f"/trabajo/reuniones/{meeting}/acta")
    assert "Firmar, y ver quién ha firmado" in acta.main
    assert "Firmó en papel" in acta.main


def test_by_another_hand_out_of_order_with_a_witness(client: FlaskClient, meeting: UUID) -> None:
    desk = enter(client, meeting)
    mark = mark_of(reads.approved(meeting)[1].sha256)
    page = visit(desk, base(meeting, "/2/papel"))
    assert "Según el reglamento firman antes" in page.main
    told: dict[str, Any] = {"form": "on_behalf", "mark": mark, "hand": str(principal(meeting, 2))}
    late = submit(desk, page, "Guardar la firma", status=422, **told, file=sheet(), witness=str(principal(meeting, 3)))
    assert 'id="order_reason-error"' in late.html
    told["order_reason"] = "La presidenta está río arriba"
    unseen = submit(desk, late, "Guardar la firma", status=422, **told, file=sheet(), witness="")
    assert 'id="witness-error"' in unseen.html
    submit(desk, unseen, "Guardar la firma", **told, file=sheet(), witness=str(principal(meeting, 3)))
    page = visit(desk, base(meeting))
    names = {a.person: a.name for a in attendance.attendees(meeting)}
    assert names[principal(meeting, 3)] in page.main
    assert "La presidenta está río arriba" in page.main


def test_a_signed_pdf_is_handed_in(client: FlaskClient, meeting: UUID) -> None:
    desk = enter(client, meeting)
    assert "Primero prepare" in visit(desk, base(meeting, "/1/pdf")).main
    submit(desk, visit(desk, base(meeting)), "Preparar el PDF para firmar electrónicamente")
    copy = asked.signing(meeting).copy
    assert copy is not None
    prepared = desk.get(f"/trabajo/anexos/{copy}").data
    signed = authority.signed_elsewhere(prepared, authority.person())
    page = visit(desk, base(meeting, "/1/pdf"))
    other = submit(desk, page, "Guardar el PDF firmado", status=422, file=sheet(pdf(), "otra.pdf"))
    assert "No es el PDF que se preparó" in other.main
    submit(desk, other, "Guardar el PDF firmado", file=sheet(signed, "firmada.pdf"))
    page = visit(desk, base(meeting))
    assert "Persona de Ejemplo 1" in page.main
    assert "No ha cambiado desde que se firmó, pero no conocemos a quien emitió el certificado" in page.main
    assert "Si el certificado fue retirado antes de su fin" in page.main
    assert authority.CEDULA not in page.html


def test_a_refusal_is_shown_with_its_reason(client: FlaskClient, meeting: UUID) -> None:
    president = enter(client, meeting, Role.MEMBER, principal(meeting, 0))
    page = visit(president, base(meeting, "/1/negativa"))
    again = submit(president, page, "Anotar", status=422, reason=" ")
    submit(president, again, "Anotar", reason="Falta mi voto disidente")
    page = visit(president, base(meeting))
    assert "Falta mi voto disidente" in page.main
    assert "Firmar en pantalla" in page.main


def test_strangers_find_nothing_and_an_acta_that_is_not_approved_is_not_signed(client: FlaskClient, meeting: UUID) -> None:
    stranger = signed_in(sign_out_of(client), an_account(Role.SECRETARY, a_plain_body()))
    for more in ("", "/1/pantalla", "/1/papel", "/1/pdf", "/1/negativa"):
        assert stranger.get(base(meeting, more)).status_code == 404, more
    desk = enter(client, meeting)
    assert desk.get(base(meeting, "/9/papel")).status_code == 404
    draft = a_finished_meeting()
    assert enter(client, draft).get(base(draft)).status_code == 404


def test_the_printed_acta_bears_its_code_on_every_page_and_how_it_was_signed(client: FlaskClient, meeting: UUID) -> None:
    desk = enter(client, meeting)
    mark = mark_of(reads.approved(meeting)[1].sha256)
    page = visit(desk, base(meeting, "/1/papel"))
    submit(desk, page, "Guardar la firma", form="thumb", mark=mark, file=sheet(), witness=str(principal(meeting, 2)))
    pages = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(desk.get(f"/trabajo/reuniones/{meeting}/acta.pdf").data)).pages]
    assert pages
    assert all(mark in text for text in pages)
    assert "Firmó con su huella" in " ".join(" ".join(pages).split())
    assert visit(desk, f"/trabajo/reuniones/{meeting}/acta.txt").response.get_data() == reads.approved(meeting)[1].text.encode()
