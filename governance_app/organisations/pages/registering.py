"""Registering, renaming and confirming organisations; communities and territory that the list lacks."""

from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.organisations import actions, reads
from governance_app.organisations.forms import (
    CommunityForm,
    ConfirmForm,
    EndTerritoryForm,
    OrganisationForm,
    RenameForm,
    TerritoryForm,
    fill_choices,
)
from governance_app.organisations.pages.blueprint import pages, today
from governance_app.web.answers import Answer, done, page


@pages.route("/trabajo/organizaciones/nueva", methods=["GET", "POST"])
@needs(Permission.MANAGE_ORGANISATIONS)
def register() -> Answer:
    """Register an organisation."""
    form = OrganisationForm.blank_or_posted()
    fill_choices(form, today())
    if form.validate_on_submit() and (receipt := form.attempt(actions.register_organisation, **form.given())):
        return done(_("The organisation is registered."), "organisations.organisation", organisation=receipt.subject)
    return page("organisations/register.html", form=form), form.status


@pages.route("/trabajo/comunidades/nueva", methods=["GET", "POST"])
@needs(Permission.MANAGE_ORGANISATIONS)
def register_community() -> Answer:
    """Register a community."""
    form = CommunityForm.blank_or_posted()
    fill_choices(form, today())
    if form.validate_on_submit() and (receipt := form.attempt(actions.register_community, **form.given())):
        return done(_("The community is registered."), "organisations.organisation", organisation=receipt.subject)
    return page("organisations/register_community.html", form=form), form.status


@pages.route("/trabajo/organizaciones/<uuid:organisation>/nombre", methods=["GET", "POST"])
@needs(Permission.MANAGE_ORGANISATIONS)
def rename(organisation: UUID) -> Answer:
    """Give an organisation a new name from a day on."""
    one = reads.organisation(organisation, on=today())
    form = RenameForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.rename_organisation, organisation=organisation, **form.given()):
        said = _("The new name is recorded. The old one stays in the history.")
        return done(said, "organisations.organisation", organisation=organisation)
    return page("organisations/rename.html", form=form, one=one, names=reads.names_of(organisation)), form.status


@pages.route("/trabajo/organizaciones/<uuid:organisation>/confirmar", methods=["GET", "POST"])
@needs(Permission.MANAGE_ORGANISATIONS)
def confirm(organisation: UUID) -> Answer:
    """Say that a candidate was checked, and how."""
    one = reads.organisation(organisation, on=today())
    form = ConfirmForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.confirm_candidate, organisation=organisation, **form.given()):
        return done(_("The organisation is confirmed."), "organisations.organisation", organisation=organisation)
    return page("organisations/confirm.html", form=form, one=one), form.status


@pages.route("/trabajo/territorio/nuevo", methods=["GET", "POST"])
@needs(Permission.MANAGE_ORGANISATIONS)
def register_territory() -> Answer:
    """Register a province, canton or parish that the list lacks."""
    form = TerritoryForm.blank_or_posted()
    fill_choices(form, today())
    if form.validate_on_submit() and (receipt := form.attempt(actions.register_territory, **form.given())):
        return done(_("The territory is registered."), "organisations.one_territory", territory=receipt.subject)
    return page("organisations/register_territory.html", form=form), form.status


@pages.route("/trabajo/territorio/<uuid:territory>/terminar", methods=["GET", "POST"])
@needs(Permission.MANAGE_ORGANISATIONS)
def end_territory(territory: UUID) -> Answer:
    """Say from which day on a province, canton or parish is no more."""
    one = reads.territory(territory)
    form = EndTerritoryForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.end_territory, territory=territory, **form.given()):
        return done(_("The end of the territory is recorded."), "organisations.one_territory", territory=territory)
    return page("organisations/end_territory.html", form=form, one=one), form.status
