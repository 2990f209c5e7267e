"""Bring the tables up to date; draft the next migration."""

import click

from governance_app.foundation import schema
from governance_app.foundation.database import db
from governance_app.privacy.actions import write_anew


@click.command()
@click.option("--if-any", is_flag=True, hidden=True, help="For `make migration`: before the first migration exists, do nothing.")
def migrate(if_any: bool) -> None:
    """Bring the database's tables up to this version. Harmless when they are."""
    if if_any and not schema.has_migrations():
        return
    if schema.is_current(db.engine):
        click.echo("The tables are up to date.")
        return
    schema.upgrade(db.engine)
    write_anew()  # what was in clear before migration 0021 is not left on the pages of the tables
    click.echo("The tables were brought up to date.")


@click.command(hidden=True)
@click.argument("message")
def migration(message: str) -> None:
    """For developers: draft the next migration, called MESSAGE, from what the records say and the database lacks."""
    click.echo(f"Drafted {schema.draft_migration(db.engine, message)}: read it, complete it, and commit it.")
