"""Published tables as they are printed: one place for the words and numbers of page, picture, file and interface. Takes SafeTable alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.participation.rules import Dimension
from governance_app.participation.rules.disclosure import Counted, NotSafe, PoolKind, SafeTable
from governance_app.participation.rules.releases import Pool, Release
from governance_app.participation.wording import line_label
from governance_app.web.sentences import label

KINDS = {PoolKind.BODY: "comite", PoolKind.CORRIDOR: "corredor", PoolKind.WHOLE: "conjunto"}
"""How addresses and files call a pool."""


@dataclass(frozen=True)
class Printed:
    """A published table for people: its name, its lines as words and numbers, and the bars of its picture (only what is shown)."""

    name: str
    title: str
    people: str
    lines: list[list[str]]
    bars: list[tuple[str, int]]
    withheld: str


def called(pool: Pool) -> str:
    """Return how people call a pool."""
    return pool.name or label(pool.kind)


def heading(counted: Counted, by: Dimension) -> str:
    """Return what a published table counts, and by what."""
    return _("%(counted)s. %(by)s", counted=label(counted), by=split_words(counted, by))


def split_words(counted: Counted, by: Dimension) -> str:
    """Return by what a table is split. Whoever holds a seat is as old as on the last day: they came to no meeting."""
    return _("By age on that day") if counted is Counted.SEATS and by is Dimension.AGE_BAND else label(by)


def printed(table: SafeTable, nationalities: dict[str, str]) -> Printed:
    """Return a table as it is printed. Raises NotSafe for anything that is no SafeTable."""
    if not isinstance(table, SafeTable):
        raise NotSafe("only a SafeTable is printed")
    words = {cell.code: line_label(table.dimension, cell.code, nationalities) for cell in table.cells}
    told = [_("fewer than 10") if cell.shown is None else formats.number(cell.shown) for cell in table.cells]
    lines = [[words[cell.code], number, _share(table, cell.code)] for cell, number in zip(table.cells, told, strict=True)]
    return Printed(table.name, heading(table.counted, table.dimension), formats.number(table.people), lines,
                   [(_barred(words[c.code], _share(table, c.code)), c.shown) for c in table.cells if c.shown is not None],
                   ", ".join(words[c.code] for c in table.cells if c.shown is None))


def _barred(word: str, share: str) -> str:
    return word if share == "—" else _("%(answer)s, %(share)s", answer=word, share=share)


def _share(table: SafeTable, code: str) -> str:
    share = table.share(code)
    return "—" if share is None else _("about %(percent)s", percent=formats.percent(share))


def rows(release: Release, pool: str) -> Iterable[dict[str, Any]]:
    """Yield the lines of a release as machines read them: one a line of a table; `shown` None where it is withheld."""
    for table in release.tables:
        if not isinstance(table, SafeTable):
            raise NotSafe("only a SafeTable leaves")
        for cell in table.cells:
            yield {
                "pool_kind": KINDS[release.pool_kind], "pool": pool, "first": release.period.first.isoformat(),
                "last": release.period.last.isoformat(), "counted": table.counted.value, "dimension": table.dimension.value,
                "line": cell.code, "shown": cell.shown, "people": table.people,
            }


def as_data(release: Release, pool: str) -> dict[str, Any]:
    """Return a release as the interface gives it."""
    tables = [
        {"counted": t.counted.value, "dimension": t.dimension.value, "people": t.people,
         "lines": [{"line": cell.code, "shown": cell.shown} for cell in t.cells]}
        for t in release.tables
    ]
    return {
        "pool_kind": KINDS[release.pool_kind], "pool": pool, "first": release.period.first.isoformat(),
        "last": release.period.last.isoformat(), "published_at": release.at.isoformat(), "lattice_sha256": release.lattice_sha256,
        "figures_sha256": release.figures_sha256, "threshold": 10, "rounded_to": 5, "tables": tables,
        "not_published": [{"counted": one.counted.value, "dimension": one.dimension.value} for one in release.refused],
    }
