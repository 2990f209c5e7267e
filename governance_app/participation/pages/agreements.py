"""Agreements: the organisation of a nationality says whether published figures may name its people, and may take it back."""

from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, require
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.participation import actions, reads
from governance_app.participation.forms import AgreementForm, TakeBackForm
from governance_app.participation.pages.blueprint import pages
from governance_app.web.answers import Answer, done, page

BASE = "/trabajo/participacion/acuerdos"


@pages.route(BASE, methods=["GET", "POST"])
@needs(Permission.MANAGE_BODIES)
def agreements() -> Answer:
    """Show which organisations agreed; record that another one did."""
    require(current_actor(), Permission.MANAGE_BODIES)
    today = clock.local_day(clock.now())
    every = [one for one in organisations.organisations(on=today) if one.nationality]
    names = {one.code: one.name for one in organisations.nationalities()}
    form = AgreementForm.blank_or_posted(agreed_on=today)
    form.organisation.choices = [(one.id, f"{one.name} · {names.get(one.nationality or '', '')}") for one in every]
    if form.validate_on_submit():
        of = {one.id: one.nationality for one in every}
        if form.attempt(actions.record_agreement, nationality=of[form.organisation.data], **form.given()):
            return done(_("The agreement is written down."), "participation.agreements")
    called = {one.id: one.name for one in every}
    return page("participation/agreements.html", form=form, back=TakeBackForm.blank_or_posted(), names=names, called=called,
                found=reads.agreements()), form.status


@pages.post(f"{BASE}/<uuid:agreement>/retirar")
@needs(Permission.MANAGE_BODIES)
def withdraw_agreement(agreement: UUID) -> Answer:
    """Write down that an organisation took its agreement back."""
    form = TakeBackForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.withdraw_agreement, agreement=agreement):
        return done(_("The agreement was taken back. Later figures do not name that nationality."), "participation.agreements")
    text = " ".join(line.text for line in form.complaints())
    return done(text or _("We did not find that agreement, or it was taken back before."), "participation.agreements", kind="danger")
