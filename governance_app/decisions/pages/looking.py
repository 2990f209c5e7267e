"""Look up decisions: the register of one's committees, and one decision with its history."""

from typing import Any
from uuid import UUID

from flask import url_for

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.committees import reads as committees
from governance_app.decisions import reads
from governance_app.decisions.forms import SearchForm
from governance_app.decisions.pages.blueprint import keeps, pages
from governance_app.decisions.rules import Search, totals
from governance_app.decisions.wording import TONES, language_name
from governance_app.foundation import clock
from governance_app.languages import formats
from governance_app.web.answers import Answer, page
from governance_app.web.paging import asked_page, other_answers
from governance_app.web.sentences import label


@pages.get("/trabajo/decisiones")
@needs(Permission.SEE_BODY)
def register() -> Answer:
    """Search the register of the committees one belongs to, on any day."""
    today = clock.local_day(clock.now())
    mine = committees.bodies_for(current_actor(), Permission.SEE_BODY, on=today)
    form = SearchForm.from_address()
    form.body.choices = [(b.id, b.name) for b in mine]
    form.year.choices = [(str(year), str(year)) for year in reads.years_of(b.id for b in mine)]
    search = _search(form, today) if form.validate() else Search(on=today)
    found = reads.register([b.id for b in mine], search)
    return page(
        "decisions/register.html", form=form, found=found, on=search.on or today, tones=TONES, names={b.id: b.name for b in mine},
        address=_address,
    )


def _search(form: SearchForm, today: Any) -> Search:
    given = form.given()
    return Search(
        given["words"] or "", (given["theme"],) if given["theme"] else (), given["body"], int(given["year"]) if given["year"] else None,
        given["state"], given["on"] or (today if given["state"] else None), asked_page(),
    )


def _address(number: int) -> str:
    return url_for("decisions.register", **other_answers(), page=number)


@pages.get("/trabajo/decisiones/<uuid:decision>")
@needs(Permission.SEE_BODY)
def one(decision: UUID) -> Answer:
    """Show a decision: its texts, whether it holds, what acts on it, its places and its money."""
    found = reads.decision_for(current_actor(), decision)
    today = clock.local_day(clock.now())
    return page(
        "decisions/one.html", decision=found, state=found.state(today), tones=TONES, body=committees.body(found.body, on=found.adopted_on),
        sums=totals(found.amounts), keeper=keeps(found.body), language_name=language_name,
        money_rows=[[formats.day(a.on), label(a.kind), formats.money(a.cents), a.source] for a in found.amounts],
    )
