"""The figures beside the board, of a body over a period: all of them together, and how much of each is recorded (P14)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from governance_app.participation.rules.barriers import BarrierLine
from governance_app.participation.rules.engagements import EngagementFigures
from governance_app.participation.rules.facts import Gathering
from governance_app.participation.rules.figures import Breakdown, breakdown, counted
from governance_app.participation.rules.languages import LanguageFigures
from governance_app.participation.rules.portions import Portion
from governance_app.participation.rules.promises import KeptLine
from governance_app.participation.rules.reach import ReachFigures
from governance_app.participation.rules.returned import ReturnFigures
from governance_app.participation.rules.speech import SpokenTime
from governance_app.participation.rules.support import SupportLine
from governance_app.participation.rules.words import Dimension, Measure


class Recorded(Enum):
    """What may be recorded or not: the fields of attendees, and the facts of meetings."""

    SEX = "sex"
    AGE_BAND = "age_band"
    AFFILIATION = "affiliation"
    NATIONALITY = "nationality"
    TURNS = "turns"
    LENGTHS = "lengths"
    PROPOSERS = "proposers"
    LANGUAGES = "languages"
    SUPPORT = "support"
    NOTICES = "notices"


@dataclass(frozen=True)
class OtherFigures:
    """Everything that stands beside the board. `owners`: promises by organisation."""

    meetings: int
    engagements: EngagementFigures
    languages: LanguageFigures
    support: tuple[SupportLine, ...]
    reach: ReachFigures
    promises: KeptLine
    owners: Mapping[UUID, KeptLine]
    returns: ReturnFigures
    spoken: Mapping[Dimension, SpokenTime]
    votes: Mapping[Dimension, Breakdown]
    barriers: tuple[BarrierLine, ...]
    completeness: Mapping[Recorded, Portion]


def completeness(
    held: Iterable[Gathering], sheets: Iterable[bool], languages: LanguageFigures, reach: ReachFigures,
) -> Mapping[Recorded, Portion]:
    """Return how much is recorded: attendees with each field (P14), meetings with turns, turns with a length, …

    `sheets`: of each meeting, whether anything was written down of support.
    """
    meetings, told = list(held), list(sheets)
    attending = counted(Measure.ATTENDANCE, meetings)
    fields = {Recorded(d.value): breakdown(d, attending) for d in Dimension}
    turns = [turn for meeting in meetings for turn in meeting.turns]
    proposals = [proposal for meeting in meetings for proposal in meeting.proposals]
    facts = {
        Recorded.TURNS: _known(bool(m.turns) for m in meetings), Recorded.LENGTHS: _known(t.seconds is not None for t in turns),
        Recorded.PROPOSERS: _known(p.proposer is not None for p in proposals), Recorded.SUPPORT: _known(told),
        Recorded.LANGUAGES: _same(languages.interpreted), Recorded.NOTICES: _same(reach.everybody.portion),
    }
    return {one: _same(Portion(0, f.total - f.not_recorded, f.not_recorded)) for one, f in fields.items()} | facts


def _known(answers: Iterable[bool]) -> Portion:
    every = list(answers)
    return Portion(sum(every), sum(every), len(every) - sum(every))


def _same(figures: Portion) -> Portion:
    return Portion(figures.base, figures.base, figures.not_recorded)
