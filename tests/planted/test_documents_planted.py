"""Planted faults of the documents room: each turns a test of tests/rules/test_documents_* red."""

import re
import shutil
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from governance_app.documents import (
    csv_file,
    docx_file,
    ical_file,
    json_file,
    letters,
    limited_worker,
    pdf_file,
    pdf_press,
    pdf_signature,
    text_file,
    xlsx_file,
)
from governance_app.documents.errors import PdfFailed
from tests.rules import test_documents_accessible as reader
from tests.rules import test_documents_docx as word
from tests.rules import test_documents_others as others
from tests.rules import test_documents_pdf as pdf
from tests.rules import test_documents_print as printing
from tests.rules import test_documents_signature as seals
from tests.rules import test_documents_tables as tables
from tests.support import documents_examples as examples

pytestmark = pytest.mark.planted
LEGIBLE = partial(printing.test_letters_are_large_and_dark_enough_to_be_copied_twice, examples.excerpt)
CODE = partial(printing.test_the_code_of_the_record_outlives_two_photocopies, "á" * 300)
STANDS = printing.test_how_the_acta_stands_is_printed_and_is_no_part_of_its_text
GREEN_ERRORS = (Exception, pytest.fail.Exception)


def turns_red(monkeypatch: pytest.MonkeyPatch, fault: Callable[[], None], test: Callable[[], None]) -> None:
    """The test passes on the honest code and fails once the fault is planted."""
    test()
    fault()
    with pytest.raises(GREEN_ERRORS):
        test()
    monkeypatch.undo()
    test()


def test_no_formula_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    turns_red(monkeypatch, lambda: monkeypatch.setattr(csv_file, "guarded", lambda value: "" if value is None else str(value)),
              lambda: tables.test_a_text_that_could_be_a_formula_is_guarded("=HYPERLINK(1)"))


def test_no_guard_inside_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    turns_red(monkeypatch, lambda: monkeypatch.setattr(csv_file, "INSIDE", re.compile("(;)(?=nothing)")),
              lambda: tables.test_a_formula_that_begins_where_another_country_ends_a_cell_is_guarded("acta;=1+1", "acta;'=1+1"))


def test_damage_that_only_the_zip_library_names(monkeypatch: pytest.MonkeyPatch) -> None:
    turns_red(monkeypatch, lambda: monkeypatch.setattr(xlsx_file, "UNREADABLE", (zipfile.BadZipFile, OSError, ValueError)),
              lambda: tables.test_a_damaged_workbook_is_refused_by_name(zipfile.ZIP_DEFLATED))


def test_the_guard_is_not_taken_away_on_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def test() -> None:
        assert csv_file.read(csv_file.write([{"a": "=1"}], ["a"])).rows[0].cells == ("=1",)

    turns_red(monkeypatch, lambda: monkeypatch.setattr(csv_file, "unguarded", lambda text: text), test)


def test_every_quote_is_taken_away_on_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def test() -> None:
        assert csv_file.read(csv_file.write([{"a": "'hola"}], ["a"])).rows[0].cells == ("'hola",)

    turns_red(monkeypatch, lambda: monkeypatch.setattr(csv_file, "unguarded", lambda text: text.removeprefix("'")), test)


def test_workbook_texts_written_as_the_library_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    def guess() -> None:
        monkeypatch.setattr(xlsx_file, "OPTIONS", {"in_memory": True})
        monkeypatch.setattr(xlsx_file, "write_text", lambda page, row, column, text, look: page.write(row, column, text, look))

    turns_red(monkeypatch, guess, tables.test_workbook_has_no_formula_no_link_and_a_frozen_header)


def test_workbook_size_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    turns_red(monkeypatch, lambda: monkeypatch.setattr(xlsx_file, "check_package", lambda content, limits: None),
              tables.test_a_workbook_that_unpacks_too_far_is_refused)


def planted_template(tmp_path: Path, name: str, old: str, new: str) -> pdf_press.Press:
    """A press whose templates hold one fault."""
    folder = tmp_path / "templates"
    shutil.copytree(pdf_file.TEMPLATES, folder)
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new))
    return pdf_press.Press(folder, pdf_file.FONTS)


@pytest.mark.parametrize("reader", [pdf.read_pypdf, pdf.read_pdfium])
def test_text_of_people_read_as_markup(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reader) -> None:
    press = planted_template(tmp_path, "base.typ", "in-language(tag, paragraph)", 'eval(paragraph, mode: "markup")')
    turns_red(monkeypatch, lambda: monkeypatch.setattr(pdf_file, "PRESS", press), lambda: pdf.test_hostile_text_is_printed_as_it_is(reader))
    press.close()


def test_long_words_not_broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    press = planted_template(tmp_path, "base.typ", "it => it + sym.zws", "it => it")
    turns_red(monkeypatch, lambda: monkeypatch.setattr(pdf_file, "PRESS", press), pdf.test_a_very_long_word_stays_on_the_page)
    press.close()


def test_passages_without_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    press = planted_template(tmp_path, "base.typ", "in-language(tag, paragraph)", "paragraph")
    turns_red(monkeypatch, lambda: monkeypatch.setattr(pdf_file, "PRESS", press), pdf.test_the_languages_of_the_passages_are_marked)
    press.close()


def test_font_without_its_composed_letters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for face in pdf_file.FONTS.glob("*.ttf"):
        font = TTFont(face)
        del font["GSUB"]
        font.save(tmp_path / face.name)
    press = pdf_press.Press(pdf_file.TEMPLATES, tmp_path)
    turns_red(monkeypatch, lambda: monkeypatch.setattr(pdf_file, "PRESS", press),
              lambda: pdf.test_letters_of_our_languages_are_read_exactly(pdf.read_pdfium))
    press.close()


def test_letters_we_lack_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    turns_red(monkeypatch, lambda: monkeypatch.setattr(pdf_file, "printable", lambda text, covered: text),
              pdf.test_strange_letters_and_tags_print_and_never_fail)


def test_bidirectional_controls_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    turns_red(monkeypatch, lambda: monkeypatch.setattr(letters, "dropped", lambda letter: False),
              pdf.test_printable_keeps_lines_and_shows_what_lacks)


def test_size_of_the_data_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    class Quick:
        def make(self, template: str, data: str, made_at: int) -> bytes:
            return b"%PDF"

    def fault() -> None:
        monkeypatch.setattr(pdf_file, "LIMIT", 10**9)
        monkeypatch.setattr(pdf_file, "PRESS", Quick())

    turns_red(monkeypatch, fault, pdf.test_too_much_data_is_refused_before_the_press)


def test_worker_with_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if not pdf_press.no_network():
        pytest.skip("this kernel gives no network namespaces to plain users")
    turns_red(monkeypatch, lambda: monkeypatch.setattr(limited_worker, "no_network", lambda: ()),
              lambda: pdf.test_the_worker_has_no_network(tmp_path))


def test_cancelled_meeting_shown_as_firm(monkeypatch: pytest.MonkeyPatch) -> None:
    turns_red(monkeypatch, lambda: monkeypatch.setattr(ical_file, "add_standing", lambda event, standing: event.add("status", "CONFIRMED")),
              lambda: others.test_a_meeting_that_does_not_stand_firm("CANCELLED", "CANCELLED", "TRANSPARENT"))


def test_floats_in_what_is_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    turns_red(monkeypatch, lambda: monkeypatch.setattr(json_file, "plain", lambda value: value),
              others.test_canonical_json_ignores_order_and_refuses_floats)


def test_reservations_left_out_of_the_hashed_text(monkeypatch: pytest.MonkeyPatch) -> None:
    turns_red(monkeypatch, lambda: monkeypatch.setattr(text_file, "motion_text", lambda motion, acta: iter(())),
              others.test_the_plain_acta_is_stable_and_whole)


def planted_reader(tmp_path: Path, *changes: tuple[str, str]) -> pdf_signature.SealReader:
    """A reader of seals whose worker holds one fault."""
    text = pdf_signature.WORKER.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "worker.py").write_text(text)

    class Faulty(pdf_signature.SealReader):
        def command(self) -> list[str]:
            return [str(tmp_path / "worker.py")]

    return Faulty(seconds=20, memory=768 * limited_worker.MEGABYTE, documents=1000)


@pytest.mark.parametrize(("old", "new", "test"), [
    ("and strictly_written(pdf, seal)", "", lambda: seals.test_what_libraries_pass_over_is_seen(b"00>", b"01", 0)),
    ('each.issuer.dump() == named["issuer"].dump()', "True",
     lambda: seals.test_what_libraries_pass_over_is_seen(b"456D69736F7261", b"656D", -2)),
    ('well_wrapped(each, "v3")', "True", seals.test_a_stamp_whose_envelope_was_touched_proves_nothing),
    ("or tiled(content[:size])", "or True", seals.test_an_envelope_longer_than_what_it_holds_is_seen),
    ('return "other" if level == "nothing"', 'return "other" if False', lambda: seals.test_bytes_put_behind_are_told(b"\n%nota\n")),
    ("status.intact and status.valid", "True", seals.test_one_changed_word_of_the_acta_is_altered),
    ("ADDED.get(status.modification_level,", 'ADDED.get("",', seals.test_two_in_sequence_both_hold_and_the_first_is_told_apart),
    ("if status.trusted:", "if True:", seals.test_without_its_root_it_is_intact_and_never_trusted),
    ("begins <= (hours[1] or hours[0] or now) <= ends", "True", lambda: seals.test_a_certificate_outside_its_time_is_told(-200, -100)),
    ('b"/ByteRange" in pdf', "False", seals.test_a_signature_to_which_nothing_leads_is_not_called_unsigned),
], ids=["loose envelope", "issuer in another case", "loose stamp", "lengths", "bytes behind", "digest not looked at", "later seals",
        "any issuer", "any hour", "hidden signature"])
def test_seals_read_carelessly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, old: str, new: str, test: Callable[[], None]) -> None:
    """The tests are green on the honest worker in tests/rules; what is signed is signed by it before the fault."""
    seals.signed_twice()
    faulty = planted_reader(tmp_path, (old, new))
    monkeypatch.setattr(pdf_signature, "READER", faulty)
    with pytest.raises(AssertionError):
        test()
    faulty.close()


@pytest.mark.parametrize(("template", "old", "new", "test"), [
    ("base.typ", "size: 11pt, margin", "size: 10pt, margin", LEGIBLE),
    ("base.typ", '#let soft = rgb("#37443d")', '#let soft = rgb("#8a8a8a")',
     LEGIBLE),
    ("base.typ", "width: record.code.side * 1mm", "width: 22mm", CODE),
    ("base.typ", "if each.standing != \"\" { linebreak(); each.standing }", "", STANDS),
    ("acta.typ", "#section(words.errata, data.errata, list => for each in list { erratum-of(each) })", "", STANDS),
    ("base.typ", 'if paper.digest != ""', "if false", printing.test_the_foot_of_every_page_carries_the_digest),
    ("base.typ", 'if passage.beside.trim() == ""', "if true", printing.test_a_second_language_stands_beside_and_in_the_text),
])
def test_paper_printed_carelessly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, template: str, old: str, new: str, test) -> None:
    press = planted_template(tmp_path, template, old, new)
    monkeypatch.setattr(pdf_file, "PRESS", press)
    with pytest.raises((AssertionError, ValueError)):
        test()
    press.close()


@pytest.mark.parametrize(("name", "fault", "test", "told"), [
    ("plain", lambda text: text, word.test_text_of_people_is_only_text, ValueError),
    ("spoken", lambda run, tag: None, word.test_the_languages_are_marked, AssertionError),
    ("motion_of", lambda page, motion, acta: None, word.test_an_election_and_a_whole_acta_too, AssertionError),
    ("bare", lambda document: None, word.test_no_macro_no_link_nothing_from_outside, AssertionError),
])
def test_word_written_carelessly(monkeypatch: pytest.MonkeyPatch, name: str, fault, test, told) -> None:
    monkeypatch.setattr(docx_file, name, fault)
    with pytest.raises(told):
        test()


@pytest.mark.parametrize(("template", "old", "new", "test"), [
    ("base.typ", "text(lang: found, body)", "body", reader.test_a_screen_reader_meets_the_passages_in_order_and_in_their_language),
    ("acta.typ", "passages(point.summary)\n  for motion in point.motions { motion-of(motion) }",
     "for motion in point.motions { motion-of(motion) }\n  passages(point.summary)",
     reader.test_a_screen_reader_meets_the_passages_in_order_and_in_their_language),
    ("acta.typ", "heading(level: 3, words.point", "heading(level: 4, words.point",
     lambda: reader.test_every_kind_of_document_holds_to_the_points(examples.acta)),
])
def test_paper_that_is_stumbled_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, template: str, old: str, new: str, test) -> None:
    press = planted_template(tmp_path, template, old, new)
    monkeypatch.setattr(pdf_file, "PRESS", press)
    with pytest.raises((AssertionError, ValueError, PdfFailed)):
        test()
    press.close()
