"""Questions of the board: a body over a period, one meeting, who holds seats and posts, and what the statute aims at."""

from datetime import date
from typing import Any
from uuid import UUID

from governance_app.committees import reads as committees
from governance_app.committees.rules import StatuteMissing
from governance_app.foundation.clock import local_day
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.participation.reads.facts import gatherings
from governance_app.participation.rules import WOMEN, YOUTH, Aim, Board, Dimension, Holders, Period, Said, board_of, said_from
from governance_app.people import reads as people

HELD = (MeetingState.OPEN, MeetingState.ADJOURNED, MeetingState.CLOSED)


def board(body: UUID, period: Period, *, on: date) -> Board:
    """Return the board of a body for a period: its meetings, and the seats and posts of its last day (or of `on`, while it runs).

    Only meetings where people come together: nobody could be present at one by correspondence.
    """
    held = [m for m in meetings.meetings_of(body, states=HELD) if m.opened_at and period.holds(local_day(m.opened_at)) and (
        not m.by_correspondence)]
    day = min(period.last, on)
    return board_of(gatherings(held), holders(body, day), aims(body, day))


def board_of_meeting(meeting: Meeting) -> Board:
    """Return the board of one meeting, with the seats and posts of its day."""
    day = local_day(meeting.opened_at or meeting.starts_at)
    return board_of(gatherings([meeting]), holders(meeting.body, day), aims(meeting.body, day))


def holders(body: UUID, day: date) -> Holders:
    """Return what those who hold voting seats and posts on a day say of themselves, under a consent in force that day."""
    seats = [(s.bloc.value, s.principal.id) for s in committees.roster(body, day) if s.voting and s.principal]
    posts = [office.person.id for office in committees.offices_on(body, day)]
    said = {person: _said(person, day) for person in {*posts, *(p for _bloc, p in seats)}}
    return Holders(day, tuple((bloc, said[p]) for bloc, p in seats), tuple(said[p] for p in posts))


def holders_by_person(body: UUID, day: date) -> dict[UUID, Said]:
    """Return who holds a voting seat of a body on a day, with what they say of themselves under a consent in force that day."""
    return {s.principal.id: _said(s.principal.id, day) for s in committees.roster(body, day) if s.voting and s.principal}


def _said(person: UUID, day: date) -> Said:
    told: Any = people.description(person, on=day)
    return said_from(told.sex, told.age_band, told.ethnic_self_id, told.nationality)


def aims(body: UUID, day: date) -> tuple[Aim, ...]:
    """Return what the statute of a day aims at; nothing without a statute."""
    try:
        statute = committees.statute_on(body, day)
    except StatuteMissing:
        return ()
    asked = ((WOMEN, Dimension.SEX, statute.aim_women_percent), (YOUTH, Dimension.AGE_BAND, statute.aim_youth_percent))
    return tuple(Aim(value, dimension, percent) for value, dimension, percent in asked if percent is not None)
