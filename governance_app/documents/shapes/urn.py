"""The papers of an urn: ballots, and the sheet of the count."""

from dataclasses import dataclass, field

from governance_app.documents.shapes.common import Fact, Paper, Passage, SheetRow
from governance_app.documents.words import TallyWords


@dataclass(frozen=True)
class BallotOption:
    """What is marked on a ballot: its words in each language; `place`: a number is written before it, not a cross."""

    words: tuple[Passage, ...]
    place: bool = False


@dataclass(frozen=True)
class Ballots:
    """One ballot printed `copies` times, 1–1 000, in 1 or 2 `columns` with lines to cut along; nothing tells one copy from another.

    Of `paper` only title (of the file), language, hour and band of a demonstration are used: no number, QR, head or foot.
    """

    paper: Paper
    heading: str
    text: tuple[Passage, ...]
    how: tuple[Passage, ...]
    options: tuple[BallotOption, ...]
    copies: int
    columns: int = 2
    note: str = ""


@dataclass(frozen=True)
class TallySheet:
    """The sheet on which two scrutineers count. `groups`: of five sticks per option, 1–80; `papers`: lines to fill; `mark`: the QR."""

    paper: Paper
    facts: tuple[Fact, ...]
    how: tuple[str, ...]
    options: tuple[str, ...]
    papers: tuple[str, ...]
    scrutineers: tuple[SheetRow, ...]
    groups: int
    mark: str = ""
    mark_note: str = ""
    words: TallyWords = field(default_factory=TallyWords)
