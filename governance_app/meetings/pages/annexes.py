"""Files of a meeting: see them, add one (a photograph from the telephone's camera, a scan, a PDF, a recording)."""

from uuid import UUID

from flask import request

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.meetings import actions, reads
from governance_app.meetings.forms import AnnexForm
from governance_app.meetings.pages.blueprint import BASE, can, pages, seen
from governance_app.web.answers import Answer, done, page
from governance_app.web.limits import takes_attachment

KINDS = ".jpg,.jpeg,.png,.webp,.pdf,.mp3,.m4a,.ogg,.opus,.oga,.amr,.3gp,image/jpeg,image/png,image/webp,application/pdf,audio/*"


@pages.get(f"{BASE}/anexos")
@needs(Permission.SEE_BODY)
def annexes(meeting: UUID) -> Answer:
    """Show the files of a meeting, each with the point it belongs to."""
    held = seen(meeting)
    where = {item.id: f"{item.label}. {item.title}" for item in reads.agenda(meeting)}
    keeper = can(Permission.KEEP_ATTACHMENTS, held)
    return page("meetings/annexes.html", held=held, files=reads.annexes(meeting), where=where, keeper=keeper)


@pages.route(f"{BASE}/anexos/nuevo", methods=["GET", "POST"])
@needs(Permission.KEEP_ATTACHMENTS)
@takes_attachment
def annex(meeting: UUID) -> Answer:
    """Add a file to a meeting or to a point. `?foto=1` asks the telephone's camera; `?punto=` says to which point."""
    held = seen(meeting)
    form = AnnexForm.blank_or_posted(item=request.args.get("punto", type=UUID))
    form.item.choices = [(item.id, f"{item.label}. {item.title}") for item in reads.agenda(meeting)]
    camera = "foto" in request.args
    form.file.render_kw = {"accept": "image/*", "capture": "environment"} if camera else {"accept": KINDS}
    if form.validate_on_submit() and form.attempt(actions.attach, meeting=meeting, name=form.file.filename, **form.given()):
        return done(_("The file is kept."), "meetings.annexes", meeting=meeting)
    return page("meetings/annex.html", form=form, held=held, camera=camera), form.status
