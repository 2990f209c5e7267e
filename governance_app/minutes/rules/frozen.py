"""The frozen acta: its canonical text, what may be presented to the vote, and what approves it (design/domain.md §2.3).

An acta is approved only by a motion that was carried at a later meeting of the same body, with quorum, about exactly the text that
was frozen; or, where the statute allows it, by a motion of the meeting itself.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from governance_app.committees.rules import Statute
from governance_app.meetings.rules import AgendaItem, ItemKind, Meeting, MeetingState
from governance_app.minutes.rules.approval_errors import (
    AlreadyCarried,
    ChangeWithoutCorrection,
    ClosingNotAllowed,
    NeedsQuorum,
    NotALaterMeeting,
    NotAPointOfMinutes,
    NotCarried,
    NotLost,
    ReviewStillRunning,
    TextsClash,
    UnansweredCorrections,
    VoteNotEnded,
    VoteNotPut,
)
from governance_app.minutes.rules.errors import WrongStage
from governance_app.minutes.rules.review import Correction, state_after, unanswered
from governance_app.minutes.rules.words import CorrectionState, MinutesState, Turn
from governance_app.voting.rules import Motion, MotionState, Outcome, Result

OVER = frozenset({MeetingState.CLOSED, MeetingState.CANCELLED})


@dataclass(frozen=True)
class FrozenText:
    """A text that never changes. `number`: which freezing in its language; `translates`: the approved text it is a translation of."""

    id: UUID
    minutes: UUID
    language: str
    number: int
    text: str
    sha256: str
    shape_sha256: str
    binding: bool
    frozen_at: datetime
    translates: UUID | None = None


@dataclass(frozen=True)
class Presentation:
    """A frozen text put to the vote at a point of a meeting; `motion`: once it is put."""

    id: UUID
    minutes: UUID
    number: int
    text: UUID
    meeting: UUID
    item: UUID
    motion: UUID | None
    at_closing: bool
    presented_at: datetime


@dataclass(frozen=True)
class Approval:
    """By what an acta was approved. `figures`: of the vote, as they were published; `annexes`: digest of the list of annexes."""

    minutes: UUID
    presentation: UUID
    text: UUID
    meeting: UUID
    motion: UUID
    at_closing: bool
    code: str
    figures: Mapping[str, Any]
    annexes: str
    approved_at: datetime


def canonical(text: str) -> str:
    """Return a text in the one form that is hashed: NFC, line feeds only, no space at a line's end, one line feed at the end."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def text_digest(text: str) -> str:
    """Return the SHA-256 (hex) of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def list_digest(lines: Iterable[str]) -> str:
    """Return the SHA-256 (hex) of a list of lines as canonical JSON: of the annexes of an acta, in their order."""
    return text_digest(json.dumps(list(lines), ensure_ascii=False, separators=(",", ":")))


def check_presentable(
    state: MinutesState, until: date | None, today: date, corrections: Iterable[Correction], clashes: int, *, at_closing: bool,
) -> None:
    """Raise unless an acta may be put to the vote: WrongStage, ReviewStillRunning, UnansweredCorrections, TextsClash.

    At closing it may go straight from the draft: those who are in the room hear it and speak.
    """
    state_after(state, Turn.PRESENTED)
    if not at_closing and state is MinutesState.DRAFT:
        raise WrongStage(state=state)
    if not at_closing and until is not None and today <= until:
        raise ReviewStillRunning(day=until)
    if left := unanswered(corrections):
        raise UnansweredCorrections(count=len(left), numbers=", ".join(str(c.number) for c in left))
    if clashes:
        raise TextsClash(count=clashes)


def check_meeting(acta_of: Meeting, votes_at: Meeting, item: AgendaItem | None, statute: Statute) -> bool:
    """Return whether it is approved at closing; raise unless the meeting and the point may vote on the acta.

    NotALaterMeeting, NotAPointOfMinutes, ClosingNotAllowed: the field is `item`.
    """
    if item is None or item.kind is not ItemKind.MINUTES:
        raise NotAPointOfMinutes("item")
    if votes_at.id == acta_of.id:
        if not statute.minutes_approved_at_closing or acta_of.state is not MeetingState.OPEN:
            raise ClosingNotAllowed("item")
        return True
    ended = acta_of.closed_at
    begins = votes_at.opened_at or votes_at.starts_at
    if votes_at.body != acta_of.body or votes_at.state in OVER or ended is None or begins < ended:
        raise NotALaterMeeting("item")
    return False


def check_changed(before: FrozenText | None, presented_at: datetime | None, digest: str, corrections: Iterable[Correction]) -> None:
    """Raise ChangeWithoutCorrection when a text presented again is another one and no correction was accepted in between."""
    if before is None or presented_at is None or before.sha256 == digest:
        return
    taken = (CorrectionState.ACCEPTED, CorrectionState.IN_PART)
    if not any(c.state in taken and c.answered_at is not None and c.answered_at >= presented_at for c in corrections):
        raise ChangeWithoutCorrection()


def check_approves(motion: Motion | None, result: Result | None) -> Result:
    """Return the result by which an acta is approved. Raises VoteNotPut, VoteNotEnded, NotCarried, NeedsQuorum."""
    found = _ended(motion, result)
    if found.outcome is not Outcome.CARRIED:
        raise NotCarried()
    if not found.quorum.reached:
        raise NeedsQuorum(present=found.quorum.present, needed=found.quorum.needed)
    return found


def check_refuses(motion: Motion | None, result: Result | None) -> Result:
    """Return the result by which an acta was not approved. Raises VoteNotPut, VoteNotEnded, NotLost."""
    found = _ended(motion, result)
    if found.outcome is Outcome.CARRIED and found.quorum.reached:
        raise NotLost()
    return found


def check_takes_back(motion: Motion | None, result: Result | None) -> None:
    """Raise unless a text put to the vote may be taken back before it: VoteNotEnded while it is open, AlreadyCarried after it."""
    if motion is None or motion.state in (MotionState.DRAFT, MotionState.WITHDRAWN, MotionState.ANNULLED):
        return
    if result is not None and result.outcome is Outcome.CARRIED and result.quorum.reached:
        raise AlreadyCarried()
    if motion.state is not MotionState.CLOSED:
        raise VoteNotEnded(state=motion.state)


def figures_of(result: Result) -> dict[str, Any]:
    """Return the figures of a vote as they are kept and told; of a vote whose figures stay unsaid only the outcome."""
    told: dict[str, Any] = {
        "outcome": result.outcome.value, "form": result.form.value, "quorum_present": result.quorum.present,
        "quorum_needed": result.quorum.needed,
    }
    if result.hidden:
        return told
    tally = result.tally
    return told | {
        "votes_for": tally.votes_for, "against": tally.against, "abstain": tally.abstain, "blank": tally.blank, "null": tally.null,
        "absent": tally.absent, "needed": result.needed, "base": result.base_size,
    }


def _ended(motion: Motion | None, result: Result | None) -> Result:
    if motion is None or motion.state is MotionState.WITHDRAWN:
        raise VoteNotPut()
    if motion.state is not MotionState.CLOSED or result is None:
        raise VoteNotEnded(state=motion.state)
    return result
