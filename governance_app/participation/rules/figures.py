"""Figures: exact counts and shares. What nobody recorded is counted apart and never enters a base."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from governance_app.participation.rules.facts import Gathering, Said
from governance_app.participation.rules.words import OUTSIDE_BASE, Dimension, Measure


@dataclass(frozen=True)
class Breakdown:
    """How many of each value. `counts` holds only answers; `not_recorded` those without one."""

    dimension: Dimension
    counts: Mapping[str, int]
    not_recorded: int = 0

    @property
    def total(self) -> int:
        """Return everybody counted, recorded or not."""
        return sum(self.counts.values()) + self.not_recorded

    @property
    def base(self) -> int:
        """Return how many have a known value: neither "not recorded" nor "prefers not to say" nor "does not know"."""
        return sum(n for value, n in self.counts.items() if value not in OUTSIDE_BASE)

    @property
    def unsaid(self) -> int:
        """Return how many answered without saying a value (they prefer not to, or do not know)."""
        return sum(n for value, n in self.counts.items() if value in OUTSIDE_BASE)

    @property
    def completeness(self) -> Fraction | None:
        """Return the share with the field recorded, whatever the answer (P14); None when nobody is counted."""
        return Fraction(self.total - self.not_recorded, self.total) if self.total else None

    def share(self, value: str) -> Fraction | None:
        """Return the share of a value over the known ones; None without a base, or for an answer that says no value."""
        if not self.base or value in OUTSIDE_BASE:
            return None
        return Fraction(self.counts.get(value, 0), self.base)


def breakdown(dimension: Dimension, people: Iterable[tuple[Said, int]]) -> Breakdown:
    """Return how many of each value among people, each given with how many they stand for."""
    counts: Counter[str | None] = Counter()
    for said, number in people:
        counts[said.of(dimension)] += number
    missing = counts.pop(None, 0)
    return Breakdown(dimension, {str(value): n for value, n in sorted(counts.items(), key=str) if n}, missing)


def counted(measure: Measure, meetings: Iterable[Gathering]) -> list[tuple[Said, int]]:
    """Return who counts towards a measure of meetings, as often as they do: two meetings of one person are two attendances.

    SEATS and POSTS are held on a day, not at a meeting: they are no measure of meetings (KeyError).
    """
    return [pair for meeting in meetings for pair in _COUNTED[measure](meeting)]


_COUNTED: dict[Measure, Callable[[Gathering], list[tuple[Said, int]]]] = {
    Measure.ATTENDANCE: lambda m: [(said, 1) for said in m.attendees.values()],
    Measure.VISITORS: lambda m: list(m.visitors),
    Measure.SPEAKING: lambda m: [(m.speaker(turn), 1) for turn in m.turns],
    Measure.PROPOSALS: lambda m: [(m.said_by(p.proposer), 1) for p in m.proposals],
    Measure.CARRIED: lambda m: [(m.said_by(p.proposer), 1) for p in m.proposals if p.carried],
    Measure.VOTES: lambda m: [(m.said_by(person), number) for person, number in m.votes],
}


@dataclass(frozen=True)
class CriticalMass:
    """In how many meetings a group reached a threshold (P8). `unknown`: meetings where nobody's answer is known."""

    threshold: Fraction
    reached: int
    judged: int
    unknown: int


QUARTER, THIRD = Fraction(1, 4), Fraction(1, 3)


def critical_mass(
    meetings: Iterable[Gathering], threshold: Fraction, value: str, dimension: Dimension = Dimension.SEX,
) -> CriticalMass:
    """Return in how many meetings the share of `value` among attendees was at or above the threshold."""
    shares = [breakdown(dimension, counted(Measure.ATTENDANCE, [m])).share(value) for m in meetings]
    judged = [s for s in shares if s is not None]
    return CriticalMass(threshold, sum(s >= threshold for s in judged), len(judged), len(shares) - len(judged))
