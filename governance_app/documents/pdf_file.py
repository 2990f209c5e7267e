"""Printed documents: a shape in, a PDF out (PDF/A-2a and PDF/UA-1, tagged, reproducible).

`to_pdf(acta)` is the whole interface. The text of people is data, never markup: it travels as one JSON value
(trust T8). The work is done by a separate, limited process without network (`pdf_press`, `pdf_worker`).
"""

import atexit
import dataclasses
import json
from functools import cache
from pathlib import Path
from typing import Any

from governance_app.documents.errors import FontsNotBuilt, PdfTooLarge
from governance_app.documents.letters import printable
from governance_app.documents.pdf_press import Press
from governance_app.documents.qr_code import PrintedCode, qr_for_print, qr_svg
from governance_app.documents.shapes import (
    Acta,
    Agenda,
    AttendanceSheet,
    Ballots,
    Convocation,
    Excerpt,
    Membership,
    NoticeBoard,
    Printed,
    SemesterReport,
    TallySheet,
)

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
LIMIT = 2_000_000
PRESS = Press(TEMPLATES, FONTS)
atexit.register(PRESS.close)
TEMPLATE_OF = {
    Acta: "acta.typ",
    Agenda: "agenda.typ",
    Excerpt: "excerpt.typ",
    Membership: "membership.typ",
    Convocation: "convocation.typ",
    AttendanceSheet: "attendance_sheet.typ",
    NoticeBoard: "notice_board.typ",
    Ballots: "ballots.typ",
    TallySheet: "tally_sheet.typ",
    SemesterReport: "report.typ",
}


def to_pdf(shape: Printed) -> bytes:
    """Print a shape. The same shape gives the same bytes.

    Raises PdfTooLarge (data over 2 MB), PdfTookTooLong (10 s), PdfFailed, FontsNotBuilt.
    """
    data = json_of(shape)
    if len(data.encode()) > LIMIT:
        raise PdfTooLarge(bytes=len(data.encode()), limit=LIMIT)
    return PRESS.make(TEMPLATE_OF[type(shape)], data, shape.paper.made_at)


def json_of(shape: Printed) -> str:
    """The data of the template: the shape as JSON, its texts printable, its codes as SVG. Raises QrTooLong."""
    data = cleaned(dataclasses.asdict(shape), covered())
    address = shape.paper.address
    data["paper"]["code"] = as_data(qr_for_print(address, title=address)) if address else None
    if isinstance(shape, TallySheet):
        data["mark_qr"] = qr_svg(shape.mark, title=shape.words.mark) if shape.mark else ""
    if isinstance(shape, Acta | Excerpt) and shape.record is not None and shape.record.mark:
        data["record"]["code"] = as_data(qr_for_print(shape.record.mark, title=shape.words.record_qr, least=36, widest=70))
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def as_data(code: PrintedCode) -> dict[str, Any]:
    """A code as the templates draw it."""
    return {"svg": code.svg, "side": code.side}


def cleaned(value: Any, letters: frozenset[int]) -> Any:
    """Every text made printable, at any depth."""
    if isinstance(value, str):
        return printable(value, letters)
    if isinstance(value, dict):
        return {key: cleaned(inner, letters) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [cleaned(inner, letters) for inner in value]
    return value


@cache
def covered() -> frozenset[int]:
    """The code points all our faces can draw. Raises FontsNotBuilt when `make build` was not run."""
    listed = FONTS / "covered.json"
    if not listed.exists():
        raise FontsNotBuilt(folder=str(FONTS))
    return frozenset(json.loads(listed.read_text()))
