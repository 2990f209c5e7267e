"""A correction: proposed by who was there, written down by the secretary, answered."""

from typing import Any
from uuid import UUID

from flask import request

from governance_app.access.guards import current_actor, needs, needs_sign_in
from governance_app.access.rules import Permission
from governance_app.attendance import reads as attendance
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.forms import AnswerForm, CorrectionForm, ToldCorrectionForm
from governance_app.minutes.pages.blueprint import pages
from governance_app.minutes.rules import Correction, CorrectionState, Mended, NotOfTheMeeting, Section, suggested
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label


@pages.route("/trabajo/reuniones/<uuid:meeting>/acta/correcciones/nueva", methods=["GET", "POST"])
@needs_sign_in
def propose(meeting: UUID) -> Answer:
    """Propose a correction of an acta in review."""
    held, begun = reads.to_review(current_actor(), meeting)
    reads.check_uncovered(current_actor(), meeting)
    if not reads.of_the_meeting(current_actor(), held):
        raise NotOfTheMeeting()
    form = CorrectionForm.blank_or_posted(section=_asked(reads.sections(meeting)))
    _offer_parts(form, meeting)
    if form.validate_on_submit() and (receipt := form.attempt(actions.propose_correction, meeting=meeting, **form.given())):
        return done(_("Your correction is kept. The answer will stand beside it."), "minutes.review", meeting=meeting,
                    anchor=f"correction-{receipt.subject}")
    return page("minutes/propose.html", meeting=held, minutes=begun, form=form, part=_chosen(form, meeting)), form.status


@pages.route("/trabajo/reuniones/<uuid:meeting>/acta/correcciones/dicha", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def told(meeting: UUID) -> Answer:
    """Write down a correction that somebody who attended told."""
    held = meetings.meeting_for(current_actor(), meeting)
    begun = reads.minutes_for(current_actor(), meeting)
    form = ToldCorrectionForm.blank_or_posted(section=_asked(reads.sections(meeting)))
    _offer_parts(form, meeting)
    form.person.choices = sorted(((a.person, a.name) for a in attendance.attendees(meeting)), key=lambda pair: pair[1])
    if form.validate_on_submit() and (receipt := form.attempt(actions.enter_correction, meeting=meeting, **form.given())):
        return done(_("The correction is kept, with the name of who said it."), "minutes.review", meeting=meeting,
                    anchor=f"correction-{receipt.subject}")
    return page("minutes/told.html", meeting=held, minutes=begun, form=form), form.status


@pages.route("/trabajo/actas/correcciones/<uuid:correction>", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def answer(correction: UUID) -> Answer:
    """Answer a correction; what is accepted is written into the text at once."""
    asked = reads.correction_for(current_actor(), Permission.DRAFT_MINUTES, correction)
    part = reads.section(asked.section) if asked.section else None
    form = _answer_form(asked, part)
    if form.validate_on_submit():
        given = {**form.given(), "base": form.seen()}
        if form.attempt(actions.answer_correction, correction=correction, **given):
            return done(_("The correction is answered."), "minutes.review", meeting=asked.meeting, anchor=f"correction-{correction}")
        if part is not None:
            form.base.data = str(reads.section(part.id).revision or "")  # whoever sends it again has seen the text shown beside it now
    return page(
        "minutes/answer.html", meeting=meetings.meeting(asked.meeting), asked=asked, part=part, form=form,
        answered=asked.state is not CorrectionState.OPEN,
    ), form.status


def _answer_form(asked: Correction, part: Section | None) -> Any:
    if part is None:
        form = AnswerForm.blank_or_posted()
        form.mended.choices = [(one.value, label(one)) for one in Mended if one is not Mended.WORDS]
        del form.text
        return form
    text = suggested(part.text, asked.quoted, asked.instead)
    return AnswerForm.blank_or_posted(base=str(part.revision or ""), text=text, mended=Mended.WORDS)


def _offer_parts(form: Any, meeting: UUID) -> None:
    form.section.choices = [(part.id, _name(part)) for part in reads.sections(meeting)]


def _name(part: Section) -> str:
    return f"{part.label}. {part.title}" if part.label else str(label(part.kind))


def _asked(parts: tuple[Section, ...]) -> UUID | None:
    return next((part.id for part in parts if str(part.id) == request.args.get("parte")), None)


def _chosen(form: Any, meeting: UUID) -> Section | None:
    return next((part for part in reads.sections(meeting) if part.id == form.section.data), None)
