"""The papers of a meeting before it is held."""

from dataclasses import dataclass, field

from governance_app.documents.shapes.common import AgendaLine, Fact, Paper, Passage, SheetRow, Signature
from governance_app.documents.words import AgendaWords, ConvocationWords, SheetWords


@dataclass(frozen=True)
class Convocation:
    """The notice of a meeting. `slip` adds the receipt to tear off."""

    paper: Paper
    place_and_date: str
    addressee: tuple[str, ...]
    opening: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    agenda: tuple[AgendaLine, ...]
    closing: tuple[Passage, ...]
    signatures: tuple[Signature, ...]
    slip: bool = True
    words: ConvocationWords = field(default_factory=ConvocationWords)


@dataclass(frozen=True)
class AttendanceSheet:
    """The sheet passed from hand to hand: numbered rows to sign, names of those expected first, then empty rows.

    Sensitive matters have no column here (a passed sheet shows everybody's answers). `blank`: empty rows, 0–500.
    """

    paper: Paper
    facts: tuple[Fact, ...]
    expected: tuple[SheetRow, ...] = ()
    blank: int = 20
    privacy: str = ""
    signatures: tuple[Signature, ...] = ()
    words: SheetWords = field(default_factory=SheetWords)


@dataclass(frozen=True)
class Agenda:
    """The agenda alone, to hand out or to read aloud. `opening`: a sentence before it; `notes`: what is said after it."""

    paper: Paper
    facts: tuple[Fact, ...]
    agenda: tuple[AgendaLine, ...]
    opening: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()
    signatures: tuple[Signature, ...] = ()
    words: AgendaWords = field(default_factory=AgendaWords)
