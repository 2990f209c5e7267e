"""Files of the demonstration, made here and nowhere else: a drawn view, the sheet of a consultation, a signed page.

The same chance gives the same bytes. Nothing is a photograph of anybody, and what it shows says so in its words.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFont

from governance_app.documents.pdf_file import FONTS, to_pdf
from governance_app.documents.shapes import Agenda, AgendaLine, Fact, Paper, Passage
from governance_app.documents.words import AgendaWords

WIDE, HIGH = 640, 420
PAGE = (620, 877)
INVENTED = "Demostración: todas las personas y todas las reuniones son inventadas."


def view(chance: Random) -> bytes:
    """Draw a river between trees, with a communal house, as a JPEG."""
    picture = Image.new("RGB", (WIDE, HIGH), (188, 214, 226))
    pen = ImageDraw.Draw(picture)
    for far, green in ((0, (96, 138, 104)), (1, (62, 110, 74))):
        ridge = [(x, 150 + 45 * far - chance.randrange(50)) for x in range(0, WIDE + 41, 40)]
        pen.polygon([(0, HIGH), *ridge, (WIDE, HIGH)], fill=green)
    bends = [(y, 320 + chance.randrange(-50, 50) * (HIGH - y) // 200, (y - 196) * 3 // 4) for y in range(215, HIGH + 40, 40)]
    pen.polygon([*((x - wide, y) for y, x, wide in bends), *((x + wide, y) for y, x, wide in reversed(bends))], fill=(104, 146, 158))
    for _tree in range(26):
        _tree_at(pen, chance, chance.choice((chance.randrange(0, 180), chance.randrange(480, WIDE))), chance.randrange(230, 360))
    pen.polygon([(60, 300), (130, 240), (200, 300)], fill=(150, 116, 70))
    pen.rectangle((80, 300, 180, 350), fill=(176, 142, 96), outline=(96, 72, 44))
    return _jpeg(picture)


def _tree_at(pen: ImageDraw.ImageDraw, chance: Random, x: int, foot: int) -> None:
    high, wide = chance.randrange(60, 110), chance.randrange(22, 40)
    pen.rectangle((x - 3, foot - high // 2, x + 3, foot), fill=(92, 70, 50))
    pen.ellipse((x - wide, foot - high, x + wide, foot - high // 3), fill=(30 + chance.randrange(30), 90 + chance.randrange(40), 48))


def signed_sheet(chance: Random, code: str, mark: str) -> bytes:
    """Draw the last page of a printed acta with a signature in ink, as a JPEG. `mark`: the code at the foot of the page."""
    picture = Image.new("RGB", PAGE, (250, 249, 244))
    pen = ImageDraw.Draw(picture)
    pen.text((50, 50), code, fill=(30, 30, 30), font=_letters(26))
    for row in range(12):
        pen.line((50, 120 + 26 * row, 570 - (row % 4) * 40, 120 + 26 * row), fill=(150, 150, 150), width=5)
    pen.line((150, 640, 470, 640), fill=(60, 60, 60), width=2)
    spots = [(180 + 14 * n + chance.randrange(-6, 7), 612 + chance.randrange(-34, 26)) for n in range(19)]
    pen.line(spots, fill=(24, 40, 120), width=3, joint="curve")
    pen.text((50, 800), f"{INVENTED[:12]} · {mark}", fill=(60, 60, 60), font=_letters(20))
    return _jpeg(picture)


def consultation(code: str, body: str, facts: Sequence[tuple[str, str]], questions: Sequence[str], made_at: datetime) -> bytes:
    """Print the sheet with which communities were asked, as a PDF."""
    words = AgendaWords(meeting="Sobre la consulta", agenda="Preguntas que se leyeron en cada comunidad", notes="Tenga en cuenta")
    return to_pdf(Agenda(
        Paper("Hoja de consulta", code, (body,), int(made_at.timestamp()), demonstration=INVENTED, foot=f"{code} · {body}"),
        tuple(Fact(label, value) for label, value in facts),
        tuple(AgendaLine(str(number), question) for number, question in enumerate(questions, 1)),
        notes=(Passage("Las respuestas se anotan sin nombres, y cada comunidad puede guardar silencio sobre sus lugares sagrados."),),
        words=words))


def _letters(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / "GovernanceSans-Regular.ttf"), size)


def _jpeg(picture: Image.Image) -> bytes:
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=72)
    return kept.getvalue()
