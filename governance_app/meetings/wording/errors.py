"""What went wrong, in a sentence."""

from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l
from governance_app.meetings import rules as r

SENTENCES: dict[type[GovernanceError], Any] = {
    r.MeetingMissing: _l("We did not find that meeting."),
    r.WrongState: _l("This is not possible now: the meeting is in the state “%(state)s”."),
    r.WrongItemState: _l("The point cannot go from “%(state)s” to “%(wanted)s”."),
    r.NotSitting: _l("Points are dealt with while the meeting is in session; it is now in the state “%(state)s”."),
    r.InTheFuture: _l("That hour, %(at)s, has not come yet."),
    r.OutOfOrder: _l("That hour is before what happened last, at %(last)s."),
    r.NoSecondCall: _l("The rules of this body have no second call. Move the meeting to another day."),
    r.FirstCallNotFailed: _l("For the second call, first write down that the first one had no quorum."),
    r.FirstCallFailed: _l("The first call failed. Open on second call, or move the meeting to another day."),
    r.SecondCallTooEarly: _l("The second call is at %(due)s. It cannot open before."),
    r.FirstCallTooEarly: _l("The first call is at %(due)s. It cannot fail before."),
    r.LaterMeetingOpened: _l("A later meeting was opened already (%(code)s), so this one stays closed."),
    r.ActaSettled: _l(
        "The minutes of this meeting are put to the vote or approved, so it stays closed. Take them back first; once approved, what is "
        "wrong in them is corrected by an erratum."),
    r.LateReasonNeeded: _l("The session was closed on %(closed_at)s. Write why this is written down only now."),
    r.PlaceNeeded: _l("Write the place. A notice must say where."),
    r.LinkNeeded: _l("Write the link or the telephone with which people join from afar."),
    r.AnswersPlaceNeeded: _l("Write where answers are received: an address, a telephone or a radio frequency."),
    r.CorrespondenceNotAllowed: _l("The statute of that day does not let votes be taken by correspondence."),
    r.AgendaNeeded: _l("The agenda is empty. A notice must say what will be dealt with."),
    r.NoticeTooShort: _l(
        "There are %(hours)s hours until the meeting and the rules ask for %(floor)s. Write why it is so urgent: the minutes will say it."),
    r.AlreadyBegun: _l("The hour of the meeting, %(starts_at)s, would be past when the notice goes out."),
    r.ItemMissing: _l("We did not find that point."),
    r.TooDeep: _l("Points stand three deep at most."),
    r.AgendaFrozen: _l("The agenda no longer changes: the meeting is in the state “%(state)s”."),
    r.OnlyListedPoints: _l("An extraordinary meeting deals only with the points of its notice."),
    r.ItemInUse: _l("Point %(label)s was begun or has points under it, so it stays."),
    r.ItemWrittenOf: _l("Something is written on point %(label)s already: words of the minutes, a motion or a decision. So it stays."),
    r.CannotMove: _l("Point %(label)s is already at that end."),
    r.ItemsUnsettled: _l("These points are neither done nor put off: %(labels)s."),
    r.AnotherItemOpen: _l("Point %(label)s is still under way. Finish it or put it off first."),
    r.NothingToCarry: _l("No point of earlier meetings was left open."),
    r.TemplateMissing: _l("We did not find that agenda to start from."),
    r.ConvocationMissing: _l("The meeting has not been convened, so nobody could be told yet."),
    r.DeliveryMissing: _l("We did not find that notice."),
    r.NobodyChosen: _l("Choose at least one of those who were told."),
    r.NotOnTheRoster: _l("One of the seats chosen is not in the body on the day of the meeting."),
    r.ToldBeforeNotice: _l("The notice went out at %(issued_at)s. Nobody can have been told before."),
}
