"""What somebody says of themselves, changed by themselves: answers, disputes, consents, contact. No id stands in an address."""

from typing import Any

from flask import request
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs_sign_in
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.people import actions, reads
from governance_app.people.forms import ActForm, ContactForm, DescribeForm, DisputeForm, NationalityForm, OwnFirstAnswersForm
from governance_app.people.pages.blueprint import for_their_eyes, pages, today
from governance_app.people.pages.saying import answers_form, nationality_choices, settled
from governance_app.people.reads.own import disputes, own
from governance_app.people.rules import INDIGENOUS, ConsentGiver, Person, Purpose, speaks_alone
from governance_app.people.wording import PURPOSES, WITHDRAWN
from governance_app.web.answers import Answer, done, page

HOME = "privacy.mine"
FIGURES = Purpose.PARTICIPATION_FIGURES


@pages.route("/mis-datos/respuestas", methods=["GET", "POST"])
@needs_sign_in
def own_answers() -> Answer:
    """Answer anew what one says of oneself; who says "indigenous" is asked for a nationality or people on the next page."""
    one = own(current_actor())
    first = reads.consent_in_force(one.id, FIGURES, on=today()) is None
    form: Any = answers_form(one, OwnFirstAnswersForm if first else DescribeForm)
    if form.validate_on_submit() and _agreed(form) and form.attempt(
        actions.describe_person, person=one.id, answers=form.answers(), given_by=ConsentGiver.SELF if first else None,
        how=str(_("On their own page")) if first else None,
    ):
        if form.ethnic_self_id.data == INDIGENOUS:
            return done(_("Your answers are saved. One question is left."), "people.own_nationality")
        return done(_("Your answers are saved."), HOME)
    return _answers_page(one, form), form.status


def _agreed(form: Any) -> bool:
    if "agree" in form and not form.agree.data:
        form.agree.errors = [_("Without your yes nothing is written down.")]
        return False
    return True


def _answers_page(one: Person, form: DescribeForm, dispute: DisputeForm | None = None) -> Response:
    if dispute is None:
        dispute = DisputeForm(formdata=None, prefix="dis-")
        dispute.renew()
    consent = reads.consent_in_force(one.id, FIGURES, on=today())
    return for_their_eyes(page(
        "people/own_answers.html", form=form, consent=consent, dispute=dispute, disputed=disputes(one.id),
        alone=speaks_alone(one.minor_band)))


@pages.post("/mis-datos/respuestas/disputada")
@needs_sign_in
def own_dispute() -> Answer:
    """Mark an answer of one's own as disputed, with a reason if one wishes."""
    one, form = own(current_actor()), DisputeForm.blank_or_posted(prefix="dis")
    if form.validate_on_submit() and form.attempt(actions.dispute_answers, person=one.id, **form.given()):
        return done(_("The answer is marked as disputed until it is answered anew."), "people.own_answers")
    first = reads.consent_in_force(one.id, FIGURES, on=today()) is None
    shown = OwnFirstAnswersForm if first else DescribeForm
    return _answers_page(one, answers_form(one, shown), form), form.status


@pages.route("/mis-datos/pueblo", methods=["GET", "POST"])
@needs_sign_in
def own_nationality() -> Answer:
    """Say one's nationality or people; asked only of who says to be indigenous."""
    one = own(current_actor())
    said = reads.description(one.id, on=today())
    if said.ethnic_self_id != INDIGENOUS:
        return done(_("A nationality or people is asked only of who says to be indigenous."), "people.own_answers", kind="info")
    form = NationalityForm.blank_or_posted(nationality=said.nationality)
    form.nationality.choices = nationality_choices()
    found = organisations.find_nationality(form.said.data) if form.is_submitted() and form.said.data else ()
    if form.validate_on_submit() and settled(form, found) and form.attempt(
        actions.describe_person, person=one.id, answers=form.answers(),
    ):
        return done(_("Your answers are saved."), HOME)
    return for_their_eyes(page("people/own_nationality.html", form=form, found=found)), form.status


@pages.route("/mis-datos/consentimientos", methods=["GET", "POST"])
@needs_sign_in
def own_consents() -> Answer:
    """Show one's consents; a button gives the one for a purpose that does not stand."""
    one, form = own(current_actor()), ActForm.blank_or_posted()
    if form.validate_on_submit() and (purpose := _purpose()) and form.attempt(
        actions.give_consent, person=one.id, purpose=purpose, how=str(_("On their own page")),
    ):
        return done(_("Your consent is written down."), _next_of(purpose))
    return _consents_page(one, form)


@pages.post("/mis-datos/consentimientos/retirar")
@needs_sign_in
def own_withdraw() -> Answer:
    """Withdraw a consent of one's own, in one step, and read what was erased and what remains."""
    one, form = own(current_actor()), ActForm.blank_or_posted()
    if form.validate_on_submit() and (purpose := _purpose()) and form.attempt(
        actions.withdraw_consent, person=one.id, purpose=purpose, how=str(_("On their own page")),
    ):
        return done(str(WITHDRAWN[purpose]), "people.own_consents")
    return _consents_page(one, form)


def _purpose() -> Purpose | None:
    return next((one for one in Purpose if one.value == request.form.get("purpose", "")), None)


def _next_of(purpose: Purpose) -> str:
    """Return the page where what was consented to is said, if there is one."""
    return {FIGURES: "people.own_answers", Purpose.CONTACT: "people.own_contact"}.get(purpose, "people.own_consents")


def _consents_page(one: Person, form: ActForm) -> Answer:
    given = reads.consents(one.id)
    standing = {consent.purpose: consent for consent in given if consent.in_force(today())}
    status = form.status if form.status != 200 else 422 if request.method == "POST" else 200
    return for_their_eyes(page(
        "people/own_consents.html", form=form, standing=standing, purposes=PURPOSES, alone=speaks_alone(one.minor_band),
        before=[consent for consent in given if consent.withdrawn_on])), status


@pages.route("/mis-datos/contacto", methods=["GET", "POST"])
@needs_sign_in
def own_contact() -> Answer:
    """Say how one wants to be reached; it needs the consent for it."""
    one = own(current_actor())
    form = ContactForm.blank_or_posted(contact=reads.contact(one.id) or "")
    if form.validate_on_submit() and form.attempt(actions.set_contact, person=one.id, **form.given()):
        return done(_("Your contact is kept sealed."), HOME)
    stands = reads.consent_in_force(one.id, Purpose.CONTACT, on=today())
    return for_their_eyes(page("people/own_contact.html", form=form, stands=stands)), form.status
