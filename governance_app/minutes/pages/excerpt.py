"""The certified excerpt of one decision, from the frozen text of an approved acta."""

from dataclasses import replace
from uuid import UUID

from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.committees import reads as committees
from governance_app.committees.rules import Office
from governance_app.decisions import reads as decisions
from governance_app.documents.pdf_file import to_pdf
from governance_app.documents.shapes import Acta
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.pages.blueprint import pages
from governance_app.minutes.pages.paper import file_of
from governance_app.minutes.rules import NotApproved, NotInActa
from governance_app.minutes.rules.covering import cover, covered
from governance_app.minutes.wording.approval import approval_sentence
from governance_app.minutes.wording.excerpt import excerpt_of
from governance_app.record import reads as record
from governance_app.voting import reads as votes


@pages.get("/trabajo/decisiones/<uuid:decision>/extracto.pdf")
@needs(Permission.SEE_BODY)
def excerpt(decision: UUID) -> Response:
    """Print what the approved acta says of one decision. NotApproved before; NotInActa when it was numbered after the text was frozen.

    It is made to be handed out: what is covered is covered in it for everybody, also when who keeps the acta prints it.
    """
    known = decisions.decision_for(current_actor(), decision)
    if known.meeting is None:
        raise NotApproved()
    found, text = reads.approved(known.meeting)
    covers = reads.passages_covered(known.meeting)
    acta, text = covered(reads.frozen_shape(text.id), covers), replace(text, text=cover(text.text, covers))
    made = excerpt_of(
        acta, known.code, cover(votes.motion(known.motion).text, covers) if known.motion else "", text=text,
        secretary=_secretary(meetings.meeting(known.meeting).body, acta), now=clock.now(),
        approval=approval_sentence(found, meetings.meeting(found.meeting)), place=record.mark_of("minutes.approve", known.meeting),
    )
    if made is None:
        raise NotInActa()
    return file_of(to_pdf(made), "application/pdf", f"{known.code}.pdf")


def _secretary(body: UUID, acta: Acta) -> str:
    """Return who keeps the minutes today; who kept them then, when the office is empty."""
    today = [one.person.name for one in committees.offices_on(body, clock.local_day(clock.now())) if one.office is Office.SECRETARY]
    return today[0] if today else acta.signatures[-1].name
