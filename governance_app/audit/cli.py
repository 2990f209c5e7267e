"""`governance-app verify` and `governance-app record …`: the whole record recomputed at the machine itself, its head, its key."""

from pathlib import Path

import click

from governance_app.access.rules import SYSTEM
from governance_app.audit import reads
from governance_app.audit.rules import Answer
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.record import actions as record_actions
from governance_app.record import reads as record
from governance_app.record.reference import witness_words_of
from governance_app.record.rules import read_head
from governance_app.web.sentences import label


@click.group()
def commands() -> None:
    """The record nobody can rewrite."""


@commands.group("record")
def of_the_record() -> None:
    """Show the head of the record, exchange its key."""


@commands.command()
@click.option("--head", "older", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A signed head kept before.")
def verify(older: Path | None) -> None:
    """Recompute every entry, number, node and the root; with --head FILE, also that the record grew from that head."""
    outcome = record.verify()
    for fault in outcome.faults:
        click.echo(f"  {'the record' if fault.position is None else f'entry {fault.position}'}: {label(fault.kind)}", err=True)
    if not outcome.whole:
        raise click.ClickException("THE RECORD DOES NOT HOLD. Change nothing, keep a copy of the disk, and compare with heads on paper.")
    if older is not None:
        _compare(older.read_text(encoding="utf-8"))
    click.echo(f"The record holds: {outcome.size} entries, root {outcome.root.hex()}.")


def _compare(note: str) -> None:
    found, told = reads.check_text(note), read_head(note)
    if found.answer is not Answer.MATCHES:
        raise click.ClickException(f"THE RECORD DID NOT GROW FROM THAT HEAD ({told.size} entries): {label(found.why)}")
    click.echo(f"It grew from the head of {told.size} entries that was given.")


@of_the_record.command()
def head() -> None:
    """Print the signed head of today, its witness words, and the keys."""
    now = reads.head()
    if now is None:
        click.echo("Nothing stands in the record yet.")
        return
    click.echo(now.note())
    for language, words in witness_words_of(now.root).items():
        click.echo(f"{language}: {' '.join(words)}")
    for key in (*record.public_keys(), *record.public_keys("witness")):
        click.echo(key.written())


@of_the_record.command("rotate-key")
def rotate_key() -> None:
    """Sign heads with a new key from here on; the old one signs the new one into the record."""
    record_actions.rotate_key(actor=SYSTEM, id=new_id(), now=clock.now())
    click.echo(f"The record signs with a new key: {record.public_keys()[-1].written()}")
