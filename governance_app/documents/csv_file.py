"""The one CSV writer and reader of the project (RFC 4180; formula guard of OWASP ASVS 1.2.10).

What is written here reads back equal: texts stay texts; `None` is written and read as "".
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from governance_app.documents.errors import (
    CellTooLong,
    FileIsEmpty,
    FileTooLarge,
    MalformedCsv,
    MissingColumns,
    RepeatedColumn,
    TooManyColumns,
    TooManyRows,
    UnknownEncoding,
)

MARK = b"\xef\xbb\xbf"
SIGNS = "=+\\-@＝＋－＠"  # what begins a formula, also as a keyboard of full width writes it
OPENS = re.compile(rf"\A(?=['\"]*[{SIGNS}\t\0\r\n])")
INSIDE = re.compile(rf"([;,\t\r\n])(?=['\"]*[{SIGNS}])")
GUARDED = re.compile(rf"(\A(?='['\"]*[{SIGNS}\t\0\r\n])|[;,\t\r\n](?='['\"]*[{SIGNS}]))'")
PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class Limits:
    """How much a file that comes in may hold."""

    bytes: int = 10_000_000
    rows: int = 20_000
    columns: int = 200
    cell: int = 20_000


USUAL = Limits()


@dataclass(frozen=True)
class Row:
    """One row that came in. `number` is its place in the file (the header is 1), for messages to people."""

    number: int
    cells: tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """A header and its rows, every row as long as the header."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def position(self, *names: str) -> int | None:
        """Where the first column called like one of `names` is (accents, case, spaces and signs folded), or None."""
        wanted = {folded(name) for name in names}
        return next((at for at, name in enumerate(self.header) if folded(name) in wanted), None)

    def need(self, *names: str) -> tuple[int, ...]:
        """The positions of all these columns. Raises MissingColumns with every one that lacks."""
        found = [self.position(name) for name in names]
        lacking = [name for name, at in zip(names, found, strict=True) if at is None]
        if lacking:
            raise MissingColumns(columns=", ".join(lacking))
        return tuple(at for at in found if at is not None)


def write(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], *, mark: bool = True) -> bytes:
    """Write rows (mappings) under `columns`, UTF-8, CRLF. `mark` adds the sign by which spreadsheets know UTF-8.

    A key that is not a column is a mistake of the caller: KeyError.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([guarded(name) for name in columns])
    for row in rows:
        unknown = set(row) - set(columns)
        if unknown:
            raise KeyError(sorted(unknown))
        writer.writerow([guarded(row.get(name)) for name in columns])
    return (MARK if mark else b"") + out.getvalue().encode()


def guarded(value: Any) -> str:
    """The text of a cell, with `'` before what a spreadsheet would take for a formula. Plain numbers are left alone.

    Also inside, after what a spreadsheet of another country takes for the end of a cell: where the decimal sign is a comma, as in
    Ecuador, cells end at `;`. Where `'` and a risky sign stand already, one more is put, so that reading gives it back equal.
    """
    text = "" if value is None else str(value)
    if PLAIN_NUMBER.fullmatch(text):
        return text
    return OPENS.sub("'", INSIDE.sub(r"\1'", text))


def unguarded(text: str) -> str:
    """Take away each `'` that `guarded` put, of a text that it can have written."""
    if "'" not in text:
        return text
    plain = GUARDED.sub(r"\1", text)
    return plain if guarded(plain) == text else text


def read(content: bytes, *, limits: Limits = USUAL) -> Table:
    """Read a CSV whatever spreadsheet wrote it: UTF-8 or UTF-16 with mark, UTF-8, Windows-1252; `,` `;` or tab.

    Raises FileTooLarge, UnknownEncoding, FileIsEmpty, MalformedCsv, TooManyRows, TooManyColumns, CellTooLong, RepeatedColumn.
    """
    if len(content) > limits.bytes:
        raise FileTooLarge(bytes=len(content), limit=limits.bytes)
    text = decoded(content)
    return table_of(parsed(text, delimiter_of(text), limits), limits)


def decoded(content: bytes) -> str:
    """The text, its encoding told by mark, then by validity."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return attempt(content, "utf-16")
    if content.startswith(MARK):
        return attempt(content, "utf-8-sig")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return attempt(content, "cp1252")


def attempt(content: bytes, encoding: str) -> str:
    """Decode, or raise UnknownEncoding."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnknownEncoding from None


def delimiter_of(text: str) -> str:
    """The sign that stands most often in the first line, outside quotes; a comma when none does."""
    first = ""
    quoted = False
    for letter in text.lstrip("\r\n"):
        quoted ^= letter == '"'
        if letter in "\r\n" and not quoted:
            break
        first += "" if quoted else letter
    return max(DELIMITERS, key=first.count)


def parsed(text: str, delimiter: str, limits: Limits) -> Iterable[Row]:
    """Yield the rows with their numbers (blank lines are counted but not given). Raises MalformedCsv, CellTooLong."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise MalformedCsv(row=number) from None
        if any(len(cell) > limits.cell for cell in cells):
            raise CellTooLong(row=number, limit=limits.cell)
        if cells:
            yield Row(number, tuple(unguarded(cell) for cell in cells))


def table_of(rows: Iterable[Row], limits: Limits) -> Table:
    """First row = header; the others cut or filled to its length, checked against the limits. Shared with XLSX."""
    rest = iter(rows)
    first = next((row for row in rest if any(filled(cell) for cell in row.cells)), None)
    if first is None:
        raise FileIsEmpty
    header = header_of(first, limits)
    kept: list[Row] = []
    for row in rest:
        if len(kept) >= limits.rows:
            raise TooManyRows(limit=limits.rows)
        kept.append(fitted(row, len(header)))
    return Table(header, tuple(kept))


def header_of(row: Row, limits: Limits) -> tuple[str, ...]:
    """The column names without trailing blanks. Raises TooManyColumns, RepeatedColumn."""
    names = [str(cell).strip() if cell is not None else "" for cell in row.cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > limits.columns:
        raise TooManyColumns(limit=limits.columns)
    seen: set[str] = set()
    for name in filter(None, names):
        if folded(name) in seen:
            raise RepeatedColumn(column=name)
        seen.add(folded(name))
    return tuple(names)


def fitted(row: Row, width: int) -> Row:
    """The row filled to `width`. Cells with content beyond the header are a malformed row."""
    if any(filled(cell) for cell in row.cells[width:]):
        raise MalformedCsv(row=row.number)
    return Row(row.number, row.cells[:width] + ("",) * (width - len(row.cells)))


def filled(cell: Any) -> bool:
    """Whether a cell holds more than blanks."""
    return cell is not None and str(cell).strip() != ""


def folded(name: str) -> str:
    """A column name without accents, case, spaces and signs: "Organización / Comunidad" = "organizacion comunidad".

    A name of signs only folds to itself.
    """
    letters = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(letter for letter in letters if letter.isalnum())
    return kept or name
