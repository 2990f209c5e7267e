"""`SafeTable`: the only thing about groups of people that a public page, a file, the interface or a PDF may print.

Counts under ten are withheld, zeros too; all others are rounded to five (the "10-5 rule" of the ONS, measured on committees of twelve in
design/trust.md §5). The total is rounded on its own: lines need not add up to it, so no remainder tells what was withheld.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from governance_app.participation.rules.disclosure.lattice import UNSAID, Counted, Plan
from governance_app.participation.rules.words import Dimension

THRESHOLD, STEP = 10, 5
_MADE_HERE = object()


class NotSafe(TypeError):
    """Somebody tried to make a SafeTable by hand. A fault of the programme, never of a person."""


@dataclass(frozen=True)
class Cell:
    """A line as it is published. `shown` None: fewer than ten people, or none, withheld."""

    code: str
    shown: int | None


@dataclass(frozen=True)
class SafeTable:
    """A published table. Made by `publish` and `reissue` alone."""

    counted: Counted
    dimension: Dimension
    cells: tuple[Cell, ...]
    people: int
    _made: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Raise NotSafe outside this file."""
        if self._made is not _MADE_HERE:
            raise NotSafe("only participation.rules.disclosure makes a SafeTable")

    @property
    def name(self) -> str:
        """Return its name in addresses, files and the ledger."""
        return f"{self.counted.value}-{self.dimension.value}"

    @property
    def withheld(self) -> int:
        """Return how many lines are withheld."""
        return sum(cell.shown is None for cell in self.cells)

    def share(self, code: str) -> Fraction | None:
        """Return about which share a line has of all known answers, from published numbers alone; None where one is withheld."""
        known = [cell for cell in self.cells if cell.code != UNSAID]
        mine = next((cell.shown for cell in known if cell.code == code), None)
        base = sum(cell.shown or 0 for cell in known)
        return Fraction(mine, base) if mine and all(cell.shown is not None for cell in known) else None


def rounded(number: int) -> int:
    """Return the multiple of five nearest to a number."""
    return (number + STEP // 2) // STEP * STEP


def shown(number: int) -> int | None:
    """Return what is published of a count; None: withheld."""
    return rounded(number) if number >= THRESHOLD else None


def bounds(published: int | None) -> tuple[int, int]:
    """Return between which counts (both included) the true one lies, as any reader can tell."""
    if published is None:
        return 0, THRESHOLD - 1
    return max(THRESHOLD, published - STEP // 2), published + STEP // 2


def publish(plan: Plan, counts: Mapping[str, int]) -> SafeTable:
    """Return what of a table may be shown; `counts`: people by answer. Whether it may leave at all the ledger decides (`ledger`)."""
    sums = [sum(counts.get(answer, 0) for answer in line.answers) for line in plan.lines]
    cells = tuple(Cell(line.code, shown(number)) for line, number in zip(plan.lines, sums, strict=True))
    return SafeTable(plan.counted, plan.dimension, cells, rounded(sum(sums)), _MADE_HERE)


def reissue(counted: Counted, dimension: Dimension, cells: Sequence[Cell], people: int) -> SafeTable:
    """Return a table read back from the ledger. Raises NotSafe for a number that no table could have shown."""
    numbers = [cell.shown for cell in cells if cell.shown is not None]
    if any(number % STEP or number < THRESHOLD for number in numbers) or people % STEP:
        raise NotSafe("a published number is a multiple of five, from ten on")
    return SafeTable(counted, dimension, tuple(cells), people, _MADE_HERE)
