"""The acta on paper and as plain text."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from uuid import UUID

from flask import send_file
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.documents.pdf_file import to_pdf
from governance_app.documents.shapes import Acta
from governance_app.documents.text_file import acta_text, acta_with_standing
from governance_app.foundation import clock
from governance_app.languages.catalogue import _, force_language
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.actions.printing import set_printer
from governance_app.minutes.handing_out import last_covering, record_box, signed_shape, with_passages_covered
from governance_app.minutes.pages.blueprint import pages
from governance_app.minutes.rules import Minutes, MinutesState, canonical
from governance_app.minutes.wording.acta import printed
from governance_app.minutes.wording.approval import annex_line


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta.pdf")
@needs(Permission.SEE_BODY)
def pdf(meeting: UUID) -> Response:
    """Print the acta; of an approved one with what the record says of it."""
    begun = reads.minutes_for(current_actor(), meeting)
    if reads.covers_for(current_actor(), meeting):
        return covered_pdf(meeting)
    acta = shape_of(meeting, begun)
    return file_of(to_pdf(replace(acta, record=record_box(meeting))), "application/pdf", f"{acta.paper.number}.pdf")


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta.txt")
@needs(Permission.SEE_BODY)
def text(meeting: UUID) -> Response:
    """Give the acta as plain text: of an approved one exactly the bytes that were frozen, whose digest the record holds.

    Where passages are covered for the reader, the bytes of the covered version, whose digest the record holds too.
    """
    begun = reads.minutes_for(current_actor(), meeting)
    acta = shape_seen(meeting, begun)
    if begun.state is MinutesState.APPROVED:
        return file_of(_text_seen(meeting).encode(), "text/plain; charset=utf-8", f"{acta.paper.number}.txt")
    return file_of(canonical(acta_text(acta).decode()).encode(), "text/plain; charset=utf-8", f"{acta.paper.number}.txt")


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta-completa.txt")
@needs(Permission.SEE_BODY)
def standing_text(meeting: UUID) -> Response:
    """Give an approved acta to read: exactly the frozen text, and behind it how it stands (approval, errata). NotApproved before."""
    begun = reads.minutes_for(current_actor(), meeting)
    frozen = _text_seen(meeting)
    acta = shape_seen(meeting, begun)
    behind = acta_with_standing(acta)[len(acta_text(acta)):]
    return file_of(frozen.encode() + behind, "text/plain; charset=utf-8", f"{acta.paper.number}-completa.txt")


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta-reservada.pdf")
@needs(Permission.SEE_BODY)
def covered_pdf(meeting: UUID) -> Response:
    """Print the covered version of an approved acta, which may be handed out and put up. CoveringMissing while nothing is covered."""
    begun = reads.minutes_for(current_actor(), meeting)
    acta = with_passages_covered(meeting, shape_of(meeting, begun), reads.passages_covered(meeting))
    box = record_box(meeting, last_covering(meeting).id)
    return file_of(to_pdf(replace(acta, record=box)), "application/pdf", f"{acta.paper.number}-reservada.pdf")


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta-reservada.txt")
@needs(Permission.SEE_BODY)
def covered_text(meeting: UUID) -> Response:
    """Give the covered version as plain text: the bytes whose digest the record holds. CoveringMissing while nothing is covered."""
    reads.minutes_for(current_actor(), meeting)
    last_covering(meeting)
    return file_of(reads.covered_text(meeting, reads.passages_covered(meeting)).encode(), "text/plain; charset=utf-8", "acta-reservada.txt")


def _text_seen(meeting: UUID) -> str:
    """Return the text of an approved acta as this reader may have it."""
    covers = reads.covers_for(current_actor(), meeting)
    return reads.covered_text(meeting, covers) if covers else reads.approved(meeting)[1].text


def shape_seen(meeting: UUID, begun: Minutes) -> Acta:
    """Return the acta as it is printed for this reader."""
    acta, passages = shape_of(meeting, begun), reads.covers_for(current_actor(), meeting)
    return with_passages_covered(meeting, acta, passages) if passages else acta


def shape_of(meeting: UUID, begun: Minutes) -> Acta:
    """Return the acta as it is printed: approved, or put to the vote, from what was frozen; before that from the record as it is now."""
    if begun.state is MinutesState.APPROVED:
        return signed_shape(meeting)
    if begun.state is MinutesState.PRESENTED:
        return reads.candidate_shape(meeting, str(_("TO BE APPROVED")))
    return _live(meeting, clock.now(), begun.state)


def _live(meeting: UUID, at: datetime, state: MinutesState) -> Acta:
    annexes = tuple(annex_line(one.filename, one.alt, one.digest) for one in meetings.annexes(meeting))
    return replace(printed(reads.live(meeting), made_at=at, state=state), annexes=annexes)


def to_be_frozen(meeting: UUID, at: datetime) -> Acta:
    """Return the acta in the language that binds, as it is frozen; of a session that goes on, without an hour of its end."""
    with force_language("es"):
        begun = reads.minutes_of(meeting)
        acta = replace(_live(meeting, at, MinutesState.APPROVED), salt=reads.salt_of(begun.id) if begun else "")
        if meetings.meeting(meeting).closed_at is None:
            acta = replace(acta, facts=tuple(fact for fact in acta.facts if fact.label != str(_("End"))))
        return acta


set_printer(to_be_frozen)


def file_of(content: bytes, kind: str, name: str) -> Response:
    """Answer a file that the browser shows and that no cache keeps: it names people, and it is a draft."""
    answer = send_file(BytesIO(content), mimetype=kind, download_name=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
