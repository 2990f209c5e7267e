"""Notice reach (P11): who was told in time of a meeting, of those who were to be told, and by which channel."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from governance_app.meetings.rules import Channel
from governance_app.participation.rules.portions import Portion


@dataclass(frozen=True)
class ToTell:
    """Somebody to be told of a meeting: an organisation that holds seats (a seat of no organisation stands for itself).

    `told`: how and when they were told of the notice in force (the latest one: whoever was told of an hour that changed was not told).
    """

    unit: UUID
    community: bool
    told: tuple[tuple[Channel, datetime], ...] = ()


@dataclass(frozen=True)
class Called:
    """A meeting to which people were called: its hour, the hours of notice that the statute of its day asks, and who was to be told."""

    starts_at: datetime
    floor_hours: int
    units: tuple[ToTell, ...]

    @property
    def recorded(self) -> bool:
        """Tell whether anything was written down of who was told: of a meeting without any of it nothing is known."""
        return any(unit.told for unit in self.units)

    def in_time(self, moment: datetime) -> bool:
        """Tell whether being told at a moment kept the notice of the statute."""
        return self.starts_at - moment >= timedelta(hours=self.floor_hours)


@dataclass(frozen=True)
class ReachLine:
    """Those to be told, once for each meeting: told in time, told late, not told; not recorded where a meeting has no word of it."""

    in_time: int = 0
    late: int = 0
    untold: int = 0
    not_recorded: int = 0

    @property
    def portion(self) -> Portion:
        """Return those told in time of all whose telling is known."""
        return Portion(self.in_time, self.in_time + self.late + self.untold, self.not_recorded)


@dataclass(frozen=True)
class ReachFigures:
    """Communities, all organisations, and by channel how many were told in time and late by it (one may be told by several)."""

    communities: ReachLine
    everybody: ReachLine
    channels: Mapping[Channel, tuple[int, int]]


def reach_figures(meetings: Iterable[Called]) -> ReachFigures:
    """Return who was told in time of some meetings."""
    called = [(meeting, unit) for meeting in meetings for unit in meeting.units]
    return ReachFigures(_line((m, u) for m, u in called if u.community), _line(called), _by_channel(called))


def _by_channel(called: Iterable[tuple[Called, ToTell]]) -> dict[Channel, tuple[int, int]]:
    """Return channel → (told in time by it, told late by it): the first word by each channel is what counts."""
    firsts: Counter[tuple[Channel, bool]] = Counter()
    for meeting, unit in called:
        for channel in {channel for channel, _at in unit.told}:
            firsts[channel, meeting.in_time(min(at for one, at in unit.told if one is channel))] += 1
    return {c: (firsts[c, True], firsts[c, False]) for c in Channel if firsts[c, True] or firsts[c, False]}


def _line(called: Iterable[tuple[Called, ToTell]]) -> ReachLine:
    counts = Counter(_how(meeting, unit) for meeting, unit in called)
    return ReachLine(counts["in_time"], counts["late"], counts["untold"], counts["not_recorded"])


def _how(meeting: Called, unit: ToTell) -> str:
    if not meeting.recorded:
        return "not_recorded"
    if not unit.told:
        return "untold"
    return "in_time" if meeting.in_time(min(at for _channel, at in unit.told)) else "late"
