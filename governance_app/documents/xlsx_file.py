"""Workbooks: written with typed cells that are never formulas, read within limits."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.worksheet import Worksheet

from governance_app.documents.csv_file import USUAL, Limits, Row, Table, table_of
from governance_app.documents.errors import CellTooLong, FileTooLarge, NoSuchSheet, NotASpreadsheet, PackedTooTightly, TooManyColumns

UNPACKED = 100_000_000
LONGEST_CELL = 32_767
UNREADABLE = (
    CalamineError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError, IndexError, KeyError,
)
"""What the readers say of a workbook that is damaged, cut short, or packed in a way they do not know."""
OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "in_memory": True, "remove_timezone": False,
}


@dataclass(frozen=True)
class Sheet:
    """One sheet to write: rows are mappings under `columns`; `widths` in characters, 18 where not given."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Mapping[str, Any]]
    widths: Mapping[str, int] | None = None


def write(
    sheets: Sequence[Sheet], *, notes: Sequence[tuple[str, str]] = (), notes_name: str = "Notas", made: datetime | None = None,
) -> bytes:
    """Write the sheets, then a sheet of notes (label, text) if any. Dates, hours, whole numbers and yes/no keep their type.

    Texts stay texts whatever they begin with. Aware moments must be converted by the caller: ValueError. `made`: creation time
    in the file (fixed, for equal bytes); without it 2000-01-01.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"created": made or datetime(2000, 1, 1)})  # noqa: DTZ001 - the format has no zones
        formats = formats_of(book)
        for sheet in sheets:
            write_sheet(book.add_worksheet(sheet.name), sheet, formats)
        if notes:
            write_notes(book.add_worksheet(notes_name), notes, formats)
    return out.getvalue()


def formats_of(book: Any) -> dict[str, Any]:
    """The looks used: header, day, moment, wrapped text."""
    return {
        "header": book.add_format({"bold": True, "bg_color": "#EEF3EF", "bottom": 1, "text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "moment": book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def write_sheet(page: Worksheet, sheet: Sheet, formats: dict[str, Any]) -> None:
    """Header frozen, rows under it."""
    page.freeze_panes(1, 0)
    for at, name in enumerate(sheet.columns):
        page.set_column(at, at, (sheet.widths or {}).get(name, 18))
        write_text(page, 0, at, name, formats["header"])
    for number, row in enumerate(sheet.rows, start=1):
        for at, name in enumerate(sheet.columns):
            write_cell(page, number, at, row.get(name), formats)


def write_notes(page: Worksheet, notes: Sequence[tuple[str, str]], formats: dict[str, Any]) -> None:
    """Two columns: what the note is about, the note."""
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 90)
    for number, (label, text) in enumerate(notes):
        write_text(page, number, 0, label, formats["header"])
        write_text(page, number, 1, text, formats["text"])


def write_cell(page: Worksheet, row: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    """One cell by the type of its value; None stays empty; anything unknown is written as its text."""
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, int) and abs(value) < 10**15:
        page.write_number(row, column, value)
    elif isinstance(value, datetime):
        if value.tzinfo is not None:
            raise ValueError("a workbook knows no time zones: convert the moment before writing it")
        page.write_datetime(row, column, value, formats["moment"])
    elif isinstance(value, date):
        page.write_datetime(row, column, value, formats["day"])
    else:
        write_text(page, row, column, str(value), None)


def write_text(page: Worksheet, row: int, column: int, text: str, look: Any) -> None:
    """A text cell, never a formula. Raises CellTooLong: the format ends at 32 767 characters and we never cut in silence."""
    if len(text) > LONGEST_CELL:
        raise CellTooLong(row=row + 1, limit=LONGEST_CELL)
    page.write_string(row, column, text, look)


def read(content: bytes, *, sheet: str | None = None, limits: Limits = USUAL) -> Table:
    """Read one sheet (the first when not named). Cells come typed: text, int, bool, date, datetime; a fraction comes as text.

    Raises FileTooLarge, NotASpreadsheet, PackedTooTightly, NoSuchSheet, and those of `csv_file.table_of`.
    """
    check_package(content, limits)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if sheet is not None and sheet not in book.sheet_names:
            raise NoSuchSheet(sheet=sheet)
        page = book.get_sheet_by_index(0) if sheet is None else book.get_sheet_by_name(sheet)
        check_area(page.total_height, page.total_width, limits)
        rows = page.to_python(skip_empty_area=False, nrows=limits.rows + 2)
    except UNREADABLE:
        raise NotASpreadsheet from None
    return table_of(checked(rows, limits), limits)


def sheet_names(content: bytes, *, limits: Limits = USUAL) -> tuple[str, ...]:
    """The names of the sheets, in order. Raises as `read`."""
    check_package(content, limits)
    try:
        return tuple(CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names)
    except UNREADABLE:
        raise NotASpreadsheet from None


def check_package(content: bytes, limits: Limits) -> None:
    """Look at the zip directory and unpack by counting before anything is trusted: a header may lie about its size."""
    if len(content) > limits.bytes:
        raise FileTooLarge(bytes=len(content), limit=limits.bytes)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if len(package.infolist()) > 2_000 or sum(part.file_size for part in package.infolist()) > UNPACKED:
                raise PackedTooTightly(limit=UNPACKED)
            count_unpacked(package)
    except UNREADABLE:
        raise NotASpreadsheet from None


def count_unpacked(package: zipfile.ZipFile) -> None:
    """Unpack every part in small steps; stop at the limit."""
    total = 0
    for part in package.infolist():
        with package.open(part) as stream:
            while step := stream.read(65_536):
                total += len(step)
                if total > UNPACKED:
                    raise PackedTooTightly(limit=UNPACKED)


def check_area(height: int, width: int, limits: Limits) -> None:
    """A single cell far away makes a huge empty area: refuse it before it is unrolled."""
    if width > limits.columns:
        raise TooManyColumns(limit=limits.columns)
    if height > 1_048_576:
        raise NotASpreadsheet


def checked(rows: Iterable[Sequence[Any]], limits: Limits) -> Iterable[Row]:
    """Number the rows, leave blank ones out, give whole numbers as int and fractions as text."""
    for number, cells in enumerate(rows, start=1):
        values = tuple(plain(cell) for cell in cells)
        if any(isinstance(value, str) and len(value) > limits.cell for value in values):
            raise CellTooLong(row=number, limit=limits.cell)
        if any(value != "" for value in values):
            yield Row(number, values)


def plain(cell: Any) -> Any:
    """A cell without floats: 3.0 is 3, 2.5 is "2.5"."""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else str(cell)
    return cell
