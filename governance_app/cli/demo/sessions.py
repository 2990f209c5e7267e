"""Sessions: who comes and when, with which quorum it opens, point by point until it closes, and the words of its acta."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.attendance import actions
from governance_app.attendance.rules import (
    Arrival,
    Capacity,
    PresenceMode,
    Source,
    Support,
    SupportKind,
    VisitorAffiliation,
    VisitorGroup,
    VisitorSex,
)
from governance_app.cli.demo.actas import review
from governance_app.cli.demo.people import child, person
from governance_app.cli.demo.points import deal_with, deal_with_carried
from governance_app.cli.demo.story import Story
from governance_app.committees import reads as committees
from governance_app.foundation.ids import new_id
from governance_app.minutes import actions as minutes
from governance_app.minutes import reads as minutes_reads
from governance_app.minutes.rules import SectionKind
from governance_app.people.rules import AgeBand


def hold(story: Story, given: dict[str, Any]) -> None:
    """Hold a convened meeting from the first arrival to the draft of its acta."""
    meeting, held = story.ids[given["key"]], given["session"]
    _come(story, given, meeting)
    opened = story.at(given["day"], held["opens"])
    story.do(
        actions.establish_quorum, opened, meeting=meeting, chair=story.people[held["chair"]], secretary=story.people[held["secretary"]],
        opened_at=opened, second_call="first_call" in held)
    _around(story, given, meeting, opened + timedelta(minutes=5))
    now = opened + timedelta(minutes=5)
    *points, last = given["points"]
    for point in points:
        now = deal_with(story, given, meeting, point, now)
    now = deal_with(story, given, meeting, last, deal_with_carried(story, meeting, now))
    story.do(minutes.close_and_draft, now, meeting=meeting, closed_at=now)
    _write(story, given, meeting, now + timedelta(days=2))
    if held.get("reviewed"):
        review(story, meeting, now + timedelta(days=3))


def _come(story: Story, given: dict[str, Any], meeting: UUID) -> None:
    held, due = given["session"], story.at(given["day"], given["hour"])
    seats = _arrivals(story, given)
    if first := held.get("first_call"):
        early = [seats.pop(key) for key in first["came"]]
        _arrive(story, meeting, early, due - timedelta(minutes=5), held)
        failed = story.at(given["day"], first["failed"])
        story.do(actions.declare_no_quorum, failed, meeting=meeting, at=failed)
        due = failed + timedelta(minutes=35)
    rest = list(seats.values())
    for minutes_before, part in ((25, rest[::3]), (12, rest[1::3]), (3, rest[2::3])):
        _arrive(story, meeting, part, due - timedelta(minutes=minutes_before + story.chance.randrange(3)), held)
    others = [_other(story, given, one) for one in held.get("others", ())]
    _arrive(story, meeting, others, due - timedelta(minutes=2), held)


def _arrivals(story: Story, given: dict[str, Any]) -> dict[str, Arrival]:
    """Return the arrival of each seat that is represented, by the key of the seat."""
    held = given["session"]
    keys = {seat: key for key, seat in story.ids.items()}
    found = {}
    for seat in committees.roster(story.ids[given["body"]], story.day(given["day"])):
        key = keys[seat.seat]
        if key in held.get("absent", ()):
            continue
        sent = held.get("sent", {}).get(key)
        if sent:
            who = _sent(story, given, key, sent, seat.alternates[0].id if seat.alternates else None)
            found[key] = Arrival(new_id(), who, Capacity.ALTERNATE, seat.seat, sent["letter"])
        elif seat.principal:
            found[key] = Arrival(new_id(), seat.principal.id, Capacity.PRINCIPAL, seat.seat)
    return found


def _sent(story: Story, given: dict[str, Any], key: str, sent: dict[str, Any], alternate: UUID | None) -> UUID:
    if alternate and "who" not in sent:
        return alternate
    return person(story, f"{key} sent", sent["who"], given["day"] - 1, body=story.ids[given["body"]])


def _other(story: Story, given: dict[str, Any], one: dict[str, Any]) -> Arrival:
    day, body = given["day"] - 1, story.ids[given["body"]]
    if "with" in one:
        found = child(story, one["key"], one["kind"], day, story.people[one["with"]], body)
    else:
        found = person(story, one["key"], one["kind"], day, body=body)
    return Arrival(new_id(), found, Capacity(one["capacity"]))


def _arrive(story: Story, meeting: UUID, those: Iterable[Arrival], at: datetime, held: dict[str, Any]) -> None:
    from_afar = {story.ids[key] for key in held.get("by_radio", ())}
    for mode in (PresenceMode.IN_PERSON, PresenceMode.RADIO_PHONE):
        rows = tuple(a for a in those if (a.seat in from_afar) == (mode is PresenceMode.RADIO_PHONE))
        if rows:
            story.do(actions.record_arrivals, at, meeting=meeting, arrivals=rows, at=at, mode=mode, source=Source.HALL)


def _around(story: Story, given: dict[str, Any], meeting: UUID, now: datetime) -> None:
    held = given["session"]
    for spoken in held.get("languages", ()):
        story.do(actions.record_language, now, meeting=meeting, language=spoken["language"], interpreted_into=spoken.get("into"),
                 interpreter=story.people.get(spoken.get("interpreter", "")))
    told = [Support(SupportKind(kind), used, needed, offered=True) for kind, used, needed in held.get("support", ())]
    told += [Support(SupportKind(kind), 0, needed, offered=False) for kind, needed in held.get("unmet", ())]
    if told:
        story.do(actions.keep_support, now, meeting=meeting, lines=told)
    if sheet := held.get("visitors"):
        groups = tuple(VisitorGroup(VisitorSex(sex), AgeBand(band) if band else None, VisitorAffiliation(people), number)
                       for sex, band, people, number in sheet["groups"])
        total = sum(g.number for g in groups) + sheet["illegible"]
        story.do(actions.count_visitors, now, meeting=meeting, total=total, illegible=sheet["illegible"], groups=groups,
                 note=sheet.get("note", ""))


def _write(story: Story, given: dict[str, Any], meeting: UUID, now: datetime) -> None:
    """Write the words of the acta: opening, points, closing."""
    items = {story.ids[f"{given['key']} {p['key']}"]: p.get("text", "") for p in given["points"]}
    ends = {SectionKind.OPENING: given["session"].get("opening", ""), SectionKind.CLOSING: given["session"].get("closing", "")}
    for section in minutes_reads.sections(meeting):
        if text := items.get(section.item, "") if section.item else ends[section.kind]:
            story.do(minutes.edit_section, now, section=section.id, base=section.revision, text=text)

