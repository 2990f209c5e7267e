"""What a report tells: gathered from the rooms, only through what they publish, except the list of files and actas of the body itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from governance_app.attachments.rules import Attachment, Media
from governance_app.committees import reads as committees
from governance_app.committees.rules import Body
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import Decision
from governance_app.foundation.clock import local_day
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting
from governance_app.minutes import reads as minutes
from governance_app.minutes.rules import Approval, FrozenText
from governance_app.noticeboard import reads as noticeboard
from governance_app.noticeboard.rules import PublicPresence
from governance_app.organisations import reads as organisations
from governance_app.participation import reads as participation
from governance_app.participation.rules import OtherFigures, Period
from governance_app.participation.rules.disclosure import PoolKind
from governance_app.participation.rules.releases import Pool, Release


@dataclass(frozen=True)
class Held:
    """A meeting that was held, who came as far as anybody may know, and the files that hang on it."""

    meeting: Meeting
    day: date
    presence: PublicPresence | None
    photos: tuple[Attachment, ...]


@dataclass(frozen=True)
class ApprovedActa:
    """An acta that was approved, with the text that was; `covered`: passages of it are covered by law in what leaves."""

    held: Held
    approval: Approval
    text: FrozenText
    covered: bool

    @property
    def filename(self) -> str:
        """Return its name in the pack."""
        kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in self.approval.code)
        return f"actas/acta-{kept}{'-reservada' if self.covered else ''}.pdf"


@dataclass(frozen=True)
class Report:
    """Everything of a body and a semester. `on`: the day whose state of things is told: the semester's last, or today while it runs."""

    body: Body
    semester: Period
    on: date
    held: tuple[Held, ...]
    decisions: tuple[Decision, ...]
    published: tuple[tuple[Pool, Release], ...]
    actas: tuple[ApprovedActa, ...]
    others: OtherFigures
    nationalities: dict[str, str]

    @property
    def running(self) -> bool:
        """Tell whether the semester still ran on that day."""
        return self.on < self.semester.last


def gather(body: UUID, semester: Period, *, today: date) -> Report:
    """Return what the report of a body over a semester tells, as known today."""
    on = min(semester.last, today)
    held = tuple(_held(meeting) for meeting in reversed(participation.held_in(body, semester)))
    return Report(
        committees.body(body, on=on), semester, on, held, decisions.public_adopted(body, semester.first, semester.last + timedelta(days=1)),
        _published(body, on), tuple(_actas(held)), participation.other_figures(body, semester, on=on + timedelta(days=1)),
        {one.code: one.name for one in organisations.nationalities()})


def _held(meeting: Meeting) -> Held:
    photos = tuple(one for one in meetings.annexes(meeting.id) if one.media is Media.PICTURE and not one.reserved)
    return Held(meeting, local_day(meeting.opened_at or meeting.starts_at), noticeboard.public_presence(meeting), photos)


def _actas(held: Iterable[Held]) -> Iterable[ApprovedActa]:
    for one in held:
        if (found := minutes.approval(one.meeting.id)) is not None:
            covered = bool(minutes.passages_covered(one.meeting.id))
            yield ApprovedActa(one, found, minutes.frozen_text(found.text), covered)


def _published(body: UUID, on: date) -> tuple[tuple[Pool, Release], ...]:
    """Return, for each pool that a body belonged to in that year, the latest published year that was over by a day."""
    over = [one for one in participation.releases() if one.period.last <= on]
    found: dict[tuple[PoolKind, UUID], tuple[Pool, Release]] = {}
    for period in sorted({one.period for one in over}, key=lambda period: period.last, reverse=True):
        mine = {(pool.kind, pool.id): pool for pool in participation.pools_of(body, over=period)}
        for one in over:
            key = one.pool_kind, one.pool_id
            if one.period == period and key in mine:
                found.setdefault(key, (mine[key], one))
    return tuple(found.values())
