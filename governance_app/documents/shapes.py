"""The shapes of the printed documents: frozen, plain (text, whole numbers, tuples). Rooms fill them; templates print them.

Every text is printed as it is, never read as markup. Numbers that belong to a sentence stand inside the sentence given.
`Paper.made_at` is Unix seconds given by the caller: the same shape gives the same bytes.
"""

from dataclasses import dataclass, field

from governance_app.documents.words import ActaWords, BoardWords, ConvocationWords, SheetWords, TallyWords


@dataclass(frozen=True)
class Passage:
    """A paragraph and the tag of its language ("" = the language of the document)."""

    text: str
    lang: str = ""


@dataclass(frozen=True)
class Fact:
    """One line of the box under the heading: "Lugar" — "Casa comunal de …"."""

    label: str
    value: str


@dataclass(frozen=True)
class Signature:
    """Who signs and in which office; `note` for "certifica" and the like."""

    name: str
    office: str
    note: str = ""


@dataclass(frozen=True)
class Paper:
    """What every printed document has.

    `issuer`: lines above the title (corridor, body). `lang`: BCP 47 tag of the document. `made_at`: Unix seconds.
    `draft`: word across the page ("BORRADOR"), "" = none. `demonstration`: sentence of the band, "" = none.
    `address`: what the QR opens, "" = no QR; `address_note`: the sentence beside it. `foot`: left of the page number.
    """

    title: str
    number: str
    issuer: tuple[str, ...]
    made_at: int
    lang: str = "es"
    subtitle: str = ""
    draft: str = ""
    demonstration: str = ""
    address: str = ""
    address_note: str = ""
    foot: str = ""


@dataclass(frozen=True)
class RollRow:
    """One seat at the roll call. `state`: present / absent / in delegation, as a word. `acting`: who sat, if not the holder."""

    seat: str
    holder: str
    state: str
    acting: str = ""


@dataclass(frozen=True)
class Tally:
    """One line of a count: "A favor" — 12."""

    label: str
    count: int


@dataclass(frozen=True)
class NamedVote:
    """One seat's choice in a roll call vote."""

    seat: str
    choice: str


@dataclass(frozen=True)
class Vote:
    """How a motion was settled. `sentence` is the vote line; `rule` states the majority used and its figures."""

    sentence: str
    rule: str = ""
    tallies: tuple[Tally, ...] = ()
    by_name: tuple[NamedVote, ...] = ()


@dataclass(frozen=True)
class Resolution:
    """A numbered decision: `considering` before, operative `text` (one passage per paragraph or language)."""

    number: str
    text: tuple[Passage, ...]
    considering: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Promise:
    """A commitment born in the point: what, whose, until when (already written as text)."""

    what: str
    owner: str
    due: str


@dataclass(frozen=True)
class Motion:
    """What was proposed, by whom, how it was settled; `dissent` holds reservations asked to be recorded."""

    text: tuple[Passage, ...]
    proposer: str = ""
    vote: Vote | None = None
    dissent: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Election:
    """An election of people: what was filled, `result` (who was elected, or why nobody), `told`: method, figures, rounds."""

    title: str
    result: str
    told: tuple[Passage, ...] = ()
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True)
class Point:
    """One point of the agenda as it was treated."""

    number: str
    title: str
    summary: tuple[Passage, ...] = ()
    motions: tuple[Motion, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    promises: tuple[Promise, ...] = ()
    elections: tuple[Election, ...] = ()


@dataclass(frozen=True)
class AgendaLine:
    """One line of an agenda. `note`: kind or time foreseen."""

    number: str
    title: str
    note: str = ""


@dataclass(frozen=True)
class AttendanceLine:
    """One row of the annex: no identity number, sex, age or people, ever. Hours are written as text."""

    name: str
    organisation: str
    capacity: str
    arrived: str = ""
    left: str = ""


@dataclass(frozen=True)
class Acta:
    """The minutes of a meeting."""

    paper: Paper
    facts: tuple[Fact, ...]
    opening: tuple[Passage, ...]
    roll: tuple[RollRow, ...]
    quorum: tuple[Passage, ...]
    agenda: tuple[AgendaLine, ...]
    points: tuple[Point, ...]
    closing: tuple[Passage, ...]
    signatures: tuple[Signature, ...]
    incidents: tuple[Passage, ...] = ()
    attendance: tuple[AttendanceLine, ...] = ()
    attendance_note: str = ""
    annexes: tuple[str, ...] = ()
    corrections: tuple[Passage, ...] = ()
    words: ActaWords = field(default_factory=ActaWords)


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
class SheetRow:
    """A row of the attendance sheet printed beforehand."""

    name: str
    organisation: str


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
class BoardMeeting:
    """A coming meeting on the notice board: `day` "24", `weekday` "martes", the rest as text."""

    day: str
    weekday: str
    hour: str
    title: str
    place: str
    note: str = ""


@dataclass(frozen=True)
class BoardItem:
    """A decision or commitment on the notice board, with its `mark` (number or due date)."""

    mark: str
    text: tuple[Passage, ...]


@dataclass(frozen=True)
class NoticeBoard:
    """The monthly sheet for the wall: large type, black on white, legible after two photocopies."""

    paper: Paper
    meetings: tuple[BoardMeeting, ...]
    decisions: tuple[BoardItem, ...]
    commitments: tuple[BoardItem, ...]
    contact: tuple[str, ...] = ()
    words: BoardWords = field(default_factory=BoardWords)


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


Printed = Acta | Convocation | AttendanceSheet | NoticeBoard | Ballots | TallySheet
