"""The desk: what waits for me, and one meeting with its next step."""

from typing import Any
from uuid import UUID

from flask import Blueprint, url_for

from governance_app.access.guards import current_actor, needs, needs_sign_in
from governance_app.access.rules import Actor, Permission, may
from governance_app.attendance.wording import quorum_sentence
from governance_app.commitments.rules import overdue_days
from governance_app.committees import reads as committees
from governance_app.desk import reads
from governance_app.desk.rules import Deed, Next, next_of, steps_of
from governance_app.desk.wording import WHY
from governance_app.foundation import clock
from governance_app.languages.catalogue import _l
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import ItemState, Meeting, MeetingState
from governance_app.privacy.rules import urgency
from governance_app.privacy.wording.asking import TONES, days_said
from governance_app.voting.reads import elections as votes
from governance_app.web.answers import Answer, page
from governance_app.web.navigation import MenuEntry

pages = Blueprint("desk", __name__)
MENU = (
    MenuEntry("desk", _l("My work"), "desk.home", "house", None, 1, ("desk.meeting",)),
    MenuEntry("meeting", _l("The meeting"), "desk.meeting", "house", Permission.SEE_BODY, 1),
)

DOORS: dict[Deed, tuple[str, Permission]] = {
    Deed.WRITE_AGENDA: ("meetings.agenda", Permission.CONVENE), Deed.CONVENE: ("meetings.convene", Permission.CONVENE),
    Deed.TELL: ("meetings.deliveries", Permission.CONVENE), Deed.WAIT: ("meetings.notice", Permission.SEE_BODY),
    Deed.TAKE_ATTENDANCE: ("attendance.roll", Permission.RECORD_ATTENDANCE),
    Deed.POSTPONE: ("meetings.postpone", Permission.CONVENE),
    Deed.NO_QUORUM: ("attendance.no_quorum", Permission.RUN_MEETING), Deed.OPEN: ("attendance.open_meeting", Permission.RUN_MEETING),
    Deed.CLOSE: ("minutes.close", Permission.RUN_MEETING), Deed.RESUME: ("meetings.resume", Permission.RUN_MEETING),
    Deed.WRITE_MINUTES: ("minutes.draft", Permission.SEE_BODY), Deed.REVIEW_MINUTES: ("minutes.review", Permission.SEE_BODY),
    Deed.APPROVE_MINUTES: ("minutes.approval", Permission.SEE_BODY), Deed.READ_MINUTES: ("minutes.draft", Permission.SEE_BODY),
}
"""Where each deed is done and which permission it takes; those with a point or a motion are in `door_of`."""


@pages.get("/trabajo")
@needs_sign_in
def home() -> Answer:
    """Show what waits for the person who is signed in."""
    actor, now = current_actor(), clock.now()
    today = clock.local_day(now)
    bodies = committees.bodies_for(actor, Permission.SEE_BODY, on=today)
    found = reads.waiting(actor, bodies, now)
    return page(
        "desk/home.html", bodies=bodies, waiting=found, overdue=reads.overdue_commitments(bodies, today), overdue_days=overdue_days,
        drafts=reads.minutes_to_finish(actor, bodies), seats=reads.seats_to_fill(actor, bodies, today), today=today,
        reviews=reads.actas_to_review(actor, bodies, today), door=door_of, asked=reads.requests_to_answer(actor), days_said=days_said,
        urgency=urgency, tones=TONES,
        why=WHY, planners={b.id for b in bodies if may(actor, Permission.CONVENE, committees.scope_of(b.id))},
        may_found=may(actor, Permission.MANAGE_BODIES),
    )


@pages.get("/trabajo/reuniones/<uuid:meeting>")
@needs(Permission.SEE_BODY)
def meeting(meeting: UUID) -> Answer:
    """Show a meeting at a glance: its steps, its figures, its points, and the one thing to do next."""
    actor, now = current_actor(), clock.now()
    held = meetings.meeting_for(actor, meeting)
    seen = reads.glance(held, now)
    following, quorum = next_of(seen), reads.quorum_now(held, now)
    return page(
        "desk/meeting.html", held=held, seen=seen, next=following, why=WHY[following.deed], door=door_of(actor, held, following),
        steps=steps_of(following.deed, held.state is MeetingState.CANCELLED), quorum=quorum, during=held.state is MeetingState.OPEN,
        quorum_said=quorum_sentence(quorum) if quorum else "", permitted=_permitted(actor, held), states=ItemState,
        no_rules=quorum is None, short=_short_notice(held), by_point=_by_point(seen.motions),
        elections=_by_point(votes.elections(held.id)),
        live=not held.by_correspondence and (
            held.state is MeetingState.OPEN or (held.state is MeetingState.CONVENED and seen.day_has_come)),
        before=held.state in (MeetingState.DRAFT, MeetingState.CONVENED),
    )


def door_of(actor: Actor, held: Meeting, following: Next) -> str | None:
    """Return the address where the next thing is done, or None when this person may not do it (or it is a button that acts)."""
    scope = committees.scope_of(held.body)
    if following.deed in DOORS:
        endpoint, permission = DOORS[following.deed]
        return url_for(endpoint, meeting=held.id) if may(actor, permission, scope) else None
    if following.deed is Deed.NUMBER and following.motion and may(actor, Permission.KEEP_DECISIONS, scope):
        return url_for("decisions.number", meeting=held.id, mocion=following.motion.id, punto=following.motion.item)
    if following.deed in (Deed.VOTE, Deed.BREAK_TIE) and following.motion:
        needed = Permission.RECORD_VOTE if following.deed is Deed.VOTE else Permission.DECLARE_RESULT
        return url_for("voting.motion", motion=following.motion.id) if may(actor, needed, scope) else None
    if following.deed is Deed.PUT_MOTION and following.item and may(actor, Permission.RECORD_VOTE, scope):
        return url_for("voting.put", meeting=held.id, punto=following.item.id)
    return None


def _permitted(actor: Actor, held: Meeting) -> dict[str, bool]:
    scope = committees.scope_of(held.body)
    wanted = (
        Permission.CONVENE, Permission.RUN_MEETING, Permission.RECORD_VOTE, Permission.KEEP_DECISIONS, Permission.KEEP_COMMITMENTS,
        Permission.TALLY_PARTICIPATION, Permission.RECORD_ATTENDANCE, Permission.REOPEN_MEETING,
    )
    return {permission.value: may(actor, permission, scope) for permission in wanted}


def _short_notice(held: Meeting) -> bool:
    sent = meetings.convocations(held.id)
    return bool(sent) and not sent[-1].notice.kept


def _by_point(motions: Any) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for motion in motions:
        found.setdefault(motion.item, []).append(motion)
    return found
