"""What may be wrong with a fact of attendance, named."""

from governance_app.foundation.errors import Conflict, Invalid, Missing


class MeetingNotRunning(Conflict):
    """Attendance is kept from the convocation until the closing. data: state."""


class NobodyComesTogether(Conflict):
    """The meeting is held by correspondence: nobody comes in or goes out, and no call can fail."""


class BeforeMeeting(Invalid):
    """The moment lies more than twelve hours before the meeting's hour. data: at, starts_at."""


class NotYet(Invalid):
    """The moment has not come. data: at."""


class AlreadyPresent(Conflict):
    """The person is in the room at that moment, or arrives again later without having left. data: at."""


class NotPresent(Conflict):
    """The person is not in the room at that moment, or leaves again later without having come back. data: at."""


class NotASeatHolder(Invalid):
    """Nobody appointed this person as principal of that seat on the day of the meeting. data: seat (its label)."""


class SeatVacant(Invalid):
    """Nobody holds the seat on the day, so nobody can be sent in place of its holder. data: seat (its label)."""


class SeatNeeded(Invalid):
    """A principal or an alternate sits for a seat; say which."""


class NoSuchMeeting(Missing):
    """No such meeting in the actor's sight."""


class NoSuchSeat(Missing):
    """The body has no such seat on the day of the meeting."""


class NoSuchPoint(Missing):
    """The agenda of the meeting has no such point."""


class NoSuchEvent(Missing):
    """No such arrival, departure or recusal in the actor's sight."""


class AlreadyRecused(Conflict):
    """The person already stays out of that point."""


class NotRecused(Conflict):
    """The person does not stay out of that point."""


class AlreadyVoided(Conflict):
    """The event was struck out before."""


class ReasonNeeded(Invalid):
    """Striking out an event needs a reason."""


class NobodyChosen(Invalid):
    """A list of arrivals without a single name."""


class VisitorsDoNotAddUp(Invalid):
    """Groups and illegible rows differ from the sheet's total. data: total, counted, illegible, summed."""


class GroupTwice(Invalid):
    """The same group of visitors was given twice."""


class NumberBelowZero(Invalid):
    """A count of people below zero."""


class TongueNeeded(Invalid):
    """A point was spoken in at least one language."""


class TongueUnknown(Invalid):
    """No such language among those of a meeting. data: code."""


class LanguagesInActa(Conflict):
    """The acta, which says the languages, is put to the vote or approved: they change there."""


class IntoItself(Invalid):
    """Interpreted into the only language that was spoken."""


class SupportBeyondNeed(Invalid):
    """More people used a support than needed it. data: given, needed."""


class SupportNotOffered(Invalid):
    """People used a support that was not offered. data: given."""


class OtherSupportUnnamed(Invalid):
    """Another kind of support is said in words."""


class QuorumLacking(Conflict):
    """Not enough seats (or a bloc short) to open. data: present, needed."""


class QuorumIsReached(Conflict):
    """The first call cannot be declared failed: there is quorum. data: present, needed."""


class ChairNotPresent(Conflict):
    """Who is to preside is not in the room at that moment."""
