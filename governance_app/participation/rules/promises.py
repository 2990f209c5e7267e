"""Commitments kept (P12): done on time, of those that were due, by the organisation that answers for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.participation.rules.periods import Period
from governance_app.participation.rules.portions import Portion


@dataclass(frozen=True)
class Promise:
    """A commitment: who answers for it, when it is due after every extension, when it was done (None: it is not), whether cancelled."""

    owner: UUID
    due_on: date
    done_on: date | None = None
    cancelled: bool = False
    moved: bool = False


@dataclass(frozen=True)
class KeptLine:
    """Promises due: on time, late, not done; cancelled ones stand apart. `moved`: those on time whose due date had been moved."""

    on_time: int = 0
    late: int = 0
    not_done: int = 0
    cancelled: int = 0
    moved: int = 0

    @property
    def portion(self) -> Portion:
        """Return those done on time of all that were due and not cancelled."""
        return Portion(self.on_time, self.on_time + self.late + self.not_done)


def kept(promises: Iterable[Promise], period: Period, on: date) -> tuple[KeptLine, Mapping[UUID, KeptLine]]:
    """Return what became of the promises due in a period, in all and by owner.

    A promise is due once its day is over: on the day itself there is still time, so what is due `on` or later is left for then.
    """
    due = [p for p in promises if period.holds(p.due_on) and p.due_on < on]
    return _line(due), {owner: _line(p for p in due if p.owner == owner) for owner in sorted({p.owner for p in due})}


def _line(promises: Iterable[Promise]) -> KeptLine:
    every = list(promises)
    living = [p for p in every if not p.cancelled]
    on_time = [p for p in living if p.done_on is not None and p.done_on <= p.due_on]
    late = sum(p.done_on is not None and p.done_on > p.due_on for p in living)
    return KeptLine(
        len(on_time), late, len(living) - len(on_time) - late, len(every) - len(living), sum(p.moved for p in on_time))
