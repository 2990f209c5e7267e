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
LONGEST = 280
"""Seconds; shorter than the time from one turn to the next."""


def debate(story: Story, meeting: UUID, item: UUID, now: datetime, minutes: int, held: dict[str, Any]) -> None:
    """Tally the turns of a debate: one about every six minutes, now and then one from the public.

    `held`: the session. Its `voice` says how often a woman takes the word for a hundred times of a man with as many in the room, its
    `timed` of how many turns in a hundred somebody wrote down the length.
    """
    if minutes < LEAST_MINUTES:
        return
    present = sorted(p.person for p in room.standing_at(meeting, now).present if p.seat)
    heard = [held.get("voice", 100) if person in story.women else 100 for person in present]
    for turn in range(minutes // 6):
        at = now + timedelta(minutes=1 + turn * (minutes - 2) // (minutes // 6))
        if turn % 5 == 4 and room.visitors(meeting):
            spoken = story.do(
                actions.record_turn, at, meeting=meeting, item=item, group=story.chance.choice(list(SpeakerGroup)),
                affiliation=SpeakerAffiliation.INDIGENOUS)
        elif present:
            speaker = story.chance.choices(present, heard)[0]
            spoken = story.do(actions.record_turn, at, meeting=meeting, item=item, person=speaker)
        else:
            continue
        if story.chance.randrange(100) < held.get("timed", 0):
            story.do(actions.end_turn, at + timedelta(seconds=story.chance.randrange(40, LONGEST)), turn=spoken)
