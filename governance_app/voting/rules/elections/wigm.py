"""STV as Scotland counts: weighted inclusive Gregory, one surplus at a time, in units of 0.00001.

Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45–52.
* 46: quota = valid papers // (seats + 1) + 1, fixed for the whole count.
* 47: who has the quota at the end of a stage is elected.
* 48: of a surplus every paper goes on, each at surplus × value when received / votes of the candidate, cut to five decimals ("any
  remainder being ignored"): here surplus * value // votes, in whole units. What is cut off is `Round.lost`.
* 49: the largest surplus first; equal ones: who had more at the most recent stage at which they were unequal, else by lot.
* 50, 51: with no surplus left, the fewest votes are excluded; every paper goes on at the value at which it came; ties as in 49.
* 52: when as many are left as places, all are elected, and nothing more is transferred. An exclusion that leaves as many as places
  still ends its own stage, papers passed on: electronic counts in Scotland do so, and SSI 2021/437 changed the rule for that ("no
  further transfer is required"). It elects nobody else.
A surplus of nothing is no stage. Minimums (`guard`) are not Scottish law; without them nothing differs from it.
"""

from governance_app.voting.rules.elections.board import Board
from governance_app.voting.rules.elections.guard import Guard
from governance_app.voting.rules.elections.papers import Election
from governance_app.voting.rules.elections.piles import Piles
from governance_app.voting.rules.elections.rounds import Count, Method, Step, TiePurpose
from governance_app.voting.rules.elections.ties import TieRules

UNIT = 10**5


def droop_quota(valid: int, seats: int) -> int:
    """Return the fewest votes that only as many as there are seats can have: valid // (seats + 1) + 1."""
    return valid // (seats + 1) + 1


def transfer_value(value: int, surplus: int, votes: int) -> int:
    """Return what a paper is worth after a surplus, all in units: the remainder is ignored."""
    return surplus * value // votes


def count_wigm(election: Election, ties: TieRules, guard: Guard) -> Count:
    """Count by STV, Scottish rules."""
    board = Board(election, Method.STV_WIGM, ties, guard, UNIT)
    quota = board.quota = UNIT * droop_quota(board.valid, election.seats)
    piles = Piles(board)
    piles.end(Step.FIRST, 0)
    while not board.done:
        if closed := board.to_set_aside():
            piles.take_out(Step.SET_ASIDE, closed)
        elif over := [c for c in board.elected if board.votes[c] > quota]:
            _pass_on_surplus(board, piles, board.most(over, TiePurpose.TO_TRANSFER), quota)
        else:
            piles.take_out(Step.EXCLUSION, (board.to_exclude(),))
    return board.count()


def _pass_on_surplus(board: Board, piles: Piles, giver: int, quota: int) -> None:
    votes, before = board.votes[giver], len(board.elected)
    transfers = piles.pass_on(giver, lambda value: transfer_value(value, votes - quota, votes), quota)
    piles.end(Step.SURPLUS, before, (giver,), transfers)
