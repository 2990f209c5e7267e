"""Who takes the word on a point: those in the room, tallied by name, and people of the public, tallied by group."""

from datetime import datetime, timedelta
from uuid import UUID

from governance_app.attendance import reads as room
from governance_app.cli.demo.story import Story
from governance_app.participation import actions
from governance_app.participation.rules import SpeakerAffiliation, SpeakerGroup

LEAST_MINUTES = 20
"""Only points that last are debates."""


def debate(story: Story, meeting: UUID, item: UUID, now: datetime, minutes: int) -> None:
    """Tally the turns of a debate: one about every six minutes, now and then one from the public."""
    if minutes < LEAST_MINUTES:
        return
    present = sorted(p.person for p in room.standing_at(meeting, now).present if p.seat)
    for turn in range(minutes // 6):
        at = now + timedelta(minutes=1 + turn * (minutes - 2) // (minutes // 6))
        if turn % 5 == 4 and room.visitors(meeting):
            story.do(actions.record_turn, at, meeting=meeting, item=item, group=story.chance.choice(list(SpeakerGroup)),
                     affiliation=SpeakerAffiliation.INDIGENOUS)
        elif present:
            story.do(actions.record_turn, at, meeting=meeting, item=item, person=story.chance.choice(present))
