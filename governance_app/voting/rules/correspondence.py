"""Votes by correspondence, in a meeting at which nobody comes together: who may answer, until when, and when it lapses.

The quorum is that of the statute, counted over answers received: whoever stays silent is as absent as an empty chair in a hall.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from governance_app.attendance.rules import QuorumStatement, SeatPresence, quorum_statement
from governance_app.committees.rules import CorrespondenceRule, MatterKind, QuorumRule, SeatOnDay
from governance_app.meetings.rules import Channel, CorrespondenceNotAllowed, InTheFuture
from governance_app.record.rules import Event
from governance_app.voting.rules.correspondence_errors import (
    CameAfterDeadline,
    CameBeforeOpening,
    DeadlineNotReached,
    DeadlineTooSoon,
    LaterAnswerKept,
    MatterNotByCorrespondence,
    NeedsCorrespondenceMeeting,
    NotOfSeat,
    OnlyByCorrespondence,
    RemindersDoNotFit,
)
from governance_app.voting.rules.electorate import Elector, Electorate
from governance_app.voting.rules.words import Form


class AnswerChannel(Enum):
    """How an answer came in."""

    LETTER = "letter"
    EMAIL = "email"
    MESSAGE = "message"
    RADIO = "radio"
    PHONE = "phone"
    IN_PERSON = "in_person"


@dataclass(frozen=True)
class Correspondence:
    """What was fixed when the vote opened."""

    motion: UUID
    opened_at: datetime
    deadline: datetime


@dataclass(frozen=True)
class Received:
    """How an answer came in: for which seat, from whom, by which way, on which paper or to whom, and when."""

    seat: UUID
    person: UUID
    channel: AnswerChannel
    document: str
    at: datetime


@dataclass(frozen=True)
class Reminder:
    """That those who had not answered were reminded: how, when, how many of how many. No names."""

    channel: Channel
    told: int
    waiting: int
    at: datetime


@dataclass(frozen=True)
class CorrespondenceOpened(Event):
    """A vote by correspondence was opened: its deadline and the frozen electorate in figures."""

    motion: UUID
    deadline: datetime
    seats: int
    filled: int
    voters: int
    recused: int
    quorum_needed: int
    name = "voting.correspondence_opened"


@dataclass(frozen=True)
class AnswerReceived(Event):
    """An answer by correspondence came in: how and when, not whose and not what it says."""

    motion: UUID
    channel: str
    at: datetime
    name = "voting.answer_received"


@dataclass(frozen=True)
class VotersReminded(Event):
    """Those who had not answered were reminded: figures only."""

    motion: UUID
    channel: str
    told: int
    waiting: int
    at: datetime
    name = "voting.voters_reminded"


def check_meeting_fits(form: Form, by_correspondence: bool, field: str | None = None) -> None:
    """Raise NeedsCorrespondenceMeeting or OnlyByCorrespondence: nobody raises a hand in such a meeting, nobody writes in another."""
    if form is Form.CORRESPONDENCE and not by_correspondence:
        raise NeedsCorrespondenceMeeting(field=field)
    if by_correspondence and form is not Form.CORRESPONDENCE:
        raise OnlyByCorrespondence(field=field)


def check_allowed(rule: CorrespondenceRule, matter: MatterKind, field: str | None = None) -> None:
    """Raise CorrespondenceNotAllowed or MatterNotByCorrespondence."""
    if not rule.allowed:
        raise CorrespondenceNotAllowed(field=field)
    if matter in rule.excluded:
        raise MatterNotByCorrespondence(field=field, matter=matter)


def earliest_deadline(rule: CorrespondenceRule, notice_at: datetime, opened_at: datetime) -> datetime:
    """Return the first moment that may be a deadline: so many days of 24 hours after the notice, and after the opening."""
    return max(notice_at + timedelta(days=rule.least_days), opened_at + timedelta(minutes=1))


def check_deadline(rule: CorrespondenceRule, notice_at: datetime, opened_at: datetime, deadline: datetime) -> None:
    """Raise DeadlineTooSoon when fewer days lie between notice and deadline than the statute asks."""
    earliest = earliest_deadline(rule, notice_at, opened_at)
    if deadline < earliest:
        raise DeadlineTooSoon(field="deadline", earliest=earliest, days=rule.least_days)


def freeze_roster(seats: Iterable[SeatOnDay], recused: Collection[UUID] = ()) -> Electorate:
    """Return the electorate of a vote by correspondence: every voting seat, through its principal or else its first alternate."""
    return Electorate(tuple(
        Elector(s.seat, s.bloc.value, next((h.id for h in (s.principal, *s.alternates) if h), None), s.organisation,
                s.principal is not None or bool(s.alternates), s.seat in recused)
        for s in seats if s.voting
    ))


def holders_of(seat: SeatOnDay) -> tuple[UUID, ...]:
    """Return who may answer for a seat: its principal, then its alternates."""
    return tuple(h.id for h in (seat.principal, *seat.alternates) if h)


def check_holder(seat: SeatOnDay, person: UUID) -> None:
    """Raise NotOfSeat for somebody who neither holds the seat nor is its alternate."""
    if person not in holders_of(seat):
        raise NotOfSeat(field="person", seat=seat.label)


def check_received(vote: Correspondence, at: datetime, now: datetime, before: datetime | None = None) -> None:
    """Raise when an answer cannot count: InTheFuture, CameBeforeOpening, CameAfterDeadline, LaterAnswerKept.

    What came in at the very minute of the deadline counts. `before`: when the answer came in that it would change.
    """
    if at > now:
        raise InTheFuture("received_at", at=at)
    if at < vote.opened_at:
        raise CameBeforeOpening(field="received_at", received=at, opened=vote.opened_at)
    if at > vote.deadline:
        raise CameAfterDeadline(field="received_at", received=at, deadline=vote.deadline)
    if before is not None and at < before:
        raise LaterAnswerKept(field="received_at", received=at, kept=before)


def check_reminder(vote: Correspondence, told: int, waiting: int, at: datetime, now: datetime) -> None:
    """Raise InTheFuture, CameBeforeOpening, CameAfterDeadline, or RemindersDoNotFit when more were reminded than had not answered."""
    if at > now:
        raise InTheFuture("at", at=at)
    if at < vote.opened_at:
        raise CameBeforeOpening(field="at", received=at, opened=vote.opened_at)
    if at > vote.deadline:
        raise CameAfterDeadline(field="at", received=at, deadline=vote.deadline)
    if not 1 <= told <= waiting:
        raise RemindersDoNotFit(field="told", told=told, waiting=waiting)


def check_may_close(vote: Correspondence, now: datetime, waiting: int) -> None:
    """Raise DeadlineNotReached while the deadline has not passed and somebody has not answered."""
    if waiting and now <= vote.deadline:
        raise DeadlineNotReached(deadline=vote.deadline, waiting=waiting)


def who_answered(electorate: Electorate, answered: Collection[UUID]) -> Electorate:
    """Return the electorate as it counts: whoever did not answer is absent."""
    return Electorate(tuple(e if e.seat in answered else replace(e, person=None) for e in electorate.electors))


def quorum_of_answers(rule: QuorumRule, counted: Electorate) -> QuorumStatement:
    """Return the quorum of a vote by correspondence: seats that answered against the statute; seats that stay out are in no figure."""
    seats = (
        SeatPresence(e.seat, e.bloc, True, e.filled, e.person) for e in counted.electors if not e.recused
    )
    return quorum_statement(rule, seats)


def lapses(quorum: QuorumStatement, without_quorum: bool) -> bool:
    """Tell whether a vote lapses: too few answers, unless the statute lets votes be taken without quorum and somebody answered."""
    return not quorum.reached and not (without_quorum and quorum.present > 0)
