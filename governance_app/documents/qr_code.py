"""QR codes as SVG (for pages and for print) and PNG."""

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=128)  # a decision's code is the same for every reader; finding its best mask is a fifth of the page's time
def qr_inline(text: str, *, title: str, border: int = 4, scale: int = 4) -> str:
    """An `<svg>` element for an HTML page, with a title for screen readers and no style attribute (CSP).

    Size in CSS pixels: (modules + 2 x border) x scale. Error correction M (15 %).
    """
    return segno.make(text, error="m", micro=False).svg_inline(
        title=title, border=border, scale=scale, omitsize=False, svgclass="qr", lineclass=None)


def qr_svg(text: str, *, title: str) -> str:
    """A whole SVG document, without size: it fills the box it is given. For print."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", title=title, border=2, omitsize=True, xmldecl=False, nl=False)
    return out.getvalue().decode()


def qr_png(text: str, *, scale: int = 8) -> bytes:
    """A PNG, black on white, `scale` pixels per module, quiet zone of 4 modules."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=scale, border=4)
    return out.getvalue()
