"""The review of an acta: its states, who may propose corrections, what a correction and its answer must say."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from governance_app.meetings.rules import MeetingState
from governance_app.minutes.rules.errors import (
    AlreadyAnswered,
    AnswerNeedsPlace,
    AnswerNeedsReason,
    CorrectionEmpty,
    CorrectionTooLong,
    LastDayPast,
    NotYetClosed,
    NoWordsToMend,
    ReviewOver,
    WrongStage,
)
from governance_app.minutes.rules.merge import tidy
from governance_app.minutes.rules.words import CorrectionState, Mended, MinutesState, SectionKind, ToldBy, Turn

LONGEST_CORRECTION = 4_000
"""Letters of each text of a correction and of its answer."""

_AFTER: dict[tuple[MinutesState, Turn], MinutesState] = {
    (MinutesState.DRAFT, Turn.REVIEW_OPENED): MinutesState.IN_REVIEW,
    (MinutesState.DRAFT, Turn.PRESENTED): MinutesState.PRESENTED,  # only at closing: `frozen.check_presentable`
    (MinutesState.IN_REVIEW, Turn.BACK_TO_DRAFT): MinutesState.DRAFT,
    (MinutesState.IN_REVIEW, Turn.PRESENTED): MinutesState.PRESENTED,
    (MinutesState.PRESENTED, Turn.TAKEN_BACK): MinutesState.IN_REVIEW,
    (MinutesState.PRESENTED, Turn.NOT_APPROVED): MinutesState.IN_REVIEW,
    (MinutesState.PRESENTED, Turn.APPROVED): MinutesState.APPROVED,
}


@dataclass(frozen=True)
class TurnTaken:
    """A turn in the life of an acta. `until`: last day for corrections, of REVIEW_OPENED."""

    kind: Turn
    at: datetime
    by_name: str
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Correction:
    """A correction of an acta in review. `section` None: it is about what the record says (attendance, votes, decisions).

    `quoted`: the sentence meant, "" when something is missing; `instead`: what should stand, or be added; `person`: who proposes it.
    `revision`: the text with which it was carried out; `place` and `kind`: label of the point, or which other part.
    """

    id: UUID
    meeting: UUID
    number: int
    section: UUID | None
    place: str
    person: UUID | None
    by_name: str
    told_by: ToldBy
    proposed_at: datetime
    quoted: str
    instead: str
    why: str
    state: CorrectionState
    answered_at: datetime | None = None
    answered_by: str = ""
    answer: str = ""
    mended: Mended | None = None
    revision: UUID | None = None
    kind: SectionKind | None = None


def state_after(state: MinutesState, turn: Turn) -> MinutesState:
    """Return the state to which a turn leads. Raises WrongStage."""
    following = _AFTER.get((state, turn))
    if following is None:
        raise WrongStage(state=state)
    return following


def check_review(meeting: MeetingState, until: date, today: date) -> None:
    """Raise NotYetClosed or LastDayPast unless the review of a meeting's acta can be opened until a day."""
    if meeting is not MeetingState.CLOSED:
        raise NotYetClosed(state=meeting)
    if until < today:
        raise LastDayPast("until", day=today)


def may_propose(in_body: bool, person: UUID | None, attended: Iterable[UUID]) -> bool:
    """Tell whether somebody proposes corrections: a member of the body, or a person who attended that meeting."""
    return in_body or (person is not None and person in set(attended))


def check_proposed(state: MinutesState, until: date | None, today: date, keeper: bool) -> None:
    """Raise WrongStage outside the review, ReviewOver after its last day; who keeps the acta writes down later what was told in time."""
    if state is not MinutesState.IN_REVIEW:
        raise WrongStage(state=state)
    if not keeper and until is not None and today > until:
        raise ReviewOver(day=until)


def correction_words(quoted: str | None, instead: str | None, why: str | None) -> tuple[str, str, str]:
    """Return the three texts as they are kept. Raises CorrectionEmpty when nothing should stand, CorrectionTooLong."""
    found = (_text("quoted", quoted), _text("instead", instead), _text("why", why))
    if not found[1]:
        raise CorrectionEmpty("instead")
    return found


def check_answer(asked: Correction, state: CorrectionState, mended: Mended | None, answer: str | None) -> str:
    """Return the words of an answer as they are kept.

    Raises AlreadyAnswered, AnswerNeedsReason (refused, in part, or carried out elsewhere, without a word), AnswerNeedsPlace, NoWordsToMend.
    """
    if asked.state is not CorrectionState.OPEN:
        raise AlreadyAnswered(state=asked.state)
    said = _text("answer", answer)
    if state is CorrectionState.REFUSED:
        mended = None
    elif mended is None:
        raise AnswerNeedsPlace("mended")
    if mended is Mended.WORDS and asked.section is None:
        raise NoWordsToMend("mended")
    if not said and (state is not CorrectionState.ACCEPTED or mended is not Mended.WORDS):
        raise AnswerNeedsReason("answer")
    return said


def suggested(text: str, quoted: str, instead: str) -> str:
    """Return a part's text with a correction put in, for a person to look at: in the place of the sentence where it stands exactly once.

    What is missing is added as a last paragraph; a sentence that is not there, or twice, leaves the text as it is.
    """
    if not quoted:
        return f"{text}\n\n{instead}".strip()
    return text.replace(quoted, instead) if text.count(quoted) == 1 else text


def unanswered(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return the corrections that nobody has answered."""
    return tuple(c for c in corrections if c.state is CorrectionState.OPEN)


def salted_digest(salt: bytes, *texts: str) -> str:
    """Return the SHA-256 (hex) over 32 random bytes and the texts as a JSON list: it tells nothing to who has not both."""
    return sha256(salt + json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _text(field: str, text: str | None) -> str:
    if len(text or "") > LONGEST_CORRECTION:
        raise CorrectionTooLong(field, longest=LONGEST_CORRECTION)
    return tidy(text or "")
