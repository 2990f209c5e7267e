"""The sheet for the wall."""

from dataclasses import dataclass, field

from governance_app.documents.shapes.common import Paper, Passage
from governance_app.documents.words import BoardWords


@dataclass(frozen=True)
class BoardMeeting:
    """A coming meeting on the notice board: `day` "24", `weekday` "martes", the rest as text."""

    day: str
    weekday: str
    hour: str
    title: str
    place: str
    note: str = ""


@dataclass(frozen=True)
class BoardItem:
    """A decision or commitment on the notice board, with its `mark` (number or due date)."""

    mark: str
    text: tuple[Passage, ...]


@dataclass(frozen=True)
class NoticeBoard:
    """The monthly sheet for the wall: large type, black on white, legible after two photocopies."""

    paper: Paper
    meetings: tuple[BoardMeeting, ...]
    decisions: tuple[BoardItem, ...]
    commitments: tuple[BoardItem, ...]
    contact: tuple[str, ...] = ()
    words: BoardWords = field(default_factory=BoardWords)
