"""The tally of a meeting as its page shows it: how often each person and each group spoke. And who looked at figures."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance_app.participation.rules.facts import Turn
from governance_app.participation.rules.words import SpeakerAffiliation, SpeakerGroup


@dataclass(frozen=True)
class View:
    """Somebody looked at figures about groups: the sign-in name of the account, when, and the meeting (None: the board of the body)."""

    login: str
    at: datetime
    meeting: UUID | None


@dataclass(frozen=True)
class Tally:
    """Counts of turns. `last` is the one that "undo" takes back; turns are given in the order of the taps."""

    people: Mapping[UUID, int]
    groups: Mapping[tuple[SpeakerGroup, SpeakerAffiliation], int]
    points: Mapping[UUID | None, int]
    total: int
    last: Turn | None


def tally(turns: Iterable[Turn], item: UUID | None = None) -> Tally:
    """Return the counts of people and groups on a point (all points when None), and the turns of every point."""
    every = list(turns)
    here = [t for t in every if item is None or t.item == item]
    return Tally(
        Counter(t.person for t in here if t.person), Counter((t.group, t.affiliation) for t in here if t.group),
        Counter(t.item for t in every), len(here), every[-1] if every else None,
    )
