"""The report of a semester: sections of sentences, tables, and pictures of the same tables."""

from dataclasses import dataclass, field

from governance_app.documents.shapes.common import Fact, Paper
from governance_app.documents.words import PageWords


@dataclass(frozen=True)
class Bar:
    """A bar of a picture: its word, the number that is drawn, and how that number is written."""

    label: str
    value: int
    told: str


@dataclass(frozen=True)
class ReportTable:
    """A table. `widths`: parts of the page for each column; `numeric`: the columns (from 0) of figures.

    `bars`: the picture above it, drawn from the same figures; whoever listens hears the table.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numeric: tuple[int, ...] = ()
    bars: tuple[Bar, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class ReportSection:
    """A section: its title, its sentences, then its tables."""

    title: str
    text: tuple[str, ...] = ()
    tables: tuple[ReportTable, ...] = ()


@dataclass(frozen=True)
class SemesterReport:
    """The report of a body over a semester, for those who finance and accompany it."""

    paper: Paper
    facts: tuple[Fact, ...]
    sections: tuple[ReportSection, ...]
    words: PageWords = field(default_factory=PageWords)
