"""Pages of a sealed electronic vote for who keeps the record: prepare, open, let somebody vote here, close, destroy."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import current_app
from markupsafe import Markup
from werkzeug.wrappers import Response

from governance_app.access.guards import needs
from governance_app.access.rules import Permission, Secret, code_from, written
from governance_app.documents.qr_code import qr_inline
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.languages.formats import number
from governance_app.voting import actions, reads
from governance_app.voting.forms import ActForm
from governance_app.voting.forms.sealed import OpenSealedForm, PrepareSealingForm, SealForm
from governance_app.voting.pages.blueprint import Hall, hall_of, pages, told_whatever_is_published
from governance_app.voting.pages.urn import disputable_until
from governance_app.voting.rules import Form, NoSuchMotion, Publication
from governance_app.voting.rules.sealed import SealedStage, Sealing, key_words, receipt_words
from governance_app.voting.wording.sealed import promise
from governance_app.voting.wording.urn import warning
from governance_app.web.answers import Answer, done, page
from governance_app.web.outside import full_address
from governance_app.web.sentences import label


def sealing_of(hall: Hall) -> dict[str, Any] | None:
    """Return what the page of a motion shows of its sealed vote, or None."""
    found = reads.seals.sealing(hall.motion.id)
    if found is None:
        return None
    running = found.stage is SealedStage.OPEN
    answered = reads.seals.has_answered(hall.motion.id) if running and hall.may_record else frozenset()
    until = disputable_until(hall)
    return {
        "facts": _facts(hall, found), "stage": found.stage.value, "ready": found.ready, "received": reads.turnout(hall.motion),
        "voters": [(v, v.seat in answered) for v in hall.entitled] if running else [], "until": until,
        "may_destroy": _is_over(until, found),
        "disputable": until is not None and clock.local_day(clock.now()) <= until,
    }


def key_marks(found: Sealing | None) -> str:
    """Return the marks of both keys in a row, for voters to compare with what the scrutineers read aloud; empty before they are given."""
    return " / ".join(key_words(key) for key in (found.first, found.second)) if found and found.ready else ""


def _is_over(until: date | None, found: Sealing) -> bool:
    return found.stage is SealedStage.COUNTED and until is not None and clock.local_day(clock.now()) > until


def _facts(hall: Hall, found: Sealing) -> list[tuple[str, str]]:
    people, labels = {v.seat: v.person for v in hall.voters}, reads.seat_labels(hall.meeting.id)
    facts = [(str(_("What is published of the result")), str(label(found.publication))),
             (str(_("How far it is")), str(label(found.stage)))]
    titles, keys = (_("First scrutineer"), _("Second scrutineer")), (found.first, found.second)
    for title, seat, key in zip(titles, found.scrutineers, keys, strict=True):
        who = " · ".join(part for part in (people.get(seat, ""), labels.get(seat, "")) if part)
        mark = _("the mark of the key is %(mark)s", mark=key_words(key)) if key else _("no key yet")
        facts.append((str(title), f"{who} · {mark}"))
    if found.received is not None:
        facts.append((str(_("Envelopes in the box")), number(found.received)))
    if replaced := reads.seals.replaced(hall.motion.id):
        facts.append((str(_("Envelopes replaced by a later one of the same seat")), number(replaced)))
    if found.commitment:
        facts.append((str(_("Seal of the totals")), found.commitment))
    if found.annulled_because:
        facts.append((str(_("Why it is annulled")), found.annulled_because))
    return facts


@pages.route("/trabajo/mociones/<uuid:motion>/reservado/preparar", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def prepare_sealing(motion: UUID) -> Answer:
    """Name the scrutineers, fix what is published, and print the code of each; the codes are shown once."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form: Any = PrepareSealingForm.blank_or_posted(publication=Publication.OUTCOME)
    form.renew_seed()
    form.first.choices = form.second.choices = [(s.seat, s.label) for s in reads.seats_of_the_day(hall.meeting.id)]
    if form.validate_on_submit():
        codes = [code_from(current_app.config["SECRET_KEY"], str(form.request_id.data), form.seed.data or "", slot) for slot in ("1", "2")]
        if form.attempt(actions.prepare_sealing, motion=motion, publication=form.publication.data, first=form.first.data,
                        second=form.second.data, first_code=Secret(codes[0]), second_code=Secret(codes[1])):
            return _slips(hall, codes, (form.first.data, form.second.data))
    coming = reads.hall_now(hall.meeting, hall.motion.item, clock.now())
    return page("voting/sealed_prepare.html", meeting=hall.meeting, motion=hall.motion, form=form, warning=warning(coming.voters),
                also=told_whatever_is_published(hall, coming), promise=promise()), form.status


def _slips(hall: Hall, codes: list[str], seats: tuple[UUID, UUID]) -> Response:
    address, labels = full_address("voting.scrutiny"), reads.seat_labels(hall.meeting.id)
    slips = [
        (labels.get(seat, ""), written(code).split("-"),
         Markup(qr_inline(f"{address}#{written(code)}", title=_("Opens the page for the code"))))  # noqa: S704 — made by us, no user text
        for seat, code in zip(seats, codes, strict=True)]
    answer = current_app.make_response(page(
        "voting/sealed_slips.html", motion=hall.motion, slips=slips, address=address.split("://", 1)[1]))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.route("/trabajo/mociones/<uuid:motion>/reservado/abrir", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def open_sealed(motion: UUID) -> Answer:
    """Open the vote, now that both keys are there and both scrutineers say with their PINs that they are theirs."""
    hall, form = hall_of(Permission.RECORD_VOTE, motion), OpenSealedForm.blank_or_posted()
    pins = {name: Secret(form[name].data or "") for name in ("first_pin", "second_pin")}
    if form.validate_on_submit() and form.attempt(actions.open_sealed, motion=motion, **pins):
        return done(_("The vote is open."), "voting.motion", motion=motion)
    found = reads.seals.sealing(motion)
    return page("voting/sealed_open.html", meeting=hall.meeting, motion=hall.motion, form=form,
                facts=_facts(hall, found) if found else []), form.status


@pages.post("/trabajo/mociones/<uuid:motion>/reservado/cerrar")
@needs(Permission.RECORD_VOTE)
def close_sealed(motion: UUID) -> Answer:
    """Close the box."""
    return _act(motion, actions.close_sealed, _("The box is closed. The first scrutineer may begin."))


@pages.post("/trabajo/mociones/<uuid:motion>/reservado/destruir")
@needs(Permission.RECORD_VOTE)
def destroy_envelopes(motion: UUID) -> Answer:
    """Destroy the envelopes of a counted vote."""
    return _act(motion, actions.destroy_envelopes, _("The envelopes are destroyed. Burn the two papers with the words before witnesses."))


def _act(motion: UUID, action: Any, said: str) -> Answer:
    hall, form = hall_of(Permission.RECORD_VOTE, motion), ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(action, motion=motion):
        return done(said, "voting.motion", motion=motion)
    return page("voting/act.html", meeting=hall.meeting, motion=hall.motion, form=form, title=_("Put this right"), fields=()), form.status


@pages.route("/trabajo/mociones/<uuid:motion>/reservado/puestos/<uuid:seat>", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def cast_here(motion: UUID, seat: UUID) -> Answer:
    """Let somebody without a telephone seal their answer on this device."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    seat_label = reads.seat_labels(hall.meeting.id).get(seat)
    if seat_label is None:
        raise NoSuchMotion()  # a seat of another body: nothing of this vote is there
    form: Any = SealForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.cast_sealed, motion=motion, seat=seat, envelope=form.sealed.data or ""):
        kept = reads.seals.envelope_of(motion, seat)
        return done(_("The envelope is in the box. Its mark: %(mark)s. It says that it was received, not what it holds.",
                      mark=receipt_words(kept) if kept else ""), "voting.motion", motion=motion)
    found = reads.seals.sealing(motion)
    open_now = found is not None and found.stage is SealedStage.OPEN and hall.motion.form is Form.SEALED
    voter = next((v for v in hall.voters if v.seat == seat), None)
    return page("voting/sealed_here.html", meeting=hall.meeting, motion=hall.motion, form=form, voter=voter, seat_label=seat_label,
                sealing=found, open_now=open_now, promise=promise(), key_marks=key_marks(found)), form.status
