"""Tables whose rows never change: both engines refuse UPDATE and DELETE by trigger, whoever asks and by whatever way."""

from typing import Any

import sqlalchemy as sa


def never_changes(table: sa.Table, when: str = "") -> None:
    """Let both engines refuse UPDATE and DELETE of a table by trigger; a migration of a table of old runs `refusals` itself.

    `when`: only of rows that were so before the change (`OLD.state = 'approved'`).
    """
    for dialect in ("sqlite", "postgresql"):
        for statement in refusals(table.name, dialect, when):
            ddl: Any = sa.DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
            ddl = ddl.execute_if(dialect=dialect)
            sa.event.listen(table, "after_create", ddl)


def refusals(table: str, dialect: str, when: str = "") -> list[str]:
    """Return the statements that make UPDATE and DELETE of a table fail on an engine ("sqlite", "postgresql")."""
    condition = f" WHEN ({when})" if when else ""
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}{condition} "
            f"BEGIN SELECT RAISE(ABORT, '{table} never changes'); END"
            for verb in ("UPDATE", "DELETE")
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {table}_refused() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} never changes'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW{condition} EXECUTE FUNCTION {table}_refused()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_refused()",
    ]
