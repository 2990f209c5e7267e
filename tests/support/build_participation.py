"""Builders: people who have said who they are, turns to speak, and a meeting with a known composition."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.attendance import actions as attendance
from governance_app.attendance.rules import Capacity
from governance_app.meetings import actions as meetings
from governance_app.meetings.rules import MeetingKind
from governance_app.participation import actions
from governance_app.participation.rules import SpeakerAffiliation, SpeakerGroup
from governance_app.people.rules import AgeBand, EthnicSelfId, Field, Sex
from tests.support.build_attendance import STARTS, a_convened_meeting, does, everyone_arrives, opens, principal, seats_of
from tests.support.build_people import says_of_themselves
from tests.support.remembered import remembered

SAID_ON = datetime(2026, 1, 10, 15, 0, tzinfo=UTC)
KICHWA_WOMAN = {Field.SEX: Sex.WOMAN, Field.AGE_BAND: AgeBand.ADULT, Field.ETHNIC_SELF_ID: EthnicSelfId.INDIGENOUS,
                Field.NATIONALITY: "kichwa"}
YOUNG_MESTIZO = {Field.SEX: Sex.MAN, Field.AGE_BAND: AgeBand.YOUTH, Field.ETHNIC_SELF_ID: EthnicSelfId.MESTIZO}


@remembered
def a_described_meeting(*sayings: dict[Field, Any] | None, open_it: bool = True) -> UUID:
    """Return a meeting whose principals said these things of themselves (None: nothing) before they came; all came."""
    meeting = a_convened_meeting(len(sayings))
    for number, says in enumerate(sayings):
        if says is not None:
            says_of_themselves(principal(meeting, number), says, now=SAID_ON)
    everyone_arrives(meeting)
    if open_it:
        opens(meeting)
    return meeting


def speaks(meeting: UUID, n: int, **given: Any) -> UUID:
    """Let the principal of seat `n` take a turn to speak; return the turn."""
    return does(actions.record_turn, meeting=meeting, person=principal(meeting, n), **given)


def a_group_speaks(
    meeting: UUID, group: SpeakerGroup, affiliation: SpeakerAffiliation = SpeakerAffiliation.NOT_SAID, **given: Any,
) -> UUID:
    """Let somebody of a group take a turn to speak; return the turn."""
    return does(actions.record_turn, meeting=meeting, group=group, affiliation=affiliation, **given)


def meets(body: UUID, starts: datetime, *, absent: Collection[int] = (), sent: Collection[int] = (), guests: Collection[UUID] = ()) -> UUID:
    """Hold a further meeting of a body: every principal comes but those of the seats `absent`; for those `sent` comes the alternate.

    Seats count from 0; the principals of seats 0 and 1 open it. `guests` come too.
    """
    before = starts - timedelta(days=30)
    meeting = does(meetings.plan_meeting, before, body=body, kind=MeetingKind.ORDINARY, starts_at=starts, place="Casa comunal")
    does(meetings.add_item, before, meeting=meeting, title="Asunto")
    does(meetings.convene, before, meeting=meeting)
    after = starts + timedelta(hours=6)
    for n, place in enumerate(seats_of(meeting)):
        person, capacity = (place.alternates[0], Capacity.ALTERNATE) if n in sent else (place.principal, Capacity.PRINCIPAL)
        if n not in absent and person:
            does(attendance.record_arrival, after, meeting=meeting, person=person.id, capacity=capacity, seat=place.seat, at=starts)
    for guest in guests:
        does(attendance.record_arrival, after, meeting=meeting, person=guest, capacity=Capacity.GUEST, at=starts)
    does(attendance.establish_quorum, after, meeting=meeting, opened_at=starts, chair=principal(meeting, 0),
         secretary=principal(meeting, 1))
    does(meetings.close_meeting, after, meeting=meeting, closed_at=starts + timedelta(hours=3), defer_rest=True)
    return meeting


__all__ = ["KICHWA_WOMAN", "SAID_ON", "STARTS", "YOUNG_MESTIZO", "a_described_meeting", "a_group_speaks", "meets", "speaks"]
