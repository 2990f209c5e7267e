"""`governance-app participation …`: figures of participation, from the machine itself."""

import click

from governance_app.participation import actions


@click.group(name="participation")
def commands() -> None:
    """Keep the sums of closed meetings, from which boards and trends are read sooner."""


@commands.command("roll-up")
def roll_up() -> None:
    """Count anew every closed meeting of which a fact has changed. Figures never depend on it; after a large import they come sooner."""
    click.echo(f"{actions.roll_up(None, limit=None)} meetings counted.")
