"""The minutes of a meeting, and the certified excerpt of one decision."""

from dataclasses import dataclass, field

from governance_app.documents.shapes.common import AgendaLine, Fact, Paper, Passage, RecordBox, Signature
from governance_app.documents.words import ActaWords, ExcerptWords


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
class AttendanceLine:
    """One row of the annex: no identity number, sex, age or people, ever. Hours are written as text."""

    name: str
    organisation: str
    capacity: str
    arrived: str = ""
    left: str = ""


@dataclass(frozen=True)
class Erratum:
    """A correction of an approved acta: its own number and day, the sentence it corrects and where that stands, what it should say.

    `approval`: the two votes (or assents) that approved it. The approved text itself never changes.
    """

    number: str
    day: str
    place: str
    said: tuple[Passage, ...]
    says: tuple[Passage, ...]
    why: tuple[Passage, ...] = ()
    approval: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Acta:
    """The minutes of a meeting.

    What follows `corrections` tells how the text stands, and is no part of it (`text_file.acta_text` leaves it out): `standing` word
    of its state ("Aprobada"), `approval` (number, day and vote), `errata`, `record`, and how each signature stands.
    `binding`: which language binds where two stand side by side. `salt`: digits drawn by chance at the end of the text, so that nobody
    finds covered words by trying names against its digest.
    """

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
    standing: str = ""
    approval: tuple[Passage, ...] = ()
    errata: tuple[Erratum, ...] = ()
    binding: str = ""
    record: RecordBox | None = None
    words: ActaWords = field(default_factory=ActaWords)
    salt: str = ""


@dataclass(frozen=True)
class Excerpt:
    """The certified excerpt of one decision: what the acta says of it, word for word, and that it says it.

    `opening`: who certifies what, of which acta; `point`: number and title; `standing`: in force, amended, revoked, as a sentence.
    """

    paper: Paper
    facts: tuple[Fact, ...]
    opening: tuple[Passage, ...]
    point: str
    resolution: Resolution
    closing: tuple[Passage, ...]
    signatures: tuple[Signature, ...]
    motion: Motion | None = None
    promises: tuple[Promise, ...] = ()
    standing: str = ""
    record: RecordBox | None = None
    words: ExcerptWords = field(default_factory=ExcerptWords)
