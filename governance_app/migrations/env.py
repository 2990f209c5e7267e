"""Alembic's environment. The connection is handed over by governance_app.foundation.schema; no URL is read here."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.operations.ops import CreateTableOp
from sqlalchemy.types import TypeDecorator

from governance_app.foundation.database import Base


def render_item(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """Write our own column types as what they are in the database, so that old migrations never import today's code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def keep_checks_of_columns(_context: Any, _revision: Any, directives: list[Any]) -> None:
    """Write the CHECK constraints that stand on a column as the table's: Alembic would leave them out without a word."""
    for operation in directives[0].upgrade_ops.ops:
        if isinstance(operation, CreateTableOp):
            checks = [c for column in operation.columns if isinstance(column, sa.Column) for c in column.constraints]
            written = [sa.CheckConstraint(c.sqltext, name=c.name) for c in checks if isinstance(c, sa.CheckConstraint)]
            operation.columns = [*operation.columns, *written]


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render_item,
    process_revision_directives=keep_checks_of_columns,
    compare_type=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
