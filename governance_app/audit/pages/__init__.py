"""Pages of the audit: check anything (anybody), files for checking without the network, and the witnesses (administrators)."""

from governance_app.access.rules import Permission
from governance_app.audit.pages import checking, files, keeping, witnessing  # noqa: F401 — they put their routes on `pages`
from governance_app.audit.pages.blueprint import pages
from governance_app.languages.catalogue import _l
from governance_app.web.navigation import MenuEntry

__all__ = ["MENU", "pages"]

MENU = (
    MenuEntry("public", _l("Check"), "audit.verify", "shield-check", None, 6, ("audit.entry", "audit.scanned")),
    MenuEntry("desk", _l("Record and witnesses"), "audit.keep", "shield-check", Permission.MANAGE_BODIES, 90),
)
