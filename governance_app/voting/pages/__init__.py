"""Pages of voting: the motions of a meeting, one motion from its words to its result."""

from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _l
from governance_app.voting.pages import (
    belenios,
    correspondence,
    disputes,
    during,
    elections,
    entrusting,
    kit,
    motions,
    photo,
    scrutiny,
    sealed,
    slips,
    urn,
    voter,
    voting,
    wall,
)
from governance_app.voting.pages.blueprint import pages
from governance_app.web.navigation import MenuEntry

__all__ = [
    "MENU", "belenios", "correspondence", "disputes", "during", "elections", "entrusting", "kit", "motions", "pages", "photo", "scrutiny",
    "sealed", "slips", "urn", "voter", "voting", "wall",
]

MENU = (
    MenuEntry("meeting", _l("Motions and votes"), "voting.motions", "vote", Permission.SEE_BODY, 40),
    MenuEntry("meeting", _l("Elections of people"), "voting.elections", "users", Permission.SEE_BODY, 42),
)
