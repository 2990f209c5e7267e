"""Printed documents: exact letters, inert text, limits, equal bytes, marks of an accessible archive file."""

import contextlib
import dataclasses
import io
import multiprocessing
import os
import threading
import time
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from governance_app.documents import pdf_file, pdf_press
from governance_app.documents import shapes as s
from governance_app.documents.errors import FontsNotBuilt, PdfFailed, PdfTookTooLong, PdfTooLarge
from governance_app.documents.letters import SEQUENCES, printable, unsupported_sequences
from tests.support import documents_examples as examples

HOSTILE = (
    '#read("/etc/passwd")', '#import "@preview/cetz:0.2.0"', "@ref <label>", "$x^2$", "`#panic()`", "\\u{41} \\", "*bold* _soft_",
    "= Heading", "// comment", "José #Pérez*", "#(1+1)", "]#[", '"); #panic("', "--- ... ~", "https://x.example/#a", "'quoted' \"twice\"",
)
SHAPES = (
    examples.acta, examples.approved_acta, examples.excerpt, examples.agenda, examples.membership, examples.convocation, examples.sheet,
    examples.board, examples.ballots, examples.tally_sheet, examples.report,
)


@pytest.fixture(autouse=True)
def fonts_are_built() -> None:
    """Without fonts every test here would say something else than what is wrong."""
    if not (pdf_file.FONTS / "covered.json").exists():
        pytest.fail("The fonts of the printed documents are not built: run `make build`.")


def read_pypdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def read_pdfium(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def one_point(*texts: str) -> s.Acta:
    """An acta whose single point holds these paragraphs."""
    point = s.Point("1", "Prueba", tuple(s.Passage(text) for text in texts))
    return dataclasses.replace(examples.acta(1, 1), points=(point,))


@pytest.mark.parametrize("reader", [read_pypdf, read_pdfium])
def test_letters_of_our_languages_are_read_exactly(reader) -> None:
    lines = reader(pdf_file.to_pdf(examples.acta(1, 3)))
    for text in (examples.SHUAR, examples.KICHWA, examples.COFAN):
        assert text in lines


@pytest.mark.parametrize("reader", [read_pypdf, read_pdfium])
def test_every_composed_sequence_is_read_exactly(reader) -> None:
    pairs = [pdf_file.cleaned(base + mark, pdf_file.covered()) for base, mark in SEQUENCES]
    groups = [" ".join(pairs[at:at + 12]) for at in range(0, len(pairs), 12)]
    text = reader(pdf_file.to_pdf(one_point(*groups)))
    assert [group for group in groups if group not in text] == []


@pytest.mark.parametrize("face", ["bold", "italic"])
def test_the_other_faces_are_read_exactly_too(face: str) -> None:
    point = s.Point("1", examples.SHUAR, (), (s.Motion((), "", s.Vote(examples.SHUAR)),))
    text = read_pdfium(pdf_file.to_pdf(dataclasses.replace(examples.acta(1, 1), points=(point,))))
    assert text.count(examples.SHUAR) == 2


@pytest.mark.parametrize("reader", [read_pypdf, read_pdfium])
def test_hostile_text_is_printed_as_it_is(reader) -> None:
    text = reader(pdf_file.to_pdf(one_point(*HOSTILE)))
    assert [each for each in HOSTILE if each not in text] == []
    assert "root:" not in text


def small_acta() -> s.Acta:
    """Two seats: every field is there once, and each carries much."""
    return examples.acta(1, 2)


@pytest.mark.parametrize("make", [small_acta, *SHAPES[1:]])
def test_hostile_text_in_every_field_breaks_nothing(make) -> None:
    hostile = " ".join(HOSTILE)
    content = pdf_file.to_pdf(poisoned(make(), hostile))
    assert '#read("/etc/passwd")' in " ".join(read_pypdf(content).split())


def poisoned(value, text):
    """The shape with `text` added to every string but the address and the languages."""
    if isinstance(value, str):
        return value + text
    if isinstance(value, tuple):
        return tuple(poisoned(each, text) for each in value)
    if dataclasses.is_dataclass(value):
        names = [each.name for each in dataclasses.fields(value) if each.name not in ("address", "lang", "beside_lang", "mark")]
        return dataclasses.replace(value, **{name: poisoned(getattr(value, name), text) for name in names})
    return value


def test_strange_letters_and_tags_print_and_never_fail() -> None:
    point = s.Point("1", "\x00\u202e🌳漢\ue000\ud800", (s.Passage("x" * 3000, "qu-EC"), s.Passage("y", "../x"), s.Passage("z", "QU")))
    text = read_pdfium(pdf_file.to_pdf(dataclasses.replace(examples.acta(1, 1), points=(point,))))
    assert "\ufffd" in text
    assert text.count("x" * 20) > 10
    assert text.count("x") >= 3000


def test_a_very_long_word_stays_on_the_page() -> None:
    """In a paragraph, a heading and a narrow cell."""
    word = "abcdefghij" * 30
    point = s.Point("1", word, (s.Passage(word),), (), (), (s.Promise("x", word, word),))
    content = pdf_file.to_pdf(dataclasses.replace(examples.acta(1, 1), points=(point,)))
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            words = page.get_textpage()
            boxes = [words.get_charbox(at) for at in range(words.count_chars())]
            assert all(right <= page.get_width() - 60 for _, _, right, _ in boxes)


@pytest.mark.parametrize("make", SHAPES)
def test_same_shape_same_bytes_and_archive_marks(make) -> None:
    content = pdf_file.to_pdf(make())
    assert content == pdf_file.to_pdf(make())
    meta = pypdf.PdfReader(io.BytesIO(content)).xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in meta
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in meta
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta


def test_the_languages_of_the_passages_are_marked() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf_file.to_pdf(examples.acta(1, 1))))
    assert reader.trailer["/Root"]["/Lang"] == "es"
    objects = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    tags = {each.get("/Lang") for each in objects if isinstance(each, dict)}
    assert {"qu", "jiv", "con"} <= tags


def test_too_much_data_is_refused_before_the_press() -> None:
    with pytest.raises(PdfTooLarge):
        pdf_file.to_pdf(one_point("x" * 2_100_000))


def template(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "t.typ").write_text(text)
    return folder


def press_of(folder: Path, **limits) -> pdf_press.Press:
    return pdf_press.Press(folder, pdf_file.FONTS, **limits)


HEAD = '#set document(title: "t")\n#set text(font: "Governance Sans", lang: "es")\n= T\n'
BOMB = HEAD + "#for a in range(9999) { for b in range(9999) { for c in range(9999) { let d = a * b * c } } }"


def test_endless_work_is_killed_in_time_and_the_next_document_is_made(tmp_path: Path) -> None:
    folder = template(tmp_path / "t", BOMB)
    (folder / "good.typ").write_text(HEAD + "ok")
    press = press_of(folder, seconds=1)
    started = time.monotonic()
    with pytest.raises(PdfTookTooLong):
        press.make("t.typ", "{}", 0)
    assert time.monotonic() - started < 5
    assert press.make("good.typ", "{}", 0).startswith(b"%PDF")
    press.close()


def test_the_press_of_the_application_gives_ten_seconds() -> None:
    assert pdf_file.PRESS.seconds <= 10


def test_endless_memory_ends_the_worker_not_the_application(tmp_path: Path) -> None:
    folder = template(tmp_path / "t", HEAD + '#let s = "x" * 1000\n#for a in range(30) { s = s + s }\n#s.len()')
    press = press_of(folder, seconds=8, memory=400 * pdf_press.MEGABYTE)
    with pytest.raises(PdfFailed):
        press.make("t.typ", "{}", 0)
    press.close()


@pytest.mark.parametrize("text", ['#read("/etc/passwd")', '#read("../secret.txt")', '#import "@preview/cetz:0.2.0"', "#panic()"])
def test_even_a_template_reads_nothing_outside_and_fetches_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    press = press_of(template(tmp_path / "t", HEAD + text))
    with pytest.raises(PdfFailed):
        press.make("t.typ", "{}", 0)
    press.close()


def test_the_worker_is_used_again_then_replaced(tmp_path: Path) -> None:
    press = press_of(template(tmp_path / "t", HEAD + "ok"), documents=2)
    workers = [(press.make("t.typ", "{}", 0), press._worker.pid)[1] for _ in range(3)]
    assert workers[0] == workers[1] != workers[2]
    press._worker.process.kill()
    press._worker.process.wait()
    assert press.make("t.typ", "{}", 0).startswith(b"%PDF")
    press.close()


@pytest.mark.skipif(not pdf_press.no_network(), reason="this kernel gives no network namespaces to plain users")
def test_the_worker_has_no_network(tmp_path: Path) -> None:
    press = press_of(template(tmp_path / "t", HEAD + "ok"))
    press.make("t.typ", "{}", 0)
    assert os.readlink(f"/proc/{press._worker.pid}/ns/net") != os.readlink("/proc/self/ns/net")
    press.close()


def test_threads_get_each_their_own_document() -> None:
    made: dict[int, str] = {}

    def work(number: int) -> None:
        made[number] = read_pypdf(pdf_file.to_pdf(one_point(f"documento-{number}-")))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"documento-{number}-" in made[number] for number in range(8))


def test_without_fonts_the_error_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf_file, "FONTS", tmp_path)
    pdf_file.covered.cache_clear()
    with pytest.raises(FontsNotBuilt):
        pdf_file.to_pdf(examples.acta(1, 1))
    pdf_file.covered.cache_clear()


def test_sequences_outside_the_list_are_reported() -> None:
    assert unsupported_sequences(examples.SHUAR + examples.KICHWA + "ñ ë g\u0303") == ()
    assert unsupported_sequences("q\u0331 q\u0331") == ("q\u0331",)


def test_printable_keeps_lines_and_shows_what_lacks() -> None:
    assert printable("n\u0303\r\nb\x07 漢", frozenset(map(ord, "ñb "))) == "ñ\nb \ufffd"


def test_no_shape_has_a_sensitive_column() -> None:
    for shape in (s.AttendanceLine, s.SheetRow, s.RollRow):
        names = {each.name for each in dataclasses.fields(shape)}
        assert names & {"sex", "gender", "age", "age_band", "identity", "nationality", "disability", "phone"} == set()


@pytest.mark.parametrize("make", [make for make in SHAPES if make is not examples.ballots])
def test_a_demonstration_and_a_draft_say_so_on_paper(make) -> None:
    shape = make()
    marked = dataclasses.replace(shape.paper, demonstration="Demostración: nada es real.", draft="BORRADOR")
    text = read_pdfium(pdf_file.to_pdf(dataclasses.replace(shape, paper=marked)))
    with pypdfium2.PdfDocument(pdf_file.to_pdf(dataclasses.replace(shape, paper=marked))) as document:
        pages = len(document)
    assert text.count("Demostración: nada es real.") == pages + 1
    assert text.count("BORRADOR") == 2 * pages, "once across the page, once in its foot, where a photocopy does not swallow it"


def test_nothing_but_its_place_tells_one_ballot_from_another() -> None:
    content = pdf_file.to_pdf(examples.ballots(copies=8))
    assert drawn_of_ballots(content) == 8


def drawn_of_ballots(content: bytes) -> int:
    """Return how many ballots a file holds: those of one page are equal pictures, and outside them stands no word."""
    ballots = 0
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            words = page.get_textpage().get_text_range().split("Voto secreto")
            assert words[0].strip() == ""
            assert len({one.strip() for one in words[1:]}) == 1
            ballots += len(words) - 1
    return ballots


def test_a_number_on_each_ballot_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for source in pdf_file.TEMPLATES.iterdir():
        (tmp_path / source.name).write_text(source.read_text().replace("map(_ => ballot)", "map(n => [#ballot #str(n)])"))
    numbering = pdf_press.Press(tmp_path, pdf_file.FONTS)
    monkeypatch.setattr(pdf_file, "PRESS", numbering)
    try:
        content = pdf_file.to_pdf(examples.ballots(copies=4))
    finally:
        numbering.close()
    with pytest.raises(AssertionError):
        drawn_of_ballots(content)


def test_pages_are_numbered_of_all() -> None:
    content = pdf_file.to_pdf(examples.acta())
    with pypdfium2.PdfDocument(content) as document:
        assert all(f"Página {at} de {len(document)}" in page.get_textpage().get_text_range() for at, page in enumerate(document, start=1))


def test_a_large_acta_is_made_in_time_and_leaves_nothing_out() -> None:
    started = time.monotonic()
    text = read_pdfium(pdf_file.to_pdf(examples.acta(40, 120)))
    assert time.monotonic() - started < 10
    assert "040-CG-2026" in text
    assert "Persona de ejemplo 120" in text


@pytest.mark.parametrize("texts", [("x" * 1_900_000,), ("a",) * 30_000])
def test_a_monstrous_text_ends_within_the_limit_and_by_name(texts: tuple[str, ...]) -> None:
    """Whether it is printed, refused or stopped is the press's matter; hanging or falling over is not."""
    started = time.monotonic()
    with contextlib.suppress(PdfFailed, PdfTookTooLong):
        assert pdf_file.to_pdf(one_point(*texts)).startswith(b"%PDF")
    assert time.monotonic() - started < 15
    assert pdf_file.to_pdf(examples.board()).startswith(b"%PDF")


def test_a_forked_server_starts_its_own_worker_and_leaves_the_other_alone() -> None:
    expected = pdf_file.to_pdf(examples.board())
    worker = pdf_file.PRESS._worker
    child = multiprocessing.get_context("fork").Process(target=lambda: os._exit(pdf_file.to_pdf(examples.board()) != expected))
    child.start()
    child.join(20)
    assert child.exitcode == 0
    assert worker.usable()
    assert pdf_file.to_pdf(examples.board()) == expected
    assert pdf_file.PRESS._worker is worker
