"""Calendars (RFC 5545): a feed of meetings, in Ecuador's time, where a moved or cancelled meeting stays the same event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

ZONE = ZoneInfo("America/Guayaquil")
PRODUCT = "-//governance-app//committee calendar//ES"


class Standing(StrEnum):
    """How the meeting stands. POSTPONED: it will be held, the new date is not known; calendars show it as tentative."""

    PLANNED = "TENTATIVE"
    CONVENED = "CONFIRMED"
    POSTPONED = "POSTPONED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class Entry:
    """One meeting. `uid` never changes; `sequence` grows by one with every change of date, place or standing.

    Moments are aware; `changed` is when this version was made.
    """

    uid: str
    sequence: int
    title: str
    start: datetime
    end: datetime
    changed: datetime
    standing: Standing = Standing.CONVENED
    place: str = ""
    description: str = ""
    address: str = ""
    lang: str = "es"


def write(entries: Iterable[Entry], *, name: str, lang: str = "es") -> bytes:
    """The calendar file, with its time zone. Same entries, same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name, parameters={"LANGUAGE": lang})
    calendar.add("x-wr-timezone", ZONE.key)
    for entry in sorted(entries, key=lambda each: (each.start, each.uid)):
        calendar.add_component(event_of(entry))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def event_of(entry: Entry) -> Event:
    """One VEVENT. Raises ValueError for a moment without zone or an end before its start."""
    if entry.start.tzinfo is None or entry.end.tzinfo is None or entry.changed.tzinfo is None:
        raise ValueError("moments must carry their zone")
    if entry.end < entry.start:
        raise ValueError("the meeting ends before it starts")
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed.astimezone(ZoneInfo("UTC")))
    event.add("last-modified", entry.changed.astimezone(ZoneInfo("UTC")))
    event.add("dtstart", entry.start.astimezone(ZONE))
    event.add("dtend", entry.end.astimezone(ZONE))
    event.add("summary", entry.title, parameters={"LANGUAGE": entry.lang})
    add_standing(event, entry.standing)
    for field, value in (("location", entry.place), ("description", entry.description), ("url", entry.address)):
        if value:
            event.add(field, value)
    return event


def add_standing(event: Event, standing: Standing) -> None:
    """RFC 5545 knows no "postponed": it is TENTATIVE, takes no time, and says so in an extension field."""
    postponed = standing is Standing.POSTPONED
    event.add("status", "TENTATIVE" if postponed else standing.value)
    event.add("transp", "TRANSPARENT" if postponed or standing is Standing.CANCELLED else "OPAQUE")
    if postponed:
        event.add("x-postponed", "TRUE")
