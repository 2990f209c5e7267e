"""All bodies assigned to a facilitator on one page: each, by corridor, and in all. Every look is written down for each of them."""

from math import ceil
from typing import Any
from uuid import UUID

from flask import request, url_for

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.committees import reads as committees
from governance_app.committees.rules import Body
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

ON_A_PAGE = 100
"""Committees on one page (a second or two of an installation of ten million attendances, measured)."""


@pages.get("/trabajo/participacion")
@needs(Permission.SEE_PARTICIPATION)
def together() -> Answer:
    """Show who takes part in all bodies assigned to the facilitator over a period: this semester unless another is asked for."""
    actor, now = current_actor(), clock.now()
    today = clock.local_day(now)
    number, last, mine = _asked(committees.bodies_for(actor, Permission.SEE_PARTICIPATION, on=today))
    actions.note_views(actor=actor, id=new_id(), now=now, bodies=[b.id for b in mine])
    question = PeriodQuestion.from_address()
    period, wrong = chosen(question, today)
    actions.roll_up(b.id for b in mine)
    seen = reads.together(mine, period, on=today)
    return page(
        "participation/together.html", period=period, question=question, wrong=wrong, periods=near(today), whole=seen.whole,
        pictures=pictures_of(seen.whole.figures), reached=reached(seen.whole.reach), number=number, last=last,
        address=_address, **_lines(seen))


def _asked(mine: tuple[Body, ...]) -> tuple[int, int, tuple[Body, ...]]:
    """Return which page of committees is asked for, how many there are, and its committees: all of them, for nearly everybody."""
    last, asked = max(1, ceil(len(mine) / ON_A_PAGE)), request.args.get("pagina", "1")
    number = min(last, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 and int(asked) else 1)
    return number, last, mine[(number - 1) * ON_A_PAGE:number * ON_A_PAGE]


def _address(number: int) -> str:
    period: dict[str, Any] = {name: request.args[name] for name in ("periodo", "desde", "hasta") if name in request.args}
    return url_for("participation.together", pagina=number, **period)


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
