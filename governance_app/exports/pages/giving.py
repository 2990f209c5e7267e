"""Give a file: a roster, an attendance sheet, votes of the past."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, require
from governance_app.committees import reads as committees
from governance_app.exports import actions, reads
from governance_app.exports.forms import AttendanceFileForm, PastVotesFileForm, RosterFileForm
from governance_app.exports.pages.blueprint import pages
from governance_app.exports.rules import ImportKind
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import MeetingState
from governance_app.web.answers import Answer, done, page
from governance_app.web.limits import takes_file

RUNNING = (MeetingState.CONVENED, MeetingState.OPEN, MeetingState.ADJOURNED)


@pages.route("/trabajo/organos/<uuid:body>/datos/padron", methods=["GET", "POST"])
@needs(Permission.IMPORT_DATA)
@takes_file
def give_roster(body: UUID) -> Answer:
    """Give the roster of a committee and of the bodies inside it."""
    return _given(RosterFileForm.blank_or_posted(), ImportKind.ROSTER, body)


@pages.route("/trabajo/organos/<uuid:body>/datos/asistencia-recogida", methods=["GET", "POST"])
@needs(Permission.IMPORT_DATA)
@takes_file
def give_attendance(body: UUID) -> Answer:
    """Give the attendance sheet of a meeting that was convened and is not closed."""
    form = AttendanceFileForm.blank_or_posted()
    form.meeting.choices = [(one.id, one.code or one.title) for one in meetings.meetings_of(body, states=RUNNING)]
    return _given(form, ImportKind.ATTENDANCE, body)


@pages.route("/trabajo/organos/<uuid:body>/datos/votos-pasados", methods=["GET", "POST"])
@needs(Permission.IMPORT_DATA)
@takes_file
def give_past_votes(body: UUID) -> Answer:
    """Give votes of the past."""
    return _given(PastVotesFileForm.blank_or_posted(), ImportKind.PAST_VOTES, body)


@pages.route("/trabajo/datos", methods=["GET", "POST"])
@needs(Permission.MANAGE_BODIES)
@takes_file
def whole() -> Answer:
    """Give a roster of bodies that stand inside no other; for who keeps the whole installation."""
    require(current_actor(), Permission.MANAGE_BODIES)
    return _given(RosterFileForm.blank_or_posted(), ImportKind.ROSTER, None)


def _given(form: Any, kind: ImportKind, body: UUID | None) -> Answer:
    if body:
        reads.body_for_data(current_actor(), Permission.IMPORT_DATA, body)
    if form.validate_on_submit():
        given = form.given() | {"filename": form.content.filename, "kind": kind, "body": body}
        if receipt := form.attempt(actions.start_import, **given):
            return done(_("The file was read. Nothing is written yet: look at it first."), "exports.look", batch=receipt.subject)
    one = committees.body(body) if body else None
    return page("exports/give.html", form=form, kind=kind, one=one, body=body), form.status
