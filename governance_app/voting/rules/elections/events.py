"""What elections leave in the record: figures and states. No name, no number of a candidate, no group."""

from dataclasses import dataclass
from uuid import UUID

from governance_app.record.rules import Event


@dataclass(frozen=True)
class ElectionAnnounced(Event):
    """An election was announced."""

    election: UUID
    method: str
    seats: int
    name = "voting.election_announced"


@dataclass(frozen=True)
class RunOffCalled(Event):
    """The second vote of an election without a winner was called. `runoff_of`: that election."""

    election: UUID
    runoff_of: UUID
    name = "voting.run_off_called"


@dataclass(frozen=True)
class CandidacyChanged(Event):
    """Somebody was proposed, accepted, refused or withdrew."""

    election: UUID
    state: str
    name = "voting.candidacy_changed"


@dataclass(frozen=True)
class ListRuleSet(Event):
    """The elected list got a minimum or an aim."""

    election: UUID
    at_least: int
    binding: bool
    name = "voting.list_rule_set"


@dataclass(frozen=True)
class ElectionOpened(Event):
    """Papers were handed out: electors and quorum in figures. `lot`: a seed was fixed."""

    election: UUID
    candidates: int
    electors: int
    lot: bool
    quorum_present: int
    quorum_needed: int
    name = "voting.election_opened"


@dataclass(frozen=True)
class PapersEntered(Event):
    """Equal papers were entered: how many, never for whom."""

    election: UUID
    papers: int
    name = "voting.papers_entered"


@dataclass(frozen=True)
class PapersStruck(Event):
    """An entry of papers was struck out."""

    election: UUID
    papers: int
    name = "voting.papers_struck"


@dataclass(frozen=True)
class ElectionClosed(Event):
    """An election was counted. `run_off`: nobody has yet more than half."""

    election: UUID
    in_box: int
    valid: int
    blank: int
    null: int
    rounds: int
    elected: int
    run_off: bool
    name = "voting.election_closed"


@dataclass(frozen=True)
class ElectionAnnulled(Event):
    """An election was annulled."""

    election: UUID
    state: str
    name = "voting.election_annulled"


@dataclass(frozen=True)
class VacancyFilled(Event):
    """A seat that an elected person left was filled from the same papers, or not yet."""

    election: UUID
    filled: bool
    name = "voting.vacancy_filled"
