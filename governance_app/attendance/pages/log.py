"""What was written down, line by line: strike out a wrong one; who stays out of a point; the sheet to sign on paper."""

from io import BytesIO
from uuid import UUID

from flask import send_file
from werkzeug.wrappers import Response

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.attendance import actions, reads
from governance_app.attendance.forms import EndRecusalButton, RecusalForm, StrikeForm
from governance_app.attendance.pages.blueprint import BASE, held_for, likely_moment, may_be_kept, pages, press, say_wrong
from governance_app.attendance.rules import NoSuchEvent
from governance_app.attendance.wording import sheet_paper
from governance_app.documents.pdf_file import to_pdf
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.people import reads as people
from governance_app.web.answers import Answer, done, page


@pages.get(f"{BASE}/asistencia/registro")
@needs(Permission.RECORD_ATTENDANCE)
def log(meeting: UUID) -> Answer:
    """Show every line, struck-out ones too."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    points = {p.id: p for p in meetings.agenda(meeting)}
    return page("attendance/log.html", meeting=held, lines=reads.log(meeting), points=points, running=may_be_kept(held))


@pages.get(f"{BASE}/asistencia/hoja.pdf")
@needs(Permission.RECORD_ATTENDANCE)
def sheet(meeting: UUID) -> Response:
    """Print the sheet to sign, with the names of those who hold the seats."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    printed = sheet_paper(held, meetings.invited_seats(meeting), made_at=clock.now())
    answer = send_file(BytesIO(to_pdf(printed)), mimetype="application/pdf", download_name=f"{held.code or 'hoja'}.pdf")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@pages.route(f"{BASE}/asistencia/registro/<uuid:event>/anular", methods=["GET", "POST"])
@needs(Permission.RECORD_ATTENDANCE)
def strike(meeting: UUID, event: UUID) -> Answer:
    """Strike out a line, with its reason."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    line = next((one for one in reads.log(meeting) if one.id == event), None)
    if line is None:
        raise NoSuchEvent()
    form = StrikeForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.void_event, event=event, reason=form.reason.data):
        return done(_("The line is struck out; it stays legible with its reason."), "attendance.log", meeting=meeting)
    return page("attendance/strike.html", meeting=held, form=form, line=line), form.status


@pages.route(f"{BASE}/asistencia/excusas", methods=["GET", "POST"])
@needs(Permission.RECORD_ATTENDANCE)
def recusals(meeting: UUID) -> Answer:
    """Show who stays out of which point, and write down another."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    points, room = meetings.agenda(meeting), reads.standing_at(meeting, likely_moment(held))
    names = people.names({p.person for p in room.present} | {p for out in room.recused.values() for p in out})
    form = RecusalForm.blank_or_posted(at=likely_moment(held))
    form.person.choices = sorted(((p.person, names[p.person]) for p in room.present), key=lambda pair: pair[1])
    form.item.choices = [(p.id, f"{p.label}. {p.title}") for p in points]
    if form.validate_on_submit() and form.attempt(actions.record_recusal, meeting=meeting, **form.given()):
        return done(_("Written down: they stay out of that point."), "attendance.recusals", meeting=meeting)
    out = [(point, person, names[person]) for point in points for person in sorted(room.recused_on(point.id), key=lambda one: names[one])]
    return page("attendance/recusals.html", meeting=held, form=form, out=out), form.status


@pages.post(f"{BASE}/asistencia/excusas/termina")
@needs(Permission.RECORD_ATTENDANCE)
def end_recusal(meeting: UUID) -> Answer:
    """Write down that somebody takes part in a point again."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    form = EndRecusalButton.blank_or_posted()
    if press(form, actions.end_recusal, meeting=meeting, person=form.person.data, item=form.item.data, at=likely_moment(held)):
        return done(_("Written down: they take part in that point again."), "attendance.recusals", meeting=meeting)
    return say_wrong(form, "attendance.recusals", meeting=meeting)
