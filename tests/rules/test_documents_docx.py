"""The draft for Word: the words of the plain text in their order, real headings, marked tables and languages, text that is only text."""

import dataclasses
import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from governance_app.documents import shapes as s
from governance_app.documents.docx_file import acta_docx, plain
from governance_app.documents.text_file import LAYOUT, acta_text
from tests.rules.test_documents_pdf import HOSTILE, poisoned
from tests.support import documents_examples as examples
from tests.support.libreoffice import converted


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def words_in_order(content: bytes) -> list[str]:
    """Return the words of the body as a reader meets them, without the heads of tables (the text has none)."""
    found: list[str] = []
    for block in opened(content).iter_inner_content():
        if hasattr(block, "rows"):
            for row in list(block.rows)[1:]:
                found += [word for cell in row.cells for word in tokens(cell.text)]
        else:
            found += tokens(block.text)
    return found


def without_languages(value):
    """The same acta, its passages without tags: the plain text writes them, Word keeps them as properties."""
    if isinstance(value, tuple):
        return tuple(without_languages(each) for each in value)
    if dataclasses.is_dataclass(value):
        fields = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        return dataclasses.replace(value, **{
            key: "" if key in ("lang", "beside_lang") and isinstance(value, s.Passage) else without_languages(given)
            for key, given in fields.items()})
    return value


def the_text(acta: s.Acta) -> list[str]:
    return tokens(plain(acta_text(without_languages(acta)).decode().removeprefix(LAYOUT)))


WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=24)


@settings(max_examples=12)
@given(given=st.lists(WORDS, min_size=1, max_size=6), points=st.integers(0, 3), seats=st.integers(0, 4))
def test_the_words_are_those_of_the_plain_text_in_their_order(given: list[str], points: int, seats: int) -> None:
    acta = examples.acta(points, seats, incidents=tuple(s.Passage(plain(each), "qu") for each in given),
                         corrections=(s.Passage("Uno", "", "Shuk", "qu"),))
    assert words_in_order(acta_docx(acta)) == the_text(acta)


def test_an_election_and_a_whole_acta_too() -> None:
    election = s.Election("Presidencia", "Fue electa Ana", (s.Passage("Método"),), (s.Tally("A", 3),))
    last = s.Point("9", "Elección", elections=(election,))
    acta = dataclasses.replace(examples.approved_acta(), points=(*examples.acta(2, 3).points, last))
    assert words_in_order(acta_docx(acta)) == the_text(acta)


def test_text_of_people_is_only_text() -> None:
    hostile = " ".join((*HOSTILE, "<w:p/>", "&amp;", "]]>", "<!-- x -->", "\x00\x07\x1b\x0b\ufffe\u202e", "=cmd|' /C calc'!A0"))
    content = acta_docx(poisoned(examples.acta(1, 2), hostile))
    text = "\n".join(paragraph.text for paragraph in opened(content).paragraphs)
    for each in (*HOSTILE, "<w:p/>", "&amp;", "]]>", "<!-- x -->"):
        assert each in text
    assert "\u202e" not in text


@given(st.text(max_size=200))
@settings(max_examples=10)
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    acta = dataclasses.replace(examples.acta(0, 0), opening=(s.Passage(text, text[:5]),), facts=(), closing=(), signatures=())
    assert words_in_order(acta_docx(acta)) == the_text(acta)


def test_headings_are_headings_in_their_order() -> None:
    levels = [int(p.style.name[-1]) for p in opened(acta_docx(examples.acta())).paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_says_its_head() -> None:
    tables = opened(acta_docx(examples.acta())).tables
    assert len(tables) == 3
    for table in tables:
        assert [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows][:2] == [True, False]


def test_the_languages_are_marked() -> None:
    document = opened(acta_docx(examples.acta(1, 1)))
    spoken = {run.text: run._r.rPr.find(qn("w:lang")).get(qn("w:val")) for paragraph in document.paragraphs for run in paragraph.runs
              if run._r.rPr is not None and run._r.rPr.find(qn("w:lang")) is not None}
    assert spoken == {examples.SHUAR: "jiv", examples.KICHWA: "qu", examples.COFAN: "con"}
    assert {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))} == {"es"}


def test_no_macro_no_link_nothing_from_outside() -> None:
    package = zipfile.ZipFile(io.BytesIO(acta_docx(examples.acta())))
    names = package.namelist()
    assert names[0] == "[Content_Types].xml"
    assert not [name for name in names if re.search(r"vba|\.bin|activeX|embeddings|customXml|thumbnail|media", name)]
    for name in names:
        content = package.read(name)
        etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        assert b"External" not in content
        assert b"instrText" not in content
        assert b"altChunk" not in content


def test_the_same_acta_is_the_same_file_and_says_what_it_is() -> None:
    acta = examples.acta(1, 1, paper=examples.paper(draft="BORRADOR", demonstration="Demostración: nada es real."))
    assert acta_docx(acta) == acta_docx(acta)
    document = opened(acta_docx(acta))
    assert document.sections[0].header.paragraphs[0].text == "BORRADOR · Demostración: nada es real."
    assert document.core_properties.title == "Acta de sesión ordinaria 04-CG-2026"
    assert "python" not in document.core_properties.author
    assert (round(document.sections[0].page_width.mm), round(document.sections[0].page_height.mm)) == (210, 297)


@pytest.mark.campaign
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    acta = tmp_path / "acta.docx"
    acta.write_bytes(acta_docx(poisoned(examples.acta(2, 4), " <&> #x")))
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(converted(acta, "pdf")).pages)
    assert "Acta de sesión ordinaria <&> #x" in " ".join(text.split())
    assert "A favor" in text
