"""People told apart from attendances (indicators P2; GEF Core Indicator 11): who came five times is five attendances and one person.

People are known here by a private key of the installation, never by name or id (`people.descriptions.counted_as`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from governance_app.participation.rules.facts import NOTHING, Gathering, Said
from governance_app.participation.rules.figures import Breakdown, breakdown, counted
from governance_app.participation.rules.words import Dimension, Measure

REACH_BY = (Dimension.SEX, Dimension.AGE_BAND, Dimension.AFFILIATION)
"""What people reached are split by (ME/GN/02 asks for sex; the project's own reports for the other two)."""


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
    held = sorted(meetings, key=lambda m: (m.day, m.code, m.meeting))
    last: dict[bytes, Said] = {}
    for meeting in held:
        last |= _heads(meeting, counted_as)
    people, came = [(said, 1) for said in last.values()], counted(Measure.ATTENDANCE, held)
    return Reach(len(people), len(came), {d: (breakdown(d, people), breakdown(d, came)) for d in REACH_BY})


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
