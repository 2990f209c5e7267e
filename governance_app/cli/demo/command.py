"""`governance-app demo`: load the demonstration and say how to sign in."""

from datetime import date, datetime

import click
from flask import current_app

from governance_app.cli.demo import accounts
from governance_app.cli.demo.loading import NotAnEmptyPlace, load
from governance_app.foundation import clock, schema
from governance_app.foundation.database import db

SEED = 1


@click.group(invoke_without_command=True)
@click.pass_context
def demo(context: click.Context) -> None:
    """Load the invented first year of both corridors, and say how to sign in. Harmless when it is loaded already."""
    if context.invoked_subcommand is None and isinstance(context.command, click.Group):
        context.invoke(context.command.commands["load"], seed=SEED, as_of=None)


@demo.command("load")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Other people, hours and counts for another number.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day on which the year is told, YYYY-MM-DD; today unless given.")
def load_demonstration(seed: int, as_of: datetime | None) -> None:
    """Load the invented first year of both corridors. Only into an installation set up as a demonstration."""
    _refuse_a_real_one()
    now = clock.now()
    day: date = as_of.date() if as_of else clock.local_day(now)
    try:
        loaded = load(seed, day, now)
    except NotAnEmptyPlace:
        raise click.ClickException("this installation already keeps committees of its own; load the demonstration into another") from None
    if not loaded:
        click.echo("The demonstration is loaded already. For new passwords: governance-app demo people")
        return
    click.echo(f"The invented first year of both corridors is loaded (seed {seed}, told on {day}).")
    _say_people(now)


@demo.command()
def people() -> None:
    """Make new random passwords for the accounts of the demonstration and show them once; the old ones hold no more."""
    _refuse_a_real_one()
    _say_people(clock.now())


def _refuse_a_real_one() -> None:
    if not current_app.extensions["settings"].demonstration:
        raise click.ClickException("this installation is not a demonstration (GOVERNANCE_DEMONSTRATION=yes says that it is)")
    if not schema.is_current(db.engine):
        raise click.ClickException("the tables are not of this version; run `governance-app migrate` first")


def _say_people(now: datetime) -> None:
    found = accounts.new_passwords(now)
    if not found:
        raise click.ClickException("there is no demonstration here yet: governance-app demo load")
    click.echo("Sign in at the page /entrar. Passwords are made now, shown only now and kept nowhere:")
    for one in found:
        click.echo(f"  {one.role.value:14} {one.login:18} {one.password:26} {one.where}")
