"""The draft of an acta for those who live in Word."""

from io import BytesIO
from uuid import UUID

from flask import send_file
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.documents.docx_file import DOCX, acta_docx
from governance_app.foundation import clock
from governance_app.minutes import reads
from governance_app.minutes.pages.blueprint import pages
from governance_app.minutes.rules import MinutesState, NotDraft
from governance_app.minutes.wording.acta import printed

UNSETTLED = (MinutesState.DRAFT, MinutesState.IN_REVIEW)


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta.docx")
@needs(Permission.SEE_BODY)
def word(meeting: UUID) -> Response:
    """Give the draft as a Word document. Once it is put to the vote it has one form only: NotDraft."""
    begun = reads.minutes_for(current_actor(), meeting)
    if begun.state not in UNSETTLED:
        raise NotDraft()
    acta = printed(reads.live(meeting), made_at=clock.now(), state=begun.state)
    answer = send_file(BytesIO(acta_docx(acta)), mimetype=DOCX, download_name=f"{acta.paper.number}.docx", as_attachment=True)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
