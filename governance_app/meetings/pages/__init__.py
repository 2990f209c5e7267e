"""Work pages of meetings: planning, agenda, notice, who was told, the session."""

from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _l, _lp
from governance_app.meetings.pages import agenda, annexes, notice, planning, session
from governance_app.meetings.pages.blueprint import pages
from governance_app.web.navigation import MenuEntry

MENU = (
    MenuEntry("body", _l("Meetings"), "meetings.of_body", "calendar", Permission.SEE_BODY, order=20),
    MenuEntry("meeting", _l("Agenda"), "meetings.agenda", "list-checks", Permission.SEE_BODY, order=10),
    MenuEntry("meeting", _lp("meeting", "Notice"), "meetings.notice", "bell", Permission.SEE_BODY, order=15),
    MenuEntry("meeting", _l("Who was told"), "meetings.deliveries", "volume-2", Permission.CONVENE, order=20),
    MenuEntry("meeting", _l("Points"), "meetings.points", "play", Permission.RUN_MEETING, order=40),
    MenuEntry("meeting", _l("Files"), "meetings.annexes", "file-text", Permission.SEE_BODY, order=80, covers=("meetings.annex",)),
    MenuEntry("meeting", _l("History"), "meetings.history", "history", Permission.SEE_BODY, order=90),
)

__all__ = ["MENU", "agenda", "annexes", "notice", "pages", "planning", "session"]
