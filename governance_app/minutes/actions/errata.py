"""Errata of an approved acta: proposed by who keeps it, approved by who presides or by the motion of a later meeting."""

import secrets
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, require
from governance_app.attendance.reads import hold_meeting
from governance_app.committees import reads as committees
from governance_app.committees.rules import Statute, need_reason
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.actions.review import held_acta
from governance_app.minutes.records.frozen import ErratumRow
from governance_app.minutes.rules import (
    AlreadyPut,
    Erratum,
    ErratumApproved,
    ErratumState,
    acta_code,
    check_approves,
    check_meeting,
    check_second,
    check_undecided,
    erratum_motion,
    erratum_words,
    found_once,
    salted_digest,
)
from governance_app.record.actions import append, use_case
from governance_app.voting import actions as voting
from governance_app.voting import reads as votes
from governance_app.voting.rules import Form, MotionState


@use_case("minutes.propose_erratum")
def propose_erratum(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, quoted: str | None = None, reads_instead: str | None = None,
    why: str | None = None,
) -> UUID:
    """Propose an erratum of an approved acta; it has the id of the request.

    Raises NotApproved, ErratumEmpty, ErratumTooLong, ErratumSaysTheSame, QuoteNotFound, QuoteRepeated.
    """
    _held, row = held_acta(actor, meeting)
    text = reads.approved(meeting)[1]
    said, says, because = erratum_words(quoted, reads_instead, why)
    db.session.add(ErratumRow(
        id=id, minutes_id=row.id, text_id=text.id, quoted=said, position=found_once(text.text, said), reads=says, why=because,
        salt=secrets.token_bytes(32), proposed_at=now, proposed_by=actor.account,
    ))
    db.session.flush()
    return id


@use_case("minutes.approve_erratum")
def approve_erratum(*, actor: Actor, id: UUID, now: datetime, erratum: UUID) -> UUID:
    """Approve an erratum as who presides: another account than the one that proposed it. Raises MayNot, OwnErratum, ErratumDecided."""
    asked = reads.erratum(erratum)
    held = meetings.meeting(asked.meeting)
    require(actor, Permission.APPROVE_ERRATUM, committees.scope_of(held.body))
    check_second(asked.proposed_by, actor.account)
    _approved(asked, actor, now, held.body, "president", None)
    return erratum


@use_case("minutes.put_erratum_to_vote")
def put_erratum_to_vote(*, actor: Actor, id: UUID, now: datetime, erratum: UUID, item: UUID, form: Form) -> UUID:
    """Put the motion that approves an erratum at a point of a later meeting; return the motion.

    Raises ErratumDecided, AlreadyPut, NotAPointOfMinutes, NotALaterMeeting, and what putting a motion raises.
    """
    asked = reads.erratum(erratum)
    held, _row = held_acta(actor, asked.meeting)
    kept = _undecided(erratum)
    if kept.motion_id and votes.motion(kept.motion_id).state not in (MotionState.WITHDRAWN, MotionState.ANNULLED):
        raise AlreadyPut()
    of = reads.meeting_of_point(item) or held.id
    point = next((i for i in meetings.agenda(of) if i.id == item), None)
    check_meeting(held, meetings.meeting(of), point, Statute())
    text = erratum_motion(acta_code(held), asked.digest)
    put = voting.put_motion(actor=actor, id=new_id(), now=now, meeting=of, item=item, text=text, form=form)
    kept.motion_id = put.subject
    db.session.flush()
    return put.subject


@use_case("minutes.approve_erratum_by_vote")
def approve_erratum_by_vote(*, actor: Actor, id: UUID, now: datetime, erratum: UUID) -> UUID:
    """Approve an erratum by the motion about it that was carried with quorum.

    Raises ErratumDecided, VoteNotPut, VoteNotEnded, NotCarried, NeedsQuorum.
    """
    asked = reads.erratum(erratum)
    held, _row = held_acta(actor, asked.meeting)
    asked = reads.erratum(erratum)
    check_undecided(asked.state)
    motion = votes.motion(asked.motion) if asked.motion else None
    check_approves(motion, votes.result(asked.motion) if asked.motion else None)
    _approved(asked, actor, now, held.body, "motion", asked.motion)
    return erratum


@use_case("minutes.drop_erratum")
def drop_erratum(*, actor: Actor, id: UUID, now: datetime, erratum: UUID, reason: str) -> UUID:
    """Drop a proposed erratum, with a reason. Raises ErratumDecided, ReasonNeeded."""
    asked = reads.erratum(erratum)
    held_acta(actor, asked.meeting)
    kept = _undecided(erratum)
    kept.state, kept.decided_at, kept.decided_by, kept.reason = ErratumState.DROPPED, now, actor.account, need_reason(reason)
    db.session.flush()
    return erratum


def _undecided(erratum: UUID) -> ErratumRow:
    """Return the row of an erratum that waits; the meeting is held already."""
    row = db.session.get_one(ErratumRow, erratum, populate_existing=True)
    check_undecided(row.state)
    return row


def _approved(asked: Erratum, actor: Actor, now: datetime, body: UUID, assent: str, motion: UUID | None) -> None:
    """Give the erratum its number and tell the record; both are made under the lock of the meeting, so that numbers have no gap."""
    hold_meeting(asked.meeting)
    row = _undecided(asked.id)
    last = db.session.scalar(sa.select(sa.func.max(ErratumRow.number)).where(ErratumRow.minutes_id == row.minutes_id)) or 0
    row.number, row.state, row.decided_at, row.decided_by = last + 1, ErratumState.APPROVED, now, actor.account
    if motion is None:
        row.motion_id = None
    db.session.flush()
    append(ErratumApproved(
        meeting=asked.meeting, minutes=row.minutes_id, erratum=last + 1, text_sha256=reads.frozen_text(row.text_id).sha256,
        position=row.position, quoted_digest=salted_digest(row.salt, row.quoted), reads_digest=salted_digest(row.salt, row.reads),
        assent=assent, motion=motion,
    ), now=now, body=body)
