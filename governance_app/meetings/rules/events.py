"""What meetings write into the record: ids, instants, numbers and short codes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance_app.meetings.rules.words import AgendaChange
from governance_app.record.rules import Event


@dataclass(frozen=True)
class MeetingConvened(Event):
    """A notice was issued. `short`: below the floor, with a reason."""

    meeting: UUID
    version: int
    number: int
    year: int
    issued_at: datetime
    starts_at: datetime
    notice_hours: int
    floor_hours: int
    short: bool
    name = "meetings.convened"


@dataclass(frozen=True)
class MeetingPostponed(Event):
    """The meeting moved to another hour or place, with a new notice."""

    meeting: UUID
    version: int
    starts_at: datetime
    notice_hours: int
    floor_hours: int
    short: bool
    name = "meetings.postponed"


@dataclass(frozen=True)
class FirstCallLapsed(Event):
    """At the hour of the first call the quorum was not there."""

    meeting: UUID
    at: datetime
    present: int | None
    needed: int | None
    name = "meetings.first_call_failed"


@dataclass(frozen=True)
class MeetingOpened(Event):
    """The session was opened; who chairs and records it stands with the meeting, inside."""

    meeting: UUID
    opened_at: datetime
    on_second_call: bool
    name = "meetings.opened"


@dataclass(frozen=True)
class MeetingAdjourned(Event):
    """The session was interrupted."""

    meeting: UUID
    at: datetime
    name = "meetings.adjourned"


@dataclass(frozen=True)
class MeetingResumed(Event):
    """The session went on."""

    meeting: UUID
    at: datetime
    name = "meetings.resumed"


@dataclass(frozen=True)
class MeetingClosed(Event):
    """The session was closed."""

    meeting: UUID
    closed_at: datetime
    name = "meetings.closed"


@dataclass(frozen=True)
class MeetingReopened(Event):
    """A closed session was opened again, with a reason kept beside the meeting."""

    meeting: UUID
    name = "meetings.reopened"


@dataclass(frozen=True)
class WrittenLate(Event):
    """A decision or a commitment was added to a session already closed, with a reason kept beside the meeting."""

    meeting: UUID
    added: UUID
    name = "meetings.written_late"


@dataclass(frozen=True)
class MeetingCancelled(Event):
    """The meeting will not be held; its number, if it had one, stays empty and explained."""

    meeting: UUID
    number: int | None
    year: int | None
    name = "meetings.cancelled"


@dataclass(frozen=True)
class AgendaChanged(Event):
    """The agenda changed after the convocation."""

    meeting: UUID
    item: UUID
    change: AgendaChange
    name = "meetings.agenda_changed"
