"""Candidates and ballot papers. A candidate is a position in the list, from 1; equal papers stand once, with their number."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from governance_app.voting.rules.elections.errors import (
    NamedAlike,
    NobodyStands,
    NoSeats,
    NoSuchCandidate,
    NoValidPapers,
    RankedTwice,
    TimesBelowOne,
)

Ranking = tuple[int, ...]


@dataclass(frozen=True)
class Paper:
    """A ballot paper: candidates, the preferred first; `times`: how many voters wrote it so. () is a blank paper."""

    ranking: Ranking
    times: int = 1


@dataclass(frozen=True)
class Election:
    """An election: names by position (from 1), seats, papers, and who withdrew before the count."""

    candidates: tuple[str, ...]
    seats: int
    papers: tuple[Paper, ...]
    withdrawn: frozenset[int] = frozenset()
    title: str = ""

    @property
    def standing(self) -> tuple[int, ...]:
        """Return the positions of those who stand."""
        return tuple(c for c in range(1, len(self.candidates) + 1) if c not in self.withdrawn)

    def name(self, position: int) -> str:
        """Return the name at a position."""
        return self.candidates[position - 1]

    def counted(self) -> tuple[tuple[Ranking, int], ...]:
        """Return the valid papers (those that name somebody who stands), equal ones together, without the withdrawn."""
        return tuple(sorted((ranking, times) for ranking, times in self._merged.items() if ranking))

    @property
    def blank(self) -> int:
        """Return how many papers name nobody who stands."""
        return self._merged[()]

    @cached_property
    def _merged(self) -> Counter[Ranking]:
        merged: Counter[Ranking] = Counter()
        for paper in self.papers:
            merged[tuple(c for c in paper.ranking if c not in self.withdrawn) if self.withdrawn else paper.ranking] += paper.times
        return merged


def check(election: Election) -> None:
    """Raise when this cannot be counted: NoSeats, NamedAlike, NobodyStands, a fault of a paper, NoValidPapers."""
    if election.seats < 1:
        raise NoSeats(field="seats", seats=election.seats)
    twice = next((name for name, times in Counter(election.candidates).items() if times > 1), None)
    if twice is not None:
        raise NamedAlike(name=twice)
    for number in election.withdrawn:
        _check_number(number, election)
    if not election.standing:
        raise NobodyStands()
    for paper in election.papers:
        _check_paper(paper, election)
    if not election.counted():
        raise NoValidPapers()


def _check_paper(paper: Paper, election: Election) -> None:
    if paper.times < 1:
        raise TimesBelowOne(times=paper.times)
    if paper.ranking and not 1 <= min(paper.ranking) <= max(paper.ranking) <= len(election.candidates):
        for number in paper.ranking:
            _check_number(number, election)
    if len(set(paper.ranking)) < len(paper.ranking):
        raise RankedTwice(name=election.name(Counter(paper.ranking).most_common(1)[0][0]))


def _check_number(number: int, election: Election) -> None:
    if not 1 <= number <= len(election.candidates):
        raise NoSuchCandidate(number=number, candidates=len(election.candidates))
