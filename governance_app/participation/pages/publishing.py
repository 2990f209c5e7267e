"""Publishing figures: what of a year may leave, why some may not, and the one button that lets it leave for good."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import MayNot, Permission, may
from governance_app.committees import reads as committees
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.participation import actions, reads
from governance_app.participation.forms import PublishForm
from governance_app.participation.pages.blueprint import pages
from governance_app.participation.published import KINDS, called, printed, split_words
from governance_app.participation.rules import Period
from governance_app.participation.rules.disclosure import PoolKind
from governance_app.participation.rules.releases import (
    Figures,
    NoSuchPool,
    NoSuchRelease,
    Pool,
    Release,
    figures_digest,
    year_of,
    years_over,
)
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label

BASE = "/trabajo/participacion/publicar"
BY_WORD = {word: kind for kind, word in KINDS.items()}


@pages.get(BASE)
@needs(Permission.PUBLISH_FIGURES)
def publishing() -> Answer:
    """List the committees and corridors whose figures the reader may publish, year by year."""
    today = clock.local_day(clock.now())
    published = {(one.pool_kind, one.pool_id, one.period): one for one in reads.releases()}
    began, mine = reads.first_meetings(), committees.within(current_actor(), Permission.PUBLISH_FIGURES)
    lines: dict[tuple[PoolKind, UUID], dict[str, Any]] = {}
    for period in years_over(min(began.values(), default=today), today):
        for pool in reads.pools(over=period):
            if mine.issuperset(pool.bodies) and any(body in began and began[body] <= period.last for body in pool.bodies):
                line = lines.setdefault((pool.kind, pool.id), {"pool": pool, "name": called(pool), "kind": KINDS[pool.kind], "years": []})
                line["years"].append({
                    "year": period.first.year, "period": period, "published": published.get((pool.kind, pool.id, period))})
    return page("participation/publishing.html", lines=list(lines.values()), may_agree=may(current_actor(), Permission.MANAGE_BODIES))


@pages.route(f"{BASE}/<any(comite, corredor, conjunto):of>/<code>/<int:year>", methods=["GET", "POST"])
@needs(Permission.PUBLISH_FIGURES)
def publish(of: str, code: str, year: int) -> Answer:
    """Show what of a year may be published, exactly as it would be read; publish it."""
    period = year_of(year)
    pool = _mine(of, code, period)
    form: Any = PublishForm.blank_or_posted()
    given = {"kind": pool.kind, "pool": code, "year": year, "seen": form.seen.data or ""}
    if form.validate_on_submit() and form.attempt(actions.publish_figures, **given):
        return done(_("The figures are published. They stay as they are."), "noticeboard.figures_of", of=of, code=code, year=year)
    _noted(pool)
    names = {one.code: one.name for one in organisations.nationalities()}
    before = _published(pool, year)
    figures = before or reads.prepared(pool, period, on=clock.local_day(clock.now()))
    form.seen.data = figures_digest(figures.tables)
    return page(
        "participation/publish.html", form=form, name=called(pool), of=of, year=year, period=period, before=before,
        tables=[printed(table, names) for table in figures.tables], refused=_refused(figures),
        over=period.last < clock.local_day(clock.now())), form.status


def _noted(pool: Pool) -> None:
    actions.note_views(actor=current_actor(), id=new_id(), now=clock.now(), bodies=pool.bodies)


def _published(pool: Pool, year: int) -> Release | None:
    try:
        return reads.release(pool, year)
    except NoSuchRelease:
        return None


def _refused(figures: Figures | Release) -> list[list[str]]:
    """Return what does not leave: one line for each thing counted and each reason."""
    lines: dict[tuple[str, str], list[str]] = {}
    for one in figures.refused:
        lines.setdefault((label(one.counted), label(one.why)), []).append(split_words(one.counted, one.dimension))
    return [[counted, "; ".join(splits), why] for (counted, why), splits in lines.items()]


def _mine(of: str, code: str, period: Period) -> Pool:
    """Return a pool whose figures the reader may publish; all others are not there for them. Raises NoSuchPool."""
    pool = reads.pool(BY_WORD[of], code, over=period)
    try:
        actions.may_publish(current_actor(), pool)
    except MayNot:
        raise NoSuchPool() from None
    return pool
