"""Questions about participation: the tally of a meeting, the board of a body, and who looked at it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from governance_app.access import reads as access
from governance_app.attendance import reads as attendance
from governance_app.attendance.records import AttendanceEventRow, AttendeeDescriptionRow, VisitorCountRow, VisitorSheetRow
from governance_app.attendance.rules import Movement, VisitorAffiliation, VisitorSex
from governance_app.committees import reads as committees
from governance_app.committees.rules import StatuteMissing
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.participation.records import ParticipationViewRow, SpeakingTurnRow
from governance_app.participation.rules import (
    NOTHING,
    OTHER_ANSWER,
    WOMEN,
    YOUTH,
    Aim,
    Board,
    Dimension,
    Gathering,
    Holders,
    Period,
    Proposal,
    Said,
    SpeakerAffiliation,
    Turn,
    View,
    attending,
    board_of,
    said_from,
)
from governance_app.people import reads as people
from governance_app.people.rules import INDIGENOUS, Sex
from governance_app.voting.records import MotionRow, ResultRow
from governance_app.voting.rules import MotionState, Outcome

HELD = (MeetingState.OPEN, MeetingState.ADJOURNED, MeetingState.CLOSED)
_SEX = {VisitorSex.WOMEN: Sex.WOMAN.value, VisitorSex.MEN: Sex.MAN.value}
_ETHNIC = {VisitorAffiliation.INDIGENOUS: INDIGENOUS, VisitorAffiliation.OTHER: OTHER_ANSWER}


def turns(meeting: UUID) -> tuple[Turn, ...]:
    """Return the turns to speak of a meeting in the order of the taps, without those taken back."""
    return tuple(_turns([meeting])[meeting])


def board(body: UUID, period: Period, *, on: date) -> Board:
    """Return the board of a body for a period: its meetings, and the seats and posts of its last day (or of `on`, while it runs).

    Only meetings where people come together: nobody could be present at one by correspondence.
    """
    held = [m for m in meetings.meetings_of(body, states=HELD) if m.opened_at and period.holds(local_day(m.opened_at)) and (
        not m.by_correspondence)]
    day = min(period.last, on)
    return board_of(gatherings(held), holders(body, day), aims(body, day))


def board_of_meeting(meeting: Meeting) -> Board:
    """Return the board of one meeting, with the seats and posts of its day."""
    day = local_day(meeting.opened_at or meeting.starts_at)
    return board_of(gatherings([meeting]), holders(meeting.body, day), aims(meeting.body, day))


def holders(body: UUID, day: date) -> Holders:
    """Return what those who hold voting seats and posts on a day say of themselves, under a consent in force that day."""
    seats = [(s.bloc.value, s.principal.id) for s in committees.roster(body, day) if s.voting and s.principal]
    posts = [office.person.id for office in committees.offices_on(body, day)]
    said = {person: _said(person, day) for person in {*posts, *(p for _bloc, p in seats)}}
    return Holders(day, tuple((bloc, said[p]) for bloc, p in seats), tuple(said[p] for p in posts))


def _said(person: UUID, day: date) -> Said:
    told: Any = people.description(person, on=day)
    return said_from(told.sex, told.age_band, told.ethnic_self_id, told.nationality)


def aims(body: UUID, day: date) -> tuple[Aim, ...]:
    """Return what the statute of a day aims at; nothing without a statute."""
    try:
        statute = committees.statute_on(body, day)
    except StatuteMissing:
        return ()
    asked = ((WOMEN, Dimension.SEX, statute.aim_women_percent), (YOUTH, Dimension.AGE_BAND, statute.aim_youth_percent))
    return tuple(Aim(value, dimension, percent) for value, dimension, percent in asked if percent is not None)


def gatherings(held: Iterable[Meeting]) -> tuple[Gathering, ...]:
    """Return the facts of meetings, seven questions for all of them together."""
    held = list(held)
    ids = [m.id for m in held]
    arrived, spoken = _arrivals(ids), _turns(ids)
    described = _descriptions(ids, arrived)
    counted, put = _visitors(ids), _proposals(ids)
    return tuple(
        Gathering(
            m.id, local_day(m.opened_at or m.starts_at), m.code or "", attending(arrived[m.id], described[m.id]), described[m.id],
            tuple(counted[m.id]), tuple(spoken[m.id]), tuple(put[m.id]))
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
        found[r.meeting_id].append(Turn(r.id, r.item_id, r.person_id, r.speaker_group, r.affiliation or SpeakerAffiliation.NOT_SAID))
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


def views(body: UUID, *, limit: int = 30) -> tuple[View, ...]:
    """Return who looked at figures of a body, the latest first."""
    row = ParticipationViewRow
    seen = db.session.scalars(select(row).where(row.body_id == body).order_by(row.at.desc(), row.id.desc()).limit(limit))
    return tuple(View(access.login_of(r.account_id), r.at, r.meeting_id) for r in seen)
