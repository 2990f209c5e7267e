"""A meeting, as far as a program needs it to put motions: its points, its seats, who sits for them."""

from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import MayNot, Permission
from governance_app.attendance import reads as attendance
from governance_app.attendance.rules import NoSuchMeeting
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.people import reads as people
from governance_app.voting import reads
from governance_app.voting.api.blueprint import api
from governance_app.voting.api.shown import MeetingShown, Person, Point, Seat
from governance_app.web.api import Operation, operation

UNSEEN = (NoSuchMeeting, MayNot)


@api.get("/meetings/<uuid:meeting>")
@needs(Permission.SEE_BODY)
@operation(Operation("Read a meeting", "meetings", gives=MeetingShown, raises=UNSEEN))
def read_meeting(meeting: UUID) -> MeetingShown:
    """Give the points of the agenda and the seats of the day, with who sits for each: the ids that the acts ask for."""
    held = attendance.meeting_for(current_actor(), Permission.SEE_BODY, meeting)
    room = {s.seat: s.sitter for s in attendance.standing_at(meeting, held.closed_at or clock.now()).seats}
    names = people.names({sitter for sitter in room.values() if sitter})
    seats = [
        Seat(id=s.seat, label=s.label, organisation=s.organisation_name, voting=s.voting, sitter=_person(room.get(s.seat), names))
        for s in reads.seats_of_the_day(meeting)]
    points = [Point(id=p.id, label=p.label, title=p.title) for p in meetings.agenda(meeting)]
    return MeetingShown(
        id=held.id, body=held.body, code=held.code, title=held.title, state=held.state, language=held.language, points=points, seats=seats)


def _person(sitter: UUID | None, names: dict[UUID, str]) -> Person | None:
    return Person(id=sitter, name=names.get(sitter, "")) if sitter else None
