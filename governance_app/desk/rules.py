"""One meeting at a glance: its steps, its state, and always one next thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from uuid import UUID

from governance_app.committees.rules import MatterKind
from governance_app.meetings.rules import AgendaItem, ItemKind, ItemState, Meeting, MeetingState, point_after, under_discussion
from governance_app.minutes.rules import MinutesState
from governance_app.voting.rules import Motion, MotionState

EARLY = timedelta(hours=12)
"""So long before its hour the day of a meeting has come: people arrive, the list begins."""
GRACE = timedelta(minutes=30)
"""So long after its hour a meeting without quorum may be given up."""
VOTED_ON = frozenset({ItemKind.DECISION, ItemKind.ELECTION})


class Step(Enum):
    """The way of a meeting, in its order."""

    AGENDA = "agenda"
    CONVENE = "convene"
    TELL = "tell"
    ATTENDANCE = "attendance"
    OPEN = "open"
    POINTS = "points"
    CLOSE = "close"
    MINUTES = "minutes"


class Deed(Enum):
    """The one thing to do next."""

    WRITE_AGENDA = "write_agenda"
    CONVENE = "convene"
    TELL = "tell"
    WAIT = "wait"
    TAKE_ATTENDANCE = "take_attendance"
    NO_QUORUM = "no_quorum"
    POSTPONE = "postpone"
    OPEN = "open"
    START_POINT = "start_point"
    PUT_MOTION = "put_motion"
    VOTE = "vote"
    BREAK_TIE = "break_tie"
    NUMBER = "number"
    FINISH_POINT = "finish_point"
    CLOSE = "close"
    RESUME = "resume"
    WRITE_MINUTES = "write_minutes"
    REVIEW_MINUTES = "review_minutes"
    APPROVE_MINUTES = "approve_minutes"
    READ_MINUTES = "read_minutes"
    NOTHING = "nothing"


DOING: dict[Deed, Step] = {
    Deed.WRITE_AGENDA: Step.AGENDA, Deed.CONVENE: Step.CONVENE, Deed.TELL: Step.TELL, Deed.WAIT: Step.ATTENDANCE,
    Deed.TAKE_ATTENDANCE: Step.ATTENDANCE, Deed.NO_QUORUM: Step.OPEN, Deed.POSTPONE: Step.OPEN, Deed.OPEN: Step.OPEN,
    Deed.START_POINT: Step.POINTS,
    Deed.PUT_MOTION: Step.POINTS, Deed.VOTE: Step.POINTS, Deed.BREAK_TIE: Step.POINTS, Deed.NUMBER: Step.POINTS,
    Deed.FINISH_POINT: Step.POINTS, Deed.RESUME: Step.POINTS, Deed.CLOSE: Step.CLOSE, Deed.WRITE_MINUTES: Step.MINUTES,
    Deed.REVIEW_MINUTES: Step.MINUTES, Deed.APPROVE_MINUTES: Step.MINUTES, Deed.READ_MINUTES: Step.MINUTES,
}
AFTER_CLOSING: dict[MinutesState | None, Deed] = {
    MinutesState.IN_REVIEW: Deed.REVIEW_MINUTES, MinutesState.PRESENTED: Deed.APPROVE_MINUTES, MinutesState.APPROVED: Deed.READ_MINUTES,
}
"""What is done next about the acta of a closed meeting; before its review it is written."""


@dataclass(frozen=True)
class Glance:
    """What is known of a meeting now. `untold`: seats nobody has told; `present`: seats present; `reached`: quorum now.

    `acta`: the state of its minutes, once begun.
    """

    meeting: Meeting
    now: datetime
    points: Sequence[AgendaItem] = ()
    motions: Sequence[Motion] = ()
    unnumbered: Sequence[Motion] = ()
    untold: int = 0
    present: int = 0
    reached: bool = False
    first_call_failed: bool = False
    acta: MinutesState | None = None

    @property
    def open_point(self) -> AgendaItem | None:
        """Return the point that is being dealt with, or None."""
        return under_discussion(self.points)

    @property
    def to_number(self) -> list[Motion]:
        """Return the approved motions that should become decisions; a change of the agenda needs no number."""
        return [m for m in self.unnumbered if m.matter is not MatterKind.AGENDA_CHANGE]

    @property
    def day_has_come(self) -> bool:
        """Tell whether the meeting begins soon or should have begun."""
        return self.now >= self.meeting.starts_at - EARLY

    @property
    def given_up(self) -> bool:
        """Tell whether the hour is past by so much that waiting for quorum may end."""
        due = self.meeting.second_call_at if self.first_call_failed else None
        return self.now >= (due or self.meeting.starts_at) + GRACE


@dataclass(frozen=True)
class Next:
    """What to do next, and with which point or motion. `then`: the point that comes after the one to finish."""

    deed: Deed
    item: AgendaItem | None = None
    motion: Motion | None = None
    then: AgendaItem | None = None


def next_of(glance: Glance) -> Next:
    """Return the one thing to do next in a meeting."""
    state = glance.meeting.state
    if state is MeetingState.DRAFT:
        return Next(Deed.CONVENE if glance.points else Deed.WRITE_AGENDA)
    if state is MeetingState.CONVENED:
        return _before_opening(glance)
    if state is MeetingState.OPEN:
        return _in_session(glance)
    ends = {MeetingState.ADJOURNED: Deed.RESUME, MeetingState.CLOSED: AFTER_CLOSING.get(glance.acta, Deed.WRITE_MINUTES)}
    return Next(ends.get(state, Deed.NOTHING))


def _before_opening(glance: Glance) -> Next:
    if glance.first_call_failed and glance.meeting.second_call_at is None:
        return Next(Deed.POSTPONE)
    if glance.reached and glance.day_has_come:
        return Next(Deed.OPEN)
    if not glance.day_has_come:
        return Next(Deed.TELL if glance.untold else Deed.WAIT)
    return Next(Deed.NO_QUORUM if glance.given_up and glance.present else Deed.TAKE_ATTENDANCE)


def _in_session(glance: Glance) -> Next:
    for state, deed in ((MotionState.TIED, Deed.BREAK_TIE), (MotionState.OPEN, Deed.VOTE), (MotionState.DRAFT, Deed.VOTE)):
        waiting = next((m for m in glance.motions if m.state is state), None)
        if waiting:
            return Next(deed, motion=waiting)
    point = glance.open_point
    return _at_a_point(glance, point) if point else _between_points(glance)


def _at_a_point(glance: Glance, point: AgendaItem) -> Next:
    carried = next((m for m in glance.to_number if m.item == point.id), None)
    if carried:
        return Next(Deed.NUMBER, point, carried)
    below = next((p for p in glance.points if p.parent == point.id and p.state is ItemState.PENDING), None)
    if below:
        return Next(Deed.START_POINT, below)
    put = any(m.item == point.id for m in glance.motions)
    if point.kind in VOTED_ON and not put:
        return Next(Deed.PUT_MOTION, point)
    return Next(Deed.FINISH_POINT, point, then=point_after(glance.points, point.id))


def _between_points(glance: Glance) -> Next:
    pending = next((p for p in glance.points if p.state is ItemState.PENDING), None)
    return Next(Deed.START_POINT, pending) if pending else Next(Deed.CLOSE)


def steps_of(deed: Deed, cancelled: bool = False) -> list[tuple[Step, str]]:
    """Return the steps with their state: done, now or later. Nothing is "now" in a cancelled meeting."""
    order = list(Step)
    here = order.index(DOING[deed]) if deed in DOING and not cancelled else -1
    return [(step, "done" if n < here else "now" if n == here else "later") for n, step in enumerate(order)]


@dataclass(frozen=True)
class SeatToFill:
    """A seat of a body that is vacant or ends soon."""

    body: UUID
    body_name: str
    seat: UUID
    label: str
    vacant: bool


@dataclass(frozen=True)
class Waiting:
    """A meeting of the actor's bodies with its next thing to do."""

    meeting: Meeting
    next: Next
    untold: int


@dataclass(frozen=True)
class InReview:
    """An acta in review until a day, that day included. Of who keeps it: `waiting` corrections ask for an answer."""

    meeting: Meeting
    until: date
    keeps: bool
    waiting: int
