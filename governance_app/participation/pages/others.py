"""The figures beside the board, of a body over a period. Exact, inside, and every look written down."""

from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.committees import reads as committees
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.organisations import reads as organisations
from governance_app.participation import actions, reads
from governance_app.participation.forms import PeriodQuestion
from governance_app.participation.pages.blueprint import pages
from governance_app.participation.pages.choice import chosen, near
from governance_app.participation.pages.sections import Names, sections
from governance_app.web.answers import Answer, page


@pages.get("/trabajo/organos/<uuid:body>/participacion/otras-cifras")
@needs(Permission.SEE_PARTICIPATION)
def others(body: UUID) -> Answer:
    """Show languages, support, notices, commitments, returns, minutes and votes of a body over a period, with how much is recorded."""
    actions.note_view(actor=current_actor(), id=new_id(), now=clock.now(), body=body)
    today = clock.local_day(clock.now())
    question = PeriodQuestion.from_address()
    period, wrong = chosen(question, today)
    seen = reads.other_figures(body, period, on=today)
    day = min(period.last, today)
    names = Names(
        {n.code: n.name for n in organisations.nationalities()}, {t.id: t.name for t in organisations.territories(on=day)},
        {id: name.name for id, name in organisations.names_on(seen.owners, day).items()})
    return page(
        "participation/others.html", one=committees.body_for(current_actor(), body), body=body, period=period, question=question,
        wrong=wrong, periods=near(today), meetings=seen.meetings, sections=sections(seen, names))
