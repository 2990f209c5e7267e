"""The table on which a count is laid out: who is hopeful, elected, excluded, with how many votes; it writes the rounds."""

from collections.abc import Collection, Sequence

from governance_app.voting.rules.elections.guard import Guard, check_guard, guarded, set_aside
from governance_app.voting.rules.elections.papers import Election, check
from governance_app.voting.rules.elections.rounds import Count, Method, Round, Step, Tie, TiePurpose, Transfer
from governance_app.voting.rules.elections.ties import TieRules, break_tie, check_ties


class Board:
    """The state of one count. Votes are whole numbers of units."""

    def __init__(self, election: Election, method: Method, ties: TieRules, guard: Guard, unit: int = 1) -> None:
        """Lay out an election, after looking that it can be counted."""
        check(election)
        check_ties(ties)
        check_guard(guard, election.standing, election.seats)
        self.election, self.method, self.rules, self.guard, self.unit = election, method, ties, guard, unit
        self.papers = election.counted()
        self.valid = sum(times for _ranking, times in self.papers)
        self.hopeful = list(election.standing)
        self.elected: list[int] = []
        self.votes = dict.fromkeys(range(1, len(election.candidates) + 1), 0)
        self.quota: int | None = None
        self.exhausted = self.lost = 0
        self.rounds: list[Round] = []
        self.ties: list[Tie] = []

    @property
    def places(self) -> int:
        """Return the seats still to fill."""
        return self.election.seats - len(self.elected)

    @property
    def done(self) -> bool:
        """Tell whether every seat is filled that can be."""
        return not self.places or not self.hopeful

    def next_of(self, ranking: Sequence[int]) -> int | None:
        """Return the next available preference: the first candidate of a paper who is still hopeful."""
        return next((c for c in ranking if c in self.hopeful), None)

    def choose(self, purpose: TiePurpose, tied: Collection[int]) -> int:
        """Return one of the tied, and keep how it was decided."""
        if len(tied) == 1:
            return next(iter(tied))
        history = [done.votes for done in self.rounds]
        tie = break_tie(self.rules, purpose, sorted(tied), history, self.election.candidates)
        self.ties.append(tie)
        return tie.chosen

    def most(self, among: Collection[int], purpose: TiePurpose) -> int:
        """Return who has most votes."""
        top = max(self.votes[c] for c in among)
        return self.choose(purpose, [c for c in among if self.votes[c] == top])

    def to_exclude(self, margin: int = 0) -> int:
        """Return who is excluded next: the fewest votes among those not guarded (`margin`: so much more still counts as a tie).

        Candidates without any vote who would all be excluded one after another go in the order of the list: no lot could change anything.
        """
        kept = guarded(self.guard, self.elected, self.hopeful, self.places)
        open_ = [c for c in self.hopeful if c not in kept]
        fewest = min(self.votes[c] for c in open_)
        tied = [c for c in open_ if self.votes[c] <= fewest + margin]
        nobody = not any(self.votes[c] for c in tied) and not self.guard.active
        if nobody and len(self.hopeful) - len(tied) >= self.places:
            return tied[0]
        return self.choose(TiePurpose.TO_EXCLUDE, tied)

    def to_set_aside(self) -> tuple[int, ...]:
        """Return the hopeful whom the minimums leave no place."""
        return set_aside(self.guard, self.elected, self.hopeful, self.places)

    def drop(self, candidate: int) -> None:
        """Take a candidate out of the count."""
        self.hopeful.remove(candidate)

    def elect(self, candidate: int) -> None:
        """Give a candidate a seat."""
        self.hopeful.remove(candidate)
        self.elected.append(candidate)

    def elect_with_quota(self) -> None:
        """Elect every hopeful candidate with a quota, more votes first; under minimums, one by one, while a place is left for them."""
        while self.quota is not None and self.places:
            closed = self.to_set_aside()
            reached = [c for c in self.hopeful if self.votes[c] >= self.quota and c not in closed]
            if not reached:
                return
            self.elect(self.most(reached, TiePurpose.TO_ELECT) if self.guard.active else max(reached, key=lambda c: self.votes[c]))

    def fill(self) -> None:
        """Elect all who are left when there is a place for each, more votes first."""
        if 0 < len(self.hopeful) <= self.places:
            for candidate in sorted(self.hopeful, key=lambda c: (-self.votes[c], c)):
                self.elect(candidate)

    def write(
        self, step: Step, before: int, acted: Sequence[int] = (), transfers: Sequence[Transfer] = (), keep: Sequence[int] = (),
        surplus: int = 0,
    ) -> None:
        """Write down the round that just ended. `before`: how many were elected when it began."""
        self.rounds.append(Round(
            len(self.rounds) + 1, step, tuple(acted), tuple(self.votes.values()), self.quota, tuple(self.elected[before:]),
            tuple(transfers), self.exhausted, self.lost, tuple(self.ties), tuple(keep), surplus,
        ))
        self.ties = []

    def count(self, run_off: Sequence[int] = ()) -> Count:
        """Return the finished count."""
        election = self.election
        return Count(
            self.method, election.candidates, election.seats, self.unit, self.valid, election.blank, tuple(self.rounds),
            tuple(self.elected), tuple(run_off),
        )
