"""Questions about facts: who was at meetings and what they had said of themselves, who spoke, who proposed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select

from governance_app.attendance import reads as attendance
from governance_app.attendance.records import AttendanceEventRow, AttendeeDescriptionRow, VisitorCountRow, VisitorSheetRow
from governance_app.attendance.rules import Movement, VisitorAffiliation, VisitorSex
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.participation.reads.votes import votes_of
from governance_app.participation.records import SpeakingTurnRow
from governance_app.participation.rules import (
    NOTHING,
    OTHER_ANSWER,
    Gathering,
    Proposal,
    Said,
    SpeakerAffiliation,
    Turn,
    attending,
    said_from,
    votes_cast,
)
from governance_app.people.rules import INDIGENOUS, Sex
from governance_app.voting.records import MotionRow, ResultRow
from governance_app.voting.rules import MotionState, Outcome

HELD = (MeetingState.OPEN, MeetingState.ADJOURNED, MeetingState.CLOSED)
_SEX = {VisitorSex.WOMEN: Sex.WOMAN.value, VisitorSex.MEN: Sex.MAN.value}
_ETHNIC = {VisitorAffiliation.INDIGENOUS: INDIGENOUS, VisitorAffiliation.OTHER: OTHER_ANSWER}


def turns(meeting: UUID) -> tuple[Turn, ...]:
    """Return the turns to speak of a meeting in the order of the taps, without those taken back."""
    return tuple(_turns([meeting])[meeting])


def gatherings(held: Iterable[Meeting]) -> tuple[Gathering, ...]:
    """Return the facts of meetings, a fixed number of questions for all of them together."""
    held = list(held)
    ids = [m.id for m in held]
    arrived, spoken = _arrivals(ids), _turns(ids)
    described = _descriptions(ids, arrived)
    counted, put, voted = _visitors(ids), _proposals(ids), votes_of(ids)
    return tuple(
        Gathering(
            m.id, local_day(m.opened_at or m.starts_at), m.code or "", attending(arrived[m.id], described[m.id]), described[m.id],
            tuple(counted[m.id]), tuple(spoken[m.id]), tuple(put[m.id]), votes_cast(voted.get(m.id, ())))
        for m in held
    )


def _descriptions(ids: list[UUID], arrived: Mapping[UUID, list[tuple[UUID, bool]]]) -> Mapping[UUID, dict[UUID, Said]]:
    found: dict[UUID, dict[UUID, Said]] = defaultdict(dict)
    whose = attendance.descriptions_of((meeting, person) for meeting, people in arrived.items() for person, _struck_out in people)
    for r in db.session.scalars(select(AttendeeDescriptionRow).where(AttendeeDescriptionRow.meeting_id.in_(ids))):
        if r.id in whose:
            found[r.meeting_id][whose[r.id]] = said_from(r.sex, r.age_band, r.ethnic_self_id, r.nationality)
    return found


def _arrivals(ids: list[UUID]) -> Mapping[UUID, list[tuple[UUID, bool]]]:
    row = AttendanceEventRow
    question = select(row.meeting_id, row.person_id, row.voided_at).where(row.meeting_id.in_(ids), row.movement == Movement.ARRIVES)
    found: dict[UUID, list[tuple[UUID, bool]]] = defaultdict(list)
    for meeting, person, struck_out in db.session.execute(question):
        found[meeting].append((person, struck_out is not None))
    return found


def _turns(ids: list[UUID]) -> Mapping[UUID, list[Turn]]:
    row = SpeakingTurnRow
    question = select(row).where(row.meeting_id.in_(ids), row.removed_at.is_(None)).order_by(row.at, row.id)
    found: dict[UUID, list[Turn]] = defaultdict(list)
    for r in db.session.scalars(question):
        affiliation = r.affiliation or SpeakerAffiliation.NOT_SAID
        found[r.meeting_id].append(Turn(r.id, r.item_id, r.person_id, r.speaker_group, affiliation, r.seconds))
    return found


def _visitors(ids: list[UUID]) -> Mapping[UUID, list[tuple[Said, int]]]:
    found: dict[UUID, list[tuple[Said, int]]] = defaultdict(list)
    for r in db.session.scalars(select(VisitorCountRow).where(VisitorCountRow.meeting_id.in_(ids)).order_by(VisitorCountRow.id)):
        band = r.age_band.value if r.age_band else None
        found[r.meeting_id].append((said_from(_SEX.get(r.sex), band, _ETHNIC.get(r.affiliation), None), r.number))
    for sheet in db.session.scalars(select(VisitorSheetRow).where(VisitorSheetRow.meeting_id.in_(ids), VisitorSheetRow.illegible > 0)):
        found[sheet.meeting_id].append((NOTHING, sheet.illegible))
    return found


def _proposals(ids: list[UUID]) -> Mapping[UUID, list[Proposal]]:
    question = (
        select(MotionRow.meeting_id, MotionRow.proposer_id, ResultRow.outcome, MotionRow.state)
        .join(ResultRow, ResultRow.motion_id == MotionRow.id, isouter=True)
        .where(MotionRow.meeting_id.in_(ids)).order_by(MotionRow.position)
    )
    found: dict[UUID, list[Proposal]] = defaultdict(list)
    for meeting, proposer, outcome, state in db.session.execute(question):
        found[meeting].append(Proposal(proposer, outcome is Outcome.CARRIED and state is not MotionState.ANNULLED))
    return found
