"""The page of whoever holds a slip: the code, then the motion and one answer. Open to all: the slip is the permission.

The code travels only in the body of what is sent, never in an address, so that no log keeps it.
"""

from typing import Any
from uuid import UUID

from flask import current_app, redirect, url_for
from werkzeug.wrappers import Response

from governance_app.access.guards import tries
from governance_app.access.rules import Secret
from governance_app.foundation import clock
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.voting import actions, reads
from governance_app.voting.forms.sealed import SlipSealForm
from governance_app.voting.forms.slips import SlipAnswerForm, SlipCodeForm
from governance_app.voting.pages.blueprint import pages
from governance_app.voting.pages.sealed import key_marks
from governance_app.voting.rules import Form, Motion, MotionState
from governance_app.voting.rules.sealed import SealedStage, receipt_words
from governance_app.voting.wording import result_sentence
from governance_app.voting.wording.sealed import promise
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all


@pages.route("/voto", methods=["GET", "POST"])
@open_to_all
def voter() -> Answer:
    """Ask for the code of a slip, then show its vote."""
    form = SlipCodeForm.blank_or_posted()
    if form.validate_on_submit() and (found := _look_up(form, form.code.data)):
        if reads.motion(found[0]).form is Form.SEALED:
            return _sealed_vote(*found, _fresh(form.code.data, SlipSealForm))
        return _vote(*found, _fresh(form.code.data))
    return _ask(form)


@pages.post("/voto/respuesta")
@open_to_all
def answer() -> Answer:
    """Write down the answer, and show it with the way to change it."""
    form, asked = SlipAnswerForm.blank_or_posted(), SlipCodeForm.blank_or_posted()
    found = _look_up(asked, form.code.data or "")
    if found is None:
        return _ask(asked)
    if form.validate_on_submit() and form.attempt(actions.answer_by_slip, **form.given()):
        return _vote(*found, _fresh(form.code.data))
    return _vote(*found, form)


@pages.post("/voto/sobre")
@open_to_all
def cast() -> Answer:
    """Put a sealed answer into the box, and show its mark."""
    form, asked = SlipSealForm.blank_or_posted(), SlipCodeForm.blank_or_posted()
    found = _look_up(asked, form.code.data or "")
    if found is None:
        return _ask(asked)
    if form.validate_on_submit() and form.attempt(
            actions.cast_by_slip, code=Secret(form.code.data or ""), envelope=form.sealed.data or ""):
        return _sealed_vote(*found, _fresh(form.code.data, SlipSealForm), just_cast=True)
    return _sealed_vote(*found, form)


@pages.get("/voto/sobre")
@pages.get("/voto/respuesta")
@open_to_all
def answer_again() -> Answer:
    """Somebody reloads the second step: begin with the code."""
    return redirect(url_for("voting.voter"), 303)


def _look_up(form: SlipCodeForm, code: str) -> tuple[UUID, UUID] | None:
    try:
        return actions.look_up_slip(code=Secret(code), tries=tries(None), now=clock.now())
    except GovernanceError as error:
        form.complain(error)
        return None


def _fresh(code: str, kind: Any = SlipAnswerForm) -> Any:
    form = kind(formdata=None, data={"code": code})
    form.renew()
    return form


def _ask(form: SlipCodeForm) -> Answer:
    return page("voting/slip_code.html", form=form), form.status


def _sealed_vote(motion: UUID, seat: UUID, form: Any, just_cast: bool = False) -> Answer:
    """Show the sealed vote of a slip: its words, the seat, whether its envelope is in the box, and the result only when it is counted."""
    put, result, kept = reads.motion(motion), reads.public_result(motion), reads.seals.envelope_of(motion, seat)
    sealing = reads.seals.sealing(motion)
    return _unkept("voting/voter_sealed.html", form, motion=put, seat=reads.seat_labels(put.meeting).get(seat, ""), form=form,
                   translations=_translations(put), sealing=sealing, mark_of_it=receipt_words(kept) if kept else "", just_cast=just_cast,
                   answers_here=put.state is MotionState.OPEN and sealing is not None and sealing.stage is SealedStage.OPEN,
                   sentence=result_sentence(result) if result else "", code=form.code.data, promise=promise(),
                   key_marks=key_marks(sealing))


def _vote(motion: UUID, seat: UUID, form: SlipAnswerForm) -> Answer:
    """Show the vote of a slip: its words, the seat, its own answer, and the result only when the vote is closed."""
    put, said = reads.motion(motion), {b.seat: b for b in reads.ballots(motion)}.get(seat)
    result = reads.public_result(motion)
    form.again.data = "yes" if said else ""
    if said and form.choice.data is None:
        form.choice.data, form.reason.data = said.choice, said.reason
    shown: dict[str, Any] = {
        "motion": put, "seat": reads.seat_labels(put.meeting).get(seat, ""), "said": said, "form": form, "translations": _translations(put),
        "answers_here": put.state is MotionState.OPEN and put.form is Form.ROLL_CALL,
        "sentence": result_sentence(result) if result else "", "code": form.code.data}
    return _unkept("voting/voter.html", form, **shown)


def _unkept(template: str, about: Any, **shown: Any) -> Response:
    """Return a page that no browser keeps: it holds the code of a slip."""
    made: Response = current_app.make_response((page(template, **shown), about.status))
    made.headers["Cache-Control"] = "no-store"
    return made


def _translations(put: Motion) -> list[tuple[str, str, str]]:
    """Return (language, its own name, text) of the words as they are now in other languages."""
    texts = reads.texts(put.id)
    latest = max((t.version for t in texts), default=1)
    return [(t.language, CONTENT_LANGUAGES[t.language].autonym if t.language in CONTENT_LANGUAGES else t.language, t.text)
            for t in texts if t.version == latest and t.language != put.language]
