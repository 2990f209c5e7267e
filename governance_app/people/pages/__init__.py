"""Pages of people: records, what they say of themselves, consents, what is sealed, possible repetitions."""

from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _l
from governance_app.people.pages import keeping, merging, own, saying, sealing, tying
from governance_app.people.pages.blueprint import pages
from governance_app.web.navigation import MenuEntry

MENU = (MenuEntry("desk", _l("People"), "people.people", "users", Permission.SEE_PEOPLE, order=55),)

__all__ = ["MENU", "keeping", "merging", "own", "pages", "saying", "sealing", "tying"]
