"""Errata: after the approval only a later, dated entry corrects an acta. It quotes the sentence, and two assent to it."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance_app.foundation.errors import NotAllowed
from governance_app.minutes.rules.errata_errors import (
    ErratumDecided,
    ErratumEmpty,
    ErratumSaysTheSame,
    ErratumTooLong,
    OwnErratum,
    QuoteNotFound,
    QuoteRepeated,
)
from governance_app.minutes.rules.frozen import canonical
from governance_app.minutes.rules.words import ErratumState

LONGEST_ERRATUM = 2_000
"""Letters of each text of an erratum."""
_HEADING = re.compile(r"^== (.+) ==$", re.MULTILINE)


@dataclass(frozen=True)
class Erratum:
    """An erratum of an approved acta: `quoted` stands in the approved text at `position` (letters from 0) and should read `reads`.

    `number`: from its approval on. `place`: heading of the part in which the sentence stands. `digest`: salted, of what it says.
    """

    id: UUID
    meeting: UUID
    number: int | None
    quoted: str
    position: int
    place: str
    reads: str
    why: str
    digest: str
    state: ErratumState
    proposed_at: datetime
    proposed_by: UUID | None
    proposed_by_name: str
    decided_at: datetime | None = None
    decided_by_name: str = ""
    motion: UUID | None = None
    reason: str = ""


def found_once(text: str, quoted: str) -> int:
    """Return where a quoted sentence stands in a text. Raises QuoteNotFound, QuoteRepeated: more words are needed to know which."""
    first = text.find(quoted)
    if first < 0:
        raise QuoteNotFound("quoted")
    if text.find(quoted, first + 1) >= 0:
        raise QuoteRepeated("quoted", count=sum(text.startswith(quoted, at) for at in range(len(text))))
    return first


def erratum_words(quoted: str | None, reads: str | None, why: str | None) -> tuple[str, str, str]:
    """Return the three texts as they are kept. Raises ErratumEmpty (the field that is), ErratumTooLong, ErratumSaysTheSame."""
    found = tuple(_text(field, text) for field, text in (("quoted", quoted), ("reads_instead", reads), ("why", why)))
    if found[0] == found[1]:
        raise ErratumSaysTheSame("reads_instead")
    return found[0], found[1], found[2]


def check_second(proposed_by: UUID | None, second: UUID | None, refusal: type[NotAllowed] = OwnErratum) -> None:
    """Raise `refusal` unless a second person assents: never the account that proposed, and never nobody's."""
    if second is None or second == proposed_by:
        raise refusal()


def check_undecided(state: ErratumState) -> None:
    """Raise ErratumDecided when an erratum was approved or dropped already."""
    if state is not ErratumState.PROPOSED:
        raise ErratumDecided(state=state)


def place_of(text: str, position: int) -> str:
    """Return the heading under which a place of the text stands, "" before the first one."""
    before = [found.group(1) for found in _HEADING.finditer(text) if found.start() <= position]
    return before[-1] if before else ""


def _text(field: str, text: str | None) -> str:
    if len(text or "") > LONGEST_ERRATUM:
        raise ErratumTooLong(field, longest=LONGEST_ERRATUM)
    kept = canonical(text or "").strip()
    if not kept:
        raise ErratumEmpty(field)
    return kept
