"""Pages of organisations, communities, territory and corridors."""

from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _l
from governance_app.organisations.pages import registering, showing
from governance_app.organisations.pages.blueprint import pages
from governance_app.web.navigation import MenuEntry

MENU = (MenuEntry("desk", _l("Organisations"), "organisations.organisations", "building-2", Permission.SEE_BODY, order=60),)

__all__ = ["MENU", "pages", "registering", "showing"]
