"""Rules of voting. Import from here."""

from governance_app.voting.rules.codec import (
    quorum_from_data,
    quorum_to_data,
    result_from_data,
    result_to_data,
)
from governance_app.voting.rules.electorate import (
    Elector,
    Electorate,
    check_entitled,
    freeze,
    still_to_answer,
)
from governance_app.voting.rules.errors import (
    AlreadyVoted,
    AnotherVoteOpen,
    BallotsMissing,
    CastingVoteDecides,
    ChairMustCast,
    ConsensusRequired,
    CountBelowZero,
    DissentExceeds,
    HandsDoNotAddUp,
    MotionNeedsText,
    MotionNotDraft,
    MotionTooLate,
    NamedTwice,
    NobodyMayVote,
    NoSuchMotion,
    NoTie,
    NotInElectorate,
    PointNotOfMeeting,
    QuorumLost,
    ReasonMissing,
    SeatAbsent,
    SeatRecused,
    SecondsOneself,
    VoteNeedsOpenMeeting,
    VoteNotOpen,
    WrongForm,
)
from governance_app.voting.rules.majority import (
    Settled,
    Verdict,
    after_tie,
    base_size,
    decide,
    decide_consensus,
    settle,
    settle_blanks,
    votes_needed,
)
from governance_app.voting.rules.shapes import (
    Ballot,
    CastingVote,
    HandCount,
    Motion,
    Result,
    SeatStance,
    VoteClosed,
    VoteOpened,
    VoteTied,
)
from governance_app.voting.rules.tally import (
    Tally,
    check_dissent,
    reconcile,
    tally_of,
    tally_of_stances,
)
from governance_app.voting.rules.words import (
    Choice,
    Form,
    MotionState,
    Outcome,
    Stance,
)

__all__ = [
    "AlreadyVoted", "AnotherVoteOpen", "Ballot", "BallotsMissing", "CastingVote", "CastingVoteDecides", "ChairMustCast", "Choice",
    "ConsensusRequired", "CountBelowZero", "DissentExceeds", "Elector", "Electorate", "Form", "HandCount", "HandsDoNotAddUp",
    "Motion", "MotionNeedsText", "MotionNotDraft", "MotionState", "MotionTooLate", "NamedTwice", "NoSuchMotion", "NoTie",
    "NobodyMayVote", "NotInElectorate", "Outcome", "PointNotOfMeeting", "QuorumLost", "ReasonMissing", "Result", "SeatAbsent",
    "SeatRecused", "SeatStance", "SecondsOneself", "Settled", "Stance", "Tally", "Verdict", "VoteClosed", "VoteNeedsOpenMeeting",
    "VoteNotOpen", "VoteOpened", "VoteTied", "WrongForm", "after_tie", "base_size", "check_dissent", "check_entitled", "decide",
    "decide_consensus", "freeze", "quorum_from_data", "quorum_to_data", "reconcile", "result_from_data", "result_to_data",
    "settle", "settle_blanks", "still_to_answer", "tally_of", "tally_of_stances", "votes_needed",
]
