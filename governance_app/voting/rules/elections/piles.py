"""Ballot papers in piles, one for each candidate: what a hand count does on a table, for IRV and for STV with surpluses."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from governance_app.voting.rules.elections.board import Board
from governance_app.voting.rules.elections.papers import Ranking
from governance_app.voting.rules.elections.rounds import Step, Transfer


class Parcel(NamedTuple):
    """Equal papers of equal worth. `value` of each, in units."""

    ranking: Ranking
    times: int
    value: int


class Piles:
    """Where each paper lies."""

    def __init__(self, board: Board) -> None:
        """Sort the papers by first preference."""
        self.board = board
        self.of: dict[int, list[Parcel]] = {c: [] for c in board.hopeful}
        for ranking, times in board.papers:
            self.of[ranking[0]].append(Parcel(ranking, times, board.unit))
            board.votes[ranking[0]] += times * board.unit

    def pass_on(self, giver: int, worth: Callable[[int], int], leaves: int) -> list[Transfer]:
        """Hand on every paper of `giver`, each at `worth` of its value; the giver keeps `leaves`. What is cut off goes to `lost`."""
        board = self.board
        moved: Counter[tuple[int | None, int]] = Counter()
        for ranking, times, old in self.of.pop(giver):
            receiver, value = board.next_of(ranking), worth(old)
            moved[receiver, value] += times
            if receiver is not None:
                self.of[receiver].append(Parcel(ranking, times, value))
        for (receiver, value), times in moved.items():
            if receiver is None:
                board.exhausted += times * value
            else:
                board.votes[receiver] += times * value
        board.lost += board.votes[giver] - leaves - sum(times * value for (_receiver, value), times in moved.items())
        board.votes[giver] = leaves
        order = sorted(moved.items(), key=lambda item: (item[0][0] or 0, item[0][1]))
        return [Transfer(giver, receiver, times, value) for (receiver, value), times in order]

    def take_out(self, step: Step, gone: tuple[int, ...]) -> None:
        """Exclude candidates together: each paper goes on at the value at which it came. Writes the round."""
        board, before = self.board, len(self.board.elected)
        for candidate in gone:
            board.drop(candidate)
        transfers = [t for candidate in gone for t in self.pass_on(candidate, lambda value: value, 0)]
        self.end(step, before, gone, transfers)

    def end(self, step: Step, before: int, acted: tuple[int, ...] = (), transfers: list[Transfer] | None = None) -> None:
        """Elect who reached what is needed, then all who are left when there is a place for each; write the round."""
        self.board.elect_with_quota()
        self.board.fill()
        self.board.write(step, before, acted, transfers or ())
