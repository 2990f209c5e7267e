"""Pages of data: take out, bring in, look at a file and settle its rows, the report of a semester, and the open data for anybody."""

from governance_app.access.rules import Permission
from governance_app.exports.pages import giving, opened, preview, reports, settling, taking
from governance_app.exports.pages.blueprint import pages
from governance_app.languages.catalogue import _l
from governance_app.web.navigation import MenuEntry

MENU = (
    MenuEntry("body", _l("Data"), "exports.data", "download", Permission.EXPORT_DATA, 90),
    MenuEntry("body", _l("Reports"), "exports.reports", "file-text", Permission.EXPORT_DATA, 91),
    MenuEntry("desk", _l("Bring in a roster"), "exports.whole", "upload", Permission.MANAGE_BODIES, 85),
)

__all__ = ["MENU", "giving", "opened", "pages", "preview", "reports", "settling", "taking"]
