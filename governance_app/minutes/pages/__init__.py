"""Pages of minutes: close the meeting, read the acta, write its words, settle conflicts, print, review, approve, correct by errata."""

from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _l
from governance_app.minutes.pages import (  # noqa: F401 — they put their routes on `pages`
    approval,
    closing,
    corrections,
    covering,
    errata,
    excerpt,
    paper,
    reading,
    review,
    signing,
    translations,
    word,
    writing,
)
from governance_app.minutes.pages.blueprint import pages
from governance_app.web.navigation import MenuEntry

__all__ = ["MENU", "pages"]

MENU = (MenuEntry("meeting", _l("Minutes"), "minutes.draft", "file-text", Permission.SEE_BODY, 70),)
