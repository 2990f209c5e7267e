"""`governance-app organisations …`: reference data of the package, from the machine itself."""

import click

from governance_app.access.rules import SYSTEM
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.organisations import actions, reads


@click.group(name="organisations")
def commands() -> None:
    """Load the organisations and the territory that come with the application, and list them."""


@commands.command()
def load() -> None:
    """Load corridors, territory and candidate organisations. Doing it again adds what is missing and changes nothing else."""
    now = clock.now()
    actions.load_reference_data(actor=SYSTEM, id=new_id(), now=now)
    found, places = reads.organisations(on=clock.local_day(now)), reads.territories(on=clock.local_day(now))
    click.echo(f"{len(found)} organisations, {len(places)} territories, {len(reads.corridors())} corridors.")


@commands.command("list")
@click.option("--search", default="", help="Part of a name (old ones too) or acronym; accents make no difference.")
def list_organisations(search: str) -> None:
    """Show organisations: acronym, name of today, kind, and whether somebody confirmed them."""
    for one in reads.organisations(on=clock.local_day(clock.now()), search=search):
        click.echo(f"{one.acronym}\t{one.name}\t{one.kind.value}\t{'candidate' if one.candidate else 'confirmed'}")
