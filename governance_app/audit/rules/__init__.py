"""The rules of the audit: what is public, what a check answers, who is a witness and when a head is firm."""

from governance_app.audit.rules.answers import Answer, Finding, Why
from governance_app.audit.rules.numbers import meant, tail_of
from governance_app.audit.rules.public import PUBLIC_EVENTS, LogFile, is_public, shown
from governance_app.audit.rules.witnesses import (
    ENOUGH,
    AlreadyWitness,
    CosignatureUntrue,
    GrowthUnproven,
    HeadNotOurs,
    HeadsDiffer,
    KeyNotOfLog,
    KeyNotOfWitness,
    LogUnknown,
    LogWatched,
    NotSigned,
    OldSizeWrong,
    Request,
    Standing,
    Watched,
    Witness,
    WitnessEnded,
    WitnessMissing,
    WitnessNamed,
    WitnessUnknown,
    check_growth,
    read_request,
    standing,
)

__all__ = [
    "ENOUGH", "PUBLIC_EVENTS", "AlreadyWitness", "Answer", "CosignatureUntrue", "Finding", "GrowthUnproven", "HeadNotOurs", "HeadsDiffer",
    "KeyNotOfLog", "KeyNotOfWitness", "LogFile", "LogUnknown", "LogWatched", "NotSigned", "OldSizeWrong", "Request", "Standing",
    "Watched", "Why", "Witness", "WitnessEnded", "WitnessMissing", "WitnessNamed", "WitnessUnknown", "check_growth", "is_public", "meant",
    "read_request", "shown", "standing", "tail_of",
]
