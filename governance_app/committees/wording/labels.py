"""Labels of the enums of committees."""

from enum import Enum
from typing import Any

from governance_app.committees.rules import (
    BlankVotes,
    BodyKind,
    HolderKind,
    LateArrivals,
    MajorityBase,
    MajorityKind,
    MatterKind,
    Office,
    QuorumBase,
    QuorumKind,
    Reconsideration,
    SeatStatus,
    TieRule,
)
from governance_app.languages.catalogue import _l, _lp

LABELS: dict[Enum, Any] = {
    BodyKind.PROMOTER_GROUP: _l("Promoter group"),
    BodyKind.MANAGEMENT_COMMITTEE: _l("Management committee"),
    BodyKind.ASSEMBLY: _lp("body", "Assembly"),
    BodyKind.PLATFORM: _lp("body", "Round table"),
    BodyKind.COMMISSION: _lp("body", "Commission"),
    BodyKind.COUNCIL: _lp("body", "Council"),
    BodyKind.OTHER: _lp("body", "Other"),
    HolderKind.PRINCIPAL: _lp("seat", "Principal"),
    HolderKind.ALTERNATE: _lp("seat", "Alternate"),
    Office.PRESIDENT: _lp("office", "President"),
    Office.VICE_PRESIDENT: _lp("office", "Vice-president"),
    Office.SECRETARY: _lp("office", "Secretary"),
    Office.TREASURER: _lp("office", "Treasurer"),
    Office.COMMISSION_CHAIR: _lp("office", "Chair of a commission"),
    Office.TECHNICAL_SECRETARY: _lp("office", "Technical secretary"),
    SeatStatus.FILLED: _lp("seat", "Filled"),
    SeatStatus.VACANT: _lp("seat", "Vacant"),
    SeatStatus.ENDING: _l("Ends soon"),
    SeatStatus.CARRIED_OVER: _l("Term over, stays until replaced"),
    QuorumKind.MORE_THAN_HALF: _l("More than half"),
    QuorumKind.HALF_PLUS_ONE: _l("Half plus one"),
    QuorumKind.FRACTION: _l("At least a fraction"),
    QuorumKind.FIXED: _l("A fixed number of seats"),
    QuorumKind.THOSE_PRESENT: _l("Those who are present"),
    QuorumBase.SEATS: _l("Every voting seat"),
    QuorumBase.FILLED_SEATS: _l("The voting seats that somebody holds"),
    MatterKind.ORDINARY: _l("Ordinary matters"),
    MatterKind.AGENDA_CHANGE: _l("Changing the agenda"),
    MatterKind.RULES: _l("Rules of the body"),
    MatterKind.ELECTION: _l("Elections"),
    MatterKind.REMOVAL: _l("Removing somebody from office"),
    MatterKind.LEAVING: _l("Leaving the corridor"),
    MatterKind.BUDGET: _l("Budget and funds"),
    MajorityKind.MORE_FOR_THAN_AGAINST: _l("More votes for than against"),
    MajorityKind.MORE_THAN_HALF: _l("More than half"),
    MajorityKind.HALF_PLUS_ONE: _l("Half plus one"),
    MajorityKind.AT_LEAST: _l("At least a fraction"),
    MajorityKind.UNANIMITY: _l("Unanimity"),
    MajorityKind.UNANIMITY_LESS: _l("Unanimity less some"),
    MajorityKind.CONSENSUS: _l("Consensus"),
    MajorityBase.FOR_AND_AGAINST: _l("the votes for and against"),
    MajorityBase.VALID: _l("the valid votes"),
    MajorityBase.CAST: _l("the votes cast"),
    MajorityBase.PRESENT: _l("the voting seats present"),
    MajorityBase.FILLED: _l("the voting seats that somebody holds"),
    MajorityBase.SEATS: _l("all voting seats"),
    TieRule.CASTING_VOTE: _l("The chair decides with a casting vote"),
    TieRule.LOST: _l("The motion is lost"),
    TieRule.REPEAT: _l("The vote is repeated"),
    TieRule.LOT: _l("A lot drawn in the room decides"),
    LateArrivals.WAIT: _l("They wait for the next vote"),
    LateArrivals.ANSWER: _l("They may answer until the vote closes"),
    Reconsideration.NEVER: _l("It is not put again"),
    Reconsideration.ANOTHER_MEETING: _l("It may be put again at another meeting"),
    Reconsideration.ANY_TIME: _l("It may be put again at any time"),
    BlankVotes.APART: _l("Counted apart"),
    BlankVotes.ADD_TO_MAJORITY: _l("Added to the majority"),
}

NOTICE_NAMES: dict[str, Any] = {
    "ordinary": _l("Ordinary meeting"),
    "extraordinary": _l("Extraordinary meeting"),
    "inaugural": _l("Inaugural meeting"),
    "assembly": _l("General assembly"),
}
"""Names of the kinds of meeting, by the key under which a statute keeps their notice."""

SERIES: dict[str, Any] = {
    "meeting": _lp("series", "Meetings"),
    "resolution": _lp("series", "Resolutions"),
    "commitment": _lp("series", "Commitments"),
}
"""Names of the number series; a series without a name is shown by its key."""
