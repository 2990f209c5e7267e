"""Instant run-off: the fewest votes are excluded and their papers go on, until somebody has more than half of those that still count."""

from governance_app.voting.rules.elections.board import Board
from governance_app.voting.rules.elections.errors import OneSeatOnly
from governance_app.voting.rules.elections.guard import Guard
from governance_app.voting.rules.elections.papers import Election
from governance_app.voting.rules.elections.piles import Piles
from governance_app.voting.rules.elections.rounds import Count, Method, Step, Transfer
from governance_app.voting.rules.elections.ties import TieRules


def count_irv(election: Election, ties: TieRules, guard: Guard) -> Count:
    """Count one seat. More than half of n papers that still count is n//2+1. One candidate is excluded in each round."""
    if election.seats != 1:
        raise OneSeatOnly(field="seats", method=Method.IRV, seats=election.seats)
    board = Board(election, Method.IRV, ties, guard)
    piles = _Majority(board)
    piles.end(Step.FIRST, 0)
    while not board.done:
        if closed := board.to_set_aside():
            piles.take_out(Step.SET_ASIDE, closed)
        else:
            piles.take_out(Step.EXCLUSION, (board.to_exclude(),))
    return board.count()


class _Majority(Piles):
    """Piles under a majority that follows the papers that still count."""

    def end(self, step: Step, before: int, acted: tuple[int, ...] = (), transfers: list[Transfer] | None = None) -> None:
        """Set what is needed now, then end the round."""
        self.board.quota = (self.board.valid - self.board.exhausted) // 2 + 1
        super().end(step, before, acted, transfers)
