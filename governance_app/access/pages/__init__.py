"""Pages of access: the door (sign in, codes), one's own account, the accounts of a committee, who may do what."""

from governance_app.access.pages import accounts, door, own
from governance_app.access.pages.blueprint import pages
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _l
from governance_app.web.navigation import MenuEntry

__all__ = ["MENU", "accounts", "door", "own", "pages"]

MENU = (
    MenuEntry("desk", _l("My account"), "access.account", "user", None, 90),
    MenuEntry("desk", _l("Accounts and roles"), "access.accounts", "shield-check", Permission.INVITE, 80),
)
