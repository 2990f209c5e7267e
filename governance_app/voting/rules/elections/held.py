"""An election as a body holds it: announced, candidates who accept, papers entered, closed and counted. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from governance_app.attendance.rules import QuorumStatement
from governance_app.voting.rules.elections.counting import Vacancy
from governance_app.voting.rules.elections.guard import Guard, Minimum, Missing
from governance_app.voting.rules.elections.held_errors import (
    BoxDoesNotAddUp,
    MorePapersThanElectors,
    OneNameOnly,
    PaperNamesNobody,
    PlacesAlike,
    PlaceSkipped,
)
from governance_app.voting.rules.elections.papers import Election, Paper, Ranking
from governance_app.voting.rules.elections.rounds import Count, Method
from governance_app.voting.rules.elections.ties import LastResort, TieRules

ONE_NAME = frozenset({Method.PLURALITY, Method.MAJORITY})
ONE_SEAT = frozenset({Method.MAJORITY, Method.IRV})


class ElectionState(Enum):
    """Where an election stands."""

    CANDIDATES = "candidates"
    OPEN = "open"
    CLOSED = "closed"
    ANNULLED = "annulled"


class CandidacyState(Enum):
    """What a candidate has answered."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class PaperKind(Enum):
    """What a paper is."""

    VALID = "valid"
    BLANK = "blank"
    NULL = "null"


@dataclass(frozen=True)
class HeldElection:
    """An election on a point of a meeting: one post, or one list of equal seats. `electors`: who received a paper; None before.

    `runoff_of`: the election without a winner of which this is the second vote.
    """

    id: UUID
    meeting: UUID
    item: UUID
    title: str
    method: Method
    seats: int
    state: ElectionState
    seed: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    electors: int | None = None
    quorum: QuorumStatement | None = None
    annulled_because: str = ""
    runoff_of: UUID | None = None

    @property
    def ties(self) -> TieRules:
        """Return what decides a tie: the seed fixed at the opening, or nothing."""
        return TieRules(LastResort.LOT, self.seed) if self.seed else TieRules()


@dataclass(frozen=True)
class Candidacy:
    """A person who stands. `number`: on the papers, from 1, given at the opening to who had accepted."""

    id: UUID
    person: UUID
    state: CandidacyState
    how: str = ""
    number: int | None = None


@dataclass(frozen=True)
class ListRule:
    """At least so many of a group on the elected list: a minimum that holds (`binding`) or an aim that warns.

    The secretary names the group and marks its members by hand (candidacies); nothing about a person is read for it.
    """

    id: UUID
    group: str
    at_least: int
    binding: bool
    members: frozenset[UUID]


@dataclass(frozen=True)
class Papers:
    """Equal papers entered together: how many, and the ranking (numbers of candidates; () when blank or null)."""

    id: UUID
    kind: PaperKind
    ranking: Ranking
    times: int
    struck_because: str = ""


@dataclass(frozen=True)
class ElectionResult:
    """What was counted: the whole count, the papers by kind, the aims that the list does not reach."""

    count: Count
    in_box: int
    valid: int
    blank: int
    null: int
    missing: tuple[Missing, ...]
    at: datetime


@dataclass(frozen=True)
class PublicElection:
    """What anybody may see of a counted election. `withdrawn`: numbers of who left it before the count; `minimums`: some were kept.

    Who belongs to a group, and the aims not reached, have no place here: of a short list they would tell what a person is.
    """

    item: UUID
    title: str
    method: Method
    seats: int
    electors: int
    seed: str
    result: ElectionResult
    vacancies: tuple[Vacancy, ...] = ()
    withdrawn: frozenset[int] = frozenset()
    minimums: bool = False
    runoff: bool = False


def withdrawn_of(candidates: Iterable[Candidacy]) -> frozenset[int]:
    """Return the numbers of those who stood on the papers and withdrew before the count."""
    return frozenset(c.number for c in candidates if c.number and c.state is not CandidacyState.ACCEPTED)


def check_ranking(method: Method, ranking: Sequence[int]) -> None:
    """Raise PaperNamesNobody or OneNameOnly when a valid paper of the method cannot look so."""
    if not ranking:
        raise PaperNamesNobody(field="times")
    if method in ONE_NAME and len(ranking) > 1:
        raise OneNameOnly(named=len(ranking))


def ranking_of(places: Mapping[int, int | None]) -> Ranking:
    """Return a ranking from candidate → the place written beside the name. Raises PlacesAlike, PlaceSkipped."""
    written = sorted((place, candidate) for candidate, place in places.items() if place is not None)
    for expected, (place, candidate) in enumerate(written, start=1):
        if place < expected:
            raise PlacesAlike(field=f"place-{candidate}", place=place)
        if place > expected:
            raise PlaceSkipped(field=f"place-{candidate}", place=expected)
    return tuple(candidate for _place, candidate in written)


def standing_papers(papers: Iterable[Papers]) -> tuple[Papers, ...]:
    """Return the papers that were not struck out."""
    return tuple(one for one in papers if not one.struck_because)


def of_kind(papers: Iterable[Papers], kind: PaperKind) -> int:
    """Return how many papers of a kind stand."""
    return sum(one.times for one in standing_papers(papers) if one.kind is kind)


def check_box(in_box: int, papers: Iterable[Papers], electors: int) -> None:
    """Raise BoxDoesNotAddUp unless papers in the box = valid + blank + null, MorePapersThanElectors beyond those handed out."""
    entered = sum(one.times for one in standing_papers(papers))
    if in_box != entered:
        raise BoxDoesNotAddUp(field="in_box", in_box=in_box, entered=entered)
    check_handed_out(entered, electors)


def check_handed_out(papers: int, electors: int) -> None:
    """Raise MorePapersThanElectors when there are more papers than electors who received one."""
    if papers > electors:
        raise MorePapersThanElectors(papers=papers, electors=electors)


def names_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Return names as a count and a BLT file can hold them: no quotation mark, spaces tidied, namesakes told apart by their number."""
    clean = [" ".join(name.replace('"', "'").split()) or "?" for name in names]
    often = Counter(clean)
    return tuple(f"{name} ({number})" if often[name] > 1 else name for number, name in enumerate(clean, start=1))


def to_count(held: HeldElection, candidates: Sequence[Candidacy], names: Sequence[str], papers: Iterable[Papers]) -> Election:
    """Return the election for the count: `candidates` by their number, with their `names`. Null papers are no papers of the count."""
    kept = tuple(Paper(p.ranking, p.times) for p in standing_papers(papers) if p.kind is not PaperKind.NULL)
    return Election(names_apart(names), held.seats, kept, withdrawn_of(candidates), " ".join(held.title.replace('"', "'").split()))


def minimums(rules: Iterable[ListRule], candidates: Iterable[Candidacy], *, binding: bool) -> tuple[Minimum, ...]:
    """Return the minimums (or the aims) by the numbers of the candidates."""
    numbers = {c.id: c.number for c in candidates if c.number}
    return tuple(
        Minimum(r.group, frozenset(numbers[m] for m in r.members if m in numbers), r.at_least) for r in rules if r.binding is binding)


def run_off_pair(count: Count | None, candidates: Iterable[Candidacy]) -> tuple[Candidacy, ...]:
    """Return those who go to the second vote, in the order of the papers; nobody when the count has a winner or there is none."""
    return tuple(c for c in candidates if count is not None and c.number in count.run_off)


def guard_of(rules: Iterable[ListRule], candidates: Iterable[Candidacy]) -> Guard:
    """Return what the count must respect."""
    return Guard(minimums(rules, candidates, binding=True))
