"""Pages of attendance: the list, the quorum, visitors, languages and support, and what was written down."""

from governance_app.access.rules import Permission
from governance_app.attendance.pages import around, log, quorum, roll, somebody
from governance_app.attendance.pages.blueprint import pages
from governance_app.languages.catalogue import _l
from governance_app.web.navigation import MenuEntry

__all__ = ["MENU", "around", "log", "pages", "quorum", "roll", "somebody"]

MENU = (
    MenuEntry("meeting", _l("Attendance"), "attendance.roll", "users", Permission.RECORD_ATTENDANCE, 30),
    MenuEntry("meeting", _l("Quorum"), "attendance.quorum", "check", Permission.SEE_BODY, 31),
    MenuEntry("meeting", _l("Languages and support"), "attendance.point_languages", "languages", Permission.TALLY_PARTICIPATION, 36,
              ("attendance.support",)),
)
