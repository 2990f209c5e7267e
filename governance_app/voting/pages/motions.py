"""The motions of a meeting: put one, see all, withdraw."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from flask import request

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may
from governance_app.attendance import reads as attendance
from governance_app.committees import reads as committees
from governance_app.foundation import clock
from governance_app.foundation.clock import local_day
from governance_app.languages.catalogue import _
from governance_app.languages.formats import long_day
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import AgendaItem, FormSaid, Meeting, MeetingState, under_discussion
from governance_app.meetings.wording import form_said_sentence
from governance_app.people import reads as people
from governance_app.voting import actions, reads
from governance_app.voting.forms import ActForm, MotionForm
from governance_app.voting.pages.blueprint import pages, sits_today
from governance_app.voting.rules import SECRET, Form, Motion, MotionState, announced_otherwise
from governance_app.voting.wording import result_sentence
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label


@pages.get("/trabajo/reuniones/<uuid:meeting>/votaciones")
@needs(Permission.SEE_BODY)
def motions(meeting: UUID) -> Answer:
    """Show the motions of a meeting with their results."""
    held = attendance.meeting_for(current_actor(), Permission.SEE_BODY, meeting)
    put = reads.motions(meeting)
    results = {m.id: reads.result(m.id) for m in put}
    return page(
        "voting/motions.html", meeting=held, motions=put, results=results, result_sentence=result_sentence,
        points={p.id: p for p in meetings.agenda(meeting)}, proxies_known=reads.rules_of_the_day(held).proxies.allowed,
        may_put=may(current_actor(), Permission.RECORD_VOTE, committees.scope_of(held.body))
        and held.state not in (MeetingState.CLOSED, MeetingState.CANCELLED),
    )


@pages.route("/trabajo/reuniones/<uuid:meeting>/votaciones/nueva", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def put(meeting: UUID) -> Answer:
    """Put a motion on a point."""
    held = attendance.meeting_for(current_actor(), Permission.RECORD_VOTE, meeting)
    form = _motion_form(held)
    points = meetings.agenda(meeting)
    announced = meetings.named_forms(meeting)
    otherwise = bool(form.form.data) and announced_otherwise(form.form.data, announced.get(form.item.data))
    if form.form.data in SECRET or otherwise:
        form.open_now.data = False  # scrutineers are named first, or another form was announced: the page of the motion warns
    if form.validate_on_submit() and (receipt := form.attempt(actions.put_motion, meeting=meeting, **form.given())):
        said = _("The vote is open.") if form.open_now.data else _("The motion is put, and its vote is not open yet.") if otherwise else (
            _("The motion is put."))
        return done(said, "voting.motion", motion=receipt.subject)
    return page("voting/put.html", meeting=held, form=form, in_session=sits_today(held) and not held.by_correspondence,
                named=_told(points, announced)), form.status


def _motion_form(held: Meeting) -> Any:
    points, put = meetings.agenda(held.id), reads.motions(held.id)
    asked = next((p for p in points if str(p.id) == request.args.get("punto")), under_discussion(points))
    form = MotionForm.blank_or_posted(
        item=asked.id if asked else None, form=_likely_form(held, asked), language=held.language,
        open_now=sits_today(held) and not held.by_correspondence,
        amends=next((m.id for m in put if str(m.id) == request.args.get("enmienda")), None))
    form.form.choices = [(f.value, label(f)) for f in Form if (f is Form.CORRESPONDENCE) is held.by_correspondence]
    form.item.choices = [(p.id, f"{p.label}. {p.title}") for p in points]
    form.language.choices = [(code, language.autonym) for code, language in CONTENT_LANGUAGES.items()]
    room = attendance.standing_at(held.id, held.closed_at or clock.now())
    names = people.names({p.person for p in room.present})
    form.proposer.choices = form.seconder.choices = sorted(names.items(), key=lambda pair: pair[1])
    form.proposer_seat.choices = list(reads.seat_labels(held.id).items())
    form.amends.choices = [(m.id, _named(m)) for m in put if m.state is MotionState.DRAFT and m.amends is None]
    form.again_of.choices = [
        (m.id, f"{long_day(local_day(m.closed_at))} · {_named(m)}") for m in reads.voted_in_body(held.body) if m.closed_at]
    return form


def _told(points: Iterable[AgendaItem], said: Mapping[UUID, FormSaid]) -> list[tuple[AgendaItem, str]]:
    """Return the points of whose form something was said, with what the notice said and what was changed since."""
    told = ((point, form_said_sentence(said[point.id])) for point in points if point.id in said)
    return [(point, sentence) for point, sentence in told if sentence]


def _likely_form(held: Meeting, point: AgendaItem | None) -> Form:
    """Return the form that a new motion proposes: what the agenda says now of the point, or consensus."""
    if held.by_correspondence:
        return Form.CORRESPONDENCE
    return Form(point.named_form.value) if point and point.named_form else Form.CONSENSUS


def _named(motion: Motion) -> str:
    return f"{motion.position}. {motion.text[:90]}"


@pages.post("/trabajo/mociones/<uuid:motion>/retirar")
@needs(Permission.RECORD_VOTE)
def withdraw(motion: UUID) -> Answer:
    """Withdraw a motion that has not been voted."""
    found, _held = reads.motion_for(current_actor(), Permission.RECORD_VOTE, motion)
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.withdraw_motion, motion=motion):
        return done(_("The motion is withdrawn."), "voting.motions", meeting=found.meeting)
    return done(" ".join(line.text for line in form.complaints()), "voting.motion", kind="danger", motion=motion)
