"""Paper that is copied twice: letters large and black enough, square codes that are still read, hostile names in every template."""

import dataclasses
import io
from collections.abc import Iterator

import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from governance_app.documents import pdf_file, qr_code
from governance_app.documents import shapes as s
from governance_app.documents.errors import QrTooLong
from governance_app.documents.text_file import STANDING, acta_text, acta_with_standing
from tests.support import documents_examples as examples

COPIED = (examples.acta, examples.approved_acta, examples.excerpt, examples.agenda, examples.membership, examples.convocation,
          examples.sheet, examples.board)
MILLIMETRE = 72 / 25.4
DPI = 200


def letters_of(page: pypdfium2.PdfPage) -> Iterator[tuple[float, tuple[int, int, int], float]]:
    """Yield size in points, colour and height on the page of every letter with ink."""
    words = page.get_textpage()
    red, green, blue, alpha = (raw.c_uint() for _ in range(4))
    for at in range(words.count_chars()):
        if not words.get_text_range(at, 1).strip():
            continue
        raw.FPDFText_GetFillColor(words.raw, at, red, green, blue, alpha)
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(words.raw, at, matrix)
        scale = (matrix.c ** 2 + matrix.d ** 2) ** 0.5
        yield raw.FPDFText_GetFontSize(words.raw, at) * scale, (red.value, green.value, blue.value), words.get_charbox(at)[1]


def contrast(colour: tuple[int, int, int]) -> float:
    """Contrast with white paper (WCAG)."""
    parts = [part / 255 for part in colour]
    light = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)


@pytest.mark.parametrize("make", COPIED)
def test_letters_are_large_and_dark_enough_to_be_copied_twice(make) -> None:
    with pypdfium2.PdfDocument(pdf_file.to_pdf(make())) as document:
        for page in document:
            for size, colour, height in letters_of(page):
                body = 28 * MILLIMETRE < height < page.get_height() - 26 * MILLIMETRE
                assert size > (10.95 if body else 8.95), (size, height)
                assert contrast(colour) >= 7, colour


def copied(sheet: Image.Image) -> Image.Image:
    """Return what a photocopier makes of it: a little out of focus, then black or white."""
    return sheet.filter(ImageFilter.GaussianBlur(0.8)).point(lambda tone: 255 if tone > 140 else 0)


def codes_of(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Return where square codes stand: square paths wider than 20 mm."""
    found = [each.get_bounds() for each in page.get_objects(max_depth=5) if each.type == raw.FPDF_PAGEOBJ_PATH]
    return [(left, low, right, high) for left, low, right, high in found
            if right - left > 20 * MILLIMETRE and abs((right - left) - (high - low)) < 4]


def grid(page: pypdfium2.PdfPage, code: segno.QRCode, place: tuple[float, float, float, float]) -> tuple[float, float, float]:
    """Return the width of a module and the corner, in points from the upper left: the rows are strokes, whose box is a stroke wider."""
    left, _low, right, high = place
    module = (right - left) / (code.symbol_size(border=0)[0] + 2)
    return module, left + module, page.get_height() - high + module / 2


def read_again(page: pypdfium2.PdfPage, code: segno.QRCode, place: tuple[float, float, float, float]) -> list[tuple[int, int]]:
    """Return the modules (row, column) that two copies turned from black to white or back."""
    sheet = copied(copied(page.render(scale=DPI / 72, grayscale=True).to_pil()))
    rows = [list(row) for row in code.matrix_iter(border=0)]
    module, left, top = grid(page, code, place)
    wrong = []
    for row, modules in enumerate(rows):
        for column, dark in enumerate(modules):
            x, y = (left + (column + 0.5) * module) * DPI / 72, (top + (row + 0.5) * module) * DPI / 72
            if (sheet.getpixel((int(x), int(y))) < 128) != bool(dark):
                wrong.append((row, column))
    return wrong


def level_of(mark: str, least: int, widest: int) -> segno.QRCode:
    level = qr_code.qr_for_print(mark, title="x", least=least, widest=widest).error
    return segno.make(mark, error=level, micro=False, boost_error=False, encoding="utf-8")


def test_accents_are_written_in_utf8() -> None:
    """Readers guess Latin-1 wrongly: with UTF-8 `á` takes two bytes, and the code is larger for it."""
    sizes = [len(qr_code.coded("á" * length, "m").matrix) for length in (60, 120)]
    assert sizes == [len(segno.make("a" * length, error="m", micro=False, boost_error=False).matrix) for length in (120, 240)]


@pytest.mark.parametrize("mark", ["x", "acta 04-CG-2026 leaf 41 sha256:" + "0f" * 32, "á" * 300, "0a" * 500])
def test_the_code_of_the_record_outlives_two_photocopies(mark: str) -> None:
    """Without a decoder on this machine: each module is looked at where a decoder looks, and almost none may have turned."""
    shape = examples.excerpt(record=examples.record_box(mark))
    shape = dataclasses.replace(shape, paper=dataclasses.replace(shape.paper, address=""))
    code = level_of(mark, 36, 70)
    with pypdfium2.PdfDocument(pdf_file.to_pdf(shape)) as document:
        (page, place), = [(page, place) for page in document for place in codes_of(page)]
        assert grid(page, code, place)[0] / MILLIMETRE >= 0.4
        assert len(read_again(page, code, place)) <= code.symbol_size(border=0)[0] ** 2 // 100


def test_the_code_of_an_address_outlives_two_photocopies_too() -> None:
    shape = examples.agenda()
    code = level_of(shape.paper.address, 26, 26)
    with pypdfium2.PdfDocument(pdf_file.to_pdf(shape)) as document:
        (place,) = codes_of(document[0])
        assert len(read_again(document[0], code, place)) <= code.symbol_size(border=0)[0] ** 2 // 100


@given(st.integers(1, 1000))
@settings(max_examples=15)
def test_every_module_is_wide_enough_and_the_correction_is_the_strongest_that_fits(length: int) -> None:
    made = qr_code.qr_for_print("a" * length, title="x", least=36, widest=70)
    code = segno.make("a" * length, error=made.error, micro=False, boost_error=False)
    assert made.side / code.symbol_size(border=4)[0] >= 0.4
    assert made.side <= 70
    assert made.error in "HQM"


def test_a_text_that_no_code_can_carry_is_refused_by_name() -> None:
    with pytest.raises(QrTooLong):
        pdf_file.to_pdf(examples.excerpt(record=examples.record_box("á" * 1_151)))


SIGNS = ("#", "*", "_", "`", "$", "@", "<", ">", "\\", "[", "]", "{", "}", "(", ")", '"', "//", "/*", "= ", "- ", "+ ", "#eval", "#read",
         "sys.inputs", "https://x.y", "~", "José", "ñ", "é", "1", "a b")
MARKUP = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12)


def solid(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


@given(make=st.sampled_from([examples.excerpt, examples.agenda, examples.membership, examples.convocation, examples.board, examples.sheet,
                             examples.ballots, examples.tally_sheet,
                             examples.report]), parts=MARKUP)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_markup_in_a_name_prints_as_it_stands(make, parts: list[str]) -> None:
    name = "«" + "".join(parts) + "»"
    assert solid(pdf_file.cleaned(name, pdf_file.covered())) in solid(read(pdf_file.to_pdf(with_name(make(), name))))


@given(parts=MARKUP)
@settings(max_examples=8)
def test_any_markup_in_the_acta_prints_as_it_stands(parts: list[str]) -> None:
    name = "«" + "".join(parts) + "»"
    text = solid(read(pdf_file.to_pdf(with_name(examples.approved_acta(), name))))
    assert text.count(solid(pdf_file.cleaned(name, pdf_file.covered()))) > 10


def with_name(value, name: str):
    """The shape with `name` where a person, an organisation or a title stands."""
    if isinstance(value, tuple):
        return tuple(with_name(each, name) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, s.Paper):
        named = {"name", "holder", "owner", "proposer", "witness", "title", "organisation", "heading", "point", "text", "acting", "seat"}
        fields = {each.name: getattr(value, each.name) for each in dataclasses.fields(value) if each.name != "words"}
        return dataclasses.replace(value, **{
            key: name if key in named and isinstance(given, str) else with_name(given, name) for key, given in fields.items()})
    return value


def read(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_the_foot_of_every_page_carries_the_digest() -> None:
    pages = pypdf.PdfReader(io.BytesIO(pdf_file.to_pdf(examples.approved_acta()))).pages
    assert len(pages) > 2
    assert all("Huella del texto: a1b2 c3d4 e5f6 0718" in page.extract_text() for page in pages)


def test_how_the_acta_stands_is_printed_and_is_no_part_of_its_text() -> None:
    acta = examples.approved_acta()
    text = " ".join(read(pdf_file.to_pdf(acta)).split())
    for part in ("Estado: Aprobada", "Firmó con huella", "Testigo: Persona de Ejemplo 5", "No firmó: dijo que no", "Fe de erratas",
                 "Donde dice", "200 plantas", "El texto en castellano es el que obliga.", "Palabras testigo", "8 luna", "8 killa"):
        assert part in text, part
    bare = dataclasses.replace(acta, standing="", approval=(), errata=(), binding="", record=None, signatures=tuple(
        dataclasses.replace(each, standing="", witness="") for each in acta.signatures))
    assert acta_text(acta) == acta_text(bare) == acta_with_standing(bare)
    whole = acta_with_standing(acta)
    assert whole.startswith(acta_text(acta))
    told = whole.decode().split(STANDING)[1]
    for part in ("Aprobada", "200 plantas", "Testigo: Persona de Ejemplo 5", "[qu] sacha yaku"):
        assert part in told


def test_a_second_language_stands_beside_and_in_the_text() -> None:
    acta = examples.approved_acta()
    assert f"En la casa comunal de Río Claro se instala la sesión.\n[qu] {examples.KICHWA}\n" in acta_text(acta).decode()
    other = dataclasses.replace(acta, opening=(dataclasses.replace(acta.opening[0], beside=""), acta.opening[1]))
    assert acta_text(other) != acta_text(acta)
    with pypdfium2.PdfDocument(pdf_file.to_pdf(acta)) as document:
        words = document[0].get_textpage()
        text = words.get_text_range()
        left, right = (words.get_charbox(text.index(part))[0] for part in ("En la casa comunal", "Ñukanchik"))
        assert right - left > 60 * MILLIMETRE
