"""One door to every method, and the filling of a vacancy with the same papers."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from governance_app.voting.rules.elections.errors import NobodyLeft, WasNotElected
from governance_app.voting.rules.elections.guard import Guard
from governance_app.voting.rules.elections.irv import count_irv
from governance_app.voting.rules.elections.meek import count_meek
from governance_app.voting.rules.elections.papers import Election
from governance_app.voting.rules.elections.rounds import Count, Method
from governance_app.voting.rules.elections.scored import count_approval, count_borda, count_majority, count_plurality
from governance_app.voting.rules.elections.ties import TieRules
from governance_app.voting.rules.elections.wigm import count_wigm

METHODS = {
    Method.PLURALITY: count_plurality, Method.MAJORITY: count_majority, Method.APPROVAL: count_approval, Method.BORDA: count_borda,
    Method.IRV: count_irv, Method.STV_WIGM: count_wigm, Method.STV_MEEK: count_meek,
}
AS_STATED = TieRules()
NOTHING = Guard()


@dataclass(frozen=True)
class Vacancy:
    """A vacancy filled: who follows whom, by which count. `successor` None: a run-off has yet to say."""

    retiring: int
    successor: int | None
    count: Count


def count_election(election: Election, method: Method, ties: TieRules = AS_STATED, guard: Guard = NOTHING) -> Count:
    """Count an election. Raises what `check`, `check_ties` and `check_guard` raise, OneSeatOnly, and TieRefused."""
    return METHODS[method](election, ties, guard)


def fill_vacancy(
    election: Election, method: Method, elected: Collection[int], retiring: int, *, declined: Collection[int] = (),
    ties: TieRules = AS_STATED, guard: Guard = NOTHING,
) -> Vacancy:
    """Fill the seat that one of the elected leaves, from the papers of the election.

    The count is made again, whole: the retiring one counts as withdrawn, and so do those who decline; those who sit are protected (never
    excluded, and a place is kept for each), so that one seat is free. Source: a full recount of the same papers, as the Proportional
    Representation Society of Australia describes it («Filling casual vacancies after a PR-STV election»), with the sitting ones guarded,
    as I. D. Hill discusses in «Casual vacancies and the Meek method». If several reach the quota for the one free seat, the larger vote
    has it. Raises WasNotElected, NobodyLeft, and what `count_election` raises.
    """
    if retiring not in elected:
        raise WasNotElected(name=election.name(retiring))
    sitting = frozenset(elected) - {retiring}
    again = replace(election, withdrawn=election.withdrawn | {retiring} | frozenset(declined), seats=len(elected))
    if not set(again.standing) - sitting:
        raise NobodyLeft()
    count = count_election(again, method, ties, replace(guard, protected=guard.protected | sitting))
    return Vacancy(retiring, next((c for c in count.elected if c not in sitting), None), count)
