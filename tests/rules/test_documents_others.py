"""JSON, calendar, QR, fonts and the plain text of the acta."""

import dataclasses
import re
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from uuid import UUID

import pytest
from fontTools.ttLib import TTFont
from icalendar import Calendar

from governance_app.documents import ical_file, json_file, pdf_file, qr_code
from governance_app.documents import shapes as s
from governance_app.documents.letters import SEQUENCES
from governance_app.documents.text_file import LAYOUT, acta_text
from tests.support import documents_examples as examples

START = datetime(2026, 12, 4, 14, 0, tzinfo=UTC)


def entry(**changes) -> ical_file.Entry:
    given = {"uid": "01@x", "sequence": 2, "title": "Sesión; ordinaria, Ñ\nBEGIN:VALARM", "start": START, "end": START + timedelta(hours=4),
             "changed": START - timedelta(days=9), "place": "Río Claro"}
    return ical_file.Entry(**{**given, **changes})


def test_canonical_json_ignores_order_and_refuses_floats() -> None:
    assert json_file.canonical({"b": 1, "a": [date(2026, 1, 2), UUID(int=7), Fraction(1, 3), None, {"é"}]}) == (
        '{"a":["2026-01-02","00000000-0000-0000-0000-000000000007","1/3",null,["é"]],"b":1}').encode()
    assert json_file.canonical({"a": 1, "b": 2}) == json_file.canonical({"b": 2, "a": 1})
    with pytest.raises(TypeError):
        json_file.canonical({"a": 1.5})


def test_readable_json_is_stable_and_keeps_letters() -> None:
    assert json_file.readable({"b": examples.SHUAR, "a": ical_file.Standing.CANCELLED}) == (
        '{\n  "b": "' + examples.SHUAR + '",\n  "a": "CANCELLED"\n}\n').encode()
    assert json_file.readable({"k": {"z", "a", "m"}}) == b'{\n  "k": [\n    "a",\n    "m",\n    "z"\n  ]\n}\n'


def test_a_meeting_in_ecuador_time_with_its_identity() -> None:
    content = ical_file.write([entry()], name="Reuniones")
    event = Calendar.from_ical(content).walk("VEVENT")[0]
    assert (event["uid"], event["sequence"], event["status"]) == ("01@x", 2, "CONFIRMED")
    assert event["dtstart"].dt.isoformat() == "2026-12-04T09:00:00-05:00"
    assert event["summary"] == entry().title
    assert b"TZID:America/Guayaquil" in content
    assert b"\r\nBEGIN:VALARM" not in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content == ical_file.write([entry()], name="Reuniones")


@pytest.mark.parametrize("standing, status, busy", [
    ("CANCELLED", "CANCELLED", "TRANSPARENT"), ("POSTPONED", "TENTATIVE", "TRANSPARENT"), ("PLANNED", "TENTATIVE", "OPAQUE"),
])
def test_a_meeting_that_does_not_stand_firm(standing: str, status: str, busy: str) -> None:
    event = Calendar.from_ical(ical_file.write([entry(standing=ical_file.Standing[standing])], name="R")).walk("VEVENT")[0]
    assert (event["status"], event["transp"]) == (status, busy)
    assert (event.get("x-postponed") == "TRUE") is (standing == "POSTPONED")


@pytest.mark.parametrize("changes", [{"start": START.replace(tzinfo=None)}, {"end": START - timedelta(minutes=1)}])
def test_a_moment_without_zone_or_a_backward_meeting_is_a_mistake(changes: dict) -> None:
    with pytest.raises(ValueError):
        ical_file.write([entry(**changes)], name="R")


def test_qr_for_pages_has_a_title_and_no_style() -> None:
    svg = qr_code.qr_inline("https://x.example/d/1", title='A<b>"&')
    assert "style=" not in svg
    assert ET.fromstring(svg)[0].text == 'A<b>"&'  # noqa: S314 - our own output
    assert ET.fromstring(qr_code.qr_svg("https://x.example", title="<t>")).get("viewBox") is not None  # noqa: S314
    assert qr_code.qr_png("https://x.example").startswith(b"\x89PNG")


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_the_font_is_renamed_and_has_every_sequence(style: str) -> None:
    path = pdf_file.FONTS / f"GovernanceSans-{style}.ttf"
    if not path.exists():
        pytest.fail("The fonts of the printed documents are not built: run `make build`.")
    font = TTFont(path)
    named = {record.nameID: str(record) for record in font["name"].names}
    assert all(not re.search("Andika|SIL", named[number]) for number in (1, 3, 4, 6))
    assert "SIL" in named[13] + named[0]
    rules = font["GSUB"].table.LookupList.Lookup[0].SubTable[0].ligatures
    letters = font.getBestCmap()
    lacking = [base + mark for base, mark in SEQUENCES
               if not any(each.Component == [letters[ord(mark)]] for each in rules.get(letters[ord(base)], []))]
    assert lacking == []


def test_the_plain_acta_is_stable_and_whole() -> None:
    text = acta_text(examples.acta()).decode()
    assert text.startswith(LAYOUT + "\n")
    assert text == acta_text(examples.acta()).decode()
    parts = ("Acta de sesión ordinaria 04-CG-2026", "A favor: 9", f"[jiv] {examples.SHUAR}", "Salvedad", "Secretaria (Certifica)")
    assert [part for part in parts if part not in text] == []


def test_the_plain_acta_changes_with_any_fact_and_not_with_the_print() -> None:
    acta = examples.acta(1, 2)
    printed = dataclasses.replace(acta, paper=dataclasses.replace(acta.paper, made_at=5, draft="BORRADOR", foot="x", address="https://y.example"))
    assert acta_text(printed) == acta_text(acta)
    for field in ("facts", "opening", "roll", "quorum", "agenda", "points", "closing", "signatures", "attendance", "annexes"):
        assert acta_text(dataclasses.replace(acta, **{field: ()})) != acta_text(acta), field
    corrected = dataclasses.replace(acta, corrections=(s.Passage("En el punto 1 debe leerse 10."),))
    assert acta_text(corrected) != acta_text(acta)
