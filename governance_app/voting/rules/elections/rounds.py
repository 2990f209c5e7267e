"""A count as a list of rounds that anyone can follow. Votes are whole numbers of `Count.unit`ths: nothing is rounded unseen."""

from dataclasses import dataclass
from enum import Enum


class Method(Enum):
    """How papers become elected people. The values are the words of the command `tally`."""

    PLURALITY = "plurality"
    MAJORITY = "majority"
    APPROVAL = "approval"
    BORDA = "borda"
    IRV = "irv"
    STV_WIGM = "stv-wigm"
    STV_MEEK = "stv-meek"


class Step(Enum):
    """What a round did."""

    FIRST = "first"
    SET_ASIDE = "set_aside"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"
    ITERATION = "iteration"


class TiePurpose(Enum):
    """What a tie stood in the way of."""

    TO_ELECT = "to_elect"
    TO_EXCLUDE = "to_exclude"
    TO_TRANSFER = "to_transfer"
    TO_RUN_OFF = "to_run_off"


class TieBy(Enum):
    """How a tie was decided."""

    EARLIER_ROUND = "earlier_round"
    LOT = "lot"


@dataclass(frozen=True)
class Tie:
    """A tie and its end. `round`: the earlier round that decided, None for a lot; `lots`: (candidate, digest), the smallest was drawn."""

    purpose: TiePurpose
    tied: tuple[int, ...]
    chosen: int
    by: TieBy
    round: int | None = None
    lots: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Transfer:
    """Papers that went on together: how many, what each is worth now. `receiver` None: no further preference."""

    giver: int
    receiver: int | None
    papers: int
    value: int


@dataclass(frozen=True)
class Round:
    """One round. `votes` after it, by position; `acted`: whose papers went on; `exhausted` and `lost` (cut-off fractions) so far.

    `quota`: what elects in this round, None where nothing does. `keep`: Meek's keep factors, in units. `surplus`: Meek's, when the
    iteration ended.
    """

    number: int
    step: Step
    acted: tuple[int, ...]
    votes: tuple[int, ...]
    quota: int | None
    elected: tuple[int, ...]
    transfers: tuple[Transfer, ...] = ()
    exhausted: int = 0
    lost: int = 0
    ties: tuple[Tie, ...] = ()
    keep: tuple[int, ...] = ()
    surplus: int = 0


@dataclass(frozen=True)
class Count:
    """A whole count. `elected` in the order of the rounds (within one round: more votes first); `run_off`: who goes to a second vote."""

    method: Method
    candidates: tuple[str, ...]
    seats: int
    unit: int
    valid: int
    blank: int
    rounds: tuple[Round, ...]
    elected: tuple[int, ...]
    run_off: tuple[int, ...] = ()

    def name(self, position: int) -> str:
        """Return the name at a position."""
        return self.candidates[position - 1]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the elected."""
        return tuple(map(self.name, self.elected))


def figure(value: int, unit: int) -> str:
    """Return a number of units as a decimal figure, exactly (the unit is a power of ten)."""
    digits = len(str(unit)) - 1
    whole, part = divmod(value, unit)
    return f"{whole}.{part:0{digits}d}" if digits else str(whole)
