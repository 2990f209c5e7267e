"""Notice: how many hours before, and what a notice must say."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from governance_app.committees.rules import NoticeRule
from governance_app.foundation.errors import Conflict, Invalid
from governance_app.meetings.rules.words import MeetingMode


class PlaceNeeded(Invalid):
    """A meeting where people come together needs its place."""


class LinkNeeded(Invalid):
    """A meeting that people join from afar needs the link or telephone."""


class AnswersPlaceNeeded(Invalid):
    """A meeting by correspondence says where answers are received: an address, a telephone or a frequency."""


class CorrespondenceNotAllowed(Conflict):
    """The statute of the day knows no votes by correspondence."""


class AgendaNeeded(Invalid):
    """A convocation needs at least one point on the agenda."""


class NoticeTooShort(Invalid):
    """The notice is shorter than the statute asks; it needs a reason, which the acta will print. data: hours, floor."""


class AlreadyBegun(Invalid):
    """A meeting cannot be convened or postponed to an hour that is past when the notice is sent. data: starts_at."""


@dataclass(frozen=True)
class NoticeCheck:
    """Whole hours between notice and beginning, against the statute of the day. `kept`: the floor; `advised`: the advice too."""

    hours: int
    floor: int
    advice: int
    kept: bool
    advised: bool


def notice_check(issued_at: datetime, starts_at: datetime, rule: NoticeRule) -> NoticeCheck:
    """Return the whole hours of notice (rounded down) and whether they reach floor and advice."""
    hours = (starts_at - issued_at) // timedelta(hours=1)
    return NoticeCheck(hours, rule.floor_hours, rule.advice_hours, hours >= rule.floor_hours, hours >= rule.advice_hours)


def latest_issue(starts_at: datetime, rule: NoticeRule) -> datetime:
    """Return the last instant at which a notice still keeps the floor."""
    return starts_at - timedelta(hours=rule.floor_hours)


def check_content(mode: MeetingMode, place: str, link: str, points: int) -> None:
    """Raise PlaceNeeded, LinkNeeded, AnswersPlaceNeeded or AgendaNeeded: place, hour, day and agenda are what a notice must say."""
    if mode is MeetingMode.CORRESPONDENCE:
        if not place.strip():
            raise AnswersPlaceNeeded("place")
    elif mode is not MeetingMode.ONLINE and not place.strip():
        raise PlaceNeeded("place")
    elif mode is not MeetingMode.IN_PERSON and not link.strip():
        raise LinkNeeded("link")
    if points < 1:
        raise AgendaNeeded()


def check_notice(check: NoticeCheck, reason: str) -> str:
    """Return the reason of a short notice, or "" when the floor is kept. Raises NoticeTooShort when it lacks its reason."""
    if check.kept:
        return ""
    if not reason.strip():
        raise NoticeTooShort("short_notice_reason", hours=check.hours, floor=check.floor)
    return reason.strip()
