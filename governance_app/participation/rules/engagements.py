"""Meetings held and engagements, by kind, mode and place (P3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from governance_app.meetings.rules import MeetingKind, MeetingMode


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting that was held: how many people of the list came, and how many visitors were counted (0 by correspondence)."""

    kind: MeetingKind
    mode: MeetingMode
    attendances: int
    visitors: int
    place: UUID | None = None


@dataclass(frozen=True)
class EngagementLine:
    """Some meetings: how many, and how often somebody came to one. Attendances and visits, not people."""

    meetings: int = 0
    attendances: int = 0
    visitors: int = 0


@dataclass(frozen=True)
class EngagementFigures:
    """In all; by kind and mode; by place (None: not recorded)."""

    total: EngagementLine
    kinds: tuple[tuple[MeetingKind, MeetingMode, EngagementLine], ...]
    places: tuple[tuple[UUID | None, EngagementLine], ...]


def engagement_figures(meetings: Iterable[HeldMeeting]) -> EngagementFigures:
    """Return how many meetings of each kind, mode and place were held and how many came, in the order of the enums; nothing empty."""
    held = list(meetings)
    kinds = ((k, m, [one for one in held if (one.kind, one.mode) == (k, m)]) for k in MeetingKind for m in MeetingMode)
    places = sorted({one.place for one in held}, key=lambda place: (place is None, str(place)))
    return EngagementFigures(
        _line(held), tuple((k, m, _line(some)) for k, m, some in kinds if some),
        tuple((place, _line([one for one in held if one.place == place])) for place in places))


def _line(meetings: list[HeldMeeting]) -> EngagementLine:
    return EngagementLine(len(meetings), sum(m.attendances for m in meetings), sum(m.visitors for m in meetings))
