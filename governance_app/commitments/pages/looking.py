"""Look at commitments: those of one's committees with the overdue ones first, those of a meeting, and one with its timeline."""

from typing import Any
from uuid import UUID

from flask import url_for

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.commitments import reads
from governance_app.commitments.forms import FilterForm
from governance_app.commitments.pages.blueprint import holds, pages
from governance_app.commitments.rules import Step, due_soon, overdue_days
from governance_app.commitments.wording import TONES
from governance_app.committees import reads as committees
from governance_app.foundation import clock
from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.web.answers import Answer, page
from governance_app.web.paging import asked_page, other_answers
from governance_app.web.sentences import label


def today() -> Any:
    """Return today's day in Ecuador."""
    return clock.local_day(clock.now())


@pages.get("/trabajo/compromisos")
@needs(Permission.SEE_BODY)
def mine() -> Answer:
    """Show the commitments of one's committees, the overdue ones first."""
    bodies = committees.bodies_for(current_actor(), Permission.SEE_BODY, on=today())
    form = FilterForm.from_address()
    form.body.choices = [(b.id, b.name) for b in bodies]
    given: dict[str, Any] = form.given() if form.validate() else {"body": None, "state": None, "overdue": False}
    ids = [b.id for b in bodies if given["body"] in (None, b.id)]
    found = reads.of_bodies(
        ids, on=today(), state=given["state"], overdue=given["overdue"], page=asked_page(),
    )
    return page("commitments/mine.html", form=form, found=found, names={b.id: b.name for b in bodies}, address=_address, **shown())


def shown() -> dict[str, Any]:
    """Return what every list of commitments is shown with."""
    return {"tones": TONES, "today": today(), "overdue_days": overdue_days, "due_soon": due_soon}


def _address(number: int) -> str:
    return url_for("commitments.mine", **other_answers(), page=number)


@pages.get("/trabajo/reuniones/<uuid:meeting>/compromisos")
@needs(Permission.SEE_BODY)
def of_meeting(meeting: UUID) -> Answer:
    """Show what was promised in a meeting, and what earlier meetings left to be done."""
    held = meetings.meeting_for(current_actor(), meeting)
    made = reads.of_meeting(meeting)
    waiting = tuple(c for c in reads.open_of_body(held.body) if c.meeting != meeting)
    on_agenda = {i.commitment for i in meetings.agenda(meeting)}
    may_carry = holds(Permission.CONVENE, held.body) and held.closed_at is None and any(c.id not in on_agenda for c in waiting)
    keeper = holds(Permission.KEEP_COMMITMENTS, held.body)
    return page("commitments/of_meeting.html", meeting=held, made=made, waiting=waiting, keeper=keeper, may_carry=may_carry, **shown())


@pages.get("/trabajo/compromisos/<uuid:commitment>")
@needs(Permission.SEE_BODY)
def one(commitment: UUID) -> Answer:
    """Show a commitment and everything that happened to it."""
    known = reads.commitment_for(current_actor(), commitment)
    return page(
        "commitments/one.html", commitment=known, body=committees.body(known.body), story=[story(step) for step in known.steps],
        keeper=holds(Permission.KEEP_COMMITMENTS, known.body), reporter=holds(Permission.REPORT_PROGRESS, known.body), **shown(),
    )


def story(step: Step) -> tuple[str, str, str]:
    """Return a step as a line of the timeline: day, what, and what was said of it."""
    due = [_("New day: %(day)s.", day=formats.day(step.due_on))] if step.due_on else []
    proof = [_("Proof: %(proof)s", proof=step.evidence)] if step.evidence else []
    return formats.day(step.on), label(step.kind), " ".join(str(part) for part in ([step.text] if step.text else []) + due + proof)
