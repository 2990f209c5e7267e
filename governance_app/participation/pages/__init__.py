"""Pages of participation: who speaks, the facilitator's figures, barriers, decisions taken back. Nothing here is public."""

from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _l
from governance_app.participation.pages import agreements, aims, barriers, figures, lengths, others, publishing, returns, together, turns
from governance_app.participation.pages.blueprint import pages
from governance_app.web.navigation import MenuEntry

__all__ = ["MENU", "agreements", "aims", "barriers", "figures", "lengths", "others", "pages", "publishing", "returns", "together", "turns"]

MENU = (
    MenuEntry("desk", _l("Who takes part"), "participation.together", "chart-column", Permission.SEE_PARTICIPATION, 70,
              ("participation.publishing", "participation.publish")),
    MenuEntry("meeting", _l("Speaking turns"), "participation.turns", "mic", Permission.TALLY_PARTICIPATION, 35,
              ("participation.lengths",)),
    MenuEntry("meeting", _l("Who takes part"), "participation.of_meeting", "chart-column", Permission.SEE_PARTICIPATION, 80),
    MenuEntry("body", _l("Who takes part"), "participation.board", "chart-column", Permission.SEE_PARTICIPATION, 50,
              ("participation.others", "participation.barriers", "participation.barrier")),
    MenuEntry("body", _l("Returned to communities"), "participation.returns", "volume-2", Permission.TALLY_PARTICIPATION, 51),
)
