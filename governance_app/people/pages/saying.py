"""What people say of themselves, and the consents under which it stands."""

from typing import TypeVar
from uuid import UUID

from flask import request

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.organisations.rules import Nationality, fold
from governance_app.people import actions, reads
from governance_app.people.forms import (
    LAST_ANSWERS,
    ConsentForm,
    DescribeFirstForm,
    DescribeForm,
    DisputeForm,
    NationalityForm,
    WithdrawForm,
    what_was_said,
)
from governance_app.people.pages.blueprint import kept_by_me, pages, today
from governance_app.people.reads.own import disputes
from governance_app.people.rules import INDIGENOUS, Person, Purpose, is_minor
from governance_app.people.wording import PURPOSES, WITHDRAWN
from governance_app.web.answers import Answer, done, page

Asked = TypeVar("Asked", bound=DescribeForm)


@pages.route("/trabajo/personas/<uuid:person>/descripcion", methods=["GET", "POST"])
@needs(Permission.MANAGE_PEOPLE)
def describe(person: UUID) -> Answer:
    """Ask what the person says of themselves; who says "indigenous" is asked for a nationality or people on the next page."""
    one = kept_by_me(person)
    consent = reads.consent_in_force(one.id, Purpose.PARTICIPATION_FIGURES, on=today())
    form = _description_form(one, first=consent is None)
    if form.validate_on_submit() and form.attempt(actions.describe_person, person=one.id, answers=form.answers(), **_consent_of(form)):
        if form.ethnic_self_id.data == INDIGENOUS:
            return done(_("The answers are saved. One question is left."), "people.nationality", person=one.id)
        return done(_("The answers are saved."), "people.person", person=one.id)
    return _describe_page(one, form), form.status


def _describe_page(one: Person, form: DescribeForm, dispute: DisputeForm | None = None) -> str:
    consent = reads.consent_in_force(one.id, Purpose.PARTICIPATION_FIGURES, on=today())
    if dispute is None:
        dispute = DisputeForm(formdata=None, prefix="dis-")
        dispute.renew()
    return page("people/describe.html", form=form, one=one, consent=consent, dispute=dispute, disputed=disputes(one.id))


@pages.post("/trabajo/personas/<uuid:person>/descripcion/disputada")
@needs(Permission.MANAGE_PEOPLE)
def dispute(person: UUID) -> Answer:
    """Mark an answer as disputed by the person."""
    one = kept_by_me(person)
    form = DisputeForm.blank_or_posted(prefix="dis")
    if form.validate_on_submit() and form.attempt(actions.dispute_answers, person=one.id, **form.given()):
        return done(_("The answer is marked as disputed."), "people.describe", person=one.id)
    consent = reads.consent_in_force(one.id, Purpose.PARTICIPATION_FIGURES, on=today())
    return _describe_page(one, _description_form(one, first=consent is None), form), form.status


def _description_form(one: Person, *, first: bool) -> DescribeForm:
    return answers_form(one, DescribeFirstForm if first else DescribeForm)


def answers_form(one: Person, kind: type[Asked]) -> Asked:
    """Return a form of questions with the present answers in it; who is under 18 is not asked for gender identity."""
    said = what_was_said(reads.description(one.id, on=today()), reads.other_texts(one.id, on=today()))
    form = kind.blank_or_posted(**said)
    if is_minor(one.minor_band):
        del form.gender_identity
        del form.gender_text
    return form


def _consent_of(form: DescribeForm) -> dict[str, object]:
    return {name: form[name].data or None for name in ("given_by", "representative", "how") if name in form}


@pages.route("/trabajo/personas/<uuid:person>/pueblo", methods=["GET", "POST"])
@needs(Permission.MANAGE_PEOPLE)
def nationality(person: UUID) -> Answer:
    """Ask for the nationality or people, of who says to be indigenous; nothing is filled in beforehand but what was said before."""
    one, said = kept_by_me(person), reads.description(person, on=today())
    if said.ethnic_self_id != INDIGENOUS:
        return done(_("A nationality or people is asked only of who says to be indigenous."), "people.describe", kind="info", person=one.id)
    form = NationalityForm.blank_or_posted(nationality=said.nationality)
    form.nationality.choices = nationality_choices()
    found = organisations.find_nationality(form.said.data) if form.is_submitted() and form.said.data else ()
    if form.validate_on_submit() and settled(form, found) and form.attempt(
        actions.describe_person, person=one.id, answers=form.answers(),
    ):
        return done(_("The answers are saved."), "people.person", person=one.id)
    return page("people/nationality.html", form=form, one=one, found=found, said=form.said.data), form.status


def nationality_choices() -> dict[str, list[tuple[str, str]]]:
    """Return nationalities, peoples and the other answers, each under its heading."""
    known = [(one.code, _with_aliases(one), one.kind) for one in organisations.nationalities()]
    return {
        _("Nationalities"): [(code, words) for code, words, kind in known if kind == "nacionalidad"],
        _("Peoples"): [(code, words) for code, words, kind in known if kind == "pueblo"],
        _("Other answers"): [(code, str(words)) for code, words in LAST_ANSWERS.items()],
    }


def _with_aliases(one: Nationality) -> str:
    others = [alias for alias in one.aliases if fold(alias) != fold(one.name)]
    return f"{one.name} ({', '.join(others)})" if others else one.name


def settled(form: NationalityForm, found: tuple[Nationality, ...]) -> bool:
    """Tell whether the answer is clear. What was written counts when nothing was chosen and it names exactly one people."""
    if not form.said.data or form.nationality.data:
        return True
    exact = [one for one in found if fold(form.said.data) in {fold(name) for name in (one.name, *one.aliases, *one.outdated)}]
    if len(exact) == 1 or len(found) == 1:
        form.nationality.data = (exact or found)[0].code
        return True
    many, none = _("Choose below the one that the person means."), _("It is not in the list. Choose \"another\" and write it.")
    form.said.errors = [many if found else none]
    return False


@pages.route("/trabajo/personas/<uuid:person>/consentimientos", methods=["GET", "POST"])
@needs(Permission.MANAGE_PEOPLE)
def consents(person: UUID) -> Answer:
    """Show the consents of a person, each with its button to withdraw, and write down another."""
    one = kept_by_me(person)
    form = ConsentForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.give_consent, person=one.id, **form.given()):
        return done(_("The consent is written down."), "people.consents", person=one.id)
    return _consents_page(one, form), form.status


def _consents_page(one: Person, form: ConsentForm) -> str:
    return page("people/consents.html", form=form, one=one, consents=reads.consents(one.id), purposes=PURPOSES, today=today())


@pages.post("/trabajo/personas/<uuid:person>/consentimientos/retirar")
@needs(Permission.MANAGE_PEOPLE)
def withdraw(person: UUID) -> Answer:
    """Withdraw a consent, in one step, and say what was erased and what remains."""
    one = kept_by_me(person)
    form = WithdrawForm.blank_or_posted()
    known = {purpose.value: purpose for purpose in Purpose}
    purpose = known.get(request.form.get("purpose", ""))
    if form.validate_on_submit() and purpose and form.attempt(actions.withdraw_consent, person=one.id, purpose=purpose):
        return done(str(WITHDRAWN[purpose]), "people.consents", person=one.id)
    asked = ConsentForm.blank_or_posted()
    asked.form_errors, asked._status = list(form.form_errors), form.status
    return _consents_page(one, asked), form.status if form.status != 200 else 422


