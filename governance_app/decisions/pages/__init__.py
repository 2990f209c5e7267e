"""Pages of the register, for those who work in a committee: look up, number, write in other languages, relate, count money, publish."""

from governance_app.access.rules import Permission
from governance_app.decisions.pages import disputing, looking, numbering, writing  # noqa: F401 — they put their routes on `pages`
from governance_app.decisions.pages.blueprint import pages
from governance_app.languages.catalogue import _l
from governance_app.web.navigation import MenuEntry

__all__ = ["MENU", "pages"]

MENU = (
    MenuEntry("desk", _l("Decisions"), "decisions.register", "gavel", Permission.SEE_BODY, 40),
    MenuEntry("body", _l("Decisions"), "decisions.register", "gavel", Permission.SEE_BODY, 50),
    MenuEntry("meeting", _l("Decisions"), "decisions.of_meeting", "gavel", Permission.SEE_BODY, 60),
)
