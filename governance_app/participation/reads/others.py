"""The question of the figures beside the board: a body over a period, in a fixed number of questions however many meetings there are."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from governance_app.foundation.clock import local_day
from governance_app.meetings.rules import Meeting
from governance_app.participation.reads.around import points_treated, supports
from governance_app.participation.reads.barriers import barriers
from governance_app.participation.reads.facts import gatherings
from governance_app.participation.reads.held import held_in
from governance_app.participation.reads.promises import promises
from governance_app.participation.reads.reach import called
from governance_app.participation.reads.returned import answerable
from governance_app.participation.rules import (
    Dimension,
    Gathering,
    HeldMeeting,
    Measure,
    OtherFigures,
    Period,
    barrier_figures,
    breakdown,
    completeness,
    counted,
    engagement_figures,
    kept,
    language_figures,
    reach_figures,
    return_figures,
    spoken_time,
    support_figures,
)


def other_figures(body: UUID, period: Period, *, on: date) -> OtherFigures:
    """Return everything that stands beside the board of a body for a period, as it is known `on` a day.

    Barriers are those met in the period, promises those due in it, decisions those taken in it.
    """
    every = held_in(body, period)
    together = [m for m in every if not m.by_correspondence]
    ids = [m.id for m in together]
    facts, sheets = gatherings(together), supports(ids)
    languages, reach = language_figures(points_treated(ids)), reach_figures(called(body, every))
    total, owners = kept(promises(body, period), period, on)
    voted = counted(Measure.VOTES, facts)
    return OtherFigures(
        len(together), engagement_figures(_engaged(every, facts)), languages, support_figures(sheets.values()), reach, total, owners,
        return_figures(answerable(body, period)), {d: spoken_time(d, facts) for d in Dimension},
        {d: breakdown(d, voted) for d in Dimension},
        barrier_figures(b for b in barriers(body) if period.holds(local_day(b.entries[0].at))),
        completeness(facts, (bool(sheet) for sheet in sheets.values()), languages, reach))


def _engaged(held: Iterable[Meeting], facts: Iterable[Gathering]) -> list[HeldMeeting]:
    came = {one.meeting: one for one in facts}
    none = {"attendances": 0, "visitors": 0}
    return [
        HeldMeeting(m.kind, m.mode, place=m.territory, **(_came(came[m.id]) if m.id in came else none))
        for m in held
    ]


def _came(meeting: Gathering) -> dict[str, int]:
    return {"attendances": len(meeting.attendees), "visitors": sum(number for _said, number in meeting.visitors)}
