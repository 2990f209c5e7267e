"""Look whether what was kept is whole."""

from collections.abc import Iterator

import click
import sqlalchemy as sa
from flask import current_app

from governance_app.attachments import reads as attachments
from governance_app.documents.pdf_signature import roots_left_out
from governance_app.exports.publishing import publisher
from governance_app.exports.rules.publisher import DeclarationUnfit
from governance_app.foundation import schema
from governance_app.foundation.database import Base, db
from governance_app.foundation.start import sqlite_state, why_unsafe
from governance_app.privacy.reads import erased_without_trace
from governance_app.record import reads


@click.command()
def check() -> None:
    """Check tables, references, disk safety and the chain of the record. Ends with 1 when something is wrong."""
    wrong = 0
    for name, fault in faults():
        click.echo(f"{'WRONG' if fault else 'ok':6}{name}{': ' + fault if fault else ''}")
        wrong += bool(fault)
    if wrong:
        raise click.ClickException(f"{wrong} checks failed; make a copy of the database before anything else")


def faults() -> Iterator[tuple[str, str | None]]:
    """Yield each check's name and what is wrong, None when nothing is."""
    yield "the certificates to trust can be read", ", ".join(roots_left_out(current_app.extensions["settings"].roots_dir)) or None
    yield "what the publisher declares can be read", unreadable_declaration()
    current = schema.is_current(db.engine)
    yield "tables are at this version", None if current else "run `governance-app migrate`; the other checks need it"
    if not current:
        return
    if db.engine.dialect.name == "sqlite":
        yield "writes outlive a power cut", why_unsafe(**sqlite_state(db.engine))
        answer = db.session.execute(sa.text("PRAGMA integrity_check")).scalars().all()
        yield "the file is whole", None if answer == ["ok"] else "; ".join(answer[:3])
    yield from faults_of_content()
    unpaired = erased_without_trace()
    yield "everybody has a key, and nobody who was erased", f"{len(unpaired)} people, the first is {unpaired[0]}" if unpaired else None


def unreadable_declaration() -> str | None:
    """Return which fact of the declaration cannot be read; None when all can, or nothing is declared."""
    try:
        publisher()
    except DeclarationUnfit as unfit:
        return str(unfit.data["where"])
    return None


def faults_of_content() -> Iterator[tuple[str, str | None]]:
    """Yield the checks of what was kept, as `faults` does."""
    yield "every reference leads somewhere", orphans()
    lost = list(attachments.damaged())
    yield "every kept file is there, unchanged", f"{len(lost)} missing or changed, the first is {lost[0]}" if lost else None
    broken = reads.broken_at()
    yield "the record's chain holds", None if broken is None else f"the first leaf that does not hold is number {broken}"


def orphans() -> str | None:
    """Return the references (table.column) that lead nowhere, with counts; None when all hold.

    The databases enforce this; here it is counted again, as a restore or a repair by hand may have gone round it.
    """
    found = []
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            count = _without_target(table, key)
            if count:
                found.append(f"{count} in {table.name}.{'+'.join(key.column_keys)}")
    return ", ".join(found) or None


def _without_target(table: sa.Table, key: sa.ForeignKeyConstraint) -> int:
    target = key.referred_table.alias()
    pairs = [(element.parent, target.c[element.column.name]) for element in key.elements]
    filled = sa.and_(*(here.is_not(None) for here, _ in pairs))
    there = sa.exists().where(*(here == its for here, its in pairs))
    return db.session.scalar(sa.select(sa.func.count()).select_from(table).where(filled, ~there)) or 0
