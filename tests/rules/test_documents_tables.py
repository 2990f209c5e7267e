"""CSV and XLSX: what is written reads back equal, no cell is a formula, bad files are refused by name."""

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.documents import csv_file, xlsx_file
from governance_app.documents import errors as e

SIGNS = tuple("=+-@＝＋－＠")
RISKY = (*SIGNS, "\t", "\0", "\r", "\n")
LETTERS = st.characters(exclude_categories=("Cs",))
STARTS = st.sampled_from(["'", "''", *RISKY, "'=", "=1+1;", "-2,5"])
PIECES = st.lists(st.sampled_from([*RISKY, ";", ",", "'", '"', "a", "7", "-5", "'=", ';"=', "\r\n"]), max_size=12).map("".join)
TEXTS = st.one_of(st.text(LETTERS, max_size=40), st.builds("{}{}".format, STARTS, st.text(LETTERS, max_size=12)), PIECES)
GRIDS = st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=8))
XML_LETTERS = TEXTS.filter(lambda text: all(ord(letter) >= 32 and ord(letter) not in (0xFFFE, 0xFFFF) for letter in text))
MOMENTS = st.datetimes(datetime(1901, 1, 1), datetime(2199, 1, 1)).map(  # noqa: DTZ001 - a workbook has no zones
    lambda moment: moment.replace(microsecond=0, second=1))
TYPED = st.one_of(XML_LETTERS.filter(lambda text: text == text.strip() != ""), st.integers(-10**14, 10**14), st.booleans(),
                  st.dates(date(1901, 1, 1), date(2199, 1, 1)), MOMENTS)


def cells(table: csv_file.Table) -> list[list[object]]:
    return [list(row.cells) for row in table.rows]


def mapped(grid: list[list[object]]) -> tuple[list[dict[str, object]], list[str]]:
    columns = [f"c{at}" for at in range(len(grid[0]))]
    return [dict(zip(columns, row, strict=True)) for row in grid], columns


@given(GRIDS, st.booleans())
def test_csv_reads_back_equal_and_holds_no_formula(grid: list[list[str]], mark: bool) -> None:
    rows, columns = mapped(grid)
    content = csv_file.write(rows, columns, mark=mark)
    assert cells(csv_file.read(content)) == grid
    for row in grid:
        for cell in row:
            written = csv_file.guarded(cell)
            assert not written.startswith(RISKY) or csv_file.PLAIN_NUMBER.fullmatch(written)
    assert_no_cell_is_a_formula(content)


def assert_no_cell_is_a_formula(content: bytes) -> None:
    """Wherever a spreadsheet may take a cell to end (comma, semicolon, tab, line), quotes read or not, no formula begins."""
    for piece in re.split(r"[;,\t\r\n]", content.decode("utf-8-sig")):
        bare = piece.strip('"')
        assert not bare.startswith(SIGNS) or csv_file.PLAIN_NUMBER.fullmatch(bare), piece


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+cmd", "-cmd", "@SUM(A1)", "\0=1", "-1+1", "+593 99 123", "-", "\nx", "＝1", "＠A1"])
def test_a_text_that_could_be_a_formula_is_guarded(text: str) -> None:
    assert csv_file.guarded(text) == "'" + text
    assert b"'" in csv_file.write([{"a": text}], ["a"])


@pytest.mark.parametrize(("text", "written"), [
    ("acta;=1+1", "acta;'=1+1"), ("a,+1", "a,'+1"), ("a\t@SUM(A1)", "a\t'@SUM(A1)"), ("uno\n- dos\r\n＝tres", "uno\n'- dos\r\n'＝tres"),
    ('x;"=1"', "x;'\"=1\""), ("\t=1", "'\t'=1"), ("=1;-2", "'=1;'-2"), ("x;'=1", "x;''=1"), ("a; b-c, d=e", "a; b-c, d=e"),
])
def test_a_formula_that_begins_where_another_country_ends_a_cell_is_guarded(text: str, written: str) -> None:
    assert csv_file.guarded(text) == written
    assert csv_file.unguarded(written) == text
    assert_no_cell_is_a_formula(csv_file.write([{"n": 1, "a": text, "z": -2}], ["n", "a", "z"]))


@pytest.mark.parametrize("text", ["d'=x", "l'agua; 'nada", "'-5", "x;'=1 y ;=2"])
def test_a_mark_that_is_not_ours_stays(text: str) -> None:
    assert csv_file.unguarded(text) == text


@pytest.mark.parametrize("number", ["-5", "+5", "-2.5", "-2,5", "7", -5])
def test_a_plain_number_stays_a_number(number: object) -> None:
    assert csv_file.guarded(number) == str(number)


def test_a_key_without_column_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        csv_file.write([{"a": "1", "b": "2"}], ["a"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_spreadsheet_is_understood(encoding: str, delimiter: str, end: str) -> None:
    lines = [["Organización", "Fecha de sesión", "Votos"], ["Ñukanchik, “unión”", "21/11/2026", "9"]]
    text = end.join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in line) for line in lines)
    table = csv_file.read(text.encode(encoding))
    assert table.header == tuple(lines[0])
    assert cells(table) == [lines[1]]
    assert table.need("FECHA_DE_SESION", "organizacion") == (1, 0)


def test_row_numbers_are_those_people_see() -> None:
    table = csv_file.read(b"a,b\r\n1,2\r\n\r\n3\r\n")
    assert [(row.number, row.cells) for row in table.rows] == [(2, ("1", "2")), (4, ("3", ""))]


def test_missing_columns_are_all_named() -> None:
    with pytest.raises(e.MissingColumns) as caught:
        csv_file.read(b"a\n1\n").need("a", "b", "c")
    assert caught.value.data["columns"] == "b, c"


@pytest.mark.parametrize("content, error", [
    (b"", e.FileIsEmpty), (b"\r\n \r\n", e.FileIsEmpty), (b'a,b\n"1,2\n', e.MalformedCsv), (b"a,b\n1,2,3\n", e.MalformedCsv),
    ("Año,AÑO\n1,2\n".encode(), e.RepeatedColumn), (b"a\x81,b\n", e.UnknownEncoding), (b"\xef\xbb\xbf\xff,b\n", e.UnknownEncoding),
    (b"a\n" + b"1\n" * 6, e.TooManyRows), (b"a,b,c,d\n", e.TooManyColumns), (b"a\n" + b"x" * 51 + b"\n", e.CellTooLong),
    (b"x" * 201, e.FileTooLarge),
])
def test_a_bad_file_is_refused_by_name(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        csv_file.read(content, limits=csv_file.Limits(bytes=200, rows=5, columns=3, cell=50))


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(TYPED, min_size=width, max_size=width), min_size=1, max_size=6)))
def test_workbook_reads_back_equal(grid: list[list[object]]) -> None:
    rows, columns = mapped(grid)
    content = xlsx_file.write([xlsx_file.Sheet("Datos", columns, rows)], notes=[("Fuente", "Acta")])
    table = xlsx_file.read(content)
    assert [[(type(cell), cell) for cell in row] for row in cells(table)] == [[(type(cell), cell) for cell in row] for row in grid]
    assert xlsx_file.sheet_names(content) == ("Datos", "Notas")


def test_workbook_has_no_formula_no_link_and_a_frozen_header() -> None:
    rows = [{"a": text} for text in ("=1+1", '=HYPERLINK("http://x")', "http://x.example", "@x", "{=1}", "007")]
    content = xlsx_file.write([xlsx_file.Sheet("Datos", ["a"], rows)])
    page = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in page
    assert b"hyperlink" not in page
    assert b'state="frozen"' in page
    assert [row.cells[0] for row in xlsx_file.read(content).rows] == [row["a"] for row in rows]
    assert content == xlsx_file.write([xlsx_file.Sheet("Datos", ["a"], rows)])


def test_a_workbook_that_unpacks_too_far_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for part in range(11):
            package.writestr(f"xl/{part}.xml", b"0" * 10_000_000)
    with pytest.raises(e.PackedTooTightly):
        xlsx_file.read(packed.getvalue())


def test_a_workbook_that_lies_about_its_size_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * 1_000_000)
    honest = packed.getvalue()
    lying = honest.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(e.NotASpreadsheet):
        xlsx_file.read(lying)


def damaged(kind: int) -> list[bytes]:
    """Return a workbook packed one way, with a byte of a part turned over at different places, and cut short."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>" * 200)
        place = package.infolist()[0].header_offset + 30 + len("xl/worksheets/sheet1.xml")
    whole = packed.getvalue()
    turned = [whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1:] for at in range(place, min(place + 60, len(whole)))]
    return [*turned, whole[:place + 9]]


@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_workbook_is_refused_by_name(kind: int) -> None:
    for content in damaged(kind):
        for reader in (xlsx_file.read, xlsx_file.sheet_names):
            with pytest.raises(e.NotASpreadsheet):
                reader(content)


@pytest.mark.parametrize("method", [9, 97, 99])
def test_a_workbook_packed_in_an_unknown_way_is_refused(method: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("a.xml", b"x")
    strange = packed.getvalue().replace(b"PK\x01\x02\x14\x03\x14\0\0\0\0\0", b"PK\x01\x02\x14\x03\x14\0\0\0" + bytes([method, 0]))
    assert strange != packed.getvalue()
    with pytest.raises(e.NotASpreadsheet):
        xlsx_file.read(strange)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04broken", b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(e.NotASpreadsheet):
        xlsx_file.read(content)


def test_workbook_limits_and_names() -> None:
    small = csv_file.Limits(rows=3, columns=2)
    five = xlsx_file.write([xlsx_file.Sheet("D", ["a"], [{"a": n} for n in range(5)])])
    wide = xlsx_file.write([xlsx_file.Sheet("D", ["a", "b", "c"], [{"a": 1, "b": 2, "c": 3}])])
    with pytest.raises(e.TooManyRows):
        xlsx_file.read(five, limits=small)
    with pytest.raises(e.TooManyColumns):
        xlsx_file.read(wide, limits=small)
    with pytest.raises(e.NoSuchSheet):
        xlsx_file.read(five, sheet="Otra")
    with pytest.raises(e.CellTooLong):
        xlsx_file.write([xlsx_file.Sheet("D", ["a"], [{"a": "x" * 32_768}])])
