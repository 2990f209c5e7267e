"""Meetings before they begin: planned, their agenda written, convened, people told, moved by a flood."""

from typing import Any
from uuid import UUID

from governance_app.cli.demo.story import Story
from governance_app.commitments import actions as commitments
from governance_app.committees.rules import MatterKind
from governance_app.meetings import actions, reads
from governance_app.meetings.rules import Channel, ItemKind, MeetingKind, MeetingMode, Read
from governance_app.organisations import reads as organisations


def plan(story: Story, given: dict[str, Any]) -> UUID:
    """Plan a meeting and write its agenda, as a draft."""
    before = given["day"] - given.get("planned_before", 21)
    now, cantons = story.at(before, "10:00"), {t.code: t.id for t in organisations.territories(on=story.as_of)}
    found = story.ids[given["key"]] = story.do(
        actions.plan_meeting, now, body=story.ids[given["body"]], kind=MeetingKind(given["kind"]), title=given["title"],
        starts_at=story.at(given.get("first_day", given["day"]), given["hour"]), mode=MeetingMode(given.get("mode", "in_person")),
        place=given["place"], link=given.get("link"), territory=cantons.get(given.get("territory")), demonstration=True,
    )
    for point in given["points"]:
        _point(story, found, given["key"], point, before)
    if given.get("carry"):
        story.do(actions.carry_over_points, story.at(before, "11:00"), meeting=found)
    if given.get("carry_commitments"):
        story.do(commitments.carry_into_agenda, story.at(before, "11:10"), meeting=found)
    return found


def _point(story: Story, meeting: UUID, key: str, point: dict[str, Any], before: int) -> None:
    story.ids[f"{key} {point['key']}"] = story.do(
        actions.add_item, story.at(before, "10:30"), meeting=meeting, title=point["title"], kind=ItemKind(point.get("kind", "discussion")),
        parent=story.ids.get(f"{key} {point.get('under')}"), note=point.get("note"), presenter=point.get("presenter"),
        matter=MatterKind(point.get("matter", "ordinary")), closed_session_reason=point.get("closed"),
    )


def convene(story: Story, given: dict[str, Any]) -> None:
    """Issue the notice and write down who was told, by which channel."""
    told = given["notice"]
    first = given.get("first_day", given["day"])
    day, hour = first - told["days"], told.get("hour", "09:00")
    meeting = story.ids[given["key"]]
    story.do(actions.convene, story.notice_at(day, hour), meeting=meeting, signed_by=told["signed_by"],
             short_notice_reason=told.get("short_because"))
    _tell(story, meeting, told["channels"], day, told)
    if moved := given.get("moved"):
        now = story.notice_at(moved["day"], moved["hour"])
        story.do(actions.postpone, now, meeting=meeting, starts_at=story.at(given["day"], given["hour"]), reason=moved["reason"],
                 signed_by=told["signed_by"])
        _tell(story, meeting, moved["channels"], moved["day"], {**told, "hour": moved["hour"]})


def _tell(story: Story, meeting: UUID, channels: list[dict[str, Any]], day: int, told: dict[str, Any]) -> None:
    seats = [s.seat for s in reads.invited_seats(meeting)]
    now = story.notice_at(day, "17:45")
    for way in channels:
        those = seats[slice(*way["seats"])]
        sent_at = story.notice_at(day, way.get("at", "17:00"))
        story.do(actions.record_delivery, now, meeting=meeting, channel=Channel(way["by"]), sent_at=sent_at, seats=tuple(those),
                 sent_by=told["signed_by"], told=way.get("told"), note=way.get("note"))
    for sent in reads.deliveries(meeting):
        if sent.read is Read.UNKNOWN and story.chance.random() < 0.7:
            story.do(actions.mark_read, story.notice_at(day, "18:30"), delivery=sent.id, read=Read.YES)
