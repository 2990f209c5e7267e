"""Barriers met and what was tried: a history that is only added to, without names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance_app.participation.rules.errors import BarrierClosed, BarrierKindNeeded, BarrierWordsNeeded, HelpedNeeded
from governance_app.participation.rules.words import BarrierKind, BarrierStep, Helped


@dataclass(frozen=True)
class BarrierEntry:
    """One entry. `kind` stands where the barrier is met or corrected, `helped` where something was tried."""

    step: BarrierStep
    words: str
    at: datetime
    kind: BarrierKind | None = None
    helped: Helped | None = None


@dataclass(frozen=True)
class Barrier:
    """A barrier with its whole history, the first entry first: it was met. What it is now is what the latest entries say."""

    id: UUID
    body: UUID
    meeting: UUID | None
    entries: tuple[BarrierEntry, ...]

    @property
    def kind(self) -> BarrierKind | None:
        """Return the kind, as last corrected."""
        return next((e.kind for e in reversed(self.entries) if e.kind), None)

    @property
    def words(self) -> str:
        """Return what the barrier is, as last corrected."""
        return next(e.words for e in reversed(self.entries) if e.step in (BarrierStep.MET, BarrierStep.CORRECTED))

    @property
    def tried(self) -> tuple[BarrierEntry, ...]:
        """Return what was tried, in order."""
        return tuple(e for e in self.entries if e.step is BarrierStep.TRIED)

    @property
    def helped(self) -> Helped | None:
        """Return whether what was tried helped, as last said; None when nothing was tried."""
        return self.tried[-1].helped if self.tried else None

    @property
    def closed(self) -> bool:
        """Tell whether it was closed."""
        return self.entries[-1].step is BarrierStep.CLOSED


def check_entry(entry: BarrierEntry, barrier: Barrier | None = None) -> BarrierEntry:
    """Return an entry that may be added. Raises BarrierClosed, BarrierWordsNeeded, BarrierKindNeeded, HelpedNeeded."""
    if barrier is not None and barrier.closed:
        raise BarrierClosed()
    if not entry.words:
        raise BarrierWordsNeeded(field="words")
    if (entry.kind is None) == (entry.step in (BarrierStep.MET, BarrierStep.CORRECTED)):
        raise BarrierKindNeeded(field="kind")
    if (entry.helped is None) == (entry.step is BarrierStep.TRIED):
        raise HelpedNeeded(field="helped")
    return entry


@dataclass(frozen=True)
class BarrierLine:
    """A kind of barrier: how many were met, against how many something was tried, what came of it, how many are closed."""

    kind: BarrierKind
    met: int
    tried: int
    helped: int
    did_not: int
    closed: int

    @property
    def unknown(self) -> int:
        """Return of how many that were tried it is not known yet whether it helped."""
        return self.tried - self.helped - self.did_not


def barrier_figures(barriers: Iterable[Barrier]) -> tuple[BarrierLine, ...]:
    """Return a line for each kind that was met, in the order of the kinds."""
    every = list(barriers)
    lines = (_line(kind, [b for b in every if b.kind is kind]) for kind in BarrierKind)
    return tuple(line for line in lines if line.met)


def _line(kind: BarrierKind, met: list[Barrier]) -> BarrierLine:
    told = [b.helped for b in met]
    return BarrierLine(
        kind, len(met), sum(one is not None for one in told), told.count(Helped.YES), told.count(Helped.NO), sum(b.closed for b in met))
