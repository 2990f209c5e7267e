"""Who takes part: facts, figures, periods, the board. All pure, all exact."""

from governance_app.participation.rules.barriers import Barrier, BarrierEntry, BarrierLine, barrier_figures, check_entry
from governance_app.participation.rules.board import IN_THE_PICTURE, OF_MEETINGS, Aim, Board, Holders, Row, board_of, row_of
from governance_app.participation.rules.engagements import EngagementFigures, EngagementLine, HeldMeeting, engagement_figures
from governance_app.participation.rules.errors import (
    AlreadyTimed,
    BarrierClosed,
    BarrierKindNeeded,
    BarrierWordsNeeded,
    HelpedNeeded,
    LengthImpossible,
    NobodySpeaksNow,
    NoSuchBarrier,
    NoSuchMeetingOfBody,
    NoSuchReturn,
    NoSuchTurn,
    ReturnAlreadyWritten,
    ReturnDayImpossible,
    ReturnPlaceNeeded,
    SpeakerNeeded,
    SpeakerNotPresent,
    TurnAlreadyRemoved,
)
from governance_app.participation.rules.events import DecisionReturned, ReturnTakenBack
from governance_app.participation.rules.facts import NOTHING, Gathering, Proposal, Said, Turn, attending, said_from, said_of_group
from governance_app.participation.rules.figures import QUARTER, THIRD, Breakdown, CriticalMass, breakdown, counted, critical_mass
from governance_app.participation.rules.languages import NOT_OF_COMMUNITIES, LanguageFigures, LanguageLine, language_figures, told_of
from governance_app.participation.rules.others import OtherFigures, Recorded, completeness
from governance_app.participation.rules.periods import EndsBeforeItBegins, Period, before, period_of
from governance_app.participation.rules.portions import Portion
from governance_app.participation.rules.promises import KeptLine, Promise, kept
from governance_app.participation.rules.reach import Called, ReachFigures, ReachLine, ToTell, reach_figures
from governance_app.participation.rules.returned import Answerable, Returned, ReturnFigures, ReturnLine, check_return, return_figures
from governance_app.participation.rules.speech import LONGEST_TURN, SpokenTime, check_length, spoken_time
from governance_app.participation.rules.support import SupportLine, support_figures
from governance_app.participation.rules.tally import Tally, View, tally
from governance_app.participation.rules.votes import Vote, votes_cast, who_voted
from governance_app.participation.rules.words import (
    INDIGENOUS_ANSWER,
    NOT_INDIGENOUS,
    OTHER_ANSWER,
    OUTSIDE_BASE,
    WOMEN,
    YOUTH,
    BarrierKind,
    BarrierStep,
    Dimension,
    Helped,
    Measure,
    PeriodKind,
    ReturnMeans,
    SpeakerAffiliation,
    SpeakerGroup,
)

__all__ = [
    "INDIGENOUS_ANSWER", "IN_THE_PICTURE", "LONGEST_TURN", "NOTHING", "NOT_INDIGENOUS", "NOT_OF_COMMUNITIES", "OF_MEETINGS", "OTHER_ANSWER",
    "OUTSIDE_BASE", "QUARTER", "THIRD", "WOMEN", "YOUTH", "Aim", "AlreadyTimed", "Answerable", "Barrier", "BarrierClosed", "BarrierEntry",
    "BarrierKind", "BarrierKindNeeded", "BarrierLine", "BarrierStep", "BarrierWordsNeeded", "Board", "Breakdown", "Called", "CriticalMass",
    "DecisionReturned", "Dimension", "EndsBeforeItBegins", "EngagementFigures", "EngagementLine", "Gathering", "HeldMeeting", "Helped",
    "HelpedNeeded", "Holders", "KeptLine", "LanguageFigures", "LanguageLine", "LengthImpossible", "Measure", "NoSuchBarrier",
    "NoSuchMeetingOfBody", "NoSuchReturn", "NoSuchTurn", "NobodySpeaksNow", "OtherFigures", "Period", "PeriodKind", "Portion", "Promise",
    "Proposal", "ReachFigures", "ReachLine", "Recorded", "ReturnAlreadyWritten", "ReturnDayImpossible", "ReturnFigures", "ReturnLine",
    "ReturnMeans", "ReturnPlaceNeeded", "ReturnTakenBack", "Returned", "Row", "Said", "SpeakerAffiliation", "SpeakerGroup", "SpeakerNeeded",
    "SpeakerNotPresent", "SpokenTime", "SupportLine", "Tally", "ToTell", "Turn", "TurnAlreadyRemoved", "View", "Vote", "attending",
    "barrier_figures", "before", "board_of", "breakdown", "check_entry", "check_length", "check_return", "completeness", "counted",
    "critical_mass", "engagement_figures", "kept", "language_figures", "period_of", "reach_figures", "return_figures", "row_of",
    "said_from", "said_of_group", "spoken_time", "support_figures", "tally", "told_of", "votes_cast", "who_voted",
]
