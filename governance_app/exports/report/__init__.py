"""The report of a semester: gathered once, laid out once in sections and grids, then written as PDF and as workbook from the same grids.

Of groups of people it prints nothing but published tables (`SafeTable`); of a single meeting the total alone, from ten people on.
"""

from governance_app.exports.report.gathering import Report, gather
from governance_app.exports.report.pack import packed

__all__ = ["Report", "gather", "packed"]
