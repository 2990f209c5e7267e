"""Use cases of speaking: a turn, its length when somebody wishes to say it, and taking one back."""

from datetime import datetime, timedelta
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.attendance.rules import NoSuchPoint
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import HELD, Meeting, MeetingState
from governance_app.participation.records import SpeakingTurnRow
from governance_app.participation.rules import (
    AlreadyTimed,
    NobodySpeaksNow,
    NoSuchTurn,
    SpeakerAffiliation,
    SpeakerGroup,
    SpeakerNeeded,
    SpeakerNotPresent,
    TurnAlreadyRemoved,
    check_length,
)
from governance_app.record.actions import use_case


def _open_meeting(actor: Actor, meeting: UUID) -> Meeting:
    held = attendance.meeting_for(actor, Permission.TALLY_PARTICIPATION, meeting)
    if held.state is not MeetingState.OPEN:
        raise NobodySpeaksNow(state=held.state)
    return held


@use_case("participation.record_turn")
def record_turn(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, item: UUID | None = None, person: UUID | None = None,
    group: SpeakerGroup | None = None, affiliation: SpeakerAffiliation = SpeakerAffiliation.NOT_SAID,
) -> UUID:
    """Tally a turn to speak on a point (None: on none), of somebody in the room or of somebody of a group.

    Raises NobodySpeaksNow, SpeakerNeeded, SpeakerNotPresent, NoSuchPoint.
    """
    _open_meeting(actor, meeting)
    if (person is None) == (group is None):
        raise SpeakerNeeded(field="speaker")
    if item is not None and item not in {point.id for point in meetings.agenda(meeting)}:
        raise NoSuchPoint(field="item")
    if person is not None and not attendance.standing_at(meeting, now).is_present(person):
        raise SpeakerNotPresent(field="speaker")
    db.session.add(SpeakingTurnRow(
        id=id, meeting_id=meeting, item_id=item, person_id=person, speaker_group=group, affiliation=affiliation if group else None, at=now))
    db.session.flush()
    return id


@use_case("participation.remove_turn")
def remove_turn(*, actor: Actor, id: UUID, now: datetime, turn: UUID) -> UUID:
    """Take a turn back: it counts no more. Raises NoSuchTurn, TurnAlreadyRemoved, NobodySpeaksNow."""
    row = _turn(turn)
    _open_meeting(actor, row.meeting_id)
    if row.removed_at is not None:
        raise TurnAlreadyRemoved()
    row.removed_at = now
    db.session.flush()
    return turn


@use_case("participation.end_turn")
def end_turn(*, actor: Actor, id: UUID, now: datetime, turn: UUID) -> UUID:
    """Let a turn end now: its length runs from its tap. Raises NoSuchTurn, NobodySpeaksNow, AlreadyTimed, LengthImpossible."""
    row = _turn(turn)
    _open_meeting(actor, row.meeting_id)
    if row.removed_at is not None:
        raise NoSuchTurn()
    if row.seconds is not None:
        raise AlreadyTimed()
    row.seconds = check_length(max(1, int((now - row.at) // timedelta(seconds=1))))
    db.session.flush()
    return turn


@use_case("participation.time_turn")
def time_turn(*, actor: Actor, id: UUID, now: datetime, turn: UUID, seconds: int | None) -> UUID:
    """Say how long a turn took, in whole seconds (None: it is not known after all); also after the meeting.

    Raises NoSuchTurn, NobodySpeaksNow (the meeting never opened), LengthImpossible.
    """
    row = _turn(turn)
    held = attendance.meeting_for(actor, Permission.TALLY_PARTICIPATION, row.meeting_id)
    if row.removed_at is not None:
        raise NoSuchTurn()
    if held.state not in HELD:
        raise NobodySpeaksNow(state=held.state)
    row.seconds = None if seconds is None else check_length(seconds)
    db.session.flush()
    return turn


def _turn(turn: UUID) -> SpeakingTurnRow:
    row = db.session.get(SpeakingTurnRow, turn, with_for_update=True)
    if row is None:
        raise NoSuchTurn()
    return row
