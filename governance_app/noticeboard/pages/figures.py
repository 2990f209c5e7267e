"""Published figures about who takes part: for people as pages, for machines as CSV and JSON. All of it from SafeTable alone."""

from werkzeug.wrappers import Response

from governance_app.documents import csv_file, json_file
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.organisations import reads as organisations
from governance_app.participation import reads as participation
from governance_app.participation.published import KINDS, as_data, called, printed, rows
from governance_app.participation.rules.releases import NoSuchPool, Pool, Release
from governance_app.record import reads as record
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all

BY_WORD = {word: kind for kind, word in KINDS.items()}
HEADS = ("pool_kind", "pool", "first", "last", "counted", "dimension", "line", "shown", "people")


@pages.get("/participacion")
@open_to_all
def figures() -> Answer:
    """List what was published about who takes part, the latest year first."""
    pools = {(one.kind, one.id): one for one in _pools()}
    found = [(one, pools[one.pool_kind, one.pool_id]) for one in participation.releases()]
    return page("noticeboard/figures.html", found=[
        {"name": called(pool), "kind": KINDS[pool.kind], "code": pool.code, "period": one.period, "year": one.period.first.year}
        for one, pool in found])


@pages.get("/participacion/<any(comite, corredor, conjunto):of>/<code>/<int:year>")
@open_to_all
def figures_of(of: str, code: str, year: int) -> Answer:
    """Show the published figures of a year of a committee or corridor."""
    pool, release = _found(of, code, year)
    names = {one.code: one.name for one in organisations.nationalities()}
    mark = record.mark_of("participation.publish_figures", release.id)
    return page(
        "noticeboard/figures_of.html", name=called(pool), of=of, code=code, year=year, release=release,
        tables=[printed(table, names) for table in release.tables], withheld=len(release.refused), entry=mark[0] + 1 if mark else None)


@pages.get("/participacion/<any(comite, corredor, conjunto):of>/<code>/<int:year>.csv")
@open_to_all
def figures_csv(of: str, code: str, year: int) -> Answer:
    """Give the published figures of a year as CSV."""
    _pool, release = _found(of, code, year)
    lines = ({key: "" if row[key] is None else row[key] for key in HEADS} for row in rows(release, code))
    return _file(csv_file.write(lines, HEADS), "text/csv; charset=utf-8", f"participacion-{code}-{year}.csv")


@pages.get("/participacion/<any(comite, corredor, conjunto):of>/<code>/<int:year>.json")
@open_to_all
def figures_json(of: str, code: str, year: int) -> Answer:
    """Give the published figures of a year to programs."""
    _pool, release = _found(of, code, year)
    return _file(json_file.readable(as_data(release, code)), "application/json", f"participacion-{code}-{year}.json")


def _found(of: str, code: str, year: int) -> tuple[Pool, Release]:
    pool = next((one for one in _pools() if (one.kind, one.code) == (BY_WORD[of], code)), None)
    if pool is None:
        raise NoSuchPool()
    return pool, participation.release(pool, year)


def _pools() -> tuple[Pool, ...]:
    """Return the pools of which anything was published. What is published stays, whatever became of the committee."""
    return participation.published_pools()


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, headers={"Content-Type": kind, "Content-Disposition": f'attachment; filename="{name}"'})
