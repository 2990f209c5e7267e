"""Everything that may leave, declared: each table with its columns, who may take it, and where its rows come from.

No table holds figures about groups, nor anything a person said of themselves: that waits for the room of participation.
"""

from governance_app.exports.tables.declared import Column, Table
from governance_app.exports.tables.keeping import COMMITMENTS, DECISIONS, ELECTIONS, PAST_VOTES, VOTES
from governance_app.exports.tables.meeting import AGENDA, ATTENDANCE, DELIVERIES, MEETINGS
from governance_app.exports.tables.sitting import OFFICES, ROSTER, SEATS
from governance_app.foundation.errors import Missing

TABLES: dict[str, Table] = {
    table.name: table
    for table in (ROSTER, SEATS, OFFICES, MEETINGS, AGENDA, DELIVERIES, ATTENDANCE, DECISIONS, COMMITMENTS, VOTES, ELECTIONS, PAST_VOTES)
}
PUBLIC: tuple[Table, ...] = tuple(table for table in TABLES.values() if table.public)


class NoSuchTable(Missing):
    """No table of this name leaves the application."""


def table_named(name: str) -> Table:
    """Return a declared table. Raises NoSuchTable."""
    if name not in TABLES:
        raise NoSuchTable()
    return TABLES[name]


__all__ = ["PUBLIC", "TABLES", "Column", "NoSuchTable", "Table", "table_named"]
