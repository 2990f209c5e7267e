"""The figures of the last year that is over, published of all committees together: each one alone is too small."""

from datetime import timedelta

from governance_app.cli.demo.story import Story
from governance_app.participation import actions, reads
from governance_app.participation.rules import PeriodKind, before, period_of
from governance_app.participation.rules.disclosure import PoolKind
from governance_app.participation.rules.releases import figures_digest


def publish(story: Story) -> None:
    """Publish what may be published. On some days the story has too few people in that year: then nothing is."""
    today = story.as_of - timedelta(days=1)
    year = before(period_of(PeriodKind.GEF_YEAR, today))
    for pool in reads.pools(over=year):
        tables = reads.prepared(pool, year, on=today).tables if pool.kind is PoolKind.WHOLE else ()
        if tables:
            seen = figures_digest(tables)
            story.do(actions.publish_figures, story.at(-1), kind=pool.kind, pool=pool.code, year=year.first.year, seen=seen)
