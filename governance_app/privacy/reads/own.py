"""Everything that is kept of one person, gathered from every room for that person alone."""

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.access.records import AccountRow, RoleGrantRow
from governance_app.attendance import reads as attendance
from governance_app.attendance.records import AttendanceEventRow, AttendeeDescriptionRow
from governance_app.attendance.rules import Movement
from governance_app.commitments.records import CommitmentRow
from governance_app.committees import reads as committees
from governance_app.committees.records import HolderRow, OfficeRow, SeatRow
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings.reads.meetings import MEETINGS, many
from governance_app.meetings.records import MeetingRow
from governance_app.organisations import reads as organisations
from governance_app.participation import reads as participation
from governance_app.participation.published import KINDS
from governance_app.participation.records import SpeakingTurnRow
from governance_app.people import reads as people
from governance_app.people.reads.own import said_answers
from governance_app.privacy import reads
from governance_app.privacy.reads.asking import requests_of
from governance_app.privacy.reads.responding import responsible
from governance_app.privacy.records import LOOKING
from governance_app.privacy.rules import (
    Look,
    OwnAccount,
    OwnAnswer,
    OwnConsent,
    OwnData,
    OwnFigure,
    OwnLine,
    OwnMeeting,
    OwnPost,
    OwnPromise,
    OwnRecord,
)
from governance_app.record.records import ReceiptRow
from governance_app.voting.records.elections import CandidacyRow, ElectionRow

COPIED = ("sex", "gender_identity", "age_band", "ethnic_self_id", "nationality", "disability", "bloc")
"""What is copied of a person's answers to a meeting when they arrive."""


def own_data(person: UUID, *, on: date) -> OwnData:
    """Return what is kept of a person, their words opened. Only for a page of that very person, or of who answers their request."""
    ids = people.same_person(person)
    return OwnData(
        _record(person, on), _answers(person), _consents(person), (*_seats(ids), *_offices(ids), *_candidacies(ids)), _meetings(ids),
        _figures(ids), _promises(ids), _accounts(ids, on), requests_of(person), _looks(ids), reads.held_of(person), responsible(),
    )


def _record(person: UUID, on: date) -> OwnRecord:
    one = people.person(person)
    names = {body: committees.body(body).name for body in people.bodies_of(person)}
    return OwnRecord(
        one.id, one.name, organisations.organisation(one.community, on=on).name if one.community else "", tuple(sorted(names.values())),
        one.created_at, one.minor_band.value if one.minor_band else "", one.representative, one.identity.value if one.identity else "",
        people.identity_number(person) or "", people.contact(person) or "", one.external_id or "",
    )


def _answers(person: UUID) -> tuple[OwnAnswer, ...]:
    return tuple(
        OwnAnswer(a.field.value, a.code, a.other_text, a.said_on, a.disputed, a.disputed_because, a.replaced_at)
        for a in said_answers(person))


def _consents(person: UUID) -> tuple[OwnConsent, ...]:
    return tuple(
        OwnConsent(c.purpose.value, c.given_on, c.given_by.value, c.representative, c.how, c.withdrawn_on) for c in people.consents(person))


def _seats(ids: tuple[UUID, ...]) -> list[OwnPost]:
    held = select(HolderRow, SeatRow).join(SeatRow, SeatRow.id == HolderRow.seat_id).where(HolderRow.person_id.in_(ids))
    rows = db.session.execute(held.order_by(HolderRow.valid_from.desc(), HolderRow.id)).all()
    return [OwnPost("seat", committees.body(s.body_id).name, s.label, h.valid_from, h.valid_to) for h, s in rows]


def _offices(ids: tuple[UUID, ...]) -> list[OwnPost]:
    rows = db.session.scalars(select(OfficeRow).where(OfficeRow.person_id.in_(ids)).order_by(OfficeRow.valid_from.desc(), OfficeRow.id))
    return [OwnPost("office", committees.body(o.body_id).name, o.office.value, o.valid_from, o.valid_to) for o in rows]


def _candidacies(ids: tuple[UUID, ...]) -> list[OwnPost]:
    stood = (
        select(ElectionRow.title, MeetingRow.body_id, MeetingRow.starts_at).join(CandidacyRow, CandidacyRow.election_id == ElectionRow.id)
        .join(MeetingRow, MeetingRow.id == ElectionRow.meeting_id).where(CandidacyRow.person_id.in_(ids))
    )
    rows = db.session.execute(stood.order_by(MeetingRow.starts_at.desc())).all()
    return [OwnPost("candidacy", committees.body(body).name, title, local_day(at), None) for title, body, at in rows]


def _meetings(ids: tuple[UUID, ...]) -> tuple[OwnMeeting, ...]:
    """Return the meetings where somebody was written down as arrived, the latest first; struck entries do not count."""
    came = select(AttendanceEventRow).where(
        AttendanceEventRow.person_id.in_(ids), AttendanceEventRow.voided_at.is_(None), AttendanceEventRow.movement == Movement.ARRIVES)
    arrived = {row.meeting_id: row for row in reversed(list(db.session.scalars(came.order_by(AttendanceEventRow.at))))}
    spoke = select(SpeakingTurnRow.meeting_id).where(SpeakingTurnRow.person_id.in_(ids), SpeakingTurnRow.removed_at.is_(None))
    turns, said = Counter(db.session.scalars(spoke)), _said_then(ids, arrived)
    held = many(MEETINGS.where(MeetingRow.id.in_(arrived)).order_by(MeetingRow.starts_at.desc()))
    return tuple(
        OwnMeeting(m.id, m.body_name, m.code, m.title, local_day(m.starts_at), _value(arrived[m.id].capacity), turns[m.id],
                   said.get(m.id, {}))
        for m in held)


def _said_then(ids: tuple[UUID, ...], arrived: dict[UUID, Any]) -> dict[UUID, dict[str, str]]:
    mine = attendance.descriptions_of((meeting, id) for meeting in arrived for id in ids)
    rows = db.session.scalars(select(AttendeeDescriptionRow).where(AttendeeDescriptionRow.id.in_(list(mine))))
    return {row.meeting_id: {name: value for name in COPIED if (value := getattr(row, name))} for row in rows}


def _figures(ids: tuple[UUID, ...]) -> tuple[OwnFigure, ...]:
    return tuple(
        OwnFigure(KINDS[one.pool.kind], one.pool.code, one.pool.name, one.period.first, one.period.last, one.at, one.counted.value,
                  tuple(OwnLine(by.value, line) for by, line in one.lines.items()), dict(one.said))
        for one in participation.published_about(ids))


def _promises(ids: tuple[UUID, ...]) -> tuple[OwnPromise, ...]:
    rows = db.session.scalars(select(CommitmentRow).where(CommitmentRow.person_id.in_(ids)).order_by(CommitmentRow.made_on.desc()))
    return tuple(OwnPromise(c.code, c.text, c.made_on, c.due_on, c.state.value) for c in rows)


def _accounts(ids: tuple[UUID, ...], on: date) -> tuple[OwnAccount, ...]:
    rows = db.session.scalars(select(AccountRow).where(AccountRow.person_id.in_(ids)).order_by(AccountRow.login_key))
    return tuple(OwnAccount(row.login, row.name, row.created_at, _roles(row.id, on)) for row in rows)


def _roles(account: UUID, on: date) -> tuple[str, ...]:
    held = select(RoleGrantRow.role).where(
        RoleGrantRow.account_id == account, RoleGrantRow.valid_from <= on,
        sa.or_(RoleGrantRow.valid_to.is_(None), RoleGrantRow.valid_to > on))
    return tuple(sorted({role.value for role in db.session.scalars(held)}))


def _looks(ids: tuple[UUID, ...]) -> tuple[Look, ...]:
    """Return who opened what is sealed of a person, the latest first: the receipts say so, the record never does."""
    seen = (
        select(ReceiptRow.recorded_at, AccountRow.name).outerjoin(AccountRow, AccountRow.id == ReceiptRow.actor)
        .where(ReceiptRow.act == sa.literal(LOOKING, literal_execute=True), ReceiptRow.subject.in_(ids))
    )
    latest = seen.order_by(ReceiptRow.recorded_at.desc(), ReceiptRow.id)
    return tuple(Look(at, name or "") for at, name in db.session.execute(latest))


def _value(kind: Any) -> str:
    return kind.value if kind else ""
