"""What minutes tell the record: that a draft began."""

from dataclasses import dataclass
from uuid import UUID

from governance_app.record.rules import Event


@dataclass(frozen=True)
class MinutesDrafted(Event):
    """The acta of a meeting was begun from the record."""

    meeting: UUID
    minutes: UUID
    name = "minutes.drafted"
