"""The quorum in big figures, its story, and the opening of the meeting."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may
from governance_app.attendance import actions, reads
from governance_app.attendance.forms import FailedForm, OpenForm
from governance_app.attendance.pages.blueprint import BASE, held_for, likely_moment, pages
from governance_app.attendance.rules import Standing, missing_seats, quorum_statement
from governance_app.attendance.wording import quorum_sentence
from governance_app.committees import reads as committees
from governance_app.committees.rules import Office
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Happening, Meeting, MeetingState
from governance_app.people import reads as people
from governance_app.web.answers import Answer, done, page


@pages.get(f"{BASE}/quorum")
@needs(Permission.SEE_BODY)
def quorum(meeting: UUID) -> Answer:
    """Show the quorum now (or at the closing), who is missing, and how it went."""
    held = held_for(Permission.SEE_BODY, meeting)
    moment, day = held.closed_at or likely_moment(held), reads.on_its_day(held)
    room = reads.standing_at(meeting, moment)
    statement = quorum_statement(day.quorum, room.seats)
    opened = quorum_statement(day.quorum, reads.standing_at(meeting, held.opened_at).seats) if held.opened_at else None
    scope = committees.scope_of(held.body)
    return page(
        "attendance/quorum.html", meeting=held, statement=statement, sentence=quorum_sentence(statement), moment=moment,
        opening=quorum_sentence(opened) if opened else "", history=reads.quorum_history(meeting, moment), quorum_sentence=quorum_sentence,
        missing=[day.seat(s.seat) for s in missing_seats(room)], may_open=may(current_actor(), Permission.RUN_MEETING, scope),
        convened=held.state is MeetingState.CONVENED, running=held.state is MeetingState.OPEN,
    )


@pages.route(f"{BASE}/abrir", methods=["GET", "POST"])
@needs(Permission.RUN_MEETING)
def open_meeting(meeting: UUID) -> Answer:
    """Open the meeting with its quorum; the board of the body is proposed to preside."""
    held = held_for(Permission.RUN_MEETING, meeting)
    moment = likely_moment(held)
    room, failed = reads.standing_at(meeting, moment), _first_call_failed(held)
    proposed = None if held.is_about(clock.now()) else moment  # empty is this very second: a field shows no seconds
    form = OpenForm.blank_or_posted(opened_at=proposed, second_call=failed, **_board(held, room))
    form.chair.choices = form.secretary.choices = _people(held, room)
    if form.validate_on_submit() and form.attempt(actions.establish_quorum, meeting=meeting, **form.given()):
        return done(_said(held), "desk.meeting", meeting=meeting)
    sentence = "" if held.by_correspondence else quorum_sentence(quorum_statement(reads.on_its_day(held).quorum, room.seats))
    second = not held.by_correspondence and meetings.statute_of(held).second_call.allowed
    return page("attendance/open.html", meeting=held, form=form, sentence=sentence, second=second), form.status


@pages.route(f"{BASE}/sin-quorum", methods=["GET", "POST"])
@needs(Permission.RUN_MEETING)
def no_quorum(meeting: UUID) -> Answer:
    """Record that the first call failed."""
    held = held_for(Permission.RUN_MEETING, meeting)
    form = FailedForm.blank_or_posted(at=likely_moment(held))
    if form.validate_on_submit() and form.attempt(actions.declare_no_quorum, meeting=meeting, at=form.at.data):
        return done(_("It is recorded that the first call had no quorum."), "attendance.quorum", kind="info", meeting=meeting)
    statement = reads.quorum_at(meeting, form.at.data or clock.now())
    return page("attendance/no_quorum.html", meeting=held, form=form, sentence=quorum_sentence(statement)), form.status


def _said(held: Meeting) -> str:
    return str(_("The meeting is open. Now open its votes, each with its deadline.") if held.by_correspondence else
               _("The meeting is open, with quorum."))


def _first_call_failed(held: Meeting) -> bool:
    return any(h.kind is Happening.FIRST_CALL_FAILED for h in meetings.happenings(held.id))


def _board(held: Meeting, room: Standing) -> dict[str, Any]:
    """Return who presides and who is secretary by office, as far as they can."""
    held_offices = {o.office: o.person.id for o in committees.offices_on(held.body, clock.local_day(held.starts_at))}
    chair = next((p for o in (Office.PRESIDENT, Office.VICE_PRESIDENT) if (p := held_offices.get(o)) and (
        held.by_correspondence or room.is_present(p))), None)
    return {"chair": chair, "secretary": held_offices.get(Office.SECRETARY)}


def _people(held: Meeting, room: Standing) -> list[tuple[UUID, str]]:
    offices = {o.person.id for o in committees.offices_on(held.body, clock.local_day(held.starts_at))}
    held_by = {s.principal.id for s in reads.on_its_day(held).seats if s.principal} if held.by_correspondence else set()
    names = people.names({p.person for p in room.present} | offices | held_by)
    return sorted(names.items(), key=lambda pair: pair[1])
