"""The approval of an acta: presented with a frozen text, voted at the next meeting, approved or not by the result of that vote."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs, needs_sign_in
from governance_app.access.rules import Permission
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import Decision
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting
from governance_app.minutes import actions, reads
from governance_app.minutes.forms import PresentForm, PutToVoteForm, ReasonForm
from governance_app.minutes.pages.blueprint import acted, holds, pages
from governance_app.minutes.rules import Approval, FrozenText, Minutes, MinutesState, NotPresented, Presentation, unanswered
from governance_app.minutes.rules.covering import cover
from governance_app.minutes.wording.approval import approval_sentence, digest_groups, motion_text
from governance_app.voting import reads as votes
from governance_app.voting.rules import Form, MotionState
from governance_app.voting.wording import result_sentence
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta/aprobacion")
@needs_sign_in
def approval(meeting: UUID) -> Answer:
    """Show the text put to the vote (or approved) with its digest, its vote, and what the secretary may do next."""
    held, begun = reads.to_review(current_actor(), meeting)
    if begun.state not in (MinutesState.PRESENTED, MinutesState.APPROVED):
        raise NotPresented()
    shown, text = reads.candidate(meeting)
    text = replace(text, text=cover(text.text, reads.covers_for(current_actor(), meeting)))
    keeper = holds(Permission.DRAFT_MINUTES, held.body) and begun.state is MinutesState.PRESENTED
    form = PutToVoteForm.blank_or_posted(form=Form.SHOW_OF_HANDS)
    _offer_forms(form, shown)
    return page("minutes/approval.html", form=form, keeper=keeper, inside=holds(Permission.SEE_BODY, held.body),
                **_shown(held, begun, shown, text))


def _shown(held: Meeting, begun: Minutes, shown: Presentation, text: FrozenText) -> dict[str, Any]:
    motion = votes.motion(shown.motion) if shown.motion else None
    result = votes.result(shown.motion) if shown.motion else None
    found: Approval | None = reads.approval(held.id)
    votes_at = meetings.meeting(shown.meeting)
    waits = motion is None or motion.state in (MotionState.WITHDRAWN, MotionState.ANNULLED)
    return {
        "meeting": held, "minutes": begun, "shown": shown, "text": text, "motion": motion, "result": result, "votes_at": votes_at,
        "result_said": result_sentence(result) if result else "", "may_put": waits and begun.state is MinutesState.PRESENTED,
        "motion_text": motion_text(held, text.sha256), "digest": digest_groups(text.sha256), "approved": found,
        "turns": reads.turns(begun.id), "decided": _decided(held.id, shown) if found else (),
        "approval_said": approval_sentence(found, votes_at) if found else "", "ended": motion is not None and result is not None,
        "carried": result is not None and result.outcome.value == "carried" and result.quorum.reached,
    }


def _decided(meeting: UUID, shown: Presentation) -> tuple[Decision, ...]:
    """Return the decisions that the frozen text holds: each has its certified excerpt."""
    held = {one.number for point in reads.frozen_shape(shown.text).points for one in point.resolutions}
    return tuple(one for one in decisions.decisions_of_meeting(meeting) if one.code in held)


@pages.route("/trabajo/reuniones/<uuid:meeting>/acta/presentar", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def present(meeting: UUID) -> Answer:
    """Put the acta to the vote at a point of a later meeting: its text is frozen."""
    held = meetings.meeting_for(current_actor(), meeting)
    begun = reads.minutes_for(current_actor(), meeting)
    form = PresentForm.blank_or_posted()
    offered = reads.points_for_minutes(meeting)
    form.item.choices = {named(one): [(i.id, f"{i.label}. {i.title}") for i in points] for one, points in offered if points}
    if form.validate_on_submit() and form.attempt(actions.present, meeting=meeting, item=form.item.data):
        return done(_("The text is frozen and put to the vote."), "minutes.approval", meeting=meeting)
    return page("minutes/present.html", meeting=held, minutes=begun, form=form, offered=offered,
                waiting=unanswered(reads.corrections(meeting))), form.status


@pages.post("/trabajo/reuniones/<uuid:meeting>/acta/aprobacion/mocion")
@needs(Permission.DRAFT_MINUTES)
def put_to_vote(meeting: UUID) -> Answer:
    """Put the motion about the presented text and go on to its vote."""
    held = meetings.meeting_for(current_actor(), meeting)
    shown, text = reads.candidate(meeting)
    form = PutToVoteForm.blank_or_posted()
    _offer_forms(form, shown)
    if form.validate_on_submit() and (receipt := form.attempt(actions.put_to_vote, meeting=meeting, form=form.form.data)):
        return done(_("The motion is put: open its vote."), "voting.motion", motion=receipt.subject)
    begun = reads.minutes_for(current_actor(), meeting)
    return page("minutes/approval.html", form=form, keeper=begun.state is MinutesState.PRESENTED, inside=True,
                **_shown(held, begun, shown, text)), form.status


@pages.post("/trabajo/reuniones/<uuid:meeting>/acta/aprobacion/aprobar")
@needs(Permission.DRAFT_MINUTES)
def approve(meeting: UUID) -> Answer:
    """Declare the acta approved by the motion that was carried."""
    return _declared(meeting, actions.approve, _("The minutes are approved. Their text never changes any more."))


@pages.post("/trabajo/reuniones/<uuid:meeting>/acta/aprobacion/no-aprobada")
@needs(Permission.DRAFT_MINUTES)
def not_approved(meeting: UUID) -> Answer:
    """Declare that the vote did not approve the acta."""
    return _declared(meeting, actions.not_approved, _("The minutes are in review again."))


def _declared(meeting: UUID, action: Any, said: str) -> Response:
    meetings.meeting_for(current_actor(), meeting)
    return acted(action, said, "minutes.draft", meeting=meeting)


@pages.route("/trabajo/reuniones/<uuid:meeting>/acta/aprobacion/retirar", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def take_back(meeting: UUID) -> Answer:
    """Take the presented text back before the vote, with a reason."""
    held = meetings.meeting_for(current_actor(), meeting)
    form = ReasonForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.take_back, meeting=meeting, reason=form.reason.data):
        return done(_("The minutes are in review again. Write down what was asked as a correction, and answer it."), "minutes.review",
                    meeting=meeting)
    return page("minutes/take_back.html", meeting=held, minutes=reads.minutes_for(current_actor(), meeting), form=form), form.status


def _offer_forms(form: Any, shown: Presentation) -> None:
    by_letter = meetings.meeting(shown.meeting).by_correspondence
    form.form.choices = [(f.value, label(f)) for f in Form if (f is Form.CORRESPONDENCE) is by_letter]


def named(held: Meeting) -> str:
    """Return how a meeting is called in a list of choices."""
    return " · ".join(part for part in (held.code, held.title) if part) or str(label(held.kind))
