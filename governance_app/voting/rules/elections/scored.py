"""Methods that add once: plurality, absolute majority with run-off, approval, Borda. The most votes are elected, minimums kept."""

from collections.abc import Callable

from governance_app.voting.rules.elections.board import Board
from governance_app.voting.rules.elections.errors import OneSeatOnly
from governance_app.voting.rules.elections.guard import Guard, can_end_well
from governance_app.voting.rules.elections.papers import Election, Ranking
from governance_app.voting.rules.elections.rounds import Count, Method, Step, TiePurpose
from governance_app.voting.rules.elections.ties import TieRules

Points = Callable[[Ranking, int], dict[int, int]]


def points_of_first(ranking: Ranking, _standing: int) -> dict[int, int]:
    """One vote for the first name of a paper."""
    return {ranking[0]: 1}


def points_of_approval(ranking: Ranking, _standing: int) -> dict[int, int]:
    """One vote for each name of a paper, in whatever order."""
    return dict.fromkeys(ranking, 1)


def points_of_borda(ranking: Ranking, standing: int) -> dict[int, int]:
    """Of n who stand, the r-th name (from 1) gets n − r points, a name not written none."""
    return {candidate: standing - rank for rank, candidate in enumerate(ranking, start=1)}


def count_plurality(election: Election, ties: TieRules, guard: Guard) -> Count:
    """One paper, one vote, for its first name; the most votes are elected (with several seats: the single non-transferable vote)."""
    return _elect_best(_added(election, Method.PLURALITY, points_of_first, ties, guard))


def count_approval(election: Election, ties: TieRules, guard: Guard) -> Count:
    """Every name on a paper is approved; the most approved are elected."""
    return _elect_best(_added(election, Method.APPROVAL, points_of_approval, ties, guard))


def count_borda(election: Election, ties: TieRules, guard: Guard) -> Count:
    """Borda's points by n − rank (so counts Loomio's "ranked choice"); the most points are elected."""
    return _elect_best(_added(election, Method.BORDA, points_of_borda, ties, guard))


def count_majority(election: Election, ties: TieRules, guard: Guard) -> Count:
    """One seat: more than half of the valid papers (n//2+1) elect; otherwise the two with most votes go to a run-off, a second vote."""
    if election.seats != 1:
        raise OneSeatOnly(field="seats", method=Method.MAJORITY, seats=election.seats)
    board = _added(election, Method.MAJORITY, points_of_first, ties, guard)
    board.quota = board.valid // 2 + 1
    board.elect_with_quota()
    rivals = [] if board.elected else [c for c in board.hopeful if c not in board.to_set_aside()]
    if len(rivals) == 1:
        board.elect(rivals.pop())
    pair = _two_foremost(board, rivals)
    board.write(Step.FIRST, 0)
    return board.count(pair)


def _two_foremost(board: Board, rivals: list[int]) -> list[int]:
    pair: list[int] = []
    while rivals and len(pair) < 2:
        top = max(board.votes[c] for c in rivals)
        tied = [c for c in rivals if board.votes[c] == top]
        pair += tied if len(pair) + len(tied) <= 2 else [board.choose(TiePurpose.TO_RUN_OFF, tied)]
        rivals = [c for c in rivals if c not in pair]
    return pair


def _added(election: Election, method: Method, points: Points, ties: TieRules, guard: Guard) -> Board:
    board = Board(election, method, ties, guard)
    for ranking, times in board.papers:
        for candidate, number in points(ranking, len(election.standing)).items():
            board.votes[candidate] += number * times
    return board


def _elect_best(board: Board) -> Count:
    """Elect from the top. A tie is broken only when not all who are tied can be elected."""
    while not board.done:
        closed = board.to_set_aside()
        open_ = [c for c in board.hopeful if c not in closed]
        top = max(board.votes[c] for c in open_)
        best = [c for c in open_ if board.votes[c] == top]
        rest = set(board.hopeful) - set(best)
        if len(best) <= board.places and can_end_well(board.guard, {*board.elected, *best}, rest, board.places - len(best)):
            for candidate in best:
                board.elect(candidate)
        else:
            board.elect(board.choose(TiePurpose.TO_ELECT, best))
    board.write(Step.FIRST, 0)
    return board.count()
