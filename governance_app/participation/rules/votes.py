"""Who took part in votes on motions; never what anybody answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Vote:
    """A vote that was closed. `electors`: who sat for each seat that could answer, a person once for each such seat.

    `named`: those known to have answered, in forms that keep answers seat by seat (None: the form keeps totals alone, as every
    secret one). `cast`: answers counted, blank and null ones too; whoever held back is none.
    """

    electors: tuple[UUID, ...]
    cast: int
    named: tuple[UUID, ...] | None = None


def who_voted(vote: Vote) -> tuple[tuple[UUID | None, int], ...]:
    """Return who answered, each with how often; None for answers that nobody's name goes with.

    Where totals alone are kept, everybody answered when there are as many answers as seats that could; otherwise it is not known who.
    """
    people = vote.named
    if people is None:
        if vote.cast != len(vote.electors):
            return ((None, vote.cast),) if vote.cast else ()
        people = vote.electors
    return tuple((person, people.count(person)) for person in dict.fromkeys(people))


def votes_cast(votes: Iterable[Vote]) -> tuple[tuple[UUID | None, int], ...]:
    """Return who answered in several votes, vote by vote."""
    return tuple(pair for vote in votes for pair in who_voted(vote))
