"""STV by Meek's method: who is elected keeps just so much of every paper as the quota needs; the quota follows the votes in play.

Sources: I. D. Hill, B. A. Wichmann, D. R. Woodall, «Algorithm 123: Single transferable vote by Meek's method», The Computer Journal 30,3
(1987) 277–281; arithmetic and stopping as in the Proportional Representation Foundation's reference Meek rule. New Zealand's Local
Electoral Regulations 2001, schedule 1A, count by Meek's method too, with the same nine decimals and the same quota.
* Whole numbers of 0.000000001 (nine decimals). A paper's weight w begins at 1; a candidate takes w × keep, rounded up, and w falls by it.
* Quota = votes in play // (seats + 1) + 0.000000001.
* keep becomes keep × quota (rounded up) / votes (rounded up).
* An iteration ends when somebody reaches the quota; when the surpluses together are under omega = 0.000001; or when they no longer shrink.
* Then the fewest votes are excluded; whoever is within the surplus left of the fewest counts as tied.
"""

from governance_app.voting.rules.elections.board import Board
from governance_app.voting.rules.elections.guard import Guard
from governance_app.voting.rules.elections.papers import Election
from governance_app.voting.rules.elections.rounds import Count, Method, Step
from governance_app.voting.rules.elections.ties import TieRules

UNIT = 10**9
OMEGA = UNIT // 10**6


def count_meek(election: Election, ties: TieRules, guard: Guard) -> Count:
    """Count by STV, Meek's method. Each round ends with somebody elected, excluded or set aside; its votes are those that decided it."""
    board = Board(election, Method.STV_MEEK, ties, guard, UNIT)
    keep = dict.fromkeys(board.votes, 0) | dict.fromkeys(board.hopeful, UNIT)
    _share_out(board, keep)
    while not board.rounds or not board.done:
        before, surplus, gone = len(board.elected), 0, board.to_set_aside()
        step = Step.SET_ASIDE if gone else Step.ITERATION
        if not gone:
            surplus = _iterate(board, keep, before)
        if not gone and len(board.elected) == before:
            step, gone = Step.EXCLUSION, (board.to_exclude(surplus),)
        for candidate in gone:
            board.drop(candidate)
        board.fill()
        board.write(step, before, gone, keep=tuple(keep.values()), surplus=surplus)
        keep |= dict.fromkeys(gone, 0)
    return board.count()


def _iterate(board: Board, keep: dict[int, int], before: int) -> int:
    """Bring votes, quota and keep factors into balance; stop early when somebody is elected. Returns the surplus left."""
    last = board.valid * UNIT
    while True:
        _share_out(board, keep)
        board.quota = (board.valid * UNIT - board.exhausted) // (board.election.seats + 1) + 1
        board.elect_with_quota()
        board.fill()
        surplus = max(0, sum(board.votes[c] - board.quota for c in board.elected))
        if len(board.elected) > before or surplus < OMEGA or surplus >= last:
            return surplus
        last = surplus
        for c in board.elected:
            keep[c] = _up(_up(keep[c] * board.quota, UNIT) * UNIT, board.votes[c])


def _share_out(board: Board, keep: dict[int, int]) -> None:
    """Give each candidate of each paper the part that the keep factors say."""
    votes = dict.fromkeys(board.votes, 0)
    board.exhausted = 0
    for ranking, times in board.papers:
        weight = UNIT
        for candidate in ranking:
            if factor := keep[candidate]:
                part = _up(weight * factor, UNIT)
                votes[candidate] += part * times
                weight -= part
                if not weight:
                    break
        board.exhausted += weight * times
    board.votes = votes


def _up(value: int, by: int) -> int:
    """Divide and round up."""
    return -(-value // by)
