"""The facilitator's figures: of a body over a period, and of one meeting. Exact, inside, and every look written down."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may
from governance_app.attendance import reads as attendance
from governance_app.committees import reads as committees
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.organisations import reads as organisations
from governance_app.organisations.rules import Bloc
from governance_app.participation import actions, reads
from governance_app.participation.forms import PeriodQuestion
from governance_app.participation.pages.blueprint import pages
from governance_app.participation.pages.choice import chosen, near
from governance_app.participation.pages.parts import aims_shown, reached, seats_shown, splits_shown, trends
from governance_app.participation.pages.shown import COLUMNS, blocs_of, pictures, table_of
from governance_app.participation.pages.told import Teller
from governance_app.participation.rules import (
    WOMEN,
    Board,
    Dimension,
    Look,
    Measure,
    breakdown,
    counted,
)
from governance_app.participation.wording import mass_sentence
from governance_app.web.answers import Answer, page
from governance_app.web.sentences import label


@pages.get("/trabajo/organos/<uuid:body>/participacion")
@needs(Permission.SEE_PARTICIPATION)
def board(body: UUID) -> Answer:
    """Show who takes part in a body over a period: this semester unless another is asked for."""
    _noted(body)
    today = clock.local_day(clock.now())
    question = PeriodQuestion.from_address()
    period, wrong = chosen(question, today)
    actions.roll_up([body])
    look = reads.look(body, period, now=clock.now())
    masses = [mass_sentence(m) for m in look.board.masses] if look.board.meetings else []
    return page(
        "participation/board.html", one=committees.body_for(current_actor(), body), body=body, period=period, question=question,
        wrong=wrong, periods=near(today), meetings=_trend(look.board), masses=masses, look=look,
        views=reads.views(body), **_told(look, body), **_shown(look.board))


def _told(look: Look, body: UUID) -> dict[str, Any]:
    """Return the words of the first screen, and the parts of the board that a single meeting has not."""
    teller = Teller(look.organisations, {one.code: one.name for one in organisations.nationalities()})
    return {
        "missing": teller.missing(look), "advice": teller.advice(look.ahead, body) if look.ahead else [], "aims": aims_shown(look, teller),
        "seats": seats_shown(look, teller), "trends": trends(look), "reached": reached(look.reach), "splits": splits_shown(look),
        "may_aim": may(current_actor(), Permission.SET_AIMS, committees.scope_of(body)),
    }


def _noted(body: UUID, meeting: UUID | None = None) -> None:
    actions.note_view(actor=current_actor(), id=new_id(), now=clock.now(), body=body, meeting=meeting)


def _shown(seen: Board) -> dict[str, Any]:
    """Return the tables and pictures that the board and a meeting share."""
    names = {one.code: one.name for one in organisations.nationalities()}
    return {
        "pictures": pictures(seen), "columns": [label(m) for m in COLUMNS],
        "tables": [(dimension, table_of(seen, dimension, names)) for dimension in Dimension],
        "blocs": blocs_of(seen, {bloc.value: label(bloc) for bloc in Bloc}), "holders_day": seen.holders.day,
    }


def _trend(seen: Board) -> list[dict[str, Any]]:
    """Return the meetings, the latest first: how many came, and women's share of coming and of speaking."""
    def share(meeting: Any, measure: Measure) -> Any:
        return breakdown(Dimension.SEX, counted(measure, [meeting])).share(WOMEN)

    return [
        {"id": m.meeting, "day": m.day, "code": m.code, "came": len(m.attendees), "attending": share(m, Measure.ATTENDANCE),
         "speaking": share(m, Measure.SPEAKING)}
        for m in reversed(seen.meetings)
    ]


@pages.get("/trabajo/reuniones/<uuid:meeting>/participacion")
@needs(Permission.SEE_PARTICIPATION)
def of_meeting(meeting: UUID) -> Answer:
    """Show who took part in one meeting."""
    held = attendance.meeting_for(current_actor(), Permission.SEE_PARTICIPATION, meeting)
    _noted(held.body, meeting)
    held = meetings.meeting(meeting)
    return page("participation/meeting.html", meeting=held, **_shown(reads.board_of_meeting(held)))
