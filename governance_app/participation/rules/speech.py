"""How long people spoke: minutes beside turns. A turn that nobody measured counts as a turn and adds no time."""

from collections.abc import Iterable
from dataclasses import dataclass

from governance_app.participation.rules.errors import LengthImpossible
from governance_app.participation.rules.facts import Gathering
from governance_app.participation.rules.figures import Breakdown, breakdown
from governance_app.participation.rules.portions import Portion
from governance_app.participation.rules.words import Dimension

LONGEST_TURN = 12 * 3600
"""Seconds; what is longer is a turn that nobody ended."""


def check_length(seconds: int) -> int:
    """Return the length of a turn in seconds. Raises LengthImpossible."""
    if not 1 <= seconds <= LONGEST_TURN:
        raise LengthImpossible(field="minutes", most=LONGEST_TURN // 3600)
    return seconds


@dataclass(frozen=True)
class SpokenTime:
    """Turns and seconds by one dimension. `timed`: turns with a length, of all turns."""

    turns: Breakdown
    seconds: Breakdown
    timed: Portion


def spoken_time(dimension: Dimension, meetings: Iterable[Gathering]) -> SpokenTime:
    """Return how often and how long people of each value spoke."""
    spoken = [(meeting.speaker(turn), turn.seconds) for meeting in meetings for turn in meeting.turns]
    measured = [(said, seconds) for said, seconds in spoken if seconds is not None]
    return SpokenTime(
        breakdown(dimension, ((said, 1) for said, _seconds in spoken)), breakdown(dimension, measured),
        Portion(len(measured), len(measured), len(spoken) - len(measured)))
