"""The states of a meeting as one table: what may happen in which state, and where it leads."""

from collections.abc import Iterable
from datetime import datetime

from governance_app.foundation.errors import Conflict, Invalid
from governance_app.meetings.rules.words import Happening, ItemState, MeetingState

_DRAFT, _CONVENED, _OPEN = MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.OPEN
_ADJOURNED, _CLOSED, _CANCELLED = MeetingState.ADJOURNED, MeetingState.CLOSED, MeetingState.CANCELLED

TRANSITIONS: dict[tuple[MeetingState, Happening], MeetingState] = {
    (_DRAFT, Happening.CONVENED): _CONVENED, (_DRAFT, Happening.CANCELLED): _CANCELLED,
    (_CONVENED, Happening.POSTPONED): _CONVENED, (_CONVENED, Happening.FIRST_CALL_FAILED): _CONVENED,
    (_CONVENED, Happening.AGENDA_CHANGED): _CONVENED, (_CONVENED, Happening.OPENED): _OPEN, (_CONVENED, Happening.CANCELLED): _CANCELLED,
    (_OPEN, Happening.AGENDA_CHANGED): _OPEN, (_OPEN, Happening.ADJOURNED): _ADJOURNED, (_OPEN, Happening.CLOSED): _CLOSED,
    (_ADJOURNED, Happening.RESUMED): _OPEN, (_ADJOURNED, Happening.CLOSED): _CLOSED,
    (_CLOSED, Happening.REOPENED): _OPEN, (_CLOSED, Happening.WRITTEN_LATE): _CLOSED,
}

ITEM_TRANSITIONS: dict[tuple[ItemState, ItemState], bool] = {
    (ItemState.PENDING, ItemState.OPEN): True, (ItemState.PENDING, ItemState.DONE): True, (ItemState.PENDING, ItemState.DEFERRED): True,
    (ItemState.OPEN, ItemState.DONE): True, (ItemState.OPEN, ItemState.DEFERRED): True,
    (ItemState.DEFERRED, ItemState.OPEN): True, (ItemState.DEFERRED, ItemState.DONE): True, (ItemState.DONE, ItemState.OPEN): True,
}

SITTING = frozenset({Happening.OPENED, Happening.ADJOURNED, Happening.RESUMED, Happening.CLOSED})


class WrongState(Conflict):
    """This cannot happen to a meeting in its present state. data: state, happening."""


class WrongItemState(Conflict):
    """A point of the agenda cannot go from its state to that one. data: state, wanted."""


class NotSitting(Conflict):
    """Points are dealt with only while the meeting is open. data: state."""


def comes_late(state: MeetingState) -> bool:
    """Tell whether what is added to a meeting now says why: its session is closed. One opened again gave its reason then."""
    return state is MeetingState.CLOSED


class LateReasonNeeded(Invalid):
    """What is added to a session already closed needs its reason. data: closed_at."""


class InTheFuture(Invalid):
    """What has happened cannot lie in the future. data: at."""


class OutOfOrder(Invalid):
    """A session cannot be closed, adjourned or resumed before what happened last in it. data: last."""


class NoSecondCall(Conflict):
    """The statute of the day has no second call."""


class FirstCallNotFailed(Conflict):
    """The second call needs the record that the first one failed."""


class FirstCallFailed(Conflict):
    """The first call failed, so the meeting opens on second call or is postponed."""


class SecondCallTooEarly(Invalid):
    """The second call has its own hour, which has not come. data: due."""


class FirstCallTooEarly(Invalid):
    """The first call cannot fail before its hour. data: due."""


class LaterMeetingOpened(Conflict):
    """A later meeting of the body was opened, so this one stays closed. data: code."""


class ActaSettled(Conflict):
    """The acta of the meeting is put to the vote or approved: what is wrong in it is corrected there."""


def after(state: MeetingState, happening: Happening) -> MeetingState:
    """Return the state after `happening`. Raises WrongState when it cannot happen now."""
    following = TRANSITIONS.get((state, happening))
    if following is None:
        raise WrongState(state=state, happening=happening)
    return following


def check_item(state: ItemState, wanted: ItemState) -> None:
    """Raise WrongItemState when a point cannot go from `state` to `wanted`."""
    if (state, wanted) not in ITEM_TRANSITIONS:
        raise WrongItemState(state=state, wanted=wanted)


def check_time(past: Iterable[tuple[Happening, datetime]], happening: Happening, at: datetime, now: datetime, field: str) -> None:
    """Raise InTheFuture or OutOfOrder. Only what happens in the session (opened … closed) stands in order of the clock."""
    if at > now:
        raise InTheFuture(field, at=at)
    if happening in SITTING:
        last = max((when for what, when in past if what in SITTING), default=at)
        if at < last:
            raise OutOfOrder(field, last=last)


def failed_first_call(past: Iterable[Happening]) -> bool:
    """Tell whether the first call failed since the meeting was last convened or postponed. `past` oldest first."""
    failed = False
    for what in past:
        if what is Happening.FIRST_CALL_FAILED:
            failed = True
        elif what in (Happening.CONVENED, Happening.POSTPONED):
            failed = False
    return failed


def check_call(past: Iterable[Happening], on_second_call: bool, opened_at: datetime, due: datetime | None) -> None:
    """Raise FirstCallNotFailed, FirstCallFailed or SecondCallTooEarly. `due`: the hour of the second call."""
    failed = failed_first_call(past)
    if on_second_call and not failed:
        raise FirstCallNotFailed()
    if failed and not on_second_call:
        raise FirstCallFailed()
    if on_second_call and due is not None and opened_at < due:
        raise SecondCallTooEarly("opened_at", due=due)
