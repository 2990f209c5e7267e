"""Points of a session: who goes out, what is put, how it is decided, which number it gets, what is promised."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.attendance import actions as attendance
from governance_app.attendance import reads as room
from governance_app.cli.demo import actas, motions
from governance_app.cli.demo.register import decide, promise
from governance_app.cli.demo.story import Story
from governance_app.cli.demo.turns import debate
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as reads_of_meetings
from governance_app.meetings.rules import ItemState


def deal_with(story: Story, given: dict[str, Any], meeting: UUID, point: dict[str, Any], now: datetime) -> datetime:
    """Deal with a point, or put it off; return when that was done."""
    item = story.ids[f"{given['key']} {point['key']}"]
    if point.get("defer"):
        story.do(meetings.defer_item, now, item=item, at=now)
        return now
    story.do(meetings.start_item, now, item=item, at=now)
    _move(story, meeting, item, point, now)
    debate(story, meeting, item, now, point.get("minutes", 10), given["session"])
    ends = now + timedelta(minutes=point.get("minutes", 10) + story.chance.randrange(4))
    put = [motions.put(story, meeting, item, one, now + timedelta(minutes=4 + 2 * n)) for n, one in enumerate(point.get("motions", ()))]
    for n, key in enumerate(point.get("actas", ())):
        actas.approve(story, story.ids[key], item, now + timedelta(minutes=4 + 4 * n))
    if spoken := point.get("tongues"):
        story.do(attendance.keep_point_languages, ends, meeting=meeting, item=item, spoken=spoken["spoken"], into=spoken["into"])
    for one in point.get("decisions", ()):
        decide(story, given, meeting, item, put[one.get("of", 0)] if put else None, one, ends)
    for one in point.get("commitments", ()):
        promise(story, meeting, item, one, ends)
    return _end(story, given, meeting, item, point, ends)


def _end(story: Story, given: dict[str, Any], meeting: UUID, item: UUID, point: dict[str, Any], now: datetime) -> datetime:
    """Finish a point (or put it off, or leave it open for the points under it); pause after it when the story says so."""
    if point.get("put_off"):
        story.do(meetings.defer_item, now, item=item, at=now)
    elif not point.get("open_end"):
        story.do(meetings.finish_item, now, item=item, at=now)
    if above := point.get("finish"):
        story.do(meetings.finish_item, now, item=story.ids[f"{given['key']} {above}"], at=now)
    if pause := point.get("pause"):
        story.do(meetings.adjourn, now, meeting=meeting, at=now, reason=pause["reason"])
        now += timedelta(minutes=pause["minutes"])
        story.do(meetings.resume, now, meeting=meeting, at=now)
    return now


def deal_with_carried(story: Story, meeting: UUID, now: datetime) -> datetime:
    """Deal with the points that came from earlier sessions and from open commitments."""
    for item in reads_of_meetings.agenda(meeting):
        if item.state is ItemState.PENDING and (item.carried_from or item.commitment):
            story.do(meetings.start_item, now, item=item.id, at=now)
            now += timedelta(minutes=8)
            story.do(meetings.finish_item, now, item=item.id, at=now)
    return now


def _move(story: Story, meeting: UUID, item: UUID, point: dict[str, Any], now: datetime) -> None:
    """Let people go out, come in late, or stay out of the point."""
    if not ("leave" in point or "recused" in point):
        return
    present = {p.seat: p.person for p in room.standing_at(meeting, now).present if p.seat}
    for key in point.get("leave", ()):
        story.do(attendance.record_departure, now, meeting=meeting, person=present[story.ids[key]], at=now)
    for key in point.get("recused", ()):
        story.do(attendance.record_recusal, now, meeting=meeting, person=present[story.ids[key]], item=item, at=now)
