"""What voting answers: motions, ballots, stances, results; and the events it publishes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance_app.attendance.rules import QuorumStatement
from governance_app.committees.rules import BlankVotes, MajorityRule, MatterKind, TieRule
from governance_app.record.rules import Event
from governance_app.voting.rules.tally import Tally
from governance_app.voting.rules.words import Choice, Form, MotionState, Outcome, Stance


@dataclass(frozen=True)
class Motion:
    """A motion on a point. `seat`: the seat on whose behalf it was proposed."""

    id: UUID
    meeting: UUID
    item: UUID
    position: int
    text: str
    language: str
    matter: MatterKind
    form: Form
    state: MotionState
    proposer: UUID | None = None
    proposer_seat: UUID | None = None
    seconder: UUID | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    quorum: QuorumStatement | None = None


@dataclass(frozen=True)
class Ballot:
    """A seat's answer in a roll call, or of a seat that asked to be named in a show of hands."""

    seat: UUID
    choice: Choice
    reason: str = ""


@dataclass(frozen=True)
class SeatStance:
    """The stance of a seat, and so of its organisation, in a consensus."""

    seat: UUID
    stance: Stance
    reason: str = ""
    organisation: UUID | None = None


@dataclass(frozen=True)
class HandCount:
    """What was written down of a show of hands."""

    tally: Tally
    counted_by: str = ""
    dissent: tuple[Ballot, ...] = ()


@dataclass(frozen=True)
class CastingVote:
    """The chair's vote after a tie."""

    person: UUID
    choice: Choice
    reason: str
    at: datetime


@dataclass(frozen=True)
class Result:
    """A result with everything needed to recompute it. `seats`, `filled`, `voters`: the electorate, recused seats apart."""

    motion: UUID
    form: Form
    outcome: Outcome
    tally: Tally
    counted: Tally
    needed: int
    base_size: int
    rule: MajorityRule
    tie: TieRule
    blanks: BlankVotes
    tied: bool
    seats: int
    filled: int
    voters: int
    quorum: QuorumStatement
    at: datetime
    reservations: int = 0
    casting_vote: Choice | None = None


@dataclass(frozen=True)
class VoteOpened(Event):
    """A vote was opened: the frozen electorate in figures."""

    motion: UUID
    form: str
    seats: int
    filled: int
    voters: int
    recused: int
    quorum_present: int
    quorum_needed: int
    quorum_reached: bool
    name = "voting.vote_opened"


@dataclass(frozen=True)
class VoteClosed(Event):
    """A vote was closed: outcome and figures, no names."""

    motion: UUID
    form: str
    outcome: str
    tally: Tally
    needed: int
    base_size: int
    majority: str
    majority_base: str
    casting_vote: str
    name = "voting.vote_closed"


@dataclass(frozen=True)
class VoteTied(Event):
    """A count ended in a tie that the chair must decide."""

    motion: UUID
    tally: Tally
    name = "voting.vote_tied"
