"""Who takes part: facts, figures, periods, the board. All pure, all exact."""

from governance_app.participation.rules.board import IN_THE_PICTURE, OF_MEETINGS, Aim, Board, Holders, Row, board_of, row_of
from governance_app.participation.rules.errors import NobodySpeaksNow, NoSuchTurn, SpeakerNeeded, SpeakerNotPresent, TurnAlreadyRemoved
from governance_app.participation.rules.facts import NOTHING, Gathering, Proposal, Said, Turn, attending, said_from, said_of_group
from governance_app.participation.rules.figures import QUARTER, THIRD, Breakdown, CriticalMass, breakdown, counted, critical_mass
from governance_app.participation.rules.periods import EndsBeforeItBegins, Period, before, period_of
from governance_app.participation.rules.tally import Tally, View, tally
from governance_app.participation.rules.words import (
    INDIGENOUS_ANSWER,
    NOT_INDIGENOUS,
    OTHER_ANSWER,
    OUTSIDE_BASE,
    WOMEN,
    YOUTH,
    Dimension,
    Measure,
    PeriodKind,
    SpeakerAffiliation,
    SpeakerGroup,
)

__all__ = [
    "INDIGENOUS_ANSWER", "IN_THE_PICTURE", "NOTHING", "NOT_INDIGENOUS", "OF_MEETINGS", "OTHER_ANSWER", "OUTSIDE_BASE", "QUARTER",
    "THIRD", "WOMEN", "YOUTH", "Aim", "Board", "Breakdown", "CriticalMass", "Dimension", "EndsBeforeItBegins", "Gathering", "Holders",
    "Measure", "NoSuchTurn", "NobodySpeaksNow", "Period", "PeriodKind", "Proposal", "Row", "Said", "SpeakerAffiliation",
    "SpeakerGroup", "SpeakerNeeded", "SpeakerNotPresent", "Tally", "Turn", "TurnAlreadyRemoved", "View", "attending", "before",
    "board_of", "breakdown", "counted", "critical_mass", "period_of", "row_of", "said_from", "said_of_group", "tally",
]
