"""From a meeting to the register: what was decided in it, and giving it its number."""

from typing import Any
from uuid import UUID

from flask import request

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.committees import reads as committees
from governance_app.decisions import actions, reads
from governance_app.decisions.forms import NumberForm
from governance_app.decisions.pages.blueprint import keeps, pages
from governance_app.decisions.rules import DecisionKind, operative_start
from governance_app.decisions.wording import TONES
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, comes_late
from governance_app.voting.rules import Motion
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/reuniones/<uuid:meeting>/decisiones")
@needs(Permission.SEE_BODY)
def of_meeting(meeting: UUID) -> Answer:
    """Show the decisions of a meeting and the approved motions that still have no number."""
    held = meetings.meeting_for(current_actor(), meeting)
    today = clock.local_day(clock.now())
    return page(
        "decisions/of_meeting.html", meeting=held, decisions=reads.decisions_of_meeting(meeting), keeper=keeps(held.body), today=today,
        waiting=reads.carried_without_number(meeting), tones=TONES,
    )


@pages.route("/trabajo/reuniones/<uuid:meeting>/decisiones/nueva", methods=["GET", "POST"])
@needs(Permission.KEEP_DECISIONS)
def number(meeting: UUID) -> Answer:
    """Give a decision its number. `?mocion=` and `?punto=` say where it comes from."""
    held = meetings.meeting_for(current_actor(), meeting)
    waiting = reads.carried_without_number(meeting)
    form = NumberForm.blank_or_posted(**_start(held, waiting))
    form.motion.choices = [(m.id, m.text[:120]) for m in waiting]
    form.item.choices = [(i.id, f"{i.label}. {i.title}") for i in meetings.agenda(meeting)]
    if not comes_late(held.state):
        del form.late_reason
    if form.validate_on_submit() and (receipt := form.attempt(actions.number_decision, meeting=meeting, **form.given())):
        code = reads.decision(receipt.subject).code
        return done(_("The decision has its number for ever: %(code)s.", code=code), "decisions.one", decision=receipt.subject)
    return page("decisions/number.html", form=form, meeting=held, from_motion=bool(form.motion.data)), form.status


def _start(held: Meeting, waiting: tuple[Motion, ...]) -> dict[str, Any]:
    """Return what the form begins with: the motion of the address, or the only one waiting, and the usual opening words."""
    asked, item = request.args.get("mocion", type=UUID), request.args.get("punto", type=UUID)
    motion = next((m for m in waiting if m.id == asked), waiting[0] if len(waiting) == 1 and not item else None)
    body = committees.body(held.body, on=clock.local_day(held.opened_at or held.starts_at))
    text = motion.text if motion else ""
    point = next((p for p in meetings.agenda(held.id) if p.id == (motion.item if motion else item)), None)
    language = motion.language if motion else "es"
    return {
        "motion": motion.id if motion else None, "item": item, "kind": DecisionKind.RESOLUTION, "language": language,
        "publish_now": not (point and point.closed_session_reason),  # what was dealt with behind closed doors is not made public by default
        "title": point.title if point else "",
        "text": operative_start(body.name, text) if language == "es" else text,
    }
