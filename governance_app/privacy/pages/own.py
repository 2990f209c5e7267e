"""One's own data: seen, printed, taken along, and what one asks of them. No id stands in an address but that of a request."""

from typing import Any
from uuid import UUID

from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs_sign_in
from governance_app.documents import json_file
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.people.reads.own import own
from governance_app.people.rules import Field, speaks_alone
from governance_app.privacy import actions
from governance_app.privacy.forms import ActForm, AskForm
from governance_app.privacy.pages.blueprint import file, for_their_eyes, pages, today
from governance_app.privacy.reads.own import own_data
from governance_app.privacy.rules import OwnData, portable
from governance_app.privacy.wording import own as words
from governance_app.privacy.wording.asking import TONES, days_said
from governance_app.web.answers import Answer, done, page

FILE = "mis-datos.json"


@pages.get("/mis-datos")
@needs_sign_in
def mine() -> Answer:
    """Show what is kept of the person who is signed in; to an account tied to nobody, what to do."""
    if current_actor().person is None:
        return for_their_eyes(page("privacy/not_tied.html"))
    one = own(current_actor())
    return for_their_eyes(page("privacy/mine.html", alone=speaks_alone(one.minor_band), **in_words(own_data(one.id, on=today()))))


@pages.get("/mis-datos/imprimir")
@needs_sign_in
def mine_printed() -> Answer:
    """Show the same for paper."""
    one = own(current_actor())
    return for_their_eyes(page("privacy/mine_printed.html", **in_words(own_data(one.id, on=today()))))


@pages.get(f"/mis-datos/{FILE}")
@needs_sign_in
def mine_file() -> Answer:
    """Give the same as a file to take along."""
    return as_file(own_data(own(current_actor()).id, on=today()))


def as_file(kept: OwnData) -> Response:
    """Return what is kept of a person as JSON (docs/own-data.md)."""
    return file(json_file.readable(portable(kept, today())), "application/json", FILE)


def in_words(kept: OwnData) -> dict[str, Any]:
    """Return what is kept of a person as the templates show it, every code in words."""
    peoples = {one.code: one.name for one in organisations.nationalities()}
    return {
        "kept": kept, "record": words.record_pairs(kept.record), "made_at": clock.now(), "on": today(),
        "answers": [(one, Field(one.field), *words.answer_row(one, peoples)) for one in kept.answers if one.replaced_at is None],
        "replaced": [(one, *words.answer_row(one, peoples)) for one in kept.answers if one.replaced_at is not None],
        "consents": [(one, *words.consent_words(one)) for one in kept.consents],
        "posts": [(one, words.post_words(one)) for one in kept.posts],
        "meetings": [(one, words.capacity_words(one), words.said_then(one, peoples)) for one in kept.meetings],
        "figures": [(one, *words.figure_words(one, peoples)) for one in kept.figures],
        "promises": [(one, words.state_words(one)) for one in kept.commitments], "days_said": days_said, "tones": TONES,
    }


@pages.route("/mis-datos/pedir", methods=["GET", "POST"])
@needs_sign_in
def ask() -> Answer:
    """Ask something of one's own data; it is answered within fifteen days."""
    one, form = own(current_actor()), AskForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.ask, **form.given()):
        return done(_("Your request is written down. It is answered within 15 days, free of charge."), "privacy.mine", anchor="pedidos")
    return for_their_eyes(page("privacy/ask.html", form=form, alone=speaks_alone(one.minor_band))), form.status


@pages.post("/mis-datos/pedidos/<uuid:asked>/retirar")
@needs_sign_in
def take_back(asked: UUID) -> Answer:
    """Take back what one has asked."""
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.take_back_request, request=asked):
        return done(_("Your request is taken back."), "privacy.mine", anchor="pedidos")
    return done(_("This request was answered before."), "privacy.mine", kind="info", anchor="pedidos")
