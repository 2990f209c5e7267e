"""Sections of a report about who takes part, and how far its aims are: of people only what was published, as it was published."""

from collections.abc import Iterable

from governance_app.exports.report.gathering import Report
from governance_app.exports.report.grids import Grid, Section, Unsaid
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _l, _n
from governance_app.participation.published import called, printed
from governance_app.participation.rules import Dimension, Portion
from governance_app.participation.rules.disclosure import Counted, SafeTable
from governance_app.participation.rules.releases import Pool, Release

SHEETS = {
    (Counted.PEOPLE, Dimension.SEX): _l("People by sex"), (Counted.PEOPLE, Dimension.AGE_BAND): _l("People by age"),
    (Counted.PEOPLE, Dimension.AFFILIATION): _l("People by affiliation"),
    (Counted.PEOPLE, Dimension.NATIONALITY): _l("People by nationality"),
    (Counted.SEATS, Dimension.SEX): _l("Seats by sex"), (Counted.SEATS, Dimension.AGE_BAND): _l("Seats by age"),
    (Counted.SEATS, Dimension.AFFILIATION): _l("Seats by affiliation"), (Counted.SEATS, Dimension.NATIONALITY): _l("Seats by nationality"),
}
"""How the workbook calls the sheet of a published table: with the number of its pool before it, up to 31 letters."""
Line = tuple[object, ...]
Tables = dict[str, tuple[Pool, SafeTable]]


def participation(report: Report) -> Section:
    """Return the published tables of the latest year of each pool that the body belongs to, or the sentence that there are none."""
    if not report.published:
        return Section(_("Who takes part"), (_("No figures about who takes part are published for a year that is over."), _withheld()))
    text, grids = [_withheld()], []
    for number, (pool, release) in enumerate(report.published, start=1):
        text += _told(pool, release)
        grids += [_published(table, pool, report.nationalities, number) for table in release.tables]
    return Section(_("Who takes part"), tuple(text), tuple(grids))


def _withheld() -> str:
    return _("Numbers are rounded to five. Fewer than ten people, or none, are not told: in a small group a number would tell of somebody.")


def _told(pool: Pool, release: Release) -> list[str]:
    period = {"first": formats.day(release.period.first), "last": formats.day(release.period.last)}
    said = [_("%(pool)s, from %(first)s to %(last)s, published on %(day)s.", pool=called(pool), day=formats.day(release.at), **period)]
    missing = len(release.refused)
    return said + ([_n("%(num)d table of that year is not published, because it would tell of somebody.",
                       "%(num)d tables of that year are not published, because they would tell of somebody.", missing)] if missing else [])


def _published(table: SafeTable, pool: Pool, nationalities: dict[str, str], number: int) -> Grid:
    told = printed(table, nationalities)
    words = [line[0] for line in told.lines]
    rows = tuple((word, Unsaid.FEWER if cell.shown is None else cell.shown) for word, cell in zip(words, table.cells, strict=True))
    name = f"{number} {SHEETS[table.counted, table.dimension]}"[:31]
    return Grid(
        name, f"{called(pool)}: {told.title}", (_("Answer"), _("People")), rows, (5, 2), (1,), tuple(told.bars),
        _("About %(people)s people in all.", people=told.people))


def progress(report: Report) -> Section:
    """Return the tables of progress for GEF and WWF: Core Indicator 11, and the lines of the results framework."""
    tables: Tables = {table.name: (pool, table) for pool, release in reversed(report.published) for table in release.tables}
    reached = tables.get("people-sex")
    rule = _("Counts of people by who they are leave only as published tables. Those of a single committee would tell of somebody.")
    missing = () if reached else (_("GEF Core Indicator 11 (people reached, by sex) is not published for a year that is over."),)
    lines = Grid(
        _("Results framework"), _("Results framework"), (_("Indicator"), _("What is measured"), _("Reached"), _("Of"), _("Note")),
        tuple(_lines(report, tables)), (4, 10, 4, 3, 9), (2, 3))
    return Section(_("Progress for GEF and WWF"), (rule, *missing), (*([_core(*reached, report)] if reached else []), lines))


def _core(pool: Pool, table: SafeTable, report: Report) -> Grid:
    one = _published(table, pool, report.nationalities, 0)
    return Grid(
        "GEF 11", _("GEF Core Indicator 11: people reached, by sex"), one.head, one.rows, one.widths, one.numeric, (),
        _("%(pool)s. Each person is counted once in the year of the GEF. About %(people)s people in all.", pool=called(pool),
          people=formats.number(table.people)))


def _lines(report: Report, tables: Tables) -> Iterable[Line]:
    others, kept = report.others, _("Not published.")
    yield "P1", _("Attendance of women, young people and nationalities"), None, None, kept
    yield "P2", _("People reached, each counted once"), *_people(tables, Counted.PEOPLE)
    yield "P3", _("Meetings held"), len(report.held), None, ""
    yield "P4", _("People who hold voting seats"), *_people(tables, Counted.SEATS)
    yield "P5", _("Women and young people in offices"), None, None, kept
    yield "P6", _("Turns to speak"), None, None, kept
    yield "P7", _("Proposals made and adopted"), None, None, kept
    yield "P8", _("Meetings in which women reached a quarter or a third"), None, None, kept
    yield "P9", _("Points treated with interpretation"), *_portion(others.languages.interpreted)
    yield "P10", _("Support given to those who needed it"), None, None, kept
    yield "P11", _("Communities told in time"), *_portion(others.reach.communities.portion)
    yield "P12", _("Commitments kept on time, of those that were due"), *_portion(others.promises.portion)
    yield "P13", _("Decisions returned in a language of the communities"), *_portion(others.returns.communities)
    yield "P14", _("Attendees who said who they are"), None, None, kept


def _people(tables: Tables, counted: Counted) -> Line:
    found = next((tables[name] for dimension in Dimension if (name := f"{counted.value}-{dimension.value}") in tables), None)
    if found is None:
        return None, None, _("Not published for a year that is over.")
    pool, table = found
    return table.people, None, _("%(pool)s, of the published year; the tables stand above.", pool=called(pool))


def _portion(figures: Portion) -> Line:
    if not figures.base:
        return None, None, _("There was nothing to count, or nobody wrote it down.")
    said = _n("Of %(num)d it is not known.", "Of %(num)d it is not known.", figures.not_recorded) if figures.not_recorded else ""
    return figures.part, figures.base, said
