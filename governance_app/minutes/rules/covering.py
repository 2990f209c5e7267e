"""Covered versions of an approved acta: passages that the law lets nobody hand out, covered with the reason said (LOPDP arts. 15, 18).

The approved text is not changed: it stays, with its digest in the record, for who keeps the acta. What is handed out is the covered
version, whose digest the record holds too. A salt at the end of the text is always covered, so trying names against the digest is idle.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from governance_app.foundation.errors import Conflict, Invalid, Missing, NotAllowed
from governance_app.minutes.rules.frozen import canonical
from governance_app.organisations.rules import fold
from governance_app.people.rules import LegalGround

COVER = "[reservado por ley]"
"""What stands in place of a covered passage, whatever its length."""
MOST_PASSAGES, SHORTEST, LONGEST_PASSAGE = 60, 3, 2_000
T = TypeVar("T")


class CoveringState(Enum):
    """Where a covering stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DROPPED = "dropped"


class NothingToCover(Invalid):
    """No passage was written."""


class PassageUnfit(Invalid):
    """A passage is too short to be covered without covering half the text, too long, or there are too many. data: shortest, most."""


class PassageNotFound(Invalid):
    """A passage does not stand in the approved text, letter by letter. data: line (the how-manyeth passage)."""


class PassageAcrossParts(Invalid):
    """A passage goes over the edge of a part of the acta: each piece must be a passage of its own. data: line."""


class CoveringMissing(Missing):
    """No such covering, or none that the reader may see."""


class CoveringDecided(Conflict):
    """The covering was approved or dropped already. data: state."""


class OwnCovering(NotAllowed):
    """Nobody approves the covering that the same account proposed: two different people assent to it."""


class PartsCovered(NotAllowed):
    """Passages of this acta are covered by law: its drafts, corrections and scans are seen only by who keeps it."""


@dataclass(frozen=True)
class Covering:
    """A covering: which passages, on which ground, who said so twice. `number`: from its approval on; `digest`: of the covered text."""

    id: UUID
    meeting: UUID
    number: int | None
    passages: tuple[str, ...]
    ground: LegalGround
    why: str
    state: CoveringState
    digest: str
    proposed_at: datetime
    proposed_by: UUID | None
    proposed_by_name: str
    decided_at: datetime | None = None
    decided_by_name: str = ""
    reason: str = ""


def passages_of(written: str | None) -> tuple[str, ...]:
    """Return the passages written one a line. Raises NothingToCover, PassageUnfit (the field is `passages`)."""
    lines = canonical(written or "").split("\n")
    found = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
    if not found:
        raise NothingToCover("passages")
    if len(found) > MOST_PASSAGES or any(not SHORTEST <= len(one) <= LONGEST_PASSAGE for one in found):
        raise PassageUnfit("passages", shortest=SHORTEST, most=MOST_PASSAGES)
    return found


def cover(text: str, passages: Iterable[str]) -> str:
    """Return a text with every occurrence of every passage covered, those that overlap as one; touching covers become one.

    Covers that stand there already stay as they are, also where a passage is a word of theirs.
    """
    shown, done = [], 0
    for start, end in _stretches(text, {*passages, COVER}):
        shown += [text[done:start], COVER]
        done = end
    joined = "".join((*shown, text[done:]))
    return re.sub(rf"{re.escape(COVER)}(?:\s*{re.escape(COVER)})+", COVER, joined)


def _stretches(text: str, passages: Iterable[str]) -> list[tuple[int, int]]:
    """Return from where to where these passages stand in a text, what overlaps joined."""
    at = sorted((found.start(), found.start() + len(one)) for one in passages for found in re.finditer(f"(?={re.escape(one)})", text))
    joined: list[tuple[int, int]] = []
    for start, end in at:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def covered(shape: T, passages: Iterable[str]) -> T:
    """Return what is printed (dataclasses, tuples, lists, texts) with the passages covered in every text of it."""
    these = tuple(passages)
    found: T = _covered(shape, these) if these else shape
    return found


def _covered(value: Any, passages: tuple[str, ...]) -> Any:
    if isinstance(value, str):
        return cover(value, passages)
    if isinstance(value, tuple | list):
        return type(value)(_covered(one, passages) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _covered(getattr(value, one.name), passages) for one in fields(value) if one.init})
    return value


def left_otherwise(covered_text: str, passages: Iterable[str]) -> tuple[str, ...]:
    """Return the passages that still stand in what is handed out with other capitals, accents or spaces: a person should look."""
    left = fold(covered_text)
    return tuple(one for one in passages if fold(one) and fold(one) in left and fold(one) not in fold(COVER))


def check_covers(text: str, passages: tuple[str, ...], covered_text: str) -> None:
    """Raise unless every passage stands in the text and none in what was covered: PassageNotFound, PassageAcrossParts."""
    for line, one in enumerate(passages, start=1):
        if one not in text:
            raise PassageNotFound("passages", line=line)
        if one in covered_text and one not in COVER:
            raise PassageAcrossParts("passages", line=line)


def check_undecided_covering(state: CoveringState) -> None:
    """Raise CoveringDecided when a covering was approved or dropped already."""
    if state is not CoveringState.PROPOSED:
        raise CoveringDecided(state=state)
