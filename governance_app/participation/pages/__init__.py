"""Pages of participation: the tally of who speaks, and the facilitator's figures. Nothing here is public."""

from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _l
from governance_app.participation.pages import aims, figures, together, turns
from governance_app.participation.pages.blueprint import pages
from governance_app.web.navigation import MenuEntry

__all__ = ["MENU", "aims", "figures", "pages", "together", "turns"]

MENU = (
    MenuEntry("desk", _l("Who takes part"), "participation.together", "chart-column", Permission.SEE_PARTICIPATION, 70),
    MenuEntry("meeting", _l("Speaking turns"), "participation.turns", "mic", Permission.TALLY_PARTICIPATION, 35),
    MenuEntry("meeting", _l("Who takes part"), "participation.of_meeting", "chart-column", Permission.SEE_PARTICIPATION, 80),
    MenuEntry("body", _l("Who takes part"), "participation.board", "chart-column", Permission.SEE_PARTICIPATION, 50),
)
