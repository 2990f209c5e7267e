"""Rules of imports: what a file says, what contradicts itself, what must be settled by a person. Import from here."""

from governance_app.exports.rules.batches import (
    KEPT_DAYS,
    Batch,
    BatchEnded,
    BatchMissing,
    BodyNeeded,
    ChoiceUnfit,
    Counts,
    Draft,
    ImportConfirmed,
    JsonUnreadable,
    MeetingNeeded,
    NoNameColumn,
    NotAcceptable,
    NothingToDo,
    NotPopolo,
    Oddity,
    Options,
    ReasonMissing,
    Remark,
    Row,
    RowMissing,
    RowSettled,
    RowUnreadable,
    WrongKindOfFile,
    check_acceptable,
    count,
    forgotten,
)
from governance_app.exports.rules.past_votes import PastVote
from governance_app.exports.rules.popolo import read_popolo, read_votes
from governance_app.exports.rules.words import (
    ACCEPTABLE,
    CHOOSABLE,
    BatchState,
    Entry,
    ImportKind,
    Note,
    Odd,
    PastResult,
    RowState,
    Settled,
)

__all__ = [
    "ACCEPTABLE", "CHOOSABLE", "KEPT_DAYS", "Batch", "BatchEnded", "BatchMissing", "BatchState", "BodyNeeded", "ChoiceUnfit", "Counts",
    "Draft", "Entry", "ImportConfirmed", "ImportKind", "JsonUnreadable", "MeetingNeeded", "NoNameColumn", "NotAcceptable", "NotPopolo",
    "Note", "NothingToDo", "Odd", "Oddity", "Options", "PastResult", "PastVote", "ReasonMissing", "Remark", "Row", "RowMissing",
    "RowSettled", "RowState", "RowUnreadable", "Settled", "WrongKindOfFile", "check_acceptable", "count", "forgotten", "read_popolo",
    "read_votes",
]
