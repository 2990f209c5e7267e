"""`governance-app attachments`: look after the folder in which the bytes of attachments lie."""

import click

from governance_app.attachments import actions


@click.group("attachments")
def commands() -> None:
    """Look after the files that are kept with meetings and minutes."""


@commands.command()
def sweep() -> None:
    """Delete files that no attachment needs any more, if they are older than an hour. Run it daily; it harms nothing."""
    click.echo(f"{actions.sweep()} files that nobody needs were deleted.")
