"""What voting answers: motions, ballots, stances, results; and the events it publishes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance_app.attendance.rules import QuorumStatement
from governance_app.committees.rules import BlankVotes, MajorityRule, MatterKind, TieRule
from governance_app.record.rules import Event
from governance_app.voting.rules.tally import Tally
from governance_app.voting.rules.verdict import BlocCount
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
    amends: UUID | None = None
    again_of: UUID | None = None


@dataclass(frozen=True)
class MotionText:
    """The words of a motion: version 1 as put, later ones after amendments; the same version in other languages is a translation."""

    version: int
    language: str
    text: str
    because: UUID | None = None


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
class Round:
    """A round of a consensus that was followed by another: what each said, and what changed for the next one."""

    number: int
    changed: str
    stances: tuple[SeatStance, ...] = ()

    def of(self, stance: Stance) -> int:
        """Return how many took this stance."""
        return sum(s.stance is stance for s in self.stances)


@dataclass(frozen=True)
class HandCount:
    """What was written down of a show of hands."""

    tally: Tally
    counted_by: str = ""
    dissent: tuple[Ballot, ...] = ()
    second_counted_by: str = ""


@dataclass(frozen=True)
class SecondCount:
    """The hands as somebody else counted them as well. Kept is who it was: it must be the same count."""

    counted_by: str
    votes_for: int
    against: int
    abstain: int = 0
    blank: int = 0
    null: int = 0
    not_voting: int = 0


@dataclass(frozen=True)
class CastingVote:
    """The chair's vote after a tie."""

    person: UUID
    choice: Choice
    reason: str
    at: datetime


@dataclass(frozen=True)
class Lot:
    """A lot drawn in the room after a tie: what it decided, how it was drawn and who watched."""

    choice: Choice
    how: str
    at: datetime


@dataclass(frozen=True)
class ChangedAnswer:
    """What a seat had answered before it changed its answer."""

    seat: UUID
    choice: Choice
    at: datetime


@dataclass(frozen=True)
class Result:
    """A result with everything needed to recompute it. `seats`, `filled`, `voters`: the electorate, recused seats apart.

    `hidden`: a secret vote whose figures stay unsaid; they are not here.
    """

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
    lot: Choice | None = None
    blocs: tuple[BlocCount, ...] = ()
    blocs_needed: int = 0
    by_proxy: int = 0
    hidden: bool = False

    @property
    def votes_enough(self) -> bool:
        """Tell whether the votes of the whole body reached the majority, whatever its blocs did."""
        return self.counted.votes_for >= self.needed


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
    lot: str
    blocs_reached: int
    blocs_needed: int
    name = "voting.vote_closed"


@dataclass(frozen=True)
class VoteTied(Event):
    """A count ended in a tie that the chair must decide."""

    motion: UUID
    tally: Tally
    name = "voting.vote_tied"


@dataclass(frozen=True)
class MotionReworded(Event):
    """A motion that waits for its vote has other words: how many versions it has now, and after which amendment."""

    motion: UUID
    version: int
    because: UUID | None
    name = "voting.motion_reworded"


@dataclass(frozen=True)
class LatecomersAdmitted(Event):
    """Seats for which somebody came in during an open vote may answer as well, as the statute says."""

    motion: UUID
    admitted: int
    voters: int
    name = "voting.latecomers_admitted"


@dataclass(frozen=True)
class VoteFormChanged(Event):
    """An open vote goes on in another form; the electorate stays."""

    motion: UUID
    before: str
    after: str
    name = "voting.form_changed"


@dataclass(frozen=True)
class BallotChanged(Event):
    """A seat changed its answer before the roll call was closed: that it did, not what it said."""

    motion: UUID
    seat: UUID
    name = "voting.ballot_changed"


@dataclass(frozen=True)
class ConsensusRoundHeld(Event):
    """A round of a consensus ended without closing it: how many took which stance, no names."""

    motion: UUID
    number: int
    agree: int
    reservations: int
    aside: int
    objections: int
    name = "voting.consensus_round_held"
