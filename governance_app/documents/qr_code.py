"""QR codes as SVG (for pages and for print) and PNG."""

import io
from dataclasses import dataclass
from functools import lru_cache

import segno

from governance_app.documents.errors import QrTooLong

LONGEST = 2_300  # bytes in one code: of the packed proof of an acta (capital letters and digits, 5.5 bits each) some 1,400 to 1,900
QUIET = 4
TENTHS_OF_A_MODULE = 5  # printed at half a millimetre; below four tenths photocopies of photocopies lose modules


@dataclass(frozen=True)
class PrintedCode:
    """A code for paper: the SVG, its side in millimetres, and its error correction (H 30 %, Q 25 %, M 15 %, L 7 %)."""

    svg: str
    side: int
    error: str


@lru_cache(maxsize=128)  # a decision's code is the same for every reader; finding its best mask is a fifth of the page's time
def qr_inline(text: str, *, title: str, border: int = 4, scale: int = 4) -> str:
    """An `<svg>` element for an HTML page, with a title for screen readers and no style attribute (CSP).

    Size in CSS pixels: (modules + 2 x border) x scale. Error correction M (15 %).
    """
    return coded(text, "m", boost=True).svg_inline(
        title=title, border=border, scale=scale, omitsize=False, svgclass="qr", lineclass=None)


def qr_svg(text: str, *, title: str) -> str:
    """A whole SVG document, without size: it fills the box it is given. For print."""
    return drawn(coded(text, "m", boost=True), title)


def coded(text: str, level: str, *, boost: bool = False) -> segno.QRCode:
    """The code, always in UTF-8: left to itself the library writes «ááá» as kanji or Latin-1, which readers take for other letters."""
    return segno.make(text, error=level, micro=False, boost_error=boost, encoding="utf-8")


def drawn(code: segno.QRCode, title: str) -> str:
    """The code as SVG with its quiet zone."""
    out = io.BytesIO()
    code.save(out, kind="svg", title=title, border=QUIET, omitsize=True, xmldecl=False, nl=False)
    return out.getvalue().decode()


@lru_cache(maxsize=64)  # an acta is printed again and again, and its codes are half of the time that takes
def qr_for_print(text: str, *, title: str, least: int = 26, widest: int = 26) -> PrintedCode:
    """The code of any text up to 1,000 bytes, as large as it must be: half a millimetre a module or more, at least `least` mm wide.

    The strongest error correction that fits `widest` mm; M, and as wide as that needs, where none does. Raises QrTooLong.
    """
    if len(text.encode()) > LONGEST:
        raise QrTooLong(bytes=len(text.encode()), limit=LONGEST)
    for level in "hqm":
        code = coded(text, level)
        if side_of(code) <= widest:
            break
    return PrintedCode(drawn(code, title), max(side_of(code), least), str(code.error))


def side_of(code: segno.QRCode) -> int:
    """Millimetres, quiet zone counted."""
    return -(-int(code.symbol_size(border=QUIET)[0]) * TENTHS_OF_A_MODULE // 10)


def qr_png(text: str, *, scale: int = 8) -> bytes:
    """A PNG, black on white, `scale` pixels per module, quiet zone of 4 modules."""
    out = io.BytesIO()
    coded(text, "m", boost=True).save(out, kind="png", scale=scale, border=4)
    return out.getvalue()
