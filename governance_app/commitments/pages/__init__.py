"""Pages of commitments, for those who work in a committee: what is promised, by whom, until when, and what came of it."""

from governance_app.access.rules import Permission
from governance_app.commitments.pages import looking, writing  # noqa: F401 — they put their routes on `pages`
from governance_app.commitments.pages.blueprint import pages
from governance_app.languages.catalogue import _l
from governance_app.web.navigation import MenuEntry

__all__ = ["MENU", "pages"]

MENU = (
    MenuEntry("desk", _l("Commitments"), "commitments.mine", "list-checks", Permission.SEE_BODY, 42),
    MenuEntry("body", _l("Commitments"), "commitments.mine", "list-checks", Permission.SEE_BODY, 52),
    MenuEntry("meeting", _l("Commitments"), "commitments.of_meeting", "list-checks", Permission.SEE_BODY, 62),
)
