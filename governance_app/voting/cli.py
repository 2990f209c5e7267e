"""`governance-app tally FILE.blt`: counts the papers of an election again, round by round, with nothing but the file."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from governance_app.foundation.settings import without_installation
from governance_app.languages.catalogue import _
from governance_app.voting.rules.elections import (
    Count,
    Election,
    Guard,
    LastResort,
    Method,
    Minimum,
    TieRules,
    count_election,
    count_to_data,
    figure,
    fill_vacancy,
    missing,
    read_blt,
)
from governance_app.voting.wording.elections import (
    LABELS,
    missing_sentence,
    outcome_sentence,
    papers_sentence,
    round_sentences,
    successor_sentences,
)

WIDEST_NAME = 28


@click.group(name="commands")
def commands() -> None:
    """Gather the commands of this room."""


def minimums(_context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[Minimum, ...]:
    """Read GROUP:NUMBER:CANDIDATES, as «mujeres:2:1,4,6»."""
    found = []
    for text in given:
        try:
            group, least, members = text.rsplit(":", 2)
            found.append(Minimum(group.strip(), frozenset(map(int, members.split(","))), int(least)))
        except ValueError:
            raise click.BadParameter(f"{text!r} is not GROUP:NUMBER:CANDIDATES, as in women:2:1,4,6", param=option) from None
    return tuple(found)


@commands.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--method", type=click.Choice([m.value for m in Method]), help="How to count. Without it: irv for one seat, else stv-wigm.")
@click.option("--seats", type=click.IntRange(1, 1000), help="Seats to fill, instead of those of the file.")
@click.option("--seed", default="", help="Draw lots from this seed, fixed before. Without it a tie that needs a lot stops the count.")
@click.option("--minimum", "hard", multiple=True, callback=minimums, help="GROUP:NUMBER:CANDIDATES that the elected list must hold.")
@click.option("--aim", "aims", multiple=True, callback=minimums, help="GROUP:NUMBER:CANDIDATES to warn about when not reached.")
@click.option("--vacancy", type=int, help="Fill the seat that this elected candidate (a number) leaves, from the same papers.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, in whole units, for machines.")
@without_installation
def tally(
    file: Path, method: str | None, seats: int | None, seed: str, hard: tuple[Minimum, ...], aims: tuple[Minimum, ...],
    vacancy: int | None, as_json: bool,
) -> None:
    """Count the ballot papers of FILE (BLT) and print every round and who is elected."""
    election = read_blt(file.read_bytes())
    election = Election(election.candidates, seats or election.seats, election.papers, election.withdrawn, election.title)
    chosen = Method(method) if method else Method.IRV if election.seats == 1 else Method.STV_WIGM
    ties, guard = TieRules(LastResort.LOT, seed) if seed else TieRules(), Guard(hard)
    count = count_election(election, chosen, ties, guard)
    ending = []
    if vacancy is not None:
        filled = fill_vacancy(election, chosen, count.elected, vacancy, ties=ties, guard=guard)
        count, ending = filled.count, successor_sentences(filled)
    ending += map(missing_sentence, missing(aims, count.elected))
    click.echo(_as_json(election, count, ending) if as_json else "\n".join(_lines(election, count, ending)))


def _as_json(election: Election, count: Count, ending: list[str]) -> str:
    return json.dumps(count_to_data(count) | {"title": election.title, "names": count.names, "notes": ending}, ensure_ascii=False, indent=2)


def _lines(election: Election, count: Count, ending: list[str]) -> Iterator[str]:
    if election.title:
        yield election.title
    yield str(LABELS[count.method])
    yield papers_sentence(count)
    yield ""
    yield from _tables(count, shutil.get_terminal_size((110, 24)).columns)
    for done in count.rounds:
        yield " ".join(round_sentences(count, done))
    yield ""
    yield outcome_sentence(count)
    yield from ending


def _tables(count: Count, width: int) -> Iterator[str]:
    """Give the rounds as columns and the candidates as rows, as many rounds beside each other as the terminal holds."""
    heads, rows = _cells(count)
    name = max(len(row[0]) for row in rows)
    cell = max(len(text) for row in (heads, *rows) for text in row[1:])
    beside = max(1, (width - name) // (cell + 2))
    for start in range(1, len(heads), beside):
        for row in (heads, *rows):
            yield row[0].ljust(name) + "".join("  " + text.rjust(cell) for text in row[start:start + beside])
        yield ""


def _cells(count: Count) -> tuple[list[str], list[list[str]]]:
    heads = ["", *(_("Round %(round)s", round=done.number) for done in count.rounds)]
    rows = [[_short(name), *_votes(count, position)] for position, name in enumerate(count.candidates, start=1)]
    tails = [(_("No further preference"), [done.exhausted for done in count.rounds]),
             (_("Cut off in fractions"), [done.lost for done in count.rounds]),
             (_("Needed"), [done.quota or 0 for done in count.rounds])]
    return heads, rows + [[word, *(figure(value, count.unit) for value in values)] for word, values in tails if any(values)]


def _votes(count: Count, position: int) -> Iterator[str]:
    """Give a candidate's votes, round by round; "*" from the round of the election, "-" after leaving the count."""
    elected = gone = False
    for done in count.rounds:
        elected = elected or position in done.elected
        left = gone and not done.votes[position - 1]
        yield "- " if left else figure(done.votes[position - 1], count.unit) + ("*" if elected else " ")
        gone = gone or (position in done.acted and not elected)


def _short(name: str) -> str:
    return name if len(name) <= WIDEST_NAME else name[:WIDEST_NAME - 1] + "…"
