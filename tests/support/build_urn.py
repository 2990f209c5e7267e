"""Builders: a meeting whose seats belong to organisations, and votes by paper urn, made through the real actions."""

from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM, Secret
from governance_app.committees.rules import Statute
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings.rules import MeetingKind
from governance_app.voting import actions
from governance_app.voting.rules import Form, Publication, UrnCount
from tests.support.build_attendance import AFTER, LONG_BEFORE, STARTS, does, everyone_arrives, opens, seats_of
from tests.support.build_committees import a_seat, an_empty_body, an_organisation
from tests.support.build_voting import VOTE_AT, a_motion
from tests.support.remembered import remembered

PINS = {"first_pin": Secret("4711"), "second_pin": Secret("0815")}


@remembered
def a_hall(seats: int = 7, statute: Statute | None = None) -> UUID:
    """Return an open meeting of `seats` seats, each of an organisation of its own; seat 0 presides."""
    body = an_empty_body(statute=statute)
    for n in range(seats):
        a_seat(body, f"Puesto {n + 1}", holder=f"Principal {n + 1}", organisation=an_organisation(f"Organización {n + 1}"))
    return a_hall_of(body)


def a_hall_of(body: UUID) -> UUID:
    """Return an open meeting of a body to which everybody came."""
    meeting = does(meetings.plan_meeting, LONG_BEFORE, body=body, kind=MeetingKind.ORDINARY, starts_at=STARTS, place="Casa comunal")
    for n in range(2):
        does(meetings.add_item, LONG_BEFORE, meeting=meeting, title=f"Asunto {n + 1}")
    does(meetings.convene, LONG_BEFORE, meeting=meeting)
    everyone_arrives(meeting)
    opens(meeting)
    return meeting


def an_open_urn(meeting: UUID, publication: Publication = Publication.OUTCOME, *, watch: tuple[int, int] = (2, 3), **given: Any) -> UUID:
    """Put a motion for the paper urn, open it with the sitters of two seats (from 0) as scrutineers, and return it."""
    motion = a_motion(meeting, Form.PAPER, **given)
    first, second = (seats_of(meeting)[n].seat for n in watch)
    does(actions.open_urn, motion=motion, publication=publication, first=first, second=second, opened_at=VOTE_AT, **PINS)
    return motion


def counted(votes_for: int, against: int, blank: int = 0, null: int = 0, *, spoiled: int = 1, unused: int = 2) -> UrnCount:
    """Return a count that balances."""
    box = votes_for + against + blank + null
    return UrnCount(box + spoiled + unused, box, spoiled, unused, votes_for, against, blank, null)


def closes(motion: UUID, count: UrnCount, **pins: Secret) -> None:
    """Close an urn with its count."""
    actions.close_urn(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion, count=count, **(PINS | pins))
