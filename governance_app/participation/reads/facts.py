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
from governance_app.meetings.rules import Meeting, MeetingLine
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

_SEX = {VisitorSex.WOMEN: Sex.WOMAN.value, VisitorSex.MEN: Sex.MAN.value}
Arrival = tuple[UUID, bool, UUID | None]
"""Who arrived, whether the arrival was struck out, and for which seat."""
ANSWERS = select(
    AttendeeDescriptionRow.id, AttendeeDescriptionRow.meeting_id, AttendeeDescriptionRow.sex, AttendeeDescriptionRow.age_band,
    AttendeeDescriptionRow.ethnic_self_id, AttendeeDescriptionRow.nationality)
"""What was copied of somebody: its id, the meeting, then the answers as `said_from` takes them."""
_DESCRIBED = select(
    AttendeeDescriptionRow.id, AttendeeDescriptionRow.meeting_id, AttendeeDescriptionRow.community_id, AttendeeDescriptionRow.sex,
    AttendeeDescriptionRow.age_band, AttendeeDescriptionRow.ethnic_self_id, AttendeeDescriptionRow.nationality)
_ETHNIC = {VisitorAffiliation.INDIGENOUS: INDIGENOUS, VisitorAffiliation.OTHER: OTHER_ANSWER}


def turns(meeting: UUID) -> tuple[Turn, ...]:
    """Return the turns to speak of a meeting in the order of the taps, without those taken back."""
    return tuple(_turns([meeting])[meeting])


def gatherings(held: Iterable[Meeting | MeetingLine]) -> tuple[Gathering, ...]:
    """Return the facts of meetings, a fixed number of questions for all of them together."""
    held = list(held)
    ids = [m.id for m in held]
    arrived, spoken = _arrivals(ids), _turns(ids)
    described, communities = _descriptions(ids, arrived)
    counted, put, voted = _visitors(ids), _proposals(ids), votes_of(ids)
    return tuple(
        Gathering(
            m.id, local_day(m.opened_at or m.starts_at), m.code or "", attending(_came(arrived[m.id]), described[m.id]), described[m.id],
            tuple(counted[m.id]), tuple(spoken[m.id]), tuple(put[m.id]), m.body, _sat(arrived[m.id]), communities[m.id],
            votes_cast(voted.get(m.id, ())))
        for m in held
    )


def _came(arrivals: list[Arrival]) -> list[tuple[UUID, bool]]:
    return [(person, struck_out) for person, struck_out, _seat in arrivals]


def _sat(arrivals: list[Arrival]) -> dict[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for person, struck_out, seat in arrivals:
        if seat is not None and not struck_out:
            found[person].add(seat)
    return {person: frozenset(seats) for person, seats in found.items()}


def _descriptions(
    ids: list[UUID], arrived: Mapping[UUID, list[Arrival]],
) -> tuple[Mapping[UUID, dict[UUID, Said]], Mapping[UUID, dict[UUID, UUID]]]:
    """Return what was copied of each person at each meeting: what they had said, and their community."""
    found: dict[UUID, dict[UUID, Said]] = defaultdict(dict)
    communities: dict[UUID, dict[UUID, UUID]] = defaultdict(dict)
    whose = attendance.descriptions_of((meeting, person) for meeting, people in arrived.items() for person, _out, _seat in people)
    for id, meeting, community, *answers in db.session.execute(_DESCRIBED.where(AttendeeDescriptionRow.meeting_id.in_(ids))):
        if id in whose:
            found[meeting][whose[id]] = said_from(*answers)
            if community is not None:
                communities[meeting][whose[id]] = community
    return found, communities


def _arrivals(ids: list[UUID]) -> Mapping[UUID, list[Arrival]]:
    row = AttendanceEventRow
    chosen = select(row.meeting_id, row.person_id, row.voided_at, row.seat_id)
    found: dict[UUID, list[Arrival]] = defaultdict(list)
    for meeting, person, struck_out, seat in db.session.execute(chosen.where(row.meeting_id.in_(ids), row.movement == Movement.ARRIVES)):
        found[meeting].append((person, struck_out is not None, seat))
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
