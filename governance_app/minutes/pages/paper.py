"""The acta on paper and as plain text."""

from io import BytesIO
from uuid import UUID

from flask import send_file
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.documents.pdf_file import to_pdf
from governance_app.documents.shapes import Acta
from governance_app.documents.text_file import acta_text
from governance_app.foundation import clock
from governance_app.minutes import reads
from governance_app.minutes.pages.blueprint import pages
from governance_app.minutes.wording.acta import printed


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta.pdf")
@needs(Permission.SEE_BODY)
def pdf(meeting: UUID) -> Response:
    """Print the acta."""
    acta = _printed(meeting)
    return _file(to_pdf(acta), "application/pdf", f"{acta.paper.number}.pdf")


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta.txt")
@needs(Permission.SEE_BODY)
def text(meeting: UUID) -> Response:
    """Give the acta as plain text."""
    acta = _printed(meeting)
    return _file(acta_text(acta), "text/plain; charset=utf-8", f"{acta.paper.number}.txt")


def _printed(meeting: UUID) -> Acta:
    begun = reads.minutes_for(current_actor(), meeting)
    return printed(reads.live(meeting), made_at=clock.now(), state=begun.state)


def _file(content: bytes, kind: str, name: str) -> Response:
    """Answer a file that the browser shows and that no cache keeps: it names people, and it is a draft."""
    answer = send_file(BytesIO(content), mimetype=kind, download_name=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
