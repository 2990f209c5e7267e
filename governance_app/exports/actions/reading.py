"""From the bytes of a file to drafts, whatever kind of file it is. Limits keep a file from filling the machine."""

import json
from collections.abc import Sequence
from typing import Any

from governance_app.documents import csv_file, xlsx_file
from governance_app.documents.csv_file import Limits, Table
from governance_app.documents.errors import FileTooLarge, MissingColumns, TooManyRows
from governance_app.exports.rules import (
    Draft,
    ImportKind,
    JsonUnreadable,
    NothingToDo,
    WrongKindOfFile,
    attendance,
    past_votes,
    read_popolo,
    read_votes,
    roster,
)

LIMITS = Limits(bytes=5_000_000, rows=10_000)
"""One request reads and judges the whole file: 10,000 rows are some seconds. The largest real roster has 2,629."""
SHEET = Limits(bytes=5_000_000, rows=2_000)
"""Of an attendance sheet each row is compared with each who holds a seat."""
KINDS = {ImportKind.ROSTER: ("csv", "xlsx", "json"), ImportKind.ATTENDANCE: ("csv", "xlsx"), ImportKind.PAST_VOTES: ("csv", "xlsx", "json")}
"""Endings of file names by what they may bring."""


def read_file(kind: ImportKind, filename: str, content: bytes) -> list[Draft]:
    """Return the drafts of a file. Raises WrongKindOfFile, NothingToDo, the errors of `documents`, and those of each kind of file."""
    ending = _ending(filename, content)
    if ending not in KINDS[kind]:
        raise WrongKindOfFile(field="content", kind=", ".join(KINDS[kind]))
    if len(content) > LIMITS.bytes:
        raise FileTooLarge(field="content", bytes=len(content), limit=LIMITS.bytes)
    drafts = _drafts(kind, ending, content)
    if not drafts:
        raise NothingToDo(field="content")
    return drafts


def _ending(filename: str, content: bytes) -> str:
    """Tell a workbook and a JSON by their first byte; the name decides only between what is text."""
    if content.startswith(b"PK\x03\x04"):
        return "xlsx"
    named = filename.rpartition(".")[2].lower()
    return "json" if content.lstrip()[:1] == b"{" else named


def _drafts(kind: ImportKind, ending: str, content: bytes) -> list[Draft]:
    if ending == "json":
        return _limited(_popolo(kind, _json(content)))
    if kind is ImportKind.ATTENDANCE:
        return attendance.read_table(*_parts(_sheet_of_people(ending, content)))
    table = csv_file.read(content, limits=LIMITS) if ending == "csv" else xlsx_file.read(content, limits=LIMITS)
    room = roster if kind is ImportKind.ROSTER else past_votes
    lacking, drafts = room.read_table(*_parts(table))
    if lacking:
        raise MissingColumns(field="content", columns=", ".join(room.COLUMNS[name][0] for name in lacking))
    return list(drafts)


def _popolo(kind: ImportKind, data: Any) -> list[Draft]:
    return past_votes.read_table(*read_votes(data))[1] if kind is ImportKind.PAST_VOTES else read_popolo(data)


def _limited(drafts: list[Draft]) -> list[Draft]:
    if len(drafts) > LIMITS.rows:
        raise TooManyRows(field="content", limit=LIMITS.rows)
    return drafts


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise JsonUnreadable(field="content") from None


def _sheet_of_people(ending: str, content: bytes) -> Table:
    """Return the CSV, or the first sheet of the workbook that has a column of names (KoboToolbox puts repeated groups on later ones)."""
    if ending == "csv":
        return csv_file.read(content, limits=SHEET)
    sheets = (xlsx_file.read(content, sheet=name, limits=SHEET) for name in xlsx_file.sheet_names(content, limits=SHEET))
    first: Table | None = None
    for table in sheets:
        if attendance.has_names(table.header):
            return table
        first = first or table
    return first or Table((), ())


def _parts(table: Table) -> tuple[Sequence[str], list[tuple[int, Sequence[object]]]]:
    return table.header, [(row.number, row.cells) for row in table.rows]
