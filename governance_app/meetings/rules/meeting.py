"""A meeting, what happened to it, its notices and the proofs that people were told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from governance_app.foundation.errors import Invalid, Missing
from governance_app.meetings.rules.notice import NoticeCheck
from governance_app.meetings.rules.words import Channel, Happening, MeetingKind, MeetingMode, MeetingState, NamedForm, Read


class MeetingMissing(Missing):
    """No such meeting, or none that the reader may see."""


class ConvocationMissing(Missing):
    """The meeting has not been convened yet, so nobody can have been told."""


class DeliveryMissing(Missing):
    """No such proof."""


class NobodyChosen(Invalid):
    """Choose at least one of those who were told."""


class NotOnTheRoster(Invalid):
    """A seat that was named is not of this body on the day of the meeting."""


class ToldBeforeNotice(Invalid):
    """Nobody can be told of a notice before it was issued. data: issued_at."""


class MeetingLine(NamedTuple):
    """Of a meeting that was opened, what counting asks; of tens of thousands at once, so no more of it is read. Moments are UTC."""

    id: UUID
    body: UUID
    code: str
    starts_at: datetime
    opened_at: datetime


@dataclass(frozen=True)
class Meeting:
    """A meeting. `code` is number-acronym-year, "" until it is first convened. Moments are UTC."""

    id: UUID
    body: UUID
    kind: MeetingKind
    mode: MeetingMode
    title: str
    number: int | None
    year: int | None
    code: str
    starts_at: datetime
    second_call_at: datetime | None
    place: str
    link: str
    language: str
    state: MeetingState
    opened_at: datetime | None
    closed_at: datetime | None
    on_second_call: bool
    chair: UUID | None
    secretary: UUID | None
    demonstration: bool
    territory: UUID | None = None
    body_name: str = ""

    @property
    def by_correspondence(self) -> bool:
        """Tell whether nobody comes together: there is no room, no presence, and no quorum but that of the answers to each vote."""
        return self.mode is MeetingMode.CORRESPONDENCE

    def is_about(self, now: datetime) -> bool:
        """Tell whether the meeting is going on about `now`, so that now is a sensible hour to write something down at.

        By correspondence it goes on for days, until it is closed.
        """
        if self.by_correspondence and self.state is MeetingState.OPEN:
            return True
        return -timedelta(hours=12) <= now - self.starts_at <= timedelta(hours=24)

    def likely_moment(self, now: datetime) -> datetime:
        """Return when something written down at `now` most likely happened: now, or at the meeting's hour when it is copied later."""
        return now if self.is_about(now) else self.opened_at or self.starts_at


@dataclass(frozen=True)
class MeetingEvent:
    """Something that happened to a meeting: when, why, by which account, with which figures."""

    id: UUID
    kind: Happening
    at: datetime
    recorded_at: datetime
    by: UUID | None
    reason: str
    figures: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Convocation:
    """A notice as it was sent. `agenda`: (label, title) in reading order. Version 1 is the first; each postponement adds one.

    `forms`: label of a point, as sent → in which form it said that the point is voted, where it said so. `points`: id of a point → its
    label as sent; labels move with the agenda, ids do not.
    """

    id: UUID
    meeting: UUID
    version: int
    issued_at: datetime
    starts_at: datetime
    second_call_at: datetime | None
    place: str
    link: str
    agenda: tuple[tuple[str, str], ...]
    signed_by: str
    notice: NoticeCheck
    short_notice_reason: str = ""
    forms: Mapping[str, NamedForm] = field(default_factory=dict)
    points: Mapping[UUID, str] = field(default_factory=dict)

    def form_of(self, point: UUID) -> NamedForm | None:
        """Return in which form this notice said that a point is voted; None where it said nothing, or the point was not on it."""
        return self.forms.get(self.points.get(point, ""))


@dataclass(frozen=True)
class Delivery:
    """Proof that a seat or organisation was told of a notice: channel, when, by whom, to whom, read or not."""

    id: UUID
    convocation: UUID
    version: int
    seat: UUID | None
    organisation: UUID | None
    channel: Channel
    sent_at: datetime
    sent_by: str
    told: str
    read: Read
    read_at: datetime | None = None
    note: str = ""
