"""Participation for IATI 2.03: each pool a result, each published table an indicator, each year a period, each line told a dimension.

A withheld line is left out, never written as nought, and the comment of the total says which lines are withheld and why. What is counted
for a committee is counted again for its corridor, and every number is rounded on its own: nothing is to be added up.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from governance_app.documents import iati_file as iati
from governance_app.exports.rules.publisher import DeclaredActivity, NotDeclared, Organisation
from governance_app.languages.catalogue import _, force_language
from governance_app.participation import reads as participation
from governance_app.participation.published import called, heading
from governance_app.participation.rules import Dimension
from governance_app.participation.rules.disclosure import Counted, NotSafe, SafeTable
from governance_app.participation.rules.releases import Pool, Release

OUTPUT = "1"
DIMENSIONS = {
    Dimension.SEX: "sex", Dimension.AGE_BAND: "age-band", Dimension.AFFILIATION: "ethnic-self-id", Dimension.NATIONALITY: "nationality",
}
"""Our names of dimensions: IATI has no list of them. The values are the codes of the lines."""


def iati_activity(declared: DeclaredActivity | None) -> tuple[iati.Activity, datetime]:
    """Return the declared activity with every published figure, and when the latest was published. Raises NotDeclared.

    NotDeclared too while nothing is published: an activity without results tells nothing new.
    """
    pools = {(one.kind, one.id): one for one in participation.published_pools()}
    of_pool: dict[str, list[Release]] = defaultdict(list)
    found = participation.releases()
    if declared is None or not found:
        raise NotDeclared()
    for one in sorted(found, key=lambda release: release.period.first):
        of_pool[f"{one.pool_kind.value} {one.pool_id}"].append(one)
    results = tuple(_result(pools[some[0].pool_kind, some[0].pool_id], some) for _key, some in sorted(of_pool.items()))
    return _activity(declared, results), max(one.at for one in found)


def _activity(one: DeclaredActivity, results: tuple[iati.Result, ...]) -> iati.Activity:
    return iati.Activity(
        one.identifier, _organisation(one.reporting), one.title, one.description, tuple(_organisation(o) for o in one.participating),
        one.status, one.dates, one.country, one.sectors, results)


def _organisation(one: Organisation) -> iati.Organisation:
    return iati.Organisation(one.ref, one.type, (("es", one.name),), one.role)


def _result(pool: Pool, releases: Sequence[Release]) -> iati.Result:
    tables: dict[tuple[Counted, Dimension], list[tuple[Release, SafeTable]]] = defaultdict(list)
    for release in releases:
        for table in release.tables:
            if not isinstance(table, SafeTable):
                raise NotSafe("only a SafeTable leaves")
            tables[table.counted, table.dimension].append((release, table))
    return iati.Result(
        OUTPUT, _told(lambda: _("Who takes part: %(pool)s", pool=called(pool))), _told(_vocabulary),
        tuple(_indicator(counted, by, some) for (counted, by), some in tables.items()))


def _vocabulary() -> str:
    return _("Dimensions are words of this programme: sex, age-band, ethnic-self-id and nationality, as people said them of themselves. "
             "The value unsaid means that they did not say, or that it was not recorded. Years run from 1 July to 30 June.")


def _indicator(counted: Counted, by: Dimension, some: Iterable[tuple[Release, SafeTable]]) -> iati.Indicator:
    return iati.Indicator(
        _told(lambda: heading(counted, by)), _told(_how),
        tuple(iati.Span(release.period.first, release.period.last, _actuals(table)) for release, table in some))


def _how() -> str:
    return _("Numbers are rounded to five; fewer than ten people, or none, are left out. Lines need not add up to the total.")


def _actuals(table: SafeTable) -> tuple[iati.Actual, ...]:
    missing = [cell.code for cell in table.cells if cell.shown is None]
    comment = _told(lambda: _left_out(missing)) if missing else ()
    name = DIMENSIONS[table.dimension]
    lines = (iati.Actual(cell.shown, ((name, cell.code),)) for cell in table.cells if cell.shown is not None)
    return iati.Actual(table.people, (), comment), *lines


def _left_out(codes: Sequence[str]) -> str:
    return _("Left out, because they count fewer than ten people or none, and a small number would tell of somebody: %(lines)s.",
             lines=", ".join(codes))


def _told(words: Callable[[], str]) -> iati.Narrative:
    found = []
    for language in ("es", "en"):
        with force_language(language):
            found.append((language, str(words())))
    return tuple(found)
