"""What is kept sealed: shown only to who keeps the record, on demand, and never in an address."""

from uuid import UUID

from flask import current_app
from werkzeug.wrappers import Response

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.people import actions, reads
from governance_app.people.forms import ActForm, ContactForm, IdentityForm
from governance_app.people.pages.blueprint import kept_by_me, pages, today
from governance_app.people.rules import Person, Purpose
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/personas/<uuid:person>/reservado")
@needs(Permission.MANAGE_PEOPLE)
def private(person: UUID) -> Answer:
    """Show what is sealed of a person, without opening it."""
    return _page(kept_by_me(person))


@pages.post("/trabajo/personas/<uuid:person>/reservado/cedula")
@needs(Permission.MANAGE_PEOPLE)
def set_identity(person: UUID) -> Answer:
    """Seal an identity number."""
    one = kept_by_me(person)
    form = IdentityForm.blank_or_posted(prefix="doc")
    if form.validate_on_submit() and form.attempt(actions.set_identity, person=one.id, **form.given()):
        return done(_("The number is kept sealed."), "people.private", person=one.id)
    return _page(one, identity=form), form.status


@pages.post("/trabajo/personas/<uuid:person>/reservado/contacto")
@needs(Permission.MANAGE_PEOPLE)
def set_contact(person: UUID) -> Answer:
    """Seal how to reach the person."""
    one = kept_by_me(person)
    form = ContactForm.blank_or_posted(prefix="con")
    if form.validate_on_submit() and form.attempt(actions.set_contact, person=one.id, **form.given()):
        return done(_("The contact is kept sealed."), "people.private", person=one.id)
    return _page(one, contact=form), form.status


@pages.post("/trabajo/personas/<uuid:person>/reservado/ver")
@needs(Permission.MANAGE_PEOPLE)
def look(person: UUID) -> Answer:
    """Open what is sealed, once, after noting who looked."""
    one = kept_by_me(person)
    form = ActForm.blank_or_posted()
    if not (form.validate_on_submit() and form.attempt(actions.look_at_private, person=one.id)):
        return _page(one), form.status
    opened = {"number": reads.identity_number(one.id), "contact": reads.contact(one.id)}
    answer: Response = current_app.make_response(_page(one, opened=opened))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(
    one: Person, *, identity: IdentityForm | None = None, contact: ContactForm | None = None, opened: dict[str, str | None] | None = None,
) -> str:
    stands = {purpose: reads.consent_in_force(one.id, purpose, on=today()) for purpose in (Purpose.IDENTIFICATION, Purpose.CONTACT)}
    return page(
        "people/private.html", one=one, opened=opened,
        identity=(identity or _blank(IdentityForm, "doc")) if stands[Purpose.IDENTIFICATION] else None,
        contact=(contact or _blank(ContactForm, "con")) if stands[Purpose.CONTACT] else None,
    )


def _blank(kind: type[IdentityForm] | type[ContactForm], prefix: str) -> IdentityForm | ContactForm:
    form = kind(formdata=None, prefix=f"{prefix}-")
    form.renew()
    return form
