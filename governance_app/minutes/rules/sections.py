"""Sections and their revisions: only words are edited, each edit is kept, and says on which text it was made."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from governance_app.minutes.rules.errors import NotDraft, TextTooLong, WordsFrozen
from governance_app.minutes.rules.merge import Merged, merge, tidy
from governance_app.minutes.rules.words import MinutesState, SectionKind

LONGEST = 20_000
"""Letters of one part: some eight pages."""


@dataclass(frozen=True)
class Minutes:
    """The acta of a meeting and its state. It takes the meeting's number."""

    id: UUID
    meeting: UUID
    state: MinutesState
    language: str
    started_at: datetime
    review_until: date | None = None


@dataclass(frozen=True)
class Revision:
    """A text of a section as somebody left it. `base`: what its author saw; `other`: the text joined with it, when it was a merge."""

    id: UUID
    section: UUID
    base: UUID | None
    text: str
    at: datetime
    by: UUID | None
    by_name: str
    conflict: bool
    settled_at: datetime | None = None
    other: UUID | None = None


@dataclass(frozen=True)
class Section:
    """A part of the acta that the secretary writes: opening, one per point, closing. `revision` is the text in force."""

    id: UUID
    meeting: UUID
    kind: SectionKind
    item: UUID | None
    label: str
    title: str
    text: str = ""
    revision: UUID | None = None
    edited_at: datetime | None = None
    edited_by: str = ""
    in_conflict: int = 0


@dataclass(frozen=True)
class Conflict:
    """A text that could not be joined with the one in force: both, and where they clash."""

    section: Section
    revision: Revision
    merged: Merged


@dataclass(frozen=True)
class Step:
    """What an edit means: the text to put in force (None: leave the present one) and whether a person must settle."""

    text: str | None
    conflict: bool = False
    joined: bool = False


def step(base: str, base_moved: bool, written: str, present: str) -> Step:
    """Return what follows when somebody who saw `base` wrote `written` while `present` is in force.

    Nobody's paragraph is lost: both are joined, or both are kept and a person settles. Raises TextTooLong.
    """
    written = checked(written)
    if not base_moved:
        return Step(None if written == present else written)
    merged = merge(base, written, present)
    if merged.clashes:
        return Step(None, conflict=True)
    joined = merged.text()
    return Step(None if joined == present else joined, joined=True)


def check_writable(state: MinutesState) -> None:
    """Raise WordsFrozen while the acta is put to the vote, NotDraft once it is approved; in draft and review its words may change."""
    if state is MinutesState.PRESENTED:
        raise WordsFrozen()
    if state is MinutesState.APPROVED:
        raise NotDraft(state=state)


def checked(text: str | None) -> str:
    """Return a text as it is kept. Raises TextTooLong."""
    if len(text or "") > LONGEST:
        raise TextTooLong("text", longest=LONGEST)
    return tidy(text or "")
