"""A country of committees with their meetings: as many attendances as are asked for, written in bulk with the real keys and links.

Every person has a key of their own, sealed as the application seals it; what they had said stands under the link that only this key
gives. The rest is as the actions would have left it: seats, holders, arrivals, turns to speak, a motion carried by show of hands. Rows
lie in the order of days, all committees of a month together, as in an installation that has lived.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from bench.bulk import Bulk, in_bulk
from governance_app.attendance.rules import Capacity, Movement, PresenceMode, Source
from governance_app.committees.rules import BodyKind, HolderKind, MatterKind
from governance_app.foundation.ids import new_id
from governance_app.foundation.sealing import seal, sealing_key
from governance_app.meetings.rules import MeetingKind, MeetingMode, MeetingState
from governance_app.organisations.rules import Bloc
from governance_app.people.keys import link, new_key
from governance_app.voting.rules import Form, MotionState, Outcome

YEARS, A_YEAR, MEMBERS, LARGEST = 5, 12, 42, 60
PER_BODY = YEARS * A_YEAR * MEMBERS
BEGAN, NOW = date(2021, 7, 1), datetime(2026, 6, 29, 15, 0, tzinfo=UTC)
TURNS, VOTERS, CORRIDORS = 6, 15, 8
SEX, AGE = ("mujer", "hombre", "hombre", "no_responde", None), ("18-29", "30-64", "30-64", "65+", None)
PEOPLE = (("indigena", "kichwa"), ("indigena", "shuar"), ("indigena", "achuar"), ("mestiza", None), (None, None))
TALLY = {"tally": {"votes_for": VOTERS, "against": 0, "abstain": 0, "blank": 0, "null": 0}}


class Member(NamedTuple):
    """Somebody who sits on a committee: their key, their seat, what they say of themselves."""

    id: UUID
    key: bytes
    seat: UUID
    sex: str | None
    age: str | None
    people: tuple[str | None, str | None]


@dataclass
class Crowd:
    """What was written: committees with their members (the first is the largest), and how many attendances."""

    rng: random.Random
    bodies: dict[UUID, list[Member]] = field(default_factory=dict)
    corridors: list[UUID] = field(default_factory=list)
    attendances: int = 0

    @property
    def largest(self) -> UUID:
        """Return the committee of sixty."""
        return next(iter(self.bodies))


def a_crowd(attendances: int, seed: int = 5) -> Crowd:
    """Write committees that held twelve meetings a year for five years, until there are so many attendances."""
    crowd = Crowd(random.Random(seed))
    with in_bulk() as bulk:
        for place in range(CORRIDORS):
            crowd.corridors.append(new_id())
            bulk.put("corridor", id=crowd.corridors[-1], code=f"c{place}", name=f"Corredor {place}")
        for place in range(max(1, round((attendances - LARGEST * YEARS * A_YEAR) / PER_BODY) + 1)):
            _a_body(bulk, crowd, place)
        for month in range(YEARS * A_YEAR):
            opened = datetime(2021 + (6 + month) // 12, (6 + month) % 12 + 1, 14, 14, tzinfo=UTC)
            for number, (body, members) in enumerate(crowd.bodies.items()):
                _a_meeting(bulk, crowd, body, members, opened + timedelta(minutes=number % 600), month)
    return crowd


def _a_body(bulk: Bulk, crowd: Crowd, place: int) -> None:
    body = new_id()
    bulk.put("body", id=body, slug=f"organo-{place}", corridor_id=crowd.corridors[place % CORRIDORS], created_on=BEGAN)
    bulk.put("body_form", id=new_id(), body_id=body, kind=BodyKind.MANAGEMENT_COMMITTEE, name=f"Comité de gestión {place}",
             acronym=f"CG{place}", valid_from=BEGAN)
    crowd.bodies[body] = [_a_member(bulk, crowd, body, n) for n in range(MEMBERS if place else LARGEST)]


def _a_member(bulk: Bulk, crowd: Crowd, body: UUID, place: int) -> Member:
    rng = crowd.rng
    member = Member(new_id(), new_key(), new_id(), rng.choice(SEX), rng.choice(AGE), rng.choice(PEOPLE))
    bulk.put("person", id=member.id, name_sealed=b"x", created_at=NOW)
    bulk.put("person_key", person_id=member.id, sealed=seal(member.key, sealing_key(), b"person.key:" + member.id.bytes), begun_at=NOW)
    bulk.put("seat", id=member.seat, body_id=body, label=f"Puesto {place + 1}", voting=place < VOTERS,
             bloc=list(Bloc)[place % len(Bloc)], position=place, valid_from=BEGAN)
    bulk.put("holder", id=new_id(), seat_id=member.seat, person_id=member.id, kind=HolderKind.PRINCIPAL, valid_from=BEGAN)
    return member


def _a_meeting(bulk: Bulk, crowd: Crowd, body: UUID, members: list[Member], opened: datetime, month: int) -> None:
    meeting, closed = new_id(), opened + timedelta(hours=3)
    bulk.put("meeting", id=meeting, body_id=body, kind=MeetingKind.ORDINARY, mode=MeetingMode.IN_PERSON, number=month % 12 + 1,
             year=opened.year, starts_at=opened, state=MeetingState.CLOSED, opened_at=opened, closed_at=closed, created_at=opened)
    for member in members:
        _an_arrival(bulk, meeting, member, opened)
    crowd.attendances += len(members)
    for member in crowd.rng.sample(members, TURNS):
        bulk.put("speaking_turn", id=new_id(), meeting_id=meeting, person_id=member.id, at=opened)
    _a_motion(bulk, meeting, members, closed)


def _an_arrival(bulk: Bulk, meeting: UUID, member: Member, opened: datetime) -> None:
    bulk.put("attendance_event", id=new_id(), meeting_id=meeting, person_id=member.id, movement=Movement.ARRIVES, at=opened,
             capacity=Capacity.PRINCIPAL, seat_id=member.seat, mode=PresenceMode.IN_PERSON, source=Source.HALL, recorded_at=opened)
    ethnic, nationality = member.people
    bulk.put("attendee_description", id=link(member.key, "attendee_description", meeting), meeting_id=meeting, sex=member.sex,
             age_band=member.age, ethnic_self_id=ethnic, nationality=nationality)


def _a_motion(bulk: Bulk, meeting: UUID, members: list[Member], closed: datetime) -> None:
    item, motion = new_id(), new_id()
    bulk.put("agenda_item", id=item, meeting_id=meeting, position=1, title="Asunto", kind="decision", state="done")
    bulk.put("motion", id=motion, meeting_id=meeting, item_id=item, position=1, text="Moción", matter=MatterKind.ORDINARY,
             form=Form.SHOW_OF_HANDS, proposer_id=members[0].id, state=MotionState.CLOSED, created_at=closed)
    bulk.put("result", motion_id=motion, outcome=Outcome.CARRIED, rule={}, figures=TALLY, quorum={}, at=closed)
    for member in members[:VOTERS]:
        bulk.put("elector", motion_id=motion, seat_id=member.seat, person_id=member.id, bloc="state")
