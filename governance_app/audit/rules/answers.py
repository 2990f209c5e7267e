"""What a check answers: it matches, it does not, or it cannot be known; and why."""

from dataclasses import dataclass
from enum import Enum

from governance_app.record.rules import Head


class Answer(Enum):
    """The three answers (design/trust.md §4): never a fourth, never a guess."""

    MATCHES = "matches"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


class Why(Enum):
    """Why a check answers what it answers."""

    HOLDS = "holds"
    TEXT_HOLDS = "text_holds"
    COVERED_HOLDS = "covered_holds"
    HEAD_HOLDS = "head_holds"
    WORDS_HOLD = "words_hold"
    UNREADABLE = "unreadable"
    SIGNATURE = "signature"
    REWRITTEN = "rewritten"
    LARGER = "larger"
    OTHER_RECORD = "other_record"
    NO_SUCH_TEXT = "no_such_text"
    NO_SUCH_NUMBER = "no_such_number"
    NOT_APPROVED = "not_approved"
    NO_SUCH_WORDS = "no_such_words"
    EMPTY_RECORD = "empty_record"


@dataclass(frozen=True)
class Finding:
    """The answer, why, and what it is about: the position (from 0) of the leaf and the head that was given, where there are any."""

    answer: Answer
    why: Why
    position: int | None = None
    head: Head | None = None
