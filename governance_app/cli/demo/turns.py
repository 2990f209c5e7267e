"""Who takes the word on a point, and for how long: those in the room, tallied by name, and people of the public, tallied by group."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.attendance import reads as room
from governance_app.cli.demo.story import Story
from governance_app.participation import actions
from governance_app.participation.rules import SpeakerAffiliation, SpeakerGroup

LEAST_MINUTES = 20
"""Only points that last are debates."""
WOMEN = (SpeakerGroup.WOMAN, SpeakerGroup.YOUNG_WOMAN)
LONGEST = 280
"""Seconds; shorter than the time from one turn to the next."""


def debate(story: Story, meeting: UUID, item: UUID, now: datetime, minutes: int, held: dict[str, Any]) -> None:
    """Tally the turns of a debate: one about every six minutes, now and then one from the public.

    `held`: the session. Its `voice` says how often a woman takes the word for a hundred times that a man does, its `timed` of how many
    turns in a hundred somebody wrote down the length.
    """
    if minutes < LEAST_MINUTES:
        return
    voice, visited = held.get("voice", 100), bool(room.visitors(meeting))
    present = sorted(p.person for p in room.standing_at(meeting, now).present if p.seat)
    heard = [voice if person in story.women else 100 for person in present]
    for turn in range(minutes // 6):
        at = now + timedelta(minutes=1 + turn * (minutes - 2) // (minutes // 6))
        who = _of_the_public(story, voice) if turn % 5 == 4 and visited else {"person": story.chance.choices(present, heard)[0]}
        spoken = story.do(actions.record_turn, at, meeting=meeting, item=item, **who)
        if story.chance.randrange(100) < held.get("timed", 0):
            story.do(actions.end_turn, at + timedelta(seconds=story.chance.randrange(40, LONGEST)), turn=spoken)


def _of_the_public(story: Story, voice: int) -> dict[str, Any]:
    groups = list(SpeakerGroup)
    return {"group": story.chance.choices(groups, [voice if group in WOMEN else 100 for group in groups])[0],
            "affiliation": SpeakerAffiliation.INDIGENOUS}
