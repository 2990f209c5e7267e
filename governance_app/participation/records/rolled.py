"""The roll-up: the sums of each closed meeting, emptied by the tables themselves whenever a fact they are made of changes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base

AT_THE_MEETING = ("attendance_event", "attendee_description", "visitor_count", "visitor_sheet", "speaking_turn", "motion")
"""Tables of facts that say of which meeting they are."""
ON_A_MOTION = ("result", "elector", "ballot", "stance")
"""Tables of facts that say of which motion they are."""
OF_A_PERSON = ("person_key",)
"""Without the key of a person nothing leads from them to what they had said at any meeting."""
MEETINGS = {
    "meeting": (AT_THE_MEETING, "SELECT DISTINCT {row}.meeting_id, 1{of} WHERE true"),
    "motion": (ON_A_MOTION, "SELECT DISTINCT m.meeting_id, 1 FROM motion m{and_of} WHERE m.id = {row}.motion_id"),
    "person": (OF_A_PERSON, "SELECT DISTINCT e.meeting_id, 1 FROM attendance_event e{and_of} WHERE e.person_id = {row}.person_id"),
}


class RollupRow(Base):
    """The sums of a meeting; NULL: to be counted anew. `version` grows with every change of a fact, in the transaction that changes it.

    Whoever counts keeps the sums only under the version they began with, so that a change made meanwhile is never lost.
    """

    __tablename__ = "participation_rollup"
    __table_args__ = (sa.Index("ix_participation_rollup_kept", "meeting_id", sqlite_where=sa.text("figures IS NOT NULL"),
                               postgresql_where=sa.text("figures IS NOT NULL")),)
    meeting_id: Mapped[UUID] = mapped_column(sa.ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int]
    figures: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))


def watchers(dialect: str) -> dict[str, list[str]]:
    """Return by table the statements that let an engine ("sqlite", "postgresql") empty the roll-up of what changes.

    Migration 0027 runs a copy of them. PostgreSQL does it once a statement and always in the order of meetings: two that change facts
    of several meetings never wait for each other.
    """
    return {table: _watch(table, kind, dialect) for kind, (tables, _question) in MEETINGS.items() for table in tables}


def _watch(table: str, kind: str, dialect: str) -> list[str]:
    rows = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}
    if dialect == "sqlite":
        return [f"CREATE TRIGGER {table}_sums_{verb.lower()} AFTER {verb} ON {table} BEGIN {_empty(kind, row)}; END"
                for verb, row in rows.items()]
    return [
        f"CREATE OR REPLACE FUNCTION participation_{kind}_changed() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {_empty(kind, 'c', 'changed c')}; RETURN NULL; END $$",
        *(f"CREATE TRIGGER {table}_sums_{verb.lower()} AFTER {verb} ON {table} REFERENCING {row} TABLE AS changed "
          f"FOR EACH STATEMENT EXECUTE FUNCTION participation_{kind}_changed()" for verb, row in rows.items()),
    ]


def _empty(kind: str, row: str, of: str = "") -> str:
    question = MEETINGS[kind][1].format(row=row, of=f" FROM {of}" if of else "", and_of=f", {of}" if of else "")
    return (f"INSERT INTO participation_rollup (meeting_id, version) {question} ORDER BY 1 "
            "ON CONFLICT (meeting_id) DO UPDATE SET version = participation_rollup.version + 1, figures = NULL")


@sa.event.listens_for(Base.metadata, "after_create")
def _watch_new(_metadata: sa.MetaData, connection: sa.Connection, tables: Iterable[sa.Table], **_more: Any) -> None:
    """Watch what `create_all` has made; an installation has it from the migration."""
    told = watchers(connection.dialect.name)
    for statement in (s for table in tables for s in told.get(table.name, ())):
        connection.exec_driver_sql(statement)
