"""Meetings of which only sums are asked: what a roll-up keeps of each. They say what the facts say, or they are not used."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from governance_app.participation.rules.board import OF_MEETINGS
from governance_app.participation.rules.facts import Gathering
from governance_app.participation.rules.figures import Breakdown, breakdown, counted
from governance_app.participation.rules.words import Dimension, Measure

Sums = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Measure → dimension → answer → how many, in the words of the codes; zeros are left out."""
NOT_RECORDED = ""
"""Where sums count those without an answer; no answer has this code."""


@dataclass(frozen=True)
class Summed:
    """A meeting with its sums. `attendees`, `sat`: who came and for which seats, as in `Gathering`; what they said is in the sums alone."""

    meeting: UUID
    day: date
    code: str
    sums: Sums
    attendees: Collection[UUID] = frozenset()
    sat: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    body: UUID | None = None


Held = Gathering | Summed
"""A meeting with its facts, or with its sums."""


def sums_of(meeting: Gathering) -> Sums:
    """Return every measure of one meeting by every dimension."""
    told: dict[str, dict[str, Mapping[str, int]]] = {}
    for measure in OF_MEETINGS:
        if people := counted(measure, [meeting]):
            told[measure.value] = {d.value: _cells(breakdown(d, people)) for d in Dimension}
    return told


def figure_of(measure: Measure, dimension: Dimension, meetings: Iterable[Held]) -> Breakdown:
    """Return a measure of meetings by a dimension, from sums where there are some and from facts where not.

    What is counted per meeting adds up. People reached never do (`reached`).
    """
    return _added(dimension, (_cells_of(meeting, measure, dimension) for meeting in meetings))


def added(dimension: Dimension, parts: Iterable[Breakdown]) -> Breakdown:
    """Return several breakdowns as one."""
    return _added(dimension, map(_cells, parts))


def _added(dimension: Dimension, parts: Iterable[Mapping[str, int]]) -> Breakdown:
    found: dict[str, int] = {}
    for cells in parts:
        for answer, number in cells.items():
            found[answer] = found.get(answer, 0) + number
    missing = found.pop(NOT_RECORDED, 0)
    return Breakdown(dimension, dict(sorted(found.items())), missing)


def _cells_of(meeting: Held, measure: Measure, dimension: Dimension) -> Mapping[str, int]:
    if isinstance(meeting, Summed):
        return meeting.sums.get(measure.value, {}).get(dimension.value, {})
    return _cells(breakdown(dimension, counted(measure, [meeting])))


def _cells(part: Breakdown) -> Mapping[str, int]:
    return {**part.counts, NOT_RECORDED: part.not_recorded} if part.not_recorded else part.counts


class Totals:
    """Sums as they add up, meeting by meeting: however many there are, no more is kept than one line an answer."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.meetings = 0
        self._found: dict[tuple[str, str], dict[str, int]] = {}

    def add(self, sums: Sums) -> None:
        """Add a meeting."""
        self.meetings += 1
        for measure, told in sums.items():
            for dimension, cells in told.items():
                found = self._found.setdefault((measure, dimension), {})
                for answer, number in cells.items():
                    found[answer] = found.get(answer, 0) + number

    def figure(self, measure: Measure, dimension: Dimension) -> Breakdown:
        """Return a measure by a dimension."""
        return _added(dimension, [self._found.get((measure.value, dimension.value), {})])
