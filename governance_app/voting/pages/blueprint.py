"""The blueprint of voting, and what its pages share."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Blueprint

from governance_app.access.guards import current_actor
from governance_app.access.rules import Permission, may
from governance_app.committees import reads as committees
from governance_app.committees.rules import SeatOnDay
from governance_app.foundation import clock
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.people import reads as people
from governance_app.voting import reads
from governance_app.voting.rules import Electorate, Motion
from governance_app.voting.wording.urn import told_by_outcome

pages = Blueprint("voting", __name__)


@dataclass(frozen=True)
class Voter:
    """A seat of the electorate, with the words a page needs."""

    seat: UUID
    label: str
    organisation: str
    person: str
    votes: bool
    recused: bool


@dataclass(frozen=True)
class Hall:
    """A motion with its meeting and its electorate in words."""

    motion: Motion
    meeting: Meeting
    electorate: Electorate
    voters: tuple[Voter, ...]
    may_record: bool
    may_declare: bool

    @property
    def entitled(self) -> list[Voter]:
        """Return the seats that may answer."""
        return [v for v in self.voters if v.votes]


def hall_of(permission: Permission, motion: UUID) -> Hall:
    """Return a motion on which whoever asks holds `permission`, with all that its page shows."""
    put, held = reads.motion_for(current_actor(), permission, motion)
    electorate, scope = reads.electorate(motion), committees.scope_of(held.body)
    seats = {s.seat: s for s in reads.seats_of_the_day(held.id)}
    names = people.names({e.person for e in electorate.electors if e.person})
    order = list(seats)
    voters = tuple(
        _voter(seats[e.seat], names.get(e.person, "") if e.person else "", e.votes, e.recused)
        for e in sorted(electorate.electors, key=lambda e: order.index(e.seat))
    )
    actor = current_actor()
    return Hall(
        put, held, electorate, voters, may(actor, Permission.RECORD_VOTE, scope), may(actor, Permission.DECLARE_RESULT, scope))


def told_whatever_is_published(hall: Hall, coming: Electorate) -> list[str]:
    """Return what the outcome alone of a secret vote would tell, among those who may vote and by the statute of the day."""
    statute = reads.rules_of_the_day(hall.meeting)
    return told_by_outcome(statute.majority_for(hall.motion.matter), statute.tie, coming)


def sits_today(held: Meeting) -> bool:
    """Tell whether a meeting is in session and of this day: what is written down happens now, and is not copied from paper."""
    return held.state is MeetingState.OPEN and held.is_about(clock.now())


def likely_moment(held: Meeting) -> datetime:
    """Return the hour a form proposes."""
    return held.likely_moment(clock.now())


def _voter(seat: SeatOnDay, person: str, votes: bool, recused: bool) -> Voter:
    return Voter(seat.seat, seat.label, seat.organisation_name, person, votes, recused)
