"""The page of a scrutineer, on their own telephone: make a key; open the outer envelopes; open the inner ones and count."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import current_app
from werkzeug.wrappers import Response

from governance_app.access.actions import forgive, spend_try
from governance_app.access.guards import tries
from governance_app.access.rules import code_hash, read_code
from governance_app.foundation import clock
from governance_app.foundation.errors import GovernanceError
from governance_app.voting import actions, reads
from governance_app.voting.forms.sealed import CountSealedForm, KeyForm, PeelForm, ScrutineerCodeForm
from governance_app.voting.pages.blueprint import pages
from governance_app.voting.rules.sealed import ScrutineerCodeUnknown, SealedStage, Slot, key_words
from governance_app.voting.wording.sealed import promise
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all

TURN = {(Slot.FIRST, SealedStage.FIRST): PeelForm, (Slot.SECOND, SealedStage.SECOND): CountSealedForm}
"""Which form stands before which scrutineer at which stage; before the opening it is the one for the key, else none."""


@pages.route("/escrutinio", methods=["GET", "POST"])
@open_to_all
def scrutiny() -> Answer:
    """Ask for the code of the slip, then show what the scrutineer has to do now."""
    form: Any = ScrutineerCodeForm.blank_or_posted()
    if form.validate_on_submit():
        try:
            motion, slot = _looked_up(form.code.data)
        except GovernanceError as error:
            form.complain(error)
        else:
            return _desk(form.code.data, motion, slot)
    return _unkept("voting/scrutiny_code.html", form=form), form.status


def _looked_up(code: str | None) -> tuple[UUID, Slot]:
    """Return whose code it is; each look counts as a try of the address until it is found right. TryLater, ScrutineerCodeUnknown."""
    spend_try(tries(None), clock.now())
    found = _known(code)
    forgive(tries(None), clock.now())
    return found


def _known(code: str | None) -> tuple[UUID, Slot]:
    found = reads.seals.scrutineer_of(code_hash(read_code(code or "")))
    if found is None:
        raise ScrutineerCodeUnknown(field="code")
    return found


@pages.post("/escrutinio/llave")
@open_to_all
def give_key() -> Answer:
    """Keep the public key of a scrutineer."""
    return _do(KeyForm, lambda form: (actions.give_key, {"public_key": form.public_key.data or "", "pin": form.secret("pin")}))


@pages.post("/escrutinio/primero")
@open_to_all
def peel_first() -> Answer:
    """Keep what the first scrutineer took out of the outer envelopes."""
    return _do(PeelForm, lambda form: (actions.peel_first, {
        "pin": form.secret("pin"), "envelopes": form.envelopes(), "unreadable": form.figure("unreadable"),
        "repeated": form.figure("repeated")}))


@pages.post("/escrutinio/segundo")
@open_to_all
def count_second() -> Answer:
    """Keep what the second scrutineer counted, which ends the vote."""
    return _do(CountSealedForm, lambda form: (actions.count_second, {"pin": form.secret("pin"), "totals": form.totals()}))


def _do(kind: Any, read: Callable[[Any], tuple[Any, dict[str, Any]]]) -> Answer:
    form = kind.blank_or_posted()
    try:
        motion, slot = _looked_up(form.code.data)
    except GovernanceError as error:
        return _ask_again(error)
    if form.validate_on_submit():
        try:
            action, given = read(form)
        except GovernanceError as error:
            form.complain(error)
        else:
            if form.attempt(action, code=form.secret("code"), **given):
                return _desk(form.code.data, motion, slot)
    return _desk(form.code.data, motion, slot, form)


def _ask_again(error: GovernanceError) -> Answer:
    form: Any = ScrutineerCodeForm.blank_or_posted()
    form.complain(error)
    return _unkept("voting/scrutiny_code.html", form=form), form.status


def _desk(code: str, motion: UUID, slot: Slot, form: Any = None) -> Answer:
    """Show what a scrutineer has to do now: the motion, how far the vote is, and the form of their turn with what it opens."""
    sealing = reads.seals.sealing(motion)
    if sealing is None:
        return _ask_again(ScrutineerCodeUnknown(field="code"))
    kind = KeyForm if sealing.stage is SealedStage.KEYS and not sealing.key_of(slot) else TURN.get((slot, sealing.stage))
    if kind is not None and not isinstance(form, kind):
        form = kind(formdata=None, data={"code": code})
        form.renew()
    to_open = {PeelForm: reads.seals.envelopes, CountSealedForm: reads.seals.peeled}
    shown = _unkept(
        "voting/scrutiny.html", motion=reads.motion(motion), sealing=sealing, slot=slot.value, key=sealing.key_of(slot),
        key_mark=key_words(sealing.key_of(slot)) if sealing.key_of(slot) else "", promise=promise(),
        form=form if kind else None, turn=kind.__name__ if kind else "", code=code,
        envelopes=list(to_open[kind](motion)) if kind in to_open else [])
    return shown, form.status if kind else 200


def _unkept(template: str, **shown: Any) -> Response:
    """Return a page that no browser keeps: it holds the code of a slip."""
    answer = current_app.make_response(page(template, **shown))
    answer.headers["Cache-Control"] = "no-store"
    return answer
