"""Who takes part: facts, figures, periods, the board. All pure, all exact."""

from governance_app.participation.rules.absences import (
    AWAY,
    BlocAway,
    GroupAway,
    Missing,
    Run,
    SeatLine,
    UnderAim,
    Vacant,
    group_run,
    run_of,
    seat_line,
    seat_lines,
    under_since,
    who_is_missing,
)
from governance_app.participation.rules.aims import (
    AimOfNobody,
    AimReasonNeeded,
    AimsAboveWhole,
    AimSet,
    OwnAim,
    PercentUnfit,
    check_aim,
    own_aims_on,
    that_count,
)
from governance_app.participation.rules.board import IN_THE_PICTURE, OF_MEETINGS, Aim, Board, Holders, Row, board_of, row_of
from governance_app.participation.rules.errors import NobodySpeaksNow, NoSuchTurn, SpeakerNeeded, SpeakerNotPresent, TurnAlreadyRemoved
from governance_app.participation.rules.facts import NOTHING, Gathering, Proposal, Said, Turn, attending, said_from, said_of_group
from governance_app.participation.rules.figures import QUARTER, THIRD, Breakdown, CriticalMass, breakdown, counted, critical_mass
from governance_app.participation.rules.look import Ahead, BodyLine, Look, Together
from governance_app.participation.rules.periods import EndsBeforeItBegins, Period, before, period_of
from governance_app.participation.rules.reach import REACH_BY, Reach, reach_of
from governance_app.participation.rules.risks import LOOKED_BACK, NoAlternate, OutOfReach, Risks, WomenAway, best_share, risks_of
from governance_app.participation.rules.splits import Part, Pool, SeatPlace, pooled, split_by
from governance_app.participation.rules.tally import Tally, View, tally
from governance_app.participation.rules.trend import SHOWN, Slice, slice_of, trend_of, window
from governance_app.participation.rules.words import (
    INDIGENOUS_ANSWER,
    NOT_INDIGENOUS,
    OTHER_ANSWER,
    OUTSIDE_BASE,
    WOMEN,
    YOUTH,
    AimSource,
    Dimension,
    Measure,
    PeriodKind,
    SpeakerAffiliation,
    SpeakerGroup,
    Split,
    Step,
)

__all__ = [
    "AWAY", "INDIGENOUS_ANSWER", "IN_THE_PICTURE", "LOOKED_BACK", "NOTHING", "NOT_INDIGENOUS", "OF_MEETINGS", "OTHER_ANSWER",
    "OUTSIDE_BASE", "QUARTER", "REACH_BY", "SHOWN", "THIRD", "WOMEN", "YOUTH", "Ahead", "Aim", "AimOfNobody", "AimReasonNeeded",
    "AimSet", "AimSource", "AimsAboveWhole", "BlocAway", "Board", "BodyLine", "Breakdown", "CriticalMass", "Dimension",
    "EndsBeforeItBegins", "Gathering", "GroupAway", "Holders", "Look", "Measure", "Missing", "NoAlternate", "NoSuchTurn",
    "NobodySpeaksNow", "OutOfReach", "OwnAim", "Part", "PercentUnfit", "Period", "PeriodKind", "Pool", "Proposal", "Reach", "Risks",
    "Row", "Run", "Said", "SeatLine", "SeatPlace", "Slice", "SpeakerAffiliation", "SpeakerGroup", "SpeakerNeeded", "SpeakerNotPresent",
    "Split", "Step", "Tally", "Together", "Turn", "TurnAlreadyRemoved", "UnderAim", "Vacant", "View", "WomenAway", "attending",
    "before", "best_share", "board_of", "breakdown", "check_aim", "counted", "critical_mass", "group_run", "own_aims_on", "period_of",
    "pooled", "reach_of", "risks_of", "row_of", "run_of", "said_from", "said_of_group", "seat_line", "seat_lines", "slice_of",
    "split_by", "tally", "that_count", "trend_of", "under_since", "who_is_missing", "window",
]
