"""A second counter in another style, to compare with: single papers, fractions, recursion; nothing of it is shared with the first.

It knows no tie rule: at a tie that matters it raises Tied, and the comparison goes to the next profile.
"""

from collections import Counter
from decimal import Decimal, getcontext
from fractions import Fraction

Papers = list[tuple[tuple[int, ...], Fraction]]
CENT_MILLE = 100_000
getcontext().prec = 60


class Tied(Exception):
    """The outcome depends on a tie."""


def _extreme(votes: dict[int, Fraction], best: bool) -> int:
    value = (max if best else min)(votes.values())
    found = [c for c, v in votes.items() if v == value]
    if len(found) > 1:
        raise Tied
    return found[0]


def irv(papers: list[tuple[int, ...]], standing: frozenset[int]) -> int:
    """The winner: drop the last until one is left (dropping on after a majority changes nothing)."""
    if len(standing) == 1:
        return min(standing)
    tops = Counter(next((c for c in paper if c in standing), None) for paper in papers)
    votes = {c: Fraction(tops[c]) for c in standing}
    leader = max(votes, key=lambda c: votes[c])
    if 2 * votes[leader] > sum(votes.values()):
        return leader
    return irv(papers, standing - {_extreme(votes, best=False)})


def wigm(papers: list[tuple[int, ...]], standing: frozenset[int], seats: int) -> set[int]:
    """Scottish STV: one state, one recursion for each stage."""
    quota = Fraction(len(papers) // (seats + 1) + 1)
    return _stage([(paper, Fraction(1)) for paper in papers], {}, standing, quota, seats)


def _stage(papers: Papers, held: dict[int, tuple[int, ...]], standing: frozenset[int], quota: Fraction, seats: int) -> set[int]:
    """`papers` in play with their worth; `held`: elected whose surplus is not passed on yet, with the indexes of their papers."""
    where = [next((c for c in ranking if c in standing), None) for ranking, _worth in papers]
    lying = {i for indexes in held.values() for i in indexes}
    votes = {c: sum((w for i, (_r, w) in enumerate(papers) if where[i] == c and i not in lying), Fraction(0)) for c in standing}
    elected = {c for c in standing if votes[c] >= quota}
    left = standing - elected
    if len(left) + len(elected) <= seats:
        return set(standing)
    if len(elected) == seats:
        return elected
    held = held | {c: tuple(i for i, at in enumerate(where) if at == c and i not in lying) for c in elected}
    seats -= len(elected)
    over = {c: total for c, indexes in held.items() if (total := sum((papers[i][1] for i in indexes), Fraction(0))) > quota}
    if over:
        giver = _extreme(over, best=True)
        moved = {i: _cut((over[giver] - quota) * papers[i][1] / over[giver]) for i in held[giver]}
        papers = [(ranking, moved.get(i, worth)) for i, (ranking, worth) in enumerate(papers)]
        return elected | _stage(papers, {c: i for c, i in held.items() if c != giver}, left, quota, seats)
    gone = {i for indexes in held.values() for i in indexes}
    papers, held = [paper for i, paper in enumerate(papers) if i not in gone], {}
    return elected | _stage(papers, held, left - {_extreme({c: votes[c] for c in left}, best=False)}, quota, seats)


def _cut(value: Fraction) -> Fraction:
    return Fraction(value.numerator * CENT_MILLE // value.denominator, CENT_MILLE)


def meek(papers: list[tuple[int, ...]], standing: frozenset[int], seats: int) -> set[int]:
    """Meek's method in 60 decimals, iterated until nothing moves; candidates within a millionth of each other count as tied."""
    keep = {c: Decimal(1) for c in standing}
    elected: set[int] = set()
    while len(elected) < seats and len(keep) > seats:
        votes, quota = _balance(papers, keep, elected, seats)
        reached = {c for c in keep if c not in elected and votes[c] > quota}
        close = [c for c in keep if c not in elected and abs(votes[c] - quota) < Decimal("1e-6")]
        if close and not reached:
            raise Tied
        elected |= reached
        if not reached:
            order = sorted((votes[c], c) for c in keep if c not in elected)
            if len(order) > 1 and order[1][0] - order[0][0] < Decimal("2e-6"):
                raise Tied
            del keep[order[0][1]]
    return elected if len(elected) == seats else set(keep)


def _balance(
    papers: list[tuple[int, ...]], keep: dict[int, Decimal], elected: set[int], seats: int,
) -> tuple[dict[int, Decimal], Decimal]:
    while True:
        votes = dict.fromkeys(keep, Decimal(0))
        for paper in papers:
            weight = Decimal(1)
            for c in paper:
                if c in keep:
                    votes[c] += weight * keep[c]
                    weight *= 1 - keep[c]
        quota = sum(votes.values(), Decimal(0)) / (seats + 1)
        if all(abs(votes[c] - quota) < Decimal("1e-20") for c in elected) or any(
                votes[c] > quota + Decimal("1e-6") for c in keep if c not in elected):
            return votes, quota
        for c in elected:
            keep[c] *= quota / votes[c]
