"""Pages of the notice board: anybody may open every one of them, on any telephone, without scripts."""

from governance_app.languages.catalogue import _l
from governance_app.noticeboard.pages import about, bodies, commitments, decisions, feeds, figures, home, meetings, sheet
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.web.navigation import MenuEntry

__all__ = ["MENU", "about", "bodies", "commitments", "decisions", "feeds", "figures", "home", "meetings", "pages", "sheet"]

MENU = (
    MenuEntry("public", _l("Start"), "noticeboard.home", "house", None, 1),
    MenuEntry("public", _l("Meetings"), "noticeboard.meetings", "calendar", None, 2, ("noticeboard.meeting",)),
    MenuEntry("public", _l("Decisions"), "noticeboard.decisions", "gavel", None, 3, ("noticeboard.decision",)),
    MenuEntry("public", _l("Commitments"), "noticeboard.commitments", "hand", None, 4),
    MenuEntry("public", _l("Bodies"), "noticeboard.bodies", "users", None, 5, ("noticeboard.body",)),
)
