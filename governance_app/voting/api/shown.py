"""What programs read. The figures are the frozen facts of the rules as they are: a new one there appears here, and in the document."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from governance_app.attendance.rules import QuorumStatement
from governance_app.committees.rules import MatterKind
from governance_app.meetings.rules import MeetingState
from governance_app.voting.api.blueprint import like
from governance_app.voting.rules import (
    Ballot,
    CastingVote,
    ChangedAnswer,
    Form,
    Lot,
    MotionState,
    MotionText,
    Proxy,
    Publication,
    Reminder,
    Result,
    SeatStance,
    Tally,
    Urn,
)
from governance_app.voting.rules.belenios import Belenios
from governance_app.voting.rules.elections import CandidacyState, ElectionResult, HeldElection, Papers, Vacancy
from governance_app.voting.rules.sealed import SealedStage
from governance_app.web.api import Shown


class Person(Shown):
    """Somebody by name."""

    id: UUID
    name: str


class Point(Shown):
    """A point of the agenda."""

    id: UUID
    label: str
    title: str


class Seat(Shown):
    """A seat on the day of the meeting. `sitter`: who sits for it now; at a meeting that is over, when it ended."""

    id: UUID
    label: str
    organisation: str
    voting: bool
    sitter: Person | None


class MeetingShown(Shown):
    """A meeting, as far as its motions need it."""

    model_config = like("MeetingShown")

    id: UUID
    body: UUID
    code: str
    title: str
    state: MeetingState
    language: str
    points: list[Point]
    seats: list[Seat]


class Figures(Shown):
    """The electorate in figures, as it was frozen when the vote opened; all 0 before."""

    seats: int
    filled: int
    voters: int
    absent: int
    recused: int
    by_proxy: int


class ElectorShown(Shown):
    """A seat of the electorate. `answered` is told while a roll call is open: that it has, never how; null otherwise."""

    seat: UUID
    label: str
    organisation: str
    person: str
    may_answer: bool
    recused: bool
    answered: bool | None


class ResultShown(Shown):
    """How it ended: as a sentence with its formula, and every figure with which anybody counts again."""

    sentence: str
    figures: Result


class RoundShown(Shown):
    """A round of a consensus after which another one was held."""

    number: int
    changed: str
    agree: int
    reservations: int
    stand_aside: int
    object: int


class Answers(Shown):
    """How each seat answered, where the form lets it be known and the vote is over."""

    ballots: list[Ballot]
    stances: list[SeatStance]
    named: Annotated[list[Ballot], Field(description="Of a show of hands: seats that asked to be named.")]
    changed: Annotated[list[ChangedAnswer], Field(description="What seats had answered before they changed it.")]


class ByLetter(Shown):
    """How far a vote by correspondence is. `needed`: answers that make its quorum; without them it lapses."""

    opened_at: datetime
    deadline: datetime
    answered: int
    needed: int
    waiting: Annotated[list[UUID] | None, Field(description="Seats that have not answered, for whoever may record; null for others.")]
    reminders: list[Reminder]


class SealedShown(Shown):
    """How far a sealed ballot is. No answer is in it: this server cannot open an envelope, and its totals are only in the result."""

    publication: Publication | None
    stage: SealedStage
    scrutineers: Annotated[list[UUID], Field(description="The seats in which they sit.")]
    key_marks: Annotated[list[str], Field(description="The mark of each scrutineer's key, to compare aloud; empty before it is given.")]
    received: Annotated[int, Field(description="Envelopes in the box: that so many have answered, never how.")]
    replaced: Annotated[int, Field(description="Envelopes that gave way to a later one of the same seat.")]
    answered: Annotated[list[UUID] | None, Field(
        description="While it is open, for whoever may record: seats whose envelope is in the box. null otherwise.")]
    commitment: Annotated[str, Field(description="The seal of the totals, once counted.")]
    annulled_because: str


class MotionLine(Shown):
    """A motion in the list of its meeting."""

    id: UUID
    position: int
    item: UUID
    text: str
    language: str
    form: Form
    matter: MatterKind
    state: MotionState
    amends: UUID | None
    result: ResultShown | None


class MotionList(Shown):
    """The motions of a meeting in the order in which they were put."""

    model_config = like("MotionList")

    meeting: UUID
    motions: list[MotionLine]


class MotionShown(MotionLine):
    """A motion with all that its page shows."""

    model_config = like("MotionShown")

    meeting: UUID
    texts: Annotated[list[MotionText], Field(description="Earlier words and translations. Empty: only the words as they were put.")]
    proposer: Person | None
    proposer_seat: UUID | None
    seconder: Person | None
    again_of: UUID | None
    amendments: list[UUID]
    opened_at: datetime | None
    closed_at: datetime | None
    quorum: QuorumStatement | None
    electorate: Figures
    electors: list[ElectorShown]
    turnout: Annotated[int | None, Field(description="While a roll call is open: how many seats have answered. null otherwise.")]
    tied: Annotated[Tally | None, Field(description="The figures of a tie that waits for a casting vote or a lot, where they may be said.")]
    rounds: list[RoundShown]
    answers: Annotated[Answers | None, Field(description="null while the vote is not over.")]
    counted_by: str
    casting_vote: CastingVote | None
    lot: Lot | None
    urn: Annotated[Urn | None, Field(description="Of a secret vote on paper: what everybody may know of its urn.")]
    belenios: Annotated[Belenios | None, Field(description="Of a vote held in Belenios: where, and its fingerprints.")]
    sealed: Annotated[SealedShown | None, Field(description="Of a sealed ballot: how far it is.")]
    by_letter: Annotated[ByLetter | None, Field(description="Of a vote by correspondence: how far it is.")]


class ProxyList(Shown):
    """The entrusted votes of a meeting, ended ones too."""

    model_config = like("ProxyList")

    meeting: UUID
    allowed: Annotated[bool, Field(description="Whether the statute of the day knows them.")]
    proxies: list[Proxy]


class CandidateShown(Shown):
    """Who stands. `number`: on the papers; null before they were handed out."""

    candidacy: UUID
    name: str
    state: CandidacyState
    number: int | None


class ElectionCount(Shown):
    """What was counted: sentences, and every round in whole numbers (votes are `count.unit`ths)."""

    sentences: list[str]
    figures: ElectionResult
    papers: list[Papers]
    vacancies: list[Vacancy]


class ElectionShown(Shown):
    """An election of people with papers. Before the count only how many papers were entered."""

    model_config = like("ElectionShown")

    election: HeldElection
    candidates: list[CandidateShown]
    entered: int
    count: ElectionCount | None


class ElectionList(Shown):
    """The elections of a meeting in the order in which they were announced."""

    model_config = like("ElectionList")

    meeting: UUID
    elections: list[HeldElection]
