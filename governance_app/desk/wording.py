"""The words of the desk: the steps of a meeting and what to do next, as one would say it to a new secretary."""

from enum import Enum
from typing import Any

from governance_app.desk.rules import Deed, Step
from governance_app.languages.catalogue import _l, _lp

LABELS: dict[Enum, Any] = {
    Step.AGENDA: _lp("step", "Agenda"),
    Step.CONVENE: _lp("step", "Convocation"),
    Step.TELL: _lp("step", "Tell everybody"),
    Step.ATTENDANCE: _lp("step", "Attendance"),
    Step.OPEN: _lp("step", "Quorum and opening"),
    Step.POINTS: _lp("step", "Points, votes and decisions"),
    Step.CLOSE: _lp("step", "Closing"),
    Step.MINUTES: _lp("step", "Minutes"),
    Deed.WRITE_AGENDA: _l("Write the agenda"),
    Deed.CONVENE: _l("Send the convocation"),
    Deed.TELL: _l("Write down who was told"),
    Deed.WAIT: _l("See the notice and print it"),
    Deed.TAKE_ATTENDANCE: _l("Take attendance"),
    Deed.NO_QUORUM: _l("Write down that there is no quorum"),
    Deed.POSTPONE: _l("Move it to another day"),
    Deed.OPEN: _l("Open the meeting"),
    Deed.START_POINT: _l("Begin the next point"),
    Deed.PUT_MOTION: _l("Put a motion"),
    Deed.VOTE: _l("Go on with the vote"),
    Deed.BREAK_TIE: _l("Break the tie"),
    Deed.NUMBER: _l("Give the decision its number"),
    Deed.FINISH_POINT: _l("Finish this point"),
    Deed.CLOSE: _l("Close the meeting"),
    Deed.RESUME: _l("Go on with the meeting"),
    Deed.WRITE_MINUTES: _l("Write the minutes"),
    Deed.REVIEW_MINUTES: _l("Read the minutes and see the corrections"),
    Deed.APPROVE_MINUTES: _l("See the text and its vote"),
    Deed.READ_MINUTES: _l("Read the approved minutes"),
    Deed.NOTHING: _l("Nothing to do"),
}

WHY: dict[Deed, Any] = {
    Deed.WRITE_AGENDA: _l("A meeting needs at least one point before anybody is called."),
    Deed.CONVENE: _l("The agenda is written. The convocation gives the meeting its number."),
    Deed.TELL: _l("The convocation is out. Write down whom you told, how and when."),
    Deed.WAIT: _l("Everybody was told. Print the notice and the attendance sheet, and wait for the day."),
    Deed.TAKE_ATTENDANCE: _l("Write down who arrives. Tap “Arrived” beside each name."),
    Deed.NO_QUORUM: _l("The hour is past and too few seats are present. You may wait, or write down that there is no quorum."),
    Deed.POSTPONE: _l("There was no quorum, and the rules know no second call. Choose another day, or cancel the meeting."),
    Deed.OPEN: _l("There is quorum. Say who presides and open the meeting."),
    Deed.START_POINT: _l("Read the point aloud and begin it."),
    Deed.PUT_MOTION: _l("This point asks for a decision. Write what is proposed, then vote."),
    Deed.VOTE: _l("A motion is waiting for its vote."),
    Deed.BREAK_TIE: _l("The vote is tied. Whoever presides decides."),
    Deed.NUMBER: _l("The motion was approved. Give the decision its number."),
    Deed.FINISH_POINT: _l("When nobody asks to speak any more, finish the point."),
    Deed.CLOSE: _l("Every point is dealt with."),
    Deed.RESUME: _l("The meeting is suspended."),
    Deed.WRITE_MINUTES: _l("The meeting is closed. The minutes were begun from what you wrote down."),
    Deed.REVIEW_MINUTES: _l("The minutes are in review: those who attended propose corrections, and each one is answered."),
    Deed.APPROVE_MINUTES: _l("The text of the minutes is frozen and waits for the vote of a later meeting."),
    Deed.READ_MINUTES: _l("The minutes are approved. Their text never changes."),
    Deed.NOTHING: _l("The meeting was cancelled."),
}
"""Why this comes next, in one or two short sentences."""
