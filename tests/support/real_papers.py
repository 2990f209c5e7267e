"""Papers of real elections as BLT, to count them again: PrefLib's orders (.soi, .soc) and tables with a paper in each line.

    python -m tests.support.real_papers preflib FILE.soi SEATS > FILE.blt
    python -m tests.support.real_papers lines FILE.csv SEATS > FILE.blt

A PrefLib line is «how many: candidates, the preferred first» (github.com/PrefLib/PrefLib-Data, FORMAT_SPECIFICATION.md); equal places
in braces are refused. In a table a cell is a candidate's name or one of PASSED_OVER; a name met again on a paper counts at its first
place, and an overvote ends the paper there. The files themselves are not kept here.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from governance_app.voting.rules.elections import Election, Paper, write_blt

PASSED_OVER = frozenset({"", "skipped", "undervote", "UWI", "Uncertified Write In"})
ENDED = "overvote"
NAME = re.compile(r"# ALTERNATIVE NAME \d+: (.*)")
ORDER = re.compile(r"(\d+): (\d+(?:,\d+)*)")


def from_preflib(lines: Iterable[str], seats: int, title: str) -> Election:
    """Return the election of a PrefLib file of strict orders. Raises ValueError on any other line."""
    names, papers = [], []
    for line in (one.strip() for one in lines):
        if named := NAME.fullmatch(line):
            names.append(named[1].replace('"', "'"))
        elif order := ORDER.fullmatch(line):
            papers.append(Paper(tuple(map(int, order[2].split(","))), int(order[1])))
        elif line and not line.startswith("#"):
            raise ValueError(line)
    return Election(tuple(names), seats, tuple(papers), title=title)


def from_lines(rows: Iterable[list[str]], seats: int, title: str) -> Election:
    """Return the election of a table: a head that names the columns of ranks «rank…», then a paper a line."""
    table = iter(rows)
    ranks = [at for at, head in enumerate(next(table)) if head.lower().startswith("rank")]
    papers = Counter(tuple(_named(row[at] for at in ranks)) for row in table)
    names = sorted({name for paper in papers for name in paper})
    position = {name: number for number, name in enumerate(names, start=1)}
    kept = tuple(Paper(tuple(position[name] for name in paper), times) for paper, times in sorted(papers.items()))
    return Election(tuple(name.replace('"', "'") for name in names), seats, kept, title=title)


def _named(cells: Iterable[str]) -> Iterator[str]:
    met = set(PASSED_OVER)
    for cell in cells:
        if cell == ENDED:
            return
        if cell not in met:
            met.add(cell)
            yield cell


def main(kind: str, file: str, seats: str) -> None:
    """Print a file as BLT."""
    path = Path(file)
    with path.open(encoding="utf-8", newline="") as given:
        if kind == "preflib":
            election = from_preflib(given, int(seats), path.stem)
        else:
            election = from_lines(csv.reader(given), int(seats), path.stem)
    sys.stdout.write(write_blt(election))


if __name__ == "__main__":
    main(*sys.argv[1:])
