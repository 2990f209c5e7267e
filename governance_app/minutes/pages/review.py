"""The review on screen: the acta to read, what was proposed with its answers; opened and taken back by the secretary."""

from datetime import timedelta
from uuid import UUID

from governance_app.access.guards import current_actor, needs, needs_sign_in
from governance_app.access.rules import Permission
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.forms import ReasonForm, ReviewForm
from governance_app.minutes.pages.blueprint import holds, pages
from governance_app.minutes.pages.reading import whole
from governance_app.minutes.rules import MinutesState
from governance_app.web.answers import Answer, done, page

USUAL = timedelta(days=10)
"""Days that the form proposes for corrections: some must travel to read."""


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta/revision")
@needs_sign_in
def review(meeting: UUID) -> Answer:
    """Show the acta to who attended or sees the body from inside, with what was proposed and answered."""
    actor = current_actor()
    held, begun = reads.to_review(actor, meeting)
    reads.check_uncovered(actor, meeting)
    keeper = holds(Permission.DRAFT_MINUTES, held.body)
    in_review = begun.state is MinutesState.IN_REVIEW
    in_time = begun.review_until is None or clock.local_day(clock.now()) <= begun.review_until
    return page(
        "minutes/review.html", meeting=held, minutes=begun, keeper=keeper, in_review=in_review,
        may_propose=in_review and in_time and reads.of_the_meeting(actor, held), corrections=reads.corrections(meeting),
        turns=reads.turns(begun.id), inside=holds(Permission.SEE_BODY, held.body), **whole(meeting, begun),
    )


@pages.route("/trabajo/reuniones/<uuid:meeting>/acta/revision/abrir", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def open_review(meeting: UUID) -> Answer:
    """Open the review until a day."""
    held = meetings.meeting_for(current_actor(), meeting)
    form = ReviewForm.blank_or_posted(until=clock.local_day(clock.now()) + USUAL)
    if form.validate_on_submit() and form.attempt(actions.open_review, meeting=meeting, **form.given()):
        return done(_("The review is open. Tell those who attended."), "minutes.review", meeting=meeting)
    return page("minutes/open_review.html", meeting=held, minutes=reads.minutes_for(current_actor(), meeting), form=form), form.status


@pages.route("/trabajo/reuniones/<uuid:meeting>/acta/revision/devolver", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def back_to_draft(meeting: UUID) -> Answer:
    """Take an acta in review back to draft, with a reason."""
    held = meetings.meeting_for(current_actor(), meeting)
    form = ReasonForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.back_to_draft, meeting=meeting, **form.given()):
        return done(_("The minutes are a draft again. What was proposed stays."), "minutes.draft", meeting=meeting)
    return page("minutes/back_to_draft.html", meeting=held, minutes=reads.minutes_for(current_actor(), meeting), form=form), form.status
