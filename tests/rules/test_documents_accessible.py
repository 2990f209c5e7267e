"""Printed documents as a screen reader meets them: the points of PDF/UA and PDF/A that a machine can tell, order, and language."""

import io
from collections.abc import Callable, Iterator
from ctypes import POINTER, cast, create_string_buffer

import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from governance_app.documents import pdf_file
from governance_app.documents import shapes as s
from tests.rules.test_documents_pdf import SHAPES
from tests.support import authority
from tests.support import documents_examples as examples
from tests.support.pdf_ua import elements, findings


@pytest.mark.parametrize("make", SHAPES)
def test_every_kind_of_document_holds_to_the_points(make) -> None:
    assert findings(pdf_file.to_pdf(make())) == []


def test_a_signed_document_still_holds_to_them() -> None:
    assert findings(authority.signed_elsewhere(pdf_file.to_pdf(examples.approved_acta()), authority.person())) == []


def broken(change: Callable[[pypdf.PdfWriter], None]) -> list[str]:
    """Return what is found in an excerpt after one change."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf_file.to_pdf(examples.excerpt()))))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return findings(out.getvalue())


def first(writer: pypdf.PdfWriter, kind: str) -> DictionaryObject:
    return next(node for node, _above in elements(writer.root_object["/StructTreeRoot"]) if node["/S"] == kind)


def font(writer: pypdf.PdfWriter) -> DictionaryObject:
    return next(each for each in writer._objects if isinstance(each, DictionaryObject) and each.get("/Subtype") == "/Type0")


def link(writer: pypdf.PdfWriter) -> DictionaryObject:
    return writer.pages[0]["/Annots"][0].get_object()


def metadata(writer: pypdf.PdfWriter, old: bytes, new: bytes) -> None:
    stream = writer.root_object["/Metadata"].get_object()
    assert old in stream.get_data()
    stream.set_data(stream.get_data().replace(old, new))


def untagged(writer: pypdf.PdfWriter) -> None:
    """Write a line on the first page that no tag knows."""
    contents = writer.pages[0].get_contents()
    contents.set_data(contents.get_data() + b"\n0 0 m 100 100 l S\n")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(contents)


CHANGES = {
    "06 MarkInfo does not say Marked": lambda w: w.root_object["/MarkInfo"].update({NameObject("/Marked"): BooleanObject(False)}),
    "11 no language of the document": lambda w: w.root_object.pop("/Lang"),
    "07 the title is not shown": lambda w: w.root_object.pop("/ViewerPreferences"),
    "A output intent without profile": lambda w: w.root_object.pop("/OutputIntents"),
    "06 no metadata": lambda w: w.root_object.pop("/Metadata"),
    "05 pdfuaid:part is not 1": lambda w: metadata(w, b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
    "05 pdfaid:conformance is not A": lambda w: metadata(w, b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<"),
    "06 no title": lambda w: metadata(w, b"Extracto certificado 001-CG-2026</rdf:li>", b"</rdf:li>"),
    "01 no structure tree": lambda w: w.root_object.pop("/StructTreeRoot"),
    "02 /Ornament is no standard type": lambda w: first(w, "/P").update({NameObject("/S"): NameObject("/Ornament")}),
    "14 heading 3 after 1": lambda w: first(w, "/H2").update({NameObject("/S"): NameObject("/H3")}),
    "13 a figure without words": lambda w: first(w, "/Figure").pop("/Alt"),
    "15 a head cell without scope": lambda w: first(w, "/TH").pop("/A"),
    "09 TR outside a table": lambda w: first(w, "/Table").update({NameObject("/S"): NameObject("/Div")}),
    "10": lambda w: font(w).pop("/ToUnicode"),
    "31": lambda w: [font(w)["/DescendantFonts"][0].get_object()["/FontDescriptor"].pop(key, None) for key in ("/FontFile2", "/FontFile3")],
    "28 page 1: a link without words": lambda w: link(w).pop("/Contents"),
    "28 page 1: a link outside the tree": lambda w: link(w).pop("/StructParent"),
    "28 page 1: the order of its links is not that of the tree": lambda w: w.pages[0].pop("/Tabs"),
    "29 something acts by itself": lambda w: w.root_object.update({NameObject("/OpenAction"): w._add_object(DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}))}),
    "01 page 1 draws S that is neither tagged nor artifact": untagged,
    "01 page 1: pieces and structure tree differ": lambda w: first(w, "/H1").update({NameObject("/K"): NumberObject(9999)}),
}


@pytest.mark.planted
@pytest.mark.parametrize("told", CHANGES)
def test_the_checker_sees_each_fault(told: str) -> None:
    assert any(each.startswith(told) for each in broken(CHANGES[told])), broken(CHANGES[told])


def test_an_encrypted_file_is_told() -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf_file.to_pdf(examples.agenda()))))
    writer.encrypt("x", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert findings(out.getvalue()) == ["26 the file is encrypted"]


def spoken(content: bytes) -> list[tuple[str, str]]:
    """Return (language, text) of every piece, in the order of the structure tree: what a screen reader says."""
    with pypdfium2.PdfDocument(content) as document:
        return [piece for page in document for piece in spoken_of(page)]


def spoken_of(page: pypdfium2.PdfPage) -> Iterator[tuple[str, str]]:
    texts = texts_of(page)
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    for at in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from walk(raw.FPDF_StructTree_GetChildAtIndex(tree, at), "", texts)
    raw.FPDF_StructTree_Close(tree)


def walk(node, lang: str, texts: dict[int, str]) -> Iterator[tuple[str, str]]:
    lang = read_string(raw.FPDF_StructElement_GetLang, node) or lang
    for at in range(raw.FPDF_StructElement_CountChildren(node)):
        piece = raw.FPDF_StructElement_GetChildMarkedContentID(node, at)
        if piece >= 0:
            yield lang, texts.get(piece, "")
        elif child := raw.FPDF_StructElement_GetChildAtIndex(node, at):
            yield from walk(child, lang, texts)


def read_string(ask, node) -> str:
    buffer = create_string_buffer(256)
    size = ask(node, buffer, 256)
    return buffer.raw[:max(size - 2, 0)].decode("utf-16-le")


def texts_of(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Return the text of each marked piece of a page."""
    words, found = page.get_textpage(), {}
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
        piece = raw.FPDFPageObj_GetMarkedContentID(each.raw)
        size = raw.FPDFTextObj_GetText(each.raw, words.raw, None, 0)
        buffer = create_string_buffer(size)
        raw.FPDFTextObj_GetText(each.raw, words.raw, cast(buffer, POINTER(raw.FPDF_WCHAR)), size)
        found[piece] = found.get(piece, "") + buffer.raw[:max(size - 2, 0)].decode("utf-16-le")
    return found


def solid(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "").replace("\ufffe", "")


def expected_of(acta: s.Acta) -> list[s.Passage]:
    """Return the passages of the points in the order of paper, both columns."""
    found: list[s.Passage] = [*acta.opening, *acta.quorum]
    for point in acta.points:
        found += point.summary
        for motion in point.motions:
            found += [*motion.text, *motion.dissent]
        for resolution in point.resolutions:
            found += [*resolution.considering, *resolution.text]
    both = [(each, s.Passage(each.beside, each.beside_lang)) for each in [*found, *acta.closing]]
    return [each for pair in both for each in pair if each.text]


def test_a_screen_reader_meets_the_passages_in_order_and_in_their_language() -> None:
    acta = examples.approved_acta()
    pieces = spoken(pdf_file.to_pdf(acta))
    letters = "".join(solid(text) for _lang, text in pieces)
    langs = [lang for lang, text in pieces for _letter in solid(text)]
    at = 0
    for passage in expected_of(acta):
        begins = letters.index(solid(passage.text), at)
        at = begins + len(solid(passage.text))
        assert set(langs[begins:at]) == {passage.lang} or (not passage.lang and set(langs[begins:at]) <= {"", "es"}), passage


def test_another_reader_finds_the_same_order() -> None:
    acta = examples.acta(2, 3)
    text = solid("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf_file.to_pdf(acta))).pages))
    at = 0
    for passage in expected_of(acta):
        whole = solid(passage.text)
        at = text.index(whole[:40], at) + 40
