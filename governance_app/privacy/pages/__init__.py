"""Pages of privacy: one's own data, what people ask of theirs, erasure, the register of processing and of breaches."""

from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _l
from governance_app.privacy.pages import asking, breaches, erasing, own, register
from governance_app.privacy.pages.blueprint import pages
from governance_app.web.navigation import MenuEntry

MENU = (
    MenuEntry("desk", _l("Data protection"), "privacy.requests", "shield-check", Permission.MANAGE_PEOPLE, 56, (
        "privacy.asked", "privacy.receive", "privacy.register", "privacy.responsible", "privacy.breaches", "privacy.note_breach",
        "privacy.breach")),
    MenuEntry("desk", _l("My data"), "privacy.mine", "lock", None, 92, (
        "privacy.ask", "people.own_answers", "people.own_nationality", "people.own_consents", "people.own_contact")),
)

__all__ = ["MENU", "asking", "breaches", "erasing", "own", "pages", "register"]
