"""What a report is laid out in: grids of typed values, which the PDF and the workbook write each in its own way, cell by cell the same."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from governance_app.documents.shapes import Bar, ReportSection, ReportTable
from governance_app.documents.xlsx_file import Sheet
from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.web.sentences import label


class Unsaid(Enum):
    """A number that is not told: fewer than ten people, or none."""

    FEWER = "fewer"


@dataclass(frozen=True)
class Grid:
    """A table of a report. `name`: of its sheet, up to 31 letters. Values: text, int, bool, date, members of enums, None (not known).

    `bars`: the picture above it in the PDF: (word, number). `empty`: what is said in its place when it has no row.
    """

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    widths: tuple[int, ...]
    numeric: tuple[int, ...] = ()
    bars: tuple[tuple[str, int], ...] = ()
    note: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Section:
    """A section of a report."""

    title: str
    text: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()


def written(value: Any) -> str:
    """Return a value as the PDF prints it."""
    if value is None:
        return "—"
    if isinstance(value, int) and not isinstance(value, bool):
        return formats.number(value)
    return formats.day(value) if isinstance(value, date) else str(typed(value))


def typed(value: Any) -> Any:
    """Return a value as a cell of the workbook: dates and whole numbers keep their type.

    Yes and no are words: LibreOffice makes a formula, =TRUE(), of a cell that is true or false.
    """
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return label(value) if isinstance(value, Enum) else value


def printed_section(section: Section) -> ReportSection:
    """Return a section as the PDF prints it: a grid without rows is its sentence."""
    said = tuple(grid.empty for grid in section.grids if not grid.rows and grid.empty)
    return ReportSection(section.title, (*section.text, *said), tuple(_table(grid) for grid in section.grids if grid.rows))


def _table(grid: Grid) -> ReportTable:
    return ReportTable(
        grid.title, grid.head, tuple(tuple(written(value) for value in row) for row in grid.rows), grid.widths, grid.numeric,
        tuple(Bar(word, value, formats.number(value)) for word, value in grid.bars), grid.note)


def sheet_of(grid: Grid) -> Sheet:
    """Return a grid as a sheet."""
    widths = {word: max(12, width * 4) for word, width in zip(grid.head, grid.widths, strict=True)}
    rows = [{word: typed(value) for word, value in zip(grid.head, row, strict=True)} for row in grid.rows]
    return Sheet(grid.name, grid.head, rows, widths)
