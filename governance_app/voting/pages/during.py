"""Acts on one motion beside its answers: other words, latecomers, another form, a changed answer, acclamation, the lot."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.voting import actions, reads
from governance_app.voting.forms import ActForm, ChangeAnswerForm, LotForm, OtherFormForm, RewordForm, TranslateForm
from governance_app.voting.pages.blueprint import Hall, hall_of, likely_moment, pages
from governance_app.voting.rules import Form, Motion
from governance_app.web.answers import Answer, done, page


def _reword_form(motion: Motion) -> Any:
    """Return the form with which the words of a motion change; it offers the amendments that were approved."""
    form = RewordForm.blank_or_posted(text=motion.text)
    carried = reads.carried_amendments(motion.id)
    form.because.choices = [(a.id, a.text[:100]) for a in reads.amendments(motion.id) if a.id in carried]
    return form


def _translate_form(motion: Motion) -> Any:
    form = TranslateForm.blank_or_posted()
    form.language.choices = [(code, one.autonym) for code, one in CONTENT_LANGUAGES.items() if code != motion.language]
    return form


def _change_form(hall: Hall) -> Any:
    form = ChangeAnswerForm.blank_or_posted()
    said = {b.seat for b in reads.ballots(hall.motion.id)}
    form.seat.choices = [(v.seat, v.label) for v in hall.entitled if v.seat in said]
    return form


@pages.route("/trabajo/mociones/<uuid:motion>/palabras", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def reword(motion: UUID) -> Answer:
    """Write the words of a motion anew before its vote."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form = _reword_form(hall.motion)
    return _ask(hall, form, actions.reword_motion, _("The motion has its new words."), _("Change the words"), lambda: {
        "text": form.text.data, "because": form.because.data})


@pages.route("/trabajo/mociones/<uuid:motion>/traducir", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def translate(motion: UUID) -> Answer:
    """Keep the words of a motion in another language."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form = _translate_form(hall.motion)
    return _ask(hall, form, actions.translate_motion, _("The text is kept."), _("Write it in another language"), lambda: {
        "language": form.language.data, "text": form.text.data})


@pages.route("/trabajo/mociones/<uuid:motion>/forma", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def another_form(motion: UUID) -> Answer:
    """Let an open vote go on in another form."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form = OtherFormForm.blank_or_posted(form=Form.ROLL_CALL)
    return _ask(hall, form, actions.take_another_form, _("The vote goes on in the other form."), _("Go on in another form"), lambda: {
        "form": form.form.data})


@pages.route("/trabajo/mociones/<uuid:motion>/cambiar", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def change(motion: UUID) -> Answer:
    """Change a seat's answer while the roll call is open."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form = _change_form(hall)
    return _ask(hall, form, actions.change_ballot, _("The answer is changed; the earlier one stays beside it."), _("Change an answer"),
                lambda: {"seat": form.seat.data, "choice": form.choice.data, "reason": form.reason.data or ""})


@pages.route("/trabajo/mociones/<uuid:motion>/sorteo", methods=["GET", "POST"])
@needs(Permission.DECLARE_RESULT)
def lot(motion: UUID) -> Answer:
    """Record the lot that breaks a tie."""
    hall = hall_of(Permission.DECLARE_RESULT, motion)
    form = LotForm.blank_or_posted(at=likely_moment(hall.meeting))
    return _ask(hall, form, actions.draw_lot, _("The lot is kept."), _("Write down the lot"), lambda: {
        "choice": form.choice.data, "how": form.how.data or "", "at": form.at.data})


@pages.post("/trabajo/mociones/<uuid:motion>/aclamacion")
@needs(Permission.RECORD_VOTE)
def acclamation(motion: UUID) -> Answer:
    """Write down that all approved by acclamation."""
    return _press(motion, actions.record_acclamation, _("The acclamation is kept and the vote is closed."))


@pages.post("/trabajo/mociones/<uuid:motion>/quienes-llegaron")
@needs(Permission.RECORD_VOTE)
def admit(motion: UUID) -> Answer:
    """Let those answer who came in since the vote was opened."""
    return _press(motion, actions.admit_latecomers, _("Those who came in may answer."))


def _ask(hall: Hall, form: Any, action: Callable[..., Any], said: str, heading: str, given: Callable[[], dict[str, Any]]) -> Answer:
    if form.validate_on_submit() and form.attempt(action, motion=hall.motion.id, **given()):
        return done(said, "voting.motion", motion=hall.motion.id)
    return page("voting/act.html", meeting=hall.meeting, motion=hall.motion, form=form, title=heading, fields=tuple(given())), form.status


def _press(motion: UUID, action: Callable[..., Any], said: str) -> Answer:
    hall_of(Permission.RECORD_VOTE, motion)
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(action, motion=motion):
        return done(said, "voting.motion", motion=motion)
    return done(" ".join(line.text for line in form.complaints()), "voting.motion", kind="danger", motion=motion)
