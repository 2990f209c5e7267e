"""The report of a semester: what it holds, the same bytes for the same facts, typed cells, and a note of whoever takes it."""

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask, current_app
from lxml import etree

from governance_app.access.rules import Actor, MayNot, Role
from governance_app.committees.rules import BodyMissing
from governance_app.documents import xlsx_file
from governance_app.exports import actions
from governance_app.exports.report import gather, packed
from governance_app.exports.rules.semesters import NoSuchSemester, ReportTaken, SemesterNotBegun, semester_named
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads as minutes
from governance_app.record.records import LeafRow, ReceiptRow
from tests.support.build_access import an_account
from tests.support.build_committees import a_body, an_empty_body
from tests.support.build_minutes import an_approved_acta
from tests.support.build_reports import BY_SEX, TABLES, a_release, outermost
from tests.support.libreoffice import converted
from tests.support.secretary import text_of_pdf

TODAY = date(2026, 11, 26)
OFFICE, TABLE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{part}:1.0}}" for part in ("office", "table"))
VALUES = ("value", "date-value")


def the_pack(meeting: UUID, language: str = "es", *, today: date = TODAY) -> dict[str, bytes]:
    """Return the files of the report of the semester in which a meeting was held."""
    held = meetings.meeting(meeting)
    with current_app.test_request_context():
        content = packed(gather(held.body, semester_of(meeting), today=today), language)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def semester_of(meeting: UUID):
    day = local_day(meetings.meeting(meeting).opened_at)
    return semester_named(f"{day.year}-{1 if day.month < 7 else 2}")


@pytest.mark.parametrize(("language", "words"), [
    ("es", ("Informe del semestre", "Reuniones realizadas", "Lista de decisiones", "Quién participa", "Consultas", "Quejas y reclamos",
            "Avance para GEF y WWF", "Fotografías", "Actas", "menos de 10")),
    ("en", ("Report of the semester", "Meetings held", "List of decisions", "Who takes part", "Consultations", "Complaints and grievances",
            "Progress for GEF and WWF", "Photographs", "Actas", "fewer than 10")),
])
def test_the_pack_holds_the_report_the_workbook_and_the_actas(app: Flask, language: str, words: tuple[str, ...]) -> None:
    meeting = an_approved_acta()
    a_release(outermost(meetings.meeting(meeting).body))
    files = the_pack(meeting, language)
    code = minutes.approval(meeting).code
    assert sorted(files) == [f"actas/acta-{code}.pdf", "informe.pdf", "informe.xlsx"]
    text = text_of_pdf(files["informe.pdf"])
    for word in words:
        assert word in text, word
    assert local_day(meetings.meeting(meeting).opened_at).strftime("%d/%m/%Y") in text
    assert code in text_of_pdf(files[f"actas/acta-{code}.pdf"])


def test_the_same_facts_give_the_same_bytes_in_both_languages(either: Flask) -> None:
    meeting = an_approved_acta()
    a_release(outermost(meetings.meeting(meeting).body))
    for language in ("es", "en"):
        assert the_pack(meeting, language) == the_pack(meeting, language)
    assert the_pack(meeting, today=date(2027, 3, 1)) == the_pack(meeting, today=date(2028, 3, 1))


def test_the_cells_of_the_workbook_are_typed_and_none_is_a_formula(app: Flask) -> None:
    meeting = an_approved_acta()
    a_release(outermost(meetings.meeting(meeting).body))
    book = the_pack(meeting)["informe.xlsx"]
    held = xlsx_file.read(book, sheet="Reuniones")
    row = next(row.cells for row in held.rows if row.cells[0] == meetings.meeting(meeting).code)
    assert row[1] == local_day(meetings.meeting(meeting).opened_at)
    assert row[6] == "sí"
    sexes = xlsx_file.read(book, sheet="1 Personas por sexo")
    assert [row.cells[1] for row in sexes.rows] == [45, 50, "menos de 10"]
    framework = {row.cells[0]: row.cells[2] for row in xlsx_file.read(book, sheet="Marco de resultados").rows}
    assert (framework["P2"], framework["P3"], framework["P4"], framework["P1"]) == (95, len(held.rows), 30, "")
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/")]
    assert sheets
    assert not [sheet for sheet in sheets if re.search(b'<f>|t="b"', sheet)]


def test_fewer_than_ten_present_is_not_told(app: Flask) -> None:
    meeting = an_approved_acta()
    held = gather(meetings.meeting(meeting).body, semester_of(meeting), today=TODAY).held
    table = xlsx_file.read(the_pack(meeting)["informe.xlsx"], sheet="Reuniones")
    for one, row in zip(held, table.rows, strict=True):
        assert row.cells[5] == ("menos de 10" if one.presence.total is None else one.presence.total)
    assert any(one.presence.total is None for one in held)


def test_without_published_figures_none_stands_in_the_report(app: Flask) -> None:
    meeting = an_approved_acta()
    files = the_pack(meeting)
    assert not [name for name in xlsx_file.sheet_names(files["informe.xlsx"]) if re.search("Personas|Puestos|GEF", name)]
    text = text_of_pdf(files["informe.pdf"])
    assert "No hay cifras publicadas" in text
    assert "El indicador básico 11 del GEF" in text


def test_figures_of_a_year_that_ended_after_the_semester_wait(app: Flask) -> None:
    """What was published later is not what this semester could tell: the report of an old semester stays what it was."""
    meeting = an_approved_acta()
    body = outermost(meetings.meeting(meeting).body)
    a_release(body, BY_SEX, year=2025)
    (_pool, release), = gather(body, semester_named("2026-1"), today=TODAY).published
    assert release.period.last == date(2026, 6, 30)
    a_release(body, *TABLES, year=2026)
    assert gather(body, semester_named("2026-2"), today=date(2028, 1, 1)).published[0][1].period.last == date(2026, 6, 30)
    assert gather(body, semester_named("2027-1"), today=date(2028, 1, 1)).published[0][1].period.last == date(2027, 6, 30)


def test_a_semester_that_runs_says_so(app: Flask) -> None:
    meeting = an_approved_acta()
    day = local_day(meetings.meeting(meeting).opened_at)
    assert "El semestre aún no termina" in text_of_pdf(the_pack(meeting, today=day)["informe.pdf"])
    assert "El semestre aún no termina" not in text_of_pdf(the_pack(meeting)["informe.pdf"])


@pytest.mark.campaign
def test_libreoffice_finds_typed_cells_and_no_formula(app: Flask, tmp_path: Path) -> None:
    meeting = an_approved_acta()
    a_release(outermost(meetings.meeting(meeting).body))
    book = tmp_path / "informe.xlsx"
    book.write_bytes(the_pack(meeting)["informe.xlsx"])
    opened = etree.parse(converted(book, "fods"))
    cells = opened.findall(".//{*}table-cell")
    assert not [dict(cell.attrib) for cell in cells if cell.get(f"{TABLE}formula")]
    typed = {(cell.get(f"{OFFICE}value-type"), cell.get(f"{OFFICE}{value}")) for cell in cells for value in VALUES}
    day = local_day(meetings.meeting(meeting).opened_at).isoformat()
    assert {("float", "45"), ("float", "95"), ("date", day)} <= typed


# ── who takes it ─────────────────────────────────────────────────────────────────────────────────
def takes(actor: Actor, body: UUID, *, id: UUID | None = None, semester: str = "2026-1", language: str = "es", now: datetime | None = None):
    return actions.take_report(
        actor=actor, id=id or new_id(), now=now or datetime.fromisoformat("2026-11-26T15:00:00+00:00"), body=body, semester=semester,
        language=language)


def test_whoever_takes_a_report_is_noted_once(either: Flask) -> None:
    body, id = a_body(2).id, new_id()
    actor = an_account(Role.FACILITATOR, body)
    for _press in range(2):
        takes(actor, body, id=id)
    noted = db.session.get(ReceiptRow, id)
    assert (noted.act, noted.actor, noted.subject) == ("exports.take_report", actor.account, body)
    (leaf,) = db.session.scalars(db.select(LeafRow).where(LeafRow.name == ReportTaken.name)).all()
    assert leaf.body == body
    assert '"first":"2026-01-01"' in leaf.canonical
    assert '"last":"2026-06-30"' in leaf.canonical
    assert '"language":"es"' in leaf.canonical
    assert str(actor.account) not in leaf.canonical


@pytest.mark.parametrize("role", [Role.MEMBER, Role.READER])
def test_who_may_not_take_data_takes_no_report(app: Flask, role: Role) -> None:
    body = a_body(2).id
    with pytest.raises(MayNot):
        takes(an_account(role, body), body)


def test_another_committees_report_is_not_there(app: Flask) -> None:
    body = a_body(2).id
    with pytest.raises(BodyMissing):
        takes(an_account(Role.SECRETARY, an_empty_body()), body)


@pytest.mark.parametrize(("semester", "language", "refused"), [
    ("2026-3", "es", NoSuchSemester), ("26-1", "es", NoSuchSemester), ("2026-1", "fr", NoSuchSemester), ("2027-1", "es", SemesterNotBegun),
])
def test_only_semesters_that_began_and_the_two_languages(app: Flask, semester: str, language: str, refused: type[Exception]) -> None:
    body = a_body(2).id
    with pytest.raises(refused):
        takes(an_account(Role.SECRETARY, body), body, semester=semester, language=language)
    assert db.session.scalar(db.select(LeafRow).where(LeafRow.name == ReportTaken.name)) is None
