"""Ties: what the statute says, never a silent choice.

1. Earlier rounds, when the statute looks at them. Backwards: the most recent earlier round in which the tied had unequal votes
   (Scottish Local Government Elections Order 2007, schedule 1, rules 49(2) and 51(2)). Forwards: the first such round ("ahead at first
   difference", as New Zealand's Local Electoral Regulations 2001, schedule 1A, name it). If several are still equal there, these look on.
2. By lot from a seed that was fixed before the count. A candidate's lot is SHA-256 of the UTF-8 text
   «seed, line feed, number of the round, line feed, position in the list»; the smallest in hexadecimal is drawn. Anyone can recompute it
   (`printf 'seed\\n3\\n7' | sha256sum`), and who fixes the seed before the papers are counted cannot aim it.
   Or the statute has no lot: TieRefused says who is tied, and the body decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from governance_app.voting.rules.elections.errors import SeedMissing, TieRefused
from governance_app.voting.rules.elections.rounds import Tie, TieBy, TiePurpose


class EarlierRounds(Enum):
    """Whether a tie looks at earlier rounds, and from which end."""

    BACKWARDS = "backwards"
    FORWARDS = "forwards"
    NONE = "none"


class LastResort(Enum):
    """What decides when earlier rounds do not."""

    LOT = "lot"
    REFUSE = "refuse"


@dataclass(frozen=True)
class TieRules:
    """The statute's rules for ties. `seed`: public, fixed before the count; needed when the last resort is a lot."""

    last: LastResort = LastResort.REFUSE
    seed: str = ""
    earlier: EarlierRounds = EarlierRounds.BACKWARDS


def check_ties(rules: TieRules) -> None:
    """Raise SeedMissing when lots are to be drawn from nothing."""
    if rules.last is LastResort.LOT and not rules.seed.strip():
        raise SeedMissing(field="seed")


def digest_of(seed: str, number: int, position: int) -> str:
    """Return the lot of a candidate in a round."""
    return sha256(f"{seed}\n{number}\n{position}".encode()).hexdigest()


def break_tie(
    rules: TieRules, purpose: TiePurpose, tied: Sequence[int], history: Sequence[Sequence[int]], names: Sequence[str],
) -> Tie:
    """Return how a tie found in the round after `history` (votes by position, round by round) ends. Raises TieRefused."""
    left = sorted(tied)
    for number, votes in _earlier(rules.earlier, history):
        left = _foremost(purpose, left, votes)
        if len(left) == 1:
            return Tie(purpose, tuple(sorted(tied)), left[0], TieBy.EARLIER_ROUND, number)
    here = len(history) + 1
    if rules.last is LastResort.REFUSE:
        raise TieRefused(round=here, purpose=purpose, names=", ".join(names[c - 1] for c in left))
    lots = tuple((c, digest_of(rules.seed, here, c)) for c in left)
    return Tie(purpose, tuple(sorted(tied)), min(lots, key=lambda lot: lot[1])[0], TieBy.LOT, None, lots)


def _earlier(order: EarlierRounds, history: Sequence[Sequence[int]]) -> list[tuple[int, Sequence[int]]]:
    numbered = list(enumerate(history, start=1))
    return {EarlierRounds.BACKWARDS: numbered[::-1], EarlierRounds.FORWARDS: numbered, EarlierRounds.NONE: []}[order]


def _foremost(purpose: TiePurpose, tied: list[int], votes: Sequence[int]) -> list[int]:
    best = (min if purpose is TiePurpose.TO_EXCLUDE else max)(votes[c - 1] for c in tied)
    return [c for c in tied if votes[c - 1] == best]
