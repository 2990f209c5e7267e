"""`governance-app import …` and `governance-app export …`: the same files, the same rows, the same questions as on the pages."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from governance_app.access.rules import SYSTEM
from governance_app.committees import reads as committees
from governance_app.committees.rules import Body
from governance_app.exports import actions, reads, writing
from governance_app.exports.rules import Batch, ImportKind, RowState
from governance_app.exports.tables import TABLES
from governance_app.exports.wording import odd_sentence
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.organisations.rules import fold

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_BODY = click.option("--body", "body_name", help="The committee: its name, acronym, short name or id.")
_YES = click.option("--yes", is_flag=True, help="Bring in what is ready without asking.")


@click.group(name="commands")
def commands() -> None:
    """Gather the two commands of this room."""


@commands.group(name="import")
def bring() -> None:
    """Bring in a file: it is read and shown row by row; nothing is written before you say so, and repeating it changes nothing."""


@bring.command()
@_FILE
@_BODY
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Since when those sit for whom the file gives no day.")
@click.option("--source", help="A short name of the system whose identifiers the file uses.")
@_YES
def roster(file: Path, body_name: str | None, since: datetime | None, source: str | None, yes: bool) -> None:
    """Bring in a roster (CSV, XLSX, Popolo JSON). Without --body, its bodies stand on their own."""
    body = _find_body(body_name).id if body_name else None
    _import(file, yes, kind=ImportKind.ROSTER, body=body, valid_from=since.date() if since else None, source=source)


@bring.command()
@_FILE
@click.option("--meeting", "code", required=True, help="The meeting: its code or id.")
@click.option("--body", "body_name", required=True, help="The committee: its name, acronym, short name or id.")
@_YES
def attendance(file: Path, code: str, body_name: str, yes: bool) -> None:
    """Bring in the attendance sheet of a meeting (CSV, XLSX, KoboToolbox)."""
    found = next((m for m in meetings.meetings_of(_find_body(body_name).id) if code in (m.code, str(m.id))), None)
    if found is None:
        raise click.ClickException(f"No meeting of this committee is called {code!r}.")
    _import(file, yes, kind=ImportKind.ATTENDANCE, meeting=found.id)


@bring.command("past-votes")
@_FILE
@click.option("--body", "body_name", required=True, help="The committee: its name, acronym, short name or id.")
@click.option("--seats", type=click.IntRange(1, 1000), help="Voting seats of that time. Without it: those of the body on each day.")
@_YES
def past_votes(file: Path, body_name: str, seats: int | None, yes: bool) -> None:
    """Bring in votes of the past (CSV, XLSX); figures that contradict themselves wait for a person."""
    _import(file, yes, kind=ImportKind.PAST_VOTES, body=_find_body(body_name).id, seats=seats)


@bring.command()
def forget() -> None:
    """Forget the files that nobody finished within seven days."""
    actions.forget_old_imports(actor=SYSTEM, id=new_id(), now=clock.now())
    click.echo("Unfinished files older than seven days are forgotten.")


def _import(file: Path, yes: bool, **given: Any) -> None:
    batch = _does(actions.start_import, content=file.read_bytes(), filename=file.name, **given)
    found = _show(batch)
    if not found.counts.ready:
        click.echo("Nothing to bring in.")
        return
    if not yes and not click.confirm(f"Bring in {found.counts.ready} rows?"):
        _does(actions.discard_import, batch=batch)
        click.echo("Nothing was written.")
        return
    _bring_in(batch, found.counts.ready)
    _finish(batch)


def _show(batch: UUID) -> Batch:
    found = reads.batch_for(SYSTEM, batch, now=clock.now())
    for row in reads.rows(batch, state=RowState.FLAGGED):
        click.echo(f"Row {row.number}: " + " ".join(odd_sentence(odd) for odd in row.odd))
    counts = found.counts
    click.echo(f"{counts.total} rows: {counts.ready} ready, {counts.same} already here, {counts.flagged} wait for a person.")
    return found


def _bring_in(batch: UUID, ready: int) -> None:
    with click.progressbar(length=ready, label="Bringing in") as bar:
        while ready:
            _does(actions.bring_in, batch=batch)
            left = reads.counts_of(batch).ready
            bar.update(ready - left)
            if left == ready:
                break
            ready = left


def _finish(batch: UUID) -> None:
    counts = reads.counts_of(batch)
    click.echo(f"{counts.done} rows are in.")
    if counts.flagged:
        click.echo(f"{counts.flagged} wait for a person: settle them at /trabajo/datos/importes/{batch}")
    else:
        _does(actions.end_import, batch=batch)


def _does(action: Callable[..., Any], **given: Any) -> UUID:
    subject: UUID = action(actor=SYSTEM, id=new_id(), now=clock.now(), **given).subject
    return subject


@commands.command()
@click.argument("table", type=click.Choice(list(TABLES)))
@click.option("--body", "body_name", required=True, help="The committee: its name, acronym, short name or id.")
@click.option("--format", "form", type=click.Choice(list(writing.KINDS)), default="csv", show_default=True, help="The form of the file.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it. Without it: to the terminal.")
def export(table: str, body_name: str, form: str, output: Path | None) -> None:
    """Take a TABLE of a committee out, as CSV, XLSX, JSON or (meetings) iCalendar."""
    body = _find_body(body_name)
    written = writing.write(TABLES[table], body.id, body.name, form, now=clock.now())
    if output is None:
        click.echo(written.content, nl=False)
    else:
        output.write_bytes(written.content)
        click.echo(f"Written to {output}.")


def _find_body(text: str | None) -> Body:
    wanted = fold(text or "")
    found = [b for b in committees.bodies(on=_today()) if text in (b.slug, str(b.id)) or wanted in (fold(b.name), fold(b.acronym))]
    if len(found) != 1:
        raise click.ClickException(f"{len(found)} committees are called {text!r}; one is needed.")
    return found[0]


def _today() -> date:
    return clock.local_day(clock.now())
