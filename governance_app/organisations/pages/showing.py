"""Organisations, communities, territory and corridors, shown with how well each thing is known."""

from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may_somewhere
from governance_app.organisations import reads
from governance_app.organisations.forms import SearchForm, TerritorySearchForm, fill_choices
from governance_app.organisations.pages.blueprint import pages, today
from governance_app.organisations.rules import NoSuchTerritory, OrganisationKind, TerritoryLevel
from governance_app.web.answers import Answer, page

_WHICH = {"candidates": True, "confirmed": False}


def may_keep() -> bool:
    """Tell whether the reader may register and rename."""
    return may_somewhere(current_actor(), Permission.MANAGE_ORGANISATIONS)


@pages.get("/trabajo/organizaciones")
@needs(Permission.SEE_BODY)
def organisations() -> Answer:
    """List organisations, narrowed by name, kind, corridor and whether they were confirmed."""
    form = SearchForm.from_address()
    fill_choices(form, today())
    asked = form.given() if form.validate() else {}
    found = reads.organisations(on=today(), kind=asked.get("kind"), search=asked.get("text") or "", corridor=asked.get("corridor"),
                                candidates=_WHICH.get(asked.get("only") or ""))
    return page("organisations/list.html", form=form, found=found, may_keep=may_keep())


@pages.get("/trabajo/comunidades")
@needs(Permission.SEE_BODY)
def communities() -> Answer:
    """List the communities with the place where they stand."""
    found = reads.communities(on=today())
    places = {one.id: reads.territory_path(one.territory) for one in found}
    return page("organisations/communities.html", found=found, places=places, may_keep=may_keep())


@pages.get("/trabajo/organizaciones/<uuid:organisation>")
@needs(Permission.SEE_BODY)
def organisation(organisation: UUID) -> Answer:
    """Show one organisation with every name it bore."""
    one = reads.organisation(organisation, on=today())
    nationality = reads.nationality(one.nationality).name if one.nationality else None
    parent = reads.organisation(one.parent, on=today()) if one.parent else None
    corridors = {c.code: c for c in reads.corridors()}
    return page("organisations/show.html", one=one, names=reads.names_of(organisation), place=reads.territory_path(one.territory),
                nationality=nationality, parent=parent, corridors=corridors, may_keep=may_keep())


@pages.get("/trabajo/territorio")
@needs(Permission.SEE_BODY)
def territory() -> Answer:
    """Browse provinces, cantons and parishes; without a question, the provinces and the corridors."""
    form = TerritorySearchForm.from_address()
    fill_choices(form, today())
    asked = form.given() if form.validate() else {}
    level = asked.get("level") or (None if any(asked.values()) else TerritoryLevel.PROVINCE)
    found = reads.territories(on=today(), level=level, corridor=asked.get("corridor"), search=asked.get("text") or "")
    return page("organisations/territory.html", form=form, found=found, corridors=reads.corridors(), may_keep=may_keep())


@pages.get("/trabajo/territorio/<uuid:territory>")
@needs(Permission.SEE_BODY)
def one_territory(territory: UUID) -> Answer:
    """Show a province, canton or parish, what lies in it, and its communities."""
    one, path = reads.territory(territory), reads.territory_path(territory)
    inside = reads.territories(on=today(), parent=territory)
    here = {territory, *(t.id for t in inside)}
    communities = [c for c in reads.communities(on=today()) if c.territory in here]
    corridor = next((c for c in reads.corridors() if c.id == one.corridor), None)
    return page("organisations/one_territory.html", one=one, path=path[:-1], inside=inside, communities=communities, corridor=corridor,
                may_keep=may_keep())


@pages.get("/trabajo/corredores/<code>")
@needs(Permission.SEE_BODY)
def corridor(code: str) -> Answer:
    """Show a corridor: its cantons (still to be confirmed), its organisations by bloc and its communities."""
    one = next((c for c in reads.corridors() if c.code == code), None)
    if one is None:
        raise NoSuchTerritory()
    members = reads.organisations(on=today(), corridor=code)
    return page(
        "organisations/corridor.html", one=one, cantons=reads.territories(on=today(), level=TerritoryLevel.CANTON, corridor=code),
        members=[m for m in members if m.kind is not OrganisationKind.COMMUNITY],
        communities=[m for m in members if m.kind is OrganisationKind.COMMUNITY],
    )
