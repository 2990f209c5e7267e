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
from governance_app.documents.qr_code import qr_svg
from governance_app.documents.shapes import Acta, AttendanceSheet, Ballots, Convocation, NoticeBoard, Printed, TallySheet

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
LIMIT = 2_000_000
PRESS = Press(TEMPLATES, FONTS)
atexit.register(PRESS.close)
TEMPLATE_OF = {
    Acta: "acta.typ",
    Convocation: "convocation.typ",
    AttendanceSheet: "attendance_sheet.typ",
    NoticeBoard: "notice_board.typ",
    Ballots: "ballots.typ",
    TallySheet: "tally_sheet.typ",
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
    """The data of the template: the shape as JSON, its texts printable, its QR as SVG."""
    data = dataclasses.asdict(shape)
    address = shape.paper.address
    data = cleaned(data, covered())
    data["paper"]["qr"] = qr_svg(address, title=address) if address else ""
    if isinstance(shape, TallySheet):
        data["mark_qr"] = qr_svg(shape.mark, title=shape.words.mark) if shape.mark else ""
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


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
