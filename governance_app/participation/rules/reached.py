"""People told apart from attendances (indicators P2; GEF Core Indicator 11): who came five times is five attendances and one person.

People are known here by a private key of the installation, never by name or id (`people.descriptions.counted_as`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.participation.rules.facts import NOTHING, Gathering, Said
from governance_app.participation.rules.figures import Breakdown, breakdown, counted
from governance_app.participation.rules.summed import Summed
from governance_app.participation.rules.words import Dimension, Measure

REACH_BY = (Dimension.SEX, Dimension.AGE_BAND, Dimension.AFFILIATION)
"""What people reached are split by (ME/GN/02 asks for sex; the project's own reports for the other two)."""


When = tuple[date, str, UUID]
"""The place of a meeting among all: its day, its code, its id."""
Last = Mapping[bytes, tuple[When, Said]]
"""The last meeting that each person came to (under the key they are counted by), and what they had said by then."""


@dataclass(frozen=True)
class Reach:
    """People and attendances of some meetings, side by side, whole and by each dimension."""

    people: int
    attendances: int
    by: Mapping[Dimension, tuple[Breakdown, Breakdown]]


def reach_of(meetings: Iterable[Gathering], counted_as: Mapping[UUID, bytes]) -> Reach:
    """Return the people reached by meetings and their attendances.

    `counted_as`: the private key of each attendee; records of one person share it. Each counts by what was copied at the last meeting
    they came to. Somebody whose key is unknown would be counted for nobody: that is an error (KeyError).
    """
    held = list(meetings)
    came = counted(Measure.ATTENDANCE, held)
    return reach_from(last_of(held, counted_as), {d: breakdown(d, came) for d in REACH_BY})


def reach_from(last: Last, came: Mapping[Dimension, Breakdown]) -> Reach:
    """Return the same from each person's last meeting and the attendances by dimension."""
    people = [(said, 1) for _when, said in last.values()]
    return Reach(len(people), came[REACH_BY[0]].total, {d: (breakdown(d, people), came[d]) for d in REACH_BY})


def last_of(meetings: Iterable[Gathering], counted_as: Mapping[UUID, bytes]) -> Last:
    """Return the last of these meetings that each person came to, and what they had said by then."""
    last: dict[bytes, tuple[When, Said]] = {}
    for m in sorted(meetings, key=when):
        last |= {key: (when(m), said) for key, said in _heads(m, counted_as).items()}
    return last


def later(lasts: Iterable[Last]) -> Last:
    """Return the last meeting of each person over several parts of a whole."""
    found: dict[bytes, tuple[When, Said]] = {}
    for last in lasts:
        for key, told in last.items():
            if key not in found or told[0] > found[key][0]:
                found[key] = told
    return found


def last_attended(came: Iterable[tuple[When, UUID]], counted_as: Mapping[UUID, bytes]) -> set[tuple[UUID, UUID]]:
    """Return the (meeting, record) pairs that `last_of` looks at: of each person the last meeting, with every record of theirs there."""
    last: dict[bytes, tuple[When, set[UUID]]] = {}
    for at, person in came:
        known = last.get(counted_as[person])
        if known is None or at > known[0]:
            last[counted_as[person]] = at, {person}
        elif at == known[0]:
            known[1].add(person)
    return {(at[2], person) for at, people in last.values() for person in people}


def when(meeting: Gathering | Summed) -> When:
    """Return the place of a meeting among all."""
    return meeting.day, meeting.code, meeting.meeting


def _heads(meeting: Gathering, counted_as: Mapping[UUID, bytes]) -> dict[bytes, Said]:
    """Return each person of a meeting once; of two records of one person the one that says more, then the first by id."""
    heads: dict[bytes, Said] = {}
    for person in sorted(meeting.attendees):
        said, key = meeting.attendees[person], counted_as[person]
        if key not in heads or _said_how_much(said) > _said_how_much(heads[key]):
            heads[key] = said
    return heads


def _said_how_much(said: Said) -> int:
    return 0 if said == NOTHING else sum(said.of(d) is not None for d in Dimension)
