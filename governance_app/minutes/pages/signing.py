"""Signing an approved acta: how each place stands, and the ways to sign it or to refuse."""

from typing import Any
from uuid import UUID

from flask import current_app

from governance_app.access import reads as access
from governance_app.access.guards import current_actor, needs, needs_sign_in, tries
from governance_app.access.rules import Permission, Secret
from governance_app.documents.pdf_signature import roots_in
from governance_app.documents.signed_shapes import Added, BottomLine, Chain, Coverage, Unchecked
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.minutes import reads
from governance_app.minutes.actions import signing as actions
from governance_app.minutes.forms import ActForm, RefusalForm, SignedPdfForm, SignOnPaperForm, SignOnScreenForm
from governance_app.minutes.pages.blueprint import holds, pages
from governance_app.minutes.reads import signing as asked
from governance_app.minutes.reads.signing import Signing
from governance_app.minutes.rules.covering import covered
from governance_app.minutes.rules.signing import Signed, SigningPlace, mark_of, the_place, waits_for
from governance_app.minutes.rules.signing_errors import NotYoursToSign
from governance_app.minutes.wording.approval import digest_groups
from governance_app.minutes.wording.signing import office_word, standing
from governance_app.web.answers import Answer, done, page
from governance_app.web.limits import takes_attachment
from governance_app.web.sentences import label

BASE = "/trabajo/reuniones/<uuid:meeting>/acta/firmas"


@pages.get(BASE)
@needs_sign_in
def signing(meeting: UUID) -> Answer:
    """Show who signs the acta, in the order of the rules, and how each place stands."""
    all_of, keeper = _seen(meeting)
    proofs = asked.proofs(all_of.kept)
    lines = covered([(place, [(one, standing(one), proofs.get(one.id), _seals(one)) for one in all_of.kept if one.place == place.place])
                     for place in all_of.places], reads.covers_for(current_actor(), meeting))
    return page(
        "minutes/signing.html", meeting=all_of.meeting, all_of=all_of, lines=lines, keeper=keeper, me=current_actor().person,
        code=mark_of(all_of.text.sha256), digest=digest_groups(all_of.text.sha256),
        inside=holds(Permission.SEE_BODY, all_of.meeting.body), office=office_word)


def _seen(meeting: UUID) -> tuple[Signing, bool]:
    reads.to_review(current_actor(), meeting)
    all_of = asked.signing(meeting)
    return all_of, holds(Permission.DRAFT_MINUTES, all_of.meeting.body)


def _place(meeting: UUID, number: int, *, own_only: bool = False) -> tuple[Signing, SigningPlace]:
    """Return the signing and a place that the reader may act on. Raises NotYoursToSign, PlaceMissing."""
    all_of, keeper = _seen(meeting)
    place = the_place(all_of.places, number)
    if place.person != current_actor().person and (own_only or not keeper):
        raise NotYoursToSign()
    return all_of, place


def _seals(one: Signed) -> list[list[str]]:
    """Return the seals of a PDF as lines: whose certificate, what holds, what nobody here could check."""
    return [[
        _("%(name)s, certified by %(issuer)s", name=seal["signer"], issuer=seal["issuer"]), str(label(BottomLine(seal["bottom_line"]))),
        str(label(Coverage(seal["coverage"]))), str(label(Added(seal["added"]))), str(label(Chain(seal["chain"]))), _("Not checked:"),
        *(str(label(Unchecked(left))) for left in seal["unchecked"])] for seal in one.seals]


def _asked(template: str, form: Any, all_of: Signing, place: SigningPlace, **more: Any) -> Answer:
    waiting = waits_for(all_of.places, all_of.kept, place.place)
    if not waiting and "order_reason" in form:
        del form.order_reason
    return page(template, form=form, meeting=all_of.meeting, place=place, waiting=waiting, **more), form.status


@pages.route(f"{BASE}/<int:place>/pantalla", methods=["GET", "POST"])
@needs_sign_in
def sign_on_screen(meeting: UUID, place: int) -> Answer:
    """Sign for oneself, with the own password. PartsCovered for who may not read the whole text: nobody signs what is not shown."""
    reads.check_uncovered(current_actor(), meeting)
    all_of, mine = _place(meeting, place, own_only=True)
    form = SignOnScreenForm.blank_or_posted(shown=all_of.text.sha256)
    if form.validate_on_submit() and form.attempt(
        actions.sign_on_screen, meeting=meeting, place=place, shown=form.shown.data or "", password=Secret(form.password.data or ""),
        order_reason=form.order_reason.data, tries=tries(access.login_of(current_actor().account)),
    ):
        return done(_("You have signed the minutes."), "minutes.signing", meeting=meeting)
    return _asked("minutes/sign_on_screen.html", form, all_of, mine, text=all_of.text)


@pages.route(f"{BASE}/<int:place>/papel", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
@takes_attachment
def sign_on_paper(meeting: UUID, place: int) -> Answer:
    """Write down a signature on paper, with its scan."""
    all_of, mine = _place(meeting, place)
    form: Any = SignOnPaperForm.blank_or_posted(on=clock.local_day(clock.now()))
    form.witness.choices = form.hand.choices = [(one.id, one.name) for one in asked.could_witness(all_of.meeting)]
    form.file.render_kw = {"accept": "image/*,application/pdf"}
    if form.validate_on_submit() and form.attempt(
        actions.sign_on_paper, meeting=meeting, place=place, name=form.file.filename, alt=_proves(mine), **form.given(),
    ):
        return done(_("The signature is written down."), "minutes.signing", meeting=meeting)
    return _asked("minutes/sign_on_paper.html", form, all_of, mine)


@pages.route(f"{BASE}/<int:place>/pdf", methods=["GET", "POST"])
@needs_sign_in
@takes_attachment
def sign_with_pdf(meeting: UUID, place: int) -> Answer:
    """Take in the prepared PDF with an electronic signature."""
    all_of, mine = _place(meeting, place)
    form: Any = SignedPdfForm.blank_or_posted()
    roots = roots_in(current_app.extensions["settings"].roots_dir)
    if form.validate_on_submit() and form.attempt(
        actions.sign_with_pdf, meeting=meeting, place=place, name=form.file.filename, alt=_proves(mine), roots=roots, **form.given(),
    ):
        return done(_("The signed PDF is kept. See below what could be checked of it."), "minutes.signing", meeting=meeting)
    return _asked("minutes/sign_with_pdf.html", form, all_of, mine, copy=all_of.copy)


@pages.route(f"{BASE}/<int:place>/negativa", methods=["GET", "POST"])
@needs_sign_in
def refuse_to_sign(meeting: UUID, place: int) -> Answer:
    """Write down that somebody does not want to sign, and why."""
    all_of, mine = _place(meeting, place)
    form = RefusalForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.refuse_to_sign, meeting=meeting, place=place, **form.given()):
        return done(_("It is written down."), "minutes.signing", meeting=meeting)
    return _asked("minutes/refuse_to_sign.html", form, all_of, mine)


@pages.post(f"{BASE}/preparar")
@needs(Permission.DRAFT_MINUTES)
def prepare_copy(meeting: UUID) -> Answer:
    """Make the PDF that people sign electronically."""
    _seen(meeting)
    form = ActForm.blank_or_posted()
    alt = _("The minutes as they are signed electronically")
    if form.validate_on_submit() and form.attempt(actions.prepare_copy, meeting=meeting, alt=alt):
        return done(_("The PDF to sign is ready."), "minutes.signing", meeting=meeting)
    for line in form.complaints():
        return done(line.text, "minutes.signing", kind="danger", meeting=meeting)
    return done(_("Nothing was changed."), "minutes.signing", kind="warning", meeting=meeting)


def _proves(mine: SigningPlace) -> str:
    return _("Signature of %(name)s", name=mine.name)
