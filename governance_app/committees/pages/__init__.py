"""Work pages of committees: bodies, rules, seats, offices."""

from governance_app.access.rules import Permission
from governance_app.committees.pages import bodies, seats, statutes
from governance_app.committees.pages.blueprint import pages
from governance_app.languages.catalogue import _l
from governance_app.web.navigation import MenuEntry

MENU = (
    MenuEntry("desk", _l("Committees"), "committees.bodies", "users", Permission.SEE_BODY, order=30),
    MenuEntry("body", _l("Seats"), "committees.body", "users", Permission.SEE_BODY, order=10),
    MenuEntry("body", _l("Rules"), "committees.statute", "file-text", Permission.SEE_BODY, order=30),
    MenuEntry("body", _l("History"), "committees.history", "history", Permission.SEE_BODY, order=40),
)

__all__ = ["MENU", "bodies", "pages", "seats", "statutes"]
