"""All bodies assigned to a facilitator on one page: each, by corridor, and in all. Every look is written down for each of them."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.committees import reads as committees
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.participation import actions, reads
from governance_app.participation.forms import PeriodQuestion
from governance_app.participation.pages.blueprint import pages
from governance_app.participation.pages.choice import chosen, near
from governance_app.participation.pages.parts import reached
from governance_app.participation.pages.shown import pictures_of
from governance_app.participation.rules import (
    WOMEN,
    YOUTH,
    Dimension,
    Measure,
    Pool,
    Together,
)
from governance_app.web.answers import Answer, page


@pages.get("/trabajo/participacion")
@needs(Permission.SEE_PARTICIPATION)
def together() -> Answer:
    """Show who takes part in all bodies assigned to the facilitator over a period: this semester unless another is asked for."""
    actor, now = current_actor(), clock.now()
    today = clock.local_day(now)
    mine = committees.bodies_for(actor, Permission.SEE_PARTICIPATION, on=today)
    actions.note_views(actor=actor, id=new_id(), now=now, bodies=[b.id for b in mine])
    question = PeriodQuestion.from_address()
    period, wrong = chosen(question, today)
    actions.roll_up(b.id for b in mine)
    seen = reads.together(mine, period, on=today)
    return page(
        "participation/together.html", period=period, question=question, wrong=wrong, periods=near(today), whole=seen.whole,
        pictures=pictures_of(seen.whole.figures), reached=reached(seen.whole.reach), **_lines(seen))


def _lines(seen: Together) -> dict[str, Any]:
    corridors: dict[UUID | None, str] = {one.id: one.name for one in organisations.corridors()}
    return {
        "bodies": [(one.body, one.name, _cells(one.pool)) for one in seen.lines],
        "corridors": [[corridors.get(id, _("Without corridor")), formats.number(pool.bodies), *_cells(pool)]
                      for id, pool in seen.corridors.items()],
        "total": _cells(seen.whole),
    }


def _cells(pool: Pool) -> list[str]:
    """Return meetings, people, attendances; women's share of attending, speaking and seats; young people's of attending."""
    shares = [pool.figures[m, Dimension.SEX].share(WOMEN) for m in (Measure.ATTENDANCE, Measure.SPEAKING, Measure.SEATS)]
    shares.append(pool.figures[Measure.ATTENDANCE, Dimension.AGE_BAND].share(YOUTH))
    complete = pool.figures[Measure.ATTENDANCE, Dimension.SEX].completeness
    return [*map(formats.number, (pool.meetings, pool.reach.people, pool.reach.attendances)),
            *(_("not known") if s is None else formats.percent(s) for s in shares), "—" if complete is None else formats.percent(complete)]
