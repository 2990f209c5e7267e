"""Pages of attachments: the files of a committee, one file to take along, taking one off."""

from uuid import UUID

from flask import Blueprint, send_file
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may
from governance_app.attachments import actions, reads
from governance_app.attachments.forms import RemoveForm
from governance_app.attachments.rules import MEGABYTE, MIME, QUOTA
from governance_app.committees import reads as committees
from governance_app.languages.catalogue import _, _l
from governance_app.web.answers import Answer, done, page
from governance_app.web.navigation import MenuEntry

pages = Blueprint("attachments", __name__)
MENU = (MenuEntry("body", _l("Files"), "attachments.of_body", "file-text", Permission.SEE_BODY, 60),)


@pages.get("/trabajo/organos/<uuid:body>/anexos")
@needs(Permission.SEE_BODY)
def of_body(body: UUID) -> Answer:
    """Show every file of a committee and how much room they take."""
    known = committees.body_for(current_actor(), body)
    keeper = may(current_actor(), Permission.KEEP_ATTACHMENTS, committees.scope_of(body))
    used = -(-reads.used(body) // MEGABYTE)
    return page("attachments/of_body.html", body=known, files=reads.of_body(body), keeper=keeper, used=used, most=QUOTA // MEGABYTE)


@pages.get("/trabajo/anexos/<uuid:attachment>")
@needs(Permission.SEE_BODY)
def file(attachment: UUID) -> Response:
    """Give the file, to be kept by who asks for it: never shown as a page, never kept on the way."""
    one = reads.attachment_for(current_actor(), attachment)
    answer = send_file(
        reads.file_of(one), mimetype=MIME[one.media], as_attachment=True, download_name=one.filename, conditional=False, etag=False)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    answer.headers.pop("Last-Modified", None)
    return answer


@pages.route("/trabajo/anexos/<uuid:attachment>/quitar", methods=["GET", "POST"])
@needs(Permission.KEEP_ATTACHMENTS)
def remove(attachment: UUID) -> Answer:
    """Take a file off, with the reason."""
    body = reads.body_of_for(current_actor(), attachment)
    form = RemoveForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.remove_attachment, attachment=attachment, **form.given()):
        return done(_("The file is taken off."), "attachments.of_body", body=body)
    return page("attachments/remove.html", form=form, one=reads.attachment(attachment)), form.status
