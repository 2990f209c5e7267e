"""Pages of access: the door (sign in, codes), one's own account, the accounts of a committee, who may do what."""

from flask import Blueprint

from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _l
from governance_app.web.navigation import MenuEntry

pages = Blueprint("access", __name__)

MENU = (
    MenuEntry("desk", _l("My account"), "access.account", "user", None, 90),
    MenuEntry("desk", _l("Accounts and roles"), "access.accounts", "shield-check", Permission.INVITE, 80),
)

from governance_app.access.pages import accounts, door, own  # noqa: E402, F401 — they put their routes on `pages`
